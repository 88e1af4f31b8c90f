import { useRef, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { BoardAnswer } from '../../../shared/board.ts'
import { CHANGE_NEEDS, type BoardRow } from '../../../shared/engine/index.ts'
import { wholeText } from '../../../shared/format.ts'
import type { Channel, Metric } from '../../../shared/model.ts'
import { today } from '../../clock.ts'
import { metricName, metricTone } from '../../composer/metric-names.ts'
import { useLanguage } from '../../data.ts'
import { changeText, rangeText } from '../../experiments/words.ts'
import { Segmented } from '../../kit/Segmented.tsx'
import { Lede, Sheet } from '../../kit/Sheet.tsx'
import { AsTable, useAsTable } from '../AsTable.tsx'
import css from './Board.module.css'
import { Levels } from './Levels.tsx'
import { Posts } from './Posts.tsx'
import { Series, SeriesLegend } from './Series.tsx'
import { mainOf, tabsOf } from './tabs.ts'
import { useRanges } from './use-ranges.ts'
import { seemsOf, spanOf } from './words.ts'

interface FiguresProps {
  readonly channel: Channel
  readonly board: BoardAnswer
  readonly days: NonNullable<BoardAnswer['days']>
  readonly aside: ReactNode
}

/** The verdict on one metric, its posts one by one, and every metric on its level. */
export function Figures({ channel, board, days, aside }: FiguresProps) {
  const { t } = useTranslation()
  const sheet = useRef<HTMLDivElement>(null)
  const [asked, setAsked] = useState<Metric | null>(null)
  const [isListed, setListed] = useAsTable()
  const drawn = board.series.map(({ metric }) => metric)
  const main = mainOf(drawn)
  const isThere = (metric: Metric | null | undefined) =>
    metric !== null && metric !== undefined && drawn.includes(metric)
  const firm = main.find((metric) => board.rows.some((row) => row.metric === metric && row.is === 'known'))
  const chosen = [asked, firm, main[0], drawn[0]].find(isThere)
  const series = board.series.find(({ metric }) => metric === chosen)
  const row = board.rows.find(({ metric }) => metric === chosen)
  const tabs = chosen ? tabsOf(drawn, chosen) : []
  /** The picture of a metric stands above the table. */
  const showFromTop = (metric: Metric) => {
    setAsked(metric)
    for (const frame of [sheet.current, sheet.current?.parentElement]) frame?.scrollTo({ top: 0 })
  }
  return (
    <Sheet ref={sheet} aside={aside} asideLabel={t('insight.board.goal.title')}>
      {row && series ? (
        <>
          <Verdict row={row} channel={channel} days={days} />
          <div className={css.tools}>
            {tabs.length > 0 ? (
              <Segmented
                label={t('backtest.metric')}
                options={tabs.map((id) => ({ id, label: metricName(id, channel, t) }))}
                value={series.metric}
                onChange={setAsked}
              />
            ) : null}
            <AsTable isTable={isListed} onChange={setListed} />
            <span className="push" />
            <Picture
              key={series.metric}
              channel={channel}
              board={board}
              metric={series.metric}
              days={days}
              isListed={isListed}
            />
          </div>
        </>
      ) : null}
      <Levels channel={channel} board={board} days={days} chosen={chosen ?? null} onChoose={showFromTop} />
    </Sheet>
  )
}

interface PictureProps extends Omit<FiguresProps, 'aside'> {
  readonly metric: Metric
  readonly isListed: boolean
}

/** The legend at the end of the row of tools, and under it the posts, drawn or in words. */
function Picture({ channel, board, metric, days, isListed }: PictureProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const ranges = useRanges(channel.id, metric)
  const series = board.series.find((one) => one.metric === metric)
  if (!series) return null
  const { posts } = board
  return isListed ? (
    <Posts series={series} posts={posts} ranges={ranges} zone={channel.zone} />
  ) : (
    <>
      <SeriesLegend series={series} posts={posts} ranges={ranges} tone={metricTone(metric, channel)} />
      <Series
        series={series}
        posts={posts}
        ranges={ranges}
        from={days.from}
        isOld={spanOf(days, today(channel.zone), t, language).isOld}
        since={board.goals.flatMap(({ goal }) => (goal.metric === metric ? goal.since : [])).toSorted()[0] ?? null}
        channel={channel}
      />
    </>
  )
}

function Verdict({ row, channel, days }: Pick<FiguresProps, 'channel' | 'days'> & { readonly row: BoardRow }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const metric = metricName(row.metric, channel, t)
  if (row.is === 'missing') return null
  const counts = {
    count: row.n,
    n: wholeText(row.n, language),
    before: wholeText(row.before, language),
    need: CHANGE_NEEDS,
    span: spanOf(days, today(channel.zone), t, language).span,
  }
  if (row.is === 'known') {
    const seems = seemsOf(row.change)
    const numbers = {
      ...counts,
      change: changeText(row.change.middle, language),
      range: rangeText(row.change, t, language),
    }
    return (
      <Lede verdict={t(`insight.board.verdict.${seems}`, { metric })}>
        <p>
          {t('insight.board.why', numbers)}
          {t(`insight.board.whyMore.${seems === 'high' || seems === 'low' ? 'out' : 'in'}`)}
        </p>
      </Lede>
    )
  }
  return (
    <Lede verdict={t(`insight.board.verdict.${row.is}`, { metric })}>
      <p>
        {row.is === 'sparse'
          ? t('insight.board.sparseWhy', {
              ...counts,
              had: wholeText(row.had, language),
              hadBefore: wholeText(row.hadBefore, language),
            })
          : t('insight.board.fewWhy', counts)}
      </p>
    </Lede>
  )
}
