import { t4Quantile } from './special.ts'

/** The last `capacity` values pushed, kept in order of size; values that stay for good may be put in first. */
export interface SortedWindow {
  readonly capacity: number
  /** Values in order of size: the first `size` places. */
  readonly values: Float64Array
  /** When each was pushed, 0 for the first; −1 for those that stay. */
  readonly turns: Int32Array
  /** The values by turn, a ring. */
  readonly ring: Float64Array
  size: number
  pushed: number
}

export function sortedWindow(capacity: number, staying: Float64Array = new Float64Array(0)): SortedWindow {
  const values = new Float64Array(capacity + staying.length)
  const turns = new Int32Array(values.length)
  values.set(staying.toSorted())
  turns.fill(-1)
  return { capacity, values, turns, ring: new Float64Array(capacity), size: staying.length, pushed: 0 }
}

/** First place whose value is above `value` (`orEqual`: not below). */
function placeOf(window: SortedWindow, value: number, orEqual: boolean): number {
  let low = 0
  let high = window.size
  while (low < high) {
    const middle = (low + high) >> 1
    const there = window.values[middle]!
    if (orEqual ? there < value : there <= value) low = middle + 1
    else high = middle
  }
  return low
}

export function push(window: SortedWindow, value: number): void {
  const { values, turns, ring, capacity } = window
  const slot = window.pushed % capacity
  if (window.pushed >= capacity) {
    let gone = placeOf(window, ring[slot]!, true)
    while (turns[gone] !== window.pushed - capacity) gone++
    values.copyWithin(gone, gone + 1, window.size)
    turns.copyWithin(gone, gone + 1, window.size)
    window.size--
  }
  const place = placeOf(window, value, false)
  values.copyWithin(place + 1, place, window.size)
  turns.copyWithin(place + 1, place, window.size)
  values[place] = value
  turns[place] = window.pushed
  ring[slot] = value
  window.size++
  window.pushed++
}

/** Median of the window, 0 if it is empty. */
export function middleOf({ values, size }: SortedWindow): number {
  if (size === 0) return 0
  return size % 2 === 1 ? values[size >> 1]! : (values[size / 2 - 1]! + values[size / 2]!) / 2
}

const WINDOW = 250
const DECAY = 0.5 ** (1 / 120)
const SEEDS = 20
const SEED_WEIGHT = 0.5
/** Stand-ins for residuals while there are few: quantiles of t₄ at (i−½)/20. */
const SEED_VALUES = Float64Array.from({ length: SEEDS }, (_, i) => t4Quantile((i + 0.5) / SEEDS))
const WEIGHT_AT_AGE = Float64Array.from({ length: WINDOW }, (_, age) => DECAY ** age)

/**
 * The distribution of standardised one-step errors z = (y − ŷ)/s: the last 250, weighted with a half-life of 120 posts,
 * beside 20 t₄ quantiles of weight ½ that speak while the history is short. Source: weighted conformal prediction,
 * `engine.md` §2.
 */
export const residualWindow = (): SortedWindow => sortedWindow(WINDOW, SEED_VALUES)

/** The last residuals, oldest first: what `residualWindow` can be filled from again. */
export function residualsOf(window: SortedWindow): number[] {
  const kept = Math.min(window.pushed, window.capacity)
  return Array.from({ length: kept }, (_, i) => window.ring[(window.pushed - kept + i) % window.capacity]!)
}

const weightOf = (window: SortedWindow, place: number) => {
  const turn = window.turns[place]!
  return turn < 0 ? SEED_WEIGHT : WEIGHT_AT_AGE[window.pushed - 1 - turn]!
}

const totalWeight = (window: SortedWindow) =>
  SEEDS * SEED_WEIGHT + (1 - DECAY ** Math.min(window.pushed, WINDOW)) / (1 - DECAY)

/** Weighted quantiles at `levels` (ascending), linear between the middles of the weights; written into `out`. */
export function quantiles(window: SortedWindow, levels: ArrayLike<number>, out: Float64Array): Float64Array {
  const { values, size } = window
  const total = totalWeight(window)
  let sum = 0
  let before = 0
  let next = 0
  for (let i = 0; i < size && next < levels.length; i++) {
    const weight = weightOf(window, i)
    const here = (sum + weight / 2) / total
    while (next < levels.length && levels[next]! <= here) {
      const part = i === 0 ? 1 : (levels[next]! - before) / (here - before)
      out[next++] = i === 0 ? values[0]! : values[i - 1]! + part * (values[i]! - values[i - 1]!)
    }
    before = here
    sum += weight
  }
  while (next < levels.length) out[next++] = values[size - 1]!
  return out
}

/** Weight below `z`: the inverse of `quantiles`. */
function cumulative(window: SortedWindow, z: number): number {
  const { values, size } = window
  if (z < values[0]!) return 0
  if (z >= values[size - 1]!) return 1
  const total = totalWeight(window)
  let sum = 0
  let before = 0
  for (let i = 0; i < size; i++) {
    const weight = weightOf(window, i)
    const here = (sum + weight / 2) / total
    if (values[i]! > z) {
      const part = (z - values[i - 1]!) / (values[i]! - values[i - 1]!)
      return before + part * (here - before)
    }
    before = here
    sum += weight
  }
  return 1
}

/** Half of what the range that was learnt leaves out: the 80 % range leaves out a tenth on either side. */
const TAIL = 0.1

/**
 * The weight of past errors to leave out at one end, so that a share `beyond` (0–½) of posts falls there. The miss rate was
 * learnt for the 80 % range, whose ends it moves to `miss`/2; from there the two go to 0 and to the median in proportion.
 */
export const tailOf = (beyond: number, miss: number): number =>
  beyond <= TAIL ? (beyond / TAIL) * (miss / 2) : miss / 2 + ((beyond - TAIL) / (0.5 - TAIL)) * (0.5 - miss / 2)

/** The share of posts beyond a weight `tail` (0–½) of past errors: the inverse of `tailOf`. */
const beyondOf = (tail: number, miss: number): number =>
  tail <= miss / 2 ? (tail / (miss / 2)) * TAIL : TAIL + ((tail - miss / 2) / (0.5 - miss / 2)) * (0.5 - TAIL)

/** The chance (0–1) that the next standardised error exceeds z, at a window and miss rate as they stand. */
export function chanceAbove(window: SortedWindow, miss: number, z: number): number {
  const below = cumulative(window, z)
  return below > 0.5 ? beyondOf(1 - below, miss) : 1 - beyondOf(below, miss)
}

/**
 * How much of a value that fills the cell [low, high] lies inside the range that leaves out `miss`/2 on either side: the
 * expectation of the randomised probability integral transform for counts (Czado, Gneiting & Held 2009), in place of its
 * draw. 0 or 1 unless an end of the range cuts the cell.
 */
export function coveredShare(window: SortedWindow, low: number, high: number, miss: number): number {
  const from = cumulative(window, low)
  const to = cumulative(window, high)
  const inside = Math.min(to, 1 - miss / 2) - Math.max(from, miss / 2)
  if (to - from < 1e-9) return inside >= 0 ? 1 : 0
  return Math.max(0, inside) / (to - from)
}
