import type { GoalUnit } from '../goal.ts'
import type { Metric } from '../model.ts'
import { adjustedOf, BOARD_SPAN, measured, missingIn, type Lack, type Measured } from './board.ts'
import { chanceOfChange, CHANGE_NEEDS, postsToTell, spreadWithin, toldBy } from './change.ts'
import { PRIOR_SPREAD } from './metrics.ts'
import type { Past } from './past.ts'
import type { Patterns } from './patterns.ts'
import { rulerAt } from './residuals.ts'
import { median } from './special.ts'

/** What a goal wants of a metric, since a moment. */
export interface Aim {
  readonly metric: Metric
  readonly unit: Exclude<GoalUnit, 'weekly'>
  readonly amount: number
  /** Milliseconds since 1970. */
  readonly start: number
}

/** How far a goal is, of what can be told at all. */
export type GoalSay =
  /** Never counted, and why. */
  | { readonly is: 'missing'; readonly column: Lack }
  /** Most posts before it had none: there is nothing to be a share of. */
  | { readonly is: 'sparse'; readonly before: number; readonly had: number }
  | { readonly is: 'few'; readonly before: number }
  /** A share that would have to come to all or more. */
  | { readonly is: 'beyond'; readonly before: number; readonly from: number; readonly target: number }
  | {
      readonly is: 'known'
      /** Posts that say what it was, and posts since. */
      readonly before: number
      readonly after: number
      /** What was usual before, and what that would come to. */
      readonly from: number
      readonly target: number
      /** The wanted change as a share of `from`. */
      readonly wanted: number
      /** The change so far with its 80 % range, and the chance of being there; null of fewer than five posts. */
      readonly now: (Measured & { readonly chance: number }) | null
      /** Posts since it began that it takes to tell the wanted change from none; null where no number would do. */
      readonly needed: number | null
      /** The change that `LATER` posts do tell. */
      readonly told: number
    }

/** Posts that a creator can be asked to wait for. */
export const LATER = 30

/**
 * What became of a metric since a goal began, beside the twelve weeks before it, or the last 30 posts where those hold fewer; adjusted for
 * what was posted. A goal that is not begun yet is told what it would take.
 */
export function goalSay(past: Past, patterns: Patterns, { metric, unit, amount, start }: Aim): GoalSay {
  const column = missingIn(past, metric)
  if (column) return { is: 'missing', column }
  const adjusted = adjustedOf(past, patterns, metric)
  const { sample } = adjusted
  const all = adjusted.rows(-Infinity, start - 1)
  const near = adjusted.rows(start - 1 - BOARD_SPAN, start - 1)
  const earlier = near.length < LATER ? all.slice(-LATER) : near
  const later = adjusted.rows(start - 1, Infinity)
  const [before, after] = [earlier.length, later.length]
  if (before < CHANGE_NEEDS) return { is: 'few', before }
  const values = earlier.map((row) => sample.values[row]!)
  const from = median(values)
  if (adjusted.sparse || from <= 0) return { is: 'sparse', before, had: values.filter((value) => value > 0).length }
  const wanted = unit === 'points' ? amount / from : amount
  const target = from * (1 + wanted)
  if (sample.scale === 'logit' && target >= 1) return { is: 'beyond', before, from, target }
  const ruler = rulerAt(sample.scale, median(earlier.map((row) => sample.y[row]!)))
  const difference = ruler.difference(1 + wanted)
  const change = adjusted.change(earlier, later)
  const ofOne = change?.ofOne ?? spreadWithin(adjusted.stretch(earlier), PRIOR_SPREAD[metric])
  return {
    is: 'known',
    before,
    after,
    from,
    target,
    wanted,
    now: change && { ...measured(adjusted, earlier, change), chance: chanceOfChange(change, difference) },
    needed: postsToTell(difference, ofOne, before),
    told: ruler.change(toldBy(LATER, ofOne, before)),
  }
}
