import type { Metric } from '../model.ts'
import type { Count } from '../platforms.ts'
import { DAY_MS } from '../time.ts'
import { CHANGE_NEEDS, changeBetween, rangeOfChange, type Change, type Stretch } from './change.ts'
import { codedRows, isTime, type Coded, type FactorName } from './factors.ts'
import { isJudged, isVideo, partsOf, PRIOR_SPREAD } from './metrics.ts'
import type { UsualRange } from './evidence.ts'
import type { Past } from './past.ts'
import type { MetricPattern, Patterns } from './patterns.ts'
import { rulerAt } from './residuals.ts'
import { isSparse, type Sample } from './sample.ts'
import { median, quantile } from './special.ts'

// The last twelve weeks of a channel beside the twelve before: every metric by its own posts, adjusted for what was posted.

/** Weeks that are compared with as many before them. */
const BOARD_WEEKS = 12
export const BOARD_SPAN: number = BOARD_WEEKS * 7 * DAY_MS
/** Posts that the median beside a post is taken over: those before it. */
const BEFORE = 12
const LEAST_USUAL = 5
/** Posts that are shown one by one. */
const MOST_SHOWN = 1500

/** A change of a metric, 0.3 for 30 % more, with its 80 % range. */
export interface Measured {
  readonly middle: number
  readonly low: number
  readonly high: number
}

interface Row {
  readonly metric: Metric
  /** Posts of the last twelve weeks and of those before. */
  readonly n: number
  readonly before: number
  /** The middle 80 % of the last twelve weeks as they were counted; null of fewer than five. */
  readonly usual: UsualRange | null
}

/** What keeps a metric from being counted: which column no post has, that it takes a video, or that its columns never stand together on one post. */
export type Lack = Count | 'completion' | 'video' | 'apart'

export type BoardRow =
  | (Row & { readonly is: 'known'; readonly change: Measured })
  /** Too few on one of the sides. */
  | (Row & { readonly is: 'few' })
  /** Too seldom for one post to show a rate or a size: counted is how many of all posts had any. */
  | (Row & { readonly is: 'sparse'; readonly had: number; readonly hadBefore: number })
  /** No post was ever counted in it. */
  | { readonly is: 'missing'; readonly metric: Metric; readonly column: Lack }

/** The posts of one metric that are drawn, one by one, oldest first: which of the board's posts, its value, the median of the twelve before. */
export interface BoardSeries {
  readonly metric: Metric
  readonly posts: readonly number[]
  readonly values: readonly number[]
  readonly medians: readonly (number | null)[]
}

export interface Board {
  /** Moments: (earlier, from] is compared with (from, until], the newest post with numbers. Null where there is none. */
  readonly time: { readonly earlier: number; readonly from: number; readonly until: number } | null
  readonly posts: readonly { readonly id: string; readonly at: number }[]
  readonly rows: readonly BoardRow[]
  readonly series: readonly BoardSeries[]
}

/** A metric's history less what the labels of each post usually add, and how to take stretches of it. */
export interface Adjusted {
  readonly sample: Sample
  readonly sparse: boolean
  /** Rows of the posts after `from` up to `until`, in moments. */
  rows(from: number, until: number): readonly number[]
  stretch(rows: readonly number[]): Stretch
  change(earlier: readonly number[], later: readonly number[]): Change | null
}

interface Labelled {
  readonly coded: Coded
  readonly effects: readonly number[]
  /** Variance of what is known of each label. */
  readonly doubts: readonly number[]
}

/** Effects learnt from a few posts are shrunk and little known: 1/(posts/σ² + 1/variance of one never seen). */
function labelledBy(past: Past, sample: Sample, pattern: MetricPattern | undefined): Labelled[] {
  return (pattern?.factors ?? []).flatMap(({ factor, effects, posts, unseen }) => {
    const coded = past.coded.find(({ name }) => name === factor)
    const isHeard = !isTime({ name: factor satisfies FactorName }) || pattern?.time.isOpen === true
    if (!coded || !isHeard || !pattern) return []
    const doubts = effects.map((_, label) =>
      unseen > 0 ? 1 / ((posts[label] ?? 0) / (pattern.variance + pattern.noise) + 1 / unseen) : 0,
    )
    return [{ coded: codedRows(coded, sample.rows), effects, doubts }]
  })
}

/** How often each label stands on these rows. */
function sharesOf({ coded: { start, levels, labels } }: Labelled, rows: readonly number[]): Float64Array {
  const shares = new Float64Array(labels.length)
  for (const row of rows) for (let at = start[row]!; at < start[row + 1]!; at++) shares[levels[at]!]! += 1 / rows.length
  return shares
}

