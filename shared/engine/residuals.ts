import type { Format, Metric } from '../model.ts'
import { codedRows, EXPERTS, type FactorName } from './factors.ts'
import { isSamePrint, printsOf, type KeptMetric } from './kept.ts'
import { PRIOR_SPREAD, partsOf, type Definition, type EnginePost } from './metrics.ts'
import { ORDINARY_NEEDS, ordinaryOf, type Ordinary, type Rest } from './ordinary.ts'
import type { Past } from './past.ts'
import { replay } from './rolling.ts'
import { isSparse, rowOf, unscaled, type Sample, type Scale } from './sample.ts'
import { median } from './special.ts'

/** What came of the posts beside what was expected of them, in one metric of one history: one row a judgeable post, oldest first. */
export interface Residuals extends Rest {
  readonly metric: Metric
  readonly definition: Definition
  readonly sample: Sample
  readonly posts: readonly EnginePost[]
  /** Row of each post, by its id. */
  readonly rowsOf: ReadonlyMap<string, number>
  /** ŷ: said of each post before its number was known. */
  readonly expected: Float64Array
  /** Most posts have none of it: twice as much of nothing is nothing. */
  readonly sparse: boolean
}

/**
 * Residuals r = y − ŷ of one metric, ŷ the one-step forecast by everything but what is being tried out (`without`): so slot,
 * format and trend are in no difference between two posts. Source: `engine.md` §4.
 */
export function residualsOf(past: Past, metric: Metric, without: readonly FactorName[] = []): Residuals {
  const sample = past.sample(metric)
  const factors = past.coded.filter(({ name }) => !without.includes(name)).map((coded) => codedRows(coded, sample.rows))
  const expected = new Float64Array(sample.y.length)
  expected[0] = sample.y[0] ?? 0
  replay(sample, factors, EXPERTS, PRIOR_SPREAD[metric], (row, { mean }) => (expected[row] = mean))
  const posts = Array.from(sample.rows, (place) => past.posts[place]!)
  return {
    metric,
    definition: past.definitions[metric],
    sample,
    posts,
    rowsOf: new Map(posts.map(({ id }, row) => [id, row])),
    expected,
    residuals: sample.y.map((y, row) => y - expected[row]!),
    noise: sample.v,
    formats: posts.map(({ format }): Format => format),
    sparse: isSparse(sample.values),
  }
}

/** As much of them as says what is ordinary by now. */
export type Lately = Pick<Residuals, 'metric' | 'sample' | 'sparse' | 'residuals' | 'noise' | 'formats'>

/** The same by what learning kept, of the last posts alone: NaN before them. Null where it was not this history that was learnt. */
export function latelyKept(past: Past, metric: Metric, kept: KeptMetric | undefined): Lately | null {
  const sample = past.sample(metric)
  const rows = sample.y.length
  if (!kept || kept.rows !== rows) return null
  const factors = past.coded.map((coded) => codedRows(coded, sample.rows))
  if (!isSamePrint(kept.print, printsOf(sample, factors, rows).at)) return null
  const residuals = new Float64Array(rows).fill(Number.NaN)
  const first = rows - kept.expected.length
  for (const [i, mean] of kept.expected.entries()) residuals[first + i] = sample.y[first + i]! - mean
  return {
    metric,
    sample,
    residuals,
    noise: sample.v,
    formats: Array.from(sample.rows, (place) => past.posts[place]!.format),
    sparse: isSparse(sample.values),
  }
}

/** Of the first post nothing could be expected: its residual says nothing. */
const FIRST = 1
/** Judgeable posts before the first round, so that one knows what is ordinary. */
export const EXPERIMENT_NEEDS = FIRST + ORDINARY_NEEDS

/** How far ordinary posts lie apart among rows [from, to); null where they are too few. */
export const ordinaryBefore = (residuals: Lately, to: number, from: number = FIRST): Ordinary | null =>
  ordinaryOf(residuals, from, to, PRIOR_SPREAD[residuals.metric])

/** What one post brought, and that beside what was expected of it. */
export interface Outcome {
  readonly residual: number
  readonly noise: number
  /** In the metric's own unit. */
  readonly value: number
}

/** What a post brought if its numbers are these: nothing of the kind was counted, or too little to judge it by. */
export function outcomeOf(
  { definition, sample, rowsOf, expected }: Residuals,
  post: EnginePost,
  numbers: NonNullable<EnginePost['numbers']>,
): Outcome | 'not-measured' | 'too-little' {
  const parts = partsOf(definition, { ...post, numbers })
  if (!parts) return 'not-measured'
  const row = rowsOf.get(post.id)
  if (row === undefined || parts.over <= 0) return 'too-little'
  const { y, v } = rowOf(sample.scale, parts, sample.pooled[row]!)
  return { residual: y - expected[row]!, noise: v, value: parts.of / parts.over }
}

/** Between changes of the metric (0.3 is 30 % more) and differences on the scale it is learnt on. */
export interface Ruler {
  /** 1.3 → the difference that means 30 % more, above 0 where the factor is above 1. */
  readonly difference: (factor: number) => number
  /** The other way: 0.3, −0.2. */
  readonly change: (difference: number) => number
}

const LATELY = 60
const logit = (share: number) => Math.log(share / (1 - share))

/** Counts and ratios are learnt as logs; a share is stretched at its ends, so there a change depends on its usual level. */
export const rulerOf = ({ sample }: Pick<Residuals, 'sample'>): Ruler => rulerAt(sample.scale, usualLevel(sample))

/** Where a change of a share is reckoned from: the median of the last 60, on the learnt scale. Elsewhere no level matters: 0. */
export const usualLevel = ({ scale, y }: Pick<Sample, 'scale' | 'y'>): number =>
  scale === 'logit' ? median(y.subarray(Math.max(0, y.length - LATELY))) : 0

/** The same at a level on the learnt scale. */
export function rulerAt(scale: Scale, level: number): Ruler {
  if (scale !== 'logit') return { difference: Math.log, change: Math.expm1 }
  const share = unscaled(level, 'logit')
  return {
    difference: (factor) => logit(Math.min(0.998, Math.max(0.002, share * factor))) - level,
    change: (difference) => unscaled(level + difference, 'logit') / share - 1,
  }
}
