import type { Metric } from '../model.ts'
import { METRICS } from '../values.ts'
import { residualsOf, middleOf } from './conformal.ts'
import { codedOf, codedRows, EXPERTS, isTime, type Coded, type FactorName } from './factors.ts'
import { flagRecords, flagsOf, type Flag, type FlagRecord } from './flags.ts'
import { fatigueOf, type Fatigue } from './fatigue.ts'
import type { GateVerdict } from './gate.ts'
import { diagnose, type Diagnosis } from './diagnosis.ts'
import {
  definitionsOf,
  inOrder,
  isJudged,
  metricsOf,
  PRIOR_SPREAD,
  type EnginePost,
  type SignalPair,
} from './metrics.ts'
import { oddsOf, occurrenceWeights, replayOccurrence } from './occurrence.ts'
import { levelsOf, mixtureWeights, replay, type Learner } from './rolling.ts'
import { isSparse, isTied, sampleOf, type Sample, type Scale } from './sample.ts'
import { PRIOR_WEIGHTS, unseenVariance } from './shrinkage.ts'

/** What one factor does to one metric. */
interface FactorPattern {
  readonly factor: FactorName
  /** By label, in the order of the vocabulary: effect on the metric's scale (0.1 is about +10 %), and posts it rests on. */
  readonly effects: readonly number[]
  readonly posts: readonly number[]
  /** Variance of the effect of a label never seen. */
  readonly unseen: number
  /** Mean and variance, over the last 250 posts, of what the labels of a post add up to: all that is known of a plan that does not say. */
  readonly usual: { readonly mean: number; readonly variance: number }
}

/** Whether a post gets any of a metric that is mostly 0. */
interface AnyPattern {
  /** Posts that had any. */
  readonly had: number
  /** ln odds and weight of each expert at each half-life, before what labels add. */
  readonly odds: readonly number[]
  readonly weights: readonly number[]
  /** By factor: effect of each label on the ln odds, and what the labels of a post usually add up to. */
  readonly factors: readonly {
    readonly factor: FactorName
    readonly effects: readonly number[]
    readonly usual: number
  }[]
}

/** What was learnt of one metric: enough to forecast the next post, as numbers only. */
export interface MetricPattern {
  readonly metric: Metric
  readonly scale: Scale
  /** Judgeable posts learnt from. */
  readonly n: number
  /** Posts that have the metric's parts, judgeable or not. */
  readonly answered: number
  /** More than 80 % zeros. */
  readonly sparse: boolean
  /** The chance of any at all, where it is sparse: its size then says next to nothing. */
  readonly any?: AnyPattern
  /** One value makes up more than a fifth: ranges hold, but no chance can be read off between their ends. */
  readonly tied: boolean
  readonly factors: readonly FactorPattern[]
  /** Level and weight of each expert at each half-life. */
  readonly levels: readonly number[]
  readonly weights: readonly number[]
  /** σ², and the usual counting noise. */
  readonly variance: number
  readonly noise: number
  /** What posting time does to it, and whether it has earned a say. */
  readonly time: GateVerdict
  /** Labels whose posts did clearly better or worse, largest first, and how such flags have fared on this history. */
  readonly flags: readonly Flag[]
  readonly flagRecords: Readonly<Partial<Record<FactorName, FlagRecord>>>
  /** The last 250 standardised one-step errors, oldest first, and the rate of misses the range allows itself. */
  readonly residuals: readonly number[]
  readonly miss: number
  /** Of the last (at most 60) posts: how many were forecast, and how many fell into the 80 % range. */
  readonly record: { readonly posts: number; readonly hits: number }
  /** The same of all posts with a label never posted before, whose ranges were widened for it. */
  readonly freshRecord: { readonly posts: number; readonly hits: number }
}

/** Everything learnt from one channel's history: plain data, to be cached, sent between threads, written as JSON. */
export interface Patterns {
  /** All posts of the history, and those with judged numbers. */
  readonly posts: number
  readonly judged: number
  /** Labels ever posted, by factor. */
  readonly vocabulary: Readonly<Record<FactorName, readonly string[]>>
  readonly metrics: readonly MetricPattern[]
  /** Well watched but little kept of late, or the reverse; absent where neither. */
  readonly diagnosis?: Diagnosis
  /** Whether hooks wear off when they are repeated: each kind that was used, then wordings used often. */
  readonly fatigue: readonly Fatigue[]
}

