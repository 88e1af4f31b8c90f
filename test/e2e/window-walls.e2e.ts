import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { SWITCHES } from '../../electron/doors/closed-network.ts'
import { newFolder, openWindow, type OpenWindow } from '../support/window.ts'

// What the running window answers when it is asked for its settings: the README's table names these as tested.

const folder = newFolder()
let window: OpenWindow

const OLD = ['1', '2', '3', '4', '5', '6', '7'].map((name) =>
  join(folder, 'window', 'Crashpad', 'pending', `${name}.dmp`),
)

beforeAll(async () => {
  mkdirSync(join(folder, 'window', 'Crashpad', 'pending'), { recursive: true })
  for (const [index, file] of OLD.entries()) {
    writeFileSync(file, 'of an earlier run')
    utimesSync(file, index + 1, index + 1)
  }
  window = await openWindow(folder)
})
afterAll(async () => {
  await window?.app.close()
  rmSync(folder, { recursive: true, force: true })
})

it('gives the page the preferences of a stranger', async () => {
  const preferences = await window.app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as {
      getLastWebPreferences(): Record<string, unknown>
    }
    return JSON.parse(JSON.stringify(contents.getLastWebPreferences())) as Record<string, unknown>
  })
  expect(preferences).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    safeDialogs: true,
    disableDialogs: false,
  })
  expect(preferences['enableBlinkFeatures'] ?? '').toBe('')
})

it('started with every errand of Chromium’s switched off', async () => {
  const found = await window.app.evaluate(
    ({ app }, names) =>
      names.map((name) => [name, app.commandLine.hasSwitch(name), app.commandLine.getSwitchValue(name)]),
    SWITCHES.map(([name]) => name),
  )
  expect(found).toEqual(SWITCHES.map(([name, value = '']) => [name, true, expect.stringContaining(value)]))
})

it('checks no spelling, in no session', async () => {
  const seen = await window.app.evaluate(({ session }) =>
    [session.fromPartition('app', { cache: false }), session.defaultSession].map((ses) => ({
      isOn: ses.isSpellCheckerEnabled(),
      languages: ses.getSpellCheckerLanguages(),
    })),
  )
  expect(seen).toEqual([
    { isOn: false, languages: [] },
    { isOn: false, languages: [] },
  ])
})

it('keeps nothing of its session on the disk', async () => {
  const where = await window.app.evaluate(({ session }) => {
    const ses = session.fromPartition('app', { cache: false })
    return { isPersistent: ses.isPersistent(), path: ses.getStoragePath() }
  })
  expect(where).toEqual({ isPersistent: false, path: null })
})

it('gives the page leave for the clipboard and for nothing else', async () => {
  const asked = await window.page.evaluate(async () => {
    const outcome = (work: Promise<unknown>) =>
      work.then(
        () => 'given',
        (error: unknown) => (error as Error).name,
      )
    return {
      notice: await Notification.requestPermission(),
      place: await new Promise((done) =>
        navigator.geolocation.getCurrentPosition(
          () => done('given'),
          () => done('denied'),
        ),
      ),
      screen: await outcome(navigator.mediaDevices.getDisplayMedia({ video: true })),
      camera: await outcome(navigator.mediaDevices.getUserMedia({ video: true })),
      persistence: await navigator.storage.persist(),
    }
  })
  expect(asked).toEqual({
    notice: 'denied',
    place: 'denied',
    screen: expect.stringMatching(/^(NotAllowed|InvalidState|Abort)Error$/),
    camera: expect.stringMatching(/^(NotAllowed|NotFound)Error$/),
    persistence: false,
  })
})

it('is cut off from every other origin, documents and memory alike', async () => {
  const seen = await window.page.evaluate(() => ({
    isolated: crossOriginIsolated,
    opener: globalThis.opener as unknown,
  }))
  expect(seen).toEqual({ isolated: true, opener: null })
  const headers = await window.page.evaluate(async () => {
    const answer = await fetch('/')
    return ['cross-origin-embedder-policy', 'cross-origin-opener-policy', 'cross-origin-resource-policy'].map((name) =>
      answer.headers.get(name),
    )
  })
  expect(headers).toEqual(['require-corp', 'same-origin', 'same-origin'])
})

