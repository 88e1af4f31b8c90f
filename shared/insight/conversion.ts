import { isSparse, sampleOf, type Past, type Sample, type Side, type SignalPair } from '../engine/index.ts'
import type { HookKind } from '../model.ts'
import { COUNT_OF } from '../platforms.ts'
import { HOOK_KINDS } from '../values.ts'
import { comparisons, type Asked, type Reading } from './compared.ts'

/** What becomes of a light signal: comments, or deep signals, for each of it. */
export const CONVERSIONS = ['comments', 'deep'] as const
export type Conversion = (typeof CONVERSIONS)[number]

export interface ConversionRow {
  readonly hook: HookKind
  readonly reading: Reading
}

export interface ConversionPart {
  readonly of: Conversion
  /** The kinds that were used, those with the best record first, those of which nothing can be said last. */
  readonly rows: readonly ConversionRow[]
  /** Judgeable posts, and those that have the columns. */
  readonly posts: number
  readonly answered: number
  /** Of the last posts. `any`: how many had any; said where most have none. */
  readonly usual: {
    readonly of: number
    readonly median: number
    readonly low: number
    readonly high: number
    readonly any: number
  } | null
  readonly sparse: boolean
  readonly byChance: number
}

const LATELY = 60

/** Those there are on a channel: comments have no part of their own where they are one of its signals. */
export const conversionsOn = ({ light, deep }: SignalPair): readonly Conversion[] =>
  light === 'comment' || deep.includes('comment') ? ['deep'] : CONVERSIONS

/** The sample of a conversion: over the channel's light signal; deep is made of the signals that the channel's deep rate is. */
export function conversionSample(past: Past, pair: SignalPair, of: Conversion): Sample {
  const over = COUNT_OF[pair.light]
  if (of === 'comments') return sampleOf(past.posts, 'commentConversion', { kind: 'ratio', of: ['comments'], over })
  return sampleOf(past.posts, 'deepRate', { kind: 'ratio', of: past.definitions.deepRate.of, over })
}

export const askedOf = (hook: HookKind): Asked => ({
  sideOf: ({ hooks }): Side => (hooks.includes(hook) ? 1 : 0),
  hook,
})

/** How each kind of hook goes together with what becomes of a light signal. */
export function conversionOf(past: Past, pair: SignalPair, of: Conversion): ConversionPart {
  const sample = conversionSample(past, pair, of)
  const compare = comparisons(past, sample)
  const used = HOOK_KINDS.filter((hook) => past.posts.some(({ hooks }) => hooks.includes(hook)))
  const rows = used.map((hook): ConversionRow => ({ hook, reading: compare(askedOf(hook)) }))
  const worth = ({ reading }: ConversionRow) => (reading.kind === 'compared' ? reading.change : -Infinity)
  const lately = sample.values.slice(-LATELY).toSorted()
  const at = (share: number) => lately[Math.round(share * (lately.length - 1))] ?? 0
  return {
    of,
    rows: rows.toSorted((a, b) => worth(b) - worth(a) || b.reading.withIt - a.reading.withIt),
    posts: sample.y.length,
    answered: sample.answered,
    usual:
      lately.length === 0
        ? null
        : {
            of: lately.length,
            median: at(0.5),
            low: at(0.1),
            high: at(0.9),
            any: lately.filter((value) => value > 0).length,
          },
    sparse: isSparse(sample.values),
    byChance: rows.reduce((sum, { reading }) => sum + (reading.kind === 'compared' ? reading.byChance : 0), 0),
  }
}
