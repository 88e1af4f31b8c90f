import { useMemo } from 'react'
import type { Channel, Item } from '../../shared/model.ts'
import { addDays, daysFrom, mondayOf, todayIn, type Day } from '../../shared/time.ts'
import { homeZone, useData } from '../data.ts'
import { useUi } from '../ui.ts'
import { usePlan } from './plan-state.ts'
import { useNow } from './use-now.ts'

const NONE: readonly Item[] = []

/** Everything of the week and the drawer by id, with drops not yet answered laid over it. */
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

export interface Week {
  readonly monday: Day
  readonly days: readonly Day[]
  readonly today: Day
  readonly items: readonly Item[]
  readonly ideas: readonly Item[]
  readonly channels: readonly Channel[]
  /** False until the core has been heard. */
  readonly isHeard: boolean
}

export function useWeek(): Week {
  const present = useNow()
  const chosen = useUi((ui) => ui.monday)
  const channels = useData((data) => data.channels) ?? []
  const items = useData((data) => data.items)
  const undated = useData((data) => data.undated)
  const placed = usePlan((plan) => plan.placed)
  const today = todayIn(homeZone(), present)
  const monday = chosen ?? mondayOf(today)
  const days = useMemo(() => daysFrom(monday, 7), [monday])
  const all = useMemo(() => [...merged(items ?? NONE, undated ?? NONE, placed).values()], [items, undated, placed])
  const week = useMemo(() => {
    const sunday = addDays(monday, 6)
    return all.filter(({ day }) => day !== null && day >= monday && day <= sunday)
  }, [all, monday])
  const ideas = useMemo(() => all.filter(({ day }) => day === null), [all])
  return { monday, days, today, items: week, ideas, channels, isHeard: items !== null && undated !== null }
}
