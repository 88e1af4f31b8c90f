import { useRef, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { BacktestSeries } from '../../../shared/engine/index.ts'
import { percentText, wholeText } from '../../../shared/format.ts'
import type { Channel, Metric } from '../../../shared/model.ts'
import { instantAt, wallOf } from '../../../shared/time.ts'
import { metricName, metricTone } from '../../composer/metric-names.ts'
import { useLanguage } from '../../data.ts'
import { Segmented } from '../../kit/Segmented.tsx'
import { Select } from '../../kit/Select.tsx'
import { Lede, Sheet } from '../../kit/Sheet.tsx'
import { AsTable, useAsTable } from '../AsTable.tsx'
import { AnyStrip } from './AnyStrip.tsx'
import { Aside } from './Aside.tsx'
import css from './Calibration.module.css'
import { compareSentence } from './compare-words.ts'
import { FlagRecords } from './FlagRecords.tsx'
import { HitStrip } from './HitStrip.tsx'
import { Legend } from './Legend.tsx'
import { MetricTable } from './MetricTable.tsx'
import { PostList } from './PostList.tsx'
import { ROLLING, RollingChart } from './RollingChart.tsx'
import { tallyOf } from './verdict.ts'
import type { Backtest } from './use-backtest.ts'

/** Metrics that stand in a row of buttons; more are in a list. */
const IN_A_ROW = 5

interface RecordProps {
  readonly channel: Channel
  /** Those that are shown, the channel's own pair first. */
  readonly series: readonly BacktestSeries[]
  readonly shown: BacktestSeries
  readonly posts: Backtest['posts']
  readonly onChoose: (metric: Metric) => void
  /** Stands above the verdict. */
  readonly which: ReactNode
  /** Said below the table: that there is more to come. */
  readonly children?: ReactNode
}

/** The verdict on one metric as the largest words, its posts over time, then every metric beside the simple rules. */
export function Record({ channel, series, shown, posts, onChoose, which, children }: RecordProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const sheet = useRef<HTMLDivElement>(null)
  const [isListed, setListed] = useAsTable()
  const { metric, any, past, rolling } = shown
  const tally = tallyOf(shown)
  const of = (name: Metric) => metricName(name, channel, t)
  const dayOf = (at: number) => wallOf(instantAt(at), channel.zone).day
  const numbers = {
    metric: of(metric),
    n: wholeText(tally.n, language),
    count: tally.count,
    held: wholeText(tally.count, language),
    said: wholeText(tally.said, language),
    low: wholeText(tally.low, language),
    high: wholeText(tally.high, language),
    share: percentText(tally.count / tally.n, language),
  }
  /** The picture of a metric stands above the table. */
  const showFromTop = (name: Metric) => {
    onChoose(name)
    for (const frame of [sheet.current, sheet.current?.parentElement]) frame?.scrollTo({ top: 0 })
  }
  const family = any ? 'any' : 'range'
  const verdict = t(`backtest.${family}.${tally.is}`, numbers)
  const sentence = compareSentence(shown, t, language)
  const options = series.map(({ metric: id }) => ({ id, label: of(id) }))

  return (
    <Sheet ref={sheet} aside={<Aside series={series} n={shown.n} metricOf={of} />} asideLabel={t('backtest.how.title')}>
      {which}
      <Lede verdict={verdict}>
        <p>{t(`backtest.${family}.why`, numbers)}</p>
        <p>{sentence}</p>
      </Lede>
      <div className={css.tools}>
        {options.length <= IN_A_ROW && !children ? (
          <Segmented label={t('backtest.metric')} options={options} value={metric} onChange={onChoose} />
        ) : (
          <Select label={t('backtest.metric')} labelHidden small options={options} value={metric} onChange={onChoose} />
        )}
        <AsTable isTable={isListed} onChange={setListed} />
        <span className="push" />
        {isListed ? null : <Legend shown={shown} tone={metricTone(metric, channel)} />}
      </div>
      {isListed ? (
        <PostList metric={metric} past={past} any={any} posts={posts} dayOf={dayOf} />
      ) : any ? (
        <AnyStrip any={any} past={past} dayOf={dayOf} label={verdict} />
      ) : (
        <HitStrip
          metric={metric}
          past={past}
          dayOf={dayOf}
          tone={metricTone(metric, channel)}
          label={`${of(metric)} ${verdict}`}
        />
      )}
      {rolling.length > 1 && !any && !isListed ? (
        <section className={css.part}>
          <h3>
            {t('backtest.rolling.title')}
            <span className={css.aside}>{t('backtest.rolling.note', { n: ROLLING })}</span>
          </h3>
          <RollingChart rolling={rolling} dayOf={dayOf} label={t('backtest.rolling.label', { n: ROLLING })} />
        </section>
      ) : null}
      <MetricTable series={series} channel={channel} chosen={metric} onChoose={showFromTop} />
      {children}
      <FlagRecords channel={channel} />
    </Sheet>
  )
}
