/**
 * The list of `electron/`'s hardening, line by line: what stands in the code, and how far it was seen to hold. `tested`: asked of,
 * or tried on, the running program, by the test named. `configured`: set, and not verified here.
 */
export interface Hardening {
  readonly line: string
  readonly file: string
  /** Stands in that file, comments aside. */
  readonly stands: RegExp
  /** The test that tries it; null: configured only. */
  readonly by: readonly [file: string, name: string] | null
}

const MAIN = 'electron/main.ts'
const SESSION = 'electron/session.ts'
const NET = 'electron/doors/closed-network.ts'
const PAGES = 'electron/doors/pages.ts'
const HTTP = 'electron/doors/http-server.ts'
const GUARD = 'electron/doors/http-guard.ts'
const WALLS = 'test/e2e/window-walls.e2e.ts'
const WINDOW = 'test/e2e/window.e2e.ts'
const ATTACKS = 'test/electron/doors/http-attacks.test.ts'

const preferences = [WALLS, 'gives the page the preferences of a stranger'] as const
const switches = [WALLS, 'started with every errand of Chromium’s switched off'] as const
const leave = [WALLS, 'gives the page leave for the clipboard and for nothing else'] as const
const walls = [WALLS, 'holds no guest, follows no redirect and takes no file from elsewhere'] as const
const spelling = [WALLS, 'checks no spelling, in no session'] as const
const refuses = [
  WALLS,
  'refuses a certificate that nobody vouches for, and a server’s question for a password',
] as const
const dumps = [
  WALLS,
  'sends nothing of a crash anywhere, and of earlier ones keeps the newest five, in the workspace',
] as const

const preference = (name: string, is: string, by: Hardening['by']): Hardening => ({
  line: `webPreferences ${name}: ${is}`,
  file: MAIN,
  stands: new RegExp(`\\b${name}: ${is}`),
  by,
})
const errand = (name: string): Hardening => ({
  line: `switch ${name}`,
  file: NET,
  stands: new RegExp(`'${name}'`),
  by: switches,
})

