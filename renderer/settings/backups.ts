import type { TFunction } from 'i18next'
import { create } from 'zustand'
import type { BackupRow } from '../../shared/backups.ts'
import type { AppError } from '../../shared/result.ts'
import { call } from '../client.ts'

/** Why a backup was made; of one that was put there by hand, its name. */
export const causeText = ({ cause, file }: BackupRow, t: TFunction): string =>
  cause === 'other' ? (file.split(/[\\/]/).at(-1) ?? file) : t(`settings.backup.cause.${cause}`)

interface Backups {
  /** Null: not heard yet. */
  readonly rows: readonly BackupRow[] | null
  readonly error: AppError | null
}

export const useBackups = create<Backups>(() => ({ rows: null, error: null }))

let turn = 0

/** Reads the list again; of several readings under way only the last one counts. */
export async function readBackups(): Promise<void> {
  const mine = ++turn
  const result = await call('workspace.backups', {})
  if (mine === turn) useBackups.setState(result.ok ? { rows: result.value, error: null } : { error: result.error })
}
