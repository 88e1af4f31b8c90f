import { createElement } from 'react'
import { useTranslation } from 'react-i18next'
import { coverageBand, type BacktestSeries, type LossBeside } from '../../shared/engine/index.ts'
import { percentText, wholeText } from '../../shared/format.ts'
import type { Channel, Metric } from '../../shared/model.ts'
import { metricIcon, metricName, metricTone } from '../composer/metric-names.ts'
import { useLanguage } from '../data.ts'
import { LinkButton } from '../kit/Button.tsx'
import { cx } from '../kit/cx.ts'
import css from './Backtest.module.css'
import charts from './Charts.module.css'
import { besideWords, compareSentence } from './compare-words.ts'
import { besideIs, SIMPLE, tallyOf } from './verdict.ts'

interface MetricTableProps {
  readonly series: readonly BacktestSeries[]
  readonly channel: Channel
  readonly chosen: Metric
  readonly onChoose: (metric: Metric) => void
}

/** Every metric: how many ranges held, where that may lie, and its errors beside four simple ways. */
export function MetricTable({ series, channel, chosen, onChoose }: MetricTableProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const row = (one: BacktestSeries) => {
    const tally = tallyOf(one)
    const tone = metricTone(one.metric, channel)
    const icon = metricIcon(one.metric, channel)
    return (
      <tr key={one.metric} className={one.metric === chosen ? css.chosen : ''}>
        <th scope="row">
          <LinkButton
            aria-pressed={one.metric === chosen}
            className={cx(css.name, tone === 'light' && 'light-t', tone === 'deep' && 'deep-t')}
            onPress={() => onChoose(one.metric)}
          >
            {icon ? (
              createElement(icon, { className: cx('i14', tone === 'deep' && 'solid'), 'aria-hidden': true })
            ) : (
              <i />
            )}
            {metricName(one.metric, channel, t)}
          </LinkButton>
        </th>
        <td className={css.right}>
          <b className="strong">{wholeText(tally.count, language)}</b>
          <span className="dim"> / {wholeText(tally.n, language)}</span>
        </td>
        {one.any ? (
          <td colSpan={1 + SIMPLE.length} className="small">
            {t('backtest.any.row', {
              said: percentText(one.any.said, language),
              had: percentText(one.any.had / one.n, language),
            })}
            {compareSentence(one, t, language)}
          </td>
        ) : (
          <>
            <td>
              <Coverage series={one} />
              <span className="vh">{t(`backtest.coverage.${tally.is}`)}</span>
            </td>
            {SIMPLE.map((simple) => (
              <Beside key={simple} beside={one.against[simple]} n={one.n} />
            ))}
          </>
        )}
      </tr>
    )
  }
  return (
    <section className={css.part}>
      <h3>
        {t('backtest.all')}
        <span className={css.aside}>{t('backtest.allNote')}</span>
      </h3>
      <table className={cx(css.table, css.metrics)}>
        <thead>
          <tr>
            <th scope="col">{t('backtest.metric')}</th>
            <th scope="col" className={css.right}>
              {t('backtest.column.held')}
            </th>
            <th scope="col">{t('backtest.column.band')}</th>
            {SIMPLE.map((simple) => (
              <th key={simple} scope="col">
                {t('backtest.column.beside', { rule: t(`backtest.simple.${simple}`) })}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{series.map(row)}</tbody>
      </table>
    </section>
  )
}

const WIDE = 84
/** Coverages that the small axis shows; what lies beyond stands at its end. */
const [LEAST, MOST] = [0.6, 1]

function Coverage({ series: { n, coverage80 } }: { readonly series: BacktestSeries }) {
  const band = coverageBand(n)
  const x = (share: number) => 6 + ((Math.min(MOST, Math.max(LEAST, share)) - LEAST) / (MOST - LEAST)) * (WIDE - 12)
  return (
    <svg width={WIDE} height="26" aria-hidden>
      <path d={`M2 13H${WIDE - 2}`} className={charts.rule} />
      <rect x={x(band.low)} y="4" width={x(band.high) - x(band.low)} height="18" className={charts.band} />
      <path d={`M${x(0.8)} 4v18`} className={charts.zero} />
      <circle cx={x(coverage80)} cy="13" r="5" className={charts.dot} />
    </svg>
  )
}

const NARROW = 48
/** Where «no difference» stands, and how far half as much error is from it. */
const [EVEN, HALF] = [34, 28]

function Beside({ beside, n }: { readonly beside: LossBeside; readonly n: number }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { word, range } = besideWords(beside, t, language)
  const is = besideIs(beside, n)
  const x = (ratio: number) => Math.min(NARROW - 4, Math.max(4, EVEN + (ratio - 1) * 2 * HALF))
  const [low, high] = [x(beside.low), x(beside.high)]
  return (
    <td className={css.beside}>
      <svg width={NARROW} height="34" aria-hidden>
        <path d={`M${EVEN} 7v20`} className={charts.zero} />
        <path d={`M${low} 17H${high}M${low} 13v8M${high} 13v8`} className={charts.whisker} />
        <circle cx={x(beside.ratio)} cy="17" r="3" className={is === 'same' ? charts.unsure : charts.sure} />
      </svg>
      <b className={is === 'same' ? 'dim' : 'strong'}>{word}</b>
      {is === 'same' ? <span className="vh">{t('backtest.beside.same')}</span> : null}
      <span className="dim small nb">{range}</span>
    </td>
  )
}
