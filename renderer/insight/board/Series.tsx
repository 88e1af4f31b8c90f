import { scaleLog } from 'd3-scale'
import { useTranslation } from 'react-i18next'
import type { BoardPost } from '../../../shared/board.ts'
import type { BoardSeries, PastForecast } from '../../../shared/engine/index.ts'
import { dayText, metricText } from '../../../shared/format.ts'
import type { Channel, Metric, Settings } from '../../../shared/model.ts'
import { instantAt, wallOf, type Day } from '../../../shared/time.ts'
import { isRate, metricName, metricTone } from '../../composer/metric-names.ts'
import { useLanguage } from '../../data.ts'
import { emsOf } from '../../plan/ems.ts'
import { useWidth } from '../../use-width.ts'
import charts from '../calibration/Charts.module.css'
import { DateAxis } from '../calibration/DateAxis.tsx'
import css from './Board.module.css'

const HEIGHT = 226
const TOP = 18
const FOOT = 192
const LEFT = 52
const RIGHT = 8
const EM = 12
/** Posts with none of it stand under the axis: a log axis has no zero. */
const NONE = FOOT - 4
const MOST_TICKS = 5

type Ranges = ReadonlyMap<string, PastForecast> | null

interface SeriesProps {
  readonly series: BoardSeries
  readonly posts: readonly BoardPost[]
  readonly ranges: Ranges
  /** The later stretch, and whether it still is the last twelve weeks. */
  readonly from: Day
  readonly isOld: boolean
  /** When a goal on this metric began. */
  readonly since: Day | null
  readonly channel: Channel
}

/** 1, 2 and 5 of each power of ten between two values; fewer where those are many. */
function ticksOf(low: number, high: number): number[] {
  const powers = Array.from({ length: 24 }, (_, i) => 10 ** (i - 8))
  for (const steps of [[1, 2, 5], [1, 3], [1]]) {
    const ticks = powers.flatMap((power) => steps.map((step) => step * power)).filter((at) => at >= low && at <= high)
    if (ticks.length <= MOST_TICKS) return ticks
  }
  return powers.filter((power) => power >= low && power <= high).filter((_, i) => i % 2 === 0)
}

const tickText = (metric: Metric, tick: number, language: Settings['language']): string => {
  const text = metricText(metric, tick, language)
  return isRate(metric) && text.includes('.') ? text.replace(/\.?0+%$/, '%') : text
}

