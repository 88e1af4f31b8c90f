import { useTranslation } from 'react-i18next'
import { backtestNeeds, type BacktestSeries } from '../../../shared/engine/index.ts'
import { timeVerdict } from '../../../shared/gate-words.ts'
import { wholeText } from '../../../shared/format.ts'
import type { Metric } from '../../../shared/model.ts'
import { useLanguage } from '../../data.ts'
import { inWords } from '../../i18n.ts'
import css from './Calibration.module.css'

interface AsideProps {
  readonly series: readonly BacktestSeries[]
  /** Scored posts of the metric shown. */
  readonly n: number
  readonly metricOf: (metric: Metric) => string
}

const STEPS = ['before', 'say', 'compare'] as const

/** How it was worked out, what posting time has earned, and what is not counted. */
export function Aside({ series, n, metricOf }: AsideProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  return (
    <>
      <section>
        <h3>{t('backtest.how.title')}</h3>
        <ol className={css.steps}>
          {STEPS.map((step) => (
            <li key={step}>
              <b className="strong">{t(`backtest.how.${step}`)}</b>
              <p className="small">{t(`backtest.how.${step}Why`)}</p>
            </li>
          ))}
        </ol>
        <p className="small dim">{t('backtest.how.notSealed')}</p>
      </section>
      <section>
        <h3>{t('backtest.time')}</h3>
        {timeVerdict(series, inWords, language, metricOf).map((line) => (
          <p key={line}>{line}</p>
        ))}
      </section>
      <section>
        <h3>{t('backtest.counted.title')}</h3>
        <dl className={css.facts}>
          <div>
            <dt>{t('backtest.counted.learn')}</dt>
            <dd>{t('backtest.counted.posts', { count: backtestNeeds(0), posts: backtestNeeds(0) })}</dd>
          </div>
          <div>
            <dt>{t('backtest.counted.scored')}</dt>
            <dd>{t('backtest.counted.posts', { count: n, posts: wholeText(n, language) })}</dd>
          </div>
        </dl>
        <p className="small dim">{t('backtest.counted.not')}</p>
      </section>
    </>
  )
}
