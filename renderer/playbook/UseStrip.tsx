import { addDays, daysBetween, type Day } from '../../shared/time.ts'

const WIDTH = 132
const PAD = 3
const DAYS = 365
const QUARTERS = [0, 0.25, 0.5, 0.75, 1]

/** Twelve months up to today, a tick a use. How many and since when stands beside it in words. */
export function UseStrip({ days, today }: { readonly days: readonly Day[]; readonly today: Day }) {
  const first = addDays(today, -DAYS)
  const x = (share: number) => PAD + share * (WIDTH - 2 * PAD)
  const ticks = [...new Set(days)].map((day) => x(Math.min(1, Math.max(0, daysBetween(first, day) / DAYS))))
  return (
    <svg width={WIDTH} height="24" viewBox={`0 0 ${WIDTH} 24`} aria-hidden>
      <path d={`M0 17H${WIDTH}`} stroke="var(--line-2)" />
      {QUARTERS.map((share) => (
        <path key={share} d={`M${x(share)} 17v3`} stroke="var(--line-3)" />
      ))}
      {ticks.map((place) => (
        <path key={place} d={`M${place} 6V17`} stroke="var(--ink-2)" strokeWidth="1.4" />
      ))}
    </svg>
  )
}
