import * as fs from 'node:fs'
import * as path from 'node:path'
import type { Database } from 'better-sqlite3'
import type { WorkspaceStatus } from '../../shared/contract-workspace.ts'
import type { BackupCause, BackupRow } from '../../shared/backups.ts'
import type { Damaged } from '../../shared/damage.ts'
import { Fail } from '../../shared/result.ts'
import type { Instant } from '../../shared/time.ts'
import { freeBytes, makeBackup, type Backup } from '../db/backup.ts'
import { readMark } from '../db/mark.ts'
import { LATEST } from '../db/migrations/index.ts'
import { openConnection, type Connection, type Warn } from '../db/connection.ts'
import type { LearntStore } from '../db/learnt.ts'
import { keepAside, layReady, removeArriving, swapIn } from '../db/rescue.ts'
import type { Store } from '../db/tx.ts'
import { verifyRows } from '../db/verify.ts'
import { BACKUP_TIMES, makeAutoBackup, type BackupTimes } from './auto-backup.ts'
import { listDamaged } from './damage.ts'
import { makeKeeper } from './backup-keeper.ts'
import { placeOf } from './place.ts'

export const FILE = 'duotrack.db'
const LOW_SPACE_BYTES = 200 * 1024 * 1024
/** A row beside the settings: where the second set of backups lies. */
export const SECOND_FOLDER = 'backups.second'
/** The folder whose warning the creator has read and lives with. */
export const KNOWN_PLACE = 'place.known'

/** The folder that holds everything: the file, its mark, its backups. */
export interface Workspace {
  readonly folder: string
  readonly file: string
  readonly store: Store
  readonly learnt: LearntStore
  status(): WorkspaceStatus
  /** What cannot be shown, where it stood and which backup has it. */
  damaged(): readonly Damaged[]
  /** After something was recovered. */
  lookAgain(): void
  verify(): { ok: boolean; problems: readonly string[] }
  backup(cause: BackupCause): Backup
  /** One more, in a folder that was chosen. */
  backupIn(folder: string): Backup
  /** A checked copy of the file, for whoever takes it away. */
  copyTo(folder: string, name?: string): Backup
  /** Copies a backup to a folder that is to hold a second set; throws what stands against it. */
  trySecond(folder: string): void
  backups(): readonly BackupRow[]
  checkBackup(file: string, now: Instant): BackupRow
  restore(file: string): { restored: string; previous: string }
  /** Edits are missing and will not be looked for: from here on the file counts as it is, after a backup. */
  goOn(): void
  /** Called after each commit: moves the mark, and lets the log rest in the file once nothing more comes. */
  committed(): void
  /** The same at once: the machine is about to sleep or to go off. */
  rest(): void
  /** After a failed disk: closes and opens again, so that what is shown is what is on the disk. Throws while it fails. */
  reopen(): void
  /** False after a `reopen` that threw. */
  isOpen(): boolean
  close(): void
}

interface Watching {
  /** Nothing is begun where no file is: it was there before, and its disk may not be. */
  readonly mustBeThere: boolean
  readonly times: BackupTimes
  readonly onBackedUp: () => void
  readonly warn: Warn
}

const rethrow: Warn = (_, error) => {
  throw error
}

/** By writing: what a folder says of itself is not what its disk allows. SQLite would name it a fault of the disk. */
function refuseReadOnly(folder: string, file: string): void {
  const probe = path.join(folder, `.may-write-${process.pid}`)
  try {
    fs.closeSync(fs.openSync(probe, 'w', 0o600))
    fs.rmSync(probe)
    if (fs.existsSync(file)) fs.accessSync(file, fs.constants.W_OK)
  } catch (error) {
    if (['EACCES', 'EPERM', 'EROFS'].includes(String((error as NodeJS.ErrnoException).code))) throw error
  }
}

