import type { Instant } from './time.ts'

/** Why a backup was made; its name begins with it. */
export const BACKUP_CAUSES = [
  'automatic',
  'on-opening',
  'by-hand',
  'before-restore',
  'before-clear-sample',
  'before-version',
  'before-going-on',
] as const
export type BackupCause = (typeof BACKUP_CAUSES)[number] | 'other'

/** Made by no one's wish and before no risk: these may be thinned out. */
export const PASSING: readonly BackupCause[] = ['automatic', 'on-opening']

/** Why a backup cannot be used; `changed`: whole, but not with the rows that it was made with. */
export const BACKUP_FAULTS = ['damaged-file', 'newer-file', 'unsupported-file', 'changed'] as const
export type BackupFault = (typeof BACKUP_FAULTS)[number]

/** One backup of the workspace. */
export interface BackupRow {
  readonly file: string
  readonly at: Instant
  readonly cause: BackupCause
  readonly bytes: number
  /** How many writes it holds; null where nothing says so. */
  readonly sequence: number | null
  readonly state:
    | { readonly kind: 'verified'; readonly at: Instant }
    | { readonly kind: 'unchecked' }
    | { readonly kind: 'unusable'; readonly reason: BackupFault }
}

/** So many of the newest verified backups are always kept, whatever they were made for. */
export const NEWEST_KEPT = 5

type Thinned = Pick<BackupRow, 'file' | 'cause' | 'sequence'> & { readonly state: Pick<BackupRow['state'], 'kind'> }

/**
 * Which backups may go, by the number of the write that each holds and never by a clock. The newest five verified ones stay, and
 * all that somebody asked for or that stand before a risk; of the older automatic ones, one for each doubling of the distance from
 * the newest: the oldest there, since it is on its way to the next. What was not verified is never counted and never taken.
 */
export function thinnedOut<R extends Thinned>(rows: readonly R[]): readonly R[] {
  const verified = rows
    .flatMap((row) => (row.state.kind === 'verified' && row.sequence !== null ? [{ row, at: row.sequence }] : []))
    .toSorted((a, b) => b.at - a.at || (b.row.file < a.row.file ? -1 : 1))
  const newest = verified[0]?.at ?? 0
  const taken = new Set<number>()
  return verified
    .slice(NEWEST_KEPT)
    .filter(({ row }) => PASSING.includes(row.cause))
    .toReversed()
    .flatMap(({ row, at }) => {
      const doubling = Math.floor(Math.log2(newest - at + 1))
      if (taken.has(doubling)) return [row]
      taken.add(doubling)
      return []
    })
}
