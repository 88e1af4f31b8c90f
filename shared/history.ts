import { z } from 'zod'
import type { Signal } from './platforms.ts'
import type { Oddity } from './oddity.ts'
import { COUNTS, type Count } from './platforms.ts'
import { day, format, hookKind, id, instant, kind, letter, text, track, type Metric } from './model.ts'
import type { Instant } from './time.ts'

const countValue = z.number().int().min(-1_000_000_000_000).max(1_000_000_000_000).nullable()

/** A post's numbers as captured at one time. Null is missing, never 0. `completion` is 0–1 (may exceed 1 on loops). */
export const numbers = z.object({
  ...(Object.fromEntries(COUNTS.map((name) => [name, countValue])) as Record<Count, typeof countValue>),
  completion: z.number().min(0).max(10).nullable(),
  averageWatchSeconds: z.number().min(0).max(864_000).nullable(),
})
export type Numbers = z.infer<typeof numbers>

/** Where the hour of a post is known from; `unknown` is a day without an hour, which is not midnight. */
const hourSource = z.enum(['export', 'plan', 'hand', 'unknown'])

/** What was published: from an export, or from marking an item published (provisional until an export confirms it). */
const post = z.object({
  id,
  channelId: id,
  platformPostId: text(200).nullable(),
  title: text(4000),
  /** The day on the channel's wall. */
  publishedDay: day,
  /** Null where the hour is unknown. */
  publishedAt: instant.nullable(),
  hourSource,
  format,
  durationSeconds: z.number().min(0).max(864_000).nullable(),
  tags: z.array(text(80)).max(200),
  hooks: z.array(hookKind).max(40),
  track: track.nullable(),
  kind: kind.nullable(),
  isAd: z.boolean(),
  /** False for 自见, 私密, deleted …: kept out of learning. */
  isPublic: z.boolean(),
  /** Set aside by the creator: kept out of learning, with the reason. */
  excludedBecause: text(400).nullable(),
  provisional: z.boolean(),
  itemId: id.nullable(),
  variant: letter.nullable(),
  batchId: id.nullable(),
})
export type Post = z.infer<typeof post>

const snapshot = z.object({
  id,
  postId: id,
  capturedAt: instant,
  source: z.enum(['export', 'hand']),
  batchId: id.nullable(),
  numbers,
  /** Columns kept under the header's own name because their meaning may be asked again (推荐, 喜欢 …). */
  raw: z.record(z.string(), z.string()).nullable(),
})
export type Snapshot = z.infer<typeof snapshot>

/** A post as the history table shows it. */
export interface PostRow extends Post {
  /** The judged numbers: the first snapshot at 7 days of age or more; while younger, the latest, with `isMature` false. */
  readonly numbers: Numbers | null
  readonly capturedAt: Instant | null
  readonly isMature: boolean
  readonly snapshotCount: number
  readonly oddity: Oddity | null
}

export interface ImportBatch {
  readonly id: string
  readonly channelId: string
  readonly at: Instant
  readonly files: readonly string[]
  readonly format: string
  readonly created: number
  readonly updated: number
  readonly unchanged: number
  readonly skipped: number
  readonly takenBack: boolean
}

/** The forecast of an item as it stood when the item was published. Append-only; the first one counts. */
export interface Seal {
  readonly id: string
  readonly itemId: string
  readonly at: Instant
  /** Made after the first numbers had come: marked 事后, not scored. */
  readonly afterNumbers: boolean
  readonly forecast: readonly Forecast[]
}

/** Whether posting time is heard in the forecasts of a metric; on how many posts it was tried, of how many it takes. */
export interface TimeSay {
  readonly metric: Metric
  readonly isHeard: boolean
  readonly posts: number
  readonly need: number
}

/** What one metric of a planned item is expected to be: a median with an 80 % range, or why there is none. */
export type Forecast =
  | {
      readonly metric: Metric
      readonly kind: 'known'
      readonly median: number
      readonly low: number
      readonly high: number
      /** Posts the forecast rests on. */
      readonly n: number
      /** `rough` under 5 posts (grey, no median on screen), `thin` under 30 (dashed), else `firm`. */
      readonly footing: 'rough' | 'thin' | 'firm'
      /** Where more than 80 % of the posts have none: the chance (0–1) of any at all, and how many of the `n` had any. */
      readonly any?: { readonly chance: number; readonly had: number }
      /**
       * The item's target, where it is one of this metric, and the chance (0–1) of reaching it; null under 5 posts and where
       * one value (mostly 0) makes up more than a fifth of them.
       */
      readonly target?: { readonly value: number; readonly chance: number | null }
      /** Of a sealed rate: what it was counted from (`coins+saves/views`); with its pair or its columns a channel's changes. */
      readonly counted?: string
      /** The same in seals from before that: the signals of a light or deep rate. */
      readonly signals?: readonly Signal[]
    }
  | {
      readonly metric: Metric
      readonly kind: 'unknown'
      readonly why: 'no-history' | 'too-few' | 'metric-missing' | 'not-video'
      readonly n: number
      readonly need: number
    }
