import type { Format, Kind, Metric, Track } from './model.ts'
import type { Channel } from './model.ts'
import type { Day, Instant } from './time.ts'

/** `percent`: a metric by a share of what it was · `points`: a rate by so many percentage points · `weekly`: so many posts a week. */
export const GOAL_UNITS = ['percent', 'points', 'weekly'] as const
export type GoalUnit = (typeof GOAL_UNITS)[number]

/** What a channel is to come to, since a day. */
export interface Goal {
  readonly id: string
  readonly channelId: string
  readonly unit: GoalUnit
  /** 0.06 for 6 % or for 6 percentage points; posts a week, whole. */
  readonly amount: number
  /** What is to change; null of a count. */
  readonly metric: Metric | null
  /** Of a count: which posts; null is any. */
  readonly kind: Kind | null
  readonly track: Track | null
  readonly format: Format | null
  readonly since: Day
  readonly createdAt: Instant
}

/** One week of a goal of counts. */
export interface GoalWeek {
  /** Its first day, where the creator's weeks begin. */
  readonly first: Day
  readonly done: number
  /** Planned and not out yet: of this week alone. */
  readonly planned: number
}

/** Those of a goal's weeks that can be held against it: past, and whole; one in whose middle it began is not. */
export const judgedWeeks = ({ since }: Pick<Goal, 'since'>, weeks: readonly GoalWeek[]): readonly GoalWeek[] =>
  weeks.slice(0, -1).filter(({ first }) => first >= since)

/** Weeks of a count that are shown, this one among them. */
export const GOAL_WEEKS = 5

type Pair = Pick<Channel, 'light' | 'deep'>

export const LEVELS = ['basic', 'advanced', 'strategic'] as const
export type Level = (typeof LEVELS)[number]

/** What is looked at on each of the three levels of a channel; what says again what its two rates say is left out. */
export const metricsOn = ({ light, deep }: Pair): Readonly<Record<Level, readonly Metric[]>> => ({
  basic: ['views', 'lightRate', ...(light === 'comment' ? [] : (['commentRate'] as const)), 'completion'],
  advanced: [
    'deepRate',
    'commentConversion',
    ...(deep.includes('heart') ? (['heartRate'] as const) : []),
    ...(deep.length === 1 && deep[0] === 'share' ? [] : (['shareRate'] as const)),
  ],
  strategic: deep.length === 1 && deep[0] === 'follow' ? [] : ['followRate'],
})