/** Metrics every channel is answered about, if only with the reason why not. */
const ALWAYS: readonly Metric[] = ['views', 'lightRate', 'deepRate', 'commentConversion']

const LATELY = 250

function usualOf({ start, levels }: Coded, effects: ArrayLike<number>): { mean: number; variance: number } {
  const rows = start.length - 1
  const from = Math.max(0, rows - LATELY)
  let [sum, squares] = [0, 0]
  for (let row = from; row < rows; row++) {
    let effect = 0
    for (let at = start[row]!; at < start[row + 1]!; at++) effect += effects[levels[at]!]!
    sum += effect
    squares += effect * effect
  }
  const n = Math.max(1, rows - from)
  const mean = sum / n
  return { mean, variance: Math.max(0, squares / n - mean * mean) }
}

function factorPattern(coded: Coded, state: Learner): FactorPattern {
  const f = state.factors.findIndex(({ name }) => name === coded.name)
  const fitted = state.fit?.factors[f]
  const effects = fitted ? [...fitted.effects] : coded.labels.map(() => 0)
  return {
    factor: coded.name,
    effects,
    posts: [...(state.support[f] ?? [])],
    unseen: fitted?.unseen ?? unseenVariance(PRIOR_WEIGHTS),
    usual: usualOf(coded, effects),
  }
}

function anyPattern({ values }: Sample, factors: readonly Coded[]): AnyPattern {
  const state = replayOccurrence(values, factors)
  return {
    had: state.had,
    odds: [...oddsOf(state)],
    weights: [...occurrenceWeights(state)],
    factors: state.fitted.map(({ name, effects }, f) => ({
      factor: name,
      effects: [...effects],
      usual: usualOf(state.factors[f]!, effects).mean,
    })),
  }
}

function patternOf(sample: Sample, coded: readonly Coded[]): MetricPattern {
  const factors = coded.map((factor) => codedRows(factor, sample.rows))
  const state = replay(sample, factors, EXPERTS, PRIOR_SPREAD[sample.metric])
  const sparse = isSparse(sample.values)
  // Of zeros, size says next to nothing: nothing is flagged.
  const flaggable = sparse ? [] : factors.filter((factor) => state.time.isOpen || !isTime(factor))
  const hits = state.hits.reduce((sum, share) => sum + share, 0)
  return {
    metric: sample.metric,
    scale: sample.scale,
    n: sample.y.length,
    answered: sample.answered,
    sparse,
    ...(sparse && { any: anyPattern(sample, factors) }),
    tied: isTied(sample.values),
    factors: factors.map((factor) => factorPattern(factor, state)),
    levels: [...levelsOf(state)],
    weights: [...mixtureWeights(state)],
    variance: state.variance,
    noise: middleOf(state.noise),
    time: state.time,
    flags: sparse ? [] : flagsOf(sample.y, sample.v, flaggable),
    flagRecords: flagRecords(sample.y, sample.v, flaggable),
    residuals: residualsOf(state.residuals),
    miss: state.miss,
    record: { posts: state.hits.length, hits: Math.round(hits) },
    freshRecord: { posts: state.fresh.posts, hits: Math.round(state.fresh.hits) },
  }
}

/**
 * Learns a channel's patterns: replays the history of every metric (or of those named) and keeps where it ended.
 * `progress` is told after each metric. The same posts give the same numbers, bit by bit.
 */
export function analyse(
  posts: readonly EnginePost[],
  pair: SignalPair,
  metrics?: readonly Metric[],
  progress?: (done: number, of: number) => void,
): Patterns {
  const ordered = inOrder(posts)
  const definitions = definitionsOf(ordered, pair)
  const coded = codedOf(ordered)
  const wanted = new Set(metrics ?? [...metricsOf(ordered, pair), ...ALWAYS])
  const chosen = METRICS.filter((metric) => wanted.has(metric))
  const diagnosis = diagnose(ordered, pair)
  return {
    ...(diagnosis && { diagnosis }),
    posts: ordered.length,
    judged: ordered.filter(isJudged).length,
    vocabulary: Object.fromEntries(coded.map(({ name, labels }) => [name, labels])) as Record<
      FactorName,
      readonly string[]
    >,
    metrics: chosen.map((metric, i) => {
      const pattern = patternOf(sampleOf(ordered, metric, definitions[metric]), coded)
      progress?.(i + 1, chosen.length)
      return pattern
    }),
    fatigue: fatigueOf(ordered, pair),
  }
}
