import type { Metric } from '../model.ts'
import { METRICS } from '../values.ts'
import { residualsOf, middleOf } from './conformal.ts'
import { codedRows, EXPERTS, isTime, type Coded, type FactorName } from './factors.ts'
import { flagRecords, flagsOf, type Flag, type FlagRecord } from './flags.ts'
import { fatigueOf, wearRecord, type Fatigue } from './fatigue.ts'
import type { GateVerdict } from './gate.ts'
import { diagnose, diagnosisRecord, type Diagnosis } from './diagnosis.ts'
import { answeredIn, countedAs, isJudged, PRIOR_SPREAD, type EnginePost, type SignalPair } from './metrics.ts'
import {
  flaggedAt,
  goesOn,
  keptOf,
  learnerFrom,
  occurrenceFrom,
  printsOf,
  type Kept,
  type KeptFlags,
  type KeptMetric,
} from './kept.ts'
import { oddsOf, occurrenceWeights, replayOccurrence, type Occurrence } from './occurrence.ts'
import { ORDINARY_WINDOW } from './ordinary.ts'
import { usualLevel } from './residuals.ts'
import { levelsOf, mixtureWeights, replay, type Learner } from './rolling.ts'
import { pastOf } from './past.ts'
import { isSparse, isTied, type Sample, type Scale } from './sample.ts'
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
  /** The usual level on that scale, from which changes of a share are said (`rulerAt`); 0 on the others. */
  readonly level: number
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
  /** How hooks that were said to wear off in it have fared. */
  readonly wearRecord: FlagRecord
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
  /** What each rate is counted from on this channel (`countedAs`). */
  readonly counted: Readonly<Partial<Record<Metric, string>>>
  /** Well watched but little kept of late, or the reverse; absent where neither. */
  readonly diagnosis?: Diagnosis
  /** How such diagnoses have fared on this history, whether or not there is one now. */
  readonly diagnosisRecord: FlagRecord
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

function anyPattern(state: Occurrence): AnyPattern {
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

/** Of zeros, size says next to nothing: nothing is flagged. */
function flagged(
  { metric, y, v }: Sample,
  factors: readonly Coded[],
  time: GateVerdict,
  sparse: boolean,
  before: KeptFlags | null,
) {
  const posts = flaggedAt(y.length)
  const isTimed = time.isOpen
  if (sparse) return null
  if (before?.posts === posts && before.isTimed === isTimed) return before
  const chosen = factors.filter((factor) => isTimed || !isTime(factor))
  const [seen, noise] = [y.subarray(0, posts), v.subarray(0, posts)]
  return {
    posts,
    isTimed,
    flags: flagsOf(seen, noise, chosen),
    records: flagRecords(seen, noise, chosen),
    wear: wearRecord(metric, seen, noise, chosen),
  }
}

function patternOf(sample: Sample, coded: readonly Coded[], before: KeptMetric | undefined) {
  const factors = coded.map((factor) => codedRows(factor, sample.rows))
  const priorSpread = PRIOR_SPREAD[sample.metric]
  const { at, end } = printsOf(sample, factors, before?.rows ?? 0)
  const known = before && goesOn(before, at, factors) ? before : null
  const from = known ? learnerFrom(known, EXPERTS, factors, priorSpread) : undefined
  const expected = known && known.rows > 0 ? [...known.expected] : [...sample.y.subarray(0, 1)]
  const state = replay(sample, factors, EXPERTS, priorSpread, (_, { mean }) => expected.push(mean), from)
  const sparse = isSparse(sample.values)
  const any = sparse
    ? replayOccurrence(sample.values, factors, undefined, (known && occurrenceFrom(known, factors)) ?? undefined)
    : null
  const lately = Float64Array.from(expected.slice(-ORDINARY_WINDOW))
  const flags = flagged(sample, factors, state.time, sparse, known?.flags ?? null)
  const hits = state.hits.reduce((sum, share) => sum + share, 0)
  const pattern: MetricPattern = {
    metric: sample.metric,
    scale: sample.scale,
    level: usualLevel(sample),
    n: sample.y.length,
    answered: sample.answered,
    sparse,
    ...(any && { any: anyPattern(any) }),
    tied: isTied(sample.values),
    factors: factors.map((factor) => factorPattern(factor, state)),
    levels: [...levelsOf(state)],
    weights: [...mixtureWeights(state)],
    variance: state.variance,
    noise: middleOf(state.noise),
    time: state.time,
    flags: flags?.flags ?? [],
    flagRecords: flags?.records ?? {},
    wearRecord: flags?.wear ?? { of: 0, held: 0 },
    residuals: residualsOf(state.residuals),
    miss: state.miss,
    record: { posts: state.hits.length, hits: Math.round(hits) },
    freshRecord: { posts: state.fresh.posts, hits: Math.round(state.fresh.hits) },
  }
  return { pattern, kept: keptOf(sample.y.length, end, state, any, flags, lately) }
}

/** What a history has taught, and what is needed to go on from there. */
export interface Lesson {
  readonly patterns: Patterns
  readonly kept: Kept
}

/**
 * Learns a channel's patterns step by step, one a metric; each step says how many are done. `before`: where it ended when
 * the history was shorter. A metric whose first posts are still those goes on behind them, any other is learnt whole: either
 * way the numbers are the same, bit by bit.
 */
export function* lessons(
  posts: readonly EnginePost[],
  pair: SignalPair,
  before: Kept = {},
  metrics?: readonly Metric[],
): Generator<{ readonly done: number; readonly of: number }, Lesson> {
  const past = pastOf(posts, pair)
  const { posts: ordered, coded } = past
  const wanted = new Set(metrics ?? [...answeredIn(ordered, past.definitions), ...ALWAYS])
  const chosen = METRICS.filter((metric) => wanted.has(metric))
  const made: MetricPattern[] = []
  const kept: Partial<Record<Metric, KeptMetric>> = {}
  for (const metric of chosen) {
    yield { done: made.length, of: chosen.length }
    const learnt = patternOf(past.sample(metric), coded, before[metric])
    made.push(learnt.pattern)
    kept[metric] = learnt.kept
  }
  yield { done: made.length, of: chosen.length }
  const diagnosis = diagnose(past)
  const patterns: Patterns = {
    ...(diagnosis && { diagnosis }),
    diagnosisRecord: diagnosisRecord(past),
    posts: ordered.length,
    judged: ordered.filter(isJudged).length,
    vocabulary: Object.fromEntries(coded.map(({ name, labels }) => [name, labels])) as Record<
      FactorName,
      readonly string[]
    >,
    metrics: made,
    counted: Object.fromEntries(
      made.flatMap(({ metric }) => {
        const word = countedAs(past.definitions[metric])
        return word ? [[metric, word]] : []
      }),
    ),
    fatigue: fatigueOf(ordered, pair, past),
  }
  return { patterns, kept }
}

/** All lessons at once, of all metrics or of those named. The same posts give the same numbers, bit by bit. */
export function analyse(posts: readonly EnginePost[], pair: SignalPair, metrics?: readonly Metric[]): Patterns {
  const steps = lessons(posts, pair, {}, metrics)
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value.patterns
  }
}
