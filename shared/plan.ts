import { mapTexts } from './checks/texts.ts'
import type { Remedy } from './finding.ts'
import { asKind, clearOf, newHook } from './hooks.ts'
import { variantsOf } from './items.ts'
import type { Hook, Item, Letter, Variant } from './model.ts'
import { assertNever, failed, ok, type Result } from './result.ts'
import { addDays, hourOf, minutesOf, timeAt, todayIn, wallOf } from './time.ts'
import type { Day, Instant, Slot, TimeOfDay, Zone } from './time.ts'
import { editHook, withB } from './variants.ts'

type NewId = () => string

/** Where a move goes: a day, and the time of day; without the field the item keeps the time it has, null takes it away. */
export interface Destination {
  readonly day: Day
  readonly time?: TimeOfDay | null
}

/**
 * The item at another place in the plan; null takes it back to the drawer. An idea that gets a day is a draft. Where
 * nothing changes the very same item comes back. Only what is published stays where it is.
 */
export function moveTo(item: Item, to: Destination | null): Result<Item> {
  const day = to?.day ?? null
  const time = to ? (to.time === undefined ? item.time : to.time) : null
  if (day === item.day && time === item.time) return ok(item)
  if (item.status === 'published')
    return failed({ code: 'conflict', message: 'error.published-stays', path: item.id, params: { title: item.title } })
  return ok({ ...item, day, time, status: day && item.status === 'idea' ? 'draft' : item.status })
}

/** Back to the drawer of ideas. */
export const unplan = (item: Item): Result<Item> => moveTo(item, null)

/** Where a drop on a day, or on an hour of a day, puts the item: an hour keeps the item's minutes, a day its time. */
export function slotOf(item: Item, day: Day, hour: number | null): Slot {
  if (hour === null) return { day, time: item.time }
  return { day, time: timeAt(hour * 60 + (item.time ? minutesOf(item.time) % 60 : 0)) }
}

export const dropOn = (item: Item, day: Day, hour: number | null): Result<Item> => moveTo(item, slotOf(item, day, hour))

/** All of them later (or earlier) by whole days, ideas staying ideas; one that may not move keeps all in place. */
export function shift(items: readonly Item[], days: number): Result<readonly Item[]> {
  const moved: Item[] = []
  for (const item of items) {
    const result = moveTo(item, item.day && { day: addDays(item.day, days), time: item.time })
    if (!result.ok) return result
    moved.push(result.value)
  }
  return ok(moved)
}

/** What an editor opened on an empty day suggests: for today the next full hour, else 09:00. */
export function defaultSlot(day: Day, now: Instant, zone: Zone): Slot {
  if (day !== todayIn(zone, now)) return { day, time: timeAt(9 * 60) }
  const hour = hourOf(wallOf(now, zone).time) + 1
  // After 23:00 the next full hour is tomorrow's first: nothing is ever suggested for the past.
  return hour === 24 ? { day: addDays(day, 1), time: timeAt(0) } : { day, time: timeAt(hour * 60) }
}

/** The first hour from a slot on, within its day, in which nothing is planned yet; the slot itself where there is none. */
export function freeSlot(slot: Slot, items: readonly Pick<Item, 'day' | 'time'>[]): Slot {
  if (!slot.time) return slot
  const taken = new Set(items.flatMap(({ day, time }) => (day === slot.day && time ? [hourOf(time)] : [])))
  const first = hourOf(slot.time)
  if (!taken.has(first)) return slot
  for (let hour = first + 1; hour < 24; hour += 1)
    if (!taken.has(hour)) return { day: slot.day, time: timeAt(hour * 60) }
  return slot
}

const asCopy = (item: Item, newId: NewId, movePromise: (by: Day) => Day | null): Item => {
  const hookCopy = (hook: Hook): Hook => ({
    ...hook,
    id: newId(),
    promise: hook.promise && { ...hook.promise, by: hook.promise.by && movePromise(hook.promise.by), outcome: null },
  })
  const variantCopy = (variant: Variant): Variant => ({ ...variant, hooks: variant.hooks.map(hookCopy) })
  return {
    ...item,
    id: newId(),
    revision: 0,
    status: 'draft',
    siblingGroup: null,
    variants: { A: variantCopy(item.variants.A), B: item.variants.B && variantCopy(item.variants.B) },
  }
}

