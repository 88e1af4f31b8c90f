import { contract, type CallName, type Change, type NamesOf, type Progress } from '../../shared/contract.ts'
import { Fail, assertNever, failed, ok, type AppError, type Result } from '../../shared/result.ts'
import { isInstant } from '../../shared/instants.ts'
import { type Instant } from '../../shared/time.ts'
import { TABLE_NAMES, type TableName } from '../db/tables.ts'
import type { Tx } from '../db/tx.ts'
import type { BackupTimes } from './auto-backup.ts'
import type { Compute } from './learning.ts'
import type { Context, Job } from './context.ts'
import { handlers } from './handlers.ts'
import type { ReadXlsx } from './importing/read-xlsx.ts'
import { makePatternsCache } from './patterns.ts'
import { readWeights, WEIGHING } from './rejections.ts'
import { recordStep } from './undo.ts'
import { makeUploads } from './uploads.ts'
import { openWorkspace } from './workspace.ts'

export type Log = (level: 'info' | 'warn' | 'error', message: string, more?: Readonly<Record<string, unknown>>) => void

export interface StudioOptions {
  /** The workspace folder; made if it is not there. */
  readonly folder: string
  readonly clock: () => Instant
  readonly newId: () => string
  readonly log: Log
  readonly compute: Compute
  readonly readXlsx: ReadXlsx
  /** When backups make themselves. */
  readonly backupTimes?: BackupTimes | undefined
  /** The folder was chosen before: where its file is gone, nothing is begun in its place. */
  readonly mustBeThere?: boolean
}

interface CallOptions {
  /** A write or job that is retried under the same id answers what it first answered. */
  readonly opId?: string | undefined
  readonly signal?: AbortSignal | undefined
  readonly onProgress?: ((progress: Progress) => void) | undefined
}

/** The whole of the core behind one function. Window, page and command line are carriers of `call`. */
export interface Studio {
  call(name: string, input: unknown, options?: CallOptions): Promise<Result<unknown>>
  /** Takes a file into memory for `imports.*`. */
  upload(name: string, bytes: Uint8Array, modifiedAt: Instant | null): Result<{ id: string }>
  onChanged(listener: (change: Change) => void): () => void
  /** Leaves everything in the file alone, without its log, for a machine that may go off any moment. */
  rest(): void
  close(): Promise<void>
}

const SLOW_MS = 50
const NO_LEAVE = ['EACCES', 'EPERM', 'EROFS']
const isCorrupt = (code: string | null): boolean => code === 'SQLITE_CORRUPT' || code === 'SQLITE_NOTADB'
const OPS_KEPT = 5000
const OP_ID = /^[A-Za-z0-9_-]{1,64}$/
/** Tables of the log itself: nobody shows them, so nobody hears of them. */
const SILENT: readonly TableName[] = ['op', 'step']

const isShell = (name: CallName): name is NamesOf<'shell'> => contract[name].kind === 'shell'

type AnyHandler = (input: unknown, first: unknown, second?: unknown) => unknown

/** What is said of an error that nobody expected. What does not fit what else is in the file was refused whole: no disk failed. */
function sentenceOf(sqlite: string | null): string {
  if (sqlite === null) return 'error.internal'
  return sqlite.startsWith('SQLITE_CONSTRAINT') ? 'error.does-not-fit' : 'error.disk'
}

/** What is called damaged was found to be so twice: a disk that could not be read once answers then. */
export function openStudio(opening: StudioOptions): Result<Studio> {
  const opened = openOnce(opening)
  return !opened.ok && opened.error.code === 'damaged-file' ? openOnce(opening) : opened
}

