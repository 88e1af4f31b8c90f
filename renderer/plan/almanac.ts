import { useEffect, useState } from 'react'
import type { DayNote } from '../../shared/festivals.ts'
import { partsOf, type Day } from '../../shared/time.ts'
import { afterPaint } from '../after-paint.ts'

export interface Almanac {
  readonly noteOf: (day: Day) => DayNote
  readonly isLegalKnown: (year: number) => boolean
}

let loaded: Almanac | null = null
let loading: Promise<void> | null = null

async function load(): Promise<void> {
  const { noteOf, isLegalKnown } = await import('../../shared/festivals.ts')
  const notes = new Map<Day, DayNote>()
  loaded = {
    isLegalKnown,
    noteOf: (day) => {
      const note = notes.get(day) ?? noteOf(day)
      notes.set(day, note)
      return note
    },
  }
}

/** Lunar days and festivals. The calendar is large, so it comes after the first picture; null until then. */
export function useAlmanac(): Almanac | null {
  const [almanac, setAlmanac] = useState(loaded)
  useEffect(() => {
    if (loaded) return
    let isHere = true
    afterPaint(() => void (loading ??= load()).then(() => isHere && setAlmanac(loaded)))
    return () => {
      isHere = false
    }
  }, [])
  return almanac
}

/** The years of a week whose 调休 is not published yet. */
export const yearsWithoutLegal = (almanac: Almanac | null, days: readonly Day[]): number[] =>
  almanac ? [...new Set(days.map((day) => partsOf(day).year))].filter((year) => !almanac.isLegalKnown(year)) : []
