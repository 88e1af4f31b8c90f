import { scaleLinear } from 'd3-scale'
import type { Adjusted, SlotCell } from '../../../shared/engine/index.ts'
import { placeOn } from '../../kit/RangeBar.tsx'
import { cx } from '../../kit/cx.ts'
import { keysOf } from '../../kit/keys.ts'
import css from './Times.module.css'

export type Tone = 'light' | 'deep' | 'other'

/** Ranges of fewer posts are dashed. */
export const FIRM = 30

/** Ends of the log axis on which raw numbers are drawn: what most ranges reach, and the median. */
export function rawDomain(cells: readonly SlotCell[], median: number): readonly [number, number] {
  const ends = (pick: (raw: NonNullable<SlotCell['raw']>) => number) =>
    cells.flatMap(({ raw }) => (raw && pick(raw) > 0 ? pick(raw) : [])).toSorted((a, b) => a - b)
  const [lows, highs] = [ends(({ low }) => low), ends(({ high }) => high)]
  const low = Math.min(lows[Math.floor(lows.length / 10)] ?? Infinity, median > 0 ? median / 1.2 : Infinity)
  const high = Math.max(highs[Math.ceil((highs.length - 1) * 0.9)] ?? 0, median * 1.2)
  return high > 0 && Number.isFinite(low) ? [low, high] : [1, 10]
}

const WIDE = 42

interface WhiskerProps {
  readonly raw: NonNullable<SlotCell['raw']>
  readonly n: number
  readonly median: number
  readonly domain: readonly [number, number]
}

/** A raw median with its range on the map's one axis, and the creator's own median as a hairline. */
export function Whisker({ raw, n, median, domain }: WhiskerProps) {
  const x = placeOn(domain, WIDE)
  return (
    <svg width={WIDE} height="8" viewBox={`0 0 ${WIDE} 8`} aria-hidden>
      <path d={`M${x(median)} 0v8`} className={css.hair} />
      <path d={`M${x(raw.low)} 4H${x(raw.high)}`} className={cx(css.whisker, n < FIRM && css.dashed)} />
      <circle cx={x(raw.median)} cy="4" r="2" className={css.middle} />
    </svg>
  )
}

/** How far from «as usual» an axis of adjusted effects goes, to either side. */
export const reachOf = (all: readonly (Adjusted | null)[]): number =>
  Math.max(0.1, ...all.flatMap((one) => (one ? [Math.min(1.2, -one.low), Math.min(1.2, one.high)] : [])))

interface EffectBarProps {
  readonly adjusted: Adjusted
  readonly reach: number
  readonly tone: Tone
  readonly width: number
  readonly height: number
  readonly isThin?: boolean
}

/** An adjusted effect with its range: hollow for light, solid for deep, a whisker for all else; the hairline is «as usual». */
export function EffectBar({ adjusted, reach, tone, width, height, isThin = false }: EffectBarProps) {
  const x = scaleLinear([-reach, reach], [4, width - 4]).clamp(true)
  const [low, high, at] = [x(adjusted.low), x(adjusted.high), x(adjusted.effect)]
  const middle = height / 2
  return (
    <svg width={width} height={height} aria-hidden>
      <path d={`M${x(0)} 0V${height}`} className={css.zero} />
      {tone === 'other' ? (
        <path
          d={`M${low} ${middle}H${high}M${low} ${middle - 4}v8M${high} ${middle - 4}v8`}
          className={cx(css.bar, css.other, isThin && css.dashed)}
        />
      ) : (
        <rect
          x={low}
          y={middle - 4}
          width={Math.max(2, high - low)}
          height="8"
          rx="1.5"
          className={cx(css.bar, css[tone], isThin && css.dashed)}
        />
      )}
      <path d={`M${at} ${middle - 7}v14`} className={css.tick} />
    </svg>
  )
}

interface StripProps {
  readonly cell: SlotCell
  readonly median: number
  readonly domain: readonly [number, number]
}

const STRIP = 256

/** The raw numbers of one cell as dots, below its median with the range. */
export function Strip({ cell, median, domain }: StripProps) {
  const positive = cell.values.filter((value) => value > 0)
  const ends = [Math.min(domain[0], ...positive), Math.max(domain[1], ...positive)] as const
  const x = placeOn(ends, STRIP)
  const { raw } = cell
  const keys = keysOf(cell.values)
  return (
    <svg width="100%" height="40" viewBox={`0 0 ${STRIP} 40`} className={css.strip} aria-hidden>
      <path d={`M4 12H${STRIP - 4}`} className={css.axis} />
      <path d={`M${x(median)} 2v20`} className={css.hair} />
      {raw ? (
        <>
          <rect
            x={x(raw.low)}
            y="8"
            width={Math.max(2, x(raw.high) - x(raw.low))}
            height="8"
            rx="1.5"
            className={cx(css.bar, css.grey, cell.n < FIRM && css.dashed)}
          />
          <path d={`M${x(raw.median)} 5v14`} className={css.tick} />
        </>
      ) : null}
      {cell.values.map((value, index) => (
        <circle key={keys[index]} cx={x(value)} cy="30" r="2" className={css.dot} />
      ))}
    </svg>
  )
}
