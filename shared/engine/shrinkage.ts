import { cholesky, solve } from './linear.ts'
import { normalCdf } from './special.ts'

/** Standard deviations an effect may come from, on the log scale: 0.2 is a label that changes a metric by some 20 %. */
const TAU_SQUARED = [0, 0.05, 0.1, 0.2, 0.4, 0.8].map((tau) => tau * tau)

/** Prior weight of each: of labels as such, and of one among very many, where nothing is the likeliest. */
const PRIORS = {
  usual: [0.25, 0.15, 0.2, 0.2, 0.15, 0.05],
  sceptical: [0.55, 0.15, 0.15, 0.1, 0.04, 0.01],
} as const
export type Prior = keyof typeof PRIORS

/** Weights of the grid of effect variances τ². */
export type GridWeights = readonly number[]
export const PRIOR_WEIGHTS: GridWeights = PRIORS.usual

/** Variance of the effect of a label that was never seen: Σ pₖ τₖ². */
export const unseenVariance = (weights: GridWeights): number =>
  weights.reduce((sum, weight, k) => sum + weight * TAU_SQUARED[k]!, 0)

/** Posterior mean of an effect measured as m with variance s²: m · Σ pₖ τₖ²/(τₖ²+s²). */
export function shrunk(mean: number, variance: number, weights: GridWeights): number {
  let share = 0
  for (let k = 0; k < weights.length; k++) share += (weights[k]! * TAU_SQUARED[k]!) / (TAU_SQUARED[k]! + variance)
  return share * mean
}

/** exp of each log likelihood over their sum. */
function normalised(logs: readonly number[]): number[] {
  const highest = Math.max(...logs)
  const likelihoods = logs.map((log) => Math.exp(log - highest))
  const total = likelihoods.reduce((a, b) => a + b, 0)
  return likelihoods.map((likelihood) => likelihood / total)
}

/**
 * How likely each τ is after seeing all labels of a factor: pₖ ∝ priorₖ · Π N(m_g; 0, s_g² + τₖ²). Empirical Bayes with a
 * scale mixture (Stephens 2016), averaged over the grid instead of choosing one τ.
 */
export function gridWeights(
  means: readonly number[],
  variances: readonly number[],
  prior: Prior = 'usual',
): GridWeights {
  return normalised(
    TAU_SQUARED.map((tau2, k) => {
      let sum = Math.log(PRIORS[prior][k]!)
      for (let g = 0; g < means.length; g++) {
        const variance = variances[g]! + tau2
        sum -= (Math.log(variance) + (means[g]! * means[g]!) / variance) / 2
      }
      return sum
    }),
  )
}

/** An effect after shrinkage: a normal distribution for each τ of the grid, with its weight. */
export interface EffectPosterior {
  readonly weights: GridWeights
  readonly means: readonly number[]
  readonly variances: readonly number[]
}

/** The chance (0–1) that the effect lies below x. */
export function chanceBelow({ weights, means, variances }: EffectPosterior, x: number): number {
  let chance = 0
  for (const [k, weight] of weights.entries()) {
    const spread = Math.sqrt(variances[k]!)
    chance += weight * (spread > 1e-6 ? normalCdf((x - means[k]!) / spread) : means[k]! < x ? 1 : 0)
  }
  return chance
}

/** The effect below which a share of the posterior lies, to 1e-9. */
export function posteriorQuantile(posterior: EffectPosterior, share: number): number {
  let [low, high] = [-20, 20]
  for (let step = 0; step < 36; step++) {
    const middle = (low + high) / 2
    if (chanceBelow(posterior, middle) < share) low = middle
    else high = middle
  }
  return (low + high) / 2
}

/** Mean of the posterior: Σ pₖ·meanₖ. */
export const posteriorMean = ({ weights, means }: EffectPosterior): number =>
  weights.reduce((sum, weight, k) => sum + weight * means[k]!, 0)

