import { useMemo } from 'react'
import type { Damaged } from '../../shared/damage.ts'
import type { Item } from '../../shared/model.ts'
import type { Day } from '../../shared/time.ts'
import { useBroken } from '../damage/use-damaged.ts'
import type { CellOf } from './board-cards.ts'

export const NONE_BROKEN: readonly Damaged[] = []

/** Plans of these days that cannot be read. */
export function useBrokenOf(days: readonly Day[]): readonly Damaged[] {
  const all = useBroken('item')
  return all.filter(({ place }) => place?.day && days.includes(place.day))
}

/** The same by the cell that they stood in; and all that takes room on the board with them. */
export function useBrokenCells(items: readonly Item[], days: readonly Day[], cellOf: CellOf) {
  const all = useBroken('item')
  return useMemo(() => {
    const broken = new Map<string, Damaged[]>()
    const places = all.flatMap((thing) => {
      const { day = null, time = null } = thing.place ?? {}
      if (day === null || !days.includes(day)) return []
      const key = cellOf({ day, time })
      broken.set(key, [...(broken.get(key) ?? []), thing])
      return [{ day, time }]
    })
    return { broken, standing: places.length > 0 ? [...items, ...places] : items }
  }, [all, items, days, cellOf])
}
