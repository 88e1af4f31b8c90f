import { scaleLinear } from 'd3-scale'
import { coverageBand, type BacktestSeries } from '../../../shared/engine/index.ts'
import { percentTickText } from '../../../shared/format.ts'
import type { Day } from '../../../shared/time.ts'
import { useLanguage } from '../../data.ts'
import { useWidth } from '../../use-width.ts'
import css from './Charts.module.css'
import { DateAxis } from './DateAxis.tsx'

const HEIGHT = 140
const TOP = 10
const BOTTOM = 108
const LEFT = 44
const RIGHT = 8
/** Posts that one point of the line is taken over. */
export const ROLLING = 60

interface RollingChartProps {
  readonly rolling: BacktestSeries['rolling']
  readonly dayOf: (at: number) => Day
  readonly label: string
}

/** The share of ranges that held, of 60 posts at a time, over the band in which chance alone would keep it. */
export function RollingChart({ rolling, dayOf, label }: RollingChartProps) {
  const language = useLanguage()
  const [ref, width] = useWidth()
  const band = coverageBand(ROLLING)
  const lowest = Math.min(0.6, ...rolling.map(({ coverage }) => coverage))
  const y = scaleLinear([lowest, 1], [BOTTOM, TOP])
  const right = width - RIGHT
  const x = (index: number) => LEFT + 6 + (index * (right - LEFT - 12)) / Math.max(1, rolling.length - 1)
  const path = rolling.map(({ coverage }, i) => `${i === 0 ? 'M' : 'L'}${x(i).toFixed(1)} ${y(coverage).toFixed(1)}`)
  return (
    <div ref={ref} className={css.chart} style={{ height: HEIGHT }}>
      {width === 0 ? null : (
        <svg width={width} height={HEIGHT} role="img" aria-label={label}>
          <rect
            x={LEFT}
            y={y(band.high)}
            width={right - LEFT}
            height={y(band.low) - y(band.high)}
            className={css.band}
          />
          {[0.6, 0.8, 1].map((tick) => (
            <g key={tick}>
              <path d={`M${LEFT} ${y(tick)}H${right}`} className={css.rule} />
              <text x={LEFT - 8} y={y(tick) + 4} textAnchor="end">
                {percentTickText(tick, 0.2, language)}
              </text>
            </g>
          ))}
          <path d={path.join('')} className={css.line} />
          <DateAxis
            moments={rolling.map(({ at }, i) => ({ x: x(i), day: dayOf(at) }))}
            y={BOTTOM + 8}
            left={LEFT}
            right={right}
          />
        </svg>
      )}
    </div>
  )
}
