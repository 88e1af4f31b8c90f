import { huberWeight } from './effects.ts'
import { cholesky, solve } from './linear.ts'
import { robustVariance } from './special.ts'

/** A number of the same posts, row by row: how far it is from what was expected, and the variance of its counting; 0 and 0 where it is missing. */
export interface Deviations {
  readonly residual: Float64Array
  readonly noise: Float64Array
}

const SWEEPS = 4
/** Prior of each slope: N(0, 1). */
const SLOPE_PRECISION = 1

/**
 * Standard deviations of `own` beyond what the other numbers of each post speak for: z = e/√(σ² + Var e), e = r − Σ βₖrₖ,
 * Var e = v + Σ βₖ²vₖ. β is the ridge regression on the rows `learnt` with weights huber/(σ² + Var e), σ² robust over those
 * of them in `recent`; found together in four sweeps.
 */
export function beyondWitnesses(
  own: Deviations,
  witnesses: readonly Deviations[],
  learnt: Int32Array,
  recent: Int32Array,
): Float64Array {
  const spreadOf = ({ residual, noise }: Deviations) =>
    robustVariance(
      Float64Array.from(recent, (i) => residual[i]!),
      Float64Array.from(recent, (i) => noise[i]!),
    )
  let rest = own
  let variance = spreadOf(rest)
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    const weights = Float64Array.from(learnt, (i) => {
      const around = variance + rest.noise[i]!
      return huberWeight(rest.residual[i]!, around) / around
    })
    rest = without(own, witnesses, slopesOf(own, witnesses, learnt, weights))
    variance = spreadOf(rest)
  }
  return rest.residual.map((residual, i) => residual / Math.sqrt(variance + rest.noise[i]!))
}

/** What the witnesses do not speak for, and its noise. */
const without = (own: Deviations, witnesses: readonly Deviations[], slopes: Float64Array): Deviations => ({
  residual: own.residual.map((r, i) =>
    witnesses.reduce((left, { residual }, k) => left - slopes[k]! * residual[i]!, r),
  ),
  noise: own.noise.map((v, i) => witnesses.reduce((sum, { noise }, k) => sum + slopes[k]! ** 2 * noise[i]!, v)),
})

/** β of the weighted ridge regression: (XᵀWX + I)⁻¹XᵀWr. */
function slopesOf(
  own: Deviations,
  witnesses: readonly Deviations[],
  learnt: Int32Array,
  weights: Float64Array,
): Float64Array {
  const n = witnesses.length
  const product = (a: Float64Array, b: Float64Array) =>
    learnt.reduce((sum, i, j) => sum + weights[j]! * a[i]! * b[i]!, 0)
  const matrix = Float64Array.from({ length: n * n }, (_, at) => {
    const [row, column] = [Math.floor(at / n), at % n]
    return product(witnesses[row]!.residual, witnesses[column]!.residual) + (row === column ? SLOPE_PRECISION : 0)
  })
  return solve(
    cholesky(matrix, n),
    n,
    witnesses.map(({ residual }) => product(residual, own.residual)),
  )
}
