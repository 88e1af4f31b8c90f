import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

/** Why a request is turned away: an HTTP status, and a key of the locales under `door`. */
export interface Refusal {
  readonly status: 400 | 401 | 403 | 404 | 405 | 413 | 415
  readonly message: string
}

const values = (request: IncomingMessage, name: string): string[] =>
  request.rawHeaders.filter((_, i) => i % 2 === 1 && request.rawHeaders[i - 1]?.toLowerCase() === name)

/** The three names this machine knows itself by. Anything else is another site's name made to point here (DNS rebinding). */
const hosts = (port: number) => [`127.0.0.1:${port}`, `localhost:${port}`, `[::1]:${port}`]

/** For every route: exactly one Host header, exactly ours, and a plain path as the target. */
export function refuseHost(request: IncomingMessage, port: number): Refusal | null {
  const [host, ...more] = values(request, 'host')
  if (host === undefined || more.length > 0 || !hosts(port).includes(host)) return { status: 403, message: 'door.host' }
  // «//%00/» begins with the name of a host, and one that there cannot be.
  const { url = '' } = request
  if (!url.startsWith('/') || !URL.canParse(url, 'http://127.0.0.1')) return { status: 400, message: 'door.target' }
  return null
}

/** For what reads or writes the workspace: the token, and no sign of another site speaking. */
export function refuseCaller(request: IncomingMessage, token: string): Refusal | null {
  const [authorization, ...more] = values(request, 'authorization')
  if (authorization === undefined || more.length > 0 || !isSame(authorization, `Bearer ${token}`))
    return { status: 401, message: 'door.token' }
  const origins = values(request, 'origin')
  const own = `http://${request.headers.host}`
  if (origins.some((origin) => origin !== own)) return { status: 403, message: 'door.origin' }
  const site = request.headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin') return { status: 403, message: 'door.origin' }
  return null
}

/** Compares in a time that tells nothing of where they differ. */
function isSame(a: string, b: string): boolean {
  return timingSafeEqual(digest(a), digest(b))
}

const digest = (text: string) => createHash('sha256').update(text).digest()

export const isType = (request: IncomingMessage, type: string): boolean =>
  request.headers['content-type']?.split(';')[0]?.trim().toLowerCase() === type
