import { z } from 'zod'
import type { BoardAnswer } from './board.ts'
import { output, query } from './calls.ts'
import type { GateVerdict, TimeMap } from './engine/index.ts'
import type { FatigueSay, WearSay } from './insight/fatigue.ts'
import { CONVERSIONS, type ConversionPart } from './insight/conversion.ts'
import type { FlagTally } from './insight/flag-record.ts'
import type { Ledger } from './insight/ledger.ts'
import type { QuadrantsSay } from './insight/quadrants.ts'
import { RULE_IDS } from './insight/rules.ts'
import type { SidePosts } from './insight/sides.ts'
import { hookKind, id, metric, text, type Metric } from './model.ts'
import type { SealRecord } from './sealed.ts'
import type { Day } from './time.ts'

/** The posts of a side, as a list names them. */
export interface NamedSide extends Omit<SidePosts, 'posts'> {
  readonly posts: readonly {
    readonly id: string
    readonly title: string
    readonly publishedDay: Day
    readonly value: number
  }[]
}

const ofChannel = z.object({ channelId: id })

/** What a channel's past has to tell, view by view; null while it is being read. Told anew as `patterns`. */
export const insightCalls = {
  'insight.board': query(ofChannel, output<BoardAnswer | null>()),
  'insight.quadrants': query(ofChannel, output<QuadrantsSay | null>()),
  'insight.fatigue': query(ofChannel, output<FatigueSay | null>()),
  /** Of a row of `insight.fatigue`, use by use; null where its wear cannot be read off. */
  'insight.wear': query(ofChannel.extend({ kind: hookKind, words: text(4000) }), output<WearSay | null>()),
  /**
   * How the forecasts did that were frozen at publishing, never null; without a metric, its first. `isAny`: the chances of any,
   * not the ranges.
   */
  'insight.seals': query(
    ofChannel.extend({ metric: metric.optional(), isAny: z.boolean().optional() }),
    output<SealRecord>(),
  ),
  /** How often what would have been flagged on this history held afterwards, by kind and metric. */
  'insight.flagRecords': query(ofChannel, output<readonly FlagTally[] | null>()),
  /** A metric by weekday and hour (unsaid: the first there is), and what posting time has earned in each; waits for the reading. */
  'insight.times': query(
    z.object({ channelId: id, metric: metric.optional() }),
    output<{
      readonly metrics: readonly { readonly metric: Metric; readonly n: number; readonly time: GateVerdict }[]
      readonly map: TimeMap
    }>(),
  ),
  /** Every rule of thumb beside the channel's own posts. */
  'insight.ledger': query(ofChannel, output<Ledger | null>()),
  /** What becomes of a light signal, by kind of hook. */
  'insight.conversion': query(ofChannel, output<readonly ConversionPart[] | null>()),
  /** The posts behind a row of either: with it, then without; the newest first. Never null. */
  'insight.sides': query(
    ofChannel.extend({
      row: z.discriminatedUnion('view', [
        z.object({ view: z.literal('ledger'), id: z.enum(RULE_IDS) }),
        z.object({ view: z.literal('conversion'), id: hookKind, of: z.enum(CONVERSIONS) }),
      ]),
    }),
    output<{ readonly sides: readonly [NamedSide, NamedSide] }>(),
  ),
}
