import type { TFunction } from 'i18next'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { timeAt, type Day } from '../../shared/time.ts'
import { placeKey, placeOf, slotAt } from '../../shared/week.ts'
import type { Damaged } from '../../shared/damage.ts'
import { BrokenCard } from '../damage/BrokenCard.tsx'
import { useDrag } from '../dnd/drag.ts'
import { cx } from '../kit/cx.ts'
import { Rails } from '../kit/marks.tsx'
import css from './Board.module.css'
import { Card } from './Card.tsx'
import card from './Card.module.css'
import type { CardOnBoard } from './board-cards.ts'
import { createAt } from './commands.ts'
import { usePlan } from './plan-state.ts'
import { itemsNow } from './use-week.ts'

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
      {isOver ? <Ghost zone={key} more={landing?.length ?? 0} isAfter={cards.length > 0} /> : null}
      {landing && !isOver ? <GhostOfOthers times={landing} isAfter={cards.length > 0} /> : null}
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
          {over === key ? <Ghost zone={key} more={landing.get(key)?.length ?? 0} isLow /> : null}
          {over !== key && landing.has(key) ? <GhostOfOthers times={landing.get(key) ?? []} isLow /> : null}
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

interface GhostLook {
  /** Under cards: it hangs out of the cell rather than make the row grow. */
  readonly isAfter?: boolean
  readonly isLow?: boolean
}

interface GhostProps extends GhostLook {
  readonly zone: string
  /** Others that would land in the same cell. */
  readonly more?: number
}

/** Where the card in flight would land: its time, dashed; ochre where that would add a finding. */
function Ghost({ zone, more = 0, isAfter = false, isLow = false }: GhostProps) {
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
      {more > 0 ? ` +${more}` : null}
    </div>
  )
}

interface OthersProps extends GhostLook {
  readonly times: readonly (string | null)[]
}

/** Where cards carried along would land. */
function GhostOfOthers({ times, isAfter = false, isLow = false }: OthersProps) {
  const { t } = useTranslation()
  return (
    <div className={cx(card.ghost, isAfter && card.after, isLow && css.lowGhost)}>
      {times[0] ?? t('plan.noTime')}
      {times.length > 1 ? ` +${times.length - 1}` : null}
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
