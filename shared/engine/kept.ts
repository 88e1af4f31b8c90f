import type { Metric } from '../model.ts'
import type { Coded, Expert, FactorName } from './factors.ts'
import type { Flag, FlagRecord } from './flags.ts'
import { newOccurrence, type Occurrence } from './occurrence.ts'
import { newLearner, type Learner } from './rolling.ts'
import type { Sample } from './sample.ts'

// Where the replay of a metric ended, so that posts added later are learnt from without living through all before them again.

/** Rises with each change that makes other numbers of the same posts: what an older engine has learnt is learnt again. A test holds it. */
export const ENGINE_VERSION = 8

/** Two times 32 bits over the rows that were lived through: what tells whether a history still begins with them. */
type Print = readonly [number, number]

/** Flags are looked for anew at every post up to here, and from here on at every 50th: their fits look at thousands of rows. */
const FLAGS_EACH_UNTIL = 1000
const FLAGS_EVERY = 50

/** The posts, of n, that flags and their records are read off. */
export const flaggedAt = (n: number): number => (n < FLAGS_EACH_UNTIL ? n : n - (n % FLAGS_EVERY))

export interface KeptFlags {
  /** The posts they were read off, and whether labels of time were among them. */
  readonly posts: number
  readonly isTimed: boolean
  readonly flags: readonly Flag[]
  readonly records: Readonly<Partial<Record<FactorName, FlagRecord>>>
  readonly wear: FlagRecord
}

/** What is needed to go on with one metric: plain data and typed arrays. */
export interface KeptMetric {
  readonly rows: number
  readonly print: Print
  readonly learner: Omit<Learner, 'experts' | 'factors' | 'listeners'>
  readonly occurrence: Omit<Occurrence, 'factors'> | null
  readonly flags: KeptFlags | null
  /** ŷ of the last posts, as many as say what is ordinary. */
  readonly expected: Float64Array
}

/** What is needed to go on with a channel. */
export type Kept = Readonly<Partial<Record<Metric, KeptMetric>>>

/** What is learnt from, row by row: its numbers, two words each, then of every factor how many labels and which; and where each row ends. */
function wordsOf(sample: Sample, factors: readonly Coded[]): { words: Uint32Array; ends: Int32Array } {
  // The cells of a row follow from these.
  const [y, v, values] = [sample.y, sample.v, sample.values].map(
    (numbers) => new Uint32Array(numbers.buffer, numbers.byteOffset, 2 * numbers.length),
  ) as [Uint32Array, Uint32Array, Uint32Array]
  const rows = sample.y.length
  const labels = factors.reduce((sum, { start }) => sum + start[rows]!, 0)
  const words = new Uint32Array(rows * (6 + factors.length) + labels)
  const ends = new Int32Array(rows)
  let end = 0
  for (let row = 0; row < rows; row++) {
    for (let word = 2 * row; word < 2 * row + 2; word++) {
      words[end++] = y[word]!
      words[end++] = v[word]!
      words[end++] = values[word]!
    }
    for (let f = 0; f < factors.length; f++) {
      const { start, levels } = factors[f]!
      const [first, last] = [start[row]!, start[row + 1]!]
      words[end++] = last - first
      for (let at = first; at < last; at++) words[end++] = levels[at]!
    }
    ends[row] = end
  }
  return { words, ends }
}

const NOTHING_YET: Print = [0x2545f491, 0x27220a95]

/** The print of what one print stands for and of these words behind it. */
function printed([a, b]: Print, words: Uint32Array): Print {
  for (let i = 0; i < words.length; i++) {
    a = Math.imul(a ^ words[i]!, 0x85ebca6b)
    a = (a << 13) | (a >>> 19)
    b = (Math.imul(b ^ words[i]!, 0xc2b2ae35) + 0x165667b1) | 0
    b = (b << 15) | (b >>> 17)
  }
  return [a, b]
}

/** The prints of the first `rows` rows, their numbers and labels (null where there are fewer), and of all of them. */
export function printsOf(sample: Sample, factors: readonly Coded[], rows: number): { at: Print | null; end: Print } {
  const { words, ends } = wordsOf(sample, factors)
  if (rows > ends.length) return { at: null, end: printed(NOTHING_YET, words) }
  const reach = rows === 0 ? 0 : ends[rows - 1]!
  const at = printed(NOTHING_YET, words.subarray(0, reach))
  return { at, end: printed(at, words.subarray(reach)) }
}

export const isSamePrint = (one: Print, other: Print | null): boolean =>
  other !== null && one[0] === other[0] && one[1] === other[1]

/**
 * True where a replay can go on from what was kept: the history begins with the same rows, and all labels that were numbered then
 * are still there. Posts without numbers are no rows and have labels; one that goes (merged with the one an export brought) may
 * take the last of them along.
 */
export const goesOn = (kept: KeptMetric, at: Print | null, factors: readonly Coded[]): boolean =>
  isSamePrint(kept.print, at) &&
  kept.learner.support.every((posts, f) => posts.length <= (factors[f]?.labels.length ?? 0))

export function keptOf(
  rows: number,
  print: Print,
  { experts: _, factors: __, listeners: ___, fit, ...state }: Learner,
  occurrence: Occurrence | null,
  flags: KeptFlags | null,
  expected: Float64Array,
): KeptMetric {
  // Of a fit only the effects are heard afterwards; its rows would be the larger part of all that is kept.
  const made = fit && {
    ...fit,
    factors: fit.factors.map((factor) => ({ ...factor, columns: [] })),
    huber: new Float64Array(0),
  }
  return {
    rows,
    print,
    learner: structuredCloned({ ...state, fit: made }),
    occurrence: occurrence && structuredCloned(withoutFactors(occurrence)),
    flags,
    expected,
  }
}

const withoutFactors = ({ factors: _, fitted, ...rest }: Occurrence): Omit<Occurrence, 'factors'> => ({
  ...rest,
  fitted: fitted.map((factor) => ({ ...factor, columns: [] })),
})

/** A copy whose typed arrays are its own: the replay writes into them. */
function structuredCloned<T>(value: T): T {
  if (value instanceof Float64Array || value instanceof Int32Array) return value.slice() as T
  if (Array.isArray(value)) return value.map(structuredCloned) as T
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, structuredCloned(part)])) as T
}

/** Labels are numbered in the order in which they first came: later ones only make the lists longer. */
const padded = (effects: Float64Array, { labels }: Coded): Float64Array => {
  const longer = new Float64Array(labels.length)
  longer.set(effects)
  return longer
}

/** The learner as it was left, over a history that has grown since. */
export function learnerFrom(
  { learner: kept }: KeptMetric,
  experts: readonly Expert[],
  factors: readonly Coded[],
  priorSpread: number,
): Learner {
  const { support, fit, ...state } = structuredCloned(kept)
  const fresh = newLearner(experts, factors, priorSpread)
  for (const [f, posts] of fresh.support.entries()) posts.set(support[f]!)
  return {
    ...fresh,
    ...state,
    support: fresh.support,
    fit: fit && {
      ...fit,
      factors: fit.factors.map((factor, f) => ({ ...factor, effects: padded(factor.effects, fresh.factors[f]!) })),
    },
  }
}

export function occurrenceFrom({ occurrence: kept }: KeptMetric, factors: readonly Coded[]): Occurrence | null {
  if (!kept) return null
  const fresh = newOccurrence(factors)
  const { fitted, ...state } = structuredCloned(kept)
  return {
    ...fresh,
    ...state,
    fitted: fitted.map((factor, f) => ({ ...factor, effects: padded(factor.effects, fresh.factors[f]!) })),
  }
}
