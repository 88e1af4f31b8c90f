import type { Band } from '../../shared/usual.ts'
import { DASHED_BELOW, STRIP, type StripAxis } from './strip.ts'
import css from './SpotStrip.module.css'

interface SpotStripProps {
  /** Ink where it is neither of the two signals. */
  readonly which: 'light' | 'deep' | 'ink'
  readonly value: number
  readonly band: Band
  readonly axis: StripAxis
  /** Says in words where the post lies. */
  readonly label: string
}

/** Where a post lies in what was usual at its time: a ring, a disc or a dot of ink over the middle 80 %, on a log axis. */
export function SpotStrip({ which, value, band, axis, label }: SpotStripProps) {
  const [left, right] = [axis(band.low), axis(band.high)]
  return (
    <svg className={css.strip} viewBox={`0 0 ${STRIP.width} ${STRIP.height}`} role="img" aria-label={label}>
      <title>{label}</title>
      <path d={`M0 7H${STRIP.width}`} className={css.axis} />
      <rect
        x={left}
        y="4.5"
        width={Math.max(2, right - left)}
        height="5"
        className={band.n < DASHED_BELOW ? css.thin : css.band}
      />
      <circle cx={axis(value)} cy="7" r={which === 'light' ? 3.2 : 3.6} className={css[which]} />
    </svg>
  )
}
