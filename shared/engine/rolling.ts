import {
  coveredShare,
  middleOf,
  push,
  quantiles,
  residualWindow,
  sortedWindow,
  type SortedWindow,
} from './conformal.ts'
import { fit, type Fit } from './effects.ts'
import { isTime, type Coded, type Expert } from './factors.ts'
import { newGate, verdictOf, watchGate, type GateVerdict, type TimeGate } from './gate.ts'
import type { Sample } from './sample.ts'
import { PRIOR_WEIGHTS, unseenVariance } from './shrinkage.ts'
import { median, robustVariance } from './special.ts'

/** Half-lives of the level, in posts, and their prior weights: fast ones win while an account grows, slow ones while it rests. */
const HALF_LIVES = [2, 4, 10, 30, 100, 400] as const
const HALF_LIFE_PRIOR = [0.3, 0.6, 1, 1, 0.7, 0.7] as const
const DECAYS = HALF_LIVES.map((posts) => 0.5 ** (1 / posts))
/** Each expert has one level a half-life; they lie side by side in flat arrays. */
const PER_EXPERT = HALF_LIVES.length

/** How sharply the mixture prefers experts with smaller past errors, and how fast those errors are forgotten. */
const LEARNING_RATE = 24
const ERROR_DISCOUNT = 0.98
/** The prior spread counts as much as four posts. */
const PRIOR_POSTS = 4
const WINSOR = 3
export const FIRST_FIT = 12
/** Older posts weigh less than 6 % in a fit: they are left out. */
export const FIT_WINDOW = 2400
const TARGET_MISS = 0.2
const MISS_STEP = 0.02
/** Fewer observed posts than this give a rough guess only, and the range is not corrected by it. */
export const FEW = 5
const RECORD = 60

/** What a forecast is made from: the model's state after the last observed post. */
export interface Learner {
  readonly experts: readonly Expert[]
  readonly factors: readonly Coded[]
  /** Places of the experts that listen to each factor. */
  readonly listeners: readonly (readonly number[])[]
  /** Posts per label, by factor. */
  readonly support: readonly Int32Array[]
  /** Level of each expert at each half-life: sum and mass of one-sided exponential means. */
  readonly sum: Float64Array
  readonly mass: Float64Array
  /** Discounted mean absolute standard error of each expert and half-life. */
  readonly loss: Float64Array
  readonly residuals: SortedWindow
  /** Counting noise of the last 60 posts. */
  readonly noise: SortedWindow
  /** Whether the last 60 ranges held what came: expected share, oldest first. */
  readonly hits: number[]
  /** Posts with a label never posted before: how many, and the expected share of their ranges that held. */
  readonly fresh: { posts: number; hits: number }
  /** What posting time has done for the forecasts so far. */
  readonly gate: TimeGate
  /** The gate's verdict at the last fit: it opens and shuts only where levels and effects are worked out anew. */
  time: GateVerdict
  observed: number
  lossMass: number
  /** σ², shrunk towards the prior. */
  variance: number
  fit: Fit | null
  nextFit: number
  /** Adaptive miss rate: the range leaves out `miss`/2 on either side. */
  miss: number
}

/** What is expected of the next post: y ~ mean + scale · z, z distributed as the residuals. */
interface Expected {
  readonly mean: number
  readonly scale: number
}

/** A learner that has seen nothing yet; it hears the factors that one of its experts listens to. */
export function newLearner(experts: readonly Expert[], all: readonly Coded[], priorSpread: number): Learner {
  const factors = all.filter(({ name }) => experts.some((expert) => expert.factors.includes(name)))
  const cells = experts.length * PER_EXPERT
  return {
    experts,
    factors,
    listeners: factors.map(({ name }) => experts.flatMap((expert, e) => (expert.factors.includes(name) ? [e] : []))),
    support: factors.map(({ labels }) => new Int32Array(labels.length)),
    sum: new Float64Array(cells),
    mass: new Float64Array(PER_EXPERT),
    loss: new Float64Array(cells),
    residuals: residualWindow(),
    noise: sortedWindow(60),
    hits: [],
    fresh: { posts: 0, hits: 0 },
    gate: newGate(),
    time: verdictOf(newGate()),
    observed: 0,
    lossMass: 0,
    variance: priorSpread * priorSpread,
    fit: null,
    nextFit: FIRST_FIT,
    miss: TARGET_MISS,
  }
}

