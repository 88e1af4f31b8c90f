import type { Metric } from '../model.ts'
import { partsOf, type Definition, type EnginePost } from './metrics.ts'

/** The scale a metric is learnt on: ln(k+1), ln of a smoothed ratio, or logit of a share. */
export type Scale = 'log-count' | 'log-ratio' | 'logit'

/**
 * One metric's history on its own scale, one row a judgeable post, oldest first:
 * - count k: y = ln(k+1), v = 1/(k+1);
 * - ratio k/n with pooled rate r₀ of the posts so far: y = ln((k+½)/(n+½/r₀)), v = 1/(k+½) + 1/(n+½/r₀), so that no
 *   events shrink to the account's rate and never to −∞; judgeable where n·r₀ ≥ 2, enough to expect two events;
 * - completion p: y = logit(p held to [.002, .998]), v = 0.
 * Row i depends on posts up to i only. Source: `engine.md` §2.
 */
export interface Sample {
  readonly metric: Metric
  readonly scale: Scale
  /** Places of the rows in the list of posts. */
  readonly rows: Int32Array
  readonly y: Float64Array
  /** Variance of y that comes of counting alone. */
  readonly v: Float64Array
  /** Where the next smaller and the next larger count begin, on y's scale: all of it is «this value». */
  readonly cellLow: Float64Array
  readonly cellHigh: Float64Array
  /** The metric itself: a count, a ratio, a share. */
  readonly values: Float64Array
  /** r₀ as of each row; 1 where the metric is not a ratio. */
  readonly pooled: Float64Array
  /** Posts that have the metric's parts, judgeable or not. */
  readonly answered: number
}

interface Row {
  readonly y: number
  readonly v: number
  readonly low: number
  readonly high: number
}

/**
 * The factor that an effect on a scale comes to, of completion at one in two whatever is usual: what is decided by size is
 * decided alike at any level. What is said of an effect goes by `rulerOf`, at the level that is usual here.
 */
export const factorOn = (scale: Scale, effect: number): number =>
  scale === 'logit' ? 2 / (1 + Math.exp(-effect)) : Math.exp(effect)

const SMOOTH = 0.5
const EXPECTED_EVENTS = 2

function countRow(k: number): Row {
  return { y: Math.log(k + 1), v: 1 / (k + 1), low: k > 0 ? Math.log(k + 0.5) : -Infinity, high: Math.log(k + 1.5) }
}

function ratioRow(k: number, n: number, pooled: number): Row {
  const under = n + SMOOTH / pooled
  const at = (count: number) => Math.log((count + SMOOTH) / under)
  return { y: at(k), v: 1 / (k + SMOOTH) + 1 / under, low: at(k - 0.5), high: at(k + 0.5) }
}

function shareRow(p: number): Row {
  const held = Math.min(0.998, Math.max(0.002, p))
  const y = Math.log(held / (1 - held))
  return { y, v: 0, low: y, high: y }
}

/** One post's number on the scale it is learnt on. */
export function rowOf(scale: Scale, { of, over }: { of: number; over: number }, pooled: number): Row {
  if (scale === 'log-count') return countRow(of)
  return scale === 'log-ratio' ? ratioRow(of, over, pooled) : shareRow(of)
}

/** The history of one metric; `posts` oldest first. */
export function sampleOf(posts: readonly EnginePost[], metric: Metric, definition: Definition): Sample {
  const room = posts.length
  const rows = new Int32Array(room)
  const scale = definition.kind === 'count' ? 'log-count' : definition.kind === 'ratio' ? 'log-ratio' : 'logit'
  const [y, v, values] = [new Float64Array(room), new Float64Array(room), new Float64Array(room)]
  const [cellLow, cellHigh, pooled] = [new Float64Array(room), new Float64Array(room), new Float64Array(room)]
  let [n, answered, events, chances] = [0, 0, 0, 0]
  for (let i = 0; i < room; i++) {
    const parts = partsOf(definition, posts[i]!)
    if (!parts) continue
    answered++
    let rate = 1
    if (scale === 'log-ratio') {
      events += parts.of
      chances += parts.over
      // Half an event and one chance keep the rate above zero while nothing has happened yet.
      rate = (events + 0.5) / (chances + 1)
      if (parts.over * rate < EXPECTED_EVENTS) continue
    }
    const row = rowOf(scale, parts, rate)
    rows[n] = i
    pooled[n] = rate
    y[n] = row.y
    v[n] = row.v
    cellLow[n] = row.low
    cellHigh[n] = row.high
    values[n] = parts.of / parts.over
    n++
  }
  return {
    metric,
    scale,
    rows: rows.slice(0, n),
    y: y.slice(0, n),
    v: v.slice(0, n),
    cellLow: cellLow.slice(0, n),
    cellHigh: cellHigh.slice(0, n),
    values: values.slice(0, n),
    pooled: pooled.slice(0, n),
    answered,
  }
}

/** From the learnt scale back to the metric's own unit; never negative, never beyond 1e15. */
export function unscaled(y: number, scale: Scale): number {
  if (scale === 'logit') return 1 / (1 + Math.exp(-y))
  const value = Math.exp(Math.min(y, 34.5))
  return scale === 'log-count' ? Math.max(0, value - 1) : value
}

/**
 * Where, on the learnt scale, the values that reach `value` begin; −∞ for nothing at all. Counts come whole: 10 is reached
 * by what lies above the middle between 9 and 10.
 */
export function reachingFrom(value: number, scale: Scale): number {
  if (scale === 'log-count') return value > 0 ? Math.log(Math.ceil(value) + 0.5) : -Infinity
  const positive = Math.max(0, value)
  if (scale === 'log-ratio') return Math.log(positive)
  return positive >= 1 ? Infinity : Math.log(positive / (1 - positive))
}

/** More than 80 % zeros: the log of such a series has the wrong shape, so it is scored apart. */
export function isSparse(values: Float64Array): boolean {
  let zeros = 0
  for (const value of values) if (value === 0) zeros++
  return zeros > 0.8 * values.length
}

/** True where one value makes up more than a fifth of the series. */
export function isTied(values: Float64Array): boolean {
  const sorted = values.toSorted()
  const need = Math.floor(sorted.length / 5)
  return sorted.some((value, i) => sorted[i + need] === value)
}
