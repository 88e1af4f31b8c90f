import * as fs from 'node:fs'
import * as path from 'node:path'
import type { Database } from 'better-sqlite3'
import { PASSING, thinnedOut, type BackupCause, type BackupRow } from '../../shared/backups.ts'
import { Fail, type AppError } from '../../shared/result.ts'
import type { Instant } from '../../shared/time.ts'
import { copyBackup, isFolder, makeBackup, removeBackup, removeHalfMade, type Backup } from '../db/backup.ts'
import { backupAt, checkBackup, listBackups } from '../db/backup-list.ts'

export interface KeeperOptions {
  /** The workspace's own folder of backups. */
  readonly folder: string
  /** The file as it is open now. */
  readonly db: () => Database
  /** False: something in it is damaged, and a backup of it would not count. */
  readonly isWhole: () => boolean
  /** The folder that holds a second set, where one was chosen. */
  readonly second: () => string | null
}

/** The backups of a workspace: makes them, copies them away, thins them out, and knows what went wrong with that. */
export interface Keeper {
  /** Made, checked, copied to the second folder, thinned. A failing second folder is told as a problem, not thrown. */
  readonly make: (cause: BackupCause) => Backup
  /**
   * Makes one only if the newest verified one is of an older step; if not, the second folder gets that one should it lack it:
   * a disk that was plugged in again. What fails is told as a problem.
   */
  readonly makeIfNew: (cause: BackupCause) => void
  /** Makes a backup and copies it there; throws what stands against it. */
  readonly trySecond: (chosen: string) => void
  /** A copy of its own in a folder that somebody chose. */
  readonly makeIn: (folder: string) => Backup
  readonly list: () => readonly BackupRow[]
  readonly check: (file: string, now: Instant) => BackupRow
  readonly newest: () => BackupRow | null
  /** Where the second set lies, and why not, if it does not. */
  readonly secondState: () => {
    readonly folder: string
    readonly newest: BackupRow | null
    readonly error: AppError | null
  } | null
  /** Why the last automatic one was not made. */
  readonly failure: () => AppError | null
}

/** The sequence names a backup: the clock may jump, this only rises. */
const nameOf = (cause: string, sequence: number) => `${cause}-${String(sequence).padStart(8, '0')}`

export function makeKeeper({ folder, db, isWhole, second }: KeeperOptions): Keeper {
  let failure: AppError | null = null
  let secondError: AppError | null = null
  removeHalfMade(folder)

  const stateOf = () => db().prepare('SELECT fileId, sequence FROM state').get() as { fileId: string; sequence: number }
  /** Two workspaces may keep their second set in one folder. */
  const insideOf = (chosen: string) => path.join(chosen, `duotrack-${stateOf().fileId.slice(0, 8)}`)
  const list = () => listBackups(folder)
  const newestIn = (rows: readonly BackupRow[]) => rows.find(({ state }) => state.kind === 'verified') ?? null

  const copyTo = (backup: Backup, chosen: string) => {
    refuseFolder(chosen)
    const inside = insideOf(chosen)
    removeHalfMade(inside)
    copyBackup(backup, inside)
    thin(inside)
    secondError = null
  }
  const copyAway = (backup: Backup) => {
    const chosen = second()
    if (chosen === null) return
    try {
      copyTo(backup, chosen)
    } catch (error) {
      secondError = errorOf(error)
    }
  }

  const catchUp = ({ file, sequence }: BackupRow) => {
    const chosen = second()
    if (chosen === null || !isFolder(chosen)) return
    const there = newestIn(listBackups(insideOf(chosen)))?.sequence ?? -1
    const backup = there < (sequence ?? 0) ? backupAt(file) : null
    if (backup) copyAway(backup)
  }

  const makeIn = (where: string, name: string) => {
    if (!isWhole()) throw new Fail('damaged-file', 'error.backup-damaged', { path: folder })
    return makeBackup(db(), where, name)
  }
  const make = (cause: BackupCause) => {
    const backup = makeIn(folder, nameOf(cause, stateOf().sequence))
    failure = null
    copyAway(backup)
    thin(folder)
    return backup
  }

  return {
    make,
    makeIfNew: (cause) => {
      try {
        const newest = newestIn(list())
        // Nothing was ever written at step 0.
        if ((newest?.sequence ?? 0) < stateOf().sequence) make(cause)
        else if (newest) catchUp(newest)
      } catch (error) {
        failure = errorOf(error)
      }
    },
    trySecond: (chosen) => copyTo(makeIn(folder, nameOf('by-hand', stateOf().sequence)), chosen),
    makeIn: (chosen) => {
      refuseFolder(chosen)
      const { fileId, sequence } = stateOf()
      return makeIn(chosen, `duotrack-${fileId.slice(0, 8)}-${nameOf('by-hand', sequence)}`)
    },
    list,
    check: (file, now) => checkBackup(folder, file, now),
    newest: () => newestIn(list()),
    secondState: () => {
      const chosen = second()
      if (chosen === null) return null
      const isThere = isFolder(chosen)
      return {
        folder: chosen,
        newest: isThere ? newestIn(listBackups(insideOf(chosen))) : null,
        error: isThere ? secondError : gone(chosen).error,
      }
    },
    failure: () => failure,
  }
}

/** Only after a new one was made and read through: whatever goes, that one stays. */
function thin(folder: string): void {
  for (const { file, cause } of thinnedOut(listBackups(folder))) if (PASSING.includes(cause)) removeBackup(file)
}

const gone = (folder: string) => new Fail('not-found', 'error.backup-folder-gone', { path: folder, params: { folder } })

/** A folder that is not there is not made: a disk that is not plugged in would be filled beside itself. */
export function refuseFolder(folder: string): void {
  if (!path.isAbsolute(folder))
    throw new Fail('invalid', 'error.folder-not-absolute', { path: 'folder', params: { folder } })
  const found = fs.statSync(folder, { throwIfNoEntry: false })
  if (!found) throw gone(folder)
  if (!found.isDirectory()) throw new Fail('invalid', 'error.not-a-folder', { path: folder })
}

const errorOf = (error: unknown): AppError =>
  error instanceof Fail
    ? error.error
    : {
        code: 'internal',
        message: 'error.backup-failed',
        params: { why: error instanceof Error ? error.message : String(error) },
      }
