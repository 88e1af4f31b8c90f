import { Plus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { offsetText } from '../../shared/format.ts'
import type { Channel } from '../../shared/model.ts'
import { DEFAULT_SETTINGS } from '../../shared/values.ts'
import { now } from '../clock.ts'
import { useData, useLanguage } from '../data.ts'
import { Button } from '../kit/Button.tsx'
import { cx } from '../kit/cx.ts'
import { NumberField } from '../kit/Field.tsx'
import { SignalChip } from '../kit/signals.tsx'
import { NotSaved } from '../trouble/NotSaved.tsx'
import { useWriting } from '../writing.ts'
import { zoneName } from '../zones.ts'
import { ChannelDialog } from './ChannelDialog.tsx'
import css from './Settings.module.css'

export function Channels() {
  const { t } = useTranslation()
  const language = useLanguage()
  const channels = useData((data) => data.channels) ?? []
  const [edited, setEdited] = useState<Channel | 'new' | null>(null)
  return (
    <>
      <h2 className={css.verdict}>{t('settings.channels', { count: channels.length })}</h2>
      <p className={css.lead}>{t('settings.channelsWhy')}</p>
      <ul className={css.section}>
        {channels.map((channel) => (
          <li key={channel.id} className={css.channel}>
            <span className="strong">{channel.name}</span>
            <span>{t(`platform.${channel.platform}`)}</span>
            <span className={css.chips}>
              <SignalChip signal={channel.light} tone="light" />
              {channel.deep.map((signal) => (
                <SignalChip key={signal} signal={signal} tone="deep" />
              ))}
            </span>
            <span className="small dim">
              {zoneName(channel.zone, language)} {offsetText(channel.zone, now())}
            </span>
            <Button
              small
              onPress={() => setEdited(channel)}
              aria-label={t('settings.editChannel', { name: channel.name })}
            >
              {t('settings.edit')}
            </Button>
          </li>
        ))}
      </ul>
      <Button icon={<Plus aria-hidden />} onPress={() => setEdited('new')}>
        {t('settings.addChannel')}
      </Button>
      <DailyCap />
      {edited ? (
        <ChannelDialog
          key={edited === 'new' ? 'new' : edited.id}
          channel={edited === 'new' ? null : edited}
          onClose={() => setEdited(null)}
        />
      ) : null}
    </>
  )
}

/** For channels without a cap of their own. */
function DailyCap() {
  const { t } = useTranslation()
  const saved = (useData((data) => data.settings) ?? DEFAULT_SETTINGS).dailyCap
  const [typed, setTyped] = useState<number | null>(null)
  const writing = useWriting(t('settings.dailyCap'))
  const save = async (dailyCap: number) => {
    setTyped(dailyCap)
    if (await writing.write('settings.save', { dailyCap })) setTyped((shown) => (shown === dailyCap ? null : shown))
  }
  return (
    <div className={cx(css.question, css.apart)}>
      <span>{t('settings.dailyCap')}</span>
      <div>
        <NumberField
          className={css.narrow ?? ''}
          label={t('settings.dailyCap')}
          labelHidden
          value={typed ?? saved}
          onChange={(dailyCap) => {
            if (dailyCap !== null) void save(dailyCap)
          }}
          min={1}
          max={50}
          steps={{ less: t('kit.less'), more: t('kit.more') }}
        />
        <p className="small dim">{t('settings.dailyCapWhy')}</p>
        <NotSaved isFramed error={writing.error} text={String(typed ?? '')} onRetry={() => void save(typed ?? saved)} />
      </div>
    </div>
  )
}
