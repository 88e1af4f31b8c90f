import { useTranslation } from 'react-i18next'
import { weekdayText } from '../../shared/format.ts'
import { asksOfDays } from '../../shared/week.ts'
import { useLanguage } from '../data.ts'
import type { Week } from './use-week.ts'
import css from './WeekCheck.module.css'

const WIDTH = 200
const FIRST = 34
const STEP = 26
const ROW = 11
const MOST = 4

/** How many items of each day ask for the light and for the deep signal: rings above, discs below, as the rails have it. */
export function Balance({ week }: { readonly week: Week }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { days, today, items, channels } = week
  const asks = asksOfDays(days, items, channels)
  const total = asks.reduce((sum, day) => ({ light: sum.light + day.light, deep: sum.deep + day.deep }), {
    light: 0,
    deep: 0,
  })
  const above = Math.max(1, ...asks.map(({ light }) => Math.min(light, MOST))) * ROW
  const below = Math.max(1, ...asks.map(({ deep }) => Math.min(deep, MOST))) * ROW
  const axis = above + 6
  const height = axis + 8 + below + 26
  return (
    <section className={css.section}>
      <h3 className={css.sub}>
        {t('plan.balance.title')}
        <span className="push small dim">{t('plan.balance.total', { ...total })}</span>
      </h3>
      <svg
        width={WIDTH}
        height={height}
        viewBox={`0 0 ${WIDTH} ${height}`}
        role="img"
        aria-label={days
          .map((day, index) => t('plan.balance.day', { day: weekdayText(day, language), ...asks[index] }))
          .join(t('plan.sep'))}
      >
        <text x="0" y={axis - 3} className={css.light}>
          {t('plan.balance.light')}
        </text>
        <text x="0" y={axis + 19} className={css.deep}>
          {t('plan.balance.deep')}
        </text>
        <path d={`M20 ${axis}H${WIDTH}M20 ${axis + 6}H${WIDTH}`} stroke="var(--line-2)" />
        {days.map((day, index) => {
          const x = FIRST + index * STEP
          const { light, deep } = asks[index] ?? { light: 0, deep: 0 }
          return (
            <g key={day}>
              {dots(light, MOST).map((row) => (
                <circle
                  key={row}
                  cx={x}
                  cy={axis - 8 - row * ROW}
                  r="4"
                  fill="none"
                  stroke="var(--light-mark)"
                  strokeWidth="1.6"
                />
              ))}
              {dots(deep, MOST).map((row) => (
                <circle key={row} cx={x} cy={axis + 14 + row * ROW} r="4.8" fill="var(--deep-mark)" />
              ))}
              <text x={x} y={height - 4} textAnchor="middle" className={day === today ? css.today : undefined}>
                {weekdayText(day, language).slice(language === 'en' ? 0 : 1, 2)}
              </text>
            </g>
          )
        })}
      </svg>
    </section>
  )
}

const dots = (count: number, most: number) => Array.from({ length: Math.min(count, most) }, (_, row) => row)
