import type { Metric } from '../../../shared/model.ts'

/** In the order of their buttons; others are chosen in the table. */
const MAIN: readonly Metric[] = ['deepRate', 'lightRate', 'completion', 'views']

/** Those of the metrics that are drawn which have a button of their own. */
export const mainOf = (drawn: readonly Metric[]): Metric[] => MAIN.filter((metric) => drawn.includes(metric))

/** What can be chosen from above the picture: the main metrics and the one that is shown; nothing where that is all there is. */
export function tabsOf(drawn: readonly Metric[], shown: Metric): readonly Metric[] {
  const main = mainOf(drawn)
  const tabs = main.includes(shown) ? main : [...main, shown]
  return tabs.length > 1 ? tabs : []
}
