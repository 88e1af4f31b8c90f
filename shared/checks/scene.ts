import { titleOf, variantsOf } from '../items.ts'
import type { Item } from '../model.ts'
import { diceOf, fingerprint, type Fingerprint } from '../text.ts'
import { dayNumber, endOfDay, epochOf, instantOf, todayIn, type Day, type Zone } from '../time.ts'
import { wordFinder, type WordHit } from '../words.ts'
import type { CheckContext } from './context.ts'

/** Titles and captions of an item or a post, ready to be compared. */
interface Wording {
  readonly itemId: string | null
  readonly postId: string | null
  readonly channelId: string
  readonly siblingGroup: string | null
  readonly day: number
  readonly title: string
  readonly titles: readonly Fingerprint[]
  readonly captions: readonly Fingerprint[]
}

/** Something worded nearly alike. */
export interface Likeness {
  readonly wording: Wording
  readonly dice: number
}

/** Everything the checks of one run share, indexed once. */
export interface Scene {
  readonly context: CheckContext
  readonly findWords: (text: string) => readonly WordHit[]
  readonly todayIn: (zone: Zone) => Day
  /** Others on the item's channel and a day, siblings left out, in the order of the day. */
  readonly others: (item: Item, day: Day) => readonly Item[]
  readonly alike: (item: Item, days: number, atLeast: number) => readonly Likeness[]
  /** The moment up to which something can be done about the item; infinite without a day. */
  readonly deadlineOf: (item: Item) => number
  /** True if the item is among those asked about and can still be changed: a fact about several is told of the last such. */
  readonly isAsked: (itemId: string) => boolean
  /** True if a fact about both is told of the other one, which comes later. */
  readonly isToldOf: (otherId: string | null, item: Item) => boolean
}

/** The order of a day: by time, those without one last. */
export const byTime = (a: Item, b: Item): number =>
  (a.day ?? '~').localeCompare(b.day ?? '~') || (a.time ?? '~').localeCompare(b.time ?? '~') || (a.id < b.id ? -1 : 1)

const areSiblings = (a: string | null, b: string | null) => a !== null && a === b

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
  const wordings = once(() => wordingsOf(items, context))
  const { sensitiveWords, allowedWords } = context.settings

  return {
    context,
    findWords: wordFinder({ own: sensitiveWords, allowed: allowedWords }),
    todayIn: (zone) => todayIn(zone, context.now),
    others: (item, day) =>
      (days.get(`${item.channelId} ${day}`) ?? []).filter(
        ({ id, siblingGroup }) => id !== item.id && !areSiblings(siblingGroup, item.siblingGroup),
      ),
    alike(item, span, atLeast) {
      const { ofItem, ofChannel } = wordings()
      const own = ofItem.get(item.id)
      return own
        ? (ofChannel.get(item.channelId) ?? []).flatMap((wording) => likeness(own, wording, span, atLeast))
        : []
    },
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
  }
}

function wordingsOf(items: readonly Item[], { posts }: CheckContext) {
  const ofItems = items.flatMap((item): Wording[] => {
    if (!item.day) return []
    const variants = variantsOf(item).map(({ variant }) => variant)
    return [
      {
        itemId: item.id,
        postId: null,
        channelId: item.channelId,
        siblingGroup: item.siblingGroup,
        day: dayNumber(item.day),
        title: item.title,
        titles: fingerprints(variants.map((variant) => titleOf(item, variant))),
        captions: fingerprints(variants.map(({ caption }) => caption)),
      },
    ]
  })
  const ofItem = new Map(ofItems.map((wording) => [wording.itemId, wording]))
  // A post whose item is here would only be told twice.
  const ofPosts = posts.flatMap(({ id, title, publishedDay, channelId, itemId }): Wording[] => {
    if (itemId && ofItem.has(itemId)) return []
    // What an export calls the title is on some platforms the caption.
    const titles = fingerprints([title])
    const day = dayNumber(publishedDay)
    return [{ itemId, postId: id, channelId, siblingGroup: null, day, title, titles, captions: titles }]
  })
  return { ofItem, ofChannel: grouped([...ofItems, ...ofPosts], ({ channelId }) => channelId) }
}

const fingerprints = (texts: readonly string[]) => [...new Set(texts)].filter(Boolean).map(fingerprint)

function likeness(own: Wording, other: Wording, span: number, atLeast: number): Likeness[] {
  if (own.itemId === other.itemId || Math.abs(own.day - other.day) > span) return []
  if (areSiblings(own.siblingGroup, other.siblingGroup)) return []
  const dice = Math.max(closest(own.titles, other.titles, atLeast), closest(own.captions, other.captions, atLeast))
  return dice > 0 ? [{ wording: other, dice }] : []
}

function closest(ours: readonly Fingerprint[], theirs: readonly Fingerprint[], atLeast: number): number {
  let most = 0
  for (const a of ours) for (const b of theirs) most = Math.max(most, diceOf(a, b, atLeast))
  return most
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
