import { scaleLog } from 'd3-scale'
import type { Forecast } from '../../shared/history.ts'
import { keysOf } from './keys.ts'

const AXIS_Y = 12
const PAD = 4
const DOT_LIMIT = 40

interface RangeBarProps {
  readonly forecast: Forecast
  /** Light hollow, deep solid, all else a whisker. */
  readonly tone: 'light' | 'deep' | 'other'
  readonly target?: number | null
  /** What came of it: a solid triangle under the axis. */
  readonly outcome?: number | null
  /** What similar posts had, as dots under the axis. */
  readonly dots?: readonly number[]
  /** Place of the dot that is pointed at. */
  readonly lit?: number | null
  /** Ends of the log axis; without it, room around what is shown. Rows that are compared share one. */
  readonly domain?: readonly [number, number]
  readonly width?: number
}

/** Where a value stands on a bar. A log axis cannot hold 0: what is not positive stands at its left end. */
export function placeOn(domain: readonly [number, number], width: number): (value: number) => number {
  const scale = scaleLog()
    .domain(domain)
    .range([PAD, width - PAD])
    .clamp(true)
  return (value) => (value > 0 ? scale(value) : PAD)
}

function around(values: readonly number[]): readonly [number, number] {
  const positive = values.filter((value) => value > 0)
  return [Math.min(...positive) / 2, Math.max(...positive) * 2]
}

/** The 80 % range with its median on a log axis. The numbers stand beside it in text, so it is hidden from readers; unknown draws nothing. */
export function RangeBar({
  forecast,
  tone,
  target = null,
  outcome = null,
  dots = [],
  lit = null,
  domain,
  width = 270,
}: RangeBarProps) {
  if (forecast.kind === 'unknown') return null
  const { low, median, high, footing } = forecast
  const shown = dots.slice(0, DOT_LIMIT)
  const keys = keysOf(shown)
  const all = [
    low,
    median,
    high,
    ...(target === null ? [] : [target]),
    ...(outcome === null ? [] : [outcome]),
    ...shown,
  ]
  if (!all.some((value) => value > 0)) return null
  const x = placeOn(domain ?? around(all), width)
  const [left, right] = [x(low), x(high)]
  const isRough = footing === 'rough'
  const hue = isRough
    ? 'var(--line-3)'
    : { light: 'var(--light-mark)', deep: 'var(--deep-mark)', other: 'var(--ink-2)' }[tone]
  const dashes = footing === 'firm' ? {} : { strokeDasharray: '3 2' }
  const isSolid = tone === 'deep' && footing === 'firm'
  return (
    <svg width={width} height="26" viewBox={`0 0 ${width} 26`} aria-hidden>
      <path d={`M${PAD} ${AXIS_Y}H${width - PAD}`} stroke="var(--line-2)" />
      {tone === 'other' && !isRough ? (
        <path
          d={`M${left} ${AXIS_Y}H${right}M${left} 8v8M${right} 8v8`}
          fill="none"
          stroke={hue}
          strokeWidth="2"
          {...dashes}
        />
      ) : (
        <rect
          x={left}
          y="8"
          width={Math.max(2, right - left)}
          height="8"
          rx="1.5"
          fill={isSolid ? hue : 'var(--paper-2)'}
          stroke={hue}
          strokeWidth="1.5"
          {...dashes}
        />
      )}
      {isRough ? null : <path d={`M${x(median)} 5v14`} stroke="var(--ink-1)" strokeWidth="2.5" strokeLinecap="round" />}
      {target === null ? null : (
        <>
          <path d={`M${x(target)} 4.5v15`} stroke="var(--ink-1)" strokeDasharray="2 2" />
          <path d={`M${x(target) - 4} 0h8l-4 5z`} fill="var(--ink-1)" />
        </>
      )}
      {outcome === null ? null : (
        <>
          <path d={`M${x(outcome)} 13v6`} stroke="var(--ink-1)" strokeDasharray="1.5 2" />
          <path d={`M${x(outcome) - 4.5} 25h9l-4.5-6z`} fill="var(--ink-1)" />
        </>
      )}
      {shown.map((value, index) => (
        <circle
          key={keys[index]}
          cx={x(value)}
          cy="22"
          r={index === lit ? 3 : 1.7}
          fill={index === lit ? 'var(--ink-1)' : 'var(--ink-3)'}
          opacity={index === lit ? 1 : 0.55}
        />
      ))}
    </svg>
  )
}
