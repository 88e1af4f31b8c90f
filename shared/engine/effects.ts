import type { Coded, FactorName } from './factors.ts'
import { gridWeights, PRIOR_WEIGHTS, shrunk, unseenVariance, type GridWeights } from './shrinkage.ts'
import { median, robustVariance } from './special.ts'

const SWEEPS = 3
/** Posts after which an observation counts half in the effects. */
const EFFECT_HALF_LIFE = 600
/** Posts after which a neighbour counts half in the two-sided level. */
const LEVEL_HALF_LIFE = 40
const HUBER = 2.5
/** A label seen on fewer posts has no effect of its own. */
export const LEAST_SUPPORT = 2
/** The spread is read off the newest residuals. */
const SPREAD_WINDOW = 500

export interface FactorEffects {
  readonly name: FactorName
  /** Effect of each label, on the metric's scale; 0 where unknown. */
  readonly effects: Float64Array
  /** Variance of the effect of a label never seen. */
  readonly unseen: number
}

export interface Fit {
  readonly factors: readonly FactorEffects[]
  /** σ²: post-to-post variance beyond counting noise. */
  readonly variance: number
  /** Huber weight of each row: 1, or 2.5/|z| beyond 2.5 standard errors. */
  readonly huber: Float64Array
}

/** A label, or labels that always come together, and the rows that carry it. */
interface Column {
  readonly levels: readonly number[]
  readonly rows: readonly number[]
}

/** More posts first, then the earlier: an order that does not depend on what labels are called. */
function byRows(a: Column, b: Column): number {
  if (a.rows.length !== b.rows.length) return b.rows.length - a.rows.length
  const differs = a.rows.findIndex((row, i) => row !== b.rows[i])
  return differs < 0 ? 0 : a.rows[differs]! - b.rows[differs]!
}

/** The columns of a factor in rows [from, to), numbered from 0. Labels on exactly the same rows share one column. */
function columnsOf({ labels, levels, start, many }: Coded, from: number, to: number): Column[] {
  const rowsOf: number[][] = labels.map(() => [])
  for (let row = from; row < to; row++) {
    for (let at = start[row]!; at < start[row + 1]!; at++) rowsOf[levels[at]!]!.push(row - from)
  }
  const columns = rowsOf
    .map((rows, level) => ({ levels: [level], rows }))
    .filter(({ rows }) => rows.length >= LEAST_SUPPORT)
  if (!many) return columns
  const merged: Column[] = []
  for (const column of columns.toSorted(byRows)) {
    const last = merged.at(-1)
    if (last && byRows(last, column) === 0)
      merged[merged.length - 1] = { ...last, levels: [...last.levels, ...column.levels] }
    else merged.push(column)
  }
  return merged
}

/** Local mean of x with weights w·½^(distance/half-life) to both sides. */
export function twoSidedLevel(x: Float64Array, w: Float64Array, halfLife: number): Float64Array<ArrayBuffer> {
  const n = x.length
  const decay = 0.5 ** (1 / halfLife)
  const level = new Float64Array(n)
  const weight = new Float64Array(n)
  let sum = 0
  let mass = 0
  for (let i = 0; i < n; i++) {
    sum = sum * decay + w[i]! * x[i]!
    mass = mass * decay + w[i]!
    level[i] = sum
    weight[i] = mass
  }
  sum = mass = 0
  for (let i = n - 1; i >= 0; i--) {
    sum *= decay
    mass *= decay
    level[i] = (level[i]! + sum) / Math.max(weight[i]! + mass, 1e-9)
    sum += w[i]! * x[i]!
    mass += w[i]!
  }
  return level
}

/** What the backfitting of one factor works on. */
interface Working {
  readonly columns: readonly Column[]
  readonly many: boolean
  readonly effects: Float64Array
  weights: GridWeights
}

/**
 * One pass over a factor: mean residual m and its variance s² per label, the grid weights from all of them, the shrunken
 * effects. `rest` is y − level − all effects, kept up to date. Where a post may carry several labels they are taken one
 * after the other, so that labels that often come together share a deviation instead of each claiming all of it.
 */
