import type { CallName, Contract, DecodedOf, NamesOf, OutputOf, Progress } from '../../shared/contract.ts'
import type { Result } from '../../shared/result.ts'
import type { Instant } from '../../shared/time.ts'
import type { Read, Tx } from '../db/tx.ts'
import type { ReadXlsx } from './importing/read-xlsx.ts'
import type { PatternsCache } from './patterns.ts'
import type { Studio } from './studio.ts'
import type { Uploads } from './uploads.ts'
import type { Workspace } from './workspace.ts'

/** What every handler gets beside its input. */
export interface Context {
  readonly read: Read
  readonly now: Instant
  readonly newId: () => string
  readonly readXlsx: ReadXlsx
  readonly patterns: PatternsCache
  readonly uploads: Uploads
  readonly workspace: Workspace
}

/** A job may wait; it ends in at most one `commit`, which is one transaction and one undo step. */
export interface Job extends Context {
  commit<T>(work: (tx: Tx) => T): T
  readonly progress: (progress: Progress) => void
  readonly signal: AbortSignal
  /** A studio of its own on another folder, with a clock and ids of its own. */
  readonly openScratch: (folder: string, own: { clock: () => Instant; newId: () => string }) => Result<Studio>
}

type QueryHandler<N extends CallName> = (input: DecodedOf<N>, context: Context) => OutputOf<N> | Promise<OutputOf<N>>
type WriteHandler<N extends CallName> = (input: DecodedOf<N>, tx: Tx, context: Context) => OutputOf<N>
type JobHandler<N extends CallName> = (input: DecodedOf<N>, job: Job) => Promise<OutputOf<N>>

/** One handler a name; what compiles is complete. Shell calls are the window's. */
export type Handlers = {
  readonly [N in Exclude<CallName, NamesOf<'shell'>>]: Contract[N]['kind'] extends 'query'
    ? QueryHandler<N>
    : Contract[N]['kind'] extends 'write'
      ? WriteHandler<N>
      : JobHandler<N>
}