function openOnce(opening: StudioOptions): Result<Studio> {
  const { folder, clock, newId, log, compute, readXlsx } = opening
  const listeners = new Set<(change: Change) => void>()
  const uploads = makeUploads()
  try {
    const warn = (message: string, error: unknown) => log('warn', message, { error: String(error) })
    const onReplaced = () => {
      patterns.changed(new Set(TABLE_NAMES))
      tell([...TABLE_NAMES.filter((table) => !SILENT.includes(table)), 'history'])
    }
    const workspace = openWorkspace(folder, onReplaced, {
      ...(opening.backupTimes && { times: opening.backupTimes }),
      onBackedUp: () => tell(['backups']),
      warn,
      mustBeThere: opening.mustBeThere ?? false,
    })
    /** How far whoever listens has heard of the file. */
    let told = workspace.store.sequence()
    const tell = (tables: readonly string[]) => {
      // What was learnt while the file was put away is no news to anybody.
      if (!workspace.isOpen()) return
      const change = { tables, sequence: workspace.store.sequence() }
      told = change.sequence
      for (const listener of listeners) listener(change)
    }
    // Read through the workspace each time: a restore puts another file under the same studio.
    const read: Context['read'] = {
      get: (table, id) => workspace.store.read.get(table, id),
      select: (table, tail, ...values) => workspace.store.read.select(table, tail, ...values),
      query: (sql, ...values) => workspace.store.read.query(sql, ...values),
    }
    const patterns = makePatternsCache({
      read,
      store: () => workspace.learnt,
      compute,
      tell: (what) => tell([what]),
      warn,
    })
    const contextNow = (): Context => ({ read, now: clock(), newId, readXlsx, patterns, uploads, workspace })

    /** One write: its rows, its undo step and its answer under the op id go into one commit. */
    const write = <T>(name: CallName, opId: string | undefined, coalesce: string | null, work: (tx: Tx) => T): T => {
      const known = opId === undefined ? null : read.get('op', opId)
      if (known) return JSON.parse(known.result) as T
      const { value, changed } = workspace.store.write((tx) => {
        const result = work(tx)
        const edits = tx.edits()
        if (edits.length > 0) recordStep(tx, { id: opId ?? newId(), name, at: clock(), coalesce }, edits)
        if (opId !== undefined) {
          tx.put('op', { id: opId, name, result: JSON.stringify(result), sequence: tx.sequence })
          for (const { id } of tx.query<{ id: string }>('SELECT id FROM op WHERE sequence < ?', tx.sequence - OPS_KEPT))
            tx.remove('op', id)
        }
        return result
      })
      if (changed.size === 0) return value
      workspace.committed()
      patterns.changed(changed)
      const heard = [...changed].filter((table) => !SILENT.includes(table))
      if (heard.length > 0) tell([...heard, 'history'])
      return value
    }

    const run = async (
      name: Exclude<CallName, NamesOf<'shell'>>,
      input: unknown,
      options: CallOptions,
    ): Promise<unknown> => {
      if (WEIGHING.has(name)) await readWeights()
      const handler = (handlers as Record<string, unknown>)[name] as AnyHandler
      const context = contextNow()
      const { kind } = contract[name]
      switch (kind) {
        case 'query':
          return handler(input, context)
        case 'write': {
          const coalesce = (input as { coalesce?: string }).coalesce ?? null
          return write(name, options.opId, coalesce, (tx) => handler(input, tx, context))
        }
        case 'job': {
          const known = options.opId === undefined ? null : read.get('op', options.opId)
          if (known) return JSON.parse(known.result)
          const job: Job = {
            ...context,
            signal: options.signal ?? new AbortController().signal,
            progress: options.onProgress ?? (() => {}),
            commit: (work) => write(name, options.opId, null, work),
            openScratch: (scratch, own) => openStudio({ ...opening, ...own, folder: scratch, mustBeThere: false }),
          }
          return handler(input, job)
        }
        default:
          return assertNever(kind)
      }
    }

    const call: Studio['call'] = async (name, input, options = {}) => {
      const began = performance.now()
      try {
        if (!Object.hasOwn(contract, name)) throw new Fail('not-found', 'error.no-such-call', { path: name })
        const known = name as CallName
        if (isShell(known)) throw new Fail('invalid', 'error.shell-call', { path: name })
        if (options.opId !== undefined && !OP_ID.test(options.opId))
          throw new Fail('invalid', 'error.op-id', { path: 'opId' })
        const parsed = contract[known].input.safeParse(input ?? {})
        if (!parsed.success) {
          const [issue] = parsed.error.issues
          throw new Fail('invalid', issue?.message ?? 'error.invalid', { path: issue?.path.join('.') ?? '' })
        }
        if (!workspace.isOpen()) reopen()
        return ok(await run(known, parsed.data, options))
      } catch (error) {
        return failed(errorOf(error, name))
      } finally {
        const took = performance.now() - began
        if (took > SLOW_MS) log('info', 'slow call', { name, ms: Math.round(took) })
      }
    }

    /** What was refused may be on the disk all the same: then whoever shows anything reads it anew. */
    const reopen = () => {
      workspace.reopen()
      if (workspace.store.sequence() !== told) onReplaced()
    }

    /** Where it fails again, the next call tries. */
    const openAgain = () => {
      try {
        reopen()
      } catch (error) {
        warn('the file did not open again', error)
      }
    }

    /** The first thing in the file that is not as it was written, or null; a file that does not open is what SQLite calls it. */
    const damageNow = (sqlite: string | null): string | null => {
      if (!workspace.isOpen()) return isCorrupt(sqlite) ? sqlite : null
      try {
        return workspace.verify().problems[0] ?? null
      } catch (error) {
        return (error as { code?: string }).code ?? String(error)
      }
    }

    const errorOf = (error: unknown, name: string): AppError => {
      if (error instanceof Fail) return error.error
      const code = (error as { code?: unknown }).code
      const sqlite = typeof code === 'string' && code.startsWith('SQLITE_') ? code : null
      if (sqlite === 'SQLITE_FULL' || code === 'ENOSPC') return { code: 'disk-full', message: 'error.disk-full' }
      if (sqlite?.startsWith('SQLITE_READONLY') || NO_LEAVE.includes(String(code)))
        return { code: 'read-only', message: 'error.read-only' }
      if (sqlite?.startsWith('SQLITE_BUSY')) return { code: 'busy', message: 'error.busy' }
      const isDisk = sqlite?.startsWith('SQLITE_IOERR') ?? false
      // Nobody expected this of a sound file: perhaps it is not. SQLite says «corrupt» also where the disk failed at reading.
      const damage = isDisk ? null : damageNow(sqlite)
      if (damage !== null) return { code: 'damaged-file', message: 'error.damaged-file', params: { what: damage } }
      const id = newId()
      log('error', 'call failed', { id, name, error: error instanceof Error ? error.stack : String(error) })
      // After a disk error nobody knows what is written: the truth is read from the disk again, never assumed.
      if (isDisk || isCorrupt(sqlite)) openAgain()
      return { code: 'internal', message: sentenceOf(sqlite), params: { id } }
    }

    return ok({
      call,
      upload: (name, bytes, modifiedAt) => {
        try {
          const id = newId()
          uploads.add(id, { name, bytes, modifiedAt: modifiedAt !== null && isInstant(modifiedAt) ? modifiedAt : null })
          return ok({ id })
        } catch (error) {
          return failed(errorOf(error, 'upload'))
        }
      },
      onChanged: (listener) => {
        listeners.add(listener)
        return () => listeners.delete(listener)
      },
      rest: () => {
        try {
          workspace.rest()
        } catch (error) {
          // All of it is on the disk already, in the log.
          warn('the log was not folded into the file', error)
        }
      },
      close: () => {
        patterns.close()
        return Promise.resolve(workspace.close())
      },
    })
  } catch (error) {
    return failed(openError(error, folder, log))
  }
}

