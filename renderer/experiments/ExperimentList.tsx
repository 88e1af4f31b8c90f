import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ExperimentRow } from '../../shared/experiment.ts'
import type { Channel } from '../../shared/model.ts'
import { partsOf, wallOf, type Instant } from '../../shared/time.ts'
import { metricName, metricTone } from '../composer/metric-names.ts'
import { useLanguage } from '../data.ts'
import { Button, LinkButton } from '../kit/Button.tsx'
import { cx } from '../kit/cx.ts'
import { EmptyState } from '../kit/Page.tsx'
import { Segmented } from '../kit/Segmented.tsx'
import { go } from '../ui.ts'
import { forestAxis, type Axis } from './forest.ts'
import css from './ExperimentList.module.css'
import { changeRangeText, changeText, moreText, verdictTitle } from './words.ts'

const FILTERS = ['all', 'open', 'ended', 'afterwards'] as const
type Filter = (typeof FILTERS)[number]

const KEEPS: Readonly<Record<Filter, (row: ExperimentRow) => boolean>> = {
  all: () => true,
  open: ({ state }) => state !== 'ended',
  ended: ({ state }) => state === 'ended',
  afterwards: ({ experiment }) => experiment.isAfterwards,
}

const WIDTH = 260
const PAD = 10

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
  const axis = forestAxis(read, PAD, WIDTH - PAD)
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
              <th scope="col" className={css.plot}>
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
  const since = partsOf(wallOf(experiment.createdAt as Instant, channel.zone).day)
  const isRead = verdict.kind !== 'unread'
  const tone = metricTone(experiment.metric, channel)
  return (
    <tr>
      <th scope="row">
        <LinkButton onPress={() => go('experiments', experiment.id)}>{experiment.name}</LinkButton>
        <span className="small dim">
          {[
            channels.length > 1 ? channel.name : null,
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
        {state === 'designed' ? t('experiment.state.designed') : verdictTitle(verdict)}
      </td>
      <td>{metricName(experiment.metric, channel, t)}</td>
      <td className={css.plot}>{isRead ? <Whisker axis={axis} tone={tone} {...verdict} /> : null}</td>
      <td className={css.number}>
        {isRead ? (
          <>
            {changeText(verdict.effect, language)}{' '}
            <span className="small dim">{changeRangeText(verdict.low, verdict.high, language)}</span>
          </>
        ) : null}
      </td>
      <td className={css.number}>
        {isRead && verdict.rounds !== rounds
          ? t('experiment.countedOf', { count: verdict.rounds, rounds })
          : t('experiment.rounds', { count: rounds })}
      </td>
      <td className={css.number}>{t('experiment.month', { year: since.year, month: since.month })}</td>
    </tr>
  )
}

interface WhiskerProps {
  readonly axis: Axis
  readonly tone: 'light' | 'deep' | 'other'
  readonly kind: string
  readonly effect: number
  readonly low: number
  readonly high: number
}

/** Filled where it is confirmed, hollow else. */
function Whisker({ axis: { x }, tone, kind, effect, low, high }: WhiskerProps) {
  const hue = { light: 'var(--light-mark)', deep: 'var(--deep-mark)', other: 'var(--ink-2)' }[tone]
  return (
    <svg width={WIDTH} height="40" viewBox={`0 0 ${WIDTH} 40`} aria-hidden>
      <path d={`M${x(0)} 0v40`} stroke="var(--line-3)" />
      <path d={`M${x(low)} 20H${x(high)}M${x(low)} 16v8M${x(high)} 16v8`} stroke={hue} strokeWidth="1.5" />
      <circle
        cx={x(effect)}
        cy="20"
        r="5"
        fill={kind === 'confirmed' ? hue : 'var(--paper-2)'}
        stroke={hue}
        strokeWidth="1.5"
      />
    </svg>
  )
}

function Ticks({ axis: { x, ticks } }: { readonly axis: Axis }) {
  const { t } = useTranslation()
  const language = useLanguage()
  return (
    <svg width={WIDTH} height="18" viewBox={`0 0 ${WIDTH} 18`} aria-hidden>
      {ticks.map((tick) => (
        <text key={tick} x={x(tick)} y="13" textAnchor="middle" fontSize="12" fill="var(--ink-3)">
          {tick === 0 ? t('experiment.equal') : moreText(tick, language)}
        </text>
      ))}
    </svg>
  )
}
