import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ExperimentRow } from '../../shared/experiment.ts'
import { monthText } from '../../shared/format.ts'
import type { Channel } from '../../shared/model.ts'
import { wallOf } from '../../shared/time.ts'
import { nameAmong } from '../channel-name.ts'
import { metricName, metricTone } from '../composer/metric-names.ts'
import { useLanguage } from '../data.ts'
import { Button, LinkButton } from '../kit/Button.tsx'
import { cx } from '../kit/cx.ts'
import { EmptyState } from '../kit/Page.tsx'
import { Segmented } from '../kit/Segmented.tsx'
import { go } from '../ui.ts'
import { useNarrow } from '../use-narrow.ts'
import { Change } from './Change.tsx'
import css from './ExperimentList.module.css'
import { forestAxis, type Axis } from './forest-axis.ts'
import { Plot, Ticks, Whisker } from './Forest.tsx'
import { verdictTitle } from './words.ts'

const FILTERS = ['all', 'open', 'ended', 'afterwards'] as const
type Filter = (typeof FILTERS)[number]

const KEEPS: Readonly<Record<Filter, (row: ExperimentRow) => boolean>> = {
  all: () => true,
  open: ({ state }) => state !== 'ended',
  ended: ({ state }) => state === 'ended',
  afterwards: ({ experiment }) => experiment.isAfterwards,
}

const HEIGHT = 40
const WIDTH = { wide: 260, narrow: 172 }

interface ExperimentListProps {
  readonly rows: readonly ExperimentRow[]
  readonly channels: readonly Channel[]
}

/** All experiments with what each says by now, on one axis. */
export function ExperimentList({ rows, channels }: ExperimentListProps) {
  const { t } = useTranslation()
  const [filter, setFilter] = useState<Filter>('all')
  const shown = rows.filter(KEEPS[filter])
  const read = rows.flatMap(({ verdict }) => (verdict.kind === 'unread' ? [] : [verdict.low, verdict.high]))
  const axis = forestAxis(read, useNarrow() ? WIDTH.narrow : WIDTH.wide)
  const options = FILTERS.filter((id) => id === 'all' || rows.some(KEEPS[id])).map((id) => ({
    id,
    label: t(`experiment.filter.${id}`),
  }))
  return (
    <div className={css.sheet}>
      <div className={css.tools}>
        <Segmented label={t('experiment.filter.label')} options={options} value={filter} onChange={setFilter} />
        <span className="push small dim">{t('experiment.listNote')}</span>
      </div>
      {shown.length === 0 ? (
        <EmptyState
          small
          isFlush
          title={t('experiment.noneSo')}
          actions={<Button onPress={() => setFilter('all')}>{t('experiment.filter.all')}</Button>}
        />
      ) : (
        <table className={css.table}>
          <thead>
            <tr>
              <th scope="col">{t('experiment.fact.question')}</th>
              <th scope="col">{t('experiment.fact.verdict')}</th>
              <th scope="col">{t('experiment.fact.metric')}</th>
              <th scope="col">
                <span className="vh">{t('experiment.difference')}</span>
                <Ticks axis={axis} />
              </th>
              <th scope="col">{t('experiment.bOverA')}</th>
              <th scope="col">{t('experiment.fact.progress')}</th>
              <th scope="col">{t('experiment.fact.since')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <Row key={row.experiment.id} row={row} axis={axis} channels={channels} />
            ))}
          </tbody>
        </table>
      )}
    </div>
  )
}

interface RowProps {
  readonly row: ExperimentRow
  readonly axis: Axis
  readonly channels: readonly Channel[]
}

function Row({ row: { experiment, state, rounds, verdict }, axis, channels }: RowProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const channel = channels.find(({ id }) => id === experiment.channelId)
  if (!channel) return null
  const since = wallOf(experiment.createdAt, channel.zone).day
  const isRead = verdict.kind !== 'unread'
  const tone = metricTone(experiment.metric, channel)
  return (
    <tr>
      <th scope="row">
        <LinkButton onPress={() => go('experiments', experiment.id)}>{experiment.name}</LinkButton>
        <span className="small dim">
          {[
            channels.length > 1 ? nameAmong(channel, channels) : null,
            experiment.isAfterwards ? t('experiment.afterwards') : null,
            experiment.better
              ? t('experiment.concluded', {
                  answer: t(`experiment.conclude.answer.${experiment.better}`, {
                    name: experiment.better === 'A' ? experiment.a : experiment.b,
                  }),
                })
              : null,
          ]
            .filter((part) => part !== null)
            .join(' · ')}
        </span>
      </th>
      <td className={cx(verdict.kind === 'confirmed' && 'strong')}>
        {state === 'designed' ? t('experiment.state.designed') : verdictTitle(verdict, experiment)}
      </td>
      <td className="nb">{metricName(experiment.metric, channel, t)}</td>
      <td>
        {isRead ? (
          <Plot axis={axis} height={HEIGHT}>
            <Whisker
              axis={axis}
              y={HEIGHT / 2}
              tone={tone}
              estimate={verdict}
              isFilled={verdict.kind === 'confirmed'}
            />
          </Plot>
        ) : null}
      </td>
      <td className="nb">{isRead ? <Change of={verdict} /> : null}</td>
      <td className="nb">
        {isRead && verdict.rounds !== rounds
          ? t('experiment.countedOf', { count: verdict.rounds, rounds })
          : t('experiment.rounds', { count: rounds })}
      </td>
      <td className="nb">{monthText(since, language)}</td>
    </tr>
  )
}
