import { randomBytes } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'

/** One file of the built screens, held in memory. */
interface Page {
  readonly type: string
  readonly body: Buffer
}

/** The built screens by their exact path: what is not a key here does not exist, so no path can lead out. */
export type Pages = ReadonlyMap<string, Page>

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
}

/** What Vite writes into the page for the nonce (`html.cspNonce`), replaced at each load. */
const PLACEHOLDER = 'NONCE_PLACEHOLDER'

export async function loadPages(folder: string): Promise<Pages> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const read = entries.map(async (entry): Promise<[string, Page] | null> => {
    const type = TYPES[extname(entry.name)]
    if (!entry.isFile() || !type) return null
    const file = join(entry.parentPath, entry.name)
    const path = file.slice(folder.length).replaceAll('\\', '/')
    return [path.startsWith('/') ? path : `/${path}`, { type, body: await readFile(file) }]
  })
  const pages = new Map((await Promise.all(read)).filter((page) => page !== null))
  const start = pages.get('/index.html')
  if (start) pages.set('/', start)
  return pages
}

/** What the page may do: its own scripts and styles, its own server, nothing else. */
const policy = (nonce: string) =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    // One policy, the page's own (renderer/markup.ts), which makes markup of nothing but the empty text.
    'trusted-types default',
  ].join('; ')

/** Sent with everything the doors serve. */
export const GUARDS: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
}

/** The answer for one load of a page: documents get a policy with a fresh nonce, files with a hash in their name may be kept. */
export function answerPage(path: string, page: Page): { headers: Record<string, string>; body: Buffer } {
  const headers: Record<string, string> = { ...GUARDS, 'content-type': page.type }
  if (!page.type.startsWith('text/html')) {
    headers['cache-control'] = path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache'
    return { headers, body: page.body }
  }
  const nonce = randomBytes(18).toString('base64')
  headers['content-security-policy'] = policy(nonce)
  headers['permissions-policy'] = 'camera=(), microphone=(), geolocation=(), usb=(), serial=(), hid=(), payment=()'
  headers['cache-control'] = 'no-store'
  return { headers, body: Buffer.from(page.body.toString('utf8').replaceAll(PLACEHOLDER, nonce)) }
}
