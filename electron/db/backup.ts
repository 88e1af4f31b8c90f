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
  fs.writeFileSync(temporary, content, { mode: 0o600 })
  syncFile(temporary)
  fs.renameSync(temporary, file)
  syncFolder(path.dirname(file))
}

/**
 * Copies the open database with VACUUM INTO, opens the copy, checks every page and every row sum, and only then gives
 * it its name and a manifest. Nothing with a backup's name was ever unchecked.
 */
export function makeBackup(db: Database.Database, folder: string, name: string): Backup {
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 })
  const file = path.join(folder, `${name}.db`)
  const temporary = path.join(folder, `.${name}.tmp-${process.pid}`)
  fs.rmSync(temporary, { force: true })
  try {
    db.prepare('VACUUM INTO ?').run(temporary)
    const checked = checkCopy(temporary)
    fs.chmodSync(temporary, 0o600)
    syncFile(temporary)
    const sha256 = sha256Of(temporary)
    const bytes = fs.statSync(temporary).size
    fs.renameSync(temporary, file)
    syncFolder(folder)
    const backup = { file, sha256, bytes, ...checked }
    writeWhole(manifestOf(file), `${JSON.stringify({ ...backup, file: path.basename(file) }, null, 2)}\n`)
    return backup
  } finally {
    fs.rmSync(temporary, { force: true })
  }
}

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
