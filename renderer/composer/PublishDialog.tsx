import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OutputOf } from '../../shared/contract.ts'
import { momentText } from '../../shared/format.ts'
import { epochOf, instantOf, isDay, isTimeOfDay, wallOf, type Instant } from '../../shared/time.ts'
import { now } from '../clock.ts'
import { act, useLanguage } from '../data.ts'
import { Button } from '../kit/Button.tsx'
import { RadioRows } from '../kit/Choice.tsx'
import { Dialog } from '../kit/Dialog.tsx'
import { TextField } from '../kit/Field.tsx'
import { AbMark } from '../kit/marks.tsx'
import { go } from '../ui.ts'
import { useComposer, useItem } from './composer.ts'
import details from './Details.module.css'
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
  const [wall, setWall] = useState(
    () => wallOf(isOver ? planned : opened, channel.zone) as { day: string; time: string },
  )
  const [isBusy, setBusy] = useState(false)
  const [done, setDone] = useState<OutputOf<'items.publish'> | null>(null)

  const other = isDay(wall.day) && isTimeOfDay(wall.time) ? instantOf(wall.day, wall.time, channel.zone).at : null
  const error =
    when !== 'other'
      ? null
      : other === null
        ? t('composer.timeWrong')
        : epochOf(other) > epochOf(now())
          ? t('composer.publishFuture')
          : null
  const publish = async () => {
    const at: Instant | null = when === 'planned' ? planned : when === 'now' ? now() : other
    if (error || at === null) return
    setBusy(true)
    await draft.flush()
    const published = draft.isClean() ? await act('items.publish', { id: item.id, at }) : null
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
      foot={
        <>
          <Button look="bare" onPress={onClose}>
            {t('kit.cancel')}
          </Button>
          <Button look="main" isDisabled={isBusy || error !== null} onPress={() => void publish()}>
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
          <label className={details.field}>
            <span className={details.label}>{t('composer.day')}</span>
            <input type="date" value={wall.day} onChange={({ target }) => setWall({ ...wall, day: target.value })} />
          </label>
          <TextField
            label={t('composer.time')}
            value={wall.time}
            error={error}
            onChange={(time) => setWall({ ...wall, time })}
          />
        </div>
      ) : null}
    </Dialog>
  )
}
