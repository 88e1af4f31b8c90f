import { memo, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Hook, Promised } from '../../shared/model.ts'
import type { Signal } from '../../shared/platforms.ts'
import { today } from '../clock.ts'
import { DayField } from '../kit/DayField.tsx'
import { TextField } from '../kit/Field.tsx'
import { OptionMark } from '../kit/marks.tsx'
import { Select } from '../kit/Select.tsx'
import { useComposer } from './composer.ts'
import type { EditHook } from './HookEditor.tsx'
import css from './HookEditor.module.css'
import { Threshold } from './Threshold.tsx'

const NONE = 'none'

interface SignalOption {
  readonly id: Signal
  readonly label: string
  readonly icon: ReactNode
}

/** The two answers of a choice, and the act that votes for each. */
export const Options = memo(function Options({
  options,
  signals,
  change,
}: {
  readonly options: NonNullable<Hook['options']>
  readonly signals: readonly SignalOption[]
  readonly change: EditHook
}) {
  const { t } = useTranslation()
  const put = (which: 'a' | 'b', next: Partial<typeof options.a>) =>
    change(`options.${which}.${Object.keys(next).join()}`, (before) => ({
      ...before,
      options: before.options && { ...before.options, [which]: { ...before.options[which], ...next } },
    }))
  return (
    <div className={css.two} data-part="options">
      {(['a', 'b'] as const).map((which) => (
        <div
          key={which}
          className={css.part}
          role="group"
          aria-label={t('composer.option', { letter: which.toUpperCase() })}
        >
          <OptionMark letter={which === 'a' ? 'A' : 'B'} />
          <TextField
            label={t('composer.optionLabel')}
            maxLength={120}
            value={options[which].label}
            onChange={(label) => put(which, { label })}
          />
          <Select
            label={t('composer.optionAct')}
            options={[{ id: NONE, label: t('composer.noAct') }, ...signals]}
            value={options[which].act ?? NONE}
            onChange={(act) => put(which, { act: act === NONE ? null : act })}
          />
        </div>
      ))}
    </div>
  )
})

/** The two lines of a 双轨CTA, each with the condition on which it is meant. */
export const Lines = memo(function Lines({
  lines,
  change,
}: {
  readonly lines: NonNullable<Hook['lines']>
  readonly change: EditHook
}) {
  const { t } = useTranslation()
  const { channel } = useComposer()
  const put = (which: 'light' | 'deep', next: Partial<typeof lines.light>) =>
    change(`lines.${which}.${Object.keys(next).join()}`, (before) => ({
      ...before,
      ...(which === 'light' && next.signal ? { signal: next.signal } : {}),
      lines: before.lines && { ...before.lines, [which]: { ...before.lines[which], ...next } },
    }))
  const signalsOf = { light: [channel.light], deep: channel.deep }
  return (
    <div className={css.lines} data-part="lines">
      {(['light', 'deep'] as const).map((which) => {
        const line = lines[which]
        const ids = [...new Set([...signalsOf[which], line.signal])]
        return (
          <div key={which} className={css.line} role="group" aria-label={t(`composer.line.${which}`)}>
            <Select
              label={t(`composer.line.${which}`)}
              options={ids.map((id) => ({ id, label: t(`signal.${id}`) }))}
              value={line.signal}
              onChange={(signal) => put(which, { signal })}
            />
            <TextField
              label={t('composer.condition')}
              placeholder={t(`composer.conditionHint.${which}`)}
              maxLength={200}
              value={line.condition}
              onChange={(condition) => put(which, { condition })}
            />
            <TextField
              label={t('composer.words')}
              maxLength={400}
              value={line.words}
              onChange={(words) => put(which, { words })}
            />
          </div>
        )
      })}
    </div>
  )
})

/** What a hook owes: from how many of which signal on, what, by when. */
export const OwedFields = memo(function OwedFields({
  promise,
  signals,
  change,
}: {
  readonly promise: Promised
  readonly signals: readonly SignalOption[]
  readonly change: EditHook
}) {
  const { t } = useTranslation()
  const { channel } = useComposer()
  const put = (next: Partial<Promised>) =>
    change(`promise.${Object.keys(next).join()}`, (before) => ({
      ...before,
      promise: before.promise && { ...before.promise, ...next },
    }))
  return (
    <div className={css.promise} data-part="promise" role="group" aria-label={t('composer.promise')}>
      <Select
        label={t('composer.promiseSignal')}
        options={[{ id: NONE, label: t('composer.unset') }, ...signals]}
        value={promise.signal ?? NONE}
        onChange={(signal) => put({ signal: signal === NONE ? null : signal })}
      />
      <Threshold value={promise.threshold} onChange={(threshold) => put({ threshold })} />
      <TextField
        label={t('composer.promised')}
        placeholder={t('composer.promisedHint')}
        maxLength={400}
        value={promise.what}
        onChange={(what) => put({ what })}
      />
      <DayField
        label={t('composer.promiseBy')}
        value={promise.by}
        today={today(channel.zone)}
        onChange={(by) => {
          if (by !== undefined) put({ by })
        }}
      />
    </div>
  )
})
