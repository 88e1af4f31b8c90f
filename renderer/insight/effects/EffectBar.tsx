import { useLanguage } from '../../data.ts'
import { changeText } from '../../experiments/words.ts'
import type { Axis } from '../../experiments/forest-axis.ts'
import type { Reading } from '../../../shared/insight/compared.ts'
import css from './Effects.module.css'

export type Known = Extract<Reading, { readonly kind: 'compared' }>

export const PLOT = 340
/** A range that rests on fewer posts than this on either side is dashed. */
export const FIRM = 30
const HEIGHT = 44
const NEAR_ZERO = 60

/** The axis that all rows share: its marks, with 没有差别 among them. */
export function AxisHead({ axis, none }: { readonly axis: Axis; readonly none: string }) {
  const language = useLanguage()
  /** The words in the middle take more room than a number. */
  const isClear = (tick: number) => tick === 0 || Math.abs(axis.x(tick) - axis.x(0)) > NEAR_ZERO
  return (
    <svg width={PLOT} height="20" viewBox={`0 0 ${PLOT} 20`} className={css.axis} aria-hidden>
      {axis.ticks.filter(isClear).map((tick) => (
        <text key={tick} x={axis.x(tick)} y="14" textAnchor="middle" className={tick === 0 ? css.zeroText : ''}>
          {tick === 0 ? none : changeText(tick, language)}
        </text>
      ))}
    </svg>
  )
}

interface EffectBarProps {
  readonly of: Known
  readonly axis: Axis
  readonly tone: 'light' | 'deep' | 'other'
}

/** The 80 % range of a difference on the shared axis: light hollow, deep solid, all else a whisker. Said in words beside it. */
export function EffectBar({ of: { change, low, high, withIt, without }, axis, tone }: EffectBarProps) {
  const [left, right, middle] = [axis.x(low), axis.x(high), axis.x(change)]
  const isThin = Math.min(withIt, without) < FIRM
  const dashes = isThin ? { strokeDasharray: '3 2.5' } : {}
  const mid = HEIGHT / 2
  return (
    <svg width={PLOT} height={HEIGHT} viewBox={`0 0 ${PLOT} ${HEIGHT}`} className={css.bar} aria-hidden>
      {axis.ticks.map((tick) => (
        <path key={tick} d={`M${axis.x(tick)} 0V${HEIGHT}`} stroke={tick === 0 ? 'var(--ink-3)' : 'var(--line-1)'} />
      ))}
      {tone === 'other' ? (
        <path
          d={`M${left} ${mid}H${right}M${left} ${mid - 4}v8M${right} ${mid - 4}v8`}
          fill="none"
          stroke="var(--ink-3)"
          strokeWidth="2"
          {...dashes}
        />
      ) : (
        <rect
          x={left}
          y={mid - 4.5}
          width={Math.max(2, right - left)}
          height="9"
          rx="1.5"
          fill={tone === 'light' ? 'var(--paper-2)' : 'var(--deep-mark)'}
          fillOpacity={tone === 'deep' && isThin ? 0.25 : 1}
          stroke={tone === 'light' ? 'var(--light-mark)' : 'var(--deep-mark)'}
          strokeWidth="1.5"
          {...dashes}
        />
      )}
      <path d={`M${middle} ${mid - 8}v16`} stroke="var(--ink-1)" strokeWidth="2.5" strokeLinecap="round" />
    </svg>
  )
}
