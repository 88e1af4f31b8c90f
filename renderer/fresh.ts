import type { InputOf } from '../shared/contract.ts'
import type { Item } from '../shared/model.ts'
import { call } from './client.ts'
import { act } from './data.ts'
import { go } from './ui.ts'

/** Items made for the composer, as they were made, and the undo step that made each. */
const made = new Map<string, { readonly item: Item; readonly step: string }>()

let isMaking = false

/** The second click of a double one makes no second. */
async function make(draft: InputOf<'items.save'>['item'], step: string): Promise<Item | null> {
  if (isMaking) return null
  isMaking = true
  const item = await act('items.save', { item: draft }, { opId: step })
  isMaking = false
  if (item) go('item', item.id)
  return item
}

/** A new item, opened at once to be written. */
export async function createAndOpen(draft: InputOf<'items.save'>['item']): Promise<void> {
  const step = crypto.randomUUID()
  const item = await make(draft, step)
  if (item) made.set(item.id, { item, step })
}

/** A new item that something was said in already: opened, and it stays. */
export const openWritten = (draft: InputOf<'items.save'>['item']) => make(draft, crypto.randomUUID())

/**
 * For an item whose composer is left with nothing unsaved: one that nobody wrote anything in goes, as if it had never
 * been made. Only the step that made it is taken back, and only while it is the last; else the item stays.
 */
export async function leaveUntouched(item: Item): Promise<void> {
  const known = made.get(item.id)
  made.delete(item.id)
  // A refusal means that something was done since: nothing is lost by an empty item, so nothing is said.
  if (known && isSame(known.item, item)) await call('history.undo', { step: known.step })
}

const isSame = (a: Item, b: Item) => JSON.stringify(sorted(a)) === JSON.stringify(sorted(b))

/** Keys in one order, all the way down: how a value was put together does not count. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]))
}
