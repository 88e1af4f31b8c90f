import { dayText } from '../../../shared/format.ts'
import { partsOf, type Day } from '../../../shared/time.ts'
import { useLanguage } from '../../data.ts'
import css from './Charts.module.css'

/** A post on an axis of time, and its day. */
export interface Moment {
  readonly x: number
  readonly day: Day
}

interface DateAxisProps {
  readonly moments: readonly Moment[]
  readonly y: number
  readonly left: number
  readonly right: number
}

const ROOM = 150

/** Days under a chart: of the first and the last post and of some between; with the year where it is another than the last. */
export function DateAxis({ moments, y, left, right }: DateAxisProps) {
  const language = useLanguage()
  const last = moments.at(-1)
  if (!last) return null
  const count = Math.max(1, Math.min(4, moments.length - 1, Math.floor((right - left) / ROOM)))
  const places =
    moments.length === 1
      ? [0]
      : Array.from({ length: count + 1 }, (_, i) => Math.round((i * (moments.length - 1)) / count))
  const year = partsOf(last.day).year
  return (
    <>
      <path d={`M${left} ${y}H${right}`} className={css.rule} />
      {places.flatMap((place, index) => {
        const moment = moments[place]
        if (!moment) return []
        const isFirst = index === 0 && places.length > 1
        const isLast = index === places.length - 1 && places.length > 1
        return (
          <g key={place}>
            <path d={`M${moment.x} ${y}v4`} className={css.tick} />
            <text
              x={moment.x + (isFirst ? -6 : isLast ? 6 : 0)}
              y={y + 19}
              textAnchor={isFirst ? 'start' : isLast ? 'end' : 'middle'}
            >
              {dayText(moment.day, language, year)}
            </text>
          </g>
        )
      })}
    </>
  )
}
