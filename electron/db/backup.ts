import { createHash } from 'node:crypto'
import * as fs from 'node:fs'
import * as path from 'node:path'
import Database from 'better-sqlite3'
import { Fail } from '../../shared/result.ts'
import { inspect } from './open.ts'
import { LATEST } from './migrations/index.ts'
import { verifyRows } from './verify.ts'

export interface Backup {
  readonly file: string
  readonly sha256: string
  readonly rows: number
  readonly sequence: number
  readonly bytes: number
}

export const manifestOf = (file: string) => `${file}.json`

export function syncFile(file: string): void {
  const handle = fs.openSync(file, 'r+')
  try {
    fs.fsyncSync(handle)
  } finally {
    fs.closeSync(handle)
  }
}

/** Makes a rename or a new name in a folder last through a power cut; a folder cannot be synced on Windows. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return
  const handle = fs.openSync(folder, 'r')
  try {
    fs.fsyncSync(handle)
  } finally {
    fs.closeSync(handle)
  }
}

/** Writes a whole file or nothing: a temporary one, synced, renamed over. */
export function writeWhole(file: string, content: string | Uint8Array): void {
  const temporary = `${file}.tmp-${process.pid}`
  try {
    fs.writeFileSync(temporary, content, { mode: 0o600 })
    syncFile(temporary)
    fs.renameSync(temporary, file)
  } finally {
    fs.rmSync(temporary, { force: true })
  }
  syncFolder(path.dirname(file))
}

/** Bytes that a folder's disk still takes. */
export function freeBytes(folder: string): number {
  const { bavail, bsize } = fs.statfsSync(folder)
  return bavail * bsize
}

const MARGIN_BYTES = 8 * 1024 * 1024
const megabytes = (bytes: number) => Math.ceil(bytes / 1024 / 1024)

/** Said before anything is written: a backup that stops midway helps nobody, and fills what little is left. */
function refuseIfTight(db: Database.Database, folder: string): void {
  const [pages, size] = ['page_count', 'page_size'].map((name) => db.pragma(name, { simple: true }) as number)
  const needed = (pages ?? 0) * (size ?? 0) + MARGIN_BYTES
  const free = freeBytes(folder)
  if (free < needed)
    throw new Fail('disk-full', 'error.backup-no-space', {
      path: folder,
      params: { needed: megabytes(needed), free: megabytes(free), folder },
    })
}

const NO_LEAVE = ['EACCES', 'EPERM', 'EROFS', 'SQLITE_CANTOPEN', 'SQLITE_READONLY']

/** What stopped a backup, told as what it is; the workspace itself was not touched. */
export function asBackupError(error: unknown, folder: string): unknown {
  const { code = '' } = error as { code?: string }
  if (code === 'ENOSPC' || code === 'SQLITE_FULL')
    return new Fail('disk-full', 'error.backup-disk-full', { path: folder, params: { folder } })
  if (NO_LEAVE.includes(code))
    return new Fail('read-only', 'error.backup-no-leave', { path: folder, params: { folder } })
  return error
}

/**
 * Copies the open database with VACUUM INTO, opens the copy, checks every page and every row sum, and only then gives
 * it its name and a manifest. Nothing with a backup's name was ever unchecked.
 */
export function makeBackup(db: Database.Database, folder: string, name: string): Backup {
  const file = path.join(folder, `${name}.db`)
  const temporary = path.join(folder, `.${name}.tmp-${process.pid}`)
  try {
    fs.mkdirSync(folder, { recursive: true, mode: 0o700 })
    refuseIfTight(db, folder)
    fs.rmSync(temporary, { force: true })
    db.prepare('VACUUM INTO ?').run(temporary)
    const checked = checkCopy(temporary)
    fs.chmodSync(temporary, 0o600)
    return settle(temporary, file, checked)
  } catch (error) {
    throw asBackupError(error, folder)
  } finally {
    for (const tail of ['', '-journal']) fs.rmSync(temporary + tail, { force: true })
  }
}

