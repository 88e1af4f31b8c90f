import { CalendarDays } from 'lucide-react'
import { lazy, Suspense, useRef, useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { Button as AriaButton, Group, Input, Label, TextField as AriaTextField } from 'react-aria-components'
import { dayText, weekdayText } from '../../shared/format.ts'
import { isSaidAsDay, readDay } from '../../shared/said-slot.ts'
import { addDays, isDay, partsOf, type Day } from '../../shared/time.ts'
import { useLanguage } from '../data.ts'
import { cx } from './cx.ts'
import { Hint } from './Field.tsx'
import css from './Field.module.css'
import { AnchoredPopover } from './Popover.tsx'

/** Read when a calendar is first opened. */
const MonthGrid = lazy(() => import('./MonthGrid.tsx').then((m) => ({ default: m.MonthGrid })))

interface DayFieldProps {
  readonly label: string
  readonly labelHidden?: boolean
  readonly value: Day | null
  /** Null once it is empty, undefined while what stands there is no day. A day typed may lie beyond `min` and `max`. */
  readonly onChange: (day: Day | null | undefined) => void
  readonly today: Day
  /** A day said without a year is the one nearest to this; today where nothing is said. */
  readonly near?: Day
  readonly min?: Day
  readonly max?: Day
  readonly onEnter?: () => void
  readonly autoFocus?: boolean
  readonly isWrong?: boolean
  /** In a row of a table: lower, and what is wrong is told beside it. */
  readonly small?: boolean
}

/**
 * A day, typed as people write it (`11-28`, `11月28日`), stepped by arrows, or picked from a month (Alt+↓), in the page's
 * own language. What is no day stays as it was typed, and is said.
 */
export function DayField(props: DayFieldProps) {
  const { label, labelHidden = false, value, onChange, today, min, max, onEnter, small = false } = props
  const { t } = useTranslation()
  const language = useLanguage()
  const [typed, setTyped] = useState<string | null>(null)
  const [isOpen, setOpen] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  const near = props.near ?? today
  const textOf = (day: Day) => dayText(day, language, partsOf(near).year)
  const isUnread = typed !== null && typed.trim() !== '' && readDay(typed, near) === null
  const isEarly = value !== null && min !== undefined && value < min
  const isLate = value !== null && max !== undefined && value > max
  const error = isUnread
    ? t(isSaidAsDay(typed) ? 'kit.noSuchDay' : 'kit.dayWrong')
    : isEarly
      ? t('kit.dayEarly', { day: textOf(min) })
      : isLate
        ? t('kit.dayLate', { day: textOf(max) })
        : null
  const put = (day: Day) => {
    setTyped(null)
    onChange(day)
  }
  const take = (text: string) => {
    setTyped(text)
    onChange(text.trim() === '' ? null : (readDay(text, near) ?? undefined))
  }
  const step = (days: number) => {
    const next = value === null ? near : addDays(value, days)
    put(min && next < min ? min : max && next > max ? max : isDay(next) ? next : near)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter') return onEnter?.()
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return
    event.preventDefault()
    if (event.altKey) setOpen(true)
    else step(event.key === 'ArrowUp' ? 1 : -1)
  }
  return (
    <AriaTextField
      className={css.field ?? ''}
      value={typed ?? value ?? ''}
      onChange={take}
      isInvalid={error !== null || (props.isWrong ?? false)}
      {...(props.autoFocus ? { autoFocus: true } : {})}
      {...(labelHidden ? { 'aria-label': label } : {})}
    >
      {labelHidden ? null : <Label className={css.label ?? ''}>{label}</Label>}
      <Group ref={box} className={cx(css.number, small && css.low)}>
        <Input
          className={css.input ?? ''}
          placeholder={today}
          onBlur={() => {
            if (!isUnread) setTyped(null)
          }}
          onKeyDown={onKeyDown}
        />
        <AriaButton aria-label={t('kit.pickDay', { label })} onPress={() => setOpen(true)}>
          <CalendarDays className="i14" aria-hidden />
        </AriaButton>
      </Group>
      {small ? null : (
        <Hint
          hint={value && error === null ? `${textOf(value)} ${weekdayText(value, language)}` : null}
          error={error}
        />
      )}
      <AnchoredPopover
        label={label}
        anchor={box}
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        placement="bottom end"
        width={224}
      >
        <div className={css.month}>
          <Suspense>
            <MonthGrid
              value={value}
              today={today}
              onPick={(day) => {
                setOpen(false)
                put(day)
              }}
              {...(min ? { min } : {})}
              {...(max ? { max } : {})}
            />
          </Suspense>
        </div>
      </AnchoredPopover>
    </AriaTextField>
  )
}
