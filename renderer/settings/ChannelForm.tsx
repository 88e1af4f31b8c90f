import type { ReactNode } from 'react'
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { PLATFORMS, signalsOn, type Signal } from '../../shared/platforms.ts'
import { useLanguage } from '../data.ts'
import { RadioRows } from '../kit/Choice.tsx'
import { cx } from '../kit/cx.ts'
import { NumberField, TextArea, TextField } from '../kit/Field.tsx'
import { Select } from '../kit/Select.tsx'
import { SIGNAL_ICON } from '../kit/signals.tsx'
import { zoneOptions } from '../zones.ts'
import { asksForIcons, onPlatform, toggleDeep, withLight, type ChannelDraft } from './channel-draft.ts'
import css from './ChannelForm.module.css'

interface ChannelFormProps {
  readonly draft: ChannelDraft
  readonly onChange: (draft: ChannelDraft) => void
  /** Key of the locales. */
  readonly nameError: string | null
  /** Enter in the name. */
  readonly onEnter?: () => void
  /** A first start asks only what it cannot do without. */
  readonly isFirst?: boolean
}

export function ChannelForm({ draft, onChange, nameError, onEnter, isFirst = false }: ChannelFormProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const change = (part: Partial<ChannelDraft>) => onChange({ ...draft, ...part })
  const offered = signalsOn(draft.platform, [draft.light, ...draft.deep])
  return (
    <>
      <Row label={t('channel.platform')}>
        <Select
          label={t('channel.platform')}
          labelHidden
          options={PLATFORMS.map((id) => ({ id, label: t(`platform.${id}`) }))}
          value={draft.platform}
          onChange={(platform) => onChange(onPlatform(draft, platform))}
        />
      </Row>
      <Row label={t('channel.name')}>
        <TextField
          label={t('channel.name')}
          labelHidden
          value={draft.name}
          onChange={(name) => change({ name })}
          error={nameError ? t(nameError) : null}
          placeholder={t('channel.nameExample')}
          maxLength={80}
          autoFocus
          {...(onEnter ? { onEnter } : {})}
        />
      </Row>
      <Row label={t('channel.signals')}>
        <div className={css.signals}>
          <span className="small light-t">{t('channel.light')}</span>
          <Signals
            label={t('channel.lightLong')}
            tone="light"
            offered={offered}
            chosen={[draft.light]}
            onPress={(signal) => onChange(withLight(draft, signal))}
          />
          <span className="small deep-t">{t('channel.deep')}</span>
          <Signals
            label={t('channel.deepLong')}
            tone="deep"
            offered={offered}
            chosen={draft.deep}
            barred={draft.light}
            onPress={(signal) => onChange(toggleDeep(draft, signal))}
          />
        </div>
        <p className={cx('small dim', css.note)}>{t('channel.signalsWhy')}</p>
      </Row>
      {asksForIcons(draft.platform) ? (
        <Row label={t('channel.icons')}>
          <IconQuestion value={draft.iconReading} onChange={(iconReading) => change({ iconReading })} />
        </Row>
      ) : null}
      <Row label={t('channel.zone')}>
        <Select
          label={t('channel.zone')}
          labelHidden
          options={zoneOptions(draft.zone, language)}
          value={draft.zone}
          onChange={(zone) => change({ zone })}
        />
      </Row>
      <Row label={t('channel.persona')}>
        <TextArea
          label={t('channel.persona')}
          labelHidden
          value={draft.persona}
          onChange={(persona) => change({ persona })}
          hint={t('channel.personaWhy')}
          maxLength={400}
        />
      </Row>
      {isFirst ? null : (
        <Row label={t('channel.cap')}>
          <NumberField
            className={css.cap ?? ''}
            label={t('channel.cap')}
            labelHidden
            value={draft.dailyCap}
            onChange={(dailyCap) => change({ dailyCap })}
            min={1}
            max={50}
            steps={{ less: t('kit.less'), more: t('kit.more') }}
          />
          <p className={cx('small dim', css.note)}>{t('channel.capWhy')}</p>
        </Row>
      )}
    </>
  )
}

function Row({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className={css.row}>
      <span className={css.label} aria-hidden>
        {label}
      </span>
      <div>{children}</div>
    </div>
  )
}

interface SignalsProps {
  readonly label: string
  readonly tone: 'light' | 'deep'
  readonly offered: readonly Signal[]
  readonly chosen: readonly Signal[]
  readonly barred?: Signal
  readonly onPress: (signal: Signal) => void
}

function Signals({ label, tone, offered, chosen, barred, onPress }: SignalsProps) {
  const { t } = useTranslation()
  return (
    <ToggleButtonGroup
      aria-label={label}
      className={css.group ?? ''}
      selectionMode={tone === 'light' ? 'single' : 'multiple'}
      disallowEmptySelection
      selectedKeys={chosen}
      onSelectionChange={(keys) => {
        const changed = offered.find(
          (signal) => keys.has(signal) !== chosen.includes(signal) && (tone === 'deep' || keys.has(signal)),
        )
        if (changed) onPress(changed)
      }}
    >
      {offered.map((signal) => {
        const Icon = SIGNAL_ICON[signal]
        return (
          <ToggleButton key={signal} id={signal} isDisabled={signal === barred} className={cx(css.signal, css[tone])}>
            <Icon className="i14" aria-hidden />
            {t(`signal.${signal}`)}
          </ToggleButton>
        )
      })}
    </ToggleButtonGroup>
  )
}

interface IconQuestionProps {
  readonly value: ChannelDraft['iconReading']
  readonly onChange: (value: ChannelDraft['iconReading']) => void
}

/** Which of the two icons of 视频号 the export's columns 推荐 and 喜欢 stand for. */
function IconQuestion({ value, onChange }: IconQuestionProps) {
  const { t } = useTranslation()
  const pair = (recommend: Signal, favour: Signal) => (
    <span className={css.pair}>
      <span>
        {t('channel.recommend')} = <SignalWord signal={recommend} />
      </span>
      <span>
        {t('channel.favour')} = <SignalWord signal={favour} />
      </span>
    </span>
  )
  return (
    <>
      <p className={css.question}>{t('channel.iconQuestion')}</p>
      <p className={cx('small dim', css.note)}>{t('channel.iconWhy')}</p>
      <RadioRows
        label={t('channel.iconQuestion')}
        labelHidden
        value={value ?? 'later'}
        onChange={(chosen) => onChange(chosen === 'later' ? null : chosen)}
        options={[
          { id: 'recommend-is-heart', label: pair('heart', 'like'), note: t('channel.iconDefault') },
          { id: 'recommend-is-like', label: pair('like', 'heart'), note: t('channel.iconOther') },
          { id: 'later', label: t('channel.iconLater'), note: t('channel.iconLaterNote') },
        ]}
      />
    </>
  )
}

function SignalWord({ signal }: { readonly signal: Signal }) {
  const { t } = useTranslation()
  const Icon = SIGNAL_ICON[signal]
  const isDeep = signal === 'heart'
  return (
    <b className={isDeep ? 'deep-t' : 'light-t'}>
      <Icon className={cx('i14', isDeep && 'solid')} aria-hidden />
      {t(`signal.${signal}`)}
    </b>
  )
}
