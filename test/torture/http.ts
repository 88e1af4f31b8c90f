import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { chromium } from 'playwright-core'
import { askAcross } from '../support/cross-site.ts'
import { makeServer, PAGE, sendRaw, statusOf, TOKEN, type TestServer } from '../support/http.ts'
import { findChromium } from '../support/programs.ts'
import { below, pick, randomFrom, type Random } from '../support/random.ts'
import { complain, type Found, type Told } from '../support/torture.ts'

/** A part of a request: the lines it is made of, and whether one of ours could have sent them. */
interface Part {
  readonly lines: readonly string[]
  readonly isOurs: boolean
}
const ours = (...lines: readonly string[]): Part => ({ lines, isOurs: true })
const strange = (...lines: readonly string[]): Part => ({ lines, isOurs: false })

const namesOf = (port: number) => [`127.0.0.1:${port}`, `localhost:${port}`, `[::1]:${port}`]

/** One of our names with something done to it; never one of our names. */
function bent(name: string, port: number, random: Random): string {
  const at = below(random, name.length)
  const ways: readonly (() => string)[] = [
    () => name.slice(0, at) + name.slice(at + 1),
    () => name.slice(0, at) + pick(random, [...'0127.:[]lcahost@/-_%']) + name.slice(at),
    () => name.toUpperCase(),
    () => `${name}.evil.example`,
    () => name.replace(/:\d+$/, ''),
    () => name.replace(/:\d+$/, `:${pick(random, [80, 443, port + 1, port - 1, 65_536])}`),
    () =>
      name.replace(/^[^:]+/, pick(random, ['evil.example', '127.1', '0.0.0.0', '0x7f.1', 'localhost.', '127.0.0.2'])),
    () => `user@${name}`,
    () => `${name},${name}`,
    () => '',
  ]
  const made = pick(random, ways)()
  return namesOf(port).includes(made.trim()) ? `evil.example:${port}` : made
}

function hostOf(port: number, random: Random): Part & { readonly name: string } {
  const name = pick(random, namesOf(port))
  const roll = random()
  if (roll < 0.4) return { ...ours(`Host: ${name}`), name }
  if (roll < 0.5) return { ...strange(`Host: ${name}`, `Host: ${pick(random, [name, 'evil.example'])}`), name }
  return { ...strange(`Host: ${bent(name, port, random)}`), name }
}

function originOf(name: string, port: number, random: Random): Part {
  const roll = random()
  if (roll < 0.3) return ours()
  if (roll < 0.5) return ours(`Origin: http://${name}`)
  if (roll < 0.6) return strange(`Origin: http://${name}`, 'Origin: http://evil.example')
  const other = [
    'null',
    '',
    `https://${name}`,
    `http://${name}/`,
    `http://${bent(name, port, random)}`,
    ...namesOf(port)
      .filter((known) => known !== name)
      .map((known) => `http://${known}`),
  ]
  return strange(`Origin: ${pick(random, other)}`)
}

function siteOf(random: Random): Part {
  const roll = random()
  if (roll < 0.5) return ours()
  if (roll < 0.7) return ours('Sec-Fetch-Site: same-origin')
  return strange(`Sec-Fetch-Site: ${pick(random, ['cross-site', 'same-site', 'none', 'Same-Origin', 'x'])}`)
}

function tokenOf(random: Random): Part {
  const roll = random()
  if (roll < 0.7) return ours(`Authorization: Bearer ${TOKEN}`)
  if (roll < 0.8) return strange()
  if (roll < 0.9) return strange(`Authorization: Bearer ${TOKEN}`, `Authorization: Bearer ${TOKEN}`)
  const wrong = [`Bearer ${TOKEN.slice(1)}`, `bearer ${TOKEN}`, `Bearer  ${TOKEN}`, `Basic ${TOKEN}`, TOKEN, 'Bearer']
  return strange(`Authorization: ${pick(random, wrong)}`)
}

const QUESTION = JSON.stringify({ input: {} })

