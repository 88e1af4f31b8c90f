import { placeOfRounds, TICKS } from './rounds-axis.ts'

const PAD = 5

interface RoundsAxisProps {
  readonly width: number
  readonly className?: string
}

/** The numbers of rounds that the lines above or below stand on. */
export function RoundsAxis({ width, className = '' }: RoundsAxisProps) {
  const x = placeOfRounds(PAD, width - PAD)
  return (
    <svg width={width} height="20" viewBox={`0 0 ${width} 20`} className={className} aria-hidden>
      {TICKS.map((tick) => (
        <text key={tick} x={x(tick)} y="14" textAnchor="middle" fill="var(--ink-3)" fontSize="12">
          {tick}
        </text>
      ))}
    </svg>
  )
}