/** The posterior of one label measured as m with variance s²: for each τ N(m·τ²/(τ²+s²), τ²s²/(τ²+s²)). */
export const posteriorOf = (mean: number, variance: number, weights: GridWeights): EffectPosterior => ({
  weights,
  means: TAU_SQUARED.map((tau2) => (mean * tau2) / (tau2 + variance)),
  variances: TAU_SQUARED.map((tau2) => (variance * tau2) / (tau2 + variance)),
})

export const HOURS = 24
/** How alike the effects of hours are, by the hours between them: exp(2(cos(2π·gap/24) − 1)): 1 at 0, .76 at 2, .02 at 12. */
const ALIKE = Float64Array.from({ length: HOURS }, (_, gap) =>
  Math.exp(2 * (Math.cos((2 * Math.PI * gap) / HOURS) - 1)),
)
const alike = (a: number, b: number) => ALIKE[Math.abs(a - b)]!

/** What was measured of some hours of the day: mean residual and its variance of each. */
export interface ClockMeasure {
  readonly hours: readonly number[]
  readonly means: readonly number[]
  readonly variances: readonly number[]
}

/** K + D for one τ², factored, and (K+D)⁻¹·m. */
function clockSystem({ hours, means, variances }: ClockMeasure, tau2: number) {
  const n = hours.length
  const matrix = new Float64Array(n * n)
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) matrix[i * n + j] = tau2 * alike(hours[i]!, hours[j]!)
    matrix[i * n + i] = tau2 + variances[i]!
  }
  const lower = cholesky(matrix, n)
  return { lower, solved: solve(lower, n, means) }
}

/** ln of prior · N(m; 0, K + D): ln prior − Σ ln Lᵢᵢ − m·(K+D)⁻¹m / 2. */
function clockLog({ means }: ClockMeasure, prior: number, { lower, solved }: ReturnType<typeof clockSystem>): number {
  const n = means.length
  let log = Math.log(prior)
  for (let i = 0; i < n; i++) log -= Math.log(lower[i * n + i]!) + (means[i]! * solved[i]!) / 2
  return log
}

/** Weights of the grid and posterior mean of every hour: what a fit needs in each sweep. */
export function clockMeans(measure: ClockMeasure): { readonly weights: GridWeights; readonly means: Float64Array } {
  const systems = TAU_SQUARED.map((tau2) => clockSystem(measure, tau2))
  const weights = normalised(systems.map((system, k) => clockLog(measure, PRIORS.usual[k]!, system)))
  const means = new Float64Array(HOURS)
  for (const [k, { solved }] of systems.entries()) {
    const share = weights[k]! * TAU_SQUARED[k]!
    for (const [i, other] of measure.hours.entries())
      for (let hour = 0; hour < HOURS; hour++) means[hour] = means[hour]! + share * alike(hour, other) * solved[i]!
  }
  return { weights, means }
}

/**
 * Posterior of the effect of every hour, also of those without a post: a Gaussian process on the clock with covariance
 * τ²·alike(gap), mixed over the τ grid by marginal likelihood: mean K(K+D)⁻¹m, variance K − K(K+D)⁻¹K, D the measured
 * variances. 23:00 and 00:00 are neighbours. Source: Rasmussen & Williams 2006, ch. 2; `engine.md` §2.
 */
export function clockPosteriors(measure: ClockMeasure): EffectPosterior[] {
  const { hours } = measure
  const n = hours.length
  const systems = TAU_SQUARED.map((tau2) => clockSystem(measure, tau2))
  const weights = normalised(systems.map((system, k) => clockLog(measure, PRIORS.usual[k]!, system)))
  return Array.from({ length: HOURS }, (_, hour) => {
    const parts = systems.map(({ lower, solved }, k) => {
      const tau2 = TAU_SQUARED[k]!
      const row = hours.map((other) => tau2 * alike(hour, other))
      const shared = solve(lower, n, row)
      return {
        mean: row.reduce((sum, value, i) => sum + value * solved[i]!, 0),
        variance: Math.max(0, tau2 - row.reduce((sum, value, i) => sum + value * shared[i]!, 0)),
      }
    })
    return { weights, means: parts.map(({ mean }) => mean), variances: parts.map(({ variance }) => variance) }
  })
}
