import type { Coded, FactorName, Shape } from './factors.ts'
import {
  clockMeans,
  clockPosteriors,
  gridWeights,
  posteriorOf,
  PRIOR_WEIGHTS,
  shrunk,
  unseenVariance,
  type EffectPosterior,
  type GridWeights,
} from './shrinkage.ts'
import { median, robustVariance } from './special.ts'

const SWEEPS = 3
/** An observation counts half in the effects after 600 posts. */
export const AGEING = 0.5 ** (1 / 600)
/** Posts after which a neighbour counts half in the two-sided level. */
const LEVEL_HALF_LIFE = 40
const HUBER = 2.5
/** The spread is read off the newest residuals. */
const SPREAD_WINDOW = 500

export interface FactorEffects {
  readonly name: FactorName
  /** Effect of each label, on the metric's scale; 0 where unknown. */
  readonly effects: Float64Array
  /** Variance of the effect of a label never seen. */
  readonly unseen: number
  readonly columns: readonly MeasuredColumn[]
  /** The mass-weighted mean of the shrunken effects, which was taken off all of them. */
  readonly centre: number
  readonly weights: GridWeights
}

/** What one fit measured of a label, or of labels that always come together. */
interface MeasuredColumn {
  /** Places of the labels in the factor's list. */
  readonly levels: readonly number[]
  readonly posts: number
  /** As many equally weighty posts would measure it as well: (Σw)²/Σw² (Kish 1965). */
  readonly worth: number
  /** Mean residual, and its variance. */
  readonly mean: number
  readonly variance: number
}

export interface Fit {
  readonly factors: readonly FactorEffects[]
  /** σ²: post-to-post variance beyond counting noise. */
  readonly variance: number
  /** Huber weight of each row: 1, or 2.5/|z| beyond 2.5 standard errors. */
  readonly huber: Float64Array
  /**
   * How much wider than 1/Σw the mean residual of a label spreads: Σw²r²/Σw with the weights it was measured with, at least
   * 1 (the sandwich of Huber 1967, pooled). Where many posts are nearly equal and the rest far off, a robust σ² says too little.
   */
  readonly excess: number
}

/** A label, or labels that always come together, and the rows that carry it. */
interface Column {
  readonly levels: readonly number[]
  readonly rows: Int32Array
}

/** The commonest labels of a factor get effects; what lies beyond is too rare to learn from and only takes time. */
const MOST_LABELS = 200

/** The fewest rows a label must have for at most 200 labels to have as many. */
function leastRows(counts: Int32Array): number {
  const beyond = counts.toSorted().at(-1 - MOST_LABELS)
  return beyond === undefined ? 1 : beyond + 1
}

/** A column for each label that is common enough among rows [from, to), which are numbered from 0. */
function labelColumns({ labels, levels, start }: Coded, from: number, to: number): Column[] {
  const first = start[from]!
  const last = start[to]!
  const counts = new Int32Array(labels.length)
  for (let at = first; at < last; at++) counts[levels[at]!]!++
  const next = new Int32Array(labels.length)
  for (let level = 1; level < labels.length; level++) next[level] = next[level - 1]! + counts[level - 1]!
  const rows = new Int32Array(last - first)
  for (let row = from; row < to; row++) {
    for (let at = start[row]!; at < start[row + 1]!; at++) rows[next[levels[at]!]!++] = row - from
  }
  const least = leastRows(counts)
  const columns: Column[] = []
  for (let level = 0; level < labels.length; level++) {
    const end = next[level]!
    const count = counts[level]!
    if (count >= least) columns.push({ levels: [level], rows: rows.subarray(end - count, end) })
  }
  return columns
}

/** More posts first, then the earlier: an order that does not depend on what labels are called. */
function byRows({ rows: a }: Column, { rows: b }: Column): number {
  if (a.length !== b.length) return b.length - a.length
  const differs = a.findIndex((row, i) => row !== b[i])
  return differs < 0 ? 0 : a[differs]! - b[differs]!
}

/**
 * The columns of a factor in rows [from, to). Labels on exactly the same rows share one column; a label that excludes all
 * others and has no other beside it is no different from the level.
 */
