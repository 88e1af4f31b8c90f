import { Plus } from 'lucide-react'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { timeAt, type Day } from '../../shared/time.ts'
import { placeKey, placeOf, slotAt, type Place } from '../../shared/week.ts'
import { useDrag } from '../dnd/drag.ts'
import { cx } from '../kit/cx.ts'
import { Rails } from '../kit/marks.tsx'
import css from './Board.module.css'
import { Card } from './Card.tsx'
import card from './Card.module.css'
import type { CardOnBoard } from './board-cards.ts'
import { createAt, slotText } from './commands.ts'
import { usePlan } from './plan-state.ts'
import { itemsNow } from './use-week.ts'

interface CellProps {
  readonly day: Day
  /** Null: the row of items that have a day but no time. */
  readonly hour: number | null
  readonly cards: readonly CardOnBoard[]
  readonly isPast: boolean
  /** How far into the hour it is now, 0–1, in the cell that has the present. */
  readonly now: { readonly share: number; readonly time: string } | null
}

/** One hour of one day: its cards, or a place for a new one. */
export const Cell = memo(function Cell({ day, hour, cards, isPast, now }: CellProps) {
  const place: Place = hour === null ? { kind: 'untimed', day } : { kind: 'hour', day, hour }
  const key = placeKey(place)
  const isOver = useDrag((drag) => drag.zone === key)
  const before = now ? cards.filter(({ item }) => (item.time ?? '') <= now.time).length : 0
  return (
    <div role="gridcell" data-zone={key} className={cx(css.cell, isPast && css.past, isOver && css.over)}>
      {cards.map((one, index) => (
        <div key={one.item.id} className={css.stacked}>
          {now && index === before ? <NowLine time={now.time} /> : null}
          <Card {...one} />
        </div>
      ))}
      {now && cards.length > 0 && before === cards.length ? <NowLine time={now.time} /> : null}
      {cards.length === 0 ? <EmptyPlace place={place} isPast={isPast} /> : null}
      {cards.length === 0 && now ? <NowLine time={now.time} share={now.share} /> : null}
      {isOver ? <Ghost zone={key} isAfter={cards.length > 0} /> : null}
      {cards.length > 0 && hour !== null && !isPast ? <MoreHere day={day} hour={hour} /> : null}
    </div>
  )
})

interface FoldCellProps extends Pick<CellProps, 'day' | 'now'> {
  readonly from: number
  readonly to: number
  /** The first hour that still lies ahead; the ones before it are past. */
  readonly firstAhead: number
}

/** Several empty hours of one day in one line; each is still a place of its own. */
export const FoldCell = memo(function FoldCell({ day, from, to, firstAhead, now }: FoldCellProps) {
  const hours = Array.from({ length: to - from + 1 }, (_, index) => from + index)
  return (
    <div role="gridcell" className={cx(css.cell, css.folded, to < firstAhead && css.past)}>
      {hours.map((hour) => (
        <FoldSlice key={hour} day={day} hour={hour} isPast={hour < firstAhead} />
      ))}
      {now ? <NowLine time={now.time} share={now.share} /> : null}
    </div>
  )
})

function FoldSlice({ day, hour, isPast }: { readonly day: Day; readonly hour: number; readonly isPast: boolean }) {
  const place: Place = { kind: 'hour', day, hour }
  const key = placeKey(place)
  const isOver = useDrag((drag) => drag.zone === key)
  return (
    <div data-zone={key} className={css.slice}>
      <EmptyPlace place={place} isPast={isPast} />
      {isOver ? <Ghost zone={key} isLow /> : null}
    </div>
  )
}

const slotOfPlace = (place: Place) =>
  place.kind === 'hour'
    ? { day: place.day, time: timeAt(place.hour * 60) }
    : place.kind === 'untimed'
      ? { day: place.day, time: null }
      : null

/** A click makes a new plan here. Past hours take none. */
function EmptyPlace({ place, isPast }: { readonly place: Place; readonly isPast: boolean }) {
  const { t } = useTranslation()
  const slot = slotOfPlace(place)
  if (!slot) return null
  const label = slotText(slot)
  return (
    <button
      type="button"
      tabIndex={-1}
      data-spot=""
      className={css.place}
      aria-label={isPast ? t('plan.pastPlace', { at: label }) : t('plan.newAt', { at: label })}
      aria-disabled={isPast || undefined}
      onClick={() => {
        if (!isPast) void createAt(slot)
      }}
    >
      {isPast ? null : (
        <span className={css.hint} aria-hidden>
          <Plus className="i12" />
          {slot.time}
        </span>
      )}
    </button>
  )
}

/** The room left under the cards of an hour takes a click too: a day that has cards can get one more. */
function MoreHere({ day, hour }: { readonly day: Day; readonly hour: number }) {
  const { t } = useTranslation()
  const slot = { day, time: timeAt(hour * 60) }
  return (
    <button
      type="button"
      tabIndex={-1}
      className={css.more}
      aria-label={t('plan.newAt', { at: slotText(slot) })}
      onClick={() => void createAt(slot)}
    >
      <span className={css.hint} aria-hidden>
        <Plus className="i12" />
        {slot.time}
      </span>
    </button>
  )
}

interface GhostProps {
  readonly zone: string
  /** Under cards: it hangs out of the cell rather than make the row grow. */
  readonly isAfter?: boolean
  readonly isLow?: boolean
}

/** Where the card in flight would land: its time, dashed; ochre where that would add a finding. */
function Ghost({ zone, isAfter = false, isLow = false }: GhostProps) {
  const { t } = useTranslation()
  const id = useDrag((drag) => drag.id)
  const warns = usePlan((plan) => plan.addsFinding)
  const item = id === null ? undefined : itemsNow().get(id)
  if (!item) return null
  const slot = slotAt(item, placeOf(zone))
  return (
    <div className={cx(card.ghost, isAfter && card.after, isLow && css.lowGhost, warns && card.warn)}>
      <Rails track={item.track} />
      {slot?.time ?? t('plan.noTime')}
    </div>
  )
}

function NowLine({ time, share }: { readonly time: string; readonly share?: number }) {
  return share === undefined ? (
    <div className={css.nowBetween} aria-hidden>
      <span>{time}</span>
    </div>
  ) : (
    <div className={css.now} style={{ top: `${share * 100}%` }} aria-hidden>
      <span>{time}</span>
    </div>
  )
}
