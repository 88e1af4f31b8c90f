import type { Metric } from '../model.ts'
import { METRICS } from '../values.ts'
import type { Band } from '../usual.ts'
import { CONTENT } from './factors.ts'
import { definitionsOf, inOrder, isJudged, type EnginePost, type ContentLabels, type SignalPair } from './metrics.ts'
import { sampleOf } from './sample.ts'
import { quantile } from './special.ts'

/** What is counted on the posts behind a finding: a metric, or how long they are. */
export type Counted = Metric | 'length'

/** A post that an answer rests on, with the number that counted; null where it has none. */
interface Witness {
  readonly id: string
  readonly value: number | null
}

/** The middle 80 % of a creator's own numbers of late, and their median. */
export interface UsualRange extends Band {
  readonly median: number
}

const marksOf = (labels: ContentLabels): ReadonlySet<string> =>
  new Set(CONTENT.flatMap(({ name, of }) => of(labels).map((label) => `${name} ${label}`)))

/** How alike two posts' labels are, 0–1: 2·shared/(one's + the other's) over format, tags, hooks, track and length (Dice 1945). */
function likeness(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let shared = 0
  for (const mark of one) if (other.has(mark)) shared++
  return (2 * shared) / (one.size + other.size)
}

interface Ranked {
  readonly post: EnginePost
  readonly likeness: number
}

/** Most alike first, then the newer. `posts` oldest first. */
const ranked = (posts: readonly EnginePost[], labels: ContentLabels): Ranked[] => {
  const marks = marksOf(labels)
  return posts
    .map((post) => ({ post, likeness: likeness(marks, marksOf(post)) }))
    .toReversed()
    .toSorted((a, b) => b.likeness - a.likeness)
}

/** Posts that «of late» means. */
const LATELY = 60
const LEAST = 5

/** Values at 10, 50 and 90 % of the last 60 (linear between neighbours), oldest first; null of fewer than five. */
function usualOf(values: readonly number[]): UsualRange | null {
  if (values.length < LEAST) return null
  const ordered = Float64Array.from(values.slice(-LATELY)).toSorted()
  return {
    n: ordered.length,
    low: quantile(ordered, 0.1),
    median: quantile(ordered, 0.5),
    high: quantile(ordered, 0.9),
  }
}

/**
 * The posts that an answer about a metric rests on: exactly those whose numbers taught it, so that there are `n` of them
 * where its pattern says `n`; for lengths, every post of the history, as the vocabulary is made of all. Most alike to the
 * item first, then the newer. `among` narrows the posts, not what is usual.
 */
export function evidenceOf(
  posts: readonly EnginePost[],
  pair: SignalPair,
  counted: Counted,
  labels: ContentLabels,
  among: (post: EnginePost) => boolean = () => true,
): { readonly witnesses: readonly Witness[]; readonly usual: UsualRange | null } {
  const ordered = inOrder(posts)
  if (counted === 'length') {
    const lengths = ordered.flatMap(({ durationSeconds }) => durationSeconds ?? [])
    return {
      witnesses: ranked(ordered.filter(among), labels).map(({ post }) => ({
        id: post.id,
        value: post.durationSeconds,
      })),
      usual: usualOf(lengths),
    }
  }
  const sample = sampleOf(ordered, counted, definitionsOf(ordered, pair)[counted])
  const taught = Array.from(sample.rows, (row) => ordered[row]!)
  const values = new Map(taught.map(({ id }, i) => [id, sample.values[i]!]))
  return {
    witnesses: ranked(taught.filter(among), labels).map(({ post }) => ({
      id: post.id,
      value: values.get(post.id) ?? null,
    })),
    usual: usualOf([...sample.values]),
  }
}

/** A past post like the one planned, with what it brought in each metric that it has. */
interface Similar {
  readonly id: string
  readonly values: Readonly<Partial<Record<Metric, number>>>
}

/** As far back as the forecast's own errors are remembered. */
const REMEMBERED = 250
const MOST_SIMILAR = 40

/**
 * The creator's own posts that are most like these labels: of the last 250 with judged numbers those of the same format that
 * share at least one more label (tag, hook, track, length), or any of the format where there is no more to share; the 40
 * most alike, newer ones first among equals. A rate of too few viewers to be judged by is left out. `of`: how many were looked at.
 */
export function similarTo(
  posts: readonly EnginePost[],
  pair: SignalPair,
  labels: ContentLabels,
): { readonly of: number; readonly posts: readonly Similar[] } {
  const ordered = inOrder(posts)
  const definitions = definitionsOf(ordered, pair)
  const marks = marksOf(labels)
  const least = marks.size > 1 ? 2 : 1
  const recent = ordered.filter(isJudged).slice(-REMEMBERED)
  const kin = recent.filter(
    (post) => post.format === labels.format && [...marksOf(post)].filter((mark) => marks.has(mark)).length >= least,
  )
  const chosen = ranked(kin, labels).slice(0, MOST_SIMILAR)
  const values = new Map<string, Partial<Record<Metric, number>>>(chosen.map(({ post }) => [post.id, {}]))
  for (const metric of METRICS) {
    const sample = sampleOf(recent, metric, definitions[metric])
    for (const [i, row] of sample.rows.entries()) {
      const own = values.get(recent[row]!.id)
      if (own) own[metric] = sample.values[i]!
    }
  }
  return { of: recent.length, posts: chosen.map(({ post: { id } }) => ({ id, values: values.get(id) ?? {} })) }
}
