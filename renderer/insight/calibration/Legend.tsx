import { useTranslation } from 'react-i18next'
import type { BacktestSeries } from '../../../shared/engine/index.ts'
import css from './Calibration.module.css'
import charts from './Charts.module.css'
import type { Tone } from './HitStrip.tsx'

interface LegendProps {
  readonly shown: Pick<BacktestSeries, 'any'>
  readonly tone: Tone
}

/** What the marks of the strip mean. */
export function Legend({ shown: { any }, tone }: LegendProps) {
  const { t } = useTranslation()
  if (any) {
    return (
      <span className={css.legend}>
        <Mark shape={<circle cx="6" cy="6" r="3.6" className={charts.any} />}>{t('backtest.any.had')}</Mark>
        <Mark shape={<circle cx="6" cy="6" r="3.6" className={charts.none} />}>{t('backtest.any.none')}</Mark>
        <span>{t('backtest.any.height')}</span>
      </span>
    )
  }
  return (
    <span className={css.legend}>
      <Mark shape={<circle cx="6" cy="6" r="4" className={charts[`hit-${tone}`]} />}>{t('backtest.strip.hit')}</Mark>
      <Mark shape={<path d="M6 1l5 5-5 5-5-5z" className={charts.miss} />}>{t('backtest.strip.miss')}</Mark>
      <span>
        <i className={css.key} />
        {t('backtest.strip.band')}
      </span>
    </span>
  )
}

const Mark = ({ shape, children }: { readonly shape: React.ReactNode; readonly children: string }) => (
  <span>
    <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden>
      {shape}
    </svg>
    {children}
  </span>
)
