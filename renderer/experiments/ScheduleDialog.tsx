import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Experiment } from '../../shared/experiment.ts'
import { dayText } from '../../shared/format.ts'
import { titleOf } from '../../shared/items.ts'
import type { Channel, Item } from '../../shared/model.ts'
import { readTime } from '../../shared/said-slot.ts'
import { addDays, type Day, type TimeOfDay } from '../../shared/time.ts'
import { today } from '../clock.ts'
import { useLanguage } from '../data.ts'
import { DayField } from '../kit/DayField.tsx'
import { TextField } from '../kit/Field.tsx'
import { FormDialog } from '../kit/FormDialog.tsx'
import { AbMark } from '../kit/marks.tsx'
import { Select } from '../kit/Select.tsx'
import { NotSaved } from '../trouble/NotSaved.tsx'
import { useQuery } from '../use-query.ts'
import { useWriting } from '../writing.ts'
import css from './Dialogs.module.css'

const FRESH = 'new'
const AHEAD_DAYS = 34
const ARMS = ['a', 'b'] as const
type ArmName = (typeof ARMS)[number]

interface Arm {
  /** Of an item that is there already; `new`: one is made. */
  readonly item: string
  readonly title: string
}
interface SlotWords {
  readonly day: Day | null
  readonly time: string
}

interface ScheduleDialogProps {
  readonly channel: Channel
  readonly experiment: Experiment
  readonly position: number
  /** Items that stand in a round already. */
  readonly used: ReadonlySet<string>
  readonly onClose: () => void
}

/** The next round: two items, new or there already, in two slots; which goes first is tossed as it is scheduled. */
export function ScheduleDialog({ channel, experiment, position, used, onClose }: ScheduleDialogProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const present = today(channel.zone)
  const between = useQuery(
    'items.between',
    { from: present, to: addDays(present, AHEAD_DAYS), channelId: channel.id },
    ['item', 'variant'],
  )
  const undated = useQuery('items.undated', { channelId: channel.id }, ['item', 'variant'])
  const [arms, setArms] = useState<Readonly<Record<ArmName, Arm>>>({
    a: { item: FRESH, title: '' },
    b: { item: FRESH, title: '' },
  })
  const [slots, setSlots] = useState<readonly [SlotWords, SlotWords]>([
    { day: addDays(present, 1), time: '20:00' },
    { day: addDays(present, 3), time: '20:00' },
  ])
  const [isWorking, setWorking] = useState(false)
  const heading = t('experiment.schedule.title', { n: position })
  const writing = useWriting(heading)
  const items = [...(between.value ?? []), ...(undated.value ?? [])].filter(
    ({ id, status }) => !used.has(id) && status !== 'published' && status !== 'dropped',
  )
  const read = slots.map(({ day, time }) => ({ day, time: readTime(time) }))
  const needsSlot = (arm: ArmName) => {
    const item = items.find(({ id }) => id === arms[arm].item)
    return !item || item.day === null || item.time === null
  }
  const isRight =
    (arms.a.item === FRESH || arms.a.item !== arms.b.item) &&
    ARMS.every((arm, i) => !needsSlot(arm) || (read[i]?.day && read[i].time)) &&
    ARMS.every((arm) => arms[arm].item !== FRESH || arms[arm].title.trim() !== '')

  const options = [
    { id: FRESH, label: t('experiment.schedule.fresh') },
    ...items.map((item) => ({
      id: item.id,
      label: titleOf(item) || t('plan.untitled'),
      ...(item.day ? { meta: `${dayText(item.day, language)} ${item.time ?? ''}` } : {}),
    })),
  ]
  const itemFor = async (arm: ArmName, slot: { day: Day; time: TimeOfDay } | null): Promise<Item | null> => {
    const { item, title } = arms[arm]
    const there = items.find(({ id }) => id === item)
    if (!there)
      return writing.write(
        'items.save',
        { item: { channelId: channel.id, title: title.trim(), ...slot, status: 'draft' } },
        { part: arm },
      )
    return needsSlot(arm) && slot ? writing.write('items.move', { id: there.id, to: slot }, { part: arm }) : there
  }
  const schedule = async () => {
    setWorking(true)
    const slotOf = (i: number) => {
      const { day = null, time = null } = read[i] ?? {}
      return day && time ? { day, time } : null
    }
    const a = await itemFor('a', slotOf(0))
    const b = a && (await itemFor('b', slotOf(1)))
    const round = a && b && (await writing.write('experiments.schedule', { id: experiment.id, a: a.id, b: b.id }))
    setWorking(false)
    if (round) onClose()
  }
  const set = (arm: ArmName, part: Partial<Arm>) => setArms({ ...arms, [arm]: { ...arms[arm], ...part } })
  const setSlot = (i: number, part: Partial<SlotWords>) =>
    setSlots([
      { ...slots[0], ...(i === 0 ? part : {}) },
      { ...slots[1], ...(i === 1 ? part : {}) },
    ])
  return (
    <FormDialog
      title={heading}
      onClose={onClose}
      trouble={
        <NotSaved
          error={writing.error}
          text={ARMS.map((arm) => arms[arm].title)
            .join('\n')
            .trim()}
          onRetry={() => void schedule()}
        />
      }
      size="large"
      does={t('experiment.schedule.do')}
      onDo={schedule}
      isDisabled={!isRight || isWorking}
    >
      <div className={css.arms}>
        {ARMS.map((arm, i) => {
          const words = slots[i] ?? slots[0]
          const slot = read[i]
          return (
            <fieldset key={arm} className={css.arm}>
              <legend>
                <AbMark letter={arm === 'a' ? 'A' : 'B'} /> {experiment[arm]}
              </legend>
              <Select
                label={t('experiment.schedule.item')}
                options={options}
                value={arms[arm].item}
                onChange={(item) => set(arm, { item })}
              />
              {arms[arm].item === FRESH ? (
                <TextField
                  label={t('experiment.schedule.name')}
                  value={arms[arm].title}
                  maxLength={200}
                  onChange={(title) => set(arm, { title })}
                />
              ) : null}
              {needsSlot(arm) ? (
                <div className={css.slot}>
                  <DayField
                    label={t('plan.move.day')}
                    value={words.day}
                    today={present}
                    min={present}
                    onChange={(day) => setSlot(i, { day: day ?? null })}
                  />
                  <TextField
                    label={t('plan.move.time')}
                    value={words.time}
                    onChange={(time) => setSlot(i, { time })}
                    {...(slot?.time ? {} : { error: t('plan.move.timeWrong') })}
                  />
                </div>
              ) : null}
            </fieldset>
          )
        })}
      </div>
      <p className="small dim">{t('experiment.schedule.coin')}</p>
    </FormDialog>
  )
}
