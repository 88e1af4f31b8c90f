import { useTranslation } from 'react-i18next'
import type { BacktestSeries, LossBeside } from '../../../shared/engine/index.ts'
import type { Channel, Metric } from '../../../shared/model.ts'
import { useLanguage } from '../../data.ts'
import { cx } from '../../kit/cx.ts'
import css from './Calibration.module.css'
import charts from './Charts.module.css'
import { besideWords, compareSentence } from './compare-words.ts'
import { TallyRow } from './TallyRow.tsx'
import { besideIs, SIMPLE } from './verdict.ts'

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
  const row = (one: BacktestSeries) => (
    <TallyRow
      key={one.metric}
      of={one}
      channel={channel}
      isChosen={one.metric === chosen}
      onPress={() => onChoose(one.metric)}
      after={one.any ? compareSentence(one, t, language) : null}
      isSaid
      columns={SIMPLE.length}
    >
      {SIMPLE.map((simple) => (
        <Beside key={simple} beside={one.against[simple]} n={one.n} />
      ))}
    </TallyRow>
  )
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

const NARROW = 48
/** Where «no difference» stands, and how far half as much error is from it. */
const [EVEN, HALF] = [34, 28]

function Beside({ beside, n }: { readonly beside: LossBeside; readonly n: number }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { word, range } = besideWords(beside, t, language)
  const is = besideIs(beside, n)
  const isOpen = is === 'same' || is === 'few'
  const x = (ratio: number) => Math.min(NARROW - 4, Math.max(4, EVEN + (ratio - 1) * 2 * HALF))
  const [low, high] = [x(beside.low), x(beside.high)]
  return (
    <td className={css.beside}>
      <svg width={NARROW} height="34" aria-hidden>
        <path d={`M${EVEN} 7v20`} className={charts.zero} />
        <path d={`M${low} 17H${high}M${low} 13v8M${high} 13v8`} className={charts.whisker} />
        <circle cx={x(beside.ratio)} cy="17" r="3" className={isOpen ? charts.unsure : charts.sure} />
      </svg>
      <b className={isOpen ? 'dim' : 'strong'}>{word}</b>
      {isOpen ? <span className="vh">{t(`backtest.beside.${is}`)}</span> : null}
      <span className="dim small nb">{range}</span>
    </td>
  )
}
