import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { MessageChannel } from 'node:worker_threads'
import { afterAll, describe, expect, it } from 'vitest'
import { splitArgs } from '../../../electron/doors/cli/split.ts'
import { fit, table, widthOf } from '../../../electron/doors/cli/table.ts'
import { isOwn, mayLoad, opensUp } from '../../../electron/doors/closed-network.ts'
import { chooseWindow } from '../../../electron/doors/electron-binary.ts'
import { openEngineThread } from '../../../electron/doors/engine-thread.ts'
import { folderFor, placeFor, rememberChosen } from '../../../electron/doors/folder.ts'
import { servePort } from '../../../electron/doors/ports.ts'
import { readWindowState, visibleOn, writeWindowState } from '../../../electron/doors/window-state.ts'
import { languageOf, sentenceOf, wordsIn } from '../../../electron/doors/words.ts'
import type { Notice } from '../../../shared/contract.ts'
import { ok } from '../../../shared/result.ts'
import { makeBuilt } from '../../support/terminal.ts'
import { makeWorld } from '../../support/world.ts'

const scratch = mkdtempSync(join(tmpdir(), 'duotrack-pieces-'))
afterAll(() => rmSync(scratch, { recursive: true }))

describe('a table in the terminal', () => {
  it('lines up where a Chinese character takes two columns', () => {
    const lines = table(
      ['标题', 'n'],
      [
        ['猫咪洗澡', 3],
        ['cat', 1200],
        ['👩‍👩‍👧', 1],
      ],
    ).split('\n')
    expect(lines.map(widthOf)).toEqual([14, 14, 14, 14])
    expect(lines[1]).toBe('猫咪洗澡     3')
  })

  it('cuts what is too long, never through a character', () => {
    expect(fit('猫咪第一次洗澡', 7)).toBe('猫咪第…')
    expect(fit('猫咪', 4)).toBe('猫咪')
  })
})

describe('the workspace folder', () => {
  const at = (platform: NodeJS.Platform, env: Record<string, string> = {}) => ({ env, platform, home: '/home/me' })

  it('is the one asked for, else DUOTRACK_DATA, else where this system keeps the data of apps', () => {
    expect(folderFor('/a', at('linux', { DUOTRACK_DATA: '/b' }))).toBe('/a')
    expect(folderFor(undefined, at('linux', { DUOTRACK_DATA: '/b' }))).toBe('/b')
    expect(folderFor(undefined, at('linux'))).toBe('/home/me/.local/share/duotrack')
    expect(folderFor(undefined, at('linux', { XDG_DATA_HOME: '/x' }))).toBe('/x/duotrack')
    expect(folderFor(undefined, at('darwin'))).toBe('/home/me/Library/Application Support/duotrack')
    expect(folderFor(undefined, at('win32', { APPDATA: '/r' }))).toBe('/r/duotrack')
  })

  it('is the one chosen before where none is told, whatever system keeps that', () => {
    const config = join(scratch, 'config')
    for (const here of [
      at('linux', { XDG_CONFIG_HOME: config }),
      at('win32', { LOCALAPPDATA: config, APPDATA: '/r' }),
      { ...at('darwin'), home: config },
    ]) {
      const usual = placeFor(undefined, here)
      expect(usual.because).toBe('usual')
      rememberChosen('/media/disk', here)
      expect(placeFor(undefined, here)).toEqual({ folder: '/media/disk', because: 'chosen' })
      expect(placeFor('/a', here)).toEqual({ folder: '/a', because: 'told' })
      rmSync(config, { recursive: true })
    }
  })
})

describe('the window is chosen', () => {
  const electron = join(scratch, 'node_modules', 'electron')
  const linux = (env: Record<string, string>) => ({ env, platform: 'linux' as const, home: '/' })

  it('if its binary is there and can show, and never by loading the package', () => {
    expect(chooseWindow(scratch, linux({ DISPLAY: ':0' }), false)).toEqual({
      binary: null,
      because: 'start.no-electron',
    })
    mkdirSync(join(electron, 'dist'), { recursive: true })
    writeFileSync(join(electron, 'index.js'), 'throw new Error("loaded")')
    writeFileSync(join(electron, 'path.txt'), 'electron')
    expect(chooseWindow(scratch, linux({ DISPLAY: ':0' }), false)).toMatchObject({ binary: null })
    const binary = join(electron, 'dist', 'electron')
    writeFileSync(binary, '')
    expect(chooseWindow(scratch, linux({ DISPLAY: ':0' }), false)).toEqual({ binary, flags: [] })
    expect(chooseWindow(scratch, linux({ WAYLAND_DISPLAY: 'wayland-0' }), true)).toEqual({
      binary,
      flags: ['--no-sandbox'],
    })
    expect(chooseWindow(scratch, linux({}), false)).toEqual({ binary: null, because: 'start.no-display' })
    expect(chooseWindow(scratch, { env: {}, platform: 'darwin', home: '/' }, false)).toEqual({ binary, flags: [] })
    expect(
      chooseWindow('/nowhere', linux({ DISPLAY: ':0', ELECTRON_OVERRIDE_DIST_PATH: join(electron, 'dist') }), false),
    ).toEqual({ binary, flags: [] })
  })
})