function columnsOf(coded: Coded, from: number, to: number): Column[] {
  const columns = labelColumns(coded, from, to)
  if (coded.shape !== 'many') return columns.length > 1 ? columns : []
  const merged: Column[] = []
  for (const column of columns.toSorted(byRows)) {
    const last = merged.at(-1)
    if (last && byRows(last, column) === 0)
      merged.splice(-1, 1, { ...last, levels: [...last.levels, ...column.levels] })
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
export interface Working {
  readonly shape: Shape
  readonly labels: readonly string[]
  readonly columns: readonly Column[]
  readonly effects: Float64Array
  readonly means: number[]
  readonly variances: number[]
  readonly worths: number[]
  weights: GridWeights
  centre: number
  /** Of a clock: the effect of each of its 24 hours, measured or not, before centring. */
  hours: Float64Array | null
}

/**
 * One pass over a factor: mean residual m and its variance s² per label, the grid weights from all of them, the shrunken
 * effects. `rest` is y − level − all effects, kept up to date. Where a post may carry several labels they are taken one
 * after the other, so that labels that often come together share a deviation instead of each claiming all of it.
 */
export function refitFactor(working: Working, w: Float64Array, rest: Float64Array): void {
  const { columns, effects, means, variances } = working
  const isMany = working.shape === 'many'
  const move = (column: Column, g: number, to: number) => {
    const change = to - effects[g]!
    if (change === 0) return
    effects[g] = to
    const { rows } = column
    for (let at = 0; at < rows.length; at++) rest[rows[at]!]! -= change
  }
  const masses: number[] = []
  for (const [g, column] of columns.entries()) {
    let sum = 0
    let mass = 0
    let squares = 0
    const { rows } = column
    for (let at = 0; at < rows.length; at++) {
      const row = rows[at]!
      sum += w[row]! * rest[row]!
      mass += w[row]!
      squares += w[row]! * w[row]!
    }
    const variance = 1 / Math.max(mass, 1e-6)
    const mean = sum * variance + effects[g]!
    masses.push(mass)
    means[g] = mean
    variances[g] = variance
    working.worths[g] = (mass * mass) / Math.max(squares, 1e-12)
    if (isMany) move(column, g, shrunk(mean, variance, working.weights))
  }
  const next = shrunkEffects(working)
  if (!isMany) {
    const total = masses.reduce((a, b) => a + b, 0)
    const centre = next.reduce((sum, effect, g) => sum + masses[g]! * effect, 0) / Math.max(total, 1e-9)
    for (let g = 0; g < next.length; g++) next[g] = next[g]! - centre
    working.centre = centre
  }
  for (const [g, column] of columns.entries()) move(column, g, next[g]!)
}

const hoursOf = ({ labels }: Pick<Coded, 'labels'>, columns: readonly Pick<Column, 'levels'>[]) =>
  columns.map(({ levels }) => Number(labels[levels[0]!]))

/** The effect of each column after shrinkage, not yet centred; keeps the grid weights. */
function shrunkEffects(working: Working): number[] {
  const { shape, means, variances } = working
  if (shape === 'clock') {
    const hours = hoursOf(working, working.columns)
    const clock = clockMeans({ hours, means, variances })
    working.weights = clock.weights
    working.hours = clock.means
    return hours.map((hour) => clock.means[hour]!)
  }
  working.weights = gridWeights(means, variances, shape === 'rare' ? 'sceptical' : 'usual')
  return means.map((mean, g) => shrunk(mean, variances[g]!, working.weights))
}

/** Effects per label; labels of one column have equal parts of its effect, so that together they have all of it. */
export function effectsOf(coded: Coded, working: Working): FactorEffects {
  const effects = new Float64Array(coded.labels.length)
  for (const [g, column] of working.columns.entries()) {
    for (const level of column.levels) effects[level] = working.effects[g]! / column.levels.length
  }
  for (const [hour, mean] of working.hours?.entries() ?? []) effects[hour] = mean - working.centre
  return {
    name: coded.name,
    effects,
    unseen: unseenVariance(working.weights),
    columns: working.columns.map(({ levels, rows }, g) => ({
      levels,
      posts: rows.length,
      worth: working.worths[g]!,
      mean: working.means[g]!,
      variance: working.variances[g]!,
    })),
    centre: working.centre,
    weights: working.weights,
  }
}

/** The posterior of each measured column of a factor, less the centre; measured with `excess` times the variance. */
export function columnPosteriors({ shape, labels }: Coded, fitted: FactorEffects, excess = 1): EffectPosterior[] {
  const { centre, weights } = fitted
  const columns = fitted.columns.map((column) => ({ ...column, variance: column.variance * excess }))
  const raw =
    shape === 'clock' && columns.length > 0
      ? pickHours(columns, labels)
      : columns.map(({ mean, variance }) => posteriorOf(mean, variance, weights))
  return raw.map((posterior) => ({ ...posterior, means: posterior.means.map((mean) => mean - centre) }))
}

function pickHours(columns: readonly MeasuredColumn[], labels: readonly string[]): EffectPosterior[] {
  const hours = hoursOf({ labels }, columns)
  const measure = { hours, means: columns.map(({ mean }) => mean), variances: columns.map(({ variance }) => variance) }
  const posteriors = clockPosteriors(measure)
  return hours.map((hour) => posteriors[hour]!)
}

/** A factor among rows [from, to) before anything is known of its effects. */
export function workingOf(coded: Coded, from: number, to: number): Working {
  const columns = columnsOf(coded, from, to)
  return {
    shape: coded.shape,
    labels: coded.labels,
    columns,
    effects: new Float64Array(columns.length),
    means: [],
    variances: [],
    worths: [],
    weights: PRIOR_WEIGHTS,
    centre: 0,
    hours: null,
  }
}

/** Huber's weight of a residual with this variance: 1, or 2.5 standard errors over its size. */
/** 1, or 2.5/|z| beyond 2.5 standard deviations (Huber 1964). */
export const huberWeight = (residual: number, variance: number) =>
  residual * residual > HUBER * HUBER * variance ? (HUBER * Math.sqrt(variance)) / Math.abs(residual) : 1

/**
 * Fits y = level + Σ effects + ε, Var ε = σ² + v, to rows [from, to) by backfitting (Hastie & Tibshirani): sweeps of
 * a two-sided local level, each factor's shrunken effects, and a robust σ². Weights ½^(age/600 posts)·huber/(σ²+v).
 */
export function fit(
  y: Float64Array,
  v: Float64Array,
  factors: readonly Coded[],
  from: number,
  to: number,
  sweeps: number = SWEEPS,
): Fit {
  const n = to - from
  const observed = y.subarray(from, to)
  const noise = v.subarray(from, to)
  const recent = Math.max(0, n - SPREAD_WINDOW)
  const middle = median(observed.subarray(recent))
  const workings = factors.map((coded) => workingOf(coded, from, to))
  const huber = new Float64Array(n).fill(1)
  const precision = new Float64Array(n)
  const w = new Float64Array(n)
  /** y − all effects; and that less the level */
  const bare = observed.slice()
  const rest = observed.map((value) => value - middle)
  let variance = robustVariance(rest.subarray(recent), noise.subarray(recent))
  for (let sweep = 0; sweep < sweeps; sweep++) {
    for (let i = n - 1, age = 1; i >= 0; i--, age *= AGEING) {
      precision[i] = huber[i]! / (variance + noise[i]!)
      w[i] = precision[i]! * age
    }
    const level = twoSidedLevel(bare, precision, LEVEL_HALF_LIFE)
    for (let i = 0; i < n; i++) rest[i] = bare[i]! - level[i]!
    for (const working of workings) if (working.columns.length > 0) refitFactor(working, w, rest)
    for (let i = 0; i < n; i++) bare[i] = rest[i]! + level[i]!
    variance = robustVariance(rest.subarray(recent), noise.subarray(recent))
    for (let i = 0; i < n; i++) huber[i] = huberWeight(rest[i]!, variance + noise[i]!)
  }
  let [squares, mass] = [0, 0]
  for (let i = recent; i < n; i++) {
    squares += (precision[i]! * rest[i]!) ** 2
    mass += precision[i]!
  }
  return {
    factors: factors.map((coded, f) => effectsOf(coded, workings[f]!)),
    variance,
    huber,
    excess: Math.max(1, squares / mass),
  }
}
