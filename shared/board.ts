import type { BoardRow, BoardSeries, GoalSay } from './engine/index.ts'
import type { Goal, GoalWeek } from './goal.ts'
import type { Day } from './time.ts'

/** A post of the picture. */
export interface BoardPost {
  readonly id: string
  readonly at: number
  readonly title: string
}

/** A goal and how far it is: a change by its posts, a count by its weeks, the last of them this one. `unlabelled`: posts of these weeks that lack a label it asks for. */
export type GoalRow =
  | { readonly goal: Goal; readonly is: 'change'; readonly say: GoalSay }
  | {
      readonly goal: Goal
      readonly is: 'weekly'
      readonly week: number
      readonly weeks: readonly GoalWeek[]
      readonly unlabelled: number
    }

/** A channel's last twelve weeks beside the twelve before, and its goals. */
export interface BoardAnswer {
  /** First day of the earlier stretch, first and last of the later; null where no post has numbers. */
  readonly days: { readonly earlier: Day; readonly from: Day; readonly until: Day } | null
  readonly posts: readonly BoardPost[]
  readonly rows: readonly BoardRow[]
  readonly series: readonly BoardSeries[]
  /** Those that fell due since the earlier stretch began, of them kept; not due yet, and the day of the next. */
  readonly promises: { readonly due: number; readonly kept: number; readonly open: number; readonly next: Day | null }
  readonly goals: readonly GoalRow[]
}
