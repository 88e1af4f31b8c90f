import type { Instant } from './time.ts'

/** Why a backup was made; its name begins with it. */
export const BACKUP_CAUSES = ['by-hand', 'before-restore', 'before-clear-sample', 'before-version'] as const
export type BackupCause = (typeof BACKUP_CAUSES)[number] | 'other'

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
