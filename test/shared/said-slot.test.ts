import { expect, it } from 'vitest'
import { isSaidAsDay, readDay, readTime } from '../../shared/said-slot.ts'

it.each([
  ['2026-11-28', '2026-11-28'],
  ['11-28', '2026-11-28'],
  ['11/28', '2026-11-28'],
  ['11月28日', '2026-11-28'],
  [' 11/28 ', '2026-11-28'],
  ['1-3', '2027-01-03'],
  ['2-30', null],
  ['13-1', null],
  ['下周三', null],
  ['', null],
])('the day «%s» said at the end of November is %s', (said, day) => {
  expect(readDay(said, '2026-11-25')).toBe(day)
})

it.each([
  ['11月31日', true],
  ['2026-02-30', true],
  ['11-', false],
  ['2026-11-', false],
  ['', false],
])('that «%s» is said as a day is, whether there is one or not, is %s', (said, isSaid) => {
  expect(isSaidAsDay(said)).toBe(isSaid)
})

it.each([
  ['20:30', '20:30'],
  ['8:30', '08:30'],
  ['8：30', '08:30'],
  ['2030', '20:30'],
  ['203', null],
  ['8.05', '08:05'],
  ['8点半', '08:30'],
  ['8点', '08:00'],
  ['20 点 5 分', '20:05'],
  ['8点60', null],
  ['24:00', null],
  ['8', null],
  ['', null],
])('the time «%s» is %s', (said, time) => {
  expect(readTime(said)).toBe(time)
})
