import { median, normalQuantile, robustVariance, studentCdf, studentQuantile } from './special.ts'

// Whether a metric has changed between two stretches of time, on its learnt scale.

/** Posts of one stretch: what each brought less what its labels usually add, and the variance that comes of counting alone. */
export interface Stretch {
  readonly y: Float64Array
  readonly noise: Float64Array
}

/** Later less earlier, on the learnt scale. */
export interface Change {
  readonly difference: number
  readonly error: number
  /** Degrees of freedom that the error is known with. */
  readonly freedom: number
  /** Variance of one ordinary post about its stretch. */
  readonly ofOne: number
}

/** Posts in each of the two that a change takes. */
export const CHANGE_NEEDS = 5
/** The prior spread counts as much as four posts. */
const PRIOR_POSTS = 4
const HUBER = 2.5
const SWEEPS = 3

interface Centre {
  readonly mean: number
  readonly variance: number
}

/**
 * Means of stretches by Huber's weights about a common spread: σ² robust about the medians and shrunk, (4·S₀² + N·s²)/(4 + N);
 * wᵢ = min(1, 2.5/|z|)/(σ² + vᵢ), three sweeps; variance of a mean φ·Σ1/(σ²+v) over (Σ 1/(σ²+v) of those with |z| < 2.5)², where
 * φ = (4 + Σ min(|z|, 2.5)²)/(4 + N − stretches) is what the posts say of that spread (Huber 1964, 1973).
 */
function centresOf(stretches: readonly Stretch[], priorSpread: number) {
  const middles = stretches.map(({ y }) => median(y))
  const posts = stretches.reduce((sum, { y }) => sum + y.length, 0)
  const about = Float64Array.from(stretches.flatMap(({ y }, s) => Array.from(y, (value) => value - middles[s]!)))
  const noise = Float64Array.from(stretches.flatMap((stretch) => [...stretch.noise]))
  const seen = posts > 0 ? robustVariance(about, noise) : 0
  const sigma2 = (PRIOR_POSTS * priorSpread * priorSpread + posts * seen) / (PRIOR_POSTS + posts)
  let squares = 0
  const centres = stretches.map(({ y, noise: own }, s) => {
    let mean = middles[s]!
    for (let sweep = 0; sweep < SWEEPS; sweep++) {
      let [sum, weight] = [0, 0]
      for (let i = 0; i < y.length; i++) {
        const spread = sigma2 + own[i]!
        const z = Math.abs(y[i]! - mean) / Math.sqrt(spread)
        const w = (z > HUBER ? HUBER / z : 1) / spread
        sum += w * y[i]!
        weight += w
      }
      if (weight > 0) mean = sum / weight
    }
    let [whole, inside] = [0, 0]
    for (let i = 0; i < y.length; i++) {
      const spread = sigma2 + own[i]!
      const z = Math.abs(y[i]! - mean) / Math.sqrt(spread)
      squares += Math.min(z, HUBER) ** 2
      whole += 1 / spread
      if (z < HUBER) inside += 1 / spread
    }
    return { mean, variance: inside > 0 ? whole / (inside * inside) : sigma2 }
  })
  const freedom = PRIOR_POSTS + posts - stretches.length
  const excess = (PRIOR_POSTS + squares) / freedom
  return { centres: centres.map(({ mean, variance }): Centre => ({ mean, variance: variance * excess })), freedom }
}

/** The variance of one ordinary post of a stretch. */
export const spreadWithin = (stretch: Stretch, priorSpread: number): number =>
  centresOf([stretch], priorSpread).centres[0]!.variance * stretch.y.length

/**
 * How the level has changed; null where either has fewer than five posts. `doubt`: variance of the difference between what the labels
 * of the two add. Says that there is a change and how large, never why.
 */
export function changeBetween(earlier: Stretch, later: Stretch, priorSpread: number, doubt: number): Change | null {
  const [before, after] = [earlier.y.length, later.y.length]
  if (before < CHANGE_NEEDS || after < CHANGE_NEEDS) return null
  const { centres, freedom } = centresOf([earlier, later], priorSpread)
  const [from, to] = [centres[0]!, centres[1]!]
  return {
    difference: to.mean - from.mean,
    error: Math.sqrt(from.variance + to.variance + doubt),
    freedom,
    ofOne: (from.variance * before + to.variance * after) / 2,
  }
}

/** Its middle 80 %. */
export function rangeOfChange({ difference, error, freedom }: Change): { low: number; high: number } {
  const reach = studentQuantile(0.9, freedom) * error
  return { low: difference - reach, high: difference + reach }
}

/** The chance (0–1) that it has come to `wanted` or more. */
export const chanceOfChange = ({ difference, error, freedom }: Change, wanted: number): number =>
  studentCdf((difference - wanted) / error, freedom)

/** Told apart: the 80 % range leaves out «no change» four times of five. */
const REACH = normalQuantile(0.9) + normalQuantile(0.8)

/** Posts after it began until a change of so much is told apart from none, beside `before` earlier ones: 1/n = δ²/(k²·σ²) − 1/before. Null where no number of them would do. */
export function postsToTell(wanted: number, ofOne: number, before: number): number | null {
  const share = (wanted * wanted) / (REACH * REACH * ofOne) - 1 / before
  return share > 0 ? Math.ceil(1 / share) : null
}

/** The change that so many posts tell apart beside `before` earlier ones: δ = k·σ·√(1/n + 1/before). */
export const toldBy = (posts: number, ofOne: number, before: number): number =>
  REACH * Math.sqrt(ofOne * (1 / posts + 1 / before))
