import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { violations } from '../support/axe.ts'
import { flipText } from '../support/damage.ts'
import { addressOf, callOver, importOver, startServer, stopServer, type Server } from '../support/server.ts'
import { templateCsv } from '../support/template.ts'
import type { Channel, Item } from '../../shared/model.ts'

// The studio of browser mode is ended and started again while a page of it is open. The window has no address to lose.

const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []

describe.skipIf(process.env['DOOR'] === 'electron')('a page whose studio was started again', () => {
  let browser: Browser
  let context: BrowserContext
  let page: Page
  let folder = ''
  let server: Server
  let item: Item

  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath: process.env['CHROMIUM_PATH'] ?? '',
      args: [...asRoot, '--disable-gpu'],
    })
  })
  afterAll(() => browser.close())

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'duotrack-restart-'))
    server = await startServer(folder)
    const channel = await callOver<Channel>(server, 'channels.save', { name: '小路在路上', platform: 'douyin' })
    item = await callOver<Item>(server, 'items.save', { item: { channelId: channel.id, title: '雪天的' } })
    context = await browser.newContext()
    page = await context.newPage()
    await page.goto(addressOf(server))
    await page.getByText('雪天的').first().click()
    await page.locator('[data-place=title]').focus()
    await page.keyboard.press('End')
  })
  afterEach(async () => {
    await context.close()
    await stopServer(server)
    rmSync(folder, { recursive: true, force: true })
  })

  const banners = () => page.locator('main').locator('xpath=preceding-sibling::div[@role="status"]').allInnerTexts()
  const titleInFile = async () => (await callOver<Item>(server, 'items.get', { id: item.id })).title

  /** Types words and ends the studio before they can be written. */
  async function typeAndEnd(): Promise<void> {
    await page.keyboard.insertText('最后一班车')
    await stopServer(server, 'SIGKILL')
    await expect.poll(banners).toEqual([expect.stringContaining('正在重连')])
  }

  async function startAgain(): Promise<void> {
    const { port } = server
    server = await startServer(folder)
    expect(server.port).toBe(port)
    await expect.poll(banners, { timeout: 15_000 }).toEqual([expect.stringContaining('换了新地址')])
  }

  test('says so in one line, keeps what was typed, and goes on by itself once the new address is open', async () => {
    await typeAndEnd()
    await startAgain()
    expect(await page.locator('[data-place=title]').inputValue()).toBe('雪天的最后一班车')
    expect(await page.getByText('钥匙').count()).toBe(0)
    expect(await page.locator('main').getAttribute('inert')).not.toBeNull()
    expect(await titleInFile()).toBe('雪天的')
    const fresh = await context.newPage()
    await fresh.goto(addressOf(server))
    await expect.poll(banners, { timeout: 10_000 }).toEqual([])
    await expect.poll(titleInFile).toBe('雪天的最后一班车')
    // It has the new token for good.
    await page.reload()
    await page.getByText('雪天的最后一班车').first().waitFor()
  })

  test('opened without the end of its address, while all else is well, says that it may be incomplete', async () => {
    const bare = await browser.newPage({ locale: 'zh-CN' })
    await bare.goto(new URL('/', addressOf(server)).href)
    await bare.getByRole('heading', { name: '这一页要用终端里的地址打开' }).waitFor()
    await bare.getByText('这个地址不完整，或者是以前启动时的').waitFor()
    await bare.close()
    await page.keyboard.insertText('最后一班车')
    await expect.poll(titleInFile).toBe('雪天的最后一班车')
  })

  test('goes on where its own tab is given the new address', async () => {
    await typeAndEnd()
    await startAgain()
    await page.evaluate((address) => location.assign(address), addressOf(server))
    await expect.poll(titleInFile).toBe('雪天的最后一班车')
    expect(new URL(page.url()).hash).toMatch(/^#\/item\//)
  })

  test('asks before it is closed with words that are not written', async () => {
    await typeAndEnd()
    await startAgain()
    const asked = new Promise<string>((resolve) =>
      page.once('dialog', (dialog) => {
        resolve(dialog.type())
        void dialog.dismiss()
      }),
    )
    await page.evaluate(() => location.reload())
    expect(await asked).toBe('beforeunload')
    expect(await page.locator('[data-place=title]').inputValue()).toBe('雪天的最后一班车')
  })

  /** The studio ends, a bit of a text changes on its disk, it comes again, and the page with it. */
  async function rot(text: string): Promise<void> {
    await callOver(server, 'workspace.backup', {})
    await stopServer(server)
    flipText(folder, text)
    await startAgain()
    await page.evaluate((address) => location.assign(address), addressOf(server))
  }

  test('shows no item that rotted meanwhile as if it were whole, and has it back from a backup', async () => {
    await rot('雪天的')
    await page.getByRole('heading', { name: '这一项读不出来' }).waitFor({ timeout: 15_000 })
    expect(await violations(page)).toEqual([])
    expect(await page.locator('body').textContent()).not.toContain('雪天的')
    await page.getByRole('button', { name: '取回这一项' }).click()
    await expect.poll(() => page.locator('[data-place=title]').inputValue()).toBe('雪天的')
  })

  test('nor a post', async () => {
    await importOver(server, item.channelId, templateCsv(3))
    const { posts } = await callOver<{ posts: readonly { title: string }[] }>(server, 'posts.search', {})
    const title = posts[0]?.title ?? ''
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: '历史' }).first().click()
    await page.getByRole('row').filter({ hasText: title }).first().getByText(title).click()
    await page.getByRole('heading', { level: 1, name: title }).waitFor()
    await rot(title)
    await page.getByRole('heading', { name: '这条作品读不出来' }).waitFor({ timeout: 15_000 })
    expect(await violations(page)).toEqual([])
    await page.getByRole('button', { name: '取回这一项' }).click()
    await page.getByRole('heading', { level: 1, name: title }).waitFor()
  })

  test('says nothing to another program on its port, and takes no token from it', async () => {
    await typeAndEnd()
    const heard: string[] = []
    const impostor = createServer((request, response) => {
      heard.push(`${request.method} ${request.url} ${request.headers.authorization ?? ''}`)
      response.setHeader('content-type', 'text/html')
      response.end('<!doctype html><title>x</title>')
    })
    await new Promise<void>((resolve) => impostor.listen(server.port, '127.0.0.1', resolve))
    await expect.poll(banners, { timeout: 15_000 }).toEqual([expect.stringContaining('换了新地址')])
    const evil = await context.newPage()
    await evil.goto(`http://127.0.0.1:${server.port}/`)
    const caught = evil.evaluate(
      () =>
        new Promise<readonly unknown[]>((resolve) => {
          const all: unknown[] = []
          const channel = new BroadcastChannel('duotrack-handover')
          channel.addEventListener('message', ({ data }) => all.push(data))
          channel.postMessage({ asks: true })
          channel.postMessage({ wrapped: [btoa('x'.repeat(80)), 'AAAA', ''] })
          setTimeout(() => resolve(all), 1500)
        }),
    )
    expect(await caught).toEqual([])
    expect(await banners()).toEqual([expect.stringContaining('换了新地址')])
    expect(heard.filter((line) => line.includes('Bearer') || line.startsWith('POST'))).toEqual([])
    impostor.closeAllConnections()
    await new Promise((resolve) => impostor.close(resolve))
  })
})
