import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { dayText, weekdayText } from '../../shared/format.ts'
import { defaultSlot, moveTo, unplan } from '../../shared/plan.ts'
import { readTime } from '../../shared/said-slot.ts'
import { epochOf, instantOf, partsOf, type Day } from '../../shared/time.ts'
import { now, today } from '../clock.ts'
import { useLanguage } from '../data.ts'
import { Button } from '../kit/Button.tsx'
import { DayField } from '../kit/DayField.tsx'
import { TextField } from '../kit/Field.tsx'
import { Popover } from '../kit/Popover.tsx'
import { SeverityMark } from '../kit/SeverityMark.tsx'
import { useComposer, useItem } from './composer.ts'
import css from './Details.module.css'

/** When the item is planned for, and whether that has passed. */
export function Slot() {
  const { t } = useTranslation()
  const language = useLanguage()
  const { channel, isLocked } = useComposer()
  const item = useItem(({ day, time, status }) => ({ day, time, status }))
  const { day, time } = item
  const year = partsOf(today(channel.zone)).year
  const words = day
    ? [`${dayText(day, language, year)} ${weekdayText(day, language)}`, time ?? t('composer.noTime')].join(' ')
    : null
  const isPast =
    day !== null &&
    item.status !== 'published' &&
    item.status !== 'dropped' &&
    (time ? epochOf(instantOf(day, time, channel.zone).at) <= epochOf(now()) : day < today(channel.zone))
  const name = `${t('composer.slot')} ${words ?? t('composer.unplanned')}${isPast ? ` ${t('composer.past')}` : ''}`
  return (
    <div>
      <span className={css.label} aria-hidden>
        {t('composer.slot')}
      </span>
      <Popover
        label={t('composer.slot')}
        width={248}
        trigger={
          <Button look="bare" className={css.value ?? ''} isDisabled={isLocked} aria-label={name}>
            {words ?? <span className="dim">{t('composer.unplanned')}</span>}
            {isPast ? (
              <span className={css.past}>
                <SeverityMark severity="error" label={null} /> {t('composer.past')}
              </span>
            ) : null}
          </Button>
        }
      >
        <SlotFields />
      </Popover>
    </div>
  )
}

function SlotFields() {
  const { t } = useTranslation()
  const { channel, edit } = useComposer()
  const item = useItem(({ day, time }) => ({ day, time }))
  const [typed, setTyped] = useState<string | null>(null)
  const time = typed === null ? null : readTime(typed)

  const takeDay = (day: Day) => {
    edit('slot', (before) => {
      const slot = defaultSlot(day, now(), channel.zone)
      const moved = moveTo(before, { day, time: before.time ?? (slot.day === day ? slot.time : null) })
      return moved.ok ? moved.value : before
    })
  }
  const takeTime = (text: string) => {
    setTyped(text)
    const read = readTime(text)
    if (read) edit('slot', (before) => ({ ...before, time: read }))
    else if (text.trim() === '') edit('slot', (before) => ({ ...before, time: null }))
  }

  return (
    <div className={css.slot}>
      <DayField
        label={t('composer.day')}
        value={item.day}
        today={today(channel.zone)}
        onChange={(day) => {
          if (day) takeDay(day)
        }}
      />
      <TextField
        label={t('composer.time')}
        placeholder="20:30"
        value={typed ?? item.time ?? ''}
        isDisabled={item.day === null}
        error={typed?.trim() && !time ? t('composer.timeWrong') : null}
        onChange={takeTime}
        onBlur={() => {
          if (time) setTyped(null)
        }}
      />
      {item.day ? (
        <Button
          look="bare"
          onPress={() =>
            edit('slot', (before) => {
              const moved = unplan(before)
              return moved.ok ? moved.value : before
            })
          }
        >
          {t('composer.unplan')}
        </Button>
      ) : null}
    </div>
  )
}
