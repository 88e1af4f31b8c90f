import type { Forecast } from '../history.ts'
import type { Format, Metric, Target } from '../model.ts'
import { chanceAbove, push, quantiles, residualWindow, tailOf, type SortedWindow } from './conformal.ts'
import { durationBinOf, EXPERTS, FACTORS, isTime, type DurationBin, type FactorName } from './factors.ts'
import { isVideo, type Labels } from './metrics.ts'
import { chanceOfAny } from './occurrence.ts'
import type { MetricPattern, Patterns } from './patterns.ts'
import { FEW, mixed, predictiveScale } from './rolling.ts'
import { reachingFrom, unscaled } from './sample.ts'
import { normalQuantile } from './special.ts'

/** Posts from which a forecast stands firm. */
const FIRM = 30

/** A range of a metric in its own unit, with its median. */
interface Range {
  readonly low: number
  readonly median: number
  readonly high: number
}

/** Places of an item's labels in the vocabulary, by factor; −1 for one never posted. */
type Places = ReadonlyMap<FactorName, readonly number[]>

function placesOf({ vocabulary }: Patterns, labels: Labels): Places {
  return new Map(
    FACTORS.map(({ name, of }) => [name, [...new Set(of(labels))].map((label) => vocabulary[name].indexOf(label))]),
  )
}

interface Effects {
  /** By expert. */
  readonly effects: readonly number[]
  /** Variance of the effects of labels never seen. */
  readonly unknown: number
  /** Variance, among the creator's own posts, of what the labels say nothing of. */
  readonly unsaid: number
}

/**
 * Effects of an item's labels. Where they say nothing of a factor, its mean over recent posts. A plan without tags is one whose tags are not yet said, not one of a kind that has none: it stands for the usual mix.
 */
function effectsOf(pattern: MetricPattern, places: Places): Effects {
  const effects = EXPERTS.map(() => 0)
  let [unknown, unsaid] = [0, 0]
  for (const { factor, effects: known, posts, unseen, usual } of pattern.factors) {
    const labels = places.get(factor) ?? []
    const isSaid = labels.length > 0
    const sum = isSaid ? labels.reduce((total, place) => total + (known[place] ?? 0), 0) : usual.mean
    // Behind a shut gate the effects of time are in nobody's forecast.
    const counts = !isTime({ name: factor }) || pattern.time.isOpen
    if (!isSaid && counts) unsaid += usual.variance
    if (!isTime({ name: factor }) && labels.some((place) => (posts[place] ?? 0) === 0)) unknown += unseen
    for (const [e, expert] of EXPERTS.entries()) if (expert.factors.includes(factor)) effects[e]! += sum
  }
  return { effects, unknown, unsaid }
}

/** Filled once a pattern: it is asked for every range, and never written to. */
const windows = new WeakMap<MetricPattern, SortedWindow>()

function windowOf(pattern: MetricPattern): SortedWindow {
  const known = windows.get(pattern)
  if (known) return known
  const window = residualWindow()
  for (const residual of pattern.residuals) push(window, residual)
  windows.set(pattern, window)
  return window
}

/**
 * y of the next such post, on the metric's scale: mean + scale · z + unsaid · u, z distributed as the past errors, u standard
 * normal for the labels not yet said.
 */
interface Predicted {
  readonly mean: number
  readonly scale: number
  readonly unsaid: number
}

function predicted(pattern: MetricPattern, places: Places): Predicted {
  const { effects, unknown, unsaid } = effectsOf(pattern, places)
  return {
    mean: mixed(pattern.weights, pattern.levels, effects),
    scale: predictiveScale(pattern.variance, pattern.noise, pattern.n, unknown),
    unsaid: Math.sqrt(unsaid),
  }
}

/** y below which a share of such posts lies that is `share`: the two spreads add as squares on either side of the middle. */
function quantileAt(window: SortedWindow, miss: number, { mean, scale, unsaid }: Predicted, share: number): number {
  const tail = tailOf(Math.min(share, 1 - share), miss)
  const level = share < 0.5 ? tail : 1 - tail
  const [middle, z] =
    share < 0.5
      ? quantiles(window, [level, 0.5], new Float64Array(2)).toReversed()
      : quantiles(window, [0.5, level], new Float64Array(2))
  if (unsaid === 0) return mean + scale * z!
  const spread = Math.hypot(scale * (z! - middle!), unsaid * (share === 0.5 ? 0 : normalQuantile(share)))
  return mean + scale * middle! + Math.sign(share - 0.5) * spread
}

function rangeAt(pattern: MetricPattern, places: Places, coverage: number): Range {
  const window = windowOf(pattern)
  const expected = predicted(pattern, places)
  const at = (share: number) => unscaled(quantileAt(window, pattern.miss, expected, share), pattern.scale)
  return { low: at((1 - coverage) / 2), median: at(0.5), high: at((1 + coverage) / 2) }
}

