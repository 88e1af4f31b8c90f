import type { DecodedOf } from '../../shared/contract.ts'
import { settings, type Settings } from '../../shared/model.ts'
import { Fail } from '../../shared/result.ts'
import { daysOfWeek, type Span } from '../../shared/time.ts'
import { DEFAULT_SETTINGS } from '../../shared/values.ts'
import type { Read, Tx } from '../db/tx.ts'
import { stopTelling } from './told.ts'

/**
 * Stored one row a setting, so that a new one has its default in old files, and one with a value that is none any more leaves
 * the others as they were chosen.
 */
export function settingsOf(read: Read): Settings {
  const known = Object.entries(settings.shape).flatMap(([id, rule]) => {
    const row = read.get('setting', id)
    const checked = rule.safeParse(row?.value)
    return row && checked.success ? [[id, checked.data] as const] : []
  })
  return { ...DEFAULT_SETTINGS, ...Object.fromEntries(known) }
}

/** The days of a week asked for by its number or by one of its days (`daysOfWeek`). */
export function spanOfWeek(week: string, read: Read): Span {
  const span = daysOfWeek(week, settingsOf(read).weekStart)
  if (!span) throw new Fail('invalid', 'error.no-such-week', { path: 'week', params: { week } })
  return span
}

export function saveSettings(patch: DecodedOf<'settings.save'>, tx: Tx): Settings {
  for (const [id, value] of Object.entries(patch)) if (value !== undefined) tx.put('setting', { id, value })
  if (patch.reminderMinutes === 'off') stopTelling(tx)
  return settingsOf(tx)
}
