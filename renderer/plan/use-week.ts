import { useMemo } from 'react'
import type { Channel, Item } from '../../shared/model.ts'
import { daysShown, eachDay, weekShown } from '../../shared/plan-view.ts'
import { todayIn, type Day } from '../../shared/time.ts'
import type { PlanView } from '../../shared/values.ts'
import { homeZone, isShownRead, useData, usePlanView, useWeekStart } from '../data.ts'
import { useUi } from '../ui.ts'
import { usePlan } from './plan-state.ts'
import { useNow } from './use-now.ts'

const NONE: readonly Item[] = []

/** Everything of the days shown and of the drawer by id, with drops not yet answered laid over it. */
export function itemsNow(): ReadonlyMap<string, Item> {
  const { items, undated } = useData.getState()
  return merged(items ?? NONE, undated ?? NONE, usePlan.getState().placed)
}

function merged(items: readonly Item[], undated: readonly Item[], placed: ReadonlyMap<string, Item>) {
  const all = new Map<string, Item>()
  for (const item of [...items, ...undated])
    if (item.status !== 'dropped') all.set(item.id, placed.get(item.id) ?? item)
  return all
}

/** The days that are shown, a week in the week view, and what is planned in them. */
export interface Week {
  readonly view: PlanView
  /** First day of the week that the view is turned to. */
  readonly first: Day
  readonly days: readonly Day[]
  readonly today: Day
  readonly items: readonly Item[]
  readonly ideas: readonly Item[]
  readonly channels: readonly Channel[]
  /** False until the core has been heard, of these very days. */
  readonly isHeard: boolean
  readonly isUnread: boolean
}

export function useWeek(): Week {
  const present = useNow()
  const chosen = useUi((ui) => ui.day)
  const weekStart = useWeekStart()
  const channels = useData((data) => data.channels) ?? []
  const items = useData((data) => data.items)
  const undated = useData((data) => data.undated)
  const isRead = useData(isShownRead)
  const placed = usePlan((plan) => plan.placed)
  const today = todayIn(homeZone(), present)
  const view = usePlanView()
  const first = weekShown({ day: chosen, today, weekStart })
  const { from, to } = daysShown({ view, day: chosen, today, weekStart })
  const days = useMemo(() => eachDay({ from, to }), [from, to])
  const all = useMemo(() => [...merged(items ?? NONE, undated ?? NONE, placed).values()], [items, undated, placed])
  const planned = useMemo(() => all.filter(({ day }) => day !== null && day >= from && day <= to), [all, from, to])
  const ideas = useMemo(() => all.filter(({ day }) => day === null), [all])
  return {
    view,
    first,
    days,
    today,
    items: planned,
    ideas,
    channels,
    isHeard: isRead === true && undated !== null,
    isUnread: isRead === false,
  }
}
