import { createElement } from 'react'
import { useTranslation } from 'react-i18next'
import { coverageBand } from '../../../shared/engine/index.ts'
import type { Channel, Metric } from '../../../shared/model.ts'
import { metricIcon, metricName, metricTone } from '../../composer/metric-names.ts'
import { LinkButton } from '../../kit/Button.tsx'
import { cx } from '../../kit/cx.ts'
import css from './Calibration.module.css'
import charts from './Charts.module.css'

interface MetricButtonProps {
  readonly metric: Metric
  readonly channel: Channel
  readonly isChosen: boolean
  readonly onPress: () => void
  /** Where its own name would stand for two rows. */
  readonly name?: string
}

/** A metric's name in its own tone; it shows the metric's picture. */
export function MetricButton({ metric, channel, isChosen, onPress, name }: MetricButtonProps) {
  const { t } = useTranslation()
  const tone = metricTone(metric, channel)
  const icon = metricIcon(metric, channel)
  return (
    <LinkButton
      aria-pressed={isChosen}
      className={cx(css.name, tone === 'light' && 'light-t', tone === 'deep' && 'deep-t')}
      onPress={onPress}
    >
      {icon ? createElement(icon, { className: cx('i14', tone === 'deep' && 'solid'), 'aria-hidden': true }) : <i />}
      {name ?? metricName(metric, channel, t)}
    </LinkButton>
  )
}

const WIDE = 84
/** Coverages that the small axis shows; what lies beyond stands at its end. */
const [LEAST, MOST] = [0.6, 1]

/** Where the share of ranges that held lies, over the band in which 80 % may fall after n posts. */
export function Coverage({ n, share }: { readonly n: number; readonly share: number }) {
  const band = coverageBand(n)
  const x = (at: number) => 6 + ((Math.min(MOST, Math.max(LEAST, at)) - LEAST) / (MOST - LEAST)) * (WIDE - 12)
  return (
    <svg width={WIDE} height="26" aria-hidden>
      <path d={`M2 13H${WIDE - 2}`} className={charts.rule} />
      <rect x={x(band.low)} y="4" width={x(band.high) - x(band.low)} height="18" className={charts.band} />
      <path d={`M${x(0.8)} 4v18`} className={charts.zero} />
      <circle cx={x(share)} cy="13" r="5" className={charts.dot} />
    </svg>
  )
}
