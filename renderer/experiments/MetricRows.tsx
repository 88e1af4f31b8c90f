import { Radio, RadioGroup } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { Sensitivity } from '../../shared/engine/index.ts'
import type { Channel, Metric } from '../../shared/model.ts'
import { metricIcon, metricName, metricTone } from '../composer/metric-names.ts'
import { useLanguage } from '../data.ts'
import { RadioDot } from '../kit/Choice.tsx'
import { cx } from '../kit/cx.ts'
import css from './Design.module.css'
import { MOST_ROUNDS } from './rounds-axis.ts'
import { RoundsAxis } from './RoundsAxis.tsx'
import { RoundsLine } from './RoundsLine.tsx'
import { gapText } from './words.ts'

const WIDTH = 300

interface MetricRowsProps {
  readonly channel: Channel
  readonly rows: readonly Sensitivity[]
  readonly metric: Metric
  readonly onChoose: (metric: Metric) => void
  /** What they take is being worked out anew. */
  readonly isWorking: boolean
}

/** One metric is fixed before the start: what each answers, how far two ordinary posts lie apart in it, how many rounds it takes. */
export function MetricRows({ channel, rows, metric, onChoose, isWorking }: MetricRowsProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const takes = ({ needed }: Sensitivity) =>
    needed === null || needed > MOST_ROUNDS
      ? t('experiment.shortBeyond', { n: MOST_ROUNDS })
      : t('experiment.short', { count: needed })
  return (
    <RadioGroup
      aria-label={t('experiment.design.metric')}
      value={metric}
      onChange={(value) => onChoose(value as Metric)}
      className={css.metrics ?? ''}
    >
      <div className={css.metricHead} aria-hidden>
        <span />
        <span>{t('experiment.design.metric')}</span>
        <span>{t('experiment.design.answers')}</span>
        <span className={css.right}>{t('experiment.design.usualGap')}</span>
        <RoundsAxis width={WIDTH} />
        <span>{t('experiment.design.needed')}</span>
      </div>
      {rows.map((row) => {
        const Icon = metricIcon(row.metric, channel)
        const tone = metricTone(row.metric, channel)
        return (
          <Radio key={row.metric} value={row.metric} className={css.metric ?? ''}>
            <RadioDot />
            <span className={cx(css.name, tone === 'light' && 'light-t', tone === 'deep' && 'deep-t')}>
              {Icon ? <Icon className="i14" aria-hidden /> : null}
              {metricName(row.metric, channel, t)}
            </span>
            <span className={css.answers}>{t(`experiment.answers.${row.metric}`)}</span>
            <span className={css.right}>
              {isWorking ? '…' : row.usualGap === null ? t('experiment.tooFewShort') : gapText(row.usualGap, language)}
            </span>
            <span className={css.line}>
              {isWorking ? null : <RoundsLine rounds={row.needed} width={WIDTH} isChosen={row.metric === metric} />}
            </span>
            <span>
              {isWorking ? '…' : row.sparse ? t('experiment.sparse') : takes(row)}
              {row.isWorth || isWorking ? null : <span className={css.notWorth}>{t('experiment.notWorth')}</span>}
            </span>
          </Radio>
        )
      })}
    </RadioGroup>
  )
}
