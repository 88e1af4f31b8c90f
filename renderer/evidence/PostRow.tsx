import { useTranslation } from 'react-i18next'
import type { Band } from '../../shared/usual.ts'
import { DASHED_BELOW, STRIP, type StripAxis } from '../history/strip.ts'
import { LinkButton } from '../kit/Button.tsx'
import { cx } from '../kit/cx.ts'
import { go } from '../ui.ts'
import css from './Evidence.module.css'

interface StripProps {
  readonly value: number
  /** The range it is held against. */
  readonly band: Band
  /** The same in every row. */
  readonly axis: StripAxis
  readonly tone: 'light' | 'deep' | 'other'
}

/** One number beside a range, on a log axis: ring for light, disc for deep, ink for all else. Said in text beside it. */
function Strip({ value, band, axis, tone }: StripProps) {
  const hue = { light: 'var(--light-mark)', deep: 'var(--deep-mark)', other: 'var(--ink-2)' }[tone]
  const [left, right] = [axis(band.low), axis(band.high)]
  const isThin = band.n < DASHED_BELOW
  return (
    <svg className={css.strip} {...STRIP} viewBox={`0 0 ${STRIP.width} ${STRIP.height}`} aria-hidden>
      <path d={`M0 7H${STRIP.width}`} stroke="var(--line-1)" />
      <rect
        x={left}
        y="4.5"
        width={Math.max(2, right - left)}
        height="5"
        fill={isThin ? 'none' : 'var(--line-2)'}
        {...(isThin && { stroke: 'var(--line-3)', strokeDasharray: '3 2' })}
      />
      <circle
        cx={axis(value)}
        cy="7"
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
