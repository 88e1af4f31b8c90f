import { Plus } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Channel } from '../../shared/model.ts'
import { ChannelSelect } from '../ChannelSelect.tsx'
import { BrokenRows } from '../damage/BrokenRows.tsx'
import { useBroken } from '../damage/use-damaged.ts'
import { useData } from '../data.ts'
import { sentenceOf } from '../i18n.ts'
import { Button } from '../kit/Button.tsx'
import { Back, Bar, EmptyState } from '../kit/Page.tsx'
import { go, goUp, useUi } from '../ui.ts'
import { useLate } from '../use-late.ts'
import { useQuery } from '../use-query.ts'
import { Design } from './Design.tsx'
import { ExperimentList } from './ExperimentList.tsx'
import { ExperimentPage } from './ExperimentPage.tsx'
import { Trial } from './Trial.tsx'

/** What the id of the screen says where it is none of an experiment. */
const NEW = 'new'
const TRIAL = 'trial'
const TABLES = ['experiment', 'round', 'item', 'post', 'snapshot', 'verdict', 'channel']

/** Experiments: all of them, one, a new one, and how far their verdict can be trusted. */
export function ExperimentsScreen() {
  const { t } = useTranslation()
  const id = useUi((ui) => ui.id)
  if (id === null) return <All />
  if (id === TRIAL)
    return (
      <OfChannel title={t('experiment.trial.title')}>
        {(channel) => <Trial key={channel.id} channel={channel} />}
      </OfChannel>
    )
  if (id === NEW)
    return (
      <OfChannel title={t('experiment.new')}>{(channel) => <Design key={channel.id} channel={channel} />}</OfChannel>
    )
  return <ExperimentPage key={id} id={id} />
}

function All() {
  const { t } = useTranslation()
  const channels = useData((data) => data.channels) ?? []
  const channelId = useUi((ui) => ui.channelId)
  const { value, error } = useQuery('experiments.list', channelId ? { channelId } : {}, TABLES)
  const broken = useBroken('experiment')
  const isLate = useLate(value === null && error === null)
  return (
    <>
      <Bar title={t('nav.experiments')}>
        <span className="push" />
        <Button onPress={() => go('experiments', TRIAL)}>{t('experiment.trial.open')}</Button>
        <Button look="main" icon={<Plus aria-hidden />} onPress={() => go('experiments', NEW)}>
          {t('experiment.new')}
        </Button>
      </Bar>
      <BrokenRows things={broken} />
      {value && value.experiments.length > 0 ? (
        <ExperimentList rows={value.experiments} channels={channels} />
      ) : value ? (
        broken.length > 0 ? null : (
          <EmptyState title={t('experiment.none')}>{t('experiment.noneWhy')}</EmptyState>
        )
      ) : error ? (
        <EmptyState title={t('experiment.unread')}>{sentenceOf(error)}</EmptyState>
      ) : isLate ? (
        <EmptyState title={t('experiment.reading')} small />
      ) : null}
    </>
  )
}

interface OfChannelProps {
  readonly title: string
  readonly children: (channel: Channel) => ReactNode
}

/** A page about one channel, with the others to choose from. */
function OfChannel({ title, children }: OfChannelProps) {
  const { t } = useTranslation()
  const channels = useData((data) => data.channels) ?? []
  const shown = useUi((ui) => ui.channelId)
  const [chosen, setChosen] = useState<string | null>(null)
  const channel = channels.find((one) => one.id === (chosen ?? shown)) ?? channels[0]
  if (!channel) return null
  return (
    <>
      <Bar title={title} before={<Back onPress={() => goUp('experiments')}>{t('nav.experiments')}</Back>}>
        <span className="push" />
        <ChannelSelect channels={channels} value={channel.id} onChange={setChosen} />
      </Bar>
      {children(channel)}
    </>
  )
}