/** One dot a post on a log axis; the range that it had been forecast with behind it, the median of the twelve before as a dashed line. */
export function Series({ series, posts, ranges, from, isOld, since, channel }: SeriesProps) {
  const { metric, values, medians } = series
  const { t } = useTranslation()
  const language = useLanguage()
  const [ref, width] = useWidth()
  const tone = metricTone(metric, channel)
  const shown = series.posts.map((place) => posts[place]!)
  const days = shown.map(({ at }) => wallOf(instantAt(at), channel.zone).day)
  const bands = shown.map(({ id }) => ranges?.get(id) ?? null)
  const all = [...values, ...bands.flatMap((band) => (band ? [band.low, band.high] : []))].filter((value) => value > 0)
  const [low, high] = all.length > 0 ? [Math.min(...all), Math.max(...all)] : [0.5, 2]
  const y = scaleLog([low / 1.12, high * 1.12], [FOOT - 12, TOP])
  const span = width - LEFT - RIGHT - 16
  const x = (index: number) => LEFT + 8 + (shown.length > 1 ? (index * span) / (shown.length - 1) : span / 2)
  const radius = span / Math.max(1, shown.length) < 5 ? 1.8 : 3.2
  const startOf = (day: Day | null) => {
    const first = day === null ? -1 : days.findIndex((one) => one >= day)
    return first > 0 ? (x(first - 1) + x(first)) / 2 : null
  }
  const [later, goal] = [startOf(from), startOf(since)]
  const path = (points: readonly (readonly [number, number])[]) =>
    points.map(([px, py], i) => `${i === 0 ? 'M' : 'L'}${px.toFixed(1)} ${py.toFixed(1)}`).join('')
  const held = bands.flatMap((band, i) => (band && band.high > 0 ? [{ at: x(i), band }] : []))
  const reach = (value: number) => (value > 0 ? y(value) : FOOT)
  const area = [
    ...held.map(({ at, band }) => [at, reach(band.high)] as const),
    ...held.toReversed().map(({ at, band }) => [at, reach(band.low)] as const),
  ]
  const line = medians.flatMap((value, i) => (value !== null && value > 0 ? [[x(i), y(value)] as const] : []))
  const marks = [
    ...(later === null ? [] : [{ at: later, says: t(`insight.board.lately${isOld ? 'Old' : ''}`) }]),
    ...(goal === null ? [] : [{ at: goal, says: t('insight.board.sinceGoal') }]),
  ]
  return (
    <div ref={ref} className={css.series} style={{ height: HEIGHT }}>
      {width === 0 ? null : (
        <svg
          width={width}
          height={HEIGHT}
          role="img"
          aria-label={t('insight.board.picture', { metric: metricName(metric, channel, t), count: shown.length })}
        >
          {area.length > 2 ? <path d={`${path(area)}Z`} className={charts.band} /> : null}
          {ticksOf(low / 1.12, high * 1.12).map((tick) => (
            <g key={tick}>
              <path d={`M${LEFT} ${y(tick)}H${width - RIGHT}`} className={css.grid} />
              <text x={LEFT - 8} y={y(tick) + 4} textAnchor="end">
                {tickText(metric, tick, language)}
              </text>
            </g>
          ))}
          {marks.map(({ at, says }, i) => {
            const next = marks.find((other) => other.at > at)
            const isRoomy = at + 5 + emsOf(says) * EM < (next?.at ?? width)
            return (
              <g key={says}>
                <path d={`M${at} 2V${FOOT}`} className={css.start} />
                {isRoomy || i > 0 ? (
                  <text
                    x={at + (isRoomy ? 5 : -5)}
                    y="12"
                    textAnchor={isRoomy ? 'start' : 'end'}
                    className={css.startName}
                  >
                    {says}
                  </text>
                ) : null}
              </g>
            )
          })}
          {shown.map(({ id, title }, i) => (
            <circle
              key={id}
              cx={x(i)}
              cy={values[i]! > 0 ? y(values[i]!) : NONE}
              r={radius}
              className={css[values[i]! > 0 ? `dot-${tone}` : 'dot-none']}
              opacity={days[i]! < from ? 0.5 : 1}
            >
              <title>
                {t('insight.board.dot', {
                  day: dayText(days[i]!, language),
                  title: title || t('insight.untitled'),
                  value: metricText(metric, values[i]!, language),
                })}
              </title>
            </circle>
          ))}
          <path d={path(line)} className={css.median} />
          <DateAxis
            moments={shown.map((_, i) => ({ x: x(i), day: days[i]! }))}
            y={FOOT + 6}
            left={LEFT}
            right={width - RIGHT}
          />
        </svg>
      )}
    </div>
  )
}

type LegendProps = Pick<SeriesProps, 'series' | 'posts' | 'ranges'> & { readonly tone: 'light' | 'deep' | 'other' }

/** What the marks mean, and how many posts fell into their own range. */
export function SeriesLegend({ series, posts, ranges, tone }: LegendProps) {
  const { t } = useTranslation()
  const held = series.posts.flatMap((place) => ranges?.get(posts[place]!.id) ?? [])
  return (
    <span className={css.legend}>
      <span>
        <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden>
          <circle cx="6" cy="6" r="3.6" className={css[`dot-${tone}`]} />
        </svg>
        {t('insight.board.legend.dot')}
      </span>
      {held.length > 0 ? (
        <span>
          <i className={css.key} />
          {t('insight.board.legend.band', {
            count: held.length,
            held: held.filter(({ isHeld }) => isHeld).length,
          })}
        </span>
      ) : null}
      <span>
        <svg width="20" height="12" viewBox="0 0 20 12" aria-hidden>
          <path d="M0 6h20" className={css.median} />
        </svg>
        {t('insight.board.legend.median')}
      </span>
    </span>
  )
}
