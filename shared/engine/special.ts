const WEST_ABOVE = [
  0.0352624965998911, 0.700383064443688, 6.37396220353165, 33.912866078383, 112.079291497871, 221.213596169931,
  220.206867912376,
] as const
const WEST_BELOW = [
  0.0883883476483184, 1.75566716318264, 16.064177579207, 86.7807322029461, 296.564248779674, 637.333633378831,
  793.826512519948, 440.413735824752,
] as const

const horner = (coefficients: readonly number[], x: number) => coefficients.reduce((sum, c) => sum * x + c, 0)

/** Φ(x), the standard normal distribution function, to about 1e-15 (Hart 1968 in the form of West 2005). */
export function normalCdf(x: number): number {
  const far = Math.abs(x)
  if (far > 37) return x > 0 ? 1 : 0
  const density = Math.exp((-far * far) / 2)
  const tail =
    far < 7.07106781186547
      ? (density * horner(WEST_ABOVE, far)) / horner(WEST_BELOW, far)
      : density / (far + 1 / (far + 2 / (far + 3 / (far + 4 / (far + 0.65))))) / Math.sqrt(2 * Math.PI)
  return x > 0 ? 1 - tail : tail
}

const ACKLAM_CENTRE = {
  above: [
    -39.69683028665376, 220.9460984245205, -275.9285104469687, 138.357751867269, -30.66479806614716, 2.506628277459239,
  ],
  below: [-54.47609879822406, 161.5858368580409, -155.6989798598866, 66.80131188771972, -13.28068155288572, 1],
} as const
const ACKLAM_TAIL = {
  above: [
    -0.007784894002430293, -0.3223964580411365, -2.400758277161838, -2.549732539343734, 4.374664141464968,
    2.938163982698783,
  ],
  below: [0.007784695709041462, 0.3224671290700398, 2.445134137142996, 3.754408661907416, 1],
} as const

function acklam(p: number): number {
  if (p < 0.02425) {
    const q = Math.sqrt(-2 * Math.log(p))
    return horner(ACKLAM_TAIL.above, q) / horner(ACKLAM_TAIL.below, q)
  }
  const q = p - 0.5
  const r = q * q
  return (q * horner(ACKLAM_CENTRE.above, r)) / horner(ACKLAM_CENTRE.below, r)
}

/** Φ⁻¹(p) for 0 < p < 1, to about 1e-14: Acklam's rational form and one step of Halley. */
export function normalQuantile(p: number): number {
  if (p > 0.5) return -normalQuantile(1 - p)
  const x = acklam(p)
  const u = (normalCdf(x) - p) * Math.sqrt(2 * Math.PI) * Math.exp((x * x) / 2)
  return x - u / (1 + (x * u) / 2)
}

/** Quantile of Student's t with 4 degrees of freedom, in closed form (Shaw 2006), 0 < p < 1. */
export function t4Quantile(p: number): number {
  const root = Math.sqrt(4 * p * (1 - p))
  const ratio = Math.cos(Math.acos(Math.min(1, root)) / 3) / root
  return Math.sign(p - 0.5) * 2 * Math.sqrt(Math.max(ratio - 1, 0))
}

/** Quantile of Student's t by Cornish and Fisher's expansion about the normal one: within 0.001 for p in .05–.95 and five degrees of freedom or more. */
export function studentQuantile(p: number, freedom: number): number {
  const z = normalQuantile(p)
  const square = z * z
  return (
    z +
    (z * (square + 1)) / (4 * freedom) +
    (z * ((5 * square + 16) * square + 3)) / (96 * freedom * freedom) +
    (z * (((3 * square + 19) * square + 17) * square - 15)) / (384 * freedom ** 3)
  )
}

/** Distribution function of Student's t: Φ(t·(1 − 1/4ν)/√(1 + t²/2ν)) (Abramowitz and Stegun 26.7.8), within 0.005 from five degrees of freedom on. */
export const studentCdf = (t: number, freedom: number): number =>
  normalCdf((t * (1 - 1 / (4 * freedom))) / Math.sqrt(1 + (t * t) / (2 * freedom)))

/** Puts the k-th smallest value at place k, smaller ones before it, and returns it (Hoare's quickselect; reorders `values`). */
function select(values: Float64Array, k: number): number {
  let left = 0
  let right = values.length - 1
  while (left < right) {
    const pivot = values[(left + right) >> 1]!
    let i = left
    let j = right
    while (i <= j) {
      while (values[i]! < pivot) i++
      while (values[j]! > pivot) j--
      if (i > j) break
      const swapped = values[i]!
      values[i++] = values[j]!
      values[j--] = swapped
    }
    if (k <= j) right = j
    else if (k >= i) left = i
    else break
  }
  return values[k]!
}

/** The median; of an even number of values the mean of the middle two. 0 of none. */
export function median(values: ArrayLike<number>): number {
  const n = values.length
  if (n === 0) return 0
  const copy = Float64Array.from(values)
  const half = n >> 1
  const upper = select(copy, half)
  if (n % 2 === 1) return upper
  let lower = -Infinity
  for (let i = 0; i < half; i++) lower = Math.max(lower, copy[i]!)
  return (lower + upper) / 2
}

/** Linear between the ordered values (Hyndman and Fan's type 7); 0 of none. */
export function quantile(ordered: Float64Array, share: number): number {
  const at = (ordered.length - 1) * share
  const [below, above] = [ordered[Math.floor(at)] ?? 0, ordered[Math.ceil(at)] ?? 0]
  return below + (above - below) * (at - Math.floor(at))
}

/** Median of χ² with one degree of freedom: half of all squared standard residuals lie below it. */
const MEDIAN_CHI_SQUARE = 0.4549364231

/**
 * The spread σ² beyond known noise v: the value for which median(r²/(σ²+v)) is the median of χ²₁, found by 25 bisections
 * of [1e-4, 9] on the log scale. Robust: half of the residuals may be anything.
 */
export function robustVariance(residuals: Float64Array, noise: Float64Array): number {
  const n = residuals.length
  let low = 1e-4
  let high = 9
  // Squares that lie beyond at `low` and not at `high`: each step settles about half of them for good.
  const squares = residuals.map((residual) => residual * residual)
  const beside = noise.slice()
  let [open, beyond] = [n, 0]
  for (let step = 0; step < 25; step++) {
    const middle = Math.sqrt(low * high)
    let more = 0
    for (let i = 0; i < open; i++) if (squares[i]! > MEDIAN_CHI_SQUARE * (middle + beside[i]!)) more++
    const isTooLow = 2 * (beyond + more) > n
    if (isTooLow) low = middle
    else {
      high = middle
      beyond += more
    }
    let kept = 0
    for (let i = 0; i < open; i++)
      if (squares[i]! > MEDIAN_CHI_SQUARE * (middle + beside[i]!) === isTooLow) {
        squares[kept] = squares[i]!
        beside[kept++] = beside[i]!
      }
    open = kept
  }
  return Math.sqrt(low * high)
}
