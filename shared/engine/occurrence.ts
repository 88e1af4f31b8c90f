import { AGEING, effectsOf, refitFactor, twoSidedLevel, workingOf, type FactorEffects } from './effects.ts'
import { isTime, type Coded } from './factors.ts'
import { FIRST_FIT, fitAfter, FIT_WINDOW } from './rolling.ts'

// Whether a post gets any at all (a comment, a heart), where hardly one in five does: the size of such a metric says next to
// nothing, the chance of at least one does. Logit-normal empirical Bayes, `engine.md` §9 and §10.

/** Half-lives, in posts, of the share of posts that had any. */
const HALF_LIVES = [30, 100, 400] as const
const DECAYS = HALF_LIVES.map((posts) => 0.5 ** (1 / posts))
const PER_EXPERT = HALF_LIVES.length
/** The bare share; and with what the labels change about it. */
const EXPERTS = 2
const DISCOUNT = 0.98
const SWEEPS = 5
/** Posts after which a neighbour counts half in the two-sided share that labels are measured against. */
const NEIGHBOURS = 100

const logistic = (x: number) => 1 / (1 + Math.exp(-x))
const logit = (p: number) => Math.log(p / (1 - p))
/** A chance kept from 0 and 1. */
const held = (p: number) => Math.min(0.998, Math.max(0.002, p))

export interface Occurrence {
  readonly factors: readonly Coded[]
  /** Posts seen, and how many of them had any. */
  seen: number
  had: number
  /** By half-life: discounted posts, and those that had any. */
  readonly mass: Float64Array
  readonly hits: Float64Array
  /** By half-life, for the expert that hears labels: ln odds of a post without effects, and what one more post weighs against. */
  readonly levels: Float64Array
  readonly weight: Float64Array
  /** Discounted log loss of each expert and half-life. */
  readonly loss: Float64Array
  fitted: readonly FactorEffects[]
  nextFit: number
}

/** The share of all posts so far; Jeffreys' half a post either way. */
const shareOf = ({ had, seen }: Occurrence) => (had + 0.5) / (seen + 1)

/** ln odds of «any» by expert and half-life, before the labels of the next post: the overall share counts as one post. */
export function oddsOf(state: Occurrence): Float64Array {
  const share = shareOf(state)
  return Float64Array.from({ length: EXPERTS * PER_EXPERT }, (_, cell) => {
    if (cell >= PER_EXPERT) return state.levels[cell - PER_EXPERT]!
    return logit(held((state.hits[cell]! + share) / (state.mass[cell]! + 1)))
  })
}

/** Weights of the experts and half-lives: exp(−discounted log loss), summing to 1 (Bayesian model averaging, with forgetting). */
export function occurrenceWeights({ loss }: Occurrence): Float64Array {
  const least = Math.min(...loss)
  const likelihoods = loss.map((value) => Math.exp(least - value))
  const total = likelihoods.reduce((a, b) => a + b, 0)
  return likelihoods.map((value) => value / total)
}

/** The chance (0–1) that a post has any: what labels add to the ln odds is heard by the second expert alone. */
export function chanceOfAny(weights: ArrayLike<number>, odds: ArrayLike<number>, effect: number): number {
  let chance = 0
  for (let cell = 0; cell < weights.length; cell++)
    chance += weights[cell]! * logistic(odds[cell]! + (cell < PER_EXPERT ? 0 : effect))
  return chance
}

function effectAt(factors: readonly Coded[], fitted: readonly FactorEffects[], row: number): number {
  let sum = 0
  for (const [f, { effects }] of fitted.entries()) {
    const { start, levels } = factors[f]!
    for (let at = start[row]!; at < start[row + 1]!; at++) sum += effects[levels[at]!]!
  }
  return sum
}

/**
 * Effects of labels on the ln odds, from rows [from, to): ln odds = local share + Σ effects, by penalised quasi-likelihood
 * (Breslow & Clayton 1993): the working residual (z−p)/(p(1−p)) with weight p(1−p)·½^(age/600 posts) is backfitted with
 * the same shrinkage as every other effect.
 */