/** Weights of the experts and half-lives: prior · exp(−24 · mean error), summing to 1; 0 for timed experts behind a shut gate. */
export function mixtureWeights({ experts, loss, time }: Learner): Float64Array {
  let least = Infinity
  const heard = experts.filter(({ isTimed }) => time.isOpen || !isTimed).length * PER_EXPERT
  for (let cell = 0; cell < heard; cell++) least = Math.min(least, loss[cell]!)
  const weights = new Float64Array(loss.length)
  let total = 0
  for (let cell = 0; cell < heard; cell++) {
    const weight =
      Math.exp(-(loss[cell]! - least) * LEARNING_RATE) *
      experts[Math.floor(cell / PER_EXPERT)]!.weight *
      HALF_LIFE_PRIOR[cell % PER_EXPERT]!
    weights[cell] = weight
    total += weight
  }
  for (let cell = 0; cell < heard; cell++) weights[cell] = weights[cell]! / total
  return weights
}

/** The level of each expert at each half-life. */
export const levelsOf = ({ sum, mass }: Learner): Float64Array =>
  sum.map((value, cell) => value / Math.max(mass[cell % PER_EXPERT]!, 1e-12))

/** The mixture's mean for a post with these effects, one an expert. */
export function mixed(weights: ArrayLike<number>, levels: ArrayLike<number>, effects: ArrayLike<number>): number {
  let mean = 0
  for (let cell = 0; cell < weights.length; cell++) {
    mean += weights[cell]! * (levels[cell]! + effects[Math.floor(cell / PER_EXPERT)]!)
  }
  return mean
}

/**
 * Standard deviation of the next y: √((σ² + v)(1 + 1/(1+n)) + variance of effects not yet known). `noise` is the median
 * counting noise of recent posts.
 */
export const predictiveScale = (variance: number, noise: number, observed: number, unknown: number): number =>
  Math.sqrt((variance + noise) * (1 + 1 / (1 + observed)) + unknown)

const NO_FIT_UNSEEN = unseenVariance(PRIOR_WEIGHTS)

/** What one expert alone expects: its half-lives mixed by their own past errors. */
function expertMean({ loss }: Learner, expert: number, levels: Float64Array, effects: Float64Array): number {
  const from = expert * PER_EXPERT
  let least = Infinity
  for (let cell = from; cell < from + PER_EXPERT; cell++) least = Math.min(least, loss[cell]!)
  let [sum, total] = [0, 0]
  for (let k = 0; k < PER_EXPERT; k++) {
    const weight = Math.exp(-(loss[from + k]! - least) * LEARNING_RATE) * HALF_LIFE_PRIOR[k]!
    sum += weight * levels[from + k]!
    total += weight
  }
  return sum / total + effects[expert]!
}

/** The simplest timed expert beside the one that differs from it in time alone: their errors, for the gate. */
function learnGate(state: Learner, y: number, levels: Float64Array, effects: Float64Array): void {
  const timed = state.experts.findIndex(({ isTimed }) => isTimed)
  if (timed < 1 || !state.fit) return
  const error = (expert: number) => Math.abs(y - expertMean(state, expert, levels, effects))
  watchGate(state.gate, error(timed - 1), error(timed))
}

/** Effects of row i by expert, into `effects`; returns the variance of effects of labels never seen before. */
function effectsAt(state: Learner, i: number, effects: Float64Array): number {
  effects.fill(0)
  let unknown = 0
  for (let f = 0; f < state.factors.length; f++) {
    const coded = state.factors[f]!
    const learnt = state.fit?.factors[f]
    let sum = 0
    let isNew = false
    for (let at = coded.start[i]!; at < coded.start[i + 1]!; at++) {
      const level = coded.levels[at]!
      if (learnt) sum += learnt.effects[level]!
      if (state.support[f]![level] === 0) isNew = true
    }
    if (isNew && !isTime(state.factors[f]!)) unknown += learnt?.unseen ?? NO_FIT_UNSEEN
    for (const e of state.listeners[f]!) effects[e]! += sum
  }
  return unknown
}

