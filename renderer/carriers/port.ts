import type { Change, Progress } from '../../shared/contract.ts'
import { failed, type Result } from '../../shared/result.ts'
import { instantAt } from '../../shared/time.ts'
import { Lost, type Carrier, type CarrierEvents, type Power } from './carrier.ts'

type Answer =
  | { readonly id: string; readonly result: Result<unknown> }
  | { readonly id: string; readonly progress: Progress }
  | { readonly change: Change }
  | { readonly open: string | null }
  | { readonly power: Power }

interface Waiting {
  readonly resolve: (result: Result<unknown>) => void
  readonly reject: (error: Lost) => void
  readonly onProgress: ((progress: Progress) => void) | undefined
}

/** Electron: preload posts a MessagePort to the host, a fresh one at each load and whenever the host has come again. */
export function openPortCarrier({ onChange, onConnection, onOpen, onPower }: CarrierEvents): Carrier {
  const waiting = new Map<string, Waiting>()
  let port: MessagePort | null = null
  /** What main knew of the data before their process was there: each once, and none after the core has said anything. */
  let known = new Map<string, Result<unknown>>()

  window.addEventListener('message', (event) => {
    const fresh = event.ports[0]
    if (event.source !== window || !isPortMessage(event.data) || !fresh) return
    port?.close()
    lose()
    port = fresh
    known = new Map(event.data.known.map(({ name, input, result }) => [questionOf(name, input), result]))
    fresh.addEventListener('message', ({ data }: MessageEvent<Answer>) => hear(data))
    fresh.addEventListener('close', () => {
      if (port !== fresh) return
      port = null
      lose()
      onConnection('lost')
    })
    fresh.start()
    onConnection('open')
  })
  window.postMessage('duotrack-page', '*')

  function hear(message: Answer): void {
    known = new Map()
    if ('change' in message) return onChange(message.change)
    if ('open' in message) return onOpen(message.open)
    if ('power' in message) return onPower(message.power)
    const call = waiting.get(message.id)
    if (!call) return
    if ('progress' in message) return call.onProgress?.(message.progress)
    waiting.delete(message.id)
    call.resolve(message.result)
  }

  /** What the old port was asked will not be answered any more. */
  function lose(): void {
    for (const call of waiting.values()) call.reject(new Lost())
    waiting.clear()
  }

  function ask(message: Readonly<Record<string, unknown>>, onProgress?: (progress: Progress) => void) {
    const id = crypto.randomUUID()
    const to = port
    if (!to) return { id, answer: Promise.reject<Result<unknown>>(new Lost()) }
    const answer = new Promise<Result<unknown>>((resolve, reject) => {
      waiting.set(id, { resolve, reject, onProgress })
    })
    to.postMessage({ id, ...message })
    return { id, answer }
  }

  return {
    openWorkspace: (openWorkspace) => ask({ openWorkspace }).answer as Promise<Result<null>>,
    chooseFolder: async () => {
      const result = (await ask({ chooseFolder: true }).answer) as Result<string | null>
      return result.ok ? result.value : null
    },
    notify: (notice) => port?.postMessage({ notify: notice }),
    async send(name, input, { opId, onProgress, signal }) {
      if (signal?.aborted) return failed({ code: 'cancelled', message: 'error.cancelled' })
      const before = known.get(questionOf(name, input))
      if (before && known.delete(questionOf(name, input))) return before
      const { id, answer } = ask({ name, input, ...(opId ? { opId } : {}) }, onProgress)
      const cancel = () => port?.postMessage({ cancel: id })
      signal?.addEventListener('abort', cancel)
      try {
        return await answer
      } finally {
        signal?.removeEventListener('abort', cancel)
      }
    },
    async upload(file) {
      const upload = { name: file.name, bytes: await file.arrayBuffer(), modifiedAt: instantAt(file.lastModified) }
      return (await ask({ upload }).answer) as Result<{ readonly id: string }>
    },
  }
}

const questionOf = (name: string, input: unknown): string => JSON.stringify([name, input])

interface PortMessage {
  readonly known: readonly { readonly name: string; readonly input: unknown; readonly result: Result<unknown> }[]
}

const isPortMessage = (data: unknown): data is PortMessage =>
  typeof data === 'object' && data !== null && 'type' in data && data.type === 'duotrack-port'
