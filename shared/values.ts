import type { Numbers } from './history.ts'
import type { Settings } from './model.ts'
import { COUNTS } from './platforms.ts'
import type { WeekStart } from './time.ts'

// The values that fields can have, apart from the schemas: a page that names them need not load what decodes them.

export const FORMATS = ['short', 'long', 'live', 'gallery', 'other'] as const
export const KINDS = ['short', 'deep', 'interactive'] as const
export const TRACKS = ['reach', 'bond', 'both'] as const
export const AUDIENCES = ['potential', 'active', 'silent', 'core'] as const
export const PLACEMENTS = ['cover', 'title', 'opening', 'middle', 'ending', 'caption', 'pinned'] as const

export const HOOK_KINDS = [
  'suspense',
  'choice',
  'dual-track',
  'question',
  'save',
  'threshold',
  'ending-vote',
  'unlock',
  'stance',
  'golden-line',
  'thread',
  'backstage',
  'co-create',
  'share',
  'follow',
] as const

/** How the plan is looked at. */
export const PLAN_VIEWS = ['week', 'month', 'list'] as const
export type PlanView = (typeof PLAN_VIEWS)[number]

/** The days on which weeks begin somewhere, as `weekdayOf` counts. */
export const WEEK_STARTS = [1, 7, 6] as const satisfies readonly WeekStart[]

/** What an experiment may try out: the one thing in which A and B differ. */
export const TRIED = [
  'style',
  'hook',
  'wording',
  'placement',
  'cover',
  'title',
  'time',
  'length',
  'format',
  'topic',
  'other',
] as const
export type Tried = (typeof TRIED)[number]

/** Names of what a forecast can be made of: counts, then ratios (`cli.md`). */
export const RATES = [
  'lightRate',
  'deepRate',
  'engagementRate',
  'likeRate',
  'heartRate',
  'commentConversion',
  'commentRate',
  'shareRate',
  'saveRate',
  'followRate',
  'completion',
] as const
export const METRICS = [...COUNTS, ...RATES] as const

export const DEFAULT_SETTINGS: Settings = {
  language: 'zh-CN',
  theme: 'system',
  sensitiveWords: [],
  allowedWords: [],
  dailyCap: 3,
  reminderMinutes: 'off',
  planView: 'week',
  weekStart: 1,
  sample: [],
}

export const NO_NUMBERS: Numbers = {
  views: null,
  impressions: null,
  likes: null,
  hearts: null,
  comments: null,
  shares: null,
  saves: null,
  follows: null,
  coins: null,
  completion: null,
  averageWatchSeconds: null,
}

/** The highest number of signals from which on something may be promised. */
export const MOST_OWED_AT = 1_000_000_000
