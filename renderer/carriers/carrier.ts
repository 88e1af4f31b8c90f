import type { CallName, Change, Notice, Progress } from '../../shared/contract.ts'
import type { Result } from '../../shared/result.ts'

/** `lost` mends itself; `refused`: this page is not, or no longer, let in, until it gets another token. */
export type Connection = 'open' | 'lost' | 'refused'

interface CallOptions {
  readonly opId?: string
  readonly onProgress?: (progress: Progress) => void
  readonly signal?: AbortSignal
}

/** The machine is about to sleep or to go off; it has woken up. Only the window hears of it. */
export type Power = 'rest' | 'wake'

/** Carries calls to the core and changes back; adds nothing to either. */
export interface Carrier {
  /** Rejects with `Lost` if the connection broke before the answer: the call may or may not have been done. */
  send(name: CallName, input: unknown, options: CallOptions): Promise<Result<unknown>>
  upload(file: File): Promise<Result<{ readonly id: string }>>
  /** Goes on in another folder. Answers the address to go to; null: this page is opened again. */
  openWorkspace(folder: string): Promise<Result<string | null>>
  /** The system's dialog, where there is a window: null if none was chosen. */
  readonly chooseFolder?: () => Promise<string | null>
  /** Has the window show a notice; a page in a browser shows it itself. */
  readonly notify?: (notice: Notice) => void
}

export interface CarrierEvents {
  readonly onChange: (change: Change) => void
  /** `open` again after `lost` means: anything may have changed meanwhile. */
  readonly onConnection: (connection: Connection) => void
  /** A notice was clicked on: what it is about. */
  readonly onOpen: (itemId: string | null) => void
  readonly onPower: (power: Power) => void
}

export class Lost extends Error {
  override readonly name = 'Lost'
}
