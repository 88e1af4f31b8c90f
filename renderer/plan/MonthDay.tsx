import { memo, useEffect, useRef } from 'react'
import { Hourglass } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Damaged } from '../../shared/damage.ts'
import { dayText, monthName, weekdayText } from '../../shared/format.ts'
import type { PromiseRow } from '../../shared/model.ts'
import { partsOf, type Day } from '../../shared/time.ts'
import { worstOf } from '../../shared/week.ts'
import { BrokenCard } from '../damage/BrokenCard.tsx'
import { useLanguage } from '../data.ts'
import { useDrag } from '../dnd/drag.ts'
import { cx } from '../kit/cx.ts'
import { SeverityMark } from '../kit/SeverityMark.tsx'
import { showWeekOf } from '../plan-view.ts'
import { go } from '../ui.ts'
import type { CardOnBoard } from './board-cards.ts'
import board from './Board.module.css'
import { createOn } from './commands.ts'
import { Ghost, GhostOfOthers } from './Ghost.tsx'
import { LegalMark } from './LegalMark.tsx'
import css from './Month.module.css'
import { MonthCard } from './MonthCard.tsx'
import { focusOn, usePlan } from './plan-state.ts'
import { useDayWords } from './use-day-words.ts'

/** As many as every day of six weeks has room for. */
const MOST = 3

interface MonthDayProps {
  readonly day: Day
  readonly today: Day
  /** Of the month that is shown, not of the one beside it. */
  readonly isIn: boolean
  readonly namesMonth: boolean
  readonly namesPlatform: boolean
  readonly cards: readonly CardOnBoard[]
  /** Plans that stood here and cannot be read. */
  readonly broken: readonly Damaged[]
  readonly owed: readonly PromiseRow[]
}

/** A day of the month: a place to put cards down on, which keep their time of day, and to begin a new one. */
export const MonthDay = memo(function MonthDay({ day, today, isIn, cards, broken, owed, ...names }: MonthDayProps) {
  const { t } = useTranslation()
  const isOver = useDrag((drag) => drag.zone === day)
  const landing = usePlan((plan) => plan.landing.get(day))
  const isPast = day < today
  const room = Math.max(1, MOST - broken.length)
  const hidden = cards.length > room ? cards.slice(room) : []
  return (
    <div
      role="gridcell"
      data-zone={day}
      className={cx(css.day, isPast && css.past, day === today && css.today, !isIn && css.beside, isOver && css.over)}
      aria-current={day === today ? 'date' : undefined}
    >
      <Head day={day} today={today} namesMonth={names.namesMonth} />
      {owed.map((promise) => (
        <button
          key={promise.hookId}
          type="button"
          tabIndex={-1}
          data-spot=""
          className={cx(board.due, css.due)}
          title={t('plan.promiseOf', { title: promise.itemTitle, what: promise.what })}
          onClick={() => go('item', promise.itemId)}
        >
          <Hourglass className="i12" aria-hidden />
          <span>{promise.what || t('plan.promiseDue')}</span>
        </button>
      ))}
      {cards.slice(0, room).map((card) => (
        <MonthCard key={card.item.id} {...card} namesPlatform={names.namesPlatform} />
      ))}
      {broken.map((thing) => (
        <BrokenCard key={thing.id} thing={thing} isLine />
      ))}
      {hidden.length > 0 ? <More day={day} hidden={hidden} /> : null}
      <div className={css.landing}>
        {isOver ? <Ghost zone={day} more={landing?.length ?? 0} className={css.ghost} /> : null}
        {landing && !isOver ? <GhostOfOthers times={landing} className={css.ghost} /> : null}
      </div>
      {isPast ? null : <Rest day={day} />}
    </div>
  )
})

/** Number, festival and lunar day; a click begins a new plan. Past days take none. */
function Head({ day, today, namesMonth }: Pick<MonthDayProps, 'day' | 'today' | 'namesMonth'>) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { festival, lunar, lunarDay, legal, whole } = useDayWords(day)
  const isPast = day < today
  const at = `${dayText(day, language)} ${weekdayText(day, language)}`
  return (
    <button
      type="button"
      tabIndex={-1}
      data-spot=""
      className={css.head}
      aria-disabled={isPast || undefined}
      title={whole || undefined}
      onClick={() => {
        if (!isPast) void createOn(day)
      }}
    >
      <span className={css.number}>{partsOf(day).day}</span>
      {namesMonth ? <span className={css.month}>{monthName(day, language)}</span> : null}
      {legal ? <LegalMark legal={legal} /> : null}
      <span className={css.lunar}>
        {festival ? <em>{festival}</em> : null} {day === today ? t('plan.today') : festival ? lunarDay : lunar}
      </span>
      <span className="vh">{t(isPast ? 'plan.pastPlace' : 'plan.newAt', { at })}</span>
    </button>
  )
}

/** The room that is left takes a click too: a day that has cards can get one more. */
function Rest({ day }: { readonly day: Day }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const at = `${dayText(day, language)} ${weekdayText(day, language)}`
  return (
    <button
      type="button"
      tabIndex={-1}
      data-hint={t('plan.newHint')}
      className={cx(board.more, css.rest)}
      aria-label={t('plan.newAt', { at })}
      onClick={() => void createOn(day)}
    />
  )
}

/** How many more there are, and whether one of them says something; leads to them, in their week. */
function More({ day, hidden }: { readonly day: Day; readonly hidden: readonly CardOnBoard[] }) {
  const { t } = useTranslation()
  const button = useRef<HTMLButtonElement>(null)
  const wantsFocus = usePlan((plan) => hidden.some(({ item }) => item.id === plan.focusOn))
  const worst = worstOf(hidden.flatMap(({ worst: own, isMissed }) => own ?? (isMissed ? ('error' as const) : [])))
  useEffect(() => {
    if (!wantsFocus) return
    button.current?.focus()
    usePlan.setState({ focusOn: null })
  }, [wantsFocus])
  return (
    <button
      ref={button}
      type="button"
      tabIndex={-1}
      data-spot=""
      className={css.hidden}
      onClick={() => {
        showWeekOf(day)
        const [first] = hidden
        if (first) focusOn(first.item.id)
      }}
    >
      {t('plan.month.more', { count: hidden.length })}
      {worst ? <SeverityMark severity={worst} /> : null}
    </button>
  )
}
