import { scaleLinear } from 'd3-scale'
import { useTranslation } from 'react-i18next'
import type { Adjusted } from '../../../shared/engine/index.ts'
import { weekdayName } from '../../../shared/format.ts'
import { useLanguage } from '../../data.ts'
import { cx } from '../../kit/cx.ts'
import type { Tone } from './Marks.tsx'
import css from './Times.module.css'
import { hourText } from './words.ts'

const WIDE = 42

interface EffectWhiskerProps {
  readonly adjusted: Adjusted
  readonly reach: number
  readonly isThin: boolean
}

/** A cell's adjusted effect with its range; the hairline is «as usual». */
export function EffectWhisker({ adjusted, reach, isThin }: EffectWhiskerProps) {
  const x = scaleLinear([-reach, reach], [2, WIDE - 2]).clamp(true)
  return (
    <svg width={WIDE} height="8" viewBox={`0 0 ${WIDE} 8`} aria-hidden>
      <path d={`M${x(0)} 0v8`} className={css.hair} />
      <path d={`M${x(adjusted.low)} 4H${x(adjusted.high)}`} className={cx(css.whisker, isThin && css.dashed)} />
      <circle cx={x(adjusted.effect)} cy="4" r="2" className={css.middle} />
    </svg>
  )
}

const HOURS = [8, 12, 13, 18, 19, 20, 21]
/** By weekday, a letter an hour: surely high, rather high, low, cannot tell, too few. */
const DEMO = [
  { weekday: 1, row: 'u++urrl' },
  { weekday: 2, row: 'u++urrl' },
  { weekday: 3, row: 'r++uuul' },
  { weekday: 4, row: 'u++urrl' },
  { weekday: 5, row: 'urruuul' },
  { weekday: 6, row: 'trrtuuu' },
  { weekday: 7, row: 'trrtuuu' },
]
const KIND = { '+': 'high', r: 'rather', l: 'low', u: 'unsure', t: 'thin' } as const
const SIGN = { high: '+', rather: '+', low: '\u2212', unsure: '', thin: '' } as const

/** What a map looks like that may be coloured. It is nobody's data, and says so. */
export function Demo({ tone }: { readonly tone: Tone }) {
  const { t } = useTranslation()
  const language = useLanguage()
  return (
    <div className={cx(css.demo, css[`hue-${tone}`])} role="img" aria-label={t('times.demo.label')}>
      <span />
      {HOURS.map((hour) => (
        <span key={hour} className="dim" aria-hidden>
          {hourText(hour)}
        </span>
      ))}
      {DEMO.map(({ weekday, row }) => [
        <span key={weekday} className="dim" aria-hidden>
          {weekdayName(weekday, language).slice(language === 'zh-CN' ? 1 : 0)}
        </span>,
        ...HOURS.map((hour, column) => {
          const kind = KIND[row[column] as keyof typeof KIND]
          return (
            <i key={`${weekday} ${hour}`} className={css[kind]} aria-hidden>
              {SIGN[kind]}
            </i>
          )
        }),
      ])}
    </div>
  )
}
