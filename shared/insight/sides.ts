import { comparedRows, type Past, type Sample, type Side, type SignalPair } from '../engine/index.ts'
import type { HookKind } from '../model.ts'
import type { Zone } from '../time.ts'
import type { Asked } from './compared.ts'
import { askedOf, conversionSample, type Conversion } from './conversion.ts'
import { aroundOf, askedBy } from './ledger.ts'
import { RULES } from './rules.ts'

/** A row of the ledger, or of the conversions. */
export type RowAsked =
  | { readonly view: 'ledger'; readonly id: string }
  | { readonly view: 'conversion'; readonly id: HookKind; readonly of: Conversion }

/** The posts on one side of a comparison, as they are: nothing taken off. */
export interface SidePosts {
  readonly n: number
  readonly median: number
  /** How many had any. */
  readonly any: number
  /** Of the newest, oldest first. */
  readonly values: readonly number[]
  readonly posts: readonly { readonly id: string; readonly value: number }[]
}

/** As many dots as can be told apart, and posts as one reads. */
const MOST_DOTS = 300
const MOST_POSTS = 100

/** The posts behind a row, those that it compares: with it, then without. Null for a rule that is none. */
export function sidesOf(
  past: Past,
  pair: SignalPair,
  zone: Zone,
  row: RowAsked,
): readonly [SidePosts, SidePosts] | null {
  if (row.view === 'conversion') return split(past, conversionSample(past, pair, row.of), askedOf(row.id))
  const rule = RULES.find(({ id }) => id === row.id)
  if (!rule) return null
  const { metric, asked } = askedBy(past, pair, rule, aroundOf(past, zone))
  return split(past, past.sample(metric), asked)
}

function split(past: Past, { rows, values }: Sample, { sideOf }: Asked): readonly [SidePosts, SidePosts] {
  const sides = Array.from(rows, (place) => sideOf(past.posts[place]!, place))
  const all = Array.from(comparedRows(sides), (row) => ({
    id: past.posts[rows[row]!]!.id,
    value: values[row]!,
    side: sides[row],
  }))
  const one = (wanted: Side): SidePosts => {
    const own = all.filter(({ side }) => side === wanted)
    const ordered = own.map(({ value }) => value).toSorted((a, b) => a - b)
    const half = ordered.length >> 1
    const upper = ordered[half] ?? 0
    return {
      n: own.length,
      median: ordered.length % 2 === 1 ? upper : ((ordered[half - 1] ?? upper) + upper) / 2,
      any: ordered.filter((value) => value > 0).length,
      values: own.slice(-MOST_DOTS).map(({ value }) => value),
      posts: own
        .slice(-MOST_POSTS)
        .toReversed()
        .map(({ id, value }) => ({ id, value })),
    }
  }
  return [one(1), one(0)]
}
