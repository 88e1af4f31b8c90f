import { AGEING, fit, twoSidedLevel, workingOf, type Fit, type Working } from './effects.ts'
import type { Coded } from './factors.ts'
import { replayOccurrence } from './occurrence.ts'
import { FIT_WINDOW } from './rolling.ts'
import { isSparse, type Sample } from './sample.ts'
import { chanceBelow, gridWeights, posteriorMean, posteriorOf, posteriorQuantile, shrunk } from './shrinkage.ts'
import { normalCdf } from './special.ts'

/** Which of two kinds a post is: with what is asked about (1), without it (0), or neither: it is left out. */
export type Side = 0 | 1 | null

/** Posts with something beside posts without it, in one metric: adjusted, shrunken, with what chance alone would make of it. */
export interface Contrast {
  readonly withIt: number
  readonly without: number
  /** What is compared: the size of the metric, or, where most posts have none of it, the odds of any. */
  readonly by: 'size' | 'any'
  /** Posterior mean and the middle 80 %, on the metric's scale (of odds: ln odds). */
  readonly effect: number
  readonly low: number
  readonly high: number
  /** Which way it goes: the 80 % range holds no «no difference». */
  readonly is: 'more' | 'less' | 'open'
  /** How often (0–1) two groups like these would be told apart although they differ in nothing. */
  readonly byChance: number
}

/** What it takes to compare: judgeable posts in all, and what those of either side must be worth in equally weighty ones. */
export const CONTRAST_NEEDS = { posts: 30, side: 5 } as const

const SWEEPS = 8
/** Effects that move by less than this from one sweep to the next stand. */
const STILL = 1e-3
const LEVEL_HALF_LIFE = 40
/** Of the posterior, on one side of «no difference», where its 80 % range excludes it. */
const SURE = 0.9

interface Measured {
  readonly mean: number
  readonly variance: number
}

/** Rows that are on a side, the newest that a fit looks at. */
export function comparedRows(sides: readonly Side[]): Int32Array {
  const rows: number[] = []
  for (const [row, side] of sides.entries()) if (side !== null) rows.push(row)
  return Int32Array.from(rows.slice(-FIT_WINDOW))
}

/** What is fitted to all compared posts, whatever they are asked about: weights and how far labels are believed. */
export interface Ground {
  readonly y: Float64Array
  readonly v: Float64Array
  readonly values: Float64Array
  readonly sparse: boolean
  readonly fit: Fit | null
}

/** The ground for some rows of a sample; `factors` in those rows. */
export function groundOf({ y, v, values }: Sample, rows: Int32Array, factors: readonly Coded[]): Ground {
  const pick = (of: Float64Array) => Float64Array.from(rows, (row) => of[row]!)
  const own = { y: pick(y), v: pick(v), values: pick(values) }
  const sparse = isSparse(own.values)
  return { ...own, sparse, fit: sparse ? null : fit(own.y, own.v, factors, 0, rows.length, SWEEPS) }
}

/**
 * What goes together with being on side 1. Null where too few posts can be compared.
 *
 * Sizes: y = β·d + level + effects of the other labels + ε, the partially linear model (Robinson 1988): y and d are both freed
 * of the level and of the labels by one linear smoother, and β = Σw·d̃·ỹ / Σw·d̃² (Speckman 1988), so that what goes with time
 * or another label is not counted twice. Its variance is the larger of the model's and the sandwich's (White 1980), times
 * n/(n − df). Occurrence: logit P(any) = forecast without the label + α + β·d, by maximum likelihood. Either is shrunken as
 * every effect is (`engine.md` §2), and `byChance` is exact for that rule: the share of N(0, V) that it would tell apart.
 * `adjust`: what is to be held equal, without what is asked about.
 */
export function contrastOf(ground: Ground, sides: Uint8Array, adjust: readonly Coded[]): Contrast | null {
  const withIt = sides.reduce((sum, side) => sum + side, 0)
  const without = sides.length - withIt
  if (sides.length < CONTRAST_NEEDS.posts || Math.min(withIt, without) < CONTRAST_NEEDS.side) return null
  const measured = ground.fit ? sizeContrast(ground, ground.fit, sides, adjust) : anyContrast(ground, sides, adjust)
  if (!measured) return null
  const posterior = believed(measured)
  return {
    withIt,
    without,
    by: ground.fit ? 'size' : 'any',
    effect: posteriorMean(posterior),
    low: posteriorQuantile(posterior, 1 - SURE),
    high: posteriorQuantile(posterior, SURE),
    is: wayOf(measured),
    byChance: chanceAlone(measured.variance),
  }
}

const believed = ({ mean, variance }: Measured) => posteriorOf(mean, variance, gridWeights([mean], [variance]))

const NOTHING = 1e-9

function wayOf(measured: Measured): Contrast['is'] {
  const posterior = believed(measured)
  if (chanceBelow(posterior, 0) >= SURE) return 'less'
  return chanceBelow(posterior, NOTHING) <= 1 - SURE ? 'more' : 'open'
}

/** How often N(0, variance) lands where the rule sees a difference: 2·(1 − Φ(least/s)), `least` found by halving. */
function chanceAlone(variance: number): number {
  const spread = Math.sqrt(variance)
  let [low, high] = [0, 12]
  for (let step = 0; step < 30; step++) {
    const middle = (low + high) / 2
    if (wayOf({ mean: middle * spread, variance }) === 'open') low = middle
    else high = middle
  }
  return 2 * normalCdf(-(low + high) / 2)
}