describe('the window lets nothing through', () => {
  const page = new URL('app://duotrack/')

  it.each([
    ['app://duotrack/assets/a.js', true],
    ['data:image/png;base64,AAAA', true],
    ['blob:app://duotrack/4f9c', true],
    ['https://example.com/', false],
    ['http://127.0.0.1:9/', false],
    ['file:///etc/passwd', false],
    ['app://duotrack.evil/', false],
    ['app://evil/duotrack', false],
    ['blob:https://example.com/4f9c', false],
    ['devtools://devtools/bundled/a.js', false],
    ['not a url', false],
  ])('%s: %s', (address, expected) => expect(mayLoad(address, page, true)).toBe(expected))

  it('and stays on its page', () => {
    expect([isOwn('app://duotrack/#plan', page), isOwn('https://duotrack/', page)]).toEqual([true, false])
  })

  it('nor takes switches that would open a packaged program', () => {
    for (const arg of [
      '--inspect',
      '--inspect-brk=0',
      '--remote-debugging-port=9222',
      '--js-flags=--x',
      '--no-sandbox',
      '-remote-debugging-port=9222',
      '/Remote-Debugging-Port=9222',
    ])
      expect([arg, opensUp(['duotrack', arg])]).toEqual([arg, true])
    expect(opensUp(['duotrack', '--data=/tmp/--inspect', '--lang=zh', '/home/inspect/plan.csv'])).toBe(false)
  })
})

describe('where the window stood', () => {
  const screens = [{ x: 0, y: 0, width: 1920, height: 1080 }]
  const state = { x: 100, y: 100, width: 1200, height: 800, isMaximized: false }

  it('is kept in the workspace, and a file that is none of ours is nothing', () => {
    writeWindowState(scratch, state)
    expect(readWindowState(scratch)).toEqual(state)
    writeFileSync(join(scratch, 'window.json'), '{"x":1e9}')
    expect(readWindowState(scratch)).toBeNull()
    writeWindowState('/nowhere/at/all', state)
  })

  it('counts only if it can be seen and grabbed on the screens there are now', () => {
    expect(visibleOn(state, screens)).toBe(state)
    expect(visibleOn({ ...state, x: 5000 }, screens)).toBeNull()
    expect(visibleOn({ ...state, y: -50 }, screens)).toBeNull()
    expect(visibleOn({ ...state, x: -1150 }, screens)).toBeNull()
    expect(visibleOn(null, screens)).toBeNull()
  })
})

describe('words', () => {
  it('follow the system, Chinese or English', () => {
    expect(languageOf({ LANG: 'zh_CN.UTF-8' })).toBe('zh-CN')
    expect(languageOf({ LC_ALL: 'en_GB.UTF-8', LANG: 'zh_CN.UTF-8' })).toBe('en')
    expect(languageOf({ LANG: 'C' })).toBe('en')
  })

  it('of an error are its own, or those of its code, with the place filled in', () => {
    const words = wordsIn('en')
    expect(sentenceOf({ code: 'busy', message: 'start.port-taken', params: { port: 80 } }, words)).toContain('Port 80')
    expect(sentenceOf({ code: 'not-found', message: 'no such key' }, words)).toBe(words('error.not-found'))
  })
})

it('options of every command may stand before it or after it', () => {
  const names = ['channel list', 'check']
  expect(splitArgs(['--data', 'channel', '--json', 'channel', 'list', '--x'], names)).toEqual({
    name: 'channel list',
    rest: ['--data', 'channel', '--json', '--x'],
  })
  expect(splitArgs(['check', '--data=y'], names)).toEqual({ name: 'check', rest: ['--data=y'] })
  expect(splitArgs(['--data', 'x'], names)).toEqual({ name: null, rest: ['--data', 'x'] })
})

