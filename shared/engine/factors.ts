import type { ContentLabels, EnginePost, Labels } from './metrics.ts'
import { HOURS } from './shrinkage.ts'

/** Upper ends of the duration bins, in seconds. */
const DURATION_ENDS = [60, 180, 480, 900, 1500] as const
/** A duration bin by its upper end in seconds; `over` is longer than the last. */
export type DurationBin = `${(typeof DURATION_ENDS)[number]}` | 'over'

export function durationBinOf(seconds: number | null): DurationBin | null {
  if (seconds === null || !(seconds > 0)) return null
  const end = DURATION_ENDS.find((upper) => seconds <= upper)
  return end === undefined ? 'over' : `${end}`
}

type ContentFactor = 'format' | 'duration' | 'tags' | 'hooks' | 'track'
type TimeFactor = 'weekday' | 'hour' | 'slot'
export type FactorName = ContentFactor | TimeFactor

/**
 * How the labels of a factor hang together. `one`: a post has one of them. `many`: several at once. `clock`: hours, of
 * which neighbours are alike and 23 is next to 0. `rare`: one of very many, of which few can matter: a sceptical prior.
 */
export type Shape = 'one' | 'many' | 'clock' | 'rare'

/** One kind of label. */
interface Factor<N extends FactorName = FactorName, L extends ContentLabels = Labels> {
  readonly name: N
  readonly shape: Shape
  /** All labels there can be, where they are few and known. */
  readonly labels?: readonly string[]
  readonly of: (labels: L) => readonly string[]
}

const one = (label: string | null): readonly string[] => (label === null ? [] : [label])

/** What a creator decides about the post itself. */
export const CONTENT: readonly Factor<ContentFactor, ContentLabels>[] = [
  { name: 'format', shape: 'one', of: (labels) => [labels.format] },
  { name: 'tags', shape: 'many', of: (labels) => labels.tags },
  { name: 'hooks', shape: 'many', of: (labels) => labels.hooks },
  { name: 'track', shape: 'one', of: (labels) => one(labels.track) },
  { name: 'duration', shape: 'one', of: (labels) => one(durationBinOf(labels.durationSeconds)) },
]

/** When it goes out. A post whose hour is unknown has no label of hour and slot: it teaches them nothing. */
const TIME: readonly Factor<TimeFactor>[] = [
  { name: 'weekday', shape: 'one', of: ({ weekday }) => one(weekday === null ? null : `${weekday}`) },
  {
    name: 'hour',
    shape: 'clock',
    labels: Array.from({ length: HOURS }, (_, hour) => `${hour}`),
    of: ({ hour }) => one(hour === null ? null : `${hour}`),
  },
  {
    name: 'slot',
    shape: 'rare',
    of: ({ weekday, hour }) => one(weekday === null || hour === null ? null : `${weekday} ${hour}`),
  },
]

const TIME_NAMES: readonly FactorName[] = TIME.map(({ name }) => name)
export const isTime = ({ name }: { readonly name: FactorName }): boolean => TIME_NAMES.includes(name)

/** What effects are learnt of, in the order of the backfitting. */
export const FACTORS: readonly Factor[] = [...CONTENT, ...TIME]

/**
 * A set of factors that votes as one in the mixture, with its prior weight. Each has all that the one before has. The first
 * is the bare level; the timed ones come last and are heard only while the time gate is open.
 */
export interface Expert {
  readonly factors: readonly FactorName[]
  readonly weight: number
  readonly isTimed: boolean
}
const CONTENT_NAMES = CONTENT.map(({ name }) => name)
export const LEVEL_ONLY: readonly Expert[] = [{ factors: [], weight: 1, isTimed: false }]
export const EXPERTS: readonly Expert[] = [
  ...LEVEL_ONLY,
  { factors: CONTENT_NAMES, weight: 1, isTimed: false },
  { factors: [...CONTENT_NAMES, 'weekday', 'hour'], weight: 0.5, isTimed: true },
  { factors: [...CONTENT_NAMES, 'weekday', 'hour', 'slot'], weight: 0.25, isTimed: true },
]

/** The labels of one factor, post by post: post i carries `levels[start[i]…start[i+1]−1]`, places in `labels`. */
export interface Coded {
  readonly name: FactorName
  readonly shape: Shape
  readonly labels: readonly string[]
  readonly start: Int32Array
  readonly levels: Int32Array
}

/** Codes a factor whose labels are given post by post. */
export function codedLabels(
  { name, shape, labels: known }: Pick<Factor, 'name' | 'shape' | 'labels'>,
  count: number,
  labelsOf: (post: number) => readonly string[],
): Coded {
  const places = new Map<string, number>(known?.map((label, place) => [label, place]))
  const start = new Int32Array(count + 1)
  const levels: number[] = []
  for (let i = 0; i < count; i++) {
    const own = labelsOf(i)
    for (const label of own.length > 1 ? [...new Set(own)].toSorted() : own) {
      const place = places.get(label)
      levels.push(place ?? places.size)
      if (place === undefined) places.set(label, places.size)
    }
    start[i + 1] = levels.length
  }
  return { name, shape, labels: [...places.keys()], start, levels: Int32Array.from(levels) }
}

export const codedOf = (posts: readonly EnginePost[], factors: readonly Factor[] = FACTORS): Coded[] =>
  factors.map((factor) => codedLabels(factor, posts.length, (i) => factor.of(posts[i]!)))

/** The same coding for some of the posts only. */
export function codedRows(coded: Coded, rows: Int32Array): Coded {
  if (rows.length === coded.start.length - 1) return coded
  const start = new Int32Array(rows.length + 1)
  const levels = new Int32Array(coded.levels.length)
  let end = 0
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!
    for (let at = coded.start[row]!; at < coded.start[row + 1]!; at++) levels[end++] = coded.levels[at]!
    start[i + 1] = end
  }
  return { ...coded, start, levels: levels.slice(0, end) }
}
