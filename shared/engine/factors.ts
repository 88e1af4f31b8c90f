import type { EnginePost, Labels } from './metrics.ts'

/** Upper ends of the duration bins, in seconds. */
const DURATION_ENDS = [60, 180, 480, 900, 1500] as const
/** A duration bin by its upper end in seconds; `over` is longer than the last. */
export type DurationBin = `${(typeof DURATION_ENDS)[number]}` | 'over'

export function durationBinOf(seconds: number | null): DurationBin | null {
  if (seconds === null || !(seconds > 0)) return null
  const end = DURATION_ENDS.find((upper) => seconds <= upper)
  return end === undefined ? 'over' : `${end}`
}

export type FactorName = 'format' | 'duration' | 'tags' | 'hooks' | 'track'

/** One kind of label. `many`: a post may carry several of them at once. */
interface Factor {
  readonly name: FactorName
  readonly many: boolean
  readonly of: (labels: Labels) => readonly string[]
}

const one = (label: string | null): readonly string[] => (label === null ? [] : [label])

/** What effects are learnt of, in the order of the backfitting. */
export const FACTORS: readonly Factor[] = [
  { name: 'format', many: false, of: (labels) => [labels.format] },
  { name: 'tags', many: true, of: (labels) => labels.tags },
  { name: 'hooks', many: true, of: (labels) => labels.hooks },
  { name: 'track', many: false, of: (labels) => one(labels.track) },
  { name: 'duration', many: false, of: (labels) => one(durationBinOf(labels.durationSeconds)) },
]

/** A set of factors that votes as one in the mixture, with its prior weight. The first is the bare level. */
export interface Expert {
  readonly factors: readonly FactorName[]
  readonly weight: number
}
export const LEVEL_ONLY: readonly Expert[] = [{ factors: [], weight: 1 }]
export const EXPERTS: readonly Expert[] = [
  ...LEVEL_ONLY,
  { factors: ['format', 'tags', 'hooks', 'track', 'duration'], weight: 1 },
]

/** The labels of one factor, post by post: post i carries `levels[start[i]…start[i+1]−1]`, places in `labels`. */
export interface Coded {
  readonly name: FactorName
  readonly many: boolean
  readonly labels: readonly string[]
  readonly start: Int32Array
  readonly levels: Int32Array
}

function codedFactor(factor: Factor, posts: readonly EnginePost[]): Coded {
  const places = new Map<string, number>()
  const start = new Int32Array(posts.length + 1)
  const levels: number[] = []
  for (const [i, post] of posts.entries()) {
    for (const label of [...new Set(factor.of(post))].toSorted()) {
      const place = places.get(label) ?? places.size
      places.set(label, place)
      levels.push(place)
    }
    start[i + 1] = levels.length
  }
  return { name: factor.name, many: factor.many, labels: [...places.keys()], start, levels: Int32Array.from(levels) }
}

export const codedOf = (posts: readonly EnginePost[]): Coded[] => FACTORS.map((factor) => codedFactor(factor, posts))

/** The same coding for some of the posts only. */
export function codedRows(coded: Coded, rows: Int32Array): Coded {
  const start = new Int32Array(rows.length + 1)
  const levels: number[] = []
  for (const [i, row] of rows.entries()) {
    for (let at = coded.start[row]!; at < coded.start[row + 1]!; at++) levels.push(coded.levels[at]!)
    start[i + 1] = levels.length
  }
  return { ...coded, start, levels: Int32Array.from(levels) }
}
