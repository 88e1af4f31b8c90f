import type { CallName, Change, InputOf, OutputOf, Progress } from '../shared/contract.ts'
import { KIND_OF } from '../shared/kinds.ts'
import { failed, ok, type Result } from '../shared/result.ts'
import { Lost, type Carrier, type CarrierEvents, type Connection, type Power } from './carriers/carrier.ts'
import { tokenOfAddress } from './carriers/handover.ts'
import { openHttpCarrier } from './carriers/http.ts'
import { openPortCarrier } from './carriers/port.ts'
import { isLeaving, watchLeaving } from './leaving.ts'
import { guardLeaving } from './unwritten.ts'

export interface JobOptions {
  /** Of a write or job, for who wants to name its undo step later; one is made otherwise. */
  readonly opId?: string
  readonly onProgress?: (progress: Progress) => void
  readonly signal?: AbortSignal
}

let carrier: Carrier | null = null
let connection: Connection = 'lost'
/** Writes that wait for their answer. */
let unsaid = 0
/** Jobs that leave the studio as it is: cut short, nothing is lost. */
const HARMLESS: readonly CallName[] = [
  'workspace.backup',
  'workspace.checkBackup',
  'workspace.takeTo',
  'imports.preview',
  'backtests.run',
  'exports.make',
]
const waiters = new Set<() => void>()
const changeListeners = new Set<(change: Change) => void>()
const openListeners = new Set<(itemId: string | null) => void>()
const powerListeners = new Set<(power: Power) => void>()
const connectionListeners = new Set<(connection: Connection) => void>()

const events: CarrierEvents = {
  onChange: (change) => changeListeners.forEach((listener) => listener(change)),
  onConnection: (next) => {
    if (connection === next) return
    connection = next
    connectionListeners.forEach((listener) => listener(next))
    if (next !== 'lost') for (const wake of waiters) wake()
  },
  onOpen: (itemId) => openListeners.forEach((listener) => listener(itemId)),
  onPower: (power) => powerListeners.forEach((listener) => listener(power)),
}

/** Hears every commit, whoever made it. Answers how to stop listening. */
export function onChange(listener: (change: Change) => void): () => void {
  changeListeners.add(listener)
  return () => void changeListeners.delete(listener)
}

export function onConnection(listener: (connection: Connection) => void): () => void {
  connectionListeners.add(listener)
  return () => void connectionListeners.delete(listener)
}

/** Hears which item a notice that was clicked on is about; null: the plan. */
export function onOpen(listener: (itemId: string | null) => void): () => void {
  openListeners.add(listener)
  return () => void openListeners.delete(listener)
}

/** Hears, in the window, that the machine is about to sleep or to go off, and that it has woken up. */
export function onPower(listener: (power: Power) => void): () => void {
  powerListeners.add(listener)
  return () => void powerListeners.delete(listener)
}

/** Whether the system can be asked for a folder; else its path is typed. */
export const canChooseFolder = (): boolean => Boolean(carrier?.chooseFolder)

/** What stands between a notice and the creator: `ask` waits for a click that asks the browser. The window asks nobody. */
export function noticeLeave(): 'given' | 'ask' | 'denied' {
  if (carrier?.notify) return 'given'
  if (!('Notification' in window)) return 'denied'
  return Notification.permission === 'granted' ? 'given' : Notification.permission === 'denied' ? 'denied' : 'ask'
}

/** Picks the carrier: the token of browser mode from the address (and out of it at once), else Electron's port. */
export function connect(): void {
  watchLeaving(() => {
    for (const wake of waiters) wake()
  })
  const token = takeToken()
  const isWindow = !token && navigator.userAgent.includes('Electron/')
  guardLeaving(() => ({ isOpen: connection === 'open', unsaid }), isWindow)
  if (token) carrier = openHttpCarrier(token, { ...events, onToken: keepToken })
  else if (isWindow) carrier = openPortCarrier(events)
  else events.onConnection('refused')
}

