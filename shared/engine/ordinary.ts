import type { Format } from '../model.ts'
import { median, quantile, robustVariance } from './special.ts'

/** Posts beside what was expected of them, oldest first. */
export interface Rest {
  /** y − ŷ. */
  readonly residuals: Float64Array
  /** Variance of y that comes of counting alone. */
  readonly noise: Float64Array
  readonly formats: readonly Format[]
}

/** How far a creator's ordinary posts lie apart in one metric, on its scale: what a difference between A and B is held against. */
export interface Ordinary {
  readonly posts: number
  /** σ² of one post beyond counting noise, and the usual counting noise of one. */
  readonly variance: number
  readonly noise: number
  /** c ≥ 1: how much wider than σ says real pairs lie. */
  readonly placebo: number
  /** r₂ − r₁ of neighbouring posts of one format, which nobody meant to differ; oldest first. */
  readonly gaps: readonly number[]
}

/** Posts that «ordinary» is read off, and the fewest. */
export const ORDINARY_WINDOW = 300
export const ORDINARY_NEEDS = 10
/** The prior spread counts as much as four posts. */
const PRIOR_POSTS = 4
/** Residuals are held to so many standard deviations in the mean of their squares. */
const REACH = 3.5
const PLACEBO_PRIOR = 20
const Z_OF_95 = 1.96
/** A partner further away than so many posts is no neighbour. */
const NEAR = 10

/**
 * Neighbouring posts of one format among rows [from, to), each in one pair at most: a round is made of two posts of one format
 * close together, and so is what it is compared with. `most` stops after so many. In the order in which they are complete.
 */
export function neighbours(
  formats: readonly Format[],
  from: number,
  to: number,
  most: number = Infinity,
): (readonly [number, number])[] {
  const waiting = new Map<Format, number>()
  const pairs: (readonly [number, number])[] = []
  for (let row = from; row < to && pairs.length < most; row++) {
    const format = formats[row]!
    const before = waiting.get(format)
    if (before !== undefined && row - before <= NEAR) {
      pairs.push([before, row])
      waiting.delete(format)
    } else waiting.set(format, row)
  }
  return pairs
}

/** σ² of the residuals: the robust one or, where the tails say more, the mean square of those held to 3.5 σ less the noise. */
function spreadOf(residuals: Float64Array, noise: Float64Array, middle: number): number {
  const robust = robustVariance(residuals, noise)
  const reach = REACH * Math.sqrt(robust + middle)
  let [squares, noises] = [0, 0]
  for (let i = 0; i < residuals.length; i++) {
    squares += Math.min(reach, Math.abs(residuals[i]!)) ** 2
    noises += noise[i]!
  }
  return Math.max(robust, (squares - noises) / residuals.length)
}

/**
 * What is ordinary among rows [from, to), of which the last 300 count:
 * - σ² = (4·S₀² + N·s²)/(4 + N) · (1 + 2/√N), s² as `spreadOf` has it, S₀ the metric's prior spread;
 * - c = max(1, 1 + P/(P+20)·(q₉₅|z|/1.96 − 1)) over the P placebo pairs, z = (r₂ − r₁)/√(2σ² + v₁ + v₂).
 * Null where there are fewer than 10. Source: `engine.md` §4 and §2 «Small n».
 */
export function ordinaryOf(rest: Rest, from: number, to: number, priorSpread: number): Ordinary | null {
  const first = Math.max(from, to - ORDINARY_WINDOW)
  const posts = to - first
  if (posts < ORDINARY_NEEDS) return null
  const residuals = rest.residuals.subarray(first, to)
  const noise = rest.noise.subarray(first, to)
  const middle = median(noise)
  const seen = spreadOf(residuals, noise, middle)
  const shrunk = (PRIOR_POSTS * priorSpread * priorSpread + posts * seen) / (PRIOR_POSTS + posts)
  const variance = shrunk * (1 + 2 / Math.sqrt(posts))
  const pairs = neighbours(rest.formats, first, to)
  const gaps = pairs.map(([one, other]) => rest.residuals[other]! - rest.residuals[one]!)
  const sizes = Float64Array.from(
    pairs,
    ([one, other], i) => Math.abs(gaps[i]!) / Math.sqrt(2 * variance + rest.noise[one]! + rest.noise[other]!),
  )
  const trust = pairs.length / (pairs.length + PLACEBO_PRIOR)
  const placebo = pairs.length === 0 ? 1 : Math.max(1, 1 + trust * (quantile(sizes.toSorted(), 0.95) / Z_OF_95 - 1))
  return { posts, variance, noise: middle, placebo, gaps }
}

/** V = (2σ² + v_A + v_B)·c²: the variance of B less A where they differ in nothing. */
export const gapVariance = ({ variance, placebo }: Ordinary, a: number, b: number): number =>
  (2 * variance + a + b) * placebo * placebo

/** The same of two posts with the usual counting noise. */
export const usualGapVariance = (ordinary: Ordinary): number => gapVariance(ordinary, ordinary.noise, ordinary.noise)
