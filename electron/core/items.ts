import { type DecodedOf } from '../../shared/contract.ts'
import { blankItem, hooksOf, mergeDraft, variantsOf } from '../../shared/items.ts'
import type { Item, Letter } from '../../shared/model.ts'
import { duplicate, moveTo, sibling } from '../../shared/plan.ts'
import { Fail, orFail } from '../../shared/result.ts'
import { addDays, type Slot } from '../../shared/time.ts'
import type { Rows } from '../db/tables.ts'
import type { Read, Tx } from '../db/tx.ts'
import type { Context } from './context.ts'
import { channelOf, notFound } from './lookups.ts'

type Value = string | number | null

/** Items with their variants, hooks and promises; `tail` is SQL over the table item from WHERE on. */
export function loadItems(read: Read, tail: string, ...values: readonly Value[]): Item[] {
  const rows = read.select('item', tail, ...values)
  if (rows.length === 0) return []
  const ids = JSON.stringify(rows.map(({ id }) => id))
  const among = 'WHERE itemId IN (SELECT value FROM json_each(?))'
  const variants = groupBy(read.select('variant', among, ids), ({ itemId }) => itemId)
  const hooks = groupBy(read.select('hook', `${among} ORDER BY position`, ids), ({ itemId, letter }) => itemId + letter)
  const promises = new Map(read.select('promise', among, ids).map((row) => [row.id, row]))

  const variantOf = (itemId: string, letter: Letter): Item['variants']['A'] | null => {
    const row = variants.get(itemId)?.find((one) => one.letter === letter)
    if (!row) return null
    const { title, cover, style, caption, pinned } = row
    const own = (hooks.get(itemId + letter) ?? []).map(({ itemId: _, letter: __, position: ___, ...hook }) => {
      const promise = promises.get(hook.id)
      if (!promise) return { ...hook, promise: null }
      const { signal, threshold, what, by, outcome } = promise
      return { ...hook, promise: { signal, threshold, what, by, outcome } }
    })
    return { title, cover, style, caption, pinned, hooks: own }
  }
  return rows.map((row) => {
    const A = variantOf(row.id, 'A')
    if (!A) throw new Error(`item ${row.id} has no variant A`)
    return { ...row, variants: { A, B: variantOf(row.id, 'B') } }
  })
}

export function groupBy<T>(rows: readonly T[], keyOf: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const row of rows) {
    const key = keyOf(row)
    const group = groups.get(key)
    if (group) group.push(row)
    else groups.set(key, [row])
  }
  return groups
}

export function itemOf(read: Read, id: string): Item {
  const [item] = loadItems(read, 'WHERE id = ?', id)
  if (!item) throw notFound(read, 'item', id)
  return item
}

/** Writes an item's rows: only those that changed reach the log. Answers the item with its new revision. */
export function putItem(tx: Tx, item: Item, before: Item | null): Item {
  checkReferences(tx, item)
  const next = { ...item, ...ownGroups(tx, item), revision: tx.sequence }
  const { variants: _, ...row } = next
  tx.put('item', row)
  for (const { letter, variant } of variantsOf(next)) {
    const { hooks, ...words } = variant
    tx.put('variant', { id: `${item.id}-${letter}`, itemId: item.id, letter, ...words })
    for (const [position, { promise, ...hook }] of hooks.entries()) {
      tx.put('hook', { ...hook, itemId: item.id, letter, position })
      if (promise) tx.put('promise', { ...promise, id: hook.id, itemId: item.id })
      else tx.remove('promise', hook.id)
    }
  }
  if (before) removeMissing(tx, before, next)
  return next
}

function removeMissing(tx: Tx, before: Item, after: Item): void {
  const kept = new Set(hooksOf(after).map(({ id }) => id))
  for (const { id } of hooksOf(before)) {
    if (kept.has(id)) continue
    tx.remove('promise', id)
    tx.remove('hook', id)
  }
  if (before.variants.B && !after.variants.B) tx.remove('variant', `${after.id}-B`)
}

/** The item's series and campaign, as far as they are of its channel: what moves to another leaves them behind. */
function ownGroups(tx: Tx, item: Item): Pick<Item, 'seriesId' | 'campaignId'> {
  const own = (table: 'series' | 'campaign', id: string | null) =>
    id !== null && groupOf(tx, table, id).channelId === item.channelId ? id : null
  return { seriesId: own('series', item.seriesId), campaignId: own('campaign', item.campaignId) }
}

function groupOf(tx: Tx, table: 'series' | 'campaign', id: string) {
  const group = tx.get(table, id)
  if (!group) throw new Fail('not-found', `error.${table}-gone`, { path: `${table}Id` })
  return group
}

function refuseForeign(tx: Tx, item: Item, before: Item | null): void {
  for (const table of ['series', 'campaign'] as const) {
    const id = item[`${table}Id`]
    if (id === null || id === before?.[`${table}Id`]) continue
    const { name, channelId } = groupOf(tx, table, id)
    if (channelId !== item.channelId)
      throw new Fail('conflict', `error.${table}-of-another`, { path: `${table}Id`, params: { name } })
  }
}