/** Requests of parts that are ours or are not: only those of which every part is ours get through. */
async function fuzzHeaders({ port }: TestServer, count: number, random: Random): Promise<Outcome> {
  let [failed, letIn] = [0, 0]
  for (let index = 0; index < count; index += 1) {
    const host = hostOf(port, random)
    const target = random() < 0.1 ? strange(`http://${host.name}`) : ours('')
    const isCall = random() < 0.7
    const parts = [
      host,
      target,
      ...(isCall ? [originOf(host.name, port, random), siteOf(random), tokenOf(random)] : []),
    ]
    const path = `${target.lines[0] ?? ''}${isCall ? '/call/channels.list' : '/'}`
    const typed = ['Content-Type: application/json', `Content-Length: ${QUESTION.length}`]
    const lines = [
      `${isCall ? 'POST' : 'GET'} ${path} HTTP/1.1`,
      ...parts.filter((part) => part !== target).flatMap((part) => part.lines),
      ...(isCall ? typed : []),
      'Connection: close',
    ]
    const status = statusOf(await sendRaw(port, lines, isCall ? QUESTION : ''))
    const isOurs = parts.every((part) => part.isOurs)
    const isRight = isOurs ? status === 200 : [400, 401, 403].includes(status)
    if (status === 200) letIn += 1
    if (isRight) continue
    failed += 1
    complain(`${status} for ${isOurs ? 'one of ours' : 'a stranger'}: ${JSON.stringify(lines)}`)
  }
  return { failed, count, letIn }
}

interface Outcome {
  readonly failed: number
  readonly count: number
  readonly letIn: number
}

const FILES: ReadonlyMap<string, string> = new Map([
  ['/', PAGE],
  ['/index.html', PAGE],
  ['/assets/a-1.js', 'document.title = "双轨"'],
])
const ODD = [
  '..',
  '.',
  '',
  '%2e%2e',
  '%2E',
  '%00',
  '\\',
  '..%2f',
  '%252e',
  ';',
  '@fs',
  '~',
  '__proto__',
  'C:',
  '‮',
  ' ',
]

function bentPath(random: Random): string {
  let path = pick(random, [...FILES.keys(), '/running.json', '/duotrack.db', '/etc/passwd', '/call', '/toString'])
  for (let times = below(random, 4); times > 0; times -= 1) {
    const at = below(random, path.length + 1)
    const ways: readonly (() => string)[] = [
      () => `${path.slice(0, at)}/${pick(random, ODD)}/${path.slice(at)}`,
      () => path.slice(0, at) + pick(random, ODD) + path.slice(at),
      () => path.slice(0, at) + path.slice(at + 1),
      () => path.toUpperCase(),
      () => `${path}?${pick(random, ['', 'raw', 'raw??', 'import', '../../etc/passwd', 'url#x', 'token=x'])}`,
      () => `${path}#${pick(random, ['', 'a', '/../index.html'])}`,
      () => path.replaceAll('/', pick(random, ['//', '\\', '%2f', '/./'])),
      () => [...path].map((sign) => (random() < 0.2 ? `%${sign.charCodeAt(0).toString(16)}` : sign)).join(''),
    ]
    path = pick(random, ways)()
  }
  // A line break would begin another header: that is no path any more.
  return encodeURI(path).replaceAll('%25', '%').replaceAll('%5C', '\\')
}

/** Paths bent in every way: an answer only where the path is exactly one of the map's, and then its very bytes. */
async function fuzzPaths({ port }: TestServer, count: number, random: Random): Promise<Outcome> {
  let [failed, letIn] = [0, 0]
  for (let index = 0; index < count; index += 1) {
    const path = bentPath(random)
    const file = FILES.get(path.split('?')[0] ?? '')
    const answer = await sendRaw(port, [`GET ${path} HTTP/1.1`, `Host: 127.0.0.1:${port}`, 'Connection: close'])
    const status = statusOf(answer)
    const body = answer.slice(answer.indexOf('\r\n\r\n') + 4).replace(/nonce="[^"]*"/, 'nonce="NONCE_PLACEHOLDER"')
    const isRight = file === undefined ? [400, 401, 404].includes(status) : status === 200 && body === file
    if (status === 200) letIn += 1
    if (isRight) continue
    failed += 1
    complain(`${status} for ${JSON.stringify(path)}`)
  }
  return { failed, count, letIn }
}

