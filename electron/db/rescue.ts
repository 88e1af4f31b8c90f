import * as fs from 'node:fs'
import * as path from 'node:path'
import Database from 'better-sqlite3'
import { Fail } from '../../shared/result.ts'
import { asBackupError, checkCopy, syncFile, syncFolder } from './backup.ts'
import { listBackups } from './backup-list.ts'
import { readMark } from './mark.ts'
import { openFile } from './open.ts'

const FILE = 'duotrack.db'
const MARK = 'duotrack.mark'
const PARTS = [FILE, `${FILE}-wal`, `${FILE}-shm`, MARK]

const arrivingIn = (folder: string) => path.join(folder, `.restoring-${process.pid}`)

/**
 * Lays a checked copy beside the workspace file, ready to take its place. Its sequence goes on from `after`, never back: what is
 * newest among backups, and which revision an item has, hang on a number that only rises.
 */
export function layReady(folder: string, from: string, after: number): string {
  if (!fs.existsSync(from)) throw new Fail('not-found', 'error.no-such-file', { path: from })
  checkCopy(from)
  const arriving = arrivingIn(folder)
  fs.copyFileSync(from, arriving)
  checkCopy(arriving)
  fs.chmodSync(arriving, 0o600)
  const db = new Database(arriving, { timeout: 200 })
  try {
    db.pragma('journal_mode = DELETE')
    db.prepare('UPDATE state SET sequence = max(sequence, ?) + 1').run(after)
  } finally {
    db.close()
  }
  syncFile(arriving)
  return arriving
}

/** Puts what was laid ready in the place of a closed workspace file: cut short anywhere, the old one or the new one stands there. */
export function swapIn(folder: string, arriving: string): void {
  // A log found here would be laid over the new pages; the mark would say that steps are missing.
  for (const part of PARTS.slice(1)) fs.rmSync(path.join(folder, part), { force: true })
  fs.renameSync(arriving, path.join(folder, FILE))
  syncFolder(folder)
}

/** What a killed restore or opening left lying. */
export function removeArriving(folder: string): void {
  for (const name of fs.readdirSync(folder))
    if (/^\.(restoring-\d+(-journal|-wal|-shm)?|aside-\d+|may-write-\d+)$/.test(name))
      fs.rmSync(path.join(folder, name), { recursive: true, force: true })
}

/**
 * Puts a checked copy in the place of a workspace file that cannot be opened. What was there is kept, all its parts, in
 * a folder of its own; whenever this is cut short, either the old file or the copy stands there, never nothing.
 */
export function restoreOverDamaged(folder: string, from: string): { restored: string; previous: string } {
  const known = [
    readMark(path.join(folder, MARK))?.sequence ?? 0,
    ...listBackups(path.join(folder, 'backups')).map(({ sequence }) => sequence ?? 0),
  ]
  try {
    const arriving = layReady(folder, from, Math.max(...known))
    const previous = keepAside(folder)
    swapIn(folder, arriving)
    return { restored: from, previous }
  } finally {
    fs.rmSync(arrivingIn(folder), { force: true })
  }
}

/**
 * Copies a workspace file that is not open, with what its log holds, to a folder that has none. It gets its name there once it
 * has been read through; where there is nothing to copy, an empty one begins.
 */
export function copyElsewhere(folder: string, there: string): void {
  const [from, to, arriving] = [path.join(folder, FILE), path.join(there, FILE), arrivingIn(there)]
  if (!fs.existsSync(from)) {
    openFile(to, () => {}).close()
    return
  }
  try {
    for (const tail of ['', '-wal'])
      if (fs.existsSync(from + tail)) {
        fs.copyFileSync(from + tail, arriving + tail)
        fs.chmodSync(arriving + tail, 0o600)
      }
    const db = new Database(arriving, { timeout: 200 })
    db.pragma('trusted_schema = OFF')
    db.pragma('journal_mode = DELETE')
    db.close()
    checkCopy(arriving)
    syncFile(arriving)
    fs.renameSync(arriving, to)
    syncFolder(there)
  } catch (error) {
    throw asBackupError(error, there)
  } finally {
    for (const tail of ['', '-wal', '-shm', '-journal']) fs.rmSync(arriving + tail, { force: true })
  }
}

/** Copies the parts into the first `damaged-N` that is free: whole, or there is none of that name. */
export function keepAside(folder: string): string {
  let number = 1
  while (fs.existsSync(path.join(folder, `damaged-${number}`))) number++
  const aside = path.join(folder, `damaged-${number}`)
  const filling = path.join(folder, `.aside-${process.pid}`)
  fs.rmSync(filling, { recursive: true, force: true })
  fs.mkdirSync(filling, { mode: 0o700 })
  for (const part of PARTS.filter((name) => fs.existsSync(path.join(folder, name)))) {
    fs.copyFileSync(path.join(folder, part), path.join(filling, part))
    syncFile(path.join(filling, part))
  }
  syncFolder(filling)
  fs.renameSync(filling, aside)
  syncFolder(folder)
  return aside
}