it('holds no guest, follows no redirect and takes no file from elsewhere', async () => {
  const asked: string[] = []
  const stranger = createServer((request, response) => {
    asked.push(request.url ?? '')
    response.setHeader('content-disposition', 'attachment; filename="a.bin"')
    response.end('x')
  })
  await new Promise<void>((listening) => stranger.listen(0, '127.0.0.1', listening))
  const address = `http://127.0.0.1:${(stranger.address() as AddressInfo).port}/`
  const stopped = await window.app.evaluate(async ({ BrowserWindow, session }, foreign) => {
    const { webContents } = BrowserWindow.getAllWindows()[0] as Electron.BrowserWindow
    const ask = (name: string, details: object = {}) => {
      let isStopped = false
      const event = { preventDefault: () => (isStopped = true), ...details }
      webContents.emit(name, event)
      return isStopped
    }
    const ses = session.fromPartition('app', { cache: false })
    const download = new Promise((done) => {
      ses.once('will-download', (event) => done(event.defaultPrevented ? 'stopped' : 'begun'))
      setTimeout(() => done('never begun'), 1000)
    })
    webContents.downloadURL(foreign)
    return {
      redirect: ask('will-redirect', { url: foreign }),
      ownRedirect: ask('will-redirect', { url: webContents.getURL() }),
      frame: ask('will-frame-navigate', { url: foreign }),
      guest: ask('will-attach-webview'),
      download: await download,
    }
  }, address)
  expect(stopped).toMatchObject({ redirect: true, ownRedirect: false, frame: true, guest: true })
  expect(['stopped', 'never begun']).toContain(stopped.download)
  const made = await window.page.evaluate(() => {
    const guest = document.createElement('webview')
    guest.setAttribute('src', 'https://example.com/')
    document.body.append(guest)
    const isGuest = 'getWebContentsId' in guest
    guest.remove()
    return isGuest
  })
  expect(made).toBe(false)
  expect(asked).toEqual([])
  await new Promise((closed) => stranger.close(closed))
})

it('refuses a certificate that nobody vouches for, and a server’s question for a password', async () => {
  const answers = await window.app.evaluate(({ app, BrowserWindow }) => {
    const { webContents } = BrowserWindow.getAllWindows()[0] as Electron.BrowserWindow
    let isTrusted: boolean | null = null
    let stopped = 0
    const event = { preventDefault: () => (stopped += 1) }
    app.emit('certificate-error', event, webContents, 'https://example.com/', 'net::ERR', {}, (is: boolean) => {
      isTrusted = is
    })
    app.emit('login', event)
    return { isTrusted, stopped }
  })
  expect(answers).toEqual({ isTrusted: false, stopped: 2 })
})

it('sends nothing of a crash anywhere, and of earlier ones keeps the newest five, in the workspace', async () => {
  const { where, isSent, server } = await window.app.evaluate(({ app, crashReporter }) => ({
    where: app.getPath('crashDumps'),
    isSent: crashReporter.getUploadToServer(),
    server: crashReporter.getParameters(),
  }))
  expect(where.startsWith(join(folder, 'window'))).toBe(true)
  expect([isSent, server]).toEqual([false, {}])
  await expect.poll(() => OLD.map((file) => existsSync(file))).toEqual([false, false, true, true, true, true, true])
})

/** Where system calls are traced, a process that died is the tracer's, and nobody else may look into it. */
const isTraced = existsSync('/proc/self/status') && !/TracerPid:\t0/.test(readFileSync('/proc/self/status', 'utf8'))

it.skipIf(isTraced)('keeps what is left of a crash in the workspace', async () => {
  const left = () =>
    readdirSync(join(folder, 'window'), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.dmp'))
  const before = left().length
  await window.app.evaluate(({ BrowserWindow }) => {
    const { webContents } = BrowserWindow.getAllWindows()[0] as Electron.BrowserWindow
    return new Promise((loaded) => {
      webContents.once('did-finish-load', () => loaded(true))
      webContents.forcefullyCrashRenderer()
    })
  })
  await expect.poll(() => left().length).toBeGreaterThan(before)
})
