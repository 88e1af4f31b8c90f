import { Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { nameAmong } from '../channel-name.ts'
import { ChannelSelect } from '../ChannelSelect.tsx'
import { useData } from '../data.ts'
import { Bar } from '../kit/Page.tsx'
import { Segmented } from '../kit/Segmented.tsx'
import { study, useUi } from '../ui.ts'
import css from './Insight.module.css'
import { VIEWS } from './views.ts'

/** What one channel's past has to tell, a view at a time. */
export function InsightScreen() {
  const { t } = useTranslation()
  const channels = useData((data) => data.channels) ?? []
  const view = useUi(({ id }) => VIEWS.find((one) => one.id === id) ?? VIEWS[0])
  const asked = useUi(({ studied, channelId }) => studied ?? channelId)
  const channel = channels.find(({ id }) => id === asked) ?? channels[0]
  if (!channel) return null
  const nameOf = (id: string) => t(`insight.view.${id}`)
  return (
    <>
      <Bar title={t('insight.title')}>
        <Segmented
          label={t('insight.views')}
          className={css.views ?? ''}
          options={VIEWS.map(({ id }) => ({ id, label: nameOf(id) }))}
          value={view.id}
          onChange={(id) => study(id, channel.id)}
        />
        <span className={css.onPaper}>
          {nameOf(view.id)} · {nameAmong(channel, channels)}
        </span>
        <span className="push" />
        <ChannelSelect channels={channels} value={channel.id} onChange={(id) => study(view.id, id)} />
      </Bar>
      <Suspense fallback={null}>
        <view.Component key={channel.id} channel={channel} />
      </Suspense>
    </>
  )
}
