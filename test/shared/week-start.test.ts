import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { weekNumber, weekText, yearsText } from '../../shared/format.ts'
import { dayFor, daysShown, eachDay, monthShown, turned, weekShown, type Sight } from '../../shared/plan-view.ts'
import {
  addDays,
  dayNumber,
  daysBetween,
  daysFrom,
  daysOfWeek,
  firstOfWeek,
  isoWeekOf,
  mondayOfWeek,
  todayIn,
  weekdayOf,
  weekdaysFrom,
  type Day,
} from '../../shared/time.ts'
import { PLAN_VIEWS, WEEK_STARTS } from '../../shared/values.ts'

const YEARS = daysBetween('1901-01-01', '2199-12-31')
const day = fc.integer({ min: 0, max: YEARS }).map((n) => addDays('1901-01-01', n))
const start = fc.constantFrom(...WEEK_STARTS)
const view = fc.constantFrom(...PLAN_VIEWS)

describe.each(WEEK_STARTS)('where weeks begin on weekday %s,', (weekStart) => {
  it('every day from 1900 to 2100 is in exactly one week, and each week has its seven days', () => {
    const days = daysFrom('1900-01-01', daysBetween('1900-01-01', '2100-12-31') + 1)
    // 1 January 1900 was a Monday: the weekdays follow by counting alone.
    const beginnings = days.filter((_, index) => (index % 7) + 1 === weekStart)
    const weeks = new Map<Day, Day[]>()
    for (const on of days) {
      const first = firstOfWeek(on, weekStart)
      weeks.set(first, [...(weeks.get(first) ?? []), on])
    }
    expect([...weeks.keys()].filter((first) => first >= '1900-01-01')).toEqual(beginnings)
    const [, ...whole] = [...weeks.values()].slice(0, -1)
    expect(whole.every((own) => own.length === 7 && daysBetween(own[0] as Day, own[6] as Day) === 6)).toBe(true)
  })

  it('the weekdays stand in that order', () => {
    expect(weekdaysFrom(weekStart)).toEqual(daysFrom(firstOfWeek('2026-11-25', weekStart), 7).map(weekdayOf))
  })

  it('a week asked for by its number is the ISO week, one asked for by a day is one’s own', () => {
    expect(daysOfWeek('2026-W48', weekStart)).toEqual({ from: '2026-11-23', to: '2026-11-29' })
    const own = { 1: '2026-11-23', 7: '2026-11-29', 6: '2026-11-28' } as const
    expect(daysOfWeek('2026-11-29', weekStart)).toEqual({ from: own[weekStart], to: addDays(own[weekStart], 6) })
    for (const none of ['2026-W54', '2026-02-30', '2026-48', 'week', ''])
      expect([none, daysOfWeek(none, weekStart)]).toEqual([none, null])
  })
})

it('a week further, a plan is on the same weekday of the next week', () => {
  fc.assert(
    fc.property(day, start, fc.integer({ min: -200, max: 200 }), (on, weekStart, weeks) => {
      const later = addDays(on, 7 * weeks)
      expect(weekdayOf(later)).toBe(weekdayOf(on))
      expect(daysBetween(firstOfWeek(on, weekStart), firstOfWeek(later, weekStart))).toBe(7 * weeks)
      expect(daysBetween(firstOfWeek(later, weekStart), later)).toBe(daysBetween(firstOfWeek(on, weekStart), on))
    }),
  )
})

it('whatever day the plan is turned to is in sight in every view; a page on and back shows the same days again', () => {
  fc.assert(
    fc.property(day, day, start, view, (today, to, weekStart, shown) => {
      const sight: Sight = { view: shown, day: dayFor({ view: shown, weekStart }, to), today, weekStart }
      const days = eachDay(daysShown(sight))
      expect(days).toContain(to)
      expect(weekdayOf(days[0] as Day)).toBe(weekStart)
      if (shown !== 'list') expect(days.length % 7).toBe(0)
      const on = { ...sight, day: turned(sight, 1) }
      expect(daysShown({ ...on, day: turned(on, -1) })).toEqual(daysShown(sight))
    }),
  )
})

it('who changes where weeks begin keeps the day of the week, and the month, that were looked at, and comes back to the same days', () => {
  fc.assert(
    fc.property(day, day, start, start, (today, to, before, after) => {
      const week: Sight = {
        view: 'week',
        day: dayFor({ view: 'week', weekStart: before }, to),
        today,
        weekStart: before,
      }
      const first = weekShown(week)
      expect(eachDay(daysShown({ ...week, weekStart: after }))).toContain(first)
      expect(daysShown({ ...week, weekStart: before })).toEqual({ from: first, to: addDays(first, 6) })
      const month: Sight = { ...week, view: 'month', day: dayFor({ view: 'month', weekStart: before }, to) }
      expect(monthShown({ ...month, weekStart: after })).toBe(monthShown(month))
    }),
  )
})

it('today is in the week shown in the creator’s zone, also where it is another week elsewhere', () => {
  // 23:00 on Saturday in Samoa's east, 00:00 on Monday on the Line Islands: three weeks begin in between.
  const at = '2026-11-29T10:00:00Z'
  const weeks = (zone: string) =>
    WEEK_STARTS.map((weekStart) => weekShown({ day: null, today: todayIn(zone, at), weekStart }))
  expect(weeks('Pacific/Midway')).toEqual(['2026-11-23', '2026-11-22', '2026-11-28'])
  expect(weeks('Asia/Shanghai')).toEqual(['2026-11-23', '2026-11-29', '2026-11-28'])
  expect(weeks('Pacific/Kiritimati')).toEqual(['2026-11-30', '2026-11-29', '2026-11-28'])
})

it('only a week that begins on Monday has an ISO number; of the others the year is told', () => {
  fc.assert(
    fc.property(day, (first) => {
      const number = weekNumber(first)
      expect(number !== null).toBe(weekdayOf(first) === 1)
      if (number === null) return
      const week = `${number.year}-W${String(number.week).padStart(2, '0')}`
      expect([isoWeekOf(first), mondayOfWeek(week)]).toEqual([week, first])
    }),
  )
  expect(weekNumber('2026-11-23')).toEqual({ year: 2026, week: 48 })
  expect(weekNumber('2026-11-22')).toBeNull()
  expect([yearsText('2026-11-22', '2026-11-28'), yearsText('2026-12-27', '2027-01-02')]).toEqual(['2026', '2026–2027'])
  expect(weekText('2026-12-27', 2026, 'zh-CN')).toBe('12月27日–2027年1月2日')
})

it('days are told apart as whole numbers before 1970 too', () => {
  for (const weekStart of WEEK_STARTS)
    expect(dayNumber('1969-12-31') - dayNumber(firstOfWeek('1969-12-31', weekStart))).toBe((3 - weekStart + 7) % 7)
})
