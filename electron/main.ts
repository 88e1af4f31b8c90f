import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import {
  app,
  BrowserWindow,
  crashReporter,
  dialog,
  Menu,
  MessageChannelMain,
  Notification,
  powerMonitor,
  protocol,
  screen,
  utilityProcess,
  type OpenDialogOptions,
  type Session,
  type UtilityProcess,
} from 'electron'
import type { Notice } from '../shared/contract.ts'
import { clock } from './clock.ts'
import { isOwn, opensUp, plainEnv, SWITCHES } from './doors/closed-network.ts'
import { keepNewestDumps } from './doors/dumps.ts'
import { readFirstAnswers, type FirstAnswer } from './doors/first-answers.ts'
import { keepPrivate, placeFor, rememberChosen, surroundings, windowFolder } from './doors/folder.ts'
import { isLoaded } from './doors/is-loaded.ts'
import { makeLog } from './doors/log.ts'
import { loadPages } from './doors/pages.ts'
import { oneByOne } from './doors/one-by-one.ts'
import type { HostSays, Power } from './doors/ports.ts'
import { putAway, revive } from './doors/revive.ts'
import { removeRunning, writeRunning } from './doors/running.ts'
import { isWritten, lossesIn, WRITE_OUT } from './doors/unwritten.ts'
import { readWindowState, visibleOn, writeWindowState } from './doors/window-state.ts'
import type { Words } from './doors/words.ts'
import { askToLose, askToReload } from './dialogs.ts'
import { setMenu } from './menu.ts'
import { makeSession } from './session.ts'

const out = join(import.meta.dirname, '..')
const program = join(import.meta.dirname, 'host.cjs')
/** `npm run dev` serves the screens from Vite and says where. */
const devPage = app.isPackaged ? undefined : process.env['ELECTRON_RENDERER_URL']
const page = new URL(devPage ?? 'app://duotrack/')
const dataArg = process.argv.find((arg) => arg.startsWith('--data='))?.slice('--data='.length)
const { folder, because } = placeFor(dataArg, surroundings())

