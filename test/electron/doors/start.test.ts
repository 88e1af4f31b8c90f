import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { readRunning } from '../../../electron/doors/running.ts'

const root = join(import.meta.dirname, '../../..')
const launch = join(root, 'electron', 'launch.mjs')
const started: ChildProcess[] = []
let folder = ''

/** No display and no Electron, whatever this machine has. */
const bare = (more: Record<string, string> = {}) => {
  const { DISPLAY: _, WAYLAND_DISPLAY: __, ELECTRON_OVERRIDE_DIST_PATH: ___, ...env } = process.env
  return { ...env, LANG: 'en_US.UTF-8', LC_ALL: '', DUOTRACK_AS_BUILT: '1', ...more }
}

interface Started {
  readonly child: ChildProcess
  readonly out: string
  readonly err: string
}

/** Runs the launcher until it has printed a line or ended. */
function start(args: readonly string[], env: NodeJS.ProcessEnv = bare(), node = process.execPath): Promise<Started> {
  const child = spawn(node, [launch, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  started.push(child)
  let out = ''
  let err = ''
  child.stderr.on('data', (part: Buffer) => (err += part.toString()))
  return new Promise((resolve) => {
    child.stdout.on('data', (part: Buffer) => {
      out += part.toString()
      if (out.endsWith('\n')) resolve({ child, out, err })
    })
    child.on('close', () => resolve({ child, out, err }))
  })
}

const ended = (child: ChildProcess) =>
  child.exitCode === null && child.signalCode === null
    ? new Promise<number | null>((resolve) => child.once('exit', resolve))
    : child.exitCode

beforeAll(() => {
  // Built here if need be, and once: what is measured below is starting.
  const built = spawnSync(process.execPath, [launch, 'cli', '--help'], {
    encoding: 'utf8',
    env: bare({ DUOTRACK_AS_BUILT: '' }),
  })
  if (built.status !== 0) throw new Error(built.stderr)
  folder = mkdtempSync(join(tmpdir(), 'duotrack-start-'))
}, 120_000)
afterEach(async () => {
  for (const child of started.splice(0)) {
    child.kill('SIGKILL')
    await ended(child)
  }
})
afterAll(() => rmSync(folder, { recursive: true }))

describe('npm start', () => {
  it('goes on in the folder that was chosen in the page, from then on; gone, nothing is begun in its place', async () => {
    const [home, away] = ['home', 'away'].map((name) => join(folder, name)) as [string, string]
    for (const one of [home, away]) mkdirSync(one)
    const env = bare({ DUOTRACK_DATA: '', HOME: home, XDG_DATA_HOME: home, XDG_CONFIG_HOME: join(home, 'config') })
    const first = await start(['start', '--no-open'], env)
    const usual = readRunning(join(home, 'duotrack'))
    const call = async (at: { port: number | null; token: string | null } | null, path: string, body: unknown) => {
      const response = await fetch(`http://127.0.0.1:${at?.port}${path}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${at?.token}`, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      })
      return (await response.json()) as { ok: boolean; value?: unknown; error?: { code: string; message: string } }
    }
    const channel = { name: 'kept', platform: 'douyin' }
    expect((await call(usual, '/call/channels.save', { input: channel })).ok).toBe(true)
    const ready = await call(usual, '/call/workspace.takeTo', { input: { folder: away } })
    expect(ready).toEqual({ ok: true, value: { folder: away, is: 'copied' } })
    const moved = await call(usual, '/workspace', { folder: away })
    expect(moved.value).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#token=[\w-]{43}$/)
    const next = readRunning(away)
    expect(moved.value).toContain(String(next?.port))
    expect(await call(next, '/call/channels.list', { input: {} })).toMatchObject({ value: [channel] })
    await expect.poll(() => existsSync(join(home, 'duotrack', 'running.json'))).toBe(false)
    first.child.kill('SIGTERM')
    expect(await ended(first.child)).toBe(0)
    expect(existsSync(join(away, 'running.json'))).toBe(false)

    const second = await start(['start', '--no-open'], env)
    expect(await call(readRunning(away), '/call/channels.list', { input: {} })).toMatchObject({ value: [channel] })
    second.child.kill('SIGTERM')
    await ended(second.child)
    rmSync(away, { recursive: true })
    const third = await start(['start', '--no-open'], env)
    const [, port = '', token = ''] = /:(\d+)\/#token=(\S+)/.exec(third.out) ?? []
    const gone = await call({ port: Number(port), token }, '/call/channels.list', { input: {} })
    expect(gone.error).toMatchObject({ code: 'not-found', message: 'error.workspace-gone' })
    expect(existsSync(join(away, 'duotrack.db'))).toBe(false)
  })

  it('says why there is no window and how to get one, and serves the page in the browser instead', async () => {
    const { out, err } = await start(['start', '--data', folder, '--no-open'])
    expect(out).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#token=[\w-]{43}\n$/)
    expect(err).toContain('no window of its own')
    expect(err).toContain('ELECTRON_MIRROR')
    expect(err).toContain(folder)
    expect(err).not.toContain('token=')
    const page = await fetch(out.trim())
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('<div id="root">')])
  })

  it('a second time shows the page that is there, and ends', async () => {
    const first = await start(['start', '--data', folder, '--browser', '--no-open'])
    const second = await start(['start', '--data', folder, '--no-open'])
    expect(second.out).toBe(first.out)
    expect(second.err).toContain(`process ${first.child.pid}`)
    expect(await ended(second.child)).toBe(0)
    const third = await start(['cli', 'serve', '--data', folder, '--no-open'])
    expect([third.out, await ended(third.child)]).toEqual([first.out, 0])
  })

  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    'closes in good order on %s, with a page still listening',
    async (signal) => {
      const { child, out } = await start(['start', '--data', folder, '--browser', '--no-open'])
      const token = new URL(out.trim()).hash.slice('#token='.length)
      const listening = await fetch(new URL('/events', out.trim()), { headers: { authorization: `Bearer ${token}` } })
      const began = performance.now()
      child.kill(signal)
      expect(await ended(child)).toBe(0)
      expect(performance.now() - began).toBeLessThan(3_000)
      await listening.text().catch(() => '')
      expect(readRunning(folder)).toBeNull()
      expect(existsSync(join(folder, 'duotrack.db-wal'))).toBe(false)
    },
  )

  it('after a kill starts again as if nothing had been', async () => {
    const killed = await start(['start', '--data', folder, '--browser', '--no-open'])
    killed.child.kill('SIGKILL')
    await ended(killed.child)
    expect(readRunning(folder)?.pid).toBe(killed.child.pid)
    const again = await start(['start', '--data', folder, '--browser', '--no-open'])
    expect(again.out).toMatch(/^http:/)
    expect(again.out).not.toBe(killed.out)
  })

  it('gives the window up when it does not stand, and goes on in the browser', async () => {
    const dist = join(folder, 'broken-electron')
    mkdirSync(dist, { recursive: true })
    writeFileSync(join(dist, 'electron'), '#!/bin/sh\necho "error while loading shared libraries" >&2\nexit 127\n')
    chmodSync(join(dist, 'electron'), 0o755)
    const env = bare({ DISPLAY: ':99', ELECTRON_OVERRIDE_DIST_PATH: dist })
    const { out, err } = await start(['start', '--data', folder, '--no-open'], env)
    expect(out).toMatch(/^http:/)
    expect(err).toContain('could not be opened')
  })

  it('written wrongly says how it is written', async () => {
    for (const args of [['--dat', 'x'], ['--port', '99999'], ['extra']]) {
      const { child, err } = await start(['start', ...args])
      expect([await ended(child), err]).toEqual([2, expect.stringContaining('Usage: npm start')])
    }
  })

  it('on a folder that is a file says so', async () => {
    const { child, err, out } = await start(['start', '--data', launch, '--browser', '--no-open'])
    expect([await ended(child), out]).toEqual([1, ''])
    expect(err).toContain(launch)
    expect(err).not.toContain('    at ')
  })
})

describe('the launcher', () => {
  const old = ['/usr/bin/node', '/usr/local/bin/node'].find((node) => {
    const { stdout } = spawnSync(node, ['-p', 'process.versions.napi'], { encoding: 'utf8' })
    return stdout !== null && Number(stdout) > 0 && Number(stdout) < 10
  })

  it.skipIf(old === undefined)(
    'started by a Node that is too old goes on under the one that npm ci brought',
    async () => {
      const { child, out, err } = await start(['cli', 'channel', 'list', '--data', folder, '--json'], bare(), old)
      expect([await ended(child), err, JSON.parse(out)]).toEqual([0, '', { channels: expect.any(Array) }])
    },
  )

  it.skipIf(old === undefined)('says in words what is missing when there is none', async () => {
    const { child, err } = await start(['start'], bare({ DUOTRACK_RELAUNCHED: '1' }), old)
    expect([await ended(child), err]).toEqual([
      1,
      expect.stringMatching(/needs Node 22\.14 or newer.*run `npm ci` again/s),
    ])
  })

  it('knows its three ways in', async () => {
    const { child, err } = await start(['dance'])
    expect([await ended(child), err]).toEqual([1, expect.stringContaining('start|cli|build')])
  })
})
