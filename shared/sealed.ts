import type { BacktestSeries, PastForecast } from './engine/index.ts'
import type { Seal } from './history.ts'
import type { Metric } from './model.ts'
import type { Day, Instant } from './time.ts'

// The record of forecasts that were frozen at publishing: which of them count, and what came of each.

/**
 * Why a sealed forecast is not scored, by what is asked first: its post is `gone` (or the publishing was taken back); made `after`
 * the first numbers; resting on `few` posts; the post's likes and comments are `odd`; set `aside` or not public; too `young`;
 * `waiting` for numbers of seven days of age.
 */
export const UNSCORED = ['gone', 'after', 'few', 'odd', 'aside', 'young', 'waiting'] as const
export type Unscored = (typeof UNSCORED)[number]

/** True for a seal made after its post's first numbers: nothing was foretold then, and nothing is scored. */
export const isAfterwards = ({ at, afterNumbers }: Pick<Seal, 'at' | 'afterNumbers'>, first: Instant | null): boolean =>
  afterNumbers || (first !== null && first < at)

/** What a metric's record is of: 80 % ranges, or, where most posts have none of it, the chance of any at all. */
export interface SealedKey {
  readonly metric: Metric
  readonly isAny: boolean
}

/** How the sealed forecasts of one metric did. */
export interface SealedTally extends SealedKey, Pick<BacktestSeries, 'n' | 'coverage80' | 'any'> {
  /** Posts beyond the ends of their ranges. */
  readonly under: number
  readonly over: number
  /** One value makes up more than a fifth of what came: ranges that reach it hold it too easily. */
  readonly tied: boolean
}

/** How a sealed forecast did, or why it does not count: of the post, or of this metric alone. */
export type SealIs = 'in' | 'under' | 'over' | 'had' | 'none' | Unscored | 'unsaid' | 'otherwise' | 'missing' | 'thin'

/** One sealed forecast of one metric beside what came. */
export interface SealRow {
  readonly itemId: string
  readonly postId: string | null
  readonly title: string
  /** When it came out; of a post that is gone, when it was sealed. */
  readonly day: Day
  readonly sealedAt: Instant
  /** When the numbers that judge it were captured. */
  readonly openedAt: Instant | null
  readonly said: {
    readonly low: number
    readonly median: number
    readonly high: number
    readonly n: number
    readonly chance: number | null
  } | null
  readonly value: number | null
  readonly is: SealIs
}

/** Every first seal of a channel: how those that count did, and how many do not and why. */
export interface SealRecord {
  /** Plans with a sealed forecast; each counts by its first. */
  readonly sealed: number
  readonly scored: number
  readonly unscored: Readonly<Record<Unscored, number>>
  /** Of all channels: sealed plans that were deleted, so that nobody can say whose they were. */
  readonly deleted: number
  readonly series: readonly SealedTally[]
  /** The series that was asked for, else the first. */
  readonly shown: {
    readonly tally: SealedTally
    /** Oldest first. */
    readonly past: readonly PastForecast[]
    /** Scored or not, newest first. */
    readonly rows: readonly SealRow[]
  } | null
}

/** Those that a channel is judged by come first. */
const FIRST: readonly Metric[] = ['lightRate', 'deepRate', 'completion', 'commentRate', 'commentConversion', 'views']
export const rankOf = (metric: Metric): number => (FIRST.includes(metric) ? FIRST.indexOf(metric) : FIRST.length)