/**
 * When to fit next, after `observed` posts: every 8 or 9 posts up to 490, then ever more rarely, every 200 from 2,400 on.
 * How long the history will be in the end does not matter.
 */
export const fitAfter = (observed: number) =>
  observed +
  (observed < 120
    ? Math.max(8, Math.floor(observed / 12))
    : Math.min(200, Math.max(8, Math.floor((observed - 400) / 10))))

/** y less what the fitted content of rows [from, to) does; 0 before. */
function withoutContent(
  y: Float64Array,
  factors: readonly Coded[],
  { factors: fitted }: Fit,
  from: number,
  to: number,
) {
  const bare = new Float64Array(to)
  for (let row = from; row < to; row++) bare[row] = y[row]!
  for (const [f, { start, levels }] of factors.entries()) {
    const { effects } = fitted[f]!
    for (let row = from; row < to; row++)
      for (let at = start[row]!; at < start[row + 1]!; at++) bare[row] = bare[row]! - effects[levels[at]!]!
  }
  return bare
}

/**
 * All factors together where time is heard. Behind a shut gate content first, as if there were no clock, and time on what
 * content leaves: so a shut gate changes no forecast, and time has to earn its say beside content that it took nothing from.
 */
function fitAll(state: Learner, { y, v }: Sample, from: number, to: number): Fit {
  const content = state.factors.filter((factor) => !isTime(factor))
  const time = state.factors.filter(isTime)
  const isGated = time.length > 0 && state.experts.some(({ isTimed }) => isTimed) && !state.time.isOpen
  if (!isGated) return fit(y, v, state.factors, from, to)
  const first = fit(y, v, content, from, to)
  const second = fit(withoutContent(y, content, first, from, to), v, time, from, to)
  return { ...first, factors: [...first.factors, ...second.factors] }
}

/** Fits anew to the last posts before row i and works the levels out again under the new effects. */
function refit(state: Learner, sample: Sample, i: number, priorVariance: number): void {
  const { y, v } = sample
  const from = Math.max(0, i - FIT_WINDOW)
  state.time = verdictOf(state.gate)
  const made = fitAll(state, sample, from, i)
  state.fit = made
  state.variance = (PRIOR_POSTS * priorVariance + i * made.variance) / (PRIOR_POSTS + i)
  state.nextFit = fitAfter(i)
  state.sum.fill(0)
  state.mass.fill(0)
  const effects = new Float64Array(state.experts.length)
  for (let row = from; row < i; row++) {
    effectsAt(state, row, effects)
    observeLevel(state, y[row]!, made.huber[row - from]! / (state.variance + v[row]!), effects, null)
  }
}

/** Moves every level towards y less its expert's effects; `around` holds the new value to 3 standard deviations of what was expected. */
function observeLevel(state: Learner, y: number, weight: number, effects: Float64Array, around: Expected | null): void {
  const { sum, mass } = state
  for (let k = 0; k < PER_EXPERT; k++) mass[k] = mass[k]! * DECAYS[k]! + weight
  for (let e = 0; e < effects.length; e++) {
    let value = y - effects[e]!
    if (around) {
      const centre = around.mean - effects[e]!
      const reach = WINSOR * around.scale
      value = Math.min(centre + reach, Math.max(centre - reach, value))
    }
    for (let k = 0; k < PER_EXPERT; k++)
      sum[e * PER_EXPERT + k] = sum[e * PER_EXPERT + k]! * DECAYS[k]! + weight * value
  }
}