/** Why a workspace did not open, in the few codes. */
function openError(error: unknown, folder: string, log: Log): AppError {
  if (error instanceof Fail) return error.error
  const { code = '' } = error as { code?: string }
  if (code.startsWith('SQLITE_BUSY')) return { code: 'busy', message: 'error.busy', path: folder }
  if (code === 'SQLITE_FULL' || code === 'ENOSPC')
    return { code: 'disk-full', message: 'error.disk-full', path: folder }
  if (['SQLITE_CANTOPEN', 'EACCES', 'EROFS', 'EPERM'].includes(code) || code.startsWith('SQLITE_READONLY'))
    return { code: 'read-only', message: 'error.folder-read-only', path: folder }
  if (['ENOTDIR', 'EEXIST'].includes(code)) return { code: 'invalid', message: 'error.not-a-folder', path: folder }
  if (isCorrupt(code))
    return { code: 'damaged-file', message: 'error.damaged-file', path: folder, params: { what: code } }
  // Our own statements find what our own migrations made: a name that is not there was changed on the disk.
  if (code === 'SQLITE_ERROR')
    return { code: 'damaged-file', message: 'error.damaged-file', path: folder, params: { what: String(error) } }
  log('error', 'workspace did not open', { folder, error: error instanceof Error ? error.stack : String(error) })
  return { code: 'internal', message: 'error.internal', path: folder, params: { id: code } }
}
