/** Where the true median of what was drawn lies, said so that it is right in 80 % of cases. */
export interface MedianRange {
  readonly median: number
  readonly low: number
  readonly high: number
}

const COVERAGE = 0.8

/**
 * The median of ordered values with its distribution-free 80 % range: between order statistics k and n+1−k, whose coverage is
 * 1 − 2·P(Bin(n, ½) < k), drawn together to exactly 80 % as Hettmansperger & Sheather (1986) interpolate:
 * λ = (n−k)·I / (k + (n−2k)·I), I = (γₖ − .8)/(γₖ − γₖ₊₁), ends (1−λ)·x₍ₖ₎ + λ·x₍ₖ₊₁₎ from either side. Takes five values or more.
 */
export function medianRange(ordered: ArrayLike<number>): MedianRange {
  const n = ordered.length
  const half = n >> 1
  const median = n % 2 === 1 ? ordered[half]! : (ordered[half - 1]! + ordered[half]!) / 2
  // ln P(B = i), from 0 upwards: 2⁻ⁿ itself is too small to write down.
  let log = -n * Math.LN2
  let below = Math.exp(log)
  let [k, gamma] = [1, 1 - 2 * below]
  for (;;) {
    log += Math.log((n - k + 1) / k)
    below += Math.exp(log)
    const next = 1 - 2 * below
    if (next < COVERAGE || k + 1 > half) {
      const share = (gamma - COVERAGE) / (gamma - next)
      const lambda = ((n - k) * share) / (k + (n - 2 * k) * share)
      const between = (one: number, other: number) => one + lambda * (other - one)
      return {
        median,
        low: between(ordered[k - 1]!, ordered[k]!),
        high: between(ordered[n - k]!, ordered[n - k - 1]!),
      }
    }
    k++
    gamma = next
  }
}
