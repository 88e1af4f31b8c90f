import type { Channel, Item, Promised } from './model.ts'
import { titleOf } from './items.ts'
import { DAY_MS, endOfDay, epochOf, instantAt, instantOf, type Instant, type TimeOfDay } from './time.ts'

/** Something that the creator is told of once: a publishing time that comes, or a promise whose day it is. */
export interface Reminder {
  readonly is: 'publish' | 'promise'
  /** A plan moved to another time is another reminder; the same time is the same, however long before it is told. */
  readonly key: string
  readonly itemId: string
  /** The item's title, or what was promised. */
  readonly title: string
  /** Of a promise: the item that made it. */
  readonly madeIn: string | null
  readonly channel: string
  /** When to tell. */
  readonly at: Instant
  /** The publishing time as the channel's clock shows it; null for a promise. */
  readonly time: TimeOfDay | null
  /** The moment it is about. */
  readonly due: Instant
  /** Told after this it was missed. */
  readonly missedAfter: Instant
}

export interface Owed extends Pick<Promised, 'what' | 'by' | 'outcome'> {
  readonly hookId: string
  readonly item: Item
}

/** Promises are told in the morning of their day, on the clock of their channel. */
const PROMISE_TIME = '09:00'
const GRACE_MS = 2 * 60_000

const later = (at: Instant, milliseconds: number): Instant => instantAt(epochOf(at) + milliseconds)

/** What is to be told of planned items, `lead` minutes before their time, and of promises that items which are out owe. */
export function remindersOf(
  items: readonly Item[],
  owed: readonly Owed[],
  channels: readonly Channel[],
  lead: number,
): Reminder[] {
  const byId = new Map(channels.map((channel) => [channel.id, channel]))
  const publishing = items.flatMap((item): Reminder[] => {
    const channel = byId.get(item.channelId)
    const { id, day, time, status } = item
    if (!channel || !day || !time || status === 'published' || status === 'dropped') return []
    const due = instantOf(day, time, channel.zone).at
    const at = later(due, -lead * 60_000)
    const key = `publish ${id} ${due}`
    const common = { key, itemId: id, title: titleOf(item), madeIn: null, channel: channel.name, time }
    return [{ is: 'publish', ...common, at, due, missedAfter: later(due, GRACE_MS) }]
  })
  const promises = owed.flatMap(({ hookId, what, by, outcome, item }): Reminder[] => {
    const channel = byId.get(item.channelId)
    if (!channel || !by || outcome !== null || item.status !== 'published') return []
    const at = instantOf(by, PROMISE_TIME, channel.zone).at
    const common = { key: `promise ${hookId} ${by}`, itemId: item.id, title: what, madeIn: titleOf(item) }
    const missedAfter = endOfDay(by, channel.zone)
    return [{ is: 'promise', ...common, channel: channel.name, at, time: null, due: at, missedAfter }]
  })
  return [...publishing, ...promises].toSorted((a, b) => epochOf(a.at) - epochOf(b.at) || (a.key < b.key ? -1 : 1))
}

/** What is remembered between two looks. */
export interface Told {
  /** Everything to be told until then has been. */
  readonly until: Instant
  readonly lead: number
  /** Of what was told lately. */
  readonly keys: readonly string[]
}

export interface Due {
  readonly fresh: readonly Reminder[]
  /** Their time passed while nobody looked. */
  readonly missed: readonly Reminder[]
}

/** Longer ago than this is not told any more. */
const REACH_MS = 7 * DAY_MS
const KEYS_KEPT = 300

/** From when on a look at `now` tells: after the last look, which may be later than what was remembered of it. */
export function tellFrom(told: Told, seen: Instant | null, now: Instant): Instant {
  const looked = Math.max(epochOf(told.until), seen === null ? 0 : epochOf(seen))
  // A clock that was ahead and was put right leaves nothing to tell, and must not keep all silent until then.
  return instantAt(Math.max(Math.min(looked, epochOf(now)), epochOf(now) - REACH_MS))
}

/** What is due in (from, now], each once. */
export function dueBetween(reminders: readonly Reminder[], from: Instant, now: Instant, told: Told): Due {
  const known = new Set(told.keys)
  const due = reminders.filter(
    ({ key, at }) => epochOf(at) > epochOf(from) && epochOf(at) <= epochOf(now) && !known.has(key),
  )
  const isMissed = ({ missedAfter }: Reminder) => epochOf(missedAfter) < epochOf(now)
  return { fresh: due.filter((one) => !isMissed(one)), missed: due.filter(isMissed) }
}

/** The next moment to look again; null while nothing is planned. */
export function nextMoment(reminders: readonly Reminder[], from: Instant, told: Told): Instant | null {
  const known = new Set(told.keys)
  return reminders.find(({ key, at }) => epochOf(at) > epochOf(from) && !known.has(key))?.at ?? null
}

export const rememberTold = (told: Told, { fresh, missed }: Due, now: Instant): Told => ({
  ...told,
  until: now,
  keys: [...told.keys, ...[...fresh, ...missed].map(({ key }) => key)].slice(-KEYS_KEPT),
})