const ROUTES = [
  ...FILES.keys(),
  '/call/channels.list',
  '/call/channels.save',
  '/call/workspace.clearSample',
  '/upload?name=a',
  '/events',
  '/running',
  '/handover',
  '/workspace',
  '/proof?nonce=0123456789',
]
const WRITE = JSON.stringify({ input: { name: 'evil', platform: 'other' } })

/** Every vector against every route, from a page of another site in a real browser: nothing read, nothing written. */
async function attackAcross(server: TestServer, executablePath: string): Promise<Outcome> {
  const sequenceNow = async () => (await server.world.call('workspace.status', {})).sequence
  const before = await sequenceNow()
  const theirs = createServer((_, response) =>
    response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>evil</title><body>'),
  )
  await new Promise<void>((resolve) => theirs.listen(0, '127.0.0.1', resolve))
  const args = process.getuid?.() === 0 ? ['--no-sandbox', '--disable-gpu'] : ['--disable-gpu']
  const browser = await chromium.launch({ executablePath, args })
  let [failed, count] = [0, 0]
  try {
    for (const route of ROUTES) {
      const page = await (await browser.newContext()).newPage()
      await page.goto(`http://127.0.0.1:${(theirs.address() as AddressInfo).port}/`)
      const got = await page.evaluate(askAcross, { url: server.at(route), body: WRITE })
      await page.context().close()
      count += Object.keys(got).length
      for (const [vector, what] of Object.entries(got)) {
        if (what === 'nothing') continue
        failed += 1
        complain(`${vector} gets something from ${route}`)
      }
      if ((await sequenceNow()) !== before) {
        failed += 1
        complain(`something was written by way of ${route}`)
      }
    }
  } finally {
    await browser.close()
    theirs.close()
  }
  return { failed, count, letIn: 0 }
}

/** A control: the very same vectors get through to a server that minds nothing, or they prove nothing. */
async function attackCareless(executablePath: string): Promise<number> {
  const careless = createServer((_, response) =>
    response
      .writeHead(200, { 'content-type': 'text/javascript', 'access-control-allow-origin': '*' })
      .end('postMessage("run")'),
  )
  const theirs = createServer((_, response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<body>'))
  for (const server of [careless, theirs]) await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const at = (server: typeof careless) => `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  const args = process.getuid?.() === 0 ? ['--no-sandbox', '--disable-gpu'] : ['--disable-gpu']
  const browser = await chromium.launch({ executablePath, args })
  try {
    const page = await browser.newPage()
    await page.goto(at(theirs))
    const got = await page.evaluate(askAcross, { url: at(careless), body: WRITE })
    return Object.values(got).filter((what) => what === 'something').length
  } finally {
    await browser.close()
    for (const server of [careless, theirs]) server.close()
  }
}

/**
 * The loopback server under attack: `count` requests with Host, Origin, Sec-Fetch-Site, target and token fuzzed, twice as
 * many paths, and, from another site in a real Chromium, every way a page has of asking, against every route.
 */
export async function torture({ count, seed }: Told): Promise<Found> {
  const random = randomFrom(seed)
  const server = await makeServer()
  const chromiumPath = findChromium()
  try {
    const headers = await fuzzHeaders(server, count, random)
    const paths = await fuzzPaths(server, count * 2, random)
    if (!chromiumPath) complain('skipped: no Chromium (set CHROMIUM_PATH)')
    const control = chromiumPath ? await attackCareless(chromiumPath) : 0
    const across = chromiumPath ? await attackAcross(server, chromiumPath) : null
    const isProof = !across || control > 10
    if (!isProof) complain(`only ${control} vectors get through to a server that minds nothing`)
    const failed = headers.failed + paths.failed + (across?.failed ?? 0) + (isProof ? 0 : 1)
    return { failed, skipped: across ? 0 : 1, headers, paths, across, control }
  } finally {
    await server.end()
  }
}
