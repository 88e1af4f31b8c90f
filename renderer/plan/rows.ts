import { useLayoutEffect, useState, type CSSProperties, type RefObject } from 'react'
import type { HourRow, RowMeasures } from '../../shared/week.ts'
import { useDrag } from '../dnd/drag.ts'

/** A card with the gap under it. */
const CARD = 99
const HEAD_ROWS = 60
const UNTIMED_MIN = 28

const START: RowMeasures = { room: 0, card: CARD, hour: 28, fold: 24 }

/** The room that the hours have, asked of the grid whenever it changes size, and how low rows may be there. */
export function useMeasures(grid: RefObject<HTMLElement | null>, hasUntimed: boolean): RowMeasures {
  const [measures, setMeasures] = useState(START)
  useLayoutEffect(() => {
    const element = grid.current
    if (!element) return
    const read = () => {
      const lane = element.querySelector('[data-lane]')?.clientHeight ?? 0
      const room = element.clientHeight - HEAD_ROWS - lane - (hasUntimed ? CARD : 0)
      const { hour, fold } = isLow() ? { hour: 20, fold: 18 } : { hour: 28, fold: 24 }
      setMeasures((before) =>
        before.room === room && before.hour === hour ? before : { room, card: CARD, hour, fold },
      )
    }
    read()
    const observer = new ResizeObserver(read)
    observer.observe(element)
    return () => observer.disconnect()
  }, [grid, hasUntimed])
  return measures
}

const isLow = () => matchMedia('(max-height: 760px)').matches

/**
 * The heights of the rows: elastic at rest; frozen as they stood while a card is in flight, so that nothing shifts under
 * it. Rows that open meanwhile get the least height.
 */
export function useFrozenRows(
  grid: RefObject<HTMLElement | null>,
  rows: readonly HourRow[],
  hasUntimed: boolean,
  { hour, fold }: RowMeasures,
): CSSProperties {
  const isDragging = useDrag((drag) => drag.id !== null)
  const [frozen, setFrozen] = useState<ReadonlyMap<string, number> | null>(null)
  if (isDragging && frozen === null && grid.current) setFrozen(heightsOf(grid.current))
  if (!isDragging && frozen !== null) setFrozen(null)

  const lane = grid.current?.querySelector('[data-lane]') ? ['auto'] : []
  const least = rows.map((row) => (row.isFold ? fold : hour))
  if (frozen) {
    const px = (key: string, otherwise: number) => `${frozen.get(key) ?? otherwise}px`
    const hours = rows.map((row, index) => px(rowKey(row), Math.max(least[index] ?? hour, CARD / 3)))
    return {
      gridTemplateRows: ['auto', ...lane, ...(hasUntimed ? [px('untimed', CARD)] : []), ...hours].join(' '),
      alignContent: 'start',
    }
  }
  const elastic = least.map((height) => `minmax(${height}px, auto)`)
  return {
    gridTemplateRows: ['auto', ...lane, ...(hasUntimed ? [`minmax(${UNTIMED_MIN}px, auto)`] : []), ...elastic].join(
      ' ',
    ),
  }
}

export const rowKey = ({ isFold, from, to }: HourRow) => (isFold ? `${from}-${to}` : String(from))

function heightsOf(grid: HTMLElement): ReadonlyMap<string, number> {
  const heights = new Map<string, number>()
  for (const row of grid.querySelectorAll('[data-row]'))
    heights.set(row.getAttribute('data-row') ?? '', row.firstElementChild?.getBoundingClientRect().height ?? 0)
  return heights
}
