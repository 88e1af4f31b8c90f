import type { Change, Progress } from '../../shared/contract.ts'
import { failed, type Result } from '../../shared/result.ts'
import { instantAt } from '../../shared/time.ts'
import { isLeaving } from '../leaving.ts'
import { Lost, type Carrier, type CarrierEvents } from './carrier.ts'
import { nextToken, passOn } from './handover.ts'
import { linesOf } from './lines.ts'

const FIRST_WAIT_MS = 250
const LONGEST_WAIT_MS = 4000
/** A browser carries at most 64 KiB on for a page that is gone. */
const MOST_KEPT_ALIVE = 60_000
const pause = (ms: number) => new Promise((done) => setTimeout(done, ms))

interface HttpEvents extends CarrierEvents {
  /** The studio was started again, and this page has its new token. */
  readonly onToken: (token: string) => void
}

/** Browser mode: calls by POST, changes by a stream of events, both with the token that came in the address. */
export function openHttpCarrier(first: string, events: HttpEvents): Carrier {
  async function post(path: string, headers: Readonly<Record<string, string>>, body: BodyInit, signal?: AbortSignal) {
    try {
      // What is sent while the page goes must outlive it: the last words that were typed.
      const keepalive = isLeaving() && typeof body === 'string' && body.length * 3 < MOST_KEPT_ALIVE
      const init = {
        method: 'POST',
        headers: { ...headers, authorization: `Bearer ${stream.token()}` },
        body,
        keepalive,
        ...(signal ? { signal } : {}),
      }
      const response = await fetch(path, init)
      // Another run of the studio has the port by now: asked again once this page is let in there.
      if (response.status === 401) throw new Lost()
      return response
    } catch (error) {
      if (signal?.aborted) return null
      stream.breakOff()
      throw new Lost('', { cause: error })
    }
  }

  /** What was answered; an answer that breaks off midway is as good as none. */
  async function answerOf<T>(
    response: Response | null,
    read: (from: Response) => Promise<unknown> = (from) => from.json(),
    signal?: AbortSignal,
  ): Promise<Result<T>> {
    if (!response) return failed({ code: 'cancelled', message: 'error.cancelled' })
    try {
      return (await read(response)) as Result<T>
    } catch (error) {
      if (signal?.aborted) return failed({ code: 'cancelled', message: 'error.cancelled' })
      stream.breakOff()
      throw new Lost('', { cause: error })
    }
  }

  const stream = listen(first, events)

  return {
    async send(name, input, { opId, onProgress, signal }) {
      const headers = {
        'content-type': 'application/json',
        ...(onProgress ? { accept: 'application/x-ndjson' } : {}),
      }
      const body = JSON.stringify({ input, ...(opId ? { opId } : {}) })
      const response = await post(`/call/${name}`, headers, body, signal)
      const isStream = response?.headers.get('content-type')?.startsWith('application/x-ndjson')
      return answerOf(response, (from) => (isStream ? readLines(from, onProgress) : from.json()), signal)
    },
    async openWorkspace(folder) {
      const headers = { 'content-type': 'application/json' }
      return answerOf(await post('/workspace', headers, JSON.stringify({ folder })))
    },
    async upload(file) {
      const path = `/upload?name=${encodeURIComponent(file.name)}`
      const headers = {
        'content-type': 'application/octet-stream',
        'x-modified-at': instantAt(file.lastModified),
      }
      return answerOf(await post(path, headers, file))
    },
  }
}

/** Progress lines, then one line with the result. */
async function readLines(response: Response, onProgress?: (progress: Progress) => void): Promise<Result<unknown>> {
  for await (const line of linesOf(response)) {
    const said = JSON.parse(line) as { progress?: Progress; result?: Result<unknown> }
    if (said.result) return said.result
    if (said.progress) onProgress?.(said.progress)
  }
  throw new Lost()
}

interface Stream {
  readonly token: () => string
  readonly breakOff: () => void
}

/**
 * Holds the event stream open, for ever: when it breaks, asks whoever answers now to prove the token before showing it
 * again. Where another run of the studio answers, waits for its token.
 */
function listen(first: string, { onChange, onConnection, onToken }: HttpEvents): Stream {
  let token = first
  let current = new AbortController()
  let isIn = false
  let passesOn = false

  /** Answers whether it is worth listening again. */
  async function hear(): Promise<boolean> {
    current = new AbortController()
    const { signal } = current
    const response = await fetch('/events', { headers: { authorization: `Bearer ${token}` }, signal })
    if (response.status === 401) return false
    if (!response.ok) return true
    isIn = true
    onConnection('open')
    if (!passesOn) passOn(() => (isIn ? token : null))
    passesOn = true
    for await (const line of linesOf(response)) {
      if (line.startsWith('data: ')) onChange((JSON.parse(line.slice(6)) as { change: Change }).change)
    }
    return true
  }

  async function holdOn(): Promise<void> {
    let wait = 0
    for (;;) {
      const proof = wait === 0 ? 'right' : await askForProof(token)
      const begun = performance.now()
      // A stream that breaks off and one that never began are mended alike.
      const isWelcome = proof === 'silent' || (proof === 'right' && (await hear().catch(() => true)))
      isIn = false
      if (!isWelcome) {
        onConnection('refused')
        token = await nextToken(token)
        onToken(token)
        // Whoever has the port now proves the new one first.
        wait = FIRST_WAIT_MS
        continue
      }
      // The browser cuts the stream just before it says that the page goes: last words can still be sent.
      if (!isLeaving()) onConnection('lost')
      wait =
        performance.now() - begun > LONGEST_WAIT_MS
          ? FIRST_WAIT_MS
          : Math.min(LONGEST_WAIT_MS, Math.max(FIRST_WAIT_MS, wait * 2))
      await pause(wait)
    }
  }

  void holdOn()
  return {
    token: () => token,
    breakOff: () => {
      isIn = false
      onConnection('lost')
      current.abort()
    },
  }
}

/** The server of this page can sign a number of ours with the token; an impostor on its port cannot, and never sees the token. */
async function askForProof(token: string): Promise<'right' | 'wrong' | 'silent'> {
  try {
    const nonce = crypto.randomUUID()
    const response = await fetch(`/proof?nonce=${nonce}`)
    if (!response.ok) return 'wrong'
    return (await response.text()) === (await sign(token, nonce)) ? 'right' : 'wrong'
  } catch {
    return 'silent'
  }
}

const bytes = (text: string) => new TextEncoder().encode(text)

/** HMAC-SHA-256 of the nonce under the token, in hexadecimal. */
async function sign(token: string, nonce: string): Promise<string> {
  const key = await crypto.subtle.importKey('raw', bytes(token), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
  const signed = await crypto.subtle.sign('HMAC', key, bytes(nonce))
  return Array.from(new Uint8Array(signed), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
