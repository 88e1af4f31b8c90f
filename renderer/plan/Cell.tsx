import type { TFunction } from 'i18next'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { timeAt, type Day } from '../../shared/time.ts'
import { placeKey } from '../../shared/week.ts'
import type { Damaged } from '../../shared/damage.ts'
import { BrokenCard } from '../damage/BrokenCard.tsx'
import { useDrag } from '../dnd/drag.ts'
import { cx } from '../kit/cx.ts'
import css from './Board.module.css'
import { Card } from './Card.tsx'
import card from './Card.module.css'
import type { CardOnBoard } from './board-cards.ts'
import { createAt } from './commands.ts'
import { Ghost, GhostOfOthers } from './Ghost.tsx'
import { usePlan } from './plan-state.ts'

interface CellProps {
  readonly day: Day
  /** The day in words, `周四`. */
  readonly dayName: string
  /** Null: the row of items that have a day but no time. */
  readonly hour: number | null
  readonly cards: readonly CardOnBoard[]
  /** Plans that stood here and cannot be read. */
  readonly broken: readonly Damaged[]
  readonly isPast: boolean
  /** How far into the hour it is now, 0–1, in the cell that has the present. */
  readonly now: { readonly share: number; readonly time: string } | null
}

const keyOf = (day: Day, hour: number | null): string =>
  placeKey(hour === null ? { kind: 'untimed', day } : { kind: 'hour', day, hour })

/** One hour of one day: its cards, or a place for a new one. */
export const Cell = memo(function Cell({ day, dayName, hour, cards, broken, isPast, now }: CellProps) {
  const { t } = useTranslation()
  const key = keyOf(day, hour)
  const isOver = useDrag((drag) => drag.zone === key)
  const landing = usePlan((plan) => plan.landing.get(key))
  // It hangs out of the cell rather than make the row grow.
  const under = cards.length > 0 ? card.after : undefined
  const before = now ? cards.filter(({ item }) => (item.time ?? '') <= now.time).length : 0
  return (
    <div role="gridcell" data-zone={key} className={cx(css.cell, isPast && css.past, isOver && css.over)}>
      {cards.map((one, index) => (
        <div key={one.item.id} className={css.stacked}>
          {now && index === before ? <NowLine time={now.time} /> : null}
          <Card {...one} />
        </div>
      ))}
      {broken.map((thing) => (
        <div key={thing.id} className={css.stacked}>
          <BrokenCard thing={thing} />
        </div>
      ))}
      {now && cards.length > 0 && before === cards.length ? <NowLine time={now.time} /> : null}
      {cards.length + broken.length === 0 ? <EmptyPlace {...{ t, day, dayName, hour, isPast }} /> : null}
      {cards.length === 0 && now ? <NowLine time={now.time} share={now.share} /> : null}
      {isOver ? <Ghost zone={key} more={landing?.length ?? 0} className={under} /> : null}
      {landing && !isOver ? <GhostOfOthers times={landing} className={under} /> : null}
      {cards.length > 0 && hour !== null && !isPast ? <MoreHere {...{ t, day, dayName, hour }} /> : null}
    </div>
  )
})

interface FoldCellProps extends Pick<CellProps, 'day' | 'dayName' | 'now'> {
  readonly from: number
  readonly to: number
  /** The first hour that still lies ahead; the ones before it are past. */
  readonly firstAhead: number
}

/** Several empty hours of one day in one line; each is still a place of its own. */
export const FoldCell = memo(function FoldCell({ day, dayName, from, to, firstAhead, now }: FoldCellProps) {
  const { t } = useTranslation()
  const hours = Array.from({ length: to - from + 1 }, (_, index) => ({
    hour: from + index,
    key: keyOf(day, from + index),
  }))
  const over = useDrag((drag) => hours.find(({ key }) => key === drag.zone)?.key ?? null)
  const landing = usePlan((plan) => plan.landing)
  return (
    <div role="gridcell" className={cx(css.cell, css.folded, to < firstAhead && css.past)}>
      {hours.map(({ hour, key }) => (
        <div key={hour} data-zone={key} className={css.slice}>
          <EmptyPlace {...{ t, day, dayName, hour }} isPast={hour < firstAhead} />
          {over === key ? <Ghost zone={key} more={landing.get(key)?.length ?? 0} className={css.lowGhost} /> : null}
          {over !== key && landing.has(key) ? (
            <GhostOfOthers times={landing.get(key) ?? []} className={css.lowGhost} />
          ) : null}
        </div>
      ))}
      {now ? <NowLine time={now.time} share={now.share} /> : null}
    </div>
  )
})

interface FreePlace extends Pick<CellProps, 'day' | 'dayName' | 'hour'> {
  readonly t: TFunction
}

const slotOf = ({ day, dayName, hour }: FreePlace) => {
  const time = hour === null ? null : timeAt(hour * 60)
  return { slot: { day, time }, at: time ? `${dayName} ${time}` : dayName, time }
}

/** A click makes a new plan here. Past hours take none. There are some hundred of them: the hint they show is drawn by CSS. */
function EmptyPlace({ isPast, ...place }: FreePlace & Pick<CellProps, 'isPast'>) {
  const { slot, at, time } = slotOf(place)
  return (
    <button
      type="button"
      tabIndex={-1}
      data-spot=""
      data-hint={isPast ? undefined : (time ?? '')}
      className={css.place}
      aria-label={place.t(isPast ? 'plan.pastPlace' : 'plan.newAt', { at })}
      aria-disabled={isPast || undefined}
      onClick={() => {
        if (!isPast) void createAt(slot)
      }}
    />
  )
}

/** The room left under the cards of an hour takes a click too: a day that has cards can get one more. */
function MoreHere(place: FreePlace) {
  const { slot, at, time } = slotOf(place)
  return (
    <button
      type="button"
      tabIndex={-1}
      data-hint={time ?? ''}
      className={css.more}
      aria-label={place.t('plan.newAt', { at })}
      onClick={() => void createAt(slot)}
    />
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