function checkReferences(tx: Tx, item: Item): void {
  channelOf(tx, item.channelId)
  const seen = new Set<string>()
  for (const hook of hooksOf(item)) {
    const owner = tx.get('hook', hook.id)
    if (seen.has(hook.id) || (owner && owner.itemId !== item.id))
      throw new Fail('invalid', 'error.hook-twice', { path: `hooks/${hook.id}` })
    seen.add(hook.id)
  }
  if (item.time && !item.day) throw new Fail('invalid', 'error.time-without-day', { path: 'time' })
  if (item.chosen === 'B' && !item.variants.B) throw new Fail('invalid', 'error.no-variant-b', { path: 'chosen' })
}

export function saveItem({ item: draft, over }: DecodedOf<'items.save'>, tx: Tx, context: Context): Item {
  const before = draft.id === undefined ? null : (loadItems(tx, 'WHERE id = ?', draft.id)[0] ?? null)
  const isKnown = (revision: number) =>
    revision === draft.revision || (over !== undefined && tx.get('op', over)?.sequence === revision)
  if (before && draft.revision !== undefined && !isKnown(before.revision))
    throw new Fail('conflict', 'error.item-changed', { path: before.id })
  if (!before && draft.revision !== undefined && draft.revision > 0)
    throw new Fail('not-found', 'error.item-gone', { path: draft.id ?? '' })
  const start = before ?? blankItem(draft.id ?? context.newId(), draft.channelId)
  const merged = mergeDraft(start, draft)
  const item = { ...merged, status: merged.day && merged.status === 'idea' ? ('draft' as const) : merged.status }
  if (before && isSameItem(before, item)) return before
  refuseForeign(tx, item, before)
  return putItem(tx, item, before)
}

const isSameItem = (a: Item, b: Item) => JSON.stringify({ ...a, revision: 0 }) === JSON.stringify({ ...b, revision: 0 })

/** Puts an item on a day and time, or back into the drawer. */
export function moveItem(id: string, to: Slot | null, tx: Tx): Item {
  const item = itemOf(tx, id)
  const moved = orFail(moveTo(item, to))
  return moved === item ? item : putItem(tx, moved, item)
}

export const duplicateItem = (id: string, tx: Tx, { newId }: Context): Item =>
  putItem(tx, duplicate(itemOf(tx, id), newId), null)

export function copyToChannel(input: DecodedOf<'items.copyToChannel'>, tx: Tx, { newId }: Context): Item {
  const item = itemOf(tx, input.id)
  channelOf(tx, input.channelId)
  const { original, copy } = sibling(item, input.channelId, newId)
  if (original !== item) putItem(tx, original, item)
  return putItem(tx, copy, null)
}

/** A post whose plan goes keeps what it took from it: there is nothing left to go back to. */
function free(post: Rows['post'], tx: Tx): void {
  forgetLink(tx, post.id)
  tx.put('post', { ...post, itemId: null, variant: null })
}

/** What a post was before its link goes with the post, and with the plan. */
export function forgetLink(tx: Tx, postId: string): void {
  if (tx.get('link', postId)) tx.remove('link', postId)
}

export function removeItems(ids: readonly string[], tx: Tx): { removed: readonly string[] } {
  for (const id of ids) {
    const item = itemOf(tx, id)
    for (const hook of hooksOf(item)) {
      tx.remove('promise', hook.id)
      tx.remove('hook', hook.id)
    }
    for (const { letter } of variantsOf(item)) tx.remove('variant', `${id}-${letter}`)
    for (const { id: dismissal } of tx.select('dismissal', 'WHERE itemId = ?', id)) tx.remove('dismissal', dismissal)
    for (const post of tx.select('post', 'WHERE itemId = ?', id)) free(post, tx)
    tx.remove('item', id)
  }
  return { removed: ids }
}

/** Items of a span of days on any channel, in the order of the board. */
export const itemsBetween = ({ from, to, channelId }: DecodedOf<'items.between'>, { read }: Context): Item[] =>
  channelId === undefined
    ? loadItems(read, 'WHERE day BETWEEN ? AND ? ORDER BY day, time, id', from, to)
    : loadItems(read, 'WHERE day BETWEEN ? AND ? AND channelId = ? ORDER BY day, time, id', from, to, channelId)

export const undatedItems = ({ channelId }: DecodedOf<'items.undated'>, { read }: Context): Item[] =>
  loadItems(
    read,
    `WHERE day IS NULL AND status <> 'dropped' AND channelId = coalesce(?, channelId) ORDER BY id DESC`,
    channelId ?? null,
  )

/** Items around a span, far enough for checks that look at neighbours. */
export const itemsAround = (read: Read, from: Slot['day'], to: Slot['day'], margin: number): Item[] =>
  loadItems(read, 'WHERE day BETWEEN ? AND ? ORDER BY day, time, id', addDays(from, -margin), addDays(to, margin))