export function adjustedOf(past: Past, { metrics }: Patterns, metric: Metric): Adjusted {
  const sample = past.sample(metric)
  const labelled = labelledBy(
    past,
    sample,
    metrics.find((one) => one.metric === metric),
  )
  const y = sample.y.map((value, row) => {
    let rest = value
    for (const { coded, effects } of labelled)
      for (let at = coded.start[row]!; at < coded.start[row + 1]!; at++) rest -= effects[coded.levels[at]!] ?? 0
    return rest
  })
  const stretch = (rows: readonly number[]): Stretch => ({
    y: Float64Array.from(rows, (row) => y[row]!),
    noise: Float64Array.from(rows, (row) => sample.v[row]!),
  })
  return {
    sample,
    sparse: isSparse(sample.values),
    rows: (from, until) => {
      const found: number[] = []
      for (let row = 0; row < sample.rows.length; row++) {
        const { at } = past.posts[sample.rows[row]!]!
        if (at > from && at <= until) found.push(row)
      }
      return found
    },
    stretch,
    change: (earlier, later) => {
      let doubt = 0
      for (const one of labelled) {
        const [a, b] = [sharesOf(one, earlier), sharesOf(one, later)]
        for (let label = 0; label < a.length; label++) doubt += (b[label]! - a[label]!) ** 2 * (one.doubts[label] ?? 0)
      }
      return changeBetween(stretch(earlier), stretch(later), PRIOR_SPREAD[metric], doubt)
    },
  }
}

/** A change on the learnt scale as a change of the metric, about the usual level of the earlier posts. */
export function measured({ sample }: Pick<Adjusted, 'sample'>, earlier: readonly number[], change: Change): Measured {
  const ruler = rulerAt(sample.scale, median(earlier.map((row) => sample.y[row]!)))
  const { low, high } = rangeOfChange(change)
  return { middle: ruler.change(change.difference), low: ruler.change(low), high: ruler.change(high) }
}

function usualIn(values: readonly number[]): UsualRange | null {
  if (values.length < LEAST_USUAL) return null
  const ordered = Float64Array.from(values).toSorted()
  return {
    n: ordered.length,
    low: quantile(ordered, 0.1),
    median: quantile(ordered, 0.5),
    high: quantile(ordered, 0.9),
  }
}

/** What keeps a metric from ever being counted; null where some post has it. */
export function missingIn(past: Past, metric: Metric): Lack | null {
  const { posts, definitions } = past
  if (past.sample(metric).answered > 0) return null
  const definition = definitions[metric]
  const judged = posts.filter(isJudged)
  if (definition.kind === 'completion')
    return judged.length > 0 && !judged.some(({ format }) => isVideo(format)) ? 'video' : 'completion'
  const parts = definition.kind === 'count' ? [definition.of] : [...definition.of, definition.over]
  return parts.find((name) => judged.every(({ numbers }) => numbers[name] === null)) ?? 'apart'
}

/** Posts of a metric that happens too seldom, those that cannot be judged by it among them; null where there are few posts of any kind. */
function seldomOf(
  { posts, definitions }: Past,
  metric: Metric,
  { sparse, sample }: Adjusted,
  { earlier, from, until }: NonNullable<Board['time']>,
) {
  const all = posts.flatMap((post) => {
    const parts = post.at > earlier && post.at <= until ? partsOf(definitions[metric], post) : null
    return parts ? [{ isLate: post.at > from, any: parts.of > 0 }] : []
  })
  const lately = all.filter(({ isLate }) => isLate)
  const [n, before] = [lately.length, all.length - lately.length]
  // Where nearly every post can be judged it is posts that are lacking.
  if (n < CHANGE_NEEDS || before < CHANGE_NEEDS || (!sparse && 2 * sample.rows.length > sample.answered)) return null
  const had = lately.filter(({ any }) => any).length
  return { n, before, had, hadBefore: all.filter(({ any }) => any).length - had }
}

/** Every metric over the last twelve weeks beside the twelve before, and the posts of both. */
export function boardOf(past: Past, patterns: Patterns, metrics: readonly Metric[]): Board {
  const newest = past.posts.findLast(isJudged)
  if (!newest) return { time: null, posts: [], rows: [], series: [] }
  const until = newest.at
  const [from, earlier] = [until - BOARD_SPAN, until - 2 * BOARD_SPAN]
  const rows: BoardRow[] = []
  const series: BoardSeries[] = []
  const posts: { id: string; at: number }[] = []
  const placeOf = new Map<string, number>()
  const placed = ({ id, at }: { readonly id: string; readonly at: number }): number => {
    const known = placeOf.get(id)
    if (known !== undefined) return known
    placeOf.set(id, posts.length)
    return posts.push({ id, at }) - 1
  }
  for (const metric of metrics) {
    const column = missingIn(past, metric)
    if (column) {
      rows.push({ is: 'missing', metric, column })
      continue
    }
    const adjusted = adjustedOf(past, patterns, metric)
    const { sample } = adjusted
    const [before, lately] = [adjusted.rows(earlier, from), adjusted.rows(from, until)]
    const values = (of: readonly number[]) => of.map((row) => sample.values[row]!)
    const row: Row = { metric, n: lately.length, before: before.length, usual: usualIn(values(lately)) }
    const change = adjusted.sparse ? null : adjusted.change(before, lately)
    const seldom = change ? null : seldomOf(past, metric, adjusted, { earlier, from, until })
    rows.push(
      change
        ? { ...row, is: 'known', change: measured(adjusted, before, change) }
        : seldom
          ? { ...row, ...seldom, usual: null, is: 'sparse' }
          : { ...row, is: 'few' },
    )
    const shown = [...before, ...lately].slice(-MOST_SHOWN)
    series.push({
      metric,
      posts: shown.map((at) => placed(past.posts[sample.rows[at]!]!)),
      values: values(shown),
      medians: shown.map((at) => (at >= BEFORE ? median(sample.values.subarray(at - BEFORE, at)) : null)),
    })
  }
  return { time: { earlier, from, until }, posts, rows, series }
}
