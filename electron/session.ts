import { app, session, type Session } from 'electron'
import { mayLoad } from './doors/closed-network.ts'
import type { Log } from './core/studio.ts'
import { answerPage, type Pages } from './doors/pages.ts'

/**
 * A session of its own, in memory, with every door shut that the studio has no use for. It answers `page`'s requests out of
 * `pages`; without them (the screens come from Vite) it lets that server be asked.
 */
export function makeSession(page: URL, pages: Pages | null, log: Log): Session {
  const ses = session.fromPartition('app', { cache: false })
  ses.protocol.handle('file', () => new Response(null, { status: 403 }))
  if (pages) {
    // Not `handle`: its answers are those of fetch, whose library costs a tenth of the start.
    ses.protocol.registerBufferProtocol('app', ({ url, method }, answer) => {
      const { host: name, pathname } = new URL(url)
      const found = name === page.host && method === 'GET' ? pages.get(pathname) : undefined
      if (!found) return answer({ statusCode: 404, data: Buffer.alloc(0) })
      const { headers, body } = answerPage(pathname, found)
      answer({ headers, data: body, mimeType: found.type.replace(/;.*/, '') })
    })
    for (const scheme of ['http', 'https']) ses.protocol.handle(scheme, () => Response.error())
    // Naming a dead proxy as a further lock would make Chromium probe for IPv6: seen in a trace of its system calls.
    ses.enableNetworkEmulation({ offline: true })
  }
  ses.webRequest.onBeforeRequest(({ url }, answer) => {
    const cancel = !mayLoad(url, page, app.isPackaged)
    if (cancel) log('warn', 'a request was stopped', { url: url.slice(0, 200) })
    answer({ cancel })
  })
  ses.setPermissionRequestHandler((_, permission, answer) => answer(permission === 'clipboard-sanitized-write'))
  ses.setPermissionCheckHandler((_, permission) => permission === 'clipboard-sanitized-write')
  ses.setDevicePermissionHandler(() => false)
  ses.setDisplayMediaRequestHandler((_, answer) => answer({}))
  ses.setCertificateVerifyProc((_, answer) => answer(-2))
  // What the page hands over itself (an export) goes on to the system's own dialog; anything else is stopped.
  ses.on('will-download', (event, item) => {
    if (!item.getURL().startsWith(`blob:${page.protocol}//${page.host}`)) event.preventDefault()
  })
  for (const one of [ses, session.defaultSession]) {
    one.setSpellCheckerEnabled(false)
    if (process.platform !== 'darwin') one.setSpellCheckerLanguages([])
    one.setSpellCheckerDictionaryDownloadURL('app://none/')
  }
  return ses
}
