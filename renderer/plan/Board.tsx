import { useLayoutEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { daySpanText, weekdayText } from '../../shared/format.ts'
import { addDays, hourOf, minutesOf, timeAt, wallOf, type Day } from '../../shared/time.ts'
import { hourKey, type HourRow } from '../../shared/week.ts'
import { homeZone, useLanguage } from '../data.ts'
import { lookAgain, useDrag } from '../dnd/drag.ts'
import { cx } from '../kit/cx.ts'
import { useUi } from '../ui.ts'
import css from './Board.module.css'
import type { CardOnBoard } from './board-cards.ts'
import { Cell, FoldCell } from './Cell.tsx'
import { chooseAlong } from './choose.ts'
import { createOn } from './commands.ts'
import { DayHead } from './DayHead.tsx'
import { toggleHours, usePlan } from './plan-state.ts'
import { PromiseLane, useOwed } from './PromiseLane.tsx'
import { useRoving } from './roving.ts'
import { rowKey, useRows } from './rows.ts'
import { NONE_BROKEN, useBrokenCells } from './use-broken-cells.ts'
import { useCards } from './use-cards.ts'
import { useNow } from './use-now.ts'
import type { Week } from './use-week.ts'

const NO_CARDS: readonly CardOnBoard[] = []
/** Height of the bar that stands under the board while cards are chosen. */
const DOCKED = 52

/** The week: days across, hours down, each hour as tall as its fullest cell. */
export function Board({ week }: { readonly week: Week }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const present = useNow()
  const zone = homeZone()
  const grid = useRef<HTMLDivElement>(null)
  const scroller = useRef<HTMLDivElement>(null)
  const openHours = usePlan((plan) => plan.openHours)
  const { days, today, items } = week

  const cells = useCards(week, present, zone, hourKey)
  const { broken, standing } = useBrokenCells(items, days, hourKey)
  const hasUntimed = standing.some(({ time }) => time === null)
  const owed = useOwed(days)
  const isChoosing = useUi((ui) => ui.selection.size > 0)
  const { rows, style, release } = useRows(scroller, {
    items: standing,
    open: openHours,
    hasLane: owed.length > 0,
    hasUntimed,
    docked: isChoosing ? DOCKED : 0,
  })
  const wall = wallOf(present, zone)
  const dayNames = days.map((day) => weekdayText(day, language))
  const roving = useRoving(grid, { onExtend: chooseAlong })
  const isPastHour = (day: Day, hour: number) => day < today || (day === today && hour < hourOf(wall.time))
  const nowIn = (day: Day, { from, to }: HourRow) => {
    if (day !== wall.day || hourOf(wall.time) < from || hourOf(wall.time) > to) return null
    return { share: (minutesOf(wall.time) - from * 60) / ((to - from + 1) * 60), time: wall.time }
  }

  return (
    <section
      className={css.board}
      aria-label={t('plan.board', { week: daySpanText(days[0] as Day, addDays(days[0] as Day, 6), language) })}
    >
      <OpenFoldOnRest rows={rows} />
      <div ref={scroller} className={css.scroller} onPointerLeave={release}>
        <div ref={grid} role="grid" aria-label={t('plan.title')} className={css.week} style={style} {...roving}>
          <div role="row" className={css.row}>
            <div role="columnheader" className={cx(css.gutter, css.corner)}>
              <span className="vh">{t('plan.hours')}</span>
            </div>
            {days.map((day) => (
              <DayHead key={day} day={day} today={today} onNew={(chosen) => void createOn(chosen)} />
            ))}
          </div>
          {owed.length > 0 ? <PromiseLane owed={owed} days={days} today={today} /> : null}
          {hasUntimed ? (
            <div role="row" className={css.row} data-row="untimed">
              <div role="rowheader" className={css.gutter}>
                {t('plan.noTimeShort')}
              </div>
              {days.map((day, index) => (
                <Cell
                  key={day}
                  day={day}
                  dayName={dayNames[index] ?? ''}
                  hour={null}
                  cards={cells.get(`${day} -`) ?? NO_CARDS}
                  broken={broken.get(`${day} -`) ?? NONE_BROKEN}
                  isPast={day < today}
                  now={null}
                />
              ))}
            </div>
          ) : null}
          {rows.map((row) => (
            <div key={rowKey(row)} role="row" className={css.row} data-row={rowKey(row)}>
              <HourHead row={row} canFold={openHours.has(row.from)} onToggle={release} />
              {days.map((day, index) =>
                row.isFold ? (
                  <FoldCell
                    key={day}
                    day={day}
                    dayName={dayNames[index] ?? ''}
                    from={row.from}
                    to={row.to}
                    firstAhead={day < today ? 24 : day === today ? hourOf(wall.time) : 0}
                    now={nowIn(day, row)}
                  />
                ) : (
                  <Cell
                    key={day}
                    day={day}
                    dayName={dayNames[index] ?? ''}
                    hour={row.from}
                    cards={cells.get(`${day} ${row.from}`) ?? NO_CARDS}
                    broken={broken.get(`${day} ${row.from}`) ?? NONE_BROKEN}
                    isPast={isPastHour(day, row.from)}
                    now={nowIn(day, row)}
                  />
                ),
              )}
            </div>
          ))}
        </div>
      </div>
      {week.isHeard ? null : <p className={css.empty}>{t('plan.reading')}</p>}
      {items.length === 0 && week.isHeard ? <EmptyWeek week={week} /> : null}
    </section>
  )
}

interface HourHeadProps {
  readonly row: HourRow
  readonly canFold: boolean
  readonly onToggle: () => void
}

/** `20`, or a fold `13–17`, which opens and closes. */
function HourHead({ row, canFold, onToggle }: HourHeadProps) {
  const { t } = useTranslation()
  const two = (hour: number) => timeAt(hour * 60).slice(0, 2)
  const label = row.isFold && row.to > row.from ? `${two(row.from)}–${two(row.to)}` : two(row.from)
  return (
    <div role="rowheader" className={cx(css.gutter, row.isFold && css.fold)}>
      {row.isFold || canFold ? (
        <button
          type="button"
          className={css.unfold}
          aria-expanded={!row.isFold}
          aria-label={t(row.isFold ? 'plan.unfold' : 'plan.fold', { hours: label })}
          onClick={() => {
            onToggle()
            toggleHours(row.from, row.to)
          }}
        >
          {label}
        </button>
      ) : (
        label
      )}
    </div>
  )
}

const REST_MS = 400

/** Resting over a fold with a card in hand opens it. */
function OpenFoldOnRest({ rows }: { readonly rows: readonly HourRow[] }) {
  const zone = useDrag((drag) => (drag.by === 'pointer' ? drag.zone : null))
  const hour = zone === null ? Number.NaN : Number(zone.slice(11) || Number.NaN)
  const fold = rows.find((row) => row.isFold && row.to > row.from && hour >= row.from && hour <= row.to)
  const [from, to] = [fold?.from ?? -1, fold?.to ?? -1]
  useLayoutEffect(() => {
    if (from < 0) return
    const timer = setTimeout(() => {
      toggleHours(from, to)
      requestAnimationFrame(lookAgain)
    }, REST_MS)
    return () => clearTimeout(timer)
  }, [from, to])
  return null
}

function EmptyWeek({ week }: { readonly week: Week }) {
  const { t } = useTranslation()
  return (
    <p className={css.empty}>
      <span className={css.emptyTitle}>{t('plan.emptyWeek')}</span>
      <span>{t(week.ideas.length > 0 ? 'plan.emptyWithIdeas' : 'plan.emptyHow')}</span>
    </p>
  )
}
