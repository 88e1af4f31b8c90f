/** Chromium's own errands, switched off: Duotrack makes no request, and neither does what it is built on. */
export const SWITCHES: readonly (readonly [name: string, value?: string])[] = [
  ['host-resolver-rules', 'MAP * ~NOTFOUND'],
  ['disable-background-networking'],
  ['disable-component-update'],
  ['disable-domain-reliability'],
  ['no-pings'],
  ['force-webrtc-ip-handling-policy', 'disable_non_proxied_udp'],
  [
    'disable-features',
    'MediaRouter,OptimizationHints,Translate,CertificateTransparencyComponentUpdater,AutofillServerCommunication',
  ],
]

/** Switches that would open a packaged program to whoever starts it. */
const OPENERS = ['remote-debugging-port', 'remote-debugging-pipe', 'inspect', 'js-flags', 'no-sandbox']

export const opensUp = (args: readonly string[]): boolean =>
  args.some((arg) => {
    // Chromium reads one dash as two, and Windows a slash and any case.
    const [, name = ''] = /^(?:--?|\/)([\w-]+)/.exec(arg.toLowerCase()) ?? []
    return OPENERS.some((opener) => name === opener || name.startsWith(`${opener}-`))
  })

/** True for an address of the page's own place: same scheme, same host. */
export function isOwn(address: string, page: URL): boolean {
  if (!URL.canParse(address)) return false
  const { protocol, host } = new URL(address)
  return protocol === page.protocol && host === page.host
}

/** What the page may load: its own files, what it made itself, pictures within a text; the tools of those who build it. */
export function mayLoad(address: string, page: URL, isPackaged: boolean): boolean {
  if (isOwn(address, page) || address.startsWith('data:')) return true
  if (address.startsWith('blob:')) return isOwn(address.slice('blob:'.length), page)
  if (isPackaged) return false
  return address.startsWith('devtools:') || isOwn(address.replace(/^ws:/, 'http:'), page)
}

/** What a process of ours inherits: nothing that gives Node or Electron orders from outside. */
export const plainEnv = (env: Readonly<Record<string, string | undefined>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) =>
      value === undefined || /^(NODE|ELECTRON)_/i.test(name) ? [] : [[name, value] as const],
    ),
  )
