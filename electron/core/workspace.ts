import * as fs from 'node:fs'
import * as path from 'node:path'
import type { Database } from 'better-sqlite3'
import type { WorkspaceStatus } from '../../shared/contract.ts'
import type { BackupRow } from '../../shared/backups.ts'
import { Fail } from '../../shared/result.ts'
import type { Instant } from '../../shared/time.ts'
import { checkCopy, makeBackup, syncFolder, type Backup } from '../db/backup.ts'
import { checkBackup, listBackups } from '../db/backup-list.ts'
import { readMark } from '../db/mark.ts'
import { LATEST } from '../db/migrations/index.ts'
import { openConnection, type Connection } from '../db/connection.ts'
import type { LearntStore } from '../db/learnt.ts'
import type { Store } from '../db/tx.ts'
import { verifyRows } from '../db/verify.ts'

const FILE = 'duotrack.db'
const LOW_SPACE_BYTES = 200 * 1024 * 1024

/** The folder that holds everything: the file, its mark, its backups. */
export interface Workspace {
  readonly folder: string
  readonly file: string
  readonly store: Store
  readonly learnt: LearntStore
  status(): WorkspaceStatus
  verify(): { ok: boolean; problems: readonly string[] }
  backup(reason: string): Backup
  backups(): readonly BackupRow[]
  checkBackup(file: string, now: Instant): BackupRow
  restore(file: string): { restored: string; previous: string }
  /** Called after each commit: moves the mark, and lets the log rest in the file once nothing more comes. */
  committed(): void
  /** The same at once: the machine is about to sleep or to go off. */
  rest(): void
  /** After a failed disk: closes and opens again, so that what is shown is what is on the disk. */
  reopen(): void
  close(): void
}

/** Opens the folder's file, or makes it; throws `Fail` for what must not be opened. `onReplaced` hears of a restore. */
export function openWorkspace(folder: string, onReplaced: () => void): Workspace {
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 })
  const file = path.join(folder, FILE)
  const backups = path.join(folder, 'backups')
  const beforeMigration = (db: Database, version: number) => {
    makeBackup(db, backups, `before-version-${LATEST}-from-${version}-${stamp(db)}`)
  }
  const markFile = path.join(folder, 'duotrack.mark')
  let connection: Connection = openConnection(file, markFile, beforeMigration)

  const problemsNow = (): WorkspaceStatus['problems'] => {
    const { lostSince } = connection
    const free = fs.statfsSync(folder)
    const bytes = free.bavail * free.bsize
    return [
      ...(lostSince
        ? [{ code: 'problem.older-than-mark', params: { file: lostSince.file, mark: lostSince.mark } }]
        : []),
      ...(bytes < LOW_SPACE_BYTES
        ? [{ code: 'problem.low-space', params: { megabytes: Math.floor(bytes / 1024 / 1024) } }]
        : []),
    ]
  }

  const backup = (reason: string) => makeBackup(connection.db, backups, `${reason}-${stamp(connection.db)}`)

  return {
    folder,
    file,
    get store() {
      return connection.store
    },
    get learnt() {
      return connection.learnt
    },
    status: () => {
      const [counts = { posts: 0, items: 0 }] = connection.store.read.query<{ posts: number; items: number }>(
        'SELECT (SELECT count(*) FROM post) AS posts, (SELECT count(*) FROM item) AS items',
      )
      const newest = listBackups(backups).find(({ state }) => state.kind === 'verified')
      const lastBackup = newest ? { file: newest.file, at: newest.at } : null
      return {
        folder,
        file,
        version: LATEST,
        sequence: connection.store.sequence(),
        lastBackup,
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
    backup,
    backups: () => listBackups(backups),
    checkBackup: (wanted, now) => checkBackup(backups, wanted, now),
    restore: (from) => {
      if (!fs.existsSync(from)) throw new Fail('not-found', 'error.no-such-file', { path: from })
      checkCopy(from)
      const previous = backup('before-restore')
      const arriving = path.join(folder, `.restoring-${process.pid}`)
      try {
        fs.copyFileSync(from, arriving)
        checkCopy(arriving)
        connection.close()
        // The closed file has no log left; one found here would be laid over the restored pages.
        for (const tail of ['-wal', '-shm']) fs.rmSync(file + tail, { force: true })
        fs.renameSync(arriving, file)
        syncFolder(folder)
        fs.rmSync(markFile, { force: true })
      } finally {
        fs.rmSync(arriving, { force: true })
        if (!connection.db.open) connection = openConnection(file, markFile, beforeMigration)
      }
      onReplaced()
      return { restored: from, previous: previous.file }
    },
    committed: () => connection.committed(),
    rest: () => connection.rest(),
    reopen: () => {
      connection.close()
      connection = openConnection(file, markFile, beforeMigration)
    },
    close: () => connection.close(),
  }
}

/** Backups are named by the file's own sequence: the clock may jump, this does not. */
const stamp = (db: Database) => String(db.prepare('SELECT sequence FROM state').pluck().get()).padStart(8, '0')