/**
 * The chance (0–1) that the next such post reaches `value`, in the metric's unit: with z = (y(value) − mean)/scale and w the
 * weight of past errors below z, it is 1 − share(w); with labels unsaid the share whose quantile is y(value). The
 * distribution is the one the range is read from, so at the upper end of the 80 % range it is 10 %, at the median 50 %, at
 * the lower end 90 %. Source: conformal predictive distributions (Vovk et al. 2019), with the miss rate of `engine.md` §2.
 */
function chanceAt(pattern: MetricPattern, places: Places, value: number): number {
  const window = windowOf(pattern)
  const expected = predicted(pattern, places)
  const y = reachingFrom(value, pattern.scale)
  if (expected.unsaid === 0) return chanceAbove(window, pattern.miss, (y - expected.mean) / expected.scale)
  let [low, high] = [1e-6, 1 - 1e-6]
  for (let step = 0; step < 24; step++) {
    const share = (low + high) / 2
    if (quantileAt(window, pattern.miss, expected, share) < y) low = share
    else high = share
  }
  return 1 - (low + high) / 2
}

/** The chance that such a post gets any at all, where that is what there is to say of a metric. */
function anyAt({ any }: MetricPattern, places: Places): { readonly any: { chance: number; had: number } } | null {
  if (!any) return null
  let effect = 0
  for (const { factor, effects, usual } of any.factors) {
    const labels = places.get(factor) ?? []
    effect += labels.length > 0 ? labels.reduce((sum, place) => sum + (effects[place] ?? 0), 0) : usual
  }
  return { any: { chance: chanceOfAny(any.weights, any.odds, effect), had: any.had } }
}

const footingOf = (n: number) => (n < FEW ? 'rough' : n < FIRM ? 'thin' : 'firm')

function whyUnknown(patterns: Patterns, pattern: MetricPattern): 'no-history' | 'metric-missing' | 'too-few' {
  if (patterns.judged === 0) return 'no-history'
  return pattern.answered === 0 ? 'metric-missing' : 'too-few'
}

function forecastOf(
  patterns: Patterns,
  pattern: MetricPattern,
  labels: Labels,
  places: Places,
  target: Target | null,
): Forecast {
  const { metric, n } = pattern
  if (metric === 'completion' && !isVideo(labels.format))
    return { metric, kind: 'unknown', why: 'not-video', n, need: 0 }
  if (n === 0) return { metric, kind: 'unknown', why: whyUnknown(patterns, pattern), n, need: 1 }
  return {
    metric,
    kind: 'known',
    ...rangeAt(pattern, places, 0.8),
    n,
    footing: footingOf(n),
    ...anyAt(pattern, places),
    ...(target?.metric === metric && {
      target: {
        value: target.value,
        chance: n < FEW || pattern.tied ? null : chanceAt(pattern, places, target.value),
      },
    }),
  }
}

/**
 * What a post with these labels is expected to bring: for each analysed metric a median and an 80 % range in the
 * metric's own unit, or why there is none; for the metric of a target also the chance of reaching it. It is what the replay would say of the next post.
 */
export function forecast(patterns: Patterns, labels: Labels, target: Target | null = null): Forecast[] {
  const places = placesOf(patterns, labels)
  return patterns.metrics.map((pattern) => forecastOf(patterns, pattern, labels, places, target))
}

const knownPattern = (patterns: Patterns, metric: Metric) =>
  patterns.metrics.find((pattern) => pattern.metric === metric && pattern.n > 0) ?? null

/** The range of one metric that holds `coverage` (0–1) of such posts; null where the forecast is unknown. */
export function rangeOf(patterns: Patterns, metric: Metric, labels: Labels, coverage: number): Range | null {
  const pattern = knownPattern(patterns, metric)
  if (!pattern || (metric === 'completion' && !isVideo(labels.format))) return null
  return rangeAt(pattern, placesOf(patterns, labels), coverage)
}

/** The channel's own median level of a metric now, whatever the content; null where there is no history of it. */
export function levelOf(patterns: Patterns, metric: Metric): number | null {
  const pattern = knownPattern(patterns, metric)
  if (!pattern) return null
  const halfLives = pattern.levels.length / EXPERTS.length
  const weights = pattern.weights.slice(0, halfLives)
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const shares = weights.map((weight) => weight / total)
  const mean = mixed(shares, pattern.levels.slice(0, halfLives), [0])
  const scale = predictiveScale(pattern.variance, pattern.noise, pattern.n, 0)
  return unscaled(quantileAt(windowOf(pattern), pattern.miss, { mean, scale, unsaid: 0 }, 0.5), pattern.scale)
}

/** Which labels of an item were never posted before; ranges are wider for them. Nothing is outside while there are under five posts. */
interface Experience {
  readonly format: Format | null
  readonly duration: DurationBin | null
  readonly tags: readonly string[]
}

export function experienceOf(patterns: Patterns, labels: Labels): Experience {
  if (patterns.posts < FEW) return { format: null, duration: null, tags: [] }
  const { format, duration, tags } = patterns.vocabulary
  const bin = durationBinOf(labels.durationSeconds)
  return {
    format: format.includes(labels.format) ? null : labels.format,
    duration: bin === null || duration.includes(bin) ? null : bin,
    tags: [...new Set(labels.tags)].filter((tag) => !tags.includes(tag)),
  }
}
