import { dayFor, monthShown, turned } from '../shared/plan-view.ts'
import { firstOfWeek, type Day } from '../shared/time.ts'
import type { PlanView } from '../shared/values.ts'
import { act, shownSight } from './data.ts'
import { go, showWeek, useUi } from './ui.ts'

/** Looks at the plan in another way, now and at the next start: a setting, which is no undo step. */
export function showView(view: PlanView): void {
  if (useUi.getState().screen !== 'plan') go('plan')
  const sight = shownSight()
  if (sight.view === view) return
  // Out of the month of today into the week of today, not into its first.
  const isOfToday = sight.view !== 'week' && monthShown(sight) === monthShown({ ...sight, day: null })
  useUi.setState({ view, selection: new Set(), ...(isOfToday ? { day: null } : {}) })
  void act('settings.save', { planView: view })
}

export const turnPages = (pages: number): void => showWeek(turned(shownSight(), pages))

/** Turns the view to where a day is in sight. */
export const turnTo = (day: Day): void => showWeek(dayFor(shownSight(), day))

/** The week of a day, whatever was looked at before. */
export function showWeekOf(day: Day): void {
  showView('week')
  showWeek(firstOfWeek(day, shownSight().weekStart))
}
