import { ArrowRight } from 'lucide-react'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { daySpanText, monthText, weekdayName, weekNumber } from '../../shared/format.ts'
import { monthShown } from '../../shared/plan-view.ts'
import { addDays, partsOf, weekdaysFrom, type Day } from '../../shared/time.ts'
import { asksOfDays } from '../../shared/week.ts'
import { homeZone, useLanguage, useWeekStart } from '../data.ts'
import { showWeekOf } from '../plan-view.ts'
import { useUi } from '../ui.ts'
import board from './Board.module.css'
import { dayKey, type CardOnBoard } from './board-cards.ts'
import { chooseAlong } from './choose.ts'
import css from './Month.module.css'
import { MonthDay } from './MonthDay.tsx'
import { useOwed } from './PromiseLane.tsx'
import { useRoving } from './roving.ts'
import { NONE_BROKEN, useBrokenCells } from './use-broken-cells.ts'
import { useCards } from './use-cards.ts'
import { useNow } from './use-now.ts'
import type { Week } from './use-week.ts'

const NO_CARDS: readonly CardOnBoard[] = []
const NONE_OWED: ReturnType<typeof useOwed> = []

/** The month in whole weeks: days across, weeks down, each as tall as its fullest day at least. */
export function Month({ week }: { readonly week: Week }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const present = useNow()
  const grid = useRef<HTMLDivElement>(null)
  const roving = useRoving(grid, { onExtend: chooseAlong })
  const chosen = useUi((ui) => ui.day)
  const weekStart = useWeekStart()
  const { days, today, items, channels, isHeard } = week
  const month = monthShown({ day: chosen, today, weekStart })
  const isIn = (day: Day) => partsOf(day).month === partsOf(month).month
  const cards = useCards(week, present, homeZone(), dayKey)
  const { broken } = useBrokenCells(items, days, dayKey)
  const owed = useOwed(days)
  const platforms = new Set(items.map(({ channelId }) => channels.find(({ id }) => id === channelId)?.platform))
  const firsts = days.filter((_, index) => index % 7 === 0)

  return (
    <section className={board.board} aria-label={t('plan.month.board', { month: monthText(month, language) })}>
      <div className={css.scroller}>
        <div ref={grid} role="grid" aria-label={t('plan.month.title')} className={css.grid} {...roving}>
          <div role="row" className={css.weekdays}>
            <span role="columnheader" className={css.gutter}>
              {t('plan.month.weekShort')}
            </span>
            {weekdaysFrom(weekStart).map((weekday) => (
              <span key={weekday} role="columnheader">
                {weekdayName(weekday, language)}
              </span>
            ))}
          </div>
          {firsts.map((first) => {
            const own = days.filter((day) => day >= first && day <= addDays(first, 6))
            return (
              <div key={first} role="row" className={css.week}>
                <Gutter week={week} days={own} />
                {own.map((day) => (
                  <MonthDay
                    key={day}
                    day={day}
                    today={today}
                    isIn={isIn(day)}
                    namesMonth={day === days[0] || partsOf(day).day === 1}
                    namesPlatform={platforms.size > 1}
                    cards={cards.get(day) ?? NO_CARDS}
                    broken={broken.get(day) ?? NONE_BROKEN}
                    owed={owed.some(({ by }) => by === day) ? owed.filter(({ by }) => by === day) : NONE_OWED}
                  />
                ))}
              </div>
            )
          })}
        </div>
      </div>
      {isHeard ? null : <p className={board.empty}>{t('plan.month.reading')}</p>}
      {isHeard && items.length === 0 ? (
        <p className={board.empty}>
          <span className={board.emptyTitle}>{t('plan.month.empty')}</span>
          <span>{t(week.ideas.length > 0 ? 'plan.month.emptyWithIdeas' : 'plan.month.emptyHow')}</span>
        </p>
      ) : null}
    </section>
  )
}

/** What leads to a week, its number where it has one, and how many of its plans ask for the light and the deep signal. */
function Gutter({ week, days }: { readonly week: Week; readonly days: readonly Day[] }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const [first] = days
  if (!first) return null
  const number = weekNumber(first)?.week
  const span = daySpanText(first, addDays(first, 6), language)
  const asks = asksOfDays(days, week.items, week.channels)
  const light = asks.reduce((sum, day) => sum + day.light, 0)
  const deep = asks.reduce((sum, day) => sum + day.deep, 0)
  return (
    <div role="rowheader" className={css.gutter}>
      <button
        type="button"
        tabIndex={-1}
        data-spot=""
        className={css.number}
        aria-label={number ? t('plan.month.openWeek', { week: number }) : t('plan.month.openDays', { span })}
        title={span}
        onClick={() => showWeekOf(first)}
      >
        {number ?? <ArrowRight className="i14" aria-hidden />}
      </button>
      {light > 0 ? (
        <span className={css.light} title={t('plan.balance.total', { light, deep })}>
          <i />
          <span className="vh">{t('plan.balance.light')}</span>
          {light}
        </span>
      ) : null}
      {deep > 0 ? (
        <span className={css.deep} title={t('plan.balance.total', { light, deep })}>
          <i />
          <span className="vh">{t('plan.balance.deep')}</span>
          {deep}
        </span>
      ) : null}
    </div>
  )
}
