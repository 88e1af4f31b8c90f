import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { weekdayText } from '../../shared/format.ts'
import { partsOf, type Day } from '../../shared/time.ts'
import { useLanguage } from '../data.ts'
import { useDrag } from '../dnd/drag.ts'
import { cx } from '../kit/cx.ts'
import css from './Board.module.css'
import { LegalMark } from './LegalMark.tsx'
import { useDayWords } from './use-day-words.ts'

interface DayHeadProps {
  readonly day: Day
  readonly today: Day
  readonly onNew: (day: Day) => void
}

/** Number, weekday, festival and lunar day; takes cards, which keep their time of day. */
export const DayHead = memo(function DayHead({ day, today, onNew }: DayHeadProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { festival, lunar, legal, whole } = useDayWords(day)
  const isOver = useDrag((drag) => drag.zone === day)
  const isPast = day < today
  const { day: number } = partsOf(day)
  const content = (
    <>
      <span className={css.number}>{number}</span>
      <span className={css.weekday}>{weekdayText(day, language)}</span>
      {legal ? <LegalMark legal={legal} /> : null}
      <span className={css.lunar} title={whole}>
        {festival ? <em>{festival} </em> : null}
        {day === today ? `${t('plan.today')} ` : ''}
        {lunar}
      </span>
    </>
  )
  const look = cx(css.head, isPast && css.past, day === today && css.today, isOver && css.over)
  return (
    <div role="columnheader" data-zone={day} className={look} aria-current={day === today ? 'date' : undefined}>
      {isPast ? (
        <div className={css.headInside}>{content}</div>
      ) : (
        <button type="button" tabIndex={-1} data-spot="" className={css.headInside} onClick={() => onNew(day)}>
          {content}
          <span className="vh">{t('plan.newHint')}</span>
        </button>
      )}
    </div>
  )
})
