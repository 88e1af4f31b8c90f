import {
  addDays,
  addMonths,
  daysFrom,
  daysBetween,
  firstOfWeek,
  partsOf,
  type Day,
  type Span,
  type WeekStart,
} from './time.ts'
import type { PlanView } from './values.ts'

/** Where the plan is looked at: in which view, at the week of which day; without one, wherever today is. */
export interface Sight {
  readonly view: PlanView
  readonly day: Day | null
  readonly today: Day
  readonly weekStart: WeekStart
}

const firstOf = (day: Day): Day => addDays(day, 1 - partsOf(day).day)
const lastOf = (day: Day): Day => addDays(addMonths(firstOf(day), 1), -1)
const WEEK = 7

/** First day of the week that is looked at, or of one in the month that is. */
export const weekShown = ({ day, today, weekStart }: Omit<Sight, 'view'>): Day => firstOfWeek(day ?? today, weekStart)

/** First day of the month that is looked at: of two months in a week, the one that has most of it. */
export const monthShown = (sight: Omit<Sight, 'view'>): Day =>
  firstOf(sight.day === null ? sight.today : addDays(weekShown(sight), 3))

/** First and last day of what a view shows: the week; the month in whole weeks; from its first week on to the end of the next month. */
export function daysShown(sight: Sight): Span {
  const { view, weekStart } = sight
  const from = view === 'week' ? weekShown(sight) : firstOfWeek(monthShown(sight), weekStart)
  if (view === 'list') return { from, to: lastOf(addMonths(monthShown(sight), 1)) }
  return { from, to: addDays(view === 'week' ? from : firstOfWeek(lastOf(monthShown(sight)), weekStart), WEEK - 1) }
}

export const eachDay = ({ from, to }: Span): Day[] => daysFrom(from, daysBetween(from, to) + 1)

/** The day by which a view is turned to another: of a month its fourth, whose week is in it wherever weeks begin. */
export const dayFor = ({ view, weekStart }: Pick<Sight, 'view' | 'weekStart'>, day: Day): Day =>
  view === 'week' ? firstOfWeek(day, weekStart) : addDays(firstOf(day), 3)

/** The day by which a view is turned so many pages on, or back. */
export const turned = (sight: Sight, pages: number): Day =>
  sight.view === 'week' ? addDays(weekShown(sight), pages * WEEK) : dayFor(sight, addMonths(monthShown(sight), pages))
