import type { DecodedOf } from '../../shared/contract.ts'
import { settings, type Settings } from '../../shared/model.ts'
import { DEFAULT_SETTINGS } from '../../shared/values.ts'
import type { Read, Tx } from '../db/tx.ts'
import { stopTelling } from './told.ts'

/** Stored one row a setting, so that a new one has its default in old files. */
export function settingsOf(read: Read): Settings {
  const stored = Object.fromEntries(read.select('setting', '').map(({ id, value }) => [id, value]))
  const checked = settings.safeParse({ ...DEFAULT_SETTINGS, ...stored })
  return checked.success ? checked.data : DEFAULT_SETTINGS
}

export function saveSettings(patch: DecodedOf<'settings.save'>, tx: Tx): Settings {
  for (const [id, value] of Object.entries(patch)) if (value !== undefined) tx.put('setting', { id, value })
  if (patch.reminderMinutes === 'off') stopTelling(tx)
  return settingsOf(tx)
}
