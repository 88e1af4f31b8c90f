import { addDays, addMonths, daysFrom, daysBetween, mondayOf, partsOf, type Day } from './time.ts'
import type { PlanView } from './values.ts'

/** Where the plan is looked at: in which view, at which week; without one, wherever today is. */
export interface Sight {
  readonly view: PlanView
  readonly monday: Day | null
  readonly today: Day
}

const firstOf = (day: Day): Day => addDays(day, 1 - partsOf(day).day)
const lastOf = (day: Day): Day => addDays(addMonths(firstOf(day), 1), -1)
const WEEK = 7

/** First day of the month that is looked at: of two months in a week, the one that has most of it. */
export const monthShown = ({ monday, today }: Omit<Sight, 'view'>): Day =>
  firstOf(monday === null ? today : addDays(monday, 3))

/** First and last day of what a view shows: the week; the month in whole weeks; from its first week on to the end of the next month. */
export function daysShown(sight: Sight): { readonly from: Day; readonly to: Day } {
  const { view, monday, today } = sight
  const month = monthShown(sight)
  if (view === 'month') return { from: mondayOf(month), to: addDays(mondayOf(lastOf(month)), WEEK - 1) }
  if (view === 'list') return { from: mondayOf(month), to: lastOf(addMonths(month, 1)) }
  const from = monday ?? mondayOf(today)
  return { from, to: addDays(from, WEEK - 1) }
}

export const eachDay = ({ from, to }: { readonly from: Day; readonly to: Day }): Day[] =>
  daysFrom(from, daysBetween(from, to) + 1)

/** The Monday by which a view is turned to a day. */
export const mondayFor = (view: PlanView, day: Day): Day => mondayOf(view === 'week' ? day : addDays(firstOf(day), 3))

/** The Monday so many pages on, or back. */
export const turned = (sight: Sight, pages: number): Day =>
  sight.view === 'week'
    ? addDays(daysShown(sight).from, pages * WEEK)
    : mondayFor(sight.view, addMonths(monthShown(sight), pages))
