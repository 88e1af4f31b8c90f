import { randomUUID } from 'node:crypto'
import * as fs from 'node:fs'
import * as os from 'node:os'
import * as path from 'node:path'
import Database from 'better-sqlite3'
import { Fail } from '../../shared/result.ts'
import { LATEST, MIGRATIONS } from './migrations/index.ts'

/** «DUOT»: tells our files from other programs' in the SQLite header. */
const APPLICATION_ID = 0x44554f54

/** The file header and the start of its first page, whose cells are the schema's entries. */
const HEADER_BYTES = 108
const MAGIC = 'SQLite format 3\u0000'

/** What a file says of itself. `empty`: nothing there yet, or a first start that was killed before its first commit. */
export type FileKind =
  { readonly kind: 'empty' } | { readonly kind: 'ours'; readonly version: number } | { readonly kind: 'foreign' }

/**
 * Reads the header's bytes: opening even a resting WAL file leaves `-shm` and `-wal` behind, and a file of a newer
 * version must keep every byte. While a log lies beside it the header may be older than the file, so then both are
 * asked as copies.
 */
export function inspect(file: string): FileKind {
  const state = fs.statSync(file, { throwIfNoEntry: false })
  if (state?.isDirectory()) return { kind: 'foreign' }
  if (!state || state.size === 0) return { kind: 'empty' }
  const wal = `${file}-wal`
  if (!fs.statSync(wal, { throwIfNoEntry: false })?.size) return readHeader(file)
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'duotrack-look-'))
  try {
    const copy = path.join(folder, 'copy.db')
    fs.copyFileSync(file, copy)
    fs.copyFileSync(wal, `${copy}-wal`)
    return askCopy(copy)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    // Whoever had it has closed it this moment: its log is in the file by now.
    return inspect(file)
  } finally {
    fs.rmSync(folder, { recursive: true, force: true })
  }
}

function askCopy(copy: string): FileKind {
  const db = new Database(copy, { timeout: 200 })
  try {
    const version = db.pragma('user_version', { simple: true }) as number
    if (db.pragma('application_id', { simple: true }) === APPLICATION_ID) return { kind: 'ours', version }
    const tables = db.prepare('SELECT count(*) FROM sqlite_schema').pluck().get()
    return tables === 0 && version === 0 ? { kind: 'empty' } : { kind: 'foreign' }
  } catch {
    // Whatever it is, SQLite cannot read it.
    return { kind: 'foreign' }
  } finally {
    db.close()
  }
}

function readHeader(file: string): FileKind {
  const header = Buffer.alloc(HEADER_BYTES)
  const handle = fs.openSync(file, 'r')
  try {
    const read = fs.readSync(handle, header, 0, HEADER_BYTES, 0)
    if (read < HEADER_BYTES || header.toString('latin1', 0, 16) !== MAGIC) return { kind: 'foreign' }
    const version = header.readUInt32BE(60)
    const application = header.readUInt32BE(68)
    if (application === APPLICATION_ID) return { kind: 'ours', version }
    const cellsInSchema = header.readUInt16BE(103)
    return application === 0 && version === 0 && cellsInSchema === 0 ? { kind: 'empty' } : { kind: 'foreign' }
  } finally {
    fs.closeSync(handle)
  }
}

/** Settings that a connection does not keep by itself; FULL must be set on each, and hides from a naive check. */
function configure(db: Database.Database): void {
  db.pragma('trusted_schema = OFF')
  db.pragma('cell_size_check = ON')
  db.pragma('mmap_size = 0')
  db.pragma('foreign_keys = ON')
  db.pragma('locking_mode = EXCLUSIVE')
  db.pragma('journal_mode = WAL')
  db.pragma('synchronous = FULL')
  db.pragma('fullfsync = ON')
  db.pragma('checkpoint_fullfsync = ON')
}

/** Makes a checked copy before the first migration step of an existing file. */
export type BeforeMigration = (db: Database.Database, version: number) => void

/**
 * Opens a workspace file: refuses what is newer, foreign or damaged before a byte changes, then takes the lock,
 * sets the pragmas, and migrates after a verified backup.
 */
export function openFile(file: string, beforeMigration: BeforeMigration): Database.Database {
  const found = inspect(file)
  if (found.kind === 'foreign') throw new Fail('damaged-file', 'error.not-a-workspace', { path: file })
  if (found.kind === 'ours' && found.version > LATEST)
    throw new Fail('newer-file', 'error.newer-file', { path: file, params: { version: found.version, known: LATEST } })

  const db = new Database(file, { timeout: 200 })
  try {
    configure(db)
    // Another that started at the same moment may have made it since it was looked at; from here on nobody can.
    if (found.kind === 'empty' && db.pragma('user_version', { simple: true }) !== 0) {
      db.close()
      return openFile(file, beforeMigration)
    }
    if (found.kind === 'ours') {
      // With EXCLUSIVE locking the first read takes the lock: a second program fails here, in 200 ms.
      // Not the quick one: where an index is damaged, rows vanish from lists without a word.
      const check = db.pragma('integrity_check(1)', { simple: true })
      if (check !== 'ok')
        throw new Fail('damaged-file', 'error.damaged-file', {
          path: file,
          params: { what: String(check).replace(/^\*\*\*.*\*\*\*\s*/, '') },
        })
      refuseForeignSchema(db, file)
    }
    migrate(db, found.kind === 'ours' ? found.version : 0, beforeMigration)
    fs.chmodSync(file, 0o600)
    return db
  } catch (error) {
    db.close()
    throw error
  }
}

/** We make no triggers and no views: one in the file was put there by somebody else and would run with our rights. */
function refuseForeignSchema(db: Database.Database, file: string): void {
  const foreign = db
    .prepare(`SELECT name FROM sqlite_schema WHERE type IN ('trigger', 'view') LIMIT 1`)
    .pluck()
    .get() as string | undefined
  if (foreign !== undefined)
    throw new Fail('damaged-file', 'error.foreign-schema', { path: file, params: { what: foreign } })
}

/** A new and empty file of an earlier version, to be filled with what was written then. */
export function createAt(file: string, version: number): void {
  const db = new Database(file)
  try {
    migrate(db, 0, () => {}, version)
  } finally {
    db.close()
  }
}

function migrate(db: Database.Database, from: number, beforeMigration: BeforeMigration, to = LATEST): void {
  const pending = MIGRATIONS.filter(({ version }) => version > from && version <= to)
  if (pending.length === 0) return
  if (from > 0) beforeMigration(db, from)
  db.transaction(() => {
    for (const { version, up } of pending) {
      up(db)
      db.pragma(`user_version = ${version}`)
    }
    if (from === 0) {
      db.pragma(`application_id = ${APPLICATION_ID}`)
      db.prepare('INSERT INTO state (id, fileId, sequence) VALUES (1, ?, 0)').run(randomUUID())
    }
    const broken = db.pragma('foreign_key_check') as unknown[]
    if (broken.length > 0) throw new Fail('damaged-file', 'error.migration-broke-links')
  }).exclusive()
}
