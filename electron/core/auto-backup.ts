/** When backups make themselves: once the studio is open, and once nothing more is written for a while, which is not waited for for ever. */
export interface BackupTimes {
  readonly afterOpeningMs: number
  readonly idleMs: number
  /** So long after the first write that no backup has yet, one is made in the midst of the work. */
  readonly mostMs: number
  /** Two are at least so far apart, by a clock that nobody sets. */
  readonly apartMs: number
  /** So long after the last look the next one is taken though nothing was written. */
  readonly againMs: number
}

export const BACKUP_TIMES: BackupTimes = {
  afterOpeningMs: 10_000,
  idleMs: 60_000,
  mostMs: 15 * 60_000,
  apartMs: 10 * 60_000,
  againMs: 10 * 60_000,
}

export interface AutoBackup {
  /** Called after each commit. */
  committed(): void
  close(): void
}

/**
 * `make` is called at rest, now and again also when nothing was written, and after `mostMs` without a rest; it decides itself whether
 * there is anything to keep.
 */
export function makeAutoBackup(make: (cause: 'automatic' | 'on-opening') => void, times: BackupTimes): AutoBackup {
  let madeAt = -Infinity
  /** Since when something is written that no backup has; null: nothing is. */
  let since: number | null = null
  const later = (ms: number, cause: 'automatic' | 'on-opening') => {
    const timer = setTimeout(() => {
      madeAt = performance.now()
      since = null
      waiting = later(times.againMs, 'automatic')
      make(cause)
    }, ms)
    timer.unref()
    return timer
  }
  let waiting = later(times.afterOpeningMs, 'on-opening')
  return {
    committed: () => {
      const now = performance.now()
      since ??= now
      clearTimeout(waiting)
      const rest = Math.min(times.idleMs, since + times.mostMs - now)
      waiting = later(Math.max(0, rest, madeAt + times.apartMs - now), 'automatic')
    },
    close: () => clearTimeout(waiting),
  }
}
