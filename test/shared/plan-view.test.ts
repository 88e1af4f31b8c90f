import { expect, test } from 'vitest'
import { daysShown, eachDay, dayFor, monthShown, turned, type Sight } from '../../shared/plan-view.ts'
import type { Day } from '../../shared/time.ts'

const TODAY: Day = '2026-11-25'
const sight = (view: Sight['view'], day: Day | null = null, today = TODAY): Sight => ({
  view,
  day,
  today,
  weekStart: 1,
})

test('a week shows its seven days, wherever the month ends', () => {
  expect(daysShown(sight('week', '2026-11-30'))).toEqual({ from: '2026-11-30', to: '2026-12-06' })
  expect(eachDay(daysShown(sight('week')))).toHaveLength(7)
})

test('a month shows as many whole weeks as it touches: four to six', () => {
  const weeks = (today: Day) => eachDay(daysShown(sight('month', null, today))).length / 7
  expect(weeks('2027-02-10')).toBe(4)
  expect(weeks('2026-12-10')).toBe(5)
  expect(weeks('2026-11-25')).toBe(6)
  expect(daysShown(sight('month'))).toEqual({ from: '2026-10-26', to: '2026-12-06' })
})

test('the list goes on to the end of the next month, so that the last of a month is not the end of the plan', () => {
  expect(daysShown(sight('list', null, '2026-11-30'))).toEqual({ from: '2026-10-26', to: '2026-12-31' })
})

test('of a week in two months the one is shown that has most of it; while today is followed, the one of today', () => {
  expect(monthShown(sight('month', '2026-11-30'))).toBe('2026-12-01')
  expect(monthShown(sight('month', '2026-10-26'))).toBe('2026-10-01')
  expect(monthShown(sight('month', null, '2026-11-30'))).toBe('2026-11-01')
})

test('turning the page goes by weeks or by months, over the new year, and back again', () => {
  expect(turned(sight('week'), 1)).toBe('2026-11-30')
  for (const view of ['month', 'list'] as const)
    for (let from = sight(view), month = 10; month < 40; month += 1) {
      const next = { ...from, day: turned(from, 1) }
      expect(monthShown(next).slice(5, 7)).toBe(String(((month + 1) % 12) + 1).padStart(2, '0'))
      expect(monthShown({ ...next, day: turned(next, -1) })).toBe(monthShown(from))
      from = next
    }
})

test('the page that a day is on has it in sight', () => {
  for (const day of ['2026-11-01', '2026-11-30', '2027-01-31', '2027-03-01'] as const)
    for (const view of ['week', 'month', 'list'] as const)
      expect(eachDay(daysShown(sight(view, dayFor(sight(view), day))))).toContain(day)
})
