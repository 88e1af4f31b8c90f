import type { DecodedOf, OutputOf } from '../../shared/contract.ts'
import { dueBetween, nextMoment, remindersOf, rememberTold, tellFrom } from '../../shared/reminders.ts'
import type { Due, Reminder } from '../../shared/reminders.ts'
import { addDays, wallOf, type Instant } from '../../shared/time.ts'
import type { Read, Tx } from '../db/tx.ts'
import type { Context } from './context.ts'
import { itemOf } from './items.ts'
import { listChannels } from './lookups.ts'
import { OF_ITEMS } from './promises.ts'
import { settingsOf } from './settings.ts'
import { putTold, toldOf } from './told.ts'

/** Two days on either side cover every zone and the longest lead. */
const MARGIN = 2

function remindersFrom(read: Read, from: Instant, now: Instant, lead: number): Reminder[] {
  const first = addDays(wallOf(from, 'UTC').day, -MARGIN)
  const last = addDays(wallOf(now, 'UTC').day, MARGIN)
  const planned = read.query<{ id: string }>(
    `SELECT id FROM item WHERE day BETWEEN ? AND ? AND time IS NOT NULL AND status NOT IN ('published', 'dropped')`,
    first,
    last,
  )
  const owed = read.select(
    'promise',
    `${OF_ITEMS} WHERE promise.outcome IS NULL AND promise."by" BETWEEN ? AND ?`,
    first,
    last,
  )
  return remindersOf(
    planned.map(({ id }) => itemOf(read, id)),
    owed.map((promise) => ({ ...promise, hookId: promise.id, item: itemOf(read, promise.itemId) })),
    listChannels(read),
    lead,
  )
}

/** When to look again: now where something is due or the lead is new, a moment of the next two days, or null. */
export function nextReminder(
  { seen }: DecodedOf<'reminders.next'>,
  { read, now }: Context,
): OutputOf<'reminders.next'> {
  const lead = settingsOf(read).reminderMinutes
  const told = toldOf(read)
  if (lead === 'off') return { next: null }
  if (told?.lead !== lead) return { next: now }
  const from = tellFrom(told, seen ?? null, now)
  return { next: nextMoment(remindersFrom(read, from, now, lead), from, told) }
}

/** What is due now and was not told yet; asked once it is told, whoever asks again. */
export function takeReminders({ seen }: DecodedOf<'reminders.take'>, tx: Tx, { now }: Context): Due {
  const lead = settingsOf(tx).reminderMinutes
  if (lead === 'off') return { fresh: [], missed: [] }
  const told = toldOf(tx)
  // Switched on, or asked to tell earlier or later: from here on, not of what has been.
  if (told?.lead !== lead) {
    putTold(tx, { until: now, lead, keys: told?.keys ?? [] })
    return { fresh: [], missed: [] }
  }
  const from = tellFrom(told, seen ?? null, now)
  const due = dueBetween(remindersFrom(tx, from, now, lead), from, now, told)
  putTold(tx, rememberTold(told, due, now))
  return due
}