function refitFactor(working: Working, w: Float64Array, rest: Float64Array): void {
  const { columns, effects, many } = working
  const move = (column: Column, g: number, to: number) => {
    const change = to - effects[g]!
    if (change === 0) return
    effects[g] = to
    for (const row of column.rows) rest[row] = rest[row]! - change
  }
  const masses: number[] = []
  const means: number[] = []
  const variances: number[] = []
  for (const [g, column] of columns.entries()) {
    let sum = 0
    let mass = 0
    for (const row of column.rows) {
      sum += w[row]! * rest[row]!
      mass += w[row]!
    }
    const variance = 1 / Math.max(mass, 1e-6)
    const mean = sum * variance + effects[g]!
    masses.push(mass)
    means.push(mean)
    variances.push(variance)
    if (many) move(column, g, shrunk(mean, variance, working.weights))
  }
  working.weights = gridWeights(means, variances)
  const next = means.map((mean, g) => shrunk(mean, variances[g]!, working.weights))
  if (!many) {
    const total = masses.reduce((a, b) => a + b, 0)
    const centre = next.reduce((sum, effect, g) => sum + masses[g]! * effect, 0) / Math.max(total, 1e-9)
    for (let g = 0; g < next.length; g++) next[g] = next[g]! - centre
  }
  for (const [g, column] of columns.entries()) move(column, g, next[g]!)
}

/** Effects per label; labels of one column have equal parts of its effect, so that together they have all of it. */
function effectsOf(coded: Coded, working: Working): FactorEffects {
  const effects = new Float64Array(coded.labels.length)
  for (const [g, column] of working.columns.entries()) {
    for (const level of column.levels) effects[level] = working.effects[g]! / column.levels.length
  }
  return { name: coded.name, effects, unseen: unseenVariance(working.weights) }
}

const huberWeight = (z: number) => (Math.abs(z) > HUBER ? HUBER / Math.abs(z) : 1)

/**
 * Fits y = level + Σ effects + ε, Var ε = σ² + v, to rows [from, to) by backfitting (Hastie & Tibshirani): three sweeps of
 * a two-sided local level, each factor's shrunken effects, and a robust σ². Weights ½^(age/600 posts)·huber/(σ²+v).
 */
export function fit(y: Float64Array, v: Float64Array, factors: readonly Coded[], from: number, to: number): Fit {
  const n = to - from
  const observed = y.subarray(from, to)
  const noise = v.subarray(from, to)
  const recent = Math.max(0, n - SPREAD_WINDOW)
  const middle = median(observed)
  const huber = new Float64Array(n).fill(1)
  const age = Float64Array.from({ length: n }, (_, i) => 0.5 ** ((n - 1 - i) / EFFECT_HALF_LIFE))
  const workings = factors.map((coded): Working => {
    const columns = columnsOf(coded, from, to)
    return { columns, many: coded.many, effects: new Float64Array(columns.length), weights: PRIOR_WEIGHTS }
  })
  let level = new Float64Array(n)
  /** y − all effects */
  let bare = observed.slice()
  let variance = robustVariance(
    observed.subarray(recent).map((value) => value - middle),
    noise.subarray(recent),
  )
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    const precision = noise.map((value, i) => huber[i]! / (variance + value))
    level = twoSidedLevel(bare, precision, LEVEL_HALF_LIFE)
    const rest = bare.map((value, i) => value - level[i]!)
    const w = precision.map((value, i) => value * age[i]!)
    for (const working of workings) if (working.columns.length > 0) refitFactor(working, w, rest)
    bare = rest.map((value, i) => value + level[i]!)
    variance = robustVariance(rest.subarray(recent), noise.subarray(recent))
    for (let i = 0; i < n; i++) huber[i] = huberWeight(rest[i]! / Math.sqrt(variance + noise[i]!))
  }
  return { factors: factors.map((coded, f) => effectsOf(coded, workings[f]!)), variance, huber }
}
