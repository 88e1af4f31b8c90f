import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { chromium, type Browser, type Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { makeServer, type TestServer } from '../support/http.ts'

// Another site, open in the same browser on the same machine. It knows the port, and even the names of the calls.
let ours: TestServer
let theirs: Server
let browser: Browser
let page: Page
let sequence = 0

const sequenceNow = async () => (await ours.world.call('workspace.status', {})).sequence

beforeAll(async () => {
  ours = await makeServer()
  await ours.world.call('channels.save', { name: '小双', platform: 'douyin' })
  sequence = await sequenceNow()
  theirs = createServer((_, response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<p>evil</p>'))
  await new Promise<void>((resolve) => theirs.listen(0, '127.0.0.1', resolve))
  const { CHROMIUM_PATH: executablePath = '' } = process.env
  browser = await chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] })
  page = await browser.newPage()
  await page.goto(`http://127.0.0.1:${(theirs.address() as AddressInfo).port}/`)
})
afterAll(async () => {
  await browser.close()
  theirs.close()
  await ours.end()
})

const WRITE = JSON.stringify({ input: { name: 'evil', platform: 'other' } })
const paths = [
  '/',
  '/index.html',
  '/assets/a-1.js',
  '/call/channels.list',
  '/call/channels.save',
  '/events',
  '/upload?name=a',
  '/running',
  '/handover',
  '/workspace',
]

it.each(paths)('fetches nothing it may read from %s, whatever it asks with', async (path) => {
  const answers = await page.evaluate(
    async ({ url, body }) => {
      const asked: RequestInit[] = (['cors', 'no-cors', 'same-origin'] as const).flatMap((mode) => [
        { mode },
        { mode, credentials: 'include' },
        { mode, method: 'POST', body },
        { mode, method: 'POST', body, headers: { 'content-type': 'text/plain' } },
        { mode, method: 'POST', body, headers: { 'content-type': 'application/json' } },
        {
          mode,
          method: 'POST',
          body,
          headers: { authorization: 'Bearer guessed', 'content-type': 'application/json' },
        },
      ])
      const read = async (init: RequestInit) => {
        try {
          return await (await fetch(url, init)).text()
        } catch {
          return ''
        }
      }
      return Promise.all(asked.map(read))
    },
    { url: ours.at(path), body: WRITE },
  )
  expect(answers).toHaveLength(18)
  expect(answers.filter((answer) => answer !== '')).toEqual([])
})

it('loads none of our files as its own script, picture, style or frame', async () => {
  const loaded = await page.evaluate(
    async (urls) => {
      const outcome = (element: HTMLElement) =>
        new Promise<string>((resolve) => {
          element.addEventListener('load', () => resolve('loaded'))
          element.addEventListener('error', () => resolve('refused'))
          document.body.append(element)
        })
      const make = (url: string) => [
        Object.assign(document.createElement('script'), { src: url }),
        Object.assign(document.createElement('img'), { src: url }),
        Object.assign(document.createElement('link'), { rel: 'stylesheet', href: url }),
        Object.assign(document.createElement('object'), { data: url }),
      ]
      return Promise.all(urls.flatMap(make).map(outcome))
    },
    ['/', '/assets/a-1.js'].map((path) => ours.at(path)),
  )
  expect(new Set(loaded)).toEqual(new Set(['refused']))
  await page.evaluate(
    (url) => document.body.append(Object.assign(document.createElement('iframe'), { src: url })),
    ours.at('/'),
  )
  await page.waitForTimeout(300)
  const framed = page.frames().map((frame) => frame.url())
  expect(framed.filter((url) => url.startsWith(ours.at('')))).toEqual([])
})

it('hears no events, opens no socket, and holds no handle on our page', async () => {
  const heard = await page.evaluate(
    async ({ events, socket, start }) => {
      const failed = (target: EventTarget) =>
        new Promise<string>((resolve) => {
          target.addEventListener('open', () => resolve('open'))
          target.addEventListener('error', () => resolve('refused'))
        })
      const opened = open(start)
      await new Promise((resolve) => setTimeout(resolve, 300))
      return {
        source: await failed(new EventSource(events)),
        socket: await failed(new WebSocket(socket)),
        isCutOff: opened?.closed ?? true,
      }
    },
    { events: ours.at('/events'), socket: ours.at('/events').replace('http', 'ws'), start: ours.at('/') },
  )
  expect(heard).toEqual({ source: 'refused', socket: 'refused', isCutOff: true })
})

it('sends no form and no beacon that writes', async () => {
  await page.evaluate(
    ({ url, body }) => {
      navigator.sendBeacon(url, body)
      for (const enctype of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data']) {
        const form = Object.assign(document.createElement('form'), {
          method: 'post',
          action: url,
          enctype,
          target: '_blank',
        })
        form.append(Object.assign(document.createElement('input'), { name: body, value: '' }))
        document.body.append(form)
        form.submit()
      }
    },
    { url: ours.at('/call/channels.save'), body: WRITE },
  )
  await page.waitForTimeout(300)
  expect(await sequenceNow()).toBe(sequence)
  expect((await ours.world.call('channels.list', {})).map(({ name }) => name)).toEqual(['小双'])
})
