import * as fs from 'node:fs'
import * as path from 'node:path'
import {
  BACKUP_CAUSES,
  BACKUP_FAULTS,
  type BackupCause,
  type BackupFault,
  type BackupRow,
} from '../../shared/backups.ts'
import { Fail } from '../../shared/result.ts'
import { instantAt, type Instant } from '../../shared/time.ts'
import { checkCopy, isFolder, manifestOf, sha256Of, writeWhole, type Backup } from './backup.ts'

/** What stands beside a backup: what it was when it was made, and what the last look at it found. */
interface Manifest extends Partial<Pick<Backup, 'rows' | 'sequence' | 'bytes'>> {
  readonly file: string
  readonly sha256: string
  readonly checkedAt?: Instant
  readonly problem?: BackupFault | null
}

/** Null: there is none, or it cannot be read and so vouches for nothing. */
function readManifest(file: string): Manifest | null {
  try {
    return JSON.parse(fs.readFileSync(manifestOf(file), 'utf8')) as Manifest
  } catch {
    return null
  }
}

/** A backup as its manifest has it; null where that does not vouch for all of it. */
export function backupAt(file: string): Backup | null {
  const { sha256 = '', rows, sequence, bytes } = readManifest(file) ?? {}
  return rows === undefined || sequence === undefined || bytes === undefined
    ? null
    : { file, sha256, rows, sequence, bytes }
}

/** Why a backup was made, by the beginning of its name. */
const causeOf = (name: string): BackupCause => BACKUP_CAUSES.find((cause) => name.startsWith(cause)) ?? 'other'

function rowOf(file: string): BackupRow {
  const { size, mtimeMs } = fs.statSync(file)
  const manifest = readManifest(file)
  const madeAt = instantAt(mtimeMs)
  const isAsMade = manifest !== null && (manifest.bytes ?? size) === size
  return {
    file,
    at: madeAt,
    cause: causeOf(path.basename(file)),
    bytes: size,
    sequence: manifest?.sequence ?? null,
    // A file of another size than was looked at is one that nobody has looked at.
    state: !isAsMade
      ? { kind: 'unchecked' }
      : manifest.problem
        ? { kind: 'unusable', reason: manifest.problem }
        : { kind: 'verified', at: manifest.checkedAt ?? madeAt },
  }
}

/** The backups of a folder, newest first by their sequence (never by the clock); those that nothing vouches for last. */
export function listBackups(folder: string): readonly BackupRow[] {
  if (!isFolder(folder)) return []
  return fs
    .readdirSync(folder)
    .filter((name) => name.endsWith('.db') && !name.startsWith('.'))
    .map((name) => rowOf(path.join(folder, name)))
    .toSorted((a, b) => (b.sequence ?? -1) - (a.sequence ?? -1) || b.at.localeCompare(a.at))
}

/** Reads a listed backup through, page by page and row by row, and keeps what was found beside it. */
export function checkBackup(folder: string, file: string, now: Instant): BackupRow {
  if (!listBackups(folder).some((row) => row.file === file))
    throw new Fail('not-found', 'error.no-such-file', { path: file })
  const before = readManifest(file)
  const { found, problem } = lookAt(file, before)
  const { size: bytes } = fs.statSync(file)
  const manifest: Manifest = {
    file: path.basename(file),
    sha256: found || !before ? sha256Of(file) : before.sha256,
    // What cannot be read keeps what it was made with.
    ...(before && { rows: before.rows, sequence: before.sequence }),
    ...found,
    bytes,
    checkedAt: now,
    problem,
  }
  writeWhole(manifestOf(file), `${JSON.stringify(manifest, null, 2)}\n`)
  return rowOf(file)
}

interface Look {
  readonly found: { readonly rows: number; readonly sequence: number } | null
  readonly problem: BackupFault | null
}

/** Rows that vouch for themselves can still be too few: what the manifest promised must be there. */
function lookAt(file: string, promised: Manifest | null): Look {
  try {
    const found = checkCopy(file)
    const isWhole =
      found.rows === (promised?.rows ?? found.rows) && found.sequence === (promised?.sequence ?? found.sequence)
    return isWhole ? { found, problem: null } : { found: null, problem: 'changed' }
  } catch (error) {
    const problem = error instanceof Fail ? BACKUP_FAULTS.find((fault) => fault === error.error.code) : undefined
    if (!problem) throw error
    return { found: null, problem }
  }
}
