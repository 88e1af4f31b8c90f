import { scaleLinear } from 'd3-scale'
import { useTranslation } from 'react-i18next'
import type { AnyRecord, PastForecast } from '../../../shared/engine/index.ts'
import { percentText, percentTickText } from '../../../shared/format.ts'
import type { Day } from '../../../shared/time.ts'
import { useLanguage } from '../../data.ts'
import { cx } from '../../kit/cx.ts'
import { useWidth } from '../../use-width.ts'
import css from './Charts.module.css'
import { DateAxis } from './DateAxis.tsx'
import { STEP } from './HitStrip.tsx'

const HEIGHT = 176
const TOP = 14
const BOTTOM = 148
const LEFT = 44
const RIGHT = 8

interface AnyStripProps {
  readonly any: AnyRecord
  /** The posts that `any.past` tells of, one for one. */
  readonly past: readonly PastForecast[]
  readonly dayOf: (at: number) => Day
  readonly label: string
  /** A click on a post; the list is how keys come to it. */
  readonly onOpen?: (postId: string) => void
}

/** Posts of a metric that most have none of, each at the height of the chance forecast: a disc where it had any, a ring where not. */
export function AnyStrip({ any, past, dayOf, label, onOpen }: AnyStripProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const [ref, width] = useWidth()
  const posts = past.flatMap(({ id, at }, index) => {
    const said = any.past[index]
    return said ? [{ id, at, ...said }] : []
  })
  const shown = posts.slice(-Math.max(1, Math.floor((width - LEFT - RIGHT) / STEP)))
  const span = width - LEFT - RIGHT - STEP
  const x = (index: number) => LEFT + STEP / 2 + (shown.length > 1 ? (index * span) / (shown.length - 1) : span / 2)
  const y = scaleLinear([0, Math.max(0.1, ...shown.map(({ chance }) => chance))], [BOTTOM, TOP]).nice(3)
  const ticks = y.ticks(3)
  const step = (ticks[1] ?? 0.1) - (ticks[0] ?? 0)
  return (
    <div ref={ref} className={css.chart} style={{ height: HEIGHT }}>
      {width === 0 ? null : (
        <svg width={width} height={HEIGHT} role="img" aria-label={label}>
          {ticks.map((tick) => (
            <g key={tick}>
              <path d={`M${LEFT} ${y(tick)}H${width - RIGHT}`} className={css.rule} />
              <text x={LEFT - 8} y={y(tick) + 4} textAnchor="end">
                {percentTickText(tick, step, language)}
              </text>
            </g>
          ))}
          {shown.map(({ id, chance, had }, index) => (
            <circle
              key={id}
              cx={x(index)}
              cy={y(chance)}
              r={3.6}
              className={cx(had ? css.any : css.none, onOpen && css.opens)}
              {...(onOpen && { onClick: () => onOpen(id) })}
            >
              <title>{`${percentText(chance, language)} ${t(`backtest.any.${had ? 'had' : 'none'}`)}`}</title>
            </circle>
          ))}
          <DateAxis
            moments={shown.map(({ at }, index) => ({ x: x(index), day: dayOf(at) }))}
            y={BOTTOM + 6}
            left={LEFT}
            right={width - RIGHT}
          />
        </svg>
      )}
    </div>
  )
}
