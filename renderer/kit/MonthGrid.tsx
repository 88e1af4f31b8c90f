import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { dayText, monthText, weekdayName, weekdayText } from '../../shared/format.ts'
import {
  addDays,
  addMonths,
  daysFrom,
  firstOfWeek,
  isDay,
  partsOf,
  weekdaysFrom,
  type Day,
  type WeekStart,
} from '../../shared/time.ts'
import { useLanguage, useWeekStart } from '../data.ts'
import { IconButton } from './Button.tsx'
import { cx } from './cx.ts'
import css from './MonthGrid.module.css'

interface MonthGridProps {
  readonly value: Day | null
  readonly today: Day
  readonly min?: Day
  readonly max?: Day
  readonly onPick: (day: Day) => void
}

const STEPS: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 }
const WEEKS = [0, 1, 2, 3, 4, 5]

/** Where a key leads from a day; null: nowhere. */
function goTo(at: Day, { key, shiftKey }: Pick<KeyboardEvent, 'key' | 'shiftKey'>, weekStart: WeekStart): Day | null {
  const step = STEPS[key]
  if (step !== undefined) return addDays(at, step)
  const months = shiftKey ? 12 : 1
  if (key === 'PageUp') return addMonths(at, -months)
  if (key === 'PageDown') return addMonths(at, months)
  if (key === 'Home') return firstOfWeek(at, weekStart)
  return key === 'End' ? addDays(firstOfWeek(at, weekStart), 6) : null
}

/** A month to pick a day from: arrows go by days and weeks, Home and End in the week, Page Up and Down by months, with Shift by years. */
export function MonthGrid({ value, today, min, max, onPick }: MonthGridProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const weekStart = useWeekStart()
  const grid = useRef<HTMLDivElement>(null)
  /** The buttons that turn the page keep the focus; arrows take it along. */
  const goesAlong = useRef(true)
  const [at, setAt] = useState(value ?? today)
  const first = firstOfWeek(addDays(at, 1 - partsOf(at).day), weekStart)
  const isOut = (day: Day) => (min !== undefined && day < min) || (max !== undefined && day > max)

  useEffect(() => {
    if (goesAlong.current) grid.current?.querySelector<HTMLElement>(`[data-day="${at}"]`)?.focus()
    goesAlong.current = false
  }, [at])

  const onKeyDown = (event: KeyboardEvent) => {
    const next = goTo(at, event, weekStart)
    if (next === null || !isDay(next)) return
    event.preventDefault()
    goesAlong.current = true
    setAt(next)
  }

  return (
    <div>
      <div className={css.head}>
        <IconButton
          small
          label={t('kit.previousMonth')}
          icon={<ChevronLeft aria-hidden />}
          onPress={() => setAt(addMonths(at, -1))}
        />
        <b aria-live="polite">{monthText(at, language)}</b>
        <IconButton
          small
          label={t('kit.followingMonth')}
          icon={<ChevronRight aria-hidden />}
          onPress={() => setAt(addMonths(at, 1))}
        />
      </div>
      <div ref={grid} role="grid" tabIndex={-1} aria-label={monthText(at, language)} onKeyDown={onKeyDown}>
        <div role="row" className={css.week}>
          {weekdaysFrom(weekStart).map((weekday) => (
            <span key={weekday} role="columnheader" className={css.weekday} aria-label={weekdayName(weekday, language)}>
              {weekdayName(weekday, language).slice(language === 'en' ? 0 : 1, 2)}
            </span>
          ))}
        </div>
        {WEEKS.map((week) => (
          <div key={week} role="row" className={css.week}>
            {daysFrom(addDays(first, week * 7), 7).map((day) => (
              <div key={day} role="gridcell" aria-selected={day === value}>
                <button
                  type="button"
                  data-day={day}
                  tabIndex={day === at ? 0 : -1}
                  aria-label={`${dayText(day, language, partsOf(today).year)} ${weekdayText(day, language)}`}
                  aria-current={day === today ? 'date' : undefined}
                  aria-disabled={isOut(day) || undefined}
                  className={cx(
                    css.day,
                    partsOf(day).month !== partsOf(at).month && css.beside,
                    day === value && css.chosen,
                  )}
                  onClick={() => {
                    if (!isOut(day)) onPick(day)
                  }}
                >
                  {partsOf(day).day}
                </button>
              </div>
            ))}
          </div>
        ))}
      </div>
    </div>
  )
}
