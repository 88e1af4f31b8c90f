import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { clock, newId } from '../../../electron/clock.ts'
import { makeEngine } from '../../../electron/core/learning.ts'
import { readXlsx } from '../../../electron/core/importing/read-xlsx.ts'
import { openStudio } from '../../../electron/core/studio.ts'
import { findRunning, readRunning, removeRunning, writeRunning, type Running } from '../../../electron/doors/running.ts'
import { serve, serveOrFind, type Served } from '../../../electron/serve.ts'
import { makeBuilt, makeTerminal } from '../../support/terminal.ts'

let folder = ''
const built = makeBuilt()
const file = () => join(folder, 'running.json')
const closing: (() => unknown)[] = []

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'duotrack-running-'))
})
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
  rmSync(folder, { recursive: true })
})

async function open(port: number | null = null): Promise<Served> {
  const served = await serve({ folder, built, port })
  if (!served.ok) throw new Error(JSON.stringify(served.error))
  closing.push(served.value.close)
  return served.value
}

/** The number of a process that has ended. */
const goneProcess = () => spawnSync(process.execPath, ['-e', '']).pid
const entry = (more: Partial<Running> = {}): Running => ({
  pid: process.pid,
  door: 'browser',
  port: 9,
  token: 'x'.repeat(43),
  at: '2026-11-25T02:42:00Z',
  ...more,
})

describe('running.json', () => {
  it('is for its owner alone, names who serves, and goes when the studio closes', async () => {
    const served = await open()
    expect(statSync(file()).mode & 0o777).toBe(0o600)
    expect(readRunning(folder)).toMatchObject({ pid: process.pid, door: 'browser', at: expect.stringMatching(/Z$/) })
    expect(served.address).toBe(`http://127.0.0.1:${readRunning(folder)?.port}/#token=${readRunning(folder)?.token}`)
    await served.close()
    expect(existsSync(file())).toBe(false)
  })

  it('of a process that is gone, or whose port answers otherwise, is taken away', async () => {
    writeRunning(folder, entry({ pid: goneProcess() }))
    expect(await findRunning(folder)).toEqual({ state: 'nobody' })
    expect(existsSync(file())).toBe(false)

    const other = createServer((_, response) => response.end('another program')).listen(0, '127.0.0.1')
    closing.push(() => other.close())
    await new Promise((resolve) => other.once('listening', resolve))
    writeRunning(folder, entry({ port: (other.address() as AddressInfo).port }))
    expect(await findRunning(folder)).toEqual({ state: 'nobody' })
    expect(existsSync(file())).toBe(false)
  })

  it('of a studio that hangs is left, and said to be silent', async () => {
    const hung = createServer(() => {}).listen(0, '127.0.0.1')
    closing.push(() => (hung.closeAllConnections(), hung.close()))
    await new Promise((resolve) => hung.once('listening', resolve))
    writeRunning(folder, entry({ port: (hung.address() as AddressInfo).port }))
    expect(await findRunning(folder, 100)).toMatchObject({ state: 'silent' })
    expect(existsSync(file())).toBe(true)
  })

  it.each([
    ['before its answer', null],
    ['in the middle of its answer', '{"progress":{"phase":"read","done":1,"total":2}}\n{"res'],
    ['between two lines of it', '{"progress":{"phase":"read","done":1,"total":2}}\n'],
  ])('of a studio that dies %s: the command says that it was lost, and what is not known', async (_, part) => {
    const dying = createServer((request, response) => {
      if (request.url === '/running') return response.end(String(process.pid))
      if (part === null) return request.socket.destroy()
      response.writeHead(200, { 'content-type': 'application/x-ndjson' })
      return response.write(part, () => setTimeout(() => request.socket.destroy(), 20))
    }).listen(0, '127.0.0.1')
    closing.push(() => (dying.closeAllConnections(), dying.close()))
    await new Promise((resolve) => dying.once('listening', resolve))
    writeRunning(folder, entry({ port: (dying.address() as AddressInfo).port }))
    const { code, err } = await makeTerminal(folder).run('channel', 'list')
    expect(code).toBe(1)
    expect(err).toMatch(/whether this command took effect is not known/)
  })

  it.each(['', '{', '[]', '{"pid":"1"}', '{"pid":-1,"door":"browser","port":1,"token":"","at":""}', '{"pid":1e300}'])(
    'with %s in it is as good as none',
    async (content) => {
      writeFileSync(file(), content)
      expect(await findRunning(folder)).toEqual({ state: 'nobody' })
    },
  )

  it('of another process is not taken away on closing', () => {
    writeRunning(folder, entry({ pid: process.pid + 1 }))
    removeRunning(folder, process.pid)
    expect(readRunning(folder)?.pid).toBe(process.pid + 1)
  })
})

