import type { Item, Promised } from '../model.ts'
import { bigrams, diceOf } from '../text.ts'
import { addDays, type Day } from '../time.ts'
import { capOf } from './calendar.ts'
import type { Check, Told, View } from './context.ts'
import { LIMITS } from './limits.ts'

// What hooks owe. A promise without a day or without words is left to `promise-incomplete`.

/** An open promise with the day by which it is owed. */
interface Owed {
  readonly hookId: string
  readonly what: string
  readonly by: Day
}

const isOwed = (promise: Promised | null): promise is Promised & { by: Day } =>
  promise !== null && promise.outcome === null && promise.by !== null && promise.what.trim() !== ''

const owedBy = ({ variant }: View): Owed[] =>
  variant.hooks.flatMap(({ id, promise }) =>
    isOwed(promise) ? [{ hookId: id, what: promise.what.trim(), by: promise.by }] : [],
  )

function overdue(view: View): Told[] {
  const { item, scene, channel } = view
  const today = scene.todayIn(channel.zone)
  const isMade = item.status === 'published' || (item.day !== null && item.day <= today)
  if (!isMade) return []
  return owedBy(view).flatMap((owed) => {
    if (owed.by >= today || hasFollowUp(owed, view)) return []
    return told(owed, view, roomyDay(today, addDays(today, 3), view) ?? today)
  })
}

function withoutFollowUp(view: View): Told[] {
  const { item, scene, channel } = view
  const today = scene.todayIn(channel.zone)
  if (item.status !== 'published' && item.day === null) return []
  return owedBy(view).flatMap((owed) => {
    const isSoon = owed.by >= today && owed.by <= addDays(today, LIMITS.promiseSoonDays)
    if (!isSoon || hasFollowUp(owed, view)) return []
    return told(owed, view, roomyDay(owed.by, later(today, addDays(item.day ?? today, 1)), view) ?? owed.by)
  })
}

const told = ({ hookId, what, by }: Owed, { item }: View, day: Day): Told => ({
  params: { what, day: by },
  tell: hookId,
  remedy: { do: 'plan-item', channelId: item.channelId, title: what, kind: null, day },
  also: { do: 'settle', hookId },
})

const later = (a: Day, b: Day): Day => (a > b ? a : b)

/** The first day from one to another (either may be the later) on which the channel takes one more. */
function roomyDay(from: Day, to: Day, { item, scene, channel }: View): Day | null {
  const step = from <= to ? 1 : -1
  for (let day = from; step > 0 ? day <= to : day >= to; day = addDays(day, step)) {
    const already = scene.others(item, day).length + (item.day === day ? 1 : 0)
    if (already < capOf({ scene, channel })) return day
  }
  return null
}

/**
 * True if the channel has an item for the promise: planned or out, not before the item that made it, with a stretch of
 * its title or its angle that says what was promised (dice ≥ .5 over as many characters).
 */
function hasFollowUp({ what }: Owed, { item, scene }: View): boolean {
  const promised = bigrams(what)
  return scene
    .itemsOf(item)
    .some(
      (other) =>
        other.day !== null &&
        (item.day === null || other.day >= item.day) &&
        sayingsOf(other).some((saying) => says(saying, promised)),
    )
}

/** Items are never changed in place, so what one says holds as long as it lives. */
const sayings = new WeakMap<Item, readonly Float64Array[]>()

function sayingsOf(item: Item): readonly Float64Array[] {
  const known = sayings.get(item) ?? [bigrams(item.title), bigrams(item.brief.angle)]
  sayings.set(item, known)
  return known
}

/** True if some stretch of a text is like what was promised; a text shorter than that is one stretch. */
function says(text: Float64Array, promised: Float64Array): boolean {
  const length = Math.min(text.length, promised.length)
  const isIn = Uint8Array.from(text, (pair) => (promised.includes(pair) ? 1 : 0))
  let shared = 0
  // Repeats counted each time are never fewer than those shared: only where they are enough are texts compared.
  for (let end = 1; end <= text.length; end++) {
    shared += (isIn[end - 1] as number) - (isIn[end - 1 - length] ?? 0)
    if (end < length || 2 * shared < LIMITS.followUpLikeness * (length + promised.length)) continue
    const stretch = text.slice(end - length, end).toSorted()
    if (diceOf(promised.toSorted(), stretch, LIMITS.followUpLikeness) > 0) return true
  }
  return false
}

export const PROMISE_CHECKS: readonly Check[] = [
  {
    code: 'promise-overdue',
    severity: 'error',
    source: 'rule',
    speaksOf: 'variant',
    ofPublished: true,
    find: overdue,
  },
  {
    code: 'promise-without-follow-up',
    severity: 'warning',
    source: 'rule',
    speaksOf: 'variant',
    ofPublished: true,
    find: withoutFollowUp,
  },
]