function fitOdds(any: Uint8Array, factors: readonly Coded[], from: number, to: number): FactorEffects[] {
  const n = to - from
  const z = Float64Array.from(any.subarray(from, to))
  const overall = (z.reduce((a, b) => a + b, 0) + 0.5) / (n + 1)
  const local = twoSidedLevel(z, new Float64Array(n).fill(1), NEIGHBOURS)
  // Its own neighbourhood weighs as a hundred posts, the overall share as one.
  const odds = local.map((share) => logit(held((100 * share + overall) / 101)))
  const workings = factors.map((coded) => workingOf(coded, from, to))
  const w = new Float64Array(n)
  const rest = new Float64Array(n)
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    for (let i = n - 1, age = 1; i >= 0; i--, age *= AGEING) {
      const p = held(logistic(odds[i]!))
      w[i] = p * (1 - p) * age
      rest[i] = (z[i]! - p) / (p * (1 - p))
    }
    const before = rest.slice()
    for (const working of workings) if (working.columns.length > 0) refitFactor(working, w, rest)
    for (let i = 0; i < n; i++) odds[i] = odds[i]! + before[i]! - rest[i]!
  }
  return factors.map((coded, f) => effectsOf(coded, workings[f]!))
}

function refit(state: Occurrence, any: Uint8Array): void {
  const { seen, factors, levels, weight } = state
  const from = Math.max(0, seen - FIT_WINDOW)
  state.fitted = fitOdds(any, factors, from, seen)
  state.nextFit = fitAfter(seen)
  const effects = Float64Array.from({ length: seen - from }, (_, i) => effectAt(factors, state.fitted, from + i))
  for (const k of HALF_LIVES.keys()) {
    levels[k] = levelUnder(effects, DECAYS[k]!, state.hits[k]!, shareOf(state))
    weight[k] = 0
    for (const effect of effects) weight[k] = weight[k] * DECAYS[k]! + spreadAt(levels[k] + effect)
  }
}

/** p(1−p) at these ln odds. */
const spreadAt = (odds: number) => {
  const p = held(logistic(odds))
  return p * (1 - p)
}

/** The level under which posts with these effects would have had as many hits as they did; one post more has the overall share. */
function levelUnder(effects: Float64Array, decay: number, hits: number, share: number): number {
  let [low, high] = [-12, 12]
  for (let step = 0; step < 30; step++) {
    const level = (low + high) / 2
    let expected = 0
    for (const effect of effects) expected = expected * decay + logistic(level + effect)
    if (expected + logistic(level) > hits + share) high = level
    else low = level
  }
  return (low + high) / 2
}

function learn(state: Occurrence, had: number, odds: Float64Array, effect: number): void {
  for (let cell = 0; cell < odds.length; cell++) {
    const p = held(logistic(odds[cell]! + (cell < PER_EXPERT ? 0 : effect)))
    state.loss[cell] = DISCOUNT * state.loss[cell]! - Math.log(had ? p : 1 - p)
  }
  for (const [k, decay] of DECAYS.entries()) {
    state.mass[k] = state.mass[k]! * decay + 1
    state.hits[k] = state.hits[k]! * decay + had
  }
  const prior = shareOf(state) * (1 - shareOf(state))
  for (const [k, decay] of DECAYS.entries()) {
    const at = state.levels[k]! + effect
    state.weight[k] = state.weight[k]! * decay + spreadAt(at)
    // One step of Newton: the level moves by what the post was off, over what is known already.
    state.levels[k] = state.levels[k]! + (had - held(logistic(at))) / (state.weight[k] + prior)
  }
  state.had += had
  state.seen++
}

export const newOccurrence = (factors: readonly Coded[]): Occurrence => ({
  factors: factors.filter((factor) => !isTime(factor)),
  seen: 0,
  had: 0,
  mass: new Float64Array(PER_EXPERT),
  hits: new Float64Array(PER_EXPERT),
  levels: new Float64Array(PER_EXPERT),
  weight: new Float64Array(PER_EXPERT),
  loss: new Float64Array(EXPERTS * PER_EXPERT),
  fitted: [],
  nextFit: FIRST_FIT,
})

/**
 * Lives through a history: before each post says its chance of any, then learns whether it had. What is said depends on
 * earlier posts alone. Posting time has no part in it. `state`: where an earlier replay of the first posts ended.
 */
export function replayOccurrence(
  values: Float64Array,
  factors: readonly Coded[],
  watch?: (i: number, chance: number, had: number) => void,
  state: Occurrence = newOccurrence(factors),
): Occurrence {
  const any = Uint8Array.from(values, (value) => (value > 0 ? 1 : 0))
  for (let i = state.seen; i < any.length; i++) {
    const had = any[i]!
    const odds = oddsOf(state)
    const effect = effectAt(state.factors, state.fitted, i)
    watch?.(i, chanceOfAny(occurrenceWeights(state), odds, effect), had)
    learn(state, had, odds, effect)
    if (state.seen >= state.nextFit) refit(state, any)
  }
  return state
}
