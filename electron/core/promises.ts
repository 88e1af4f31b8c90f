import type { DecodedOf } from '../../shared/contract.ts'
import { titleOf } from '../../shared/items.ts'
import type { Item, PromiseRow } from '../../shared/model.ts'
import { Fail } from '../../shared/result.ts'
import { todayIn, type Day, type Instant } from '../../shared/time.ts'
import type { Rows } from '../db/tables.ts'
import type { Read, Tx } from '../db/tx.ts'
import type { Context } from './context.ts'
import { itemOf } from './items.ts'
import { channelOf } from './lookups.ts'

/**
 * Joins promises to their items (`item`). What is out owes what its own version said: the version that was not published promised
 * nobody anything.
 */
export const OF_ITEMS = `JOIN item ON item.id = promise.itemId JOIN hook ON hook.id = promise.id
  AND (item.status <> 'published' OR hook.letter = item.chosen)`

function promiseRow(read: Read, row: Rows['promise'], now: Instant): PromiseRow {
  const item = itemOf(read, row.itemId)
  const { id: hookId, itemId, ...promise } = row
  const today = todayIn(channelOf(read, item.channelId).zone, now)
  const isDue = promise.by !== null && promise.by <= today
  return { ...promise, hookId, itemId, itemTitle: titleOf(item), state: promise.outcome ?? (isDue ? 'due' : 'open') }
}

/** Promises with a day, of items that are not given up, soonest first; `until` leaves out those owed later. */
export const listPromises = (until: Day | undefined, { read, now }: Context): PromiseRow[] =>
  read
    .select(
      'promise',
      `${OF_ITEMS} WHERE item.status <> 'dropped' AND promise."by" <= coalesce(?, '9999')
       ORDER BY promise."by", promise.id`,
      until ?? null,
    )
    .map((row) => promiseRow(read, row, now))

/** Items that are out and owe what falls due within these days, neither kept nor broken. */
export const owingItems = (read: Read, from: Day, to: Day): Item[] => {
  const owed = read.select(
    'promise',
    `${OF_ITEMS} WHERE item.status = 'published' AND promise.outcome IS NULL AND promise."by" BETWEEN ? AND ?`,
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