/**
 * One call to the core. Never rejects. Writes and jobs carry an op id, so a call whose answer was lost is asked again
 * under the same id when the connection is back, and done once.
 */
export async function call<N extends CallName>(
  name: N,
  input: InputOf<N>,
  options: JobOptions = {},
): Promise<Result<OutputOf<N>>> {
  const kind = KIND_OF[name]
  if (kind === 'shell') return (await shell[name as keyof typeof shell](input as never)) as Result<OutputOf<N>>
  if (kind === 'query')
    return (await untilAnswered(options.signal, (to) => to.send(name, input, options))) as Result<OutputOf<N>>
  const sent = { opId: crypto.randomUUID(), ...options }
  const weight = HARMLESS.includes(name) ? 0 : 1
  unsaid += weight
  try {
    return (await untilAnswered(options.signal, (to) => to.send(name, input, sent))) as Result<OutputOf<N>>
  } finally {
    unsaid -= weight
  }
}

/** Hands a file over; the id goes into `imports.preview`. */
export const upload = (file: File): Promise<Result<{ readonly id: string }>> =>
  untilAnswered(undefined, (to) => to.upload(file)) as Promise<Result<{ readonly id: string }>>

async function untilAnswered(
  signal: AbortSignal | undefined,
  ask: (to: Carrier) => Promise<Result<unknown>>,
): Promise<Result<unknown>> {
  for (;;) {
    // To a stranger nothing is sent, not even last words.
    if (connection === 'refused' && (!carrier || isLeaving()))
      return failed({ code: 'invalid', message: 'error.refused' })
    // The browser cuts the event stream before it says that the page goes: the last words go out all the same.
    const mustWait = !carrier || (connection !== 'open' && !isLeaving())
    if (mustWait) await back(signal)
    if (signal?.aborted) return failed({ code: 'cancelled', message: 'error.cancelled' })
    if (mustWait || !carrier) continue
    try {
      return await ask(carrier)
    } catch (error) {
      if (!(error instanceof Lost)) throw error
    }
  }
}

function back(signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const wake = () => {
      waiters.delete(wake)
      signal?.removeEventListener('abort', wake)
      resolve()
    }
    waiters.add(wake)
    signal?.addEventListener('abort', wake)
  })
}

const TOKEN_KEY = 'duotrack-token'

const keepToken = (token: string): void => sessionStorage.setItem(TOKEN_KEY, token)

function takeToken(): string | null {
  const token = tokenOfAddress()
  if (token) keepToken(token)
  return token ?? sessionStorage.getItem(TOKEN_KEY)
}

/** What the page does itself, in a window as in a browser. */
const shell = {
  'shell.saveFile': async ({ name, mime, base64 }: InputOf<'shell.saveFile'>) => {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
    const url = URL.createObjectURL(new Blob([bytes], { type: mime }))
    const link = document.createElement('a')
    link.href = url
    link.download = name
    link.click()
    // The download has taken the blob over by then.
    setTimeout(() => URL.revokeObjectURL(url), 60_000)
    return ok({ saved: name })
  },
  'shell.chooseFolder': async () => ok({ folder: (await carrier?.chooseFolder?.()) ?? null }),
  'shell.openWorkspace': async ({ folder }: InputOf<'shell.openWorkspace'>) => {
    const result = await untilAnswered(undefined, (to) => to.openWorkspace(folder))
    if (!result.ok) return result
    if (typeof result.value === 'string') location.assign(result.value)
    return ok({ opens: true })
  },
  'shell.notify': async (notice: InputOf<'shell.notify'>) => {
    if (noticeLeave() !== 'given') return ok({ shown: false })
    if (carrier?.notify) carrier.notify(notice)
    else showNotice(notice)
    return ok({ shown: true })
  },
}

function showNotice({ title, body, itemId }: InputOf<'shell.notify'>): void {
  const shown = new Notification(title, { body, lang: document.documentElement.lang })
  shown.addEventListener('click', () => {
    window.focus()
    shown.close()
    events.onOpen(itemId)
  })
}
