import { useTranslation } from 'react-i18next'
import type { PastForecast } from '../../../shared/engine/index.ts'
import { dayText, metricRangeText, metricText } from '../../../shared/format.ts'
import type { Metric } from '../../../shared/model.ts'
import type { Day } from '../../../shared/time.ts'
import { useLanguage } from '../../data.ts'
import { emsOf } from '../../plan/ems.ts'
import { useWidth } from '../../use-width.ts'
import css from './Charts.module.css'
import { DateAxis, type Moment } from './DateAxis.tsx'

const HEIGHT = 196
const TOP = 58
const BAND = 68
const FOOT = 172
const EM = 12
const RIGHT = 8
/** Room for one post; where there is less, the oldest are left out. */
export const STEP = 8
/** How far a miss goes beyond its range at most, in heights of the range. */
const FARTHEST = 0.62
const DIAMOND = 'l5 5-5 5-5-5z'

export type Tone = 'light' | 'deep' | 'other'

interface HitStripProps {
  readonly metric: Metric
  readonly past: readonly PastForecast[]
  readonly dayOf: (at: number) => Day
  readonly tone: Tone
  readonly label: string
  /** A click on a post; the list is how keys come to it. */
  readonly onOpen?: (postId: string) => void
}

/** Each past forecast's own 80 % range drawn to one height: a ring where the post fell into it, else a diamond as far off as it missed. */
export function HitStrip({ metric, past, dayOf, tone, label, onOpen }: HitStripProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const [ref, width] = useWidth()
  const names = ['top', 'middle', 'bottom'].map((name) => t(`backtest.strip.${name}`))
  const left = Math.max(...names.map(emsOf)) * EM + 12
  const shown = past.slice(-Math.max(1, Math.floor((width - left - RIGHT) / STEP)))
  const span = width - left - RIGHT - STEP
  const x = (index: number) => left + STEP / 2 + (shown.length > 1 ? (index * span) / (shown.length - 1) : span / 2)
  const y = (place: number) => TOP + (1 - Math.min(1 + FARTHEST, Math.max(-FARTHEST, place))) * BAND
  const moments = shown.map(({ at }, index): Moment => ({ x: x(index), day: dayOf(at) }))
  return (
    <div ref={ref} className={css.chart} style={{ height: HEIGHT }}>
      {width === 0 ? null : (
        <svg width={width} height={HEIGHT} role="img" aria-label={label}>
          <rect x={left} y={TOP} width={width - left - RIGHT} height={BAND} className={css.band} />
          <path d={`M${left} ${TOP + BAND / 2}H${width - RIGHT}`} className={css.rule} />
          {names.map((name, index) => (
            <text key={name} x={left - 8} y={TOP + (index * BAND) / 2 + 4} textAnchor="end">
              {name}
            </text>
          ))}
          {shown.map((post, index) => (
            <g key={post.id} {...(onOpen && { className: css.opens, onClick: () => onOpen(post.id) })}>
              <title>
                {t('backtest.strip.one', {
                  day: dayText(dayOf(post.at), language),
                  range: metricRangeText(metric, post.low, post.high, language),
                  value: metricText(metric, post.value, language),
                })}
              </title>
              {post.isHeld ? (
                <circle
                  cx={x(index)}
                  cy={y(Math.min(1, Math.max(0, post.place)))}
                  r={4}
                  className={css[`hit-${tone}`]}
                />
              ) : (
                <Miss x={x(index)} y={y(post.place)} isOver={post.place > 0.5} />
              )}
            </g>
          ))}
          <DateAxis moments={moments} y={FOOT} left={left} right={width - RIGHT} />
        </svg>
      )}
    </div>
  )
}

/** On a stem from the end of the range that it passed. */
const Miss = ({ x, y, isOver }: { readonly x: number; readonly y: number; readonly isOver: boolean }) => (
  <>
    <path d={`M${x} ${isOver ? TOP : TOP + BAND}V${y}`} className={css.stem} />
    <path d={`M${x} ${y - 5}${DIAMOND}`} className={css.miss} />
  </>
)
