import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../data.ts'
import type { Axis } from './forest-axis.ts'
import { moreText } from './words.ts'

const PAPER = 'var(--paper-2)'
const HUE = { light: 'var(--light-mark)', deep: 'var(--deep-mark)', other: 'var(--ink-2)' } as const

/** How far B lies from A, less 1, and the ends of its 80 % range. */
interface Estimate {
  readonly effect: number
  readonly low: number
  readonly high: number
}

interface PlotProps {
  readonly axis: Axis
  readonly height: number
  /** The differences that nobody minds. */
  readonly same?: readonly [low: number, high: number]
  readonly children?: ReactNode
}

/** One row of a forest: the line of no difference, and what stands on it. Its numbers stand beside it in words. */
export const Plot = ({ axis: { x, width }, height, same, children }: PlotProps) => (
  <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden>
    {same ? <rect x={x(same[0])} y="0" width={x(same[1]) - x(same[0])} height={height} fill="var(--band)" /> : null}
    <path d={`M${x(0)} 0V${height}`} stroke={same ? 'var(--ink-1)' : 'var(--line-3)'} />
    {children}
  </svg>
)

interface WhiskerProps {
  readonly axis: Axis
  /** The middle of its plot. */
  readonly y: number
  readonly tone: keyof typeof HUE
  readonly estimate: Estimate
  readonly isFilled: boolean
}

export function Whisker({ axis: { x }, y, tone, estimate: { effect, low, high }, isFilled }: WhiskerProps) {
  const hue = HUE[tone]
  return (
    <g stroke={hue} strokeWidth="1.5">
      <path d={`M${x(low)} ${y}H${x(high)}M${x(low)} ${y - 4}v8M${x(high)} ${y - 4}v8`} />
      <circle cx={x(effect)} cy={y} r="5" fill={isFilled ? hue : PAPER} />
    </g>
  )
}

interface DiamondProps {
  readonly axis: Axis
  readonly y: number
  readonly estimate: Estimate
}

/** What all rounds come to. */
export const Diamond = ({ axis: { x }, y, estimate: { effect, low, high } }: DiamondProps) => (
  <path
    d={`M${x(low)} ${y}L${x(effect)} ${y - 8}L${x(high)} ${y}L${x(effect)} ${y + 8}z`}
    fill="var(--ink-1)"
    stroke="var(--ink-1)"
  />
)

interface TicksProps {
  readonly axis: Axis
  /** Below a forest: with marks, and its ends named. */
  readonly isFoot?: boolean
}

export function Ticks({ axis: { x, ticks, width }, isFoot = false }: TicksProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const height = isFoot ? 38 : 18
  return (
    <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} fontSize="12" fill="var(--ink-3)" aria-hidden>
      {ticks.map((tick) => (
        <g key={tick}>
          {isFoot ? <path d={`M${x(tick)} 0v4`} stroke="var(--line-3)" /> : null}
          <text x={x(tick)} y={isFoot ? 17 : 13} textAnchor="middle" {...(tick === 0 ? { fill: 'var(--ink-1)' } : {})}>
            {tick === 0 ? t('experiment.equal') : moreText(tick, language)}
          </text>
        </g>
      ))}
      {isFoot ? (
        <>
          <text x="0" y="33">
            {t('experiment.step.confirmedA')}
          </text>
          <text x={width} y="33" textAnchor="end">
            {t('experiment.step.confirmedB')}
          </text>
        </>
      ) : null}
    </svg>
  )
}
