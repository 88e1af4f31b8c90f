import { z } from 'zod'
import { notice, type Notice } from '../../shared/contract.ts'
import { ok, type Result } from '../../shared/result.ts'
import { isInstant } from '../../shared/instants.ts'
import type { Studio } from '../core/studio.ts'

/** A MessagePort of Electron or of Node. */
export interface Port {
  on(event: 'message' | 'close', listener: (message: unknown) => void): unknown
  postMessage(message: unknown): void
  start?(): void
  close(): void
}

/** Electron wraps what was sent, Node hands it over bare. */
const said = (message: unknown): unknown =>
  typeof message === 'object' && message !== null && 'data' in message && 'ports' in message ? message.data : message

const id = z.string().max(64)
const messages = z.union([
  z.strictObject({ id, name: z.string(), input: z.unknown(), opId: z.string().optional() }),
  z.strictObject({
    id,
    upload: z.strictObject({
      name: z.string().max(300),
      bytes: z.instanceof(ArrayBuffer),
      modifiedAt: z.string().nullable(),
    }),
  }),
  z.strictObject({ id, chooseFolder: z.literal(true) }),
  z.strictObject({ id, openWorkspace: z.string().max(4096) }),
  z.strictObject({ cancel: id }),
  z.strictObject({ notify: notice }),
])

/** What the machine is about to do: sleep or go off (`rest`: write out what there is), or has done: woken up. */
export type Power = 'rest' | 'wake'

/** What only the window's owner can do for the page. */
export interface Shell {
  readonly notify: (notice: Notice) => void
  readonly chooseFolder: () => Promise<string | null>
  readonly openWorkspace: (folder: string) => void
}

/** What the data process says to main: that it has the file, and what the page wants of the window. */
export type HostSays = 'opened' | { readonly notify: Notice } | { readonly choose: true } | { readonly next: string }

/** Answers what the window asks on its port; a message of another shape is not answered. */
export function servePort(port: Port, studio: () => Result<Studio>, shell: Shell): void {
  const running = new Map<string, AbortController>()

  port.on('message', (message) => {
    const parsed = messages.safeParse(said(message))
    if (!parsed.success) return
    const asked = parsed.data
    if ('cancel' in asked) running.get(asked.cancel)?.abort()
    else if ('notify' in asked) shell.notify(asked.notify)
    else if ('chooseFolder' in asked) void choose(asked.id)
    else if ('openWorkspace' in asked) {
      shell.openWorkspace(asked.openWorkspace)
      port.postMessage({ id: asked.id, result: ok(null) })
    } else if ('upload' in asked) port.postMessage({ id: asked.id, result: upload(asked.upload) })
    else void answer(asked)
  })
  port.on('close', () => {
    for (const controller of running.values()) controller.abort()
  })
  port.start?.()

  async function choose(asked: string): Promise<void> {
    port.postMessage({ id: asked, result: ok(await shell.chooseFolder()) })
  }

  function upload({ name, bytes, modifiedAt }: { name: string; bytes: ArrayBuffer; modifiedAt: string | null }) {
    const opened = studio()
    if (!opened.ok) return opened
    return opened.value.upload(
      name,
      new Uint8Array(bytes),
      modifiedAt !== null && isInstant(modifiedAt) ? modifiedAt : null,
    )
  }

  async function answer(asked: {
    id: string
    name: string
    input?: unknown
    opId?: string | undefined
  }): Promise<void> {
    const opened = studio()
    if (!opened.ok) return port.postMessage({ id: asked.id, result: opened })
    const controller = new AbortController()
    running.set(asked.id, controller)
    const result = await opened.value.call(asked.name, asked.input, {
      opId: asked.opId,
      signal: controller.signal,
      onProgress: (progress) => port.postMessage({ id: asked.id, progress }),
    })
    running.delete(asked.id)
    port.postMessage({ id: asked.id, result })
  }
}
