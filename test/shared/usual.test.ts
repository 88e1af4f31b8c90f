import { describe, expect, test } from 'vitest'
import { addDays, type Day } from '../../shared/time.ts'
import { commonest, usualWeeks, type JudgedRates } from '../../shared/usual.ts'

const post = (day: Day, light: number | null, deep: number | null = null): JudgedRates => ({ day, light, deep })

describe('what was usual around a week', () => {
  test('is the middle 80 % of the posts of its time', () => {
    const posts = Array.from({ length: 11 }, (_, index) => post('2026-03-04', index / 100))
    expect(usualWeeks(posts)).toEqual([{ monday: '2026-03-02', light: { low: 0.01, high: 0.09, n: 11 }, deep: null }])
  })
  test('counts 90 days before the week and after it, and none beyond', () => {
    const monday: Day = '2026-03-02'
    const near = [-90, 0, 3, 6, 96].map((days) => post(addDays(monday, days), 0.02))
    const far = [-91, 97].map((days) => post(addDays(monday, days), 0.9))
    const week = usualWeeks([...far, ...near]).find((one) => one.monday === monday)
    expect(week?.light).toEqual({ low: 0.02, high: 0.02, n: 5 })
  })
  test('says nothing of fewer than five, and a missing number is none of them', () => {
    const posts = [0.01, 0.02, 0.03, 0.04, null].map((light) => post('2026-03-04', light, 0.005))
    expect(usualWeeks(posts)).toEqual([{ monday: '2026-03-02', light: null, deep: { low: 0.005, high: 0.005, n: 5 } }])
  })
})

test('what occurs most often is found, of several the newest, and nothing among nothing', () => {
  expect(commonest([20, 12, 20])).toBe(20)
  expect(commonest([12, 20])).toBe(12)
  expect(commonest([])).toBeNull()
})
