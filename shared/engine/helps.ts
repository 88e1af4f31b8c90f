import type { Metric } from '../model.ts'
import { codedRows, isTime } from './factors.ts'
import { labelEffects, type Flag } from './flags.ts'
import type { Past } from './past.ts'
import { factorOn, isSparse } from './sample.ts'

/** What goes together with a label of content in one metric: 0.2 is 20 % more, with its 80 % range. */
export interface Help extends Pick<Flag, 'factor' | 'labels' | 'posts' | 'alongside'> {
  readonly median: number
  readonly low: number
  readonly high: number
  /** Among all labels it is one of those of which at most a tenth are expected to be wrong. */
  readonly stands: boolean
}

/** What does better and what does worse in a metric, each the surest first. */
export interface Helps {
  readonly metric: Metric
  /** Labels with posts enough to be looked at. */
  readonly looked: number
  readonly more: readonly Help[]
  readonly less: readonly Help[]
}

/** Of the labels looked at, how many are listed by chance alone: 3.6 % of 2,360 whose labels had been dealt out anew among the posts. */
export const CHANCE_HELPS = 0.04
/** A range that leaves zero out by less than half a percent ends, as it is read, at zero. */
const LEAST = 0.005

/**
 * The labels whose 80 % range leaves zero out, of format, length, tags, hooks and track: effects after all others and the level
 * are taken off, shrunken, as flags have them (`flags.ts`). It is what goes together, not what causes what. Nothing of a
 * metric that is mostly zero.
 */
export function helpsOf(past: Past, metric: Metric): Helps {
  const { y, v, rows, scale, values } = past.sample(metric)
  if (isSparse(values)) return { metric, looked: 0, more: [], less: [] }
  const factors = past.coded.filter((factor) => !isTime(factor)).map((factor) => codedRows(factor, rows))
  const names = factors.map(({ name }) => name)
  const effects = labelEffects(y, v, factors, names).map(({ effect, low, high, ...one }): Help => {
    const change = (by: number) => factorOn(scale, by) - 1
    return { ...one, median: change(effect), low: change(low), high: change(high) }
  })
  return {
    metric,
    looked: effects.length,
    more: effects.filter(({ low }) => low >= LEAST).toSorted((a, b) => b.low - a.low),
    less: effects.filter(({ high }) => high <= -LEAST).toSorted((a, b) => a.high - b.high),
  }
}
