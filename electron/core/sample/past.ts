import Papa from 'papaparse'
import type { Numbers } from '../../../shared/history.ts'
import { NO_NUMBERS } from '../../../shared/values.ts'
import { TEMPLATE } from '../../../shared/importers/own-template.ts'
import { DAY_MS, addDays, epochOf, instantOf, type Day, type Instant, type TimeOfDay } from '../../../shared/time.ts'
import type { Luck } from '../../../shared/luck.ts'

/** Title, tags and hooks as the template writes them (`;` between), seconds. */
export type PastPost = readonly [title: string, tags: string, hooks: string, seconds: number | null]

/** A channel's ordinary post, and what its back-end tells of it. */
export interface Habit {
  readonly posts: readonly PastPost[]
  readonly format: 'video' | 'gallery'
  readonly everyDays: number
  readonly times: readonly TimeOfDay[]
  /** False: the export gives a day without an hour, and no id. */
  readonly tellsHour: boolean
  readonly level: Readonly<Record<Part, number>>
  /** Columns that this back-end does not have. */
  readonly lacks: readonly (keyof Numbers)[]
  /** One post whose likes were bought. */
  readonly bought: number | null
}

/** What is drawn for each post: views, then shares of them; hearts and comments are shares of the likes. */
type Part = 'views' | 'likes' | 'hearts' | 'comments' | 'shares' | 'saves' | 'follows' | 'completion'

/** How far two posts alike lie apart, sd of the logarithm (of the logit for completion): `engine.md` §2, S0. */
const SPREAD: Readonly<Record<Part, number>> = {
  views: 0.95,
  likes: 0.5,
  hearts: 0.9,
  comments: 0.85,
  shares: 0.7,
  saves: 0.7,
  follows: 0.7,
  completion: 0.45,
}

/** What a hook or tag really does here, on the same scales: what the engine may find out. */
const EFFECTS: Readonly<Record<string, Partial<Record<Part, number>>>> = {
  suspense: { completion: 0.35, views: 0.15 },
  question: { comments: 0.65 },
  choice: { comments: 0.45, likes: 0.1 },
  'dual-track': { hearts: 0.55 },
  'golden-line': { hearts: 0.35, completion: -0.1 },
  save: { saves: 0.6 },
  unlock: { likes: 0.75 },
  stance: { comments: 0.5, likes: -0.1 },
  threshold: { likes: 0.3 },
  'ending-vote': { likes: 0.25 },
  follow: { follows: 0.4 },
  share: { shares: 0.5 },
  家人: { hearts: 0.45, views: -0.1 },
  陌生人: { hearts: 0.3 },
  美食: { likes: 0.15 },
  攻略: { saves: 0.5, hearts: -0.4 },
  账本: { comments: 0.25 },
}

const VIRAL_SHARE = 0.15
/** In logarithms: what half a year of going on brought. */
const GROWTH = 0.9
const MISSING_SHARE = 0.05
const BOUGHT = 5
const LONG_SECONDS = 180

/** A post with the numbers it ends up with. */
export interface Published {
  readonly post: PastPost
  readonly day: Day
  readonly time: TimeOfDay
  readonly number: number
  readonly numbers: Numbers
}

/** The posts of a channel, oldest first, the last of them on `last`; numbers grow, scatter and now and then run away. */
export function pastOf({ posts, everyDays, times, level, lacks, bought }: Habit, last: Day, luck: Luck): Published[] {
  return posts.map((post, index): Published => {
    const fromEnd = posts.length - 1 - index
    const wander = fromEnd === 0 ? 0 : Math.floor(luck.uniform() * Math.min(3, everyDays))
    const time = times[Math.floor(luck.uniform() * times.length)] ?? '20:00'
    const along = (index / posts.length) * GROWTH - GROWTH / 2
    const drawn = drawnFor(post, level, along, luck)
    const numbers = { ...drawn, ...(index === bought && drawn.likes ? { likes: drawn.likes * BOUGHT } : {}) }
    const kept = without(numbers, [
      ...lacks,
      ...(luck.chance(MISSING_SHARE) ? (['completion', 'shares'] as const) : []),
    ])
    return {
      post,
      day: addDays(last, -Math.round(fromEnd * everyDays) + wander),
      time,
      number: index + 1,
      numbers: kept,
    }
  })
}

