import type { Fatigue, WearCurve, WearPoint } from '../engine/index.ts'
import type { HookKind } from '../model.ts'
import type { Day } from '../time.ts'

/** Whether a hook wears off, and when it was used. */
export interface FatigueRow {
  readonly kind: HookKind
  /** Empty for the kind as a whole. */
  readonly words: string
  readonly wear: Fatigue
  /** All posts that carry it. */
  readonly uses: number
  readonly since: Day | null
  /** The days of the last 12 months, oldest first. */
  readonly lately: readonly Day[]
}

/** Each hook kind that was used, then wordings used often. */
export interface FatigueSay {
  readonly rows: readonly FatigueRow[]
  /** How often what was said to wear off did so again in the posts after. */
  readonly record: { readonly of: number; readonly held: number }
}

/** The uses of one hook, oldest first, with the titles of their posts. */
export type WearSay = Omit<WearCurve, 'points'> & {
  readonly points: readonly (WearPoint & { readonly title: string; readonly day: Day })[]
}