export const HARDENING: readonly Hardening[] = [
  { line: 'sandbox for all', file: MAIN, stands: /app\.enableSandbox\(\)/, by: null },
  {
    line: 'userData before the lock',
    file: MAIN,
    stands: /setPath\('userData'[\s\S]*requestSingleInstanceLock/,
    by: null,
  },
  {
    line: 'one scheme, standard and secure',
    file: MAIN,
    stands: /scheme: 'app', privileges: \{ standard: true, secure: true/,
    by: null,
  },
  errand('host-resolver-rules'),
  errand('disable-background-networking'),
  errand('disable-component-update'),
  errand('disable-domain-reliability'),
  errand('no-pings'),
  errand('disable-features'),
  errand('force-webrtc-ip-handling-policy'),
  { line: 'crashes are sent nowhere', file: MAIN, stands: /uploadToServer: false/, by: dumps },
  { line: 'no menu but our own', file: MAIN, stands: /Menu\.setApplicationMenu\(null\)/, by: null },
  {
    line: 'switches that open a packaged program up end it',
    file: MAIN,
    stands: /app\.isPackaged && opensUp\(process\.argv\)/,
    by: null,
  },
  {
    line: 'session in memory',
    file: SESSION,
    stands: /fromPartition\('app', \{ cache: false \}\)/,
    by: [WALLS, 'keeps nothing of its session on the disk'],
  },
  {
    line: 'file: refused',
    file: SESSION,
    stands: /protocol\.handle\('file'/,
    by: [WINDOW, 'reaches nothing outside itself, even past its policy'],
  },
  {
    line: 'http: and https: refused',
    file: SESSION,
    stands: /\['http', 'https'\]\) ses\.protocol\.handle/,
    by: [WINDOW, 'reaches nothing outside itself, even past its policy'],
  },
  {
    line: 'every request is looked at',
    file: SESSION,
    stands: /webRequest\.onBeforeRequest/,
    by: [WINDOW, 'reaches nothing outside itself, even past its policy'],
  },
  {
    line: 'offline as a second lock',
    file: SESSION,
    stands: /enableNetworkEmulation\(\{ offline: true \}\)/,
    by: null,
  },
  { line: 'permissions asked for', file: SESSION, stands: /setPermissionRequestHandler/, by: leave },
  { line: 'permissions looked up', file: SESSION, stands: /setPermissionCheckHandler/, by: leave },
  { line: 'devices', file: SESSION, stands: /setDevicePermissionHandler\(\(\) => false\)/, by: null },
  { line: 'screens', file: SESSION, stands: /setDisplayMediaRequestHandler/, by: leave },
  {
    line: 'certificates',
    file: SESSION,
    stands: /setCertificateVerifyProc\(\(_, answer\) => answer\(-2\)\)/,
    by: null,
  },
  { line: 'downloads', file: SESSION, stands: /'will-download'/, by: walls },
  { line: 'spelling off', file: SESSION, stands: /setSpellCheckerEnabled\(false\)/, by: spelling },
  { line: 'spelling without languages', file: SESSION, stands: /setSpellCheckerLanguages\(\[\]\)/, by: spelling },
  {
    line: 'spelling without a server',
    file: SESSION,
    stands: /setSpellCheckerDictionaryDownloadURL\('app:\/\/none\/'\)/,
    by: null,
  },
  preference('sandbox', 'true', preferences),
  preference('contextIsolation', 'true', preferences),
  preference('nodeIntegration', 'false', preferences),
  preference('nodeIntegrationInWorker', 'false', null),
  preference('nodeIntegrationInSubFrames', 'false', preferences),
  preference('webSecurity', 'true', preferences),
  preference('allowRunningInsecureContent', 'false', preferences),
  preference('experimentalFeatures', 'false', preferences),
  preference('webviewTag', 'false', preferences),
  preference('navigateOnDragDrop', 'false', null),
  preference('spellcheck', 'false', spelling),
  preference('safeDialogs', 'true', preferences),
  preference('disableDialogs', 'false', preferences),
  preference('enableWebSQL', 'false', null),
  preference('plugins', 'false', null),
  preference('devTools', '!app\\.isPackaged', null),
  preference('autoplayPolicy', "'user-gesture-required'", null),
  {
    line: 'no second window',
    file: MAIN,
    stands: /setWindowOpenHandler\(\(\) => \(\{ action: 'deny' \}\)\)/,
    by: [WINDOW, 'neither leaves its page nor opens another'],
  },
  {
    line: 'will-navigate',
    file: MAIN,
    stands: /'will-navigate'/,
    by: [WINDOW, 'neither leaves its page nor opens another'],
  },
  { line: 'will-frame-navigate', file: MAIN, stands: /'will-frame-navigate'/, by: walls },
  { line: 'will-redirect', file: MAIN, stands: /'will-redirect'/, by: walls },
  { line: 'will-attach-webview', file: MAIN, stands: /'will-attach-webview'/, by: walls },
  {
    line: 'origins compared as URLs',
    file: NET,
    stands: /protocol === page\.protocol && host === page\.host/,
    by: walls,
  },
  { line: 'WebRTC', file: MAIN, stands: /setWebRTCIPHandlingPolicy\('disable_non_proxied_udp'\)/, by: null },
  { line: 'certificate-error', file: MAIN, stands: /'certificate-error'/, by: refuses },
  { line: 'login', file: MAIN, stands: /app\.on\('login'/, by: refuses },
  {
    line: 'a page that ends is loaded anew',
    file: MAIN,
    stands: /'render-process-gone'/,
    by: [WALLS, 'keeps what is left of a crash in the workspace'],
  },
  { line: 'the data in a process of their own', file: MAIN, stands: /utilityProcess\.fork\(/, by: null },
  {
    line: 'that process without variables that give Node orders',
    file: MAIN,
    stands: /env: plainEnv\(process\.env\)/,
    by: ['test/electron/hardening.test.ts', 'the data process gets no variable that gives Node or Electron orders'],
  },
  {
    line: 'messages of another shape are not answered',
    file: 'electron/doors/ports.ts',
    stands: /messages\.safeParse/,
    by: ['test/electron/hardening.test.ts', 'ten thousand messages of any shape end in nothing but typed answers'],
  },
  {
    line: 'policy: nothing by default',
    file: PAGES,
    stands: /default-src 'none'/,
    by: [WINDOW, 'runs no script that was not built with it, and evaluates none'],
  },
  {
    line: 'policy: Trusted Types',
    file: PAGES,
    stands: /require-trusted-types-for 'script'/,
    by: [WINDOW, 'runs no script that was not built with it, and evaluates none'],
  },
  {
    line: 'policy: framed by nobody',
    file: PAGES,
    stands: /frame-ancestors 'none'/,
    by: ['test/e2e/evil-page.e2e.ts', 'loads none of our files as its own script, picture, style or frame'],
  },
  {
    line: 'isolated from other origins',
    file: PAGES,
    stands: /cross-origin-embedder-policy/,
    by: [WALLS, 'is cut off from every other origin, documents and memory alike'],
  },
  {
    line: 'E1 exact Host on every route',
    file: GUARD,
    stands: /!hosts\(port\)\.includes\(host\)/,
    by: [ATTACKS, 'are turned away on every route unless the Host is exactly ours'],
  },
  { line: 'E1 loopback only', file: HTTP, stands: /host: '127\.0\.0\.1', exclusive: true/, by: null },
  {
    line: 'E2 token, JSON, own origin',
    file: GUARD,
    stands: /sec-fetch-site/,
    by: [ATTACKS, 'from another site are refused although they know the token'],
  },
  { line: 'E3 compared in constant time', file: GUARD, stands: /timingSafeEqual/, by: null },
  {
    line: 'E4 the server proves that it knows the token',
    file: HTTP,
    stands: /createHmac\('sha256', token\)/,
    by: [ATTACKS, 'on the same port can be told from us by whoever knows the token'],
  },
  {
    line: 'E5 a map, no paths',
    file: HTTP,
    stands: /pages\.get\(path\)/,
    by: [ATTACKS, 'are those of the map and no others, however the path is written'],
  },
  {
    line: 'E6 headers capped',
    file: HTTP,
    stands: /maxHeaderSize: 16 \* 1024/,
    by: [ATTACKS, 'of headers is refused'],
  },
  {
    line: 'E6 slow requests are cut',
    file: HTTP,
    stands: /headersTimeout: 5_000/,
    by: [ATTACKS, 'of half-sent requests does not keep the page waiting'],
  },
  { line: 'E6 connections capped', file: HTTP, stands: /server\.maxConnections = MOST_CONNECTIONS/, by: null },
]