/** Opens the folder's file, or makes it; throws `Fail` for what must not be opened. `onReplaced` hears of a restore. */
export function openWorkspace(
  folder: string,
  onReplaced: () => void,
  { times = BACKUP_TIMES, onBackedUp = () => {}, warn = rethrow, mustBeThere = false }: Partial<Watching> = {},
): Workspace {
  const file = path.join(folder, FILE)
  if (mustBeThere && !fs.existsSync(file))
    throw new Fail('not-found', 'error.workspace-gone', { path: folder, params: { folder } })
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 })
  refuseReadOnly(folder, file)
  const backups = path.join(folder, 'backups')
  const beforeMigration = (db: Database, version: number) => {
    const sequence = String(db.prepare('SELECT sequence FROM state').pluck().get()).padStart(8, '0')
    makeBackup(db, backups, `before-version-${LATEST}-from-${version}-${sequence}`)
  }
  const markFile = path.join(folder, 'duotrack.mark')
  let connection: Connection = openConnection(file, markFile, beforeMigration, warn)
  removeArriving(folder)
  const place = placeOf(folder)

  const setting = (id: string) => connection.store.read.get('setting', id)?.value
  const keeper = makeKeeper({
    folder: backups,
    db: () => connection.db,
    isWhole: () => isWhole(),
    second: () => {
      const chosen = setting(SECOND_FOLDER)
      return typeof chosen === 'string' ? chosen : null
    },
  })
  const auto = makeAutoBackup((cause) => {
    keeper.makeIfNew(cause)
    onBackedUp()
  }, times)

  let known: { readonly of: Connection; readonly things: readonly Damaged[] } | null = null
  /** Worked out once: it looks into backups. */
  const damaged = () => {
    if (known?.of !== connection)
      known = { of: connection, things: listDamaged(connection.db, connection.damage.rows, keeper.list()) }
    return known.things
  }

  /** What is damaged makes no backup that counts: it is kept as it lies. */
  const isWhole = () => connection.damage.rows.length === 0 && connection.damage.miscounted.length === 0

  const problemsNow = (): WorkspaceStatus['problems'] => {
    const { lostSince } = connection
    const free = freeBytes(folder)
    const second = keeper.secondState()
    const failed = [isWhole() ? keeper.failure() : null, second?.error].filter(
      (error) => error !== null && error !== undefined,
    )
    const { miscounted } = connection.damage
    return [
      ...(damaged().length > 0
        ? [{ code: 'problem.damaged', severity: 'error' as const, params: { count: damaged().length } }]
        : []),
      ...(miscounted.length > 0
        ? [{ code: 'problem.miscounted', severity: 'error' as const, params: { tables: miscounted.join(', ') } }]
        : []),
      ...(lostSince
        ? [
            {
              code: 'problem.older-than-mark',
              severity: 'error' as const,
              params: { file: lostSince.file, mark: lostSince.mark, missing: lostSince.mark - lostSince.file },
            },
          ]
        : []),
      ...(free < LOW_SPACE_BYTES
        ? [
            {
              code: 'problem.low-space',
              severity: 'error' as const,
              params: { megabytes: Math.floor(free / 1024 / 1024) },
            },
          ]
        : []),
      ...failed.map(({ message, params = {} }) => ({ code: message, severity: 'warning' as const, params })),
      ...(place && setting(KNOWN_PLACE) !== folder
        ? [
            place.kind === 'sync'
              ? { code: 'problem.synced', severity: 'warning' as const, params: { program: place.program } }
              : { code: 'problem.network', severity: 'warning' as const, params: { type: place.type } },
          ]
        : []),
    ]
  }

  return {
    folder,
    file,
    get store() {
      return connection.store
    },
    get learnt() {
      return connection.learnt
    },
    damaged,
    lookAgain: () => {
      connection.lookAgain()
      known = null
    },
    status: () => {
      const [counts = { posts: 0, items: 0 }] = connection.store.read.query<{ posts: number; items: number }>(
        'SELECT (SELECT count(*) FROM post) AS posts, (SELECT count(*) FROM item) AS items',
      )
      const newest = keeper.newest()
      const second = keeper.secondState()
      return {
        folder,
        file,
        version: LATEST,
        sequence: connection.store.sequence(),
        lastBackup: newest ? { file: newest.file, at: newest.at, sequence: newest.sequence ?? 0 } : null,
        second: second && { folder: second.folder, at: second.newest?.at ?? null },
        ...counts,
        problems: problemsNow(),
      }
    },
    verify: () => {
      const { problems, sequence } = verifyRows(connection.db)
      const mark = readMark(markFile)
      const isOlder = mark !== null && mark.sequence > sequence
      const all = isOlder
        ? [...problems, `the file is at ${sequence}, its mark at ${mark.sequence}: later edits are missing`]
        : problems
      return { ok: all.length === 0, problems: all }
    },
    backup: keeper.make,
    backupIn: keeper.makeIn,
    copyTo: (there, name = 'copy') => makeBackup(connection.db, there, name),
    trySecond: keeper.trySecond,
    backups: keeper.list,
    checkBackup: keeper.check,
    restore: (from) => {
      const after = Math.max(connection.store.sequence(), connection.lostSince?.mark ?? 0)
      const arriving = layReady(folder, from, after)
      try {
        const backup = isWhole() ? keeper.make('before-restore').file : null
        connection.close()
        const previous = backup ?? keepAside(folder)
        swapIn(folder, arriving)
        return { restored: from, previous }
      } finally {
        fs.rmSync(arriving, { force: true })
        if (!connection.db.open) {
          connection = openConnection(file, markFile, beforeMigration, warn)
          onReplaced()
        }
      }
    },
    goOn: () => {
      if (!connection.lostSince) throw new Fail('not-found', 'error.nothing-missing')
      if (isWhole()) keeper.make('before-going-on')
      connection.goOn()
    },
    committed: () => {
      connection.committed()
      auto.committed()
    },
    rest: () => connection.rest(),
    reopen: () => {
      connection.close()
      connection = openConnection(file, markFile, beforeMigration, warn)
    },
    isOpen: () => connection.db.open,
    close: () => {
      auto.close()
      connection.close()
    },
  }
}
