import type { Measured } from '../../../shared/engine/index.ts'
import type { Metric } from '../../../shared/model.ts'
import { placeOn, RangeBar } from '../../kit/RangeBar.tsx'
import css from './Board.module.css'

export type ChangeAxis = readonly [low: number, high: number]

/** However small the changes are, half as much again and a third less fit on the axis; and however unsure, no more than a tenth and ten times. */
const LEAST: ChangeAxis = [0.67, 1.5]
const MOST: ChangeAxis = [0.1, 10]

/** One axis for all that are compared, in times of what was before. */
export const axisOf = (changes: readonly Pick<Measured, 'low' | 'high'>[]): ChangeAxis => [
  Math.max(MOST[0], Math.min(LEAST[0], ...changes.map(({ low }) => 1 + low)) * 0.97),
  Math.min(MOST[1], Math.max(LEAST[1], ...changes.map(({ high }) => 1 + high)) * 1.03),
]

interface ChangeBarProps {
  readonly metric: Metric
  readonly change: Measured | null
  readonly tone: 'light' | 'deep' | 'other'
  readonly axis: ChangeAxis
  readonly width: number
  readonly height: number
  /** Rests on few posts. */
  readonly isThin: boolean
  readonly target?: number | null
  /** Stands under the line at «no change». */
  readonly was?: string
}

/** The 80 % range of a change beside the line at «no change». The numbers stand beside it. */
export function ChangeBar({ metric, change, tone, axis, width, height, isThin, target = null, was }: ChangeBarProps) {
  const x = placeOn(axis, width)
  const foot = was === undefined ? height : 28
  return (
    <span className={css.layers} style={{ width, height }}>
      <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden>
        <path d={`M${x(1)} 0V${foot}`} stroke="var(--ink-3)" />
        {was === undefined ? null : (
          <text x={Math.max(14, x(1))} y={height - 3} textAnchor="middle">
            {was}
          </text>
        )}
        {change === null ? <path d={`M4 16H${width - 4}`} stroke="var(--line-2)" /> : null}
        {change === null && target !== null ? (
          <>
            <path d={`M${x(1 + target)} 8v16`} stroke="var(--ink-1)" strokeDasharray="2 2" />
            <path d={`M${x(1 + target) - 4} 4h8l-4 5z`} fill="var(--ink-1)" />
          </>
        ) : null}
      </svg>
      {change ? (
        <RangeBar
          forecast={{
            metric,
            kind: 'known',
            n: 0,
            median: 1 + change.middle,
            low: 1 + change.low,
            high: 1 + change.high,
            footing: isThin ? 'thin' : 'firm',
          }}
          tone={tone}
          target={target === null ? null : 1 + target}
          domain={axis}
          width={width}
        />
      ) : null}
    </span>
  )
}
