import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OutputOf } from '../../shared/contract.ts'
import { momentText } from '../../shared/format.ts'
import { readTime } from '../../shared/said-slot.ts'
import type { AppError } from '../../shared/result.ts'
import { epochOf, instantOf, wallOf, type Day, type Instant } from '../../shared/time.ts'
import { now, today } from '../clock.ts'
import { useLanguage } from '../data.ts'
import { Button } from '../kit/Button.tsx'
import { RadioRows } from '../kit/Choice.tsx'
import { DayField } from '../kit/DayField.tsx'
import { Dialog } from '../kit/Dialog.tsx'
import { TextField } from '../kit/Field.tsx'
import { AbMark } from '../kit/marks.tsx'
import { go } from '../ui.ts'
import { NotSaved } from '../trouble/NotSaved.tsx'
import { useWriting } from '../writing.ts'
import { useComposer, useItem } from './composer.ts'
import { ForecastRows } from './ForecastRows.tsx'
import css from './Composer.module.css'

type When = 'planned' | 'now' | 'other'

/** Asks when it went out; what was forecast then is sealed, and shown. */
export function PublishDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { draft, channel } = useComposer()
  const item = useItem(({ id, day, time, chosen, target, variants: { B } }) => ({
    id,
    day,
    time,
    chosen,
    target,
    hasB: B !== null,
  }))
  const [opened] = useState(now)
  const planned = item.day && item.time ? instantOf(item.day, item.time, channel.zone).at : null
  const isOver = planned !== null && epochOf(planned) <= epochOf(opened)
  const [when, setWhen] = useState<When>(isOver ? 'planned' : 'now')
  const [wall, setWall] = useState<{ readonly day: Day | null; readonly time: string }>(() =>
    wallOf(isOver ? planned : opened, channel.zone),
  )
  const [isBusy, setBusy] = useState(false)
  const [unsaved, setUnsaved] = useState<AppError | null>(null)
  const writing = useWriting(t('composer.publish'))
  const [done, setDone] = useState<OutputOf<'items.publish'> | null>(null)

  const { day } = wall
  const time = readTime(wall.time)
  const isDayRight = day !== null && day <= today(channel.zone)
  const other = day && time ? instantOf(day, time, channel.zone).at : null
  const timeError =
    time === null
      ? t('composer.timeWrong')
      : isDayRight && other && epochOf(other) > epochOf(now())
        ? t('composer.publishFuture')
        : null
  const isWrong = when === 'other' && (!isDayRight || timeError !== null)
  const publish = async () => {
    const at: Instant | null = when === 'planned' ? planned : when === 'now' ? now() : other
    if (isWrong || at === null) return
    setBusy(true)
    await draft.flush()
    const { saving } = draft.get()
    setUnsaved(saving.is === 'failed' || saving.is === 'conflict' ? saving.error : null)
    const published = draft.isClean() ? await writing.write('items.publish', { id: item.id, at }) : null
    setBusy(false)
    if (published) setDone(published)
  }

  if (done) {
    return (
      <Dialog
        title={t('composer.sealedTitle')}
        size="small"
        isOpen
        onClose={onClose}
        foot={
          <>
            <Button look="bare" onPress={() => go('history', done.post.id)}>
              {t('composer.toPost')}
            </Button>
            <Button look="main" onPress={onClose}>
              {t('kit.close')}
            </Button>
          </>
        }
      >
        <p className={css.lead}>{t('composer.sealedWhy')}</p>
        <ForecastRows sides={[{ letter: 'A', forecasts: done.seal.forecast, similar: [] }]} target={item.target} />
      </Dialog>
    )
  }
  return (
    <Dialog
      title={t('composer.publish')}
      size="small"
      isOpen
      onClose={onClose}
      trouble={<NotSaved error={unsaved ?? writing.error} text="" onRetry={() => void publish()} />}
      foot={
        <>
          <Button look="bare" onPress={onClose}>
            {t('kit.cancel')}
          </Button>
          <Button look="main" isDisabled={isBusy || isWrong} onPress={() => void publish()}>
            {t(isBusy ? 'composer.sealing' : 'composer.publish')}
          </Button>
        </>
      }
    >
      <p className={css.lead}>
        {item.hasB ? (
          <span className={css.which}>
            <AbMark letter={item.chosen} />
            {t('composer.publishes', { letter: item.chosen })}
          </span>
        ) : null}
        {t('composer.publishWhy')}
      </p>
      <RadioRows
        label={t('composer.publishedAt')}
        value={when}
        onChange={setWhen}
        options={[
          ...(isOver
            ? [
                {
                  id: 'planned' as const,
                  label: t('composer.asPlanned'),
                  note: momentText(planned, channel.zone, opened, language),
                },
              ]
            : []),
          { id: 'now', label: t('composer.justNow'), note: momentText(opened, channel.zone, opened, language) },
          { id: 'other', label: t('composer.otherTime') },
        ]}
      />
      {when === 'other' ? (
        <div className={css.at}>
          <DayField
            label={t('composer.day')}
            value={day}
            today={today(channel.zone)}
            max={today(channel.zone)}
            onChange={(next) => setWall({ ...wall, day: next ?? null })}
          />
          <TextField
            label={t('composer.time')}
            value={wall.time}
            error={timeError}
            onChange={(text) => setWall({ ...wall, time: text })}
          />
        </div>
      ) : null}
    </Dialog>
  )
}
