import type { Move } from '../finding.ts'
import type { Item } from '../model.ts'
import { KINDS } from '../values.ts'
import { addDays, daysFrom, type Day } from '../time.ts'
import { capOf, isAhead, moveTo } from './calendar.ts'
import type { Check, KnownPost, Told, View } from './context.ts'
import { LIMITS } from './limits.ts'

// What a channel's days are made of: items, and posts that no item stands for.

interface Mix {
  readonly items: readonly Item[]
  readonly posts: readonly KnownPost[]
}

/** What there is in so many days up to and including one; the item itself counted as if it stood on that day. */
function mixUpTo(day: Day, days: number, { item, scene }: Pick<View, 'item' | 'scene'>): Mix {
  const from = addDays(day, 1 - days)
  const isWithin = (other: Day | null) => other !== null && other >= from && other <= day
  return {
    items: [item, ...scene.itemsOf(item).filter((other) => isWithin(other.day))],
    posts: scene.postsOf(item.channelId).filter(({ publishedDay }) => isWithin(publishedDay)),
  }
}

const isAd = (one: { readonly isAd: boolean }) => one.isAd
const sizeOf = ({ items, posts }: Mix) => items.length + posts.length
const adsOf = ({ items, posts }: Mix) => ({ items: items.filter(isAd), posts: posts.filter(isAd) })
const hasTooManyAds = (mix: Mix) => sizeOf(adsOf(mix)) > Math.max(1, LIMITS.adShare * sizeOf(mix))

function adShare(view: View): Told[] {
  const { item, scene } = view
  const { day } = item
  if (!day || !item.isAd) return []
  const mix = mixUpTo(day, LIMITS.adDays, view)
  if (!hasTooManyAds(mix)) return []
  const isToldLater = scene
    .itemsOf(item)
    .some(
      (other) =>
        other.isAd &&
        scene.isToldOf(other.id, item) &&
        other.day !== null &&
        other.day < addDays(day, LIMITS.adDays) &&
        hasTooManyAds(mixUpTo(other.day, LIMITS.adDays, { item: other, scene })),
    )
  if (isToldLater) return []
  const ads = adsOf(mix)
  const n = sizeOf(mix)
  const itemIds = ads.items.filter((ad) => ad !== item).map(({ id }) => id)
  const postIds = ads.posts.map(({ id }) => id)
  return [
    {
      params: {
        percent: Math.round((100 * sizeOf(ads)) / n),
        cap: LIMITS.adShare * 100,
        count: sizeOf(ads),
        n,
        days: LIMITS.adDays,
        day,
      },
      itemIds,
      postIds,
      ways: () => clearOfAds(day, view),
      remedy: { do: 'open', itemIds, postIds },
    },
  ]
}

/** Later days on which the ads up to then are few enough, within as many days again. */
const clearOfAds = (day: Day, { item, scene, channel }: View): Move[] =>
  daysFrom(addDays(day, 1), LIMITS.adDays)
    .filter(
      (other) =>
        isAhead({ day: other, time: item.time }, { scene, channel }) &&
        scene.others(item, other).length < capOf({ scene, channel }) &&
        !hasTooManyAds(mixUpTo(other, LIMITS.adDays, { item, scene })),
    )
    .map((other) => moveTo({ day: other, time: item.time }))

/** Told of the last of its days, so a week hears it once. */
function kindGap(view: View): Told[] {
  const { item, scene, channel } = view
  const { day } = item
  if (!day || !item.kind) return []
  const end = addDays(day, LIMITS.kindDays)
  const isToldLater = scene
    .itemsOf(item)
    .some((other) => other.kind && other.day && other.day < end && scene.isToldOf(other.id, item))
  if (isToldLater) return []
  const { items, posts } = mixUpTo(day, LIMITS.kindDays, view)
  const kinds = [...items, ...posts].flatMap(({ kind }) => kind ?? [])
  const missing = KINDS.filter((kind) => !kinds.includes(kind))
  if (kinds.length < LIMITS.kindFewest || missing.length === 0) return []
  // The emptiest day that is still to come; of several the last, which leaves most time to make it.
  const free = daysFrom(addDays(day, 1 - LIMITS.kindDays), LIMITS.kindDays)
    .toReversed()
    .filter((other) => other >= scene.todayIn(channel.zone))
    .map((other) => ({ other, there: scene.others(item, other).length + (other === day ? 1 : 0) }))
    .filter(({ there }) => there < capOf({ scene, channel }))
    .toSorted((a, b) => a.there - b.there)[0]
  return [
    {
      params: { kinds: missing.join(','), n: kinds.length, days: LIMITS.kindDays, day },
      tell: missing.join('+'),
      itemIds: items.flatMap((other) => (other === item ? [] : other.id)),
      remedy: free
        ? { do: 'plan-item', channelId: item.channelId, title: '', kind: missing[0] ?? null, day: free.other }
        : null,
    },
  ]
}

export const MIX_CHECKS: readonly Check[] = [
  { code: 'ad-share', severity: 'warning', source: 'rule', speaksOf: 'item', find: adShare },
  { code: 'kind-gap', severity: 'tip', source: 'rule', speaksOf: 'item', find: kindGap },
]
