import { scaleLog } from 'd3-scale'
import { metricText } from '../../../shared/format.ts'
import type { NamedSide } from '../../../shared/contract-insight.ts'
import type { Metric } from '../../../shared/model.ts'
import { useLanguage } from '../../data.ts'
import css from './Effects.module.css'

const WIDTH = 256
const HEIGHT = 92
const FLOOR = 77
const PAD = 10
/** Dots this far apart, in pixels, stand on one another. */
const COLUMN = 4.1
const TALLEST = 17

interface DotStripsProps {
  readonly metric: Metric
  readonly tone: 'light' | 'deep' | 'other'
  readonly sides: readonly [NamedSide, NamedSide]
  readonly names: readonly [string, string]
}

/** Posts with it above those without, a dot each, on one log axis, with their medians; none at all stands at its left end. */
export function DotStrips({ metric, tone, sides, names }: DotStripsProps) {
  const language = useLanguage()
  const positive = sides.flatMap(({ values }) => values).filter((value) => value > 0)
  if (positive.length === 0) return null
  const low = positive.reduce((a, b) => Math.min(a, b))
  const high = positive.reduce((a, b) => Math.max(a, b))
  const scale = scaleLog()
    .domain(low === high ? [low / 2, high * 2] : [low, high])
    .range([PAD, WIDTH - PAD - 16])
    .clamp(true)
  const x = (value: number) => (value > 0 ? scale(value) : PAD - 6)
  return (
    <>
      {sides.map((side, index) => (
        <figure key={names[index]} className={css.strip}>
          <figcaption>
            {names[index]} <span className="small dim num">{side.n}</span>
          </figcaption>
          <Strip side={side} x={x} tone={tone} median={metricText(metric, side.median, language)} />
        </figure>
      ))}
      <svg width={WIDTH} height="16" viewBox={`0 0 ${WIDTH} 16`} className={css.axis} aria-hidden>
        {ticksOf(scale.ticks(4), x).map((tick) => (
          <text key={tick} x={x(tick)} y="12" textAnchor={x(tick) < 20 ? 'start' : 'middle'}>
            {metricText(metric, tick, language)}
          </text>
        ))}
      </svg>
    </>
  )
}

/** Those of the marks that do not run into each other. */
function ticksOf(all: readonly number[], x: (value: number) => number): number[] {
  const kept: number[] = []
  for (const tick of all) if (kept.length === 0 || x(tick) - x(kept.at(-1)!) > 52) kept.push(tick)
  return kept
}

interface StripProps {
  readonly side: NamedSide
  readonly x: (value: number) => number
  readonly tone: DotStripsProps['tone']
  readonly median: string
}

function Strip({ side: { values, n, median: at }, x, tone, median }: StripProps) {
  const columns = new Map<number, number>()
  for (const value of values) {
    const column = Math.round(x(value) / COLUMN)
    columns.set(column, (columns.get(column) ?? 0) + 1)
  }
  const step = Math.min(3.6, (FLOOR - 8) / Math.max(TALLEST, ...columns.values()))
  const hue = tone === 'light' ? 'var(--light-mark)' : tone === 'deep' ? 'var(--deep-mark)' : 'var(--ink-3)'
  const place = x(at)
  const isLeft = place > WIDTH - 70
  return (
    <svg width={WIDTH} height={HEIGHT} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden>
      {[...columns].flatMap(([column, count]) =>
        Array.from({ length: count }, (_, height) => (
          <circle
            key={`${column} ${height}`}
            cx={column * COLUMN}
            cy={FLOOR - 4 - height * step}
            r="1.6"
            fill={tone === 'light' ? 'none' : hue}
            stroke={hue}
            strokeWidth={tone === 'light' ? 1 : 0}
          />
        )),
      )}
      <path d={`M0 ${FLOOR}H${WIDTH}`} stroke="var(--line-2)" />
      {n > 0 ? (
        <>
          <path d={`M${place} 6V${FLOOR + 3}`} stroke="var(--ink-1)" strokeWidth="2" />
          <text x={isLeft ? place - 5 : place + 5} y="14" textAnchor={isLeft ? 'end' : 'start'} className={css.median}>
            {median}
          </text>
        </>
      ) : null}
    </svg>
  )
}
