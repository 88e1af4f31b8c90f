import { quantile } from './engine/special.ts'
import { addDays, dayNumber, mondayOf, type Day } from './time.ts'

/** Where the middle 80 % of so many posts lie: their 10 % and 90 % quantiles. */
export interface Band {
  readonly low: number
  readonly high: number
  readonly n: number
}

/** What was usual around one week; null where fewer than five posts had the number. */
export interface UsualWeek {
  readonly monday: Day
  readonly light: Band | null
  readonly deep: Band | null
}

export interface JudgedRates {
  readonly day: Day
  readonly light: number | null
  readonly deep: number | null
}

/** Posts this near to a week, before and after, are of its time. */
const NEAR_DAYS = 90
const FEWEST = 5

/** The band of one rate from a day to a day, asked for later and later: plain arrays, because a history has ten thousand posts. */
function bandsOf(
  inTime: readonly JudgedRates[],
  which: 'light' | 'deep',
): (first: number, last: number) => Band | null {
  const known = inTime.filter((post) => post[which] !== null)
  const days = known.map(({ day }) => dayNumber(day))
  const values = Float64Array.from(known, (post) => post[which] ?? 0)
  let [from, to] = [0, 0]
  return (first, last) => {
    while ((days[from] ?? Infinity) < first) from++
    while ((days[to] ?? Infinity) <= last) to++
    if (to - from < FEWEST) return null
    const ordered = values.slice(from, to).toSorted()
    return { low: quantile(ordered, 0.1), high: quantile(ordered, 0.9), n: ordered.length }
  }
}

/** For each week that has posts: the middle 80 % of the rates from 90 days before it to 90 days after it. */
export function usualWeeks(posts: readonly JudgedRates[]): readonly UsualWeek[] {
  const inTime = posts.toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
  const [light, deep] = [bandsOf(inTime, 'light'), bandsOf(inTime, 'deep')]
  const ownDays = new Set(inTime.map(({ day }) => day))
  return [...new Set([...ownDays].map(mondayOf))].map((monday) => {
    const [first, last] = [dayNumber(addDays(monday, -NEAR_DAYS)), dayNumber(addDays(monday, 6 + NEAR_DAYS))]
    return { monday, light: light(first, last), deep: deep(first, last) }
  })
}

/** What occurs most often, of several the one that comes first; null where there is nothing. */
export function commonest<Value>(values: readonly Value[]): Value | null {
  const counts = new Map<Value, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  const most = Math.max(...counts.values())
  return [...counts].find(([, count]) => count === most)?.[0] ?? null
}
