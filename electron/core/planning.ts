import type { DecodedOf } from '../../shared/contract.ts'
import type { Dismissal } from '../../shared/finding.ts'
import { settings, type Campaign, type Item, type PromiseRow, type Series, type Settings } from '../../shared/model.ts'
import { DEFAULT_SETTINGS } from '../../shared/values.ts'
import { Fail } from '../../shared/result.ts'
import { todayIn, type Day, type Instant } from '../../shared/time.ts'
import type { Rows } from '../db/tables.ts'
import type { Read, Tx } from '../db/tx.ts'
import type { Context } from './context.ts'
import { itemOf } from './items.ts'
import { channelOf } from './lookups.ts'
import { stopTelling } from './told.ts'

// ── settings ─────────────────────────────────────────────────────────────────

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

// ── series and campaigns ─────────────────────────────────────────────────────

export function saveSeries(input: DecodedOf<'series.save'>, tx: Tx, context: Context): Series {
  channelOf(tx, input.channelId)
  const series = { ...input, id: input.id ?? context.newId() }
  tx.put('series', series)
  return series
}

export function saveCampaign(input: DecodedOf<'campaigns.save'>, tx: Tx, context: Context): Campaign {
  channelOf(tx, input.channelId)
  if (input.to < input.from) throw new Fail('invalid', 'error.campaign-ends-before', { path: 'to' })
  const campaign = { ...input, id: input.id ?? context.newId() }
  tx.put('campaign', campaign)
  return campaign
}

// ── promises ─────────────────────────────────────────────────────────────────

function promiseRow(read: Read, row: Rows['promise'], now: Instant): PromiseRow {
  const item = itemOf(read, row.itemId)
  const { id: hookId, itemId, ...promise } = row
  const today = todayIn(channelOf(read, item.channelId).zone, now)
  const isDue = promise.by !== null && promise.by <= today
  return { ...promise, hookId, itemId, itemTitle: item.title, state: promise.outcome ?? (isDue ? 'due' : 'open') }
}

/** Promises of items that are planned or out, soonest first; `until` leaves out those owed later. */
export const listPromises = (until: Day | undefined, { read, now }: Context): PromiseRow[] =>
  read
    .select(
      'promise',
      `JOIN item ON item.id = promise.itemId WHERE item.status <> 'dropped' AND promise."by" <= coalesce(?, '9999')
       ORDER BY promise."by", promise.id`,
      until ?? null,
    )
    .map((row) => promiseRow(read, row, now))

/** Items that are out and owe what falls due within these days, neither kept nor broken. */
export const owingItems = (read: Read, from: Day, to: Day): Item[] => {
  const owed = read.select(
    'promise',
    `JOIN item ON item.id = promise.itemId WHERE item.status = 'published' AND promise.outcome IS NULL
     AND promise."by" BETWEEN ? AND ?`,
    from,
    to,
  )
  return [...new Set(owed.map(({ itemId }) => itemId))].map((id) => itemOf(read, id))
}

export function settlePromise(input: DecodedOf<'promises.settle'>, tx: Tx, { now }: Context): PromiseRow {
  const row = tx.get('promise', input.hookId)
  if (!row) throw new Fail('not-found', 'error.promise-gone', { path: input.hookId })
  const settled = { ...row, outcome: input.outcome }
  tx.put('promise', settled)
  return promiseRow(tx, settled, now)
}

// ── dismissals ───────────────────────────────────────────────────────────────

export const listDismissals = (read: Read): Dismissal[] => read.select('dismissal', 'ORDER BY at DESC, id DESC')

export function addDismissal(input: DecodedOf<'dismissals.add'>, tx: Tx, { newId, now }: Context): Dismissal {
  if (input.itemId !== null) itemOf(tx, input.itemId)
  const dismissal: Dismissal = { id: newId(), ...input, at: now }
  tx.put('dismissal', dismissal)
  return dismissal
}

export function takeBackDismissal(id: string, tx: Tx): { removed: string } {
  if (!tx.get('dismissal', id)) throw new Fail('not-found', 'error.dismissal-gone', { path: id })
  tx.remove('dismissal', id)
  return { removed: id }
}
