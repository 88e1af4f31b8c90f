import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { weekdayText } from '../../shared/format.ts'
import { partsOf, type Day } from '../../shared/time.ts'
import { useLanguage } from '../data.ts'
import { useDrag } from '../dnd/drag.ts'
import { cx } from '../kit/cx.ts'
import { useAlmanac } from './almanac.ts'
import css from './Board.module.css'

interface DayHeadProps {
  readonly day: Day
  readonly today: Day
  readonly onNew: (day: Day) => void
}

/** Number, weekday, festival and lunar day; takes cards, which keep their time of day. */
export const DayHead = memo(function DayHead({ day, today, onNew }: DayHeadProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const almanac = useAlmanac()
  const isOver = useDrag((drag) => drag.zone === day)
  const note = almanac?.noteOf(day) ?? null
  const festivals = note?.festivals.map((id) => t(`festival.${id}`)) ?? []
  const lunar = note ? t('plan.lunar', { name: note.lunar.name, month: note.lunar.month, day: note.lunar.day }) : ''
  const isPast = day < today
  const { day: number } = partsOf(day)
  const content = (
    <>
      <span className={css.number}>{number}</span>
      <span className={css.weekday}>{weekdayText(day, language)}</span>
      {note?.legal ? (
        <abbr className={cx(css.legal, note.legal === 'work' && css.work)} title={t(`plan.legal.${note.legal}Why`)}>
          {t(`plan.legal.${note.legal}`)}
        </abbr>
      ) : null}
      <span className={css.lunar} title={[...festivals, lunar].join(t('plan.sep'))}>
        {festivals[0] ? <em>{festivals[0]} </em> : null}
        {day === today ? `${t('plan.today')} ` : ''}
        {language === 'zh-CN' ? lunar : ''}
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