function drawnFor([, tags, hooks, seconds]: PastPost, level: Habit['level'], along: number, luck: Luck): Numbers {
  const labels = [...tags.split(';'), ...hooks.split(';')]
  const shift = (part: Part) =>
    labels.reduce((sum, label) => sum + (EFFECTS[label]?.[part] ?? 0), SPREAD[part] * luck.normal())
  const share = (part: Part) => level[part] * Math.exp(shift(part))
  const viral = luck.chance(VIRAL_SHARE) ? 1.4 + 0.4 * luck.normal() : 0
  const views = Math.round(share('views') * Math.exp(along + viral))
  // More strangers, fewer who act: what runs away is liked a little less often.
  const likes = Math.min(views, Math.round(views * share('likes') * Math.exp(-viral / 6)))
  const odds = (level.completion / (1 - level.completion)) * Math.exp(shift('completion'))
  const completion = Number((odds / (1 + odds)).toFixed(4))
  return {
    ...NO_NUMBERS,
    views,
    likes,
    hearts: Math.min(likes, Math.round(likes * share('hearts'))),
    comments: Math.min(likes, Math.round(likes * share('comments'))),
    shares: Math.round(views * share('shares')),
    saves: Math.round(views * share('saves')),
    follows: Math.round(views * share('follows')),
    completion,
    averageWatchSeconds: seconds === null ? null : Number((seconds * (0.18 + 0.75 * completion)).toFixed(1)),
  }
}

const without = (numbers: Numbers, names: readonly (keyof Numbers)[]): Numbers => ({
  ...numbers,
  ...Object.fromEntries(names.map((name) => [name, null])),
})

const SETTLED_DAYS = 30

/** Share of its final numbers that a post has at an age: half after a day, nearly all after a week. */
function shareAt(days: number): number {
  return days >= SETTLED_DAYS ? 1 : 1 - 0.95 * Math.exp(-days / 1.6)
}

/** The numbers as they stood at an age; rates do not grow. */
export function numbersAt(numbers: Numbers, days: number): Numbers {
  const { completion, averageWatchSeconds, ...counts } = numbers
  const share = shareAt(days)
  const grown = Object.entries(counts).map(([name, value]) => [name, value === null ? null : Math.round(value * share)])
  return { ...(Object.fromEntries(grown) as typeof counts), completion, averageWatchSeconds }
}

/** An export in the own template as it would have been downloaded at a moment: what was out by then, as it stood then. */
export function exportAt(at: Instant, published: readonly Published[], habit: Habit, zone: string): string {
  const rows = published.flatMap(({ post: [title, tags, hooks, seconds], day, time, number, numbers }) => {
    const days = (epochOf(at) - epochOf(instantOf(day, time, zone).at)) / DAY_MS
    if (days < 0) return []
    const format = habit.format === 'gallery' ? 'gallery' : (seconds ?? 0) > LONG_SECONDS ? 'long' : 'short'
    const cells: Readonly<Record<string, string | number | null>> = {
      platformPostId: habit.tellsHour ? `7${String(number).padStart(11, '0')}` : null,
      publishedAt: habit.tellsHour ? `${day} ${time}` : day,
      title,
      format,
      durationSeconds: seconds,
      tags,
      hooks,
      ...numbersAt(numbers, days),
    }
    return [TEMPLATE.map(([, , field]) => cells[field] ?? null)]
  })
  return `\uFEFF${Papa.unparse({ fields: TEMPLATE.map(([, chinese]) => chinese), data: rows }, { newline: '\r\n' })}\r\n`
}
