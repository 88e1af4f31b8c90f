import * as fs from 'node:fs'
import * as path from 'node:path'
import { Fail } from '../../shared/result.ts'
import { checkCopy, syncFile, syncFolder } from './backup.ts'

const PARTS = ['duotrack.db', 'duotrack.db-wal', 'duotrack.db-shm', 'duotrack.mark']

/**
 * Puts a checked copy in the place of a workspace file that cannot be opened. What was there is kept, all its parts, in
 * a folder of its own; whenever this is cut short, either the old file or the copy stands there, never nothing.
 */
export function restoreOverDamaged(folder: string, from: string): { restored: string; previous: string } {
  if (!fs.existsSync(from)) throw new Fail('not-found', 'error.no-such-file', { path: from })
  checkCopy(from)
  const arriving = path.join(folder, `.restoring-${process.pid}`)
  try {
    fs.copyFileSync(from, arriving)
    checkCopy(arriving)
    fs.chmodSync(arriving, 0o600)
    syncFile(arriving)
    const previous = keepAside(folder)
    // A log that belongs to the damaged file would be laid over the restored pages.
    for (const part of PARTS.slice(1)) fs.rmSync(path.join(folder, part), { force: true })
    fs.renameSync(arriving, path.join(folder, 'duotrack.db'))
    syncFolder(folder)
    return { restored: from, previous }
  } finally {
    fs.rmSync(arriving, { force: true })
  }
}

/** Copies the parts into the first `damaged-N` that is free. */
function keepAside(folder: string): string {
  let number = 1
  while (fs.existsSync(path.join(folder, `damaged-${number}`))) number++
  const aside = path.join(folder, `damaged-${number}`)
  fs.mkdirSync(aside, { mode: 0o700 })
  for (const part of PARTS.filter((name) => fs.existsSync(path.join(folder, name)))) {
    fs.copyFileSync(path.join(folder, part), path.join(aside, part))
    syncFile(path.join(aside, part))
  }
  syncFolder(aside)
  return aside
}
