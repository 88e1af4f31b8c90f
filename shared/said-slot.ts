import { dayNumber, isDay, isTimeOfDay, partsOf, type Day, type TimeOfDay } from './time.ts'

const MONTH_DAY = /^(\d{1,2})(?:[-/.]|月)(\d{1,2})[日号]?$/
const YEAR_MONTH_DAY = /^\d{4}-\d{2}-\d{2}$/
const FOUR_DIGITS = /^(\d{2})(\d{2})$/
const CLOCK = /^(\d{1,2})(?:[:.](\d{2})|[点时](?:(半)|(\d{1,2})分?)?)$/

const two = (part: string | number) => String(part).padStart(2, '0')

/** A day as people write it: `2026-11-28`, `11-28`, `11/28`, `11月28日`; without a year the one nearest to `near`. Null: none. */
export function readDay(text: string, near: Day): Day | null {
  const said = text.normalize('NFKC').trim()
  if (isDay(said)) return said
  const [, month, day] = MONTH_DAY.exec(said) ?? []
  if (!month || !day) return null
  const { year } = partsOf(near)
  const far = (one: Day) => Math.abs(dayNumber(one) - dayNumber(near))
  const [nearest] = [year, year - 1, year + 1]
    .map((of) => `${of}-${two(month)}-${two(day)}`)
    .filter(isDay)
    .toSorted((a, b) => far(a) - far(b))
  return nearest ?? null
}

/** True for what is written as a day is, whether or not there is such a day: `11月31日`. */
export function isSaidAsDay(text: string): boolean {
  const said = text.normalize('NFKC').trim()
  return MONTH_DAY.test(said) || YEAR_MONTH_DAY.test(said)
}

/** A time of day as people write it: `20:30`, `2030`, `8.30`, `8点`, `8点半`, `8点15分`. Null: none. */
export function readTime(text: string): TimeOfDay | null {
  const [, hour, minutes, half, after] =
    CLOCK.exec(text.normalize('NFKC').replace(/\s+/g, '').replace(FOUR_DIGITS, '$1:$2')) ?? []
  if (!hour) return null
  const said = `${two(hour)}:${minutes ?? (half ? '30' : two(after ?? 0))}`
  return isTimeOfDay(said) ? said : null
}
