import type { TemplateRecord } from '../../shared/playbook.ts'
import { placeOn, RangeBar } from '../kit/RangeBar.tsx'
import css from './Playbook.module.css'

type Known = Extract<TemplateRecord['effect'], { readonly is: 'known' }>

const WIDTH = 132
/** Under so many posts the number will still change. */
const FIRM = 30
/** However small the effects are, half as much again and a third less fit on the axis. */
const LEAST_AXIS = [0.67, 1.5] as const

export type EffectAxis = readonly [low: number, high: number]

/** One axis for all rows, in times of what posts without it get. */
export const effectAxis = (effects: readonly Known[]): EffectAxis => [
  Math.min(LEAST_AXIS[0], ...effects.map(({ low }) => 1 + low)) * 0.97,
  Math.max(LEAST_AXIS[1], ...effects.map(({ high }) => 1 + high)) * 1.03,
]

interface EffectBarProps {
  readonly effect: Known
  readonly tone: 'light' | 'deep' | 'other'
  readonly axis: EffectAxis
}

/** The 80 % range of an effect beside the line at «no difference». The numbers stand beside it. */
export function EffectBar({ effect: { metric, median, low, high, n }, tone, axis }: EffectBarProps) {
  const x = placeOn(axis, WIDTH)(1)
  return (
    <span className={css.layers}>
      <svg width={WIDTH} height="40" viewBox={`0 0 ${WIDTH} 40`} aria-hidden>
        <path d={`M${x} 0v40`} stroke="var(--ink-3)" />
      </svg>
      <RangeBar
        forecast={{
          metric,
          kind: 'known',
          n,
          median: 1 + median,
          low: 1 + low,
          high: 1 + high,
          footing: n < FIRM ? 'thin' : 'firm',
        }}
        tone={tone}
        domain={axis}
        width={WIDTH}
      />
    </span>
  )
}