/** The same backup in another folder: what was written there is read back, and counts only if it is the same. */
export function copyBackup(backup: Backup, folder: string): string {
  const wanted = path.basename(backup.file)
  const temporary = path.join(folder, `.${wanted}.tmp-${process.pid}`)
  try {
    fs.mkdirSync(folder, { recursive: true, mode: 0o700 })
    const there = path.join(folder, wanted)
    if (fs.existsSync(there) && sha256Of(there) === backup.sha256) return there
    // Another one of this name is of another copy of the workspace: nobody's backup is overwritten.
    const file = fs.existsSync(there)
      ? path.join(folder, `${path.basename(wanted, '.db')}-${backup.sha256.slice(0, 8)}.db`)
      : there
    fs.copyFileSync(backup.file, temporary)
    if (sha256Of(temporary) !== backup.sha256)
      throw new Fail('damaged-file', 'error.copy-differs', { path: file, params: { folder } })
    return settle(temporary, file, backup).file
  } catch (error) {
    throw asBackupError(error, folder)
  } finally {
    fs.rmSync(temporary, { force: true })
  }
}

function settle(temporary: string, file: string, checked: Pick<Backup, 'rows' | 'sequence'>): Backup {
  syncFile(temporary)
  const sha256 = sha256Of(temporary)
  const bytes = fs.statSync(temporary).size
  const backup = { file, sha256, bytes, rows: checked.rows, sequence: checked.sequence }
  // What vouched for another file of this name vouches for nothing any more.
  fs.rmSync(manifestOf(file), { force: true })
  fs.renameSync(temporary, file)
  syncFolder(path.dirname(file))
  writeWhole(manifestOf(file), `${JSON.stringify({ ...backup, file: path.basename(file) }, null, 2)}\n`)
  return backup
}

export const isFolder = (folder: string): boolean =>
  fs.statSync(folder, { throwIfNoEntry: false })?.isDirectory() ?? false

const HALF_MADE = /^\..+\.tmp-\d+(-journal)?$|\.json\.tmp-\d+$/

/** Takes away what a killed backup left half made. Whoever calls holds the workspace: nobody else is making one. */
export function removeHalfMade(folder: string): void {
  if (!isFolder(folder)) return
  for (const name of fs.readdirSync(folder))
    if (HALF_MADE.test(name)) fs.rmSync(path.join(folder, name), { force: true })
}

/** Takes a backup away with what vouches for it: the voucher last, so that a file never stands without. */
export function removeBackup(file: string): void {
  fs.rmSync(file, { force: true })
  fs.rmSync(manifestOf(file), { force: true })
}

/** A copy that is not to be counted among backups. */
export const removeVoucher = (file: string): void => fs.rmSync(manifestOf(file), { force: true })

export const sha256Of = (file: string): string => createHash('sha256').update(fs.readFileSync(file)).digest('hex')

/** Opens a copy read-only and checks it through; throws `damaged-file` with the first problem. */
export function checkCopy(file: string): { rows: number; sequence: number } {
  const found = inspect(file)
  if (found.kind !== 'ours') throw new Fail('unsupported-file', 'error.not-a-backup', { path: file })
  if (found.version > LATEST)
    throw new Fail('newer-file', 'error.newer-file', { path: file, params: { version: found.version, known: LATEST } })
  const db = new Database(file, { readonly: true, timeout: 200 })
  try {
    db.pragma('trusted_schema = OFF')
    db.pragma('cell_size_check = ON')
    const { problems, rows, sequence } = verifyRows(db)
    const [first] = problems
    if (first !== undefined)
      throw new Fail('damaged-file', 'error.damaged-file', { path: file, params: { what: first } })
    return { rows, sequence }
  } catch (error) {
    const { code } = error as { code?: unknown }
    if (code !== 'SQLITE_CORRUPT' && code !== 'SQLITE_NOTADB') throw error
    throw new Fail('damaged-file', 'error.damaged-file', { path: file, params: { what: code } })
  } finally {
    db.close()
  }
}
