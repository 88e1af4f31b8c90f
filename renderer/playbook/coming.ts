import { useMemo } from 'react'
import type { Festival } from '../../shared/festival-ids.ts'
import { addDays, type Day } from '../../shared/time.ts'
import { today } from '../clock.ts'
import { useAlmanac, type Almanac } from '../plan/almanac.ts'

/** A lunar year with a leap month is as long. */
const DAYS = 385

/** The next day of each festival from a day on. */
function comingFrom(from: Day, { noteOf }: Almanac): ReadonlyMap<Festival, Day> {
  const coming = new Map<Festival, Day>()
  for (let days = 0; days < DAYS; days++) {
    const day = addDays(from, days)
    for (const festival of noteOf(day).festivals) if (!coming.has(festival)) coming.set(festival, day)
  }
  return coming
}

/** When each festival comes next; null until the calendar is here. */
export function useComing(zone: string): ReadonlyMap<Festival, Day> | null {
  const almanac = useAlmanac()
  const from = today(zone)
  return useMemo(() => almanac && comingFrom(from, almanac), [almanac, from])
}