if (app.isPackaged && opensUp(process.argv)) app.exit(1)
keepPrivate()
makeFolder()
// Else Electron makes one of its own, to be replaced.
Menu.setApplicationMenu(null)
app.setName('Duotrack')
// Windows shows notices only of programs it knows by this.
app.setAppUserModelId('app.duotrack')
// Before the lock: it is held per userData, so one window a workspace.
app.setPath('userData', windowFolder(folder))
// What is left of a crash stays in the workspace, and goes nowhere.
crashReporter.start({ uploadToServer: false, compress: true })
// As root Linux has no sandbox to offer (`start` says --no-sandbox there); this would insist on one.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox()
if (!devPage) for (const [name, value = ''] of SWITCHES) app.commandLine.appendSwitch(name, value)
// No `codeCache`: Chromium keeps none for a session in memory.
protocol.registerSchemesAsPrivileged([
  { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
])

/** Without its folder there is nothing to open: said in the system's words, and that is all. */
function makeFolder(): void {
  // Chosen before, it was there: where it is gone, the page says so.
  if (because === 'chosen') return
  try {
    mkdirSync(folder, { recursive: true })
  } catch (error) {
    dialog.showErrorBox('Duotrack 双轨', error instanceof Error ? error.message : folder)
    app.exit(1)
  }
}

const log = makeLog(folder, clock)
let window: BrowserWindow | null = null
let host: UtilityProcess | null = null
let isQuitting = false
/** For the first page only: after it there may be writes. */
let known: readonly FirstAnswer[] = []
/** Nobody is asked any more: it was said that what is not written may go, or the machine goes off. */
let mayLose = false
let spoken: Promise<Words> | undefined
/** What main says itself: menu, dialogs. Not read before the first of it is said. */
const readWords = (): Promise<Words> =>
  (spoken ??= import('./doors/words.ts').then(({ languageOf, wordsIn }) =>
    wordsIn(languageOf({ LANG: app.getPreferredSystemLanguages()[0] })),
  ))

function forkHost(): UtilityProcess {
  host = utilityProcess.fork(program, [folder, because], { serviceName: 'Duotrack data', env: plainEnv(process.env) })
  host.on('message', hear)
  return host
}

function startHost(): void {
  const onEnd = (code: number) => {
    host = null
    if (!isQuitting) log('error', 'the data process ended', { code })
  }
  revive(forkHost, { onEnd, onAgain: handPort, isOver: () => isQuitting })
}

function hear(said: HostSays): void {
  // Not before: a browser mode that has the workspace keeps it, and its entry.
  if (said === 'opened')
    writeRunning(folder, { pid: process.pid, door: 'electron', port: null, token: null, at: clock() })
  else if ('notify' in said) show(said.notify)
  else if ('next' in said) moveTo(said.next)
  else void choose()
}

async function choose(): Promise<void> {
  const asked: OpenDialogOptions = { properties: ['openDirectory', 'createDirectory'], defaultPath: folder }
  const answer = window && (await dialog.showOpenDialog(window, asked))
  host?.postMessage({ chosen: answer?.filePaths[0] ?? null })
}

/** Starts again on another folder: for this run where it was told one, else from now on. */
function moveTo(next: string): void {
  const args = process.argv.slice(1).filter((arg) => !arg.startsWith('--data='))
  if (because === 'told') args.push(`--data=${next}`)
  else rememberChosen(next, surroundings())
  startAfter(args)
  app.quit()
}

/** Another start as soon as this one has ended. */
function startAfter(args: string[]): void {
  // An AppImage's own program lies in a folder that goes with it.
  app.relaunch({ args, ...(process.env['APPIMAGE'] ? { execPath: process.env['APPIMAGE'] } : {}) })
}

/** Held until they are gone: one that nobody holds may be collected before it is clicked on. */
const shown = new Set<Notification>()

/** A notice of the system's. A click on it brings the window to the front, and the page to what it is about. */
function show({ title, body, itemId }: Notice): void {
  const notice = new Notification({ title, body })
  shown.add(notice)
  notice.on('click', () => {
    comeForward()
    host?.postMessage({ open: itemId })
  })
  notice.on('close', () => shown.delete(notice))
  notice.show()
}

function comeForward(): void {
  if (window?.isMinimized()) window.restore()
  window?.show()
  window?.focus()
}

/** Connects the page with the data: at each load, and when the data process had to be started anew. */
function handPort(): void {
  if (!host || !window || !isOwn(window.webContents.getURL(), page)) return
  const { port1, port2 } = new MessageChannelMain()
  host.postMessage('port', [port1])
  window.webContents.postMessage('duotrack-port', known, [port2])
  known = []
}

const tellPower = (power: Power): void => host?.postMessage({ power })

function goNow(): void {
  mayLose = true
  tellPower('rest')
  app.quit()
}

/** What the machine says, and what is done then. Nothing durable hangs on it: what is saved is on the disk already. */
const POWER = {
  suspend: () => tellPower('rest'),
  'lock-screen': () => tellPower('rest'),
  resume: () => tellPower('wake'),
  'unlock-screen': () => tellPower('wake'),
  // Prevented: given the moment that a close in good order takes.
  shutdown: (event?: { preventDefault(): void }) => {
    event?.preventDefault()
    goNow()
  },
}

/** So that a page that dies at once does not die a hundred times a second. */
const RELOAD_AFTER = 300

function makeWindow(ses: Session): BrowserWindow {
  const screens = screen.getAllDisplays().map((display) => display.workArea)
  const state = visibleOn(readWindowState(folder), screens)
  const made = new BrowserWindow({
    width: 1440,
    height: 900,
    minWidth: 720,
    minHeight: 480,
    ...(state ? { x: state.x, y: state.y, width: state.width, height: state.height } : {}),
    show: false,
    autoHideMenuBar: true,
    title: 'Duotrack 双轨',
    webPreferences: {
      session: ses,
      preload: join(out, 'preload', 'preload.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      safeDialogs: true,
      disableDialogs: false,
      enableWebSQL: false,
      plugins: false,
      autoplayPolicy: 'user-gesture-required',
      devTools: !app.isPackaged,
    },
  })
  if (state?.isMaximized) made.maximize()
  made.once('ready-to-show', () => made.show())
  made.on('close', () => {
    // Whoever closes it now has seen it since.
    isWanted = false
    writeWindowState(folder, { ...made.getNormalBounds(), isMaximized: made.isMaximized() })
  })
  made.on('closed', () => (window = null))
  // Preload asks, at each load.
  made.webContents.ipc.on('duotrack-page', handPort)
  made.webContents.on('render-process-gone', (_, { reason }) => {
    log('error', 'the page ended', { reason })
    if (reason !== 'clean-exit') setTimeout(() => !made.isDestroyed() && made.webContents.reload(), RELOAD_AFTER)
  })
  made.on('unresponsive', () => void readWords().then((words) => askToReload(made, words)))
  holdUnwritten(made)
  // Windows, at the end of its session: asks first, then gives some seconds.
  made.on('query-session-end', () => tellPower('rest'))
  made.on('session-end', goNow)
  return made
}

/** A page with words that are not written objects to being closed: it gets its moment, then whoever sits before it decides. */
function holdUnwritten(made: BrowserWindow): void {
  const { webContents } = made
  let isClosing = false
  let isAsked = false
  made.on('close', () => (isClosing = true))
  webContents.on('dom-ready', () => (mayLose = false))
  webContents.on('will-prevent-unload', (event) => {
    if (mayLose) return event.preventDefault()
    const closes = isClosing
    isClosing = false
    if (isAsked) return
    isAsked = true
    const ask = async () => {
      const said: unknown = await webContents.executeJavaScript(WRITE_OUT)
      if (!isWritten(said)) {
        const words = await readWords()
        if (!(await askToLose(made, words, lossesIn(said, words), closes))) return
        mayLose = true
      }
      if (made.isDestroyed()) return
      if (closes) made.close()
      else webContents.reload()
    }
    ask()
      .catch((error: unknown) =>
        log('error', 'nobody could be asked about what is not written', { error: String(error) }),
      )
      .finally(() => (isAsked = false))
  })
}

function stayHere(event: { preventDefault(): void }, url: string): void {
  if (!isOwn(url, page)) event.preventDefault()
}

// Nothing leads away from the page, and nothing opens beside it.
app.on('web-contents-created', (_, contents) => {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp')
  contents.on('will-navigate', (event) => stayHere(event, event.url))
  contents.on('will-frame-navigate', (event) => stayHere(event, event.url))
  contents.on('will-redirect', (event) => stayHere(event, event.url))
  contents.on('will-attach-webview', (event) => event.preventDefault())
})
app.on('child-process-gone', (_, { type, name, reason, exitCode }) => {
  // Those that the window itself ended are no news.
  if (reason !== 'clean-exit' && !isQuitting) log('error', 'a process ended', { type, name, reason, exitCode })
})
app.on('certificate-error', (event, _contents, _url, _error, _certificate, answer) => {
  event.preventDefault()
  answer(false)
})
app.on('login', (event) => event.preventDefault())

/** What nobody needs before the week stands on the screen waits for so long. */
const AFTER_PICTURE_MS = 1_000

async function open(): Promise<void> {
  // Read while Electron itself still starts.
  const [pages] = await Promise.all([devPage ? null : loadPages(join(out, 'renderer')), app.whenReady()])
  known = readFirstAnswers(folder, program)
  // Data and page first: each is some 300 ms on its way, in a process of its own. What the page must wait for comes first.
  if (known.length === 0) startHost()
  window = makeWindow(makeSession(page, pages, log))
  const loaded = isLoaded(window, window.loadURL(page.href))
  if (!host) startHost()
  if (!(await loaded)) return
  await new Promise((done) => setTimeout(done, AFTER_PICTURE_MS))
  setMenu(await readWords(), app.isPackaged)
  for (const [event, listener] of Object.entries(POWER)) powerMonitor.on(event as 'suspend', listener)
  keepNewestDumps(app.getPath('crashDumps'))
}

/** Somebody started it once more while it was closing: nothing would come of that, were it not started again. */
let isWanted = false

async function leave(): Promise<void> {
  if (host) await putAway(host)
  removeRunning(folder, process.pid)
  if (isWanted) startAfter(process.argv.slice(1))
  app.exit(0)
}

app.on('second-instance', () => {
  isWanted = true
  comeForward()
})
app.on('window-all-closed', () => app.quit())
app.on('will-quit', (event) => {
  if (isQuitting) return
  isQuitting = true
  event.preventDefault()
  void leave()
})
let isTold = false
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.on(signal, () => {
    // Told a second time, it asks nobody.
    if (isTold) goNow()
    isTold = true
    app.quit()
  })

async function begin(): Promise<void> {
  const isFirst = await oneByOne(folder, () => app.requestSingleInstanceLock())
  if (isFirst) return open()
  // `app.quit()` would only ask: a second instance must not come as far as the file.
  app.exit(0)
}

begin().catch((error: unknown) => {
  log('error', 'the window did not open', { error: error instanceof Error ? error.stack : String(error) })
  dialog.showErrorBox('Duotrack 双轨', error instanceof Error ? error.message : String(error))
  app.exit(1)
})
