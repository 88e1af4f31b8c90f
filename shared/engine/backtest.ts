import type { Metric } from '../model.ts'
import { replayBaseline, type Baseline } from './baselines.ts'
import { coveredShare, quantiles } from './conformal.ts'
import { codedOf, codedRows, EXPERTS, LEVEL_ONLY, type Coded, type Expert } from './factors.ts'
import type { GateVerdict } from './gate.ts'
import { definitionsOf, inOrder, metricsOf, PRIOR_SPREAD, type EnginePost, type SignalPair } from './metrics.ts'
import {
  anyRecord,
  lossBeside,
  RECENT,
  rollingCoverage,
  type AnyRecord,
  type LossBeside,
  type PastForecast,
  type RollingCoverage,
} from './record.ts'
import { rangeOfResiduals, replay } from './rolling.ts'
import { isSparse, isTied, sampleOf, unscaled, type Sample } from './sample.ts'

/** How past one-step forecasts of one metric did, beside simple baselines (log scale, mean pinball loss over 19 quantiles). */
export interface BacktestSeries {
  readonly metric: Metric
  /** Held-out posts that were scored. */
  readonly n: number
  /** More than 80 % zeros: scored apart. */
  readonly sparse: boolean
  readonly coverage80: number
  /** Whether posting time has earned a say in it. */
  readonly time: GateVerdict
  readonly pinball: {
    readonly model: number
    readonly median: number
    readonly last10: number
    readonly slot: number
    readonly level: number
  }
  /** The model's loss over that of each simple rule, with how surely: below 1 the model is the closer one. */
  readonly against: Readonly<Record<Simple, LossBeside>>
  /** The last 120 posts as each was forecast, oldest first. */
  readonly past: readonly PastForecast[]
  /** Coverage of the 60 posts up to each of some moments, oldest first; empty below 60. */
  readonly rolling: readonly RollingCoverage[]
  /** Of a sparse metric: how the chance of any at all did. */
  readonly any: AnyRecord | null
}

/** What the model is held against: rules of thumb, and itself without what a post is about. */
export type Simple = Baseline | 'level'

/** Posts that only teach before the first is scored, and the fewest that are worth a score. */
const BURN_IN = 30
const LEAST_SCORED = 40
/** Judgeable posts of one metric that a back-test takes. */
export const BACKTEST_NEEDS: number = backtestNeeds(LEAST_SCORED)
/** Judgeable posts that it takes to have `least` scored ones. */
export function backtestNeeds(least: number): number {
  return BURN_IN + least
}
/** .05, .10 … .95 */
const LEVELS = Array.from({ length: 19 }, (_, i) => (i + 1) / 20)

/** Mean quantile (pinball) loss of one forecast: q·d above, (q−1)·d below, d = y − quantile. Half the CRPS, about. */
function pinball(y: number, forecast: Float64Array): number {
  let sum = 0
  for (let q = 0; q < forecast.length; q++) {
    const d = y - forecast[q]!
    sum += d >= 0 ? LEVELS[q]! * d : (LEVELS[q]! - 1) * d
  }
  return sum / forecast.length
}

interface Scored {
  /** Loss of each scored post. */
  readonly losses: Float64Array
  /** How much of each scored post its 80 % range held, 0–1. */
  readonly held: Float64Array
  readonly past: readonly PastForecast[]
  readonly time: GateVerdict
}

const meanOf = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0) / values.length