/** x less its level and what its labels say of it; every x is smoothed by the same weights. */
function freed(
  x: Float64Array,
  precision: Float64Array,
  w: Float64Array,
  workings: readonly (readonly [Working, Fit['factors'][number]['weights']])[],
): Float64Array {
  const bare = x.slice()
  const rest = new Float64Array(x.length)
  const effects = workings.map(([{ columns }]) => new Float64Array(columns.length))
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    let most = 0
    const level = twoSidedLevel(bare, precision, LEVEL_HALF_LIFE)
    for (let i = 0; i < x.length; i++) rest[i] = bare[i]! - level[i]!
    for (const [f, [{ columns }, weights]] of workings.entries())
      for (const [g, { rows }] of columns.entries()) {
        let [sum, mass] = [0, 0]
        for (let at = 0; at < rows.length; at++) {
          const row = rows[at]!
          sum += w[row]! * rest[row]!
          mass += w[row]!
        }
        const variance = 1 / Math.max(mass, 1e-6)
        const before = effects[f]![g]!
        const after = shrunk(sum * variance + before, variance, weights)
        effects[f]![g] = after
        most = Math.max(most, Math.abs(after - before))
        for (let at = 0; at < rows.length; at++) rest[rows[at]!]! -= after - before
      }
    for (let i = 0; i < x.length; i++) bare[i] = rest[i]! + level[i]!
    if (most < STILL) break
  }
  return rest
}

/** Which rows carry what, of factors that are held equal again and again; they are only read. */
const known = new WeakMap<Coded, Working>()

function columnsOf(coded: Coded, n: number): Working {
  const made = known.get(coded) ?? workingOf(coded, 0, n)
  known.set(coded, made)
  return made
}

function sizeContrast({ y, v }: Ground, made: Fit, sides: Uint8Array, adjust: readonly Coded[]): Measured | null {
  const n = y.length
  const workings = adjust.map((coded) => {
    const learnt = made.factors.find(({ name }) => name === coded.name)
    return [columnsOf(coded, n), learnt?.weights ?? []] as const
  })
  const precision = new Float64Array(n)
  const w = new Float64Array(n)
  for (let i = n - 1, age = 1; i >= 0; i--, age *= AGEING) {
    precision[i] = made.huber[i]! / (made.variance + v[i]!)
    w[i] = precision[i]! * age
  }
  const d = freed(Float64Array.from(sides), precision, w, workings)
  const rest = freed(y, precision, w, workings)
  let [information, cross, most] = [0, 0, 0]
  for (let i = 0; i < n; i++) {
    const own = w[i]! * d[i]! * d[i]!
    information += own
    most += own * own
    cross += w[i]! * d[i]! * rest[i]!
  }
  // What is left of d after the other labels hangs on a handful of posts: they would be told from anything.
  if (information <= 0 || (information * information) / most < CONTRAST_NEEDS.side) return null
  const mean = cross / information
  let [model, sandwich] = [0, 0]
  for (let i = 0; i < n; i++) {
    const pull = (w[i]! * d[i]!) / information
    model += pull * pull * ((made.variance + v[i]!) / made.huber[i]!)
    sandwich += pull * pull * (rest[i]! - mean * d[i]!) ** 2
  }
  return { mean, variance: Math.max(model * made.excess, sandwich) * (n / (n - freedom(n, w, workings))) }
}

/** What the smoother uses up: a level every 115 posts, and of each label as much as it is believed. */
function freedom(n: number, w: Float64Array, workings: Parameters<typeof freed>[3]): number {
  let used = 1 + n / (2 * (LEVEL_HALF_LIFE / Math.LN2))
  for (const [{ columns }, weights] of workings)
    for (const { rows } of columns) {
      let mass = 0
      for (const row of rows) mass += w[row]!
      used += shrunk(1, 1 / Math.max(mass, 1e-6), weights)
    }
  return Math.min(used, n / 2)
}

const STEPS = 12
/** As if the two sides had half a post of each outcome more: no β runs away where one side never had any. */
const HALF = 0.5

function anyContrast({ values }: Ground, sides: Uint8Array, adjust: readonly Coded[]): Measured | null {
  const odds = new Float64Array(values.length)
  replayOccurrence(values, adjust, (i, chance) => (odds[i] = Math.log(chance / (1 - chance))))
  const solve = (side: 0 | 1) => {
    let shift = 0
    let information = 1
    for (let step = 0; step < STEPS; step++) {
      // A half-observation of «any» and one of «none» (Haldane 1956, Anscombe 1956), at the usual odds of the side.
      let [score, curve, usual, posts] = [0, 0, 0, 0]
      for (let i = 0; i < odds.length; i++) {
        if (sides[i] !== side) continue
        const p = 1 / (1 + Math.exp(-(odds[i]! + shift)))
        score += (values[i]! > 0 ? 1 : 0) - p
        curve += p * (1 - p)
        usual += p
        posts++
      }
      const p = Math.min(0.999, Math.max(0.001, usual / posts))
      score += HALF - 2 * HALF * p
      curve += 2 * HALF * p * (1 - p)
      information = Math.max(curve, 1e-6)
      shift += Math.max(-1, Math.min(1, score / information))
    }
    return { shift, information }
  }
  const [without, withIt] = [solve(0), solve(1)]
  return { mean: withIt.shift - without.shift, variance: 1 / withIt.information + 1 / without.information }
}
