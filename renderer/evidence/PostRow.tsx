import { useTranslation } from 'react-i18next'
import { LinkButton } from '../kit/Button.tsx'
import { cx } from '../kit/cx.ts'
import { go } from '../ui.ts'
import css from './Evidence.module.css'

const WIDTH = 64
const MIDDLE = 7
const EDGE = 4

type Tone = 'light' | 'deep' | 'other'

interface StripProps {
  readonly value: number
  /** The range it is held against. */
  readonly band: { readonly low: number; readonly high: number }
  /** Ends of the log axis, the same in every row. */
  readonly axis: readonly [low: number, high: number]
  readonly tone: Tone
}

/** One number beside a range, on a log axis: ring for light, disc for deep, ink for all else. Said in text beside it. */
function Strip({ value, band, axis: [low, high], tone }: StripProps) {
  const x = (at: number) => {
    const share = at > 0 ? Math.log(at / low) / Math.log(high / low) : 0
    return EDGE + (WIDTH - 2 * EDGE) * Math.min(1, Math.max(0, share))
  }
  const hue = { light: 'var(--light-mark)', deep: 'var(--deep-mark)', other: 'var(--ink-2)' }[tone]
  return (
    <svg className={css.strip} width={WIDTH} height={2 * MIDDLE} viewBox={`0 0 ${WIDTH} ${2 * MIDDLE}`} aria-hidden>
      <path d={`M0 ${MIDDLE}H${WIDTH}`} stroke="var(--line-1)" />
      <rect
        x={x(band.low)}
        y={MIDDLE - 2.5}
        width={Math.max(2, x(band.high) - x(band.low))}
        height="5"
        fill="var(--line-2)"
      />
      <circle
        cx={x(value)}
        cy={MIDDLE}
        r="3"
        fill={tone === 'light' ? 'var(--paper-3)' : hue}
        stroke={hue}
        strokeWidth={tone === 'light' ? 1.6 : 0}
      />
    </svg>
  )
}

interface PostRowProps {
  readonly id: string
  readonly title: string
  readonly meta: string
  /** The number that counts, as it is read; null where the post has none. */
  readonly value: string | null
  readonly strip: StripProps | null
}

/** A post as a witness: what it is, the number that counted, where that stands. Its title opens it. */
export function PostRow({ id, title, meta, value, strip }: PostRowProps) {
  const { t } = useTranslation()
  return (
    <li>
      <LinkButton className={css.title ?? ''} onPress={() => go('history', id)}>
        {title || t('composer.untitled')}
      </LinkButton>
      <span className={cx('num', css.value, value === null && css.none)}>{value ?? t('evidence.none')}</span>
      <span className={css.meta}>{meta}</span>
      {strip ? <Strip {...strip} /> : null}
    </li>
  )
}

/** Ends of an axis that holds the band and these values, but none that would press the rest together. */
export function axisAround(
  values: readonly (number | undefined | null)[],
  { low, high }: { readonly low: number; readonly high: number },
): readonly [number, number] {
  const positive = values.filter((value): value is number => typeof value === 'number' && value > 0)
  const base = low > 0 ? low : Math.min(...positive, high) || 1
  return [
    Math.max(base / 8, Math.min(base / 1.5, ...positive)),
    Math.min(Math.max(high, base) * 8, Math.max(high * 1.5, base * 1.5, ...positive)),
  ]
}