/** Loss and coverage of our model, with or without content. */
function scoreModel(
  sample: Sample,
  posts: readonly EnginePost[],
  factors: readonly Coded[],
  experts: readonly Expert[],
): Scored {
  const z = new Float64Array(LEVELS.length)
  const tied = isTied(sample.values)
  const n = sample.y.length - BURN_IN
  const losses = new Float64Array(n)
  const held = new Float64Array(n)
  const past: PastForecast[] = []
  const end = replay(
    sample,
    factors,
    experts,
    PRIOR_SPREAD[sample.metric],
    (i, { mean, scale }, { residuals, miss }) => {
      if (i < BURN_IN) return
      const y = sample.y[i]!
      quantiles(residuals, LEVELS, z)
      losses[i - BURN_IN] = pinball(
        y,
        z.map((value) => mean + scale * value),
      )
      const range = rangeOfResiduals(residuals, miss)
      const at = (y - mean) / scale
      if (tied) {
        const low = (sample.cellLow[i]! - mean) / scale
        held[i - BURN_IN] = coveredShare(residuals, low, (sample.cellHigh[i]! - mean) / scale, miss)
      } else if (range.low <= at && at <= range.high) held[i - BURN_IN] = 1
      if (i < sample.y.length - RECENT) return
      const unit = (value: number) => unscaled(mean + scale * value, sample.scale)
      const post = posts[sample.rows[i]!]!
      past.push({
        id: post.id,
        at: post.at,
        low: unit(range.low),
        middle: unit(z[LEVELS.length >> 1]!),
        high: unit(range.high),
        value: sample.values[i]!,
        place: range.high > range.low ? (at - range.low) / (range.high - range.low) : 0.5,
        isHeld: held[i - BURN_IN]! >= 0.5,
      })
    },
  )
  return { losses, held, past, time: end.time }
}

function scoreBaseline(baseline: Baseline, sample: Sample, posts: readonly EnginePost[]): Float64Array {
  const losses = new Float64Array(sample.y.length - BURN_IN)
  replayBaseline(baseline, sample, posts, LEVELS, (i, forecast) => {
    if (i >= BURN_IN) losses[i - BURN_IN] = pinball(sample.y[i]!, forecast)
  })
  return losses
}

/** The posts that a metric can be judged by. */
export function judgeable(posts: readonly EnginePost[], pair: SignalPair, metric: Metric): number {
  const ordered = inOrder(posts)
  return sampleOf(ordered, metric, definitionsOf(ordered, pair)[metric]).y.length
}

/**
 * Forecasts every past post from the posts before it and scores what was said: rolling origin, the first 30 judgeable
 * posts skipped, metrics with fewer than 40 (or `least`) scored posts left out. Coverage is that of the 80 % range as it would have
 * been shown; where one value makes up more than a fifth of the series, by the randomised probability integral
 * transform (its expectation, so that no draw is needed).
 */
export function backtest(
  posts: readonly EnginePost[],
  pair: SignalPair,
  metric?: Metric,
  least: number = LEAST_SCORED,
): BacktestSeries[] {
  const ordered = inOrder(posts)
  const definitions = definitionsOf(ordered, pair)
  const coded = codedOf(ordered)
  const wanted = metricsOf(ordered, pair).filter((name) => metric === undefined || name === metric)
  return wanted.flatMap((name) => {
    const sample = sampleOf(ordered, name, definitions[name])
    const n = sample.y.length - BURN_IN
    if (n < least) return []
    const factors = coded.map((factor) => codedRows(factor, sample.rows))
    const model = scoreModel(sample, ordered, factors, EXPERTS)
    const simple: Readonly<Record<Simple, Float64Array>> = {
      median: scoreBaseline('median', sample, ordered),
      last10: scoreBaseline('last10', sample, ordered),
      slot: scoreBaseline('slot', sample, ordered),
      level: scoreModel(sample, ordered, factors, LEVEL_ONLY).losses,
    }
    const each = <T>(work: (losses: Float64Array) => T): Readonly<Record<Simple, T>> => ({
      median: work(simple.median),
      last10: work(simple.last10),
      slot: work(simple.slot),
      level: work(simple.level),
    })
    const sparse = isSparse(sample.values)
    const any = sparse ? anyRecord(sample.values, factors, BURN_IN) : null
    return [
      {
        metric: name,
        n,
        sparse,
        coverage80: meanOf(model.held),
        time: model.time,
        pinball: { model: meanOf(model.losses), ...each(meanOf) },
        against: each((losses) => lossBeside(model.losses, losses)),
        past: model.past,
        rolling: rollingCoverage(model.held, (i) => ordered[sample.rows[BURN_IN + i]!]!.at),
        any,
      },
    ]
  })
}
