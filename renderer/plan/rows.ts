import { useCallback, useEffect, useLayoutEffect, useMemo, useState, type CSSProperties, type RefObject } from 'react'
import type { Item } from '../../shared/model.ts'
import { hourOf } from '../../shared/time.ts'
import { hourRows, type HourRow, type RowMeasures } from '../../shared/week.ts'
import { useDrag } from '../dnd/drag.ts'
import { usePlan } from './plan-state.ts'

/** A card with its cell round it. */
const CARD = 101
/** In a low window as much as possible is in sight; else empty hours have room to be aimed at. */
const LOW = { hour: 20, fold: 18, head: 54 }
const HIGH = { hour: 36, fold: 24, head: 60 }

const isLow = () => matchMedia('(max-height: 760px)').matches
/** Bar above and status below the board. */
const FRAME = { low: 46 + 26, high: 52 + 26 }

/** What the board will measure where nothing but the frame stands round it: its rows are right when first drawn. */
function foreseen(): RowMeasures {
  const { hour, fold, head } = isLow() ? LOW : HIGH
  return { room: innerHeight - (isLow() ? FRAME.low : FRAME.high) - head, card: CARD, hour, fold }
}

interface RowOptions {
  readonly items: readonly Pick<Item, 'day' | 'time'>[]
  readonly open: ReadonlySet<number>
  readonly hasLane: boolean
  readonly hasUntimed: boolean
  /** Height of what is docked over the foot of the board: the rows stay as they were without it. */
  readonly docked: number
}

/** The room that the hours have, asked of the scroller whenever it changes size. */
function useMeasures(
  scroller: RefObject<HTMLElement | null>,
  { hasLane, hasUntimed, docked }: Omit<RowOptions, 'items' | 'open'>,
): RowMeasures {
  const [measures, setMeasures] = useState(foreseen)
  useLayoutEffect(() => {
    const element = scroller.current
    if (!element) return
    const read = () => {
      const { hour, fold, head } = isLow() ? LOW : HIGH
      const lane = hasLane ? (element.querySelector<HTMLElement>('[data-lane] > *')?.offsetHeight ?? 0) : 0
      const room = element.clientHeight + docked - head - lane - (hasUntimed ? CARD : 0)
      setMeasures((before) =>
        before.room === room && before.hour === hour ? before : { room, card: CARD, hour, fold },
      )
    }
    read()
    const sizes = new ResizeObserver(read)
    sizes.observe(element)
    return () => sizes.disconnect()
  }, [scroller, docked, hasLane, hasUntimed])
  return measures
}

export const rowKey = ({ isFold, from, to }: HourRow) => (isFold ? `${from}-${to}` : String(from))

/** How the grid stood when a card was picked up. */
interface Frozen {
  readonly rows: readonly HourRow[]
  readonly heights: ReadonlyMap<string, number>
  readonly by: 'pointer' | 'keyboard'
  /** Hours that were open before folds opened under the card. */
  readonly open: ReadonlySet<number>
  /** The card was put down, and the pointer is still where it did so. */
  readonly isHeld: boolean
}

function heightsOf(scroller: HTMLElement): ReadonlyMap<string, number> {
  const heights = new Map<string, number>()
  for (const row of scroller.querySelectorAll('[data-row]'))
    heights.set(row.getAttribute('data-row') ?? '', row.firstElementChild?.getBoundingClientRect().height ?? 0)
  return heights
}

/** Folds that were opened since, hour by hour; all else as it stood. */
const opened = (rows: readonly HourRow[], open: ReadonlySet<number>): HourRow[] =>
  rows.flatMap((row) =>
    row.isFold && open.has(row.from)
      ? Array.from({ length: row.to - row.from + 1 }, (_, index) => {
          const hour = row.from + index
          return { from: hour, to: hour, fullest: 0, isFold: false }
        })
      : [row],
  )

/** A fold that a card was put into parts round its hour. */
const parted = (rows: readonly HourRow[], isBusy: (hour: number) => boolean): HourRow[] =>
  rows.flatMap((row) => {
    const parts: HourRow[] = []
    for (let hour = row.from; hour <= row.to; hour += 1) {
      const last = parts.at(-1)
      const isFold = row.isFold && !isBusy(hour)
      if (isFold && last?.isFold) parts[parts.length - 1] = { ...last, to: hour }
      else parts.push({ ...row, from: hour, to: hour, isFold })
    }
    return parts
  })

/**
 * The rows of the board and their heights: elastic at rest; as they stood while a card is in flight, so that nothing
 * shifts under it but a fold that opens; and so they stay, but for the hours that grew, until the pointer leaves the board
 * or a key is pressed: what was put down stays under the hand that did it.
 */
export function useRows(
  scroller: RefObject<HTMLElement | null>,
  { items, open, hasLane, hasUntimed, docked }: RowOptions,
) {
  const measures = useMeasures(scroller, { hasLane, hasUntimed, docked })
  const elastic = useMemo(() => hourRows(items, measures, open), [items, measures, open])
  const isDragging = useDrag((drag) => drag.id !== null)
  const by = useDrag((drag) => drag.by)
  const [frozen, setFrozen] = useState<Frozen | null>(null)
  const isHeld = frozen?.isHeld ?? false

  const busy = new Set(isHeld ? items.flatMap(({ time }) => (time ? [hourOf(time)] : [])) : [])
  const kept = frozen && opened(frozen.rows, open)
  const rows = kept && isHeld ? parted(kept, (hour) => busy.has(hour)) : (kept ?? elastic)

  if (isDragging && (frozen === null || isHeld) && scroller.current) {
    setFrozen({ rows, heights: heightsOf(scroller.current), by, open: frozen?.open ?? open, isHeld: false })
  }
  if (!isDragging && frozen && !isHeld) setFrozen(frozen.by === 'pointer' ? { ...frozen, isHeld: true } : null)

  const before = isHeld ? frozen?.open : undefined
  const release = useCallback(() => {
    if (!before) return
    setFrozen(null)
    usePlan.setState({ openHours: before })
  }, [before])
  useEffect(() => {
    if (!before) return undefined
    window.addEventListener('keydown', release, true)
    return () => window.removeEventListener('keydown', release, true)
  }, [before, release])

  // What of a parted fold stands above the hour that was put in takes its room from what is out of sight.
  const isPartedAbove =
    isHeld &&
    (kept ?? []).some(({ isFold, from, to }) => isFold && !busy.has(from) && [...busy].some((h) => h > from && h <= to))
  useLayoutEffect(() => {
    if (isPartedAbove) scroller.current?.scrollBy(0, measures.fold)
  }, [isPartedAbove, scroller, measures.fold])

  const sizes = { '--hour': `${measures.hour}px`, '--fold': `${measures.fold}px`, '--docked': `${docked}px` }
  // Heads and lane never stretch; the hours share what is spare.
  const top = ['max-content', ...(hasLane ? ['max-content'] : [])]
  if (!frozen) return { rows, release, style: { ...sizes, gridTemplateRows: top.join(' ') } as CSSProperties }
  const heightOf = (key: string, least: number) => {
    const height = `${frozen.heights.get(key) ?? least}px`
    return isHeld ? `minmax(${height}, max-content)` : height
  }
  const untimed = hasUntimed ? [heightOf('untimed', CARD)] : []
  const hours = rows.map((row) => heightOf(rowKey(row), row.isFold ? measures.fold : measures.hour))
  const gridTemplateRows = [...top, ...untimed, ...hours].join(' ')
  return { rows, release, style: { ...sizes, gridTemplateRows, alignContent: 'start' } as CSSProperties }
}