/** σ² while there are too few posts for a fit: spread around the median, shrunk to the prior. */
function youngVariance({ y, v }: Sample, observed: number, priorVariance: number): number {
  if (observed < 4) return priorVariance
  const seen = y.subarray(0, observed)
  const middle = median(seen)
  const spread = robustVariance(
    seen.map((value) => value - middle),
    v.subarray(0, observed),
  )
  return (PRIOR_POSTS * priorVariance + (observed * spread * observed) / (observed - 1)) / (PRIOR_POSTS + observed)
}

function learnErrors(state: Learner, y: number, expected: Expected, levels: Float64Array, effects: Float64Array): void {
  const { loss } = state
  state.lossMass = state.lossMass * ERROR_DISCOUNT + 1
  for (let cell = 0; cell < loss.length; cell++) {
    const error = Math.abs(y - levels[cell]! - effects[Math.floor(cell / PER_EXPERT)]!) / expected.scale
    loss[cell] = loss[cell]! + (Math.min(error, 4) - loss[cell]!) / state.lossMass
  }
}

/** Adaptive conformal inference (Gibbs & Candès 2021): after a miss the range widens, after a hit it narrows a little. */
function learnCoverage(state: Learner, sample: Sample, i: number, { mean, scale }: Expected, isFresh: boolean): void {
  const share = coveredShare(
    state.residuals,
    (sample.cellLow[i]! - mean) / scale,
    (sample.cellHigh[i]! - mean) / scale,
    state.miss,
  )
  if (isFresh) {
    state.fresh.posts++
    state.fresh.hits += share
  }
  if (state.hits.push(share) > RECORD) state.hits.shift()
  state.miss = Math.min(0.6, Math.max(0.02, state.miss + MISS_STEP * (TARGET_MISS - (1 - share))))
}

/** Sees each post before its number is known, in order. The state is as it stands after the posts before row i. */
export type Watcher = (i: number, expected: Expected, state: Learner) => void

/**
 * Lives through a history: before each post says what it expects, then learns from what came. What is said of a post
 * depends on earlier posts alone, so posts added later change nothing said before.
 * Experts (bare level, content) × half-lives are mixed by their past errors; see `engine.md` §2, «Predict».
 * `state`: where an earlier replay of the first posts ended; it goes on from there.
 */
export function replay(
  sample: Sample,
  factors: readonly Coded[],
  experts: readonly Expert[],
  priorSpread: number,
  watch?: Watcher,
  state: Learner = newLearner(experts, factors, priorSpread),
): Learner {
  const { y, v } = sample
  const priorVariance = priorSpread * priorSpread
  const effects = new Float64Array(experts.length)
  for (let i = state.observed; i < y.length; i++) {
    const unknown = effectsAt(state, i, effects)
    let expected: Expected | null = null
    if (i > 0) {
      const levels = levelsOf(state)
      expected = {
        mean: mixed(mixtureWeights(state), levels, effects),
        scale: predictiveScale(state.variance, middleOf(state.noise), i, unknown),
      }
      watch?.(i, expected, state)
      if (i >= FEW) learnCoverage(state, sample, i, expected, unknown > 0)
      push(state.residuals, (y[i]! - expected.mean) / expected.scale)
      learnGate(state, y[i]!, levels, effects)
      learnErrors(state, y[i]!, expected, levels, effects)
    }
    observeLevel(state, y[i]!, 1 / (state.variance + v[i]!), effects, expected)
    push(state.noise, v[i]!)
    for (const [f, { start, levels }] of state.factors.entries()) {
      for (let at = start[i]!; at < start[i + 1]!; at++) state.support[f]![levels[at]!]!++
    }
    state.observed = i + 1
    if (state.observed >= state.nextFit) refit(state, sample, state.observed, priorVariance)
    else if (!state.fit) state.variance = youngVariance(sample, state.observed, priorVariance)
  }
  return state
}

/** The range of z that leaves out `miss`, half on either side. */
export function rangeOfResiduals(residuals: SortedWindow, miss: number): { low: number; high: number } {
  const [low, high] = quantiles(residuals, [miss / 2, 1 - miss / 2], new Float64Array(2))
  return { low: low!, high: high! }
}