describe('a second start', () => {
  it('finds the page that is there', async () => {
    const first = await open()
    const second = await serveOrFind({ folder, built, port: null })
    expect(second).toEqual({ ok: true, value: { address: first.address, pid: process.pid, close: null } })
  })

  it('at the same moment: one serves, the other finds it', async () => {
    const both = await Promise.all([
      serveOrFind({ folder, built, port: null }),
      serveOrFind({ folder, built, port: null }),
    ])
    const pages = both.map((one) => {
      if (!one.ok) throw new Error(one.error.message)
      return one.value
    })
    for (const { close } of pages) if (close) closing.push(close)
    expect(new Set(pages.map(({ address }) => address)).size).toBe(1)
    expect(pages.filter(({ close }) => close !== null)).toHaveLength(1)
  })

  it('beside the window is told so, and so is the command line', async () => {
    const window = openStudio({ folder, clock, newId, log: () => {}, compute: makeEngine(), readXlsx })
    if (!window.ok) throw new Error(window.error.message)
    closing.push(() => window.value.close())
    writeRunning(folder, entry({ door: 'electron', port: null, token: null }))
    const second = await serveOrFind({ folder, built, port: null })
    expect(second).toMatchObject({
      ok: false,
      error: { code: 'busy', message: 'start.held-by-electron', params: { pid: process.pid } },
    })
    const told = await makeTerminal(folder).ask('channel', 'list')
    expect(told).toMatchObject({
      code: 1,
      error: { code: 'busy', message: expect.stringContaining(`process ${process.pid}`) },
    })
  })
})

describe('the port', () => {
  it('is the same at the next start, and another when it is taken', async () => {
    const first = await open()
    const { port } = new URL(first.address)
    await first.close()
    const second = await open()
    expect(new URL(second.address).port).toBe(port)
    await second.close()
    const thief = createServer().listen(Number(port), '127.0.0.1')
    closing.push(() => thief.close())
    await new Promise((resolve) => thief.once('listening', resolve))
    const third = await open()
    expect(new URL(third.address).port).not.toBe(port)
    expect(readFileSync(join(folder, 'port'), 'utf8')).toBe(new URL(third.address).port)
  })

  it('that was asked for and is taken is refused in words, and the workspace let go', async () => {
    const thief = createServer().listen(0, '127.0.0.1')
    closing.push(() => thief.close())
    await new Promise((resolve) => thief.once('listening', resolve))
    const { port } = thief.address() as AddressInfo
    const refused = await serve({ folder, built, port })
    expect(refused).toMatchObject({ ok: false, error: { code: 'busy', message: 'start.port-taken', params: { port } } })
    await open()
  })

  it('gets a new token at each start', async () => {
    const first = await open()
    await first.close()
    const second = await open()
    const tokens = [first, second].map(({ address }) => new URL(address).hash)
    expect(new Set(tokens).size).toBe(2)
    for (const token of tokens) expect(token).toMatch(/^#token=[A-Za-z0-9_-]{43}$/)
  })
})

it('the token stands in running.json and nowhere else in the workspace', async () => {
  await open()
  const token = readRunning(folder)?.token ?? ''
  const { ask } = makeTerminal(folder)
  await ask('channel', 'add', '--name', '小双', '--platform', 'douyin')
  await ask('call', 'items.get', '{"id":7}')
  const { stdout } = spawnSync('grep', ['-rlaF', '-e', token, folder], { encoding: 'utf8' })
  expect(stdout.trim()).toBe(file())
})
