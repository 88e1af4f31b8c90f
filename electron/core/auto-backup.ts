/** When backups make themselves: once the studio is open, and once nothing more is written for a while. */
export interface BackupTimes {
  readonly afterOpeningMs: number
  readonly idleMs: number
  /** Two are at least so far apart, by a clock that nobody sets. */
  readonly apartMs: number
  /** So long after the last look the next one is taken though nothing was written. */
  readonly againMs: number
}

export const BACKUP_TIMES: BackupTimes = {
  afterOpeningMs: 10_000,
  idleMs: 60_000,
  apartMs: 10 * 60_000,
  againMs: 10 * 60_000,
}

export interface AutoBackup {
  /** Called after each commit. */
  committed(): void
  close(): void
}

/** `make` is called only at rest, now and again also when nothing was written, and decides itself whether there is anything to keep. */
export function makeAutoBackup(make: (cause: 'automatic' | 'on-opening') => void, times: BackupTimes): AutoBackup {
  let madeAt = -Infinity
  const later = (ms: number, cause: 'automatic' | 'on-opening') => {
    const timer = setTimeout(() => {
      madeAt = performance.now()
      waiting = later(times.againMs, 'automatic')
      make(cause)
    }, ms)
    timer.unref()
    return timer
  }
  let waiting = later(times.afterOpeningMs, 'on-opening')
  return {
    committed: () => {
      clearTimeout(waiting)
      waiting = later(Math.max(times.idleMs, madeAt + times.apartMs - performance.now()), 'automatic')
    },
    close: () => clearTimeout(waiting),
  }
}
