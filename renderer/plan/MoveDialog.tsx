import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { titleOf } from '../../shared/items.ts'
import type { Item } from '../../shared/model.ts'
import { readTime } from '../../shared/said-slot.ts'
import { daysShown, monthShown, weekShown } from '../../shared/plan-view.ts'
import type { Day } from '../../shared/time.ts'
import { today } from '../clock.ts'
import { homeZone, shownSight } from '../data.ts'
import { DayField } from '../kit/DayField.tsx'
import { NumberField, TextField } from '../kit/Field.tsx'
import { FormDialog } from '../kit/FormDialog.tsx'
import { moveCards, shiftDays } from './commands.ts'
import css from './MoveDialog.module.css'
import { focusOn, openMoving, usePlan } from './plan-state.ts'
import { itemsNow } from './use-week.ts'

/** Moves a card to a day and time that are said rather than pointed at; several cards by a number of days. */
export function MoveDialog() {
  const moving = usePlan((plan) => plan.moving)
  if (!moving) return null
  const items = itemsNow()
  const chosen = moving.flatMap((id) => items.get(id) ?? [])
  const [first] = chosen
  if (!first) return null
  return chosen.length === 1 ? <MoveOne key={first.id} item={first} /> : <ShiftMany items={chosen} />
}

const close = (id: string | undefined) => {
  openMoving(null)
  if (id) focusOn(id)
}

/** A day of the week or month that is looked at: today where it is one of them. */
function proposedDay(): Day {
  const sight = shownSight()
  const { from, to } = daysShown(sight)
  if (sight.today >= from && sight.today <= to) return sight.today
  return sight.view === 'week' ? from : monthShown(sight)
}

function MoveOne({ item }: { readonly item: Item }) {
  const { t } = useTranslation()
  const [day, setDay] = useState<Day | null>(() => item.day ?? proposedDay())
  const [timeText, setTime] = useState<string>(item.time ?? '')
  const time = timeText.trim() === '' ? null : readTime(timeText)
  const isTimeRight = timeText.trim() === '' || time !== null
  const isRight = day !== null && isTimeRight
  const move = () => {
    if (day === null || !isTimeRight) return
    openMoving(null)
    void moveCards([{ id: item.id, to: { day, time } }], item.id)
  }
  return (
    <FormDialog
      title={t('plan.move.title', { title: titleOf(item) || t('plan.untitled') })}
      onClose={() => close(item.id)}
      size="small"
      does={t('plan.move.do')}
      onDo={move}
      isDisabled={!isRight}
    >
      <div className={css.fields}>
        <DayField
          label={t('plan.move.day')}
          value={day}
          onChange={(next) => setDay(next ?? null)}
          today={today(homeZone())}
          near={weekShown(shownSight())}
          onEnter={move}
          autoFocus
        />
        <TextField
          label={t('plan.move.time')}
          value={timeText}
          onChange={setTime}
          onEnter={move}
          placeholder="20:30"
          hint={t('plan.move.noTime')}
          {...(isTimeRight ? {} : { error: t('plan.move.timeWrong') })}
        />
      </div>
    </FormDialog>
  )
}

function ShiftMany({ items }: { readonly items: readonly Item[] }) {
  const { t } = useTranslation()
  const [days, setDays] = useState<number | null>(1)
  const ids = items.map(({ id }) => id)
  const move = () => {
    if (!days) return
    openMoving(null)
    void shiftDays(ids, days, ids[0] ?? null)
  }
  return (
    <FormDialog
      title={t('plan.move.many', { count: items.length })}
      onClose={() => close(ids[0])}
      size="small"
      does={t('plan.move.do')}
      onDo={move}
      isDisabled={!days}
    >
      <NumberField
        label={t('plan.move.days')}
        hint={t('plan.move.daysHint')}
        value={days}
        onChange={setDays}
        min={-366}
        max={366}
      />
    </FormDialog>
  )
}
