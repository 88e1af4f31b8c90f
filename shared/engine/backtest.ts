import type { Metric } from '../model.ts'
import { BASELINES, replayBaseline, type Baseline } from './baselines.ts'
import { coveredShare, quantiles } from './conformal.ts'
import { codedOf, codedRows, EXPERTS, LEVEL_ONLY, type Coded, type Expert } from './factors.ts'
import type { GateVerdict } from './gate.ts'
import { definitionsOf, inOrder, metricsOf, PRIOR_SPREAD, type EnginePost, type SignalPair } from './metrics.ts'
import { rangeOfResiduals, replay } from './rolling.ts'
import { isSparse, isTied, sampleOf, type Sample } from './sample.ts'

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
}

/** Posts that only teach before the first is scored, and the fewest that are worth a score. */
const BURN_IN = 30
const LEAST_SCORED = 40
/** Judgeable posts of one metric that a back-test takes. */
export const BACKTEST_NEEDS: number = BURN_IN + LEAST_SCORED
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

/** Loss and coverage of our model, with or without content. */
function scoreModel(
  sample: Sample,
  factors: readonly Coded[],
  experts: readonly Expert[],
): { loss: number; coverage: number; time: GateVerdict } {
  const z = new Float64Array(LEVELS.length)
  const tied = isTied(sample.values)
  let loss = 0
  let covered = 0
  const end = replay(
    sample,
    factors,
    experts,
    PRIOR_SPREAD[sample.metric],
    (i, { mean, scale }, { residuals, miss }) => {
      if (i < BURN_IN) return
      const y = sample.y[i]!
      quantiles(residuals, LEVELS, z)
      loss += pinball(
        y,
        z.map((value) => mean + scale * value),
      )
      if (tied) {
        const low = (sample.cellLow[i]! - mean) / scale
        covered += coveredShare(residuals, low, (sample.cellHigh[i]! - mean) / scale, miss)
      } else {
        const range = rangeOfResiduals(residuals, miss)
        const at = (y - mean) / scale
        if (range.low <= at && at <= range.high) covered++
      }
    },
  )
  const n = sample.y.length - BURN_IN
  return { loss: loss / n, coverage: covered / n, time: end.time }
}

function scoreBaseline(baseline: Baseline, sample: Sample, posts: readonly EnginePost[]): number {
  let loss = 0
  replayBaseline(baseline, sample, posts, LEVELS, (i, forecast) => {
    if (i >= BURN_IN) loss += pinball(sample.y[i]!, forecast)
  })
  return loss / (sample.y.length - BURN_IN)
}

/**
 * Forecasts every past post from the posts before it and scores what was said: rolling origin, the first 30 judgeable
 * posts skipped, metrics with fewer than 40 scored posts left out. Coverage is that of the 80 % range as it would have
 * been shown; where one value makes up more than a fifth of the series, by the randomised probability integral
 * transform (its expectation, so that no draw is needed).
 */
export function backtest(posts: readonly EnginePost[], pair: SignalPair, metric?: Metric): BacktestSeries[] {
  const ordered = inOrder(posts)
  const definitions = definitionsOf(ordered, pair)
  const coded = codedOf(ordered)
  const wanted = metricsOf(ordered, pair).filter((name) => metric === undefined || name === metric)
  return wanted.flatMap((name) => {
    const sample = sampleOf(ordered, name, definitions[name])
    const n = sample.y.length - BURN_IN
    if (n < LEAST_SCORED) return []
    const factors = coded.map((factor) => codedRows(factor, sample.rows))
    const model = scoreModel(sample, factors, EXPERTS)
    const simple = Object.fromEntries(
      BASELINES.map((baseline) => [baseline, scoreBaseline(baseline, sample, ordered)]),
    ) as Record<Baseline, number>
    const level = scoreModel(sample, factors, LEVEL_ONLY).loss
    return [
      {
        metric: name,
        n,
        sparse: isSparse(sample.values),
        coverage80: model.coverage,
        time: model.time,
        pinball: { model: model.loss, ...simple, level },
      },
    ]
  })
}
