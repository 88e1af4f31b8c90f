import * as fs from 'node:fs'

/**
 * The high-water mark: a small file beside the database that holds the last sequence committed. If the database is
 * ever older than its mark (a lost `-wal`, a restored copy), the loss is noticed and said instead of passing silently.
 */
export interface Mark {
  /** Called after each commit. */
  write(sequence: number): void
  close(): void
}

const WIDTH = 128

export function readMark(file: string): { fileId: string; sequence: number } | null {
  try {
    const mark = JSON.parse(fs.readFileSync(file, 'utf8')) as { fileId?: unknown; sequence?: unknown }
    return typeof mark.fileId === 'string' && typeof mark.sequence === 'number'
      ? { fileId: mark.fileId, sequence: mark.sequence }
      : null
  } catch {
    // Absent or half-written: there is no mark to hold the file against.
    return null
  }
}

/** Writes in place, always the same number of bytes, so that one write is all it takes. */
export function openMark(file: string, fileId: string): Mark {
  const handle = fs.openSync(file, fs.existsSync(file) ? 'r+' : 'w', 0o600)
  return {
    write: (sequence) => {
      const line = `${JSON.stringify({ fileId, sequence }).padEnd(WIDTH - 1)}\n`
      fs.writeSync(handle, line, 0, 'utf8')
    },
    close: () => fs.closeSync(handle),
  }
}
