import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Instant } from '../../shared/time.ts'
import type { Log } from '../core/studio.ts'

const MOST_BYTES = 1_000_000

/** Writes lines to `log.txt` in the workspace, and one file back. It stays on the machine; a log that cannot be written stops nothing. */
export function makeLog(folder: string, clock: () => Instant): Log {
  const file = join(folder, 'log.txt')
  return (level, message, more = {}) => {
    const details = Object.keys(more).length > 0 ? ` ${JSON.stringify(more)}` : ''
    try {
      if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > MOST_BYTES) renameSync(file, `${file}.1`)
      mkdirSync(folder, { recursive: true, mode: 0o700 })
      appendFileSync(file, `${clock()} ${level} ${message}${details}\n`, { mode: 0o600 })
    } catch {
      process.stderr.write(`${level} ${message}${details}\n`)
    }
  }
}
