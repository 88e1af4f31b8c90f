import type { Item } from '../model.ts'
import { endOfDay, epochOf, instantOf, todayIn, type Day, type Zone } from '../time.ts'
import { phraseFinder, wordFinder, type WordFinder } from '../words.ts'
import { alikeAmong, areSiblings, type Likeness } from './alike.ts'
import { BEGGING } from './begging.ts'
import type { CheckContext, InRound, KnownPost } from './context.ts'

/** Everything the checks of one run share, indexed once. */
export interface Scene {
  readonly context: CheckContext
  readonly findWords: WordFinder
  readonly findBegging: WordFinder
  readonly todayIn: (zone: Zone) => Day
  /** Others on the item's channel and a day, siblings left out, in the order of the day. */
  readonly others: (item: Item, day: Day) => readonly Item[]
  /** All others on the item's channel, siblings left out. */
  readonly itemsOf: (item: Item) => readonly Item[]
  /** A channel's posts that none of the items stands for. */
  readonly postsOf: (channelId: string) => readonly KnownPost[]
  /** Items and posts worded nearly alike, the closest first. */
  readonly alike: (item: Item) => readonly Likeness[]
  /** The moment up to which something can be done about the item; infinite without a day. */
  readonly deadlineOf: (item: Item) => number
  /** True if the item is among those asked about and can still be changed: a fact about several is told of the last such. */
  readonly isAsked: (itemId: string) => boolean
  /** True if a fact about both is told of the other one, which comes later. */
  readonly isToldOf: (otherId: string | null, item: Item) => boolean
  readonly roundOf: (itemId: string) => InRound | null
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/** The order of a day: by time, those without one last. */
export const byTime = (a: Item, b: Item): number =>
  compare(a.day ?? '~', b.day ?? '~') || compare(a.time ?? '~', b.time ?? '~') || compare(a.id, b.id)

export function sceneOf(asked: readonly Item[], context: CheckContext): Scene {
  const askedIds = new Set(asked.map(({ id }) => id))
  const items = [...asked, ...context.items.filter(({ id }) => !askedIds.has(id))].filter(
    ({ status }) => status !== 'dropped',
  )
  const movable = new Map(
    items.filter(({ id, status }) => askedIds.has(id) && status !== 'published').map((item) => [item.id, item]),
  )
  const zones = new Map(context.channels.map(({ id, zone }) => [id, zone]))
  const days = grouped(items.toSorted(byTime), ({ channelId, day }) => `${channelId} ${day}`)
  const byChannel = once(() => grouped(items, ({ channelId }) => channelId))
  const ids = new Set(items.map(({ id }) => id))
  const posts = once(() =>
    grouped(
      context.posts.filter(({ itemId }) => itemId === null || !ids.has(itemId)),
      ({ channelId }) => channelId,
    ),
  )
  const areOthers = (item: Item) => (other: Item) =>
    other.id !== item.id && !areSiblings(other.siblingGroup, item.siblingGroup)
  const rounds = once(() => roundsByItem(asked, context.rounds))
  const alike = once(() => alikeAmong([...movable.values()], items, context.posts))
  const { sensitiveWords, allowedWords } = context.settings
  const findWords = once(() => wordFinder({ own: sensitiveWords, allowed: allowedWords }))
  const findBegging = once(() => phraseFinder({ phrases: BEGGING, allowed: allowedWords }))

  return {
    context,
    findWords: (text) => findWords()(text),
    findBegging: (text) => findBegging()(text),
    todayIn: (zone) => todayIn(zone, context.now),
    others: (item, day) => (days.get(`${item.channelId} ${day}`) ?? []).filter(areOthers(item)),
    itemsOf: (item) => (byChannel().get(item.channelId) ?? []).filter(areOthers(item)),
    postsOf: (channelId) => posts().get(channelId) ?? [],
    alike: ({ id }) => alike()(id),
    deadlineOf({ day, time, channelId }) {
      const zone = zones.get(channelId)
      if (!day || !zone) return Infinity
      return epochOf(time ? instantOf(day, time, zone).at : endOfDay(day, zone))
    },
    isAsked: (itemId) => movable.has(itemId),
    isToldOf(otherId, item) {
      const other = otherId === null ? undefined : movable.get(otherId)
      return other !== undefined && byTime(item, other) < 0
    },
    roundOf: (itemId) => rounds().get(itemId) ?? null,
  }
}

/** Asked items stand in their rounds as they are asked about, not as they are saved. */
export function roundsByItem(asked: readonly Item[], rounds: CheckContext['rounds']): ReadonlyMap<string, InRound> {
  const current = new Map(asked.map((item) => [item.id, item]))
  const as = (item: Item | null) => item && (current.get(item.id) ?? item)
  return new Map(
    rounds.flatMap((plan) => {
      const { itemA, itemB } = plan.round
      const arms: [string, InRound][] = []
      if (itemA !== null) arms.push([itemA, { plan, letter: 'A', partner: as(plan.items.B) }])
      if (itemB !== null) arms.push([itemB, { plan, letter: 'B', partner: as(plan.items.A) }])
      return arms
    }),
  )
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | null = null
  return () => (made ??= { value: make() }).value
}

function grouped<T>(values: readonly T[], keyOf: (value: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const value of values) {
    const group = groups.get(keyOf(value))
    if (group) group.push(value)
    else groups.set(keyOf(value), [value])
  }
  return groups
}