/** The same again as an undated draft. What its promises owe is kept, the day they are due is not. */
export const duplicate = (item: Item, newId: NewId): Item => ({
  ...asCopy(item, newId, () => null),
  day: null,
  time: null,
})

/** A draft a week, at the same time of day, from the week after the item up to and including `until`. */
export function repeatWeekly(item: Item, until: Day, newId: NewId): Item[] {
  const copies: Item[] = []
  if (!item.day) return copies
  for (let days = 7, day = addDays(item.day, days); day <= until; days += 7, day = addDays(item.day, days)) {
    const later = days
    copies.push({ ...asCopy(item, newId, (by) => addDays(by, later)), day })
  }
  return copies
}

/** The same video on another channel, at the same time; both carry one sibling group. What belongs to a channel stays behind. */
export function sibling(item: Item, channelId: string, newId: NewId): { original: Item; copy: Item } {
  const siblingGroup = item.siblingGroup ?? newId()
  const original = item.siblingGroup ? item : { ...item, siblingGroup }
  const copy = asCopy(item, newId, (by) => by)
  return { original, copy: { ...copy, channelId, siblingGroup, target: null, seriesId: null, campaignId: null } }
}

/** What a new hook says; for a 双轨CTA also what each of its lines does. */
export interface HookWords {
  readonly words: string
  readonly light?: { readonly condition: string; readonly words: string }
  readonly deep?: { readonly condition: string; readonly words: string }
}

/** The item after a finding's remedy. One that only leads somewhere (`open`, `edit-hook` …) gives the very same item. */
export function applyRemedy(item: Item, remedy: Remedy, newId: NewId, words: HookWords = { words: '' }): Item {
  switch (remedy.do) {
    case 'add-hook':
      return mapVariants(item, remedy.variant, (variant) => ({
        ...variant,
        hooks: [...variant.hooks, clearOf(hookOf(item, remedy, newId(), words), variant.hooks, item.durationSeconds)],
      }))
    case 'move-hook': {
      const { hookId, placement, second } = remedy
      return mapVariants(item, null, (variant) => ({
        ...variant,
        hooks: variant.hooks.map((hook) => (hook.id === hookId ? { ...hook, placement, second } : hook)),
      }))
    }
    case 'drop-hook':
      return editHook(item, remedy.hookId, () => null)
    case 'retell-hook': {
      const { hookId, signal } = remedy
      return editHook(item, hookId, (hook) => ({
        ...asKind(hook, 'golden-line', { light: signal, deep: [signal] }),
        words: words.words,
      }))
    }
    case 'reword-hook': {
      const { hookId, found, written } = remedy
      return editHook(item, hookId, (hook) => ({ ...hook, words: hook.words.replace(found, () => written) }))
    }
    case 'set-threshold':
      return editHook(item, remedy.hookId, (hook) => ({
        ...hook,
        promise: hook.promise && { ...hook.promise, threshold: remedy.value },
      }))
    case 'copy-to-b':
      return withB({ ...item, variants: { ...item.variants, B: null } }, newId)
    case 'move': {
      const moved = moveTo(item, remedy.to)
      return moved.ok ? moved.value : item
    }
    case 'set-target':
      return { ...item, target: item.target && { ...item.target, value: remedy.value } }
    case 'replace-words':
      return mapTexts(item, (text) => text.replaceAll(remedy.found, () => remedy.neutral))
    case 'publish':
    case 'plan-item':
    case 'settle':
    case 'edit-words':
    case 'edit-hook':
    case 'see-odd':
    case 'move-both':
    case 'plan-rounds':
    case 'design-anew':
    case 'open':
      return item
    default:
      return assertNever(remedy)
  }
}

function mapVariants(item: Item, only: Letter | null, edit: (variant: Variant) => Variant): Item {
  const edited = variantsOf(item).map(({ letter, variant }) => (only && letter !== only ? variant : edit(variant)))
  return { ...item, variants: { A: edited[0] ?? item.variants.A, B: edited[1] ?? null } }
}

function hookOf(item: Item, remedy: Remedy & { do: 'add-hook' }, id: string, said: HookWords): Hook {
  const light = remedy.signal ?? 'like'
  const pair = { light, deep: [remedy.deepSignal ?? light] }
  const { lines, ...hook } = newHook(id, remedy.kind, pair, remedy.placement, item.durationSeconds)
  return {
    ...hook,
    words: said.words,
    lines: lines && { light: { ...lines.light, ...said.light }, deep: { ...lines.deep, ...said.deep } },
  }
}