describe('the port of the window', () => {
  it('answers calls and uploads, tells changes from elsewhere, and ignores what is neither', async () => {
    const world = makeWorld()
    const { port1: page, port2: host } = new MessageChannel()
    const notices: Notice[] = []
    const moves: string[] = []
    servePort(host, () => ok(world.studio), {
      notify: (notice) => void notices.push(notice),
      chooseFolder: () => Promise.resolve('/media/disk'),
      openWorkspace: (folder) => void moves.push(folder),
    })
    const heard: { id?: string; result?: { ok: boolean; value?: { id: string } } }[] = []
    page.on('message', (message: (typeof heard)[number]) => heard.push(message))
    const answerTo = async (id: string) => {
      for (;;) {
        const found = heard.find((message) => message.id === id && message.result)
        if (found) return found.result
        await new Promise((resolve) => setTimeout(resolve, 5))
      }
    }
    for (const wrong of [
      null,
      'x',
      { id: 1 },
      { id: 'a', name: 5 },
      { id: 'a', upload: {} },
      { cancel: {} },
      { notify: { title: 7 } },
      { id: 'b', chooseFolder: '/etc' },
      { openWorkspace: '/etc' },
    ])
      page.postMessage(wrong)
    page.postMessage({ notify: { title: '20:00 发布：面', body: '', itemId: null } })
    page.postMessage({ id: '1', name: 'channels.save', input: { name: '小双', platform: 'douyin' } })
    expect(await answerTo('1')).toMatchObject({ ok: true, value: { name: '小双' } })
    page.postMessage({ id: '2', name: 'constructor', input: {} })
    expect(await answerTo('2')).toMatchObject({ ok: false, error: { code: 'not-found' } })
    const bytes = new TextEncoder().encode('title,published_at\n').buffer
    page.postMessage({ id: '3', upload: { name: 'a.csv', bytes, modifiedAt: '2026-11-20T00:00:00Z' } })
    expect(await answerTo('3')).toMatchObject({ ok: true, value: { id: expect.any(String) } })
    page.postMessage({ id: '4', chooseFolder: true })
    expect(await answerTo('4')).toEqual({ ok: true, value: '/media/disk' })
    page.postMessage({ id: '5', openWorkspace: '/media/disk' })
    expect(await answerTo('5')).toEqual({ ok: true, value: null })
    expect(moves).toEqual(['/media/disk'])
    expect(heard.map(({ id }) => id)).toEqual(['1', '2', '3', '4', '5'])
    expect(notices).toEqual([{ title: '20:00 发布：面', body: '', itemId: null }])
    page.close()
    await world.end()
  })
})

describe('the engine in its thread', () => {
  const built = makeBuilt()
  afterAll(() => rmSync(built, { recursive: true }))
  const pair = { light: 'like' as const, deep: ['save' as const] }

  it('answers as it does inline, and takes no task once it is closed', async () => {
    const engine = openEngineThread(join(built, 'main', 'engine-worker.cjs'))
    const look = () => engine.compute('look', { history: 'a', parts: ['[]'], zone: 'UTC', pair })
    expect(await look()).toEqual({ oddities: new Map(), oddAmongLast: { of: 0, postIds: [] } })
    const told: number[] = []
    const { patterns } = await engine.compute('learn', { history: 'a', kept: null }, (done, of) => told.push(done / of))
    expect(patterns).toMatchObject({ posts: 0, judged: 0 })
    expect(told.at(-1)).toBe(1)
    expect(await engine.compute('backtest', { history: 'a', metric: 'views' })).toEqual({ series: [], judgeable: 0 })
    await engine.close()
    await expect(look()).rejects.toThrow(/closed/)
  })

  it('that died fails what waits on it, and the next task starts another', async () => {
    const file = join(scratch, 'mortal.cjs')
    writeFileSync(
      file,
      `const { parentPort, threadId } = require('node:worker_threads')
       parentPort.on('message', ({ id, name }) =>
         name === 'forget' ? process.exit(3) : parentPort.postMessage({ id, output: threadId }))`,
    )
    const engine = openEngineThread(file)
    const whoAnswers = () => engine.compute('similar', { history: 'a' } as never)
    const first = await whoAnswers()
    expect(await whoAnswers()).toBe(first)
    await expect(engine.compute('forget', { history: 'a' })).rejects.toThrow(/ended \(3\)/)
    expect(await whoAnswers()).not.toBe(first)
    await engine.close()
  })

  it('that cannot start fails its tasks', async () => {
    const engine = openEngineThread(join(built, 'main', 'missing.cjs'))
    await expect(engine.compute('forget', { history: 'a' })).rejects.toThrow(/missing/)
  })
})
