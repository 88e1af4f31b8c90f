/** Standard deviations an effect may come from, on the log scale: 0.2 is a label that changes a metric by some 20 %. */
const TAU_SQUARED = [0, 0.05, 0.1, 0.2, 0.4, 0.8].map((tau) => tau * tau)
/** Prior weight of each. */
const PRIOR = [0.25, 0.15, 0.2, 0.2, 0.15, 0.05] as const

/** Weights of the grid of effect variances τ². */
export type GridWeights = readonly number[]
export const PRIOR_WEIGHTS: GridWeights = PRIOR

/** Variance of the effect of a label that was never seen: Σ pₖ τₖ². */
export const unseenVariance = (weights: GridWeights): number =>
  weights.reduce((sum, weight, k) => sum + weight * TAU_SQUARED[k]!, 0)

/** Posterior mean of an effect measured as m with variance s²: m · Σ pₖ τₖ²/(τₖ²+s²). */
export function shrunk(mean: number, variance: number, weights: GridWeights): number {
  let share = 0
  for (let k = 0; k < weights.length; k++) share += (weights[k]! * TAU_SQUARED[k]!) / (TAU_SQUARED[k]! + variance)
  return share * mean
}

/**
 * How likely each τ is after seeing all labels of a factor: pₖ ∝ priorₖ · Π N(m_g; 0, s_g² + τₖ²). Empirical Bayes with a
 * scale mixture (Stephens 2016), averaged over the grid instead of choosing one τ.
 */
export function gridWeights(means: readonly number[], variances: readonly number[]): GridWeights {
  const logs = TAU_SQUARED.map((tau2, k) => {
    let sum = Math.log(PRIOR[k]!)
    for (let g = 0; g < means.length; g++) {
      const variance = variances[g]! + tau2
      sum -= (Math.log(variance) + (means[g]! * means[g]!) / variance) / 2
    }
    return sum
  })
  const highest = Math.max(...logs)
  const likelihoods = logs.map((log) => Math.exp(log - highest))
  const total = likelihoods.reduce((a, b) => a + b, 0)
  return likelihoods.map((likelihood) => likelihood / total)
}
