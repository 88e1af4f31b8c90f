import { describe, expect, test } from 'vitest'
import { HEAD, heightOf, ROW, sectionsOf, shownBetween, topOf } from '../../renderer/history/layout.ts'
import { fittingChips } from '../../renderer/history/words.ts'
import { stripAxis, usualFrom } from '../../renderer/history/strip.ts'
import { postDayText, weekText } from '../../shared/format.ts'

const weeks = [
  { head: '2026-11-23', count: 3 },
  { head: '2026-11-16', count: 8 },
  { head: '2026-11-02', count: 1 },
]

describe('the table knows where every row stands before it is read', () => {
  const sections = sectionsOf(weeks, 12)

  test('a week is its head and its rows', () => {
    expect(heightOf(sections)).toBe(3 * HEAD + 12 * ROW)
    expect(topOf(sections, 0)).toBe(HEAD)
    expect(topOf(sections, 2)).toBe(HEAD + 2 * ROW)
    expect(topOf(sections, 3)).toBe(2 * HEAD + 3 * ROW)
    expect(topOf(sections, 11)).toBe(3 * HEAD + 11 * ROW)
  })

  test('sorted by a number there are no weeks and no heads', () => {
    const plain = sectionsOf(null, 12)
    expect(topOf(plain, 11)).toBe(11 * ROW)
    expect(heightOf(plain)).toBe(12 * ROW)
    expect(sectionsOf(null, 0)).toEqual([])
    expect(heightOf([])).toBe(0)
  })

  test('only what is in sight is drawn, and of it everything', () => {
    const parts = (top: number, bottom: number) => shownBetween(sections, top, bottom).map(({ from, to }) => [from, to])
    expect(parts(-500, 10_000)).toEqual([
      [0, 3],
      [3, 11],
      [11, 12],
    ])
    expect(parts(HEAD + ROW + 1, HEAD + 2 * ROW)).toEqual([[1, 2]])
    expect(parts(0, HEAD - 1)).toEqual([[0, 0]])
  })

  test('of 10,000 posts no more than a screenful, wherever one scrolls', () => {
    const many = sectionsOf(
      Array.from({ length: 500 }, (_, n) => ({ head: String(n), count: 20 })),
      10_000,
    )
    for (let top = 0; top < heightOf(many); top += 7919) {
      const shown = shownBetween(many, top, top + 900)
      const rows = shown.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, n) => from + n))
      expect(rows.length).toBeLessThanOrEqual(Math.ceil(900 / ROW) + 1)
      for (const row of rows) {
        expect(topOf(many, row)).toBeGreaterThan(top - ROW)
        expect(topOf(many, row)).toBeLessThan(top + 900)
      }
    }
  })
})

describe('words of the table', () => {
  test('a week of another year says its year', () => {
    expect(weekText('2026-11-23', 2026, 'zh-CN')).toBe('11月23–29日')
    expect(weekText('2025-11-24', 2026, 'zh-CN')).toBe('2025年11月24–30日')
    expect(weekText('2025-11-24', 2026, 'en')).toBe('24–30 Nov 2025')
    expect(weekText('2025-12-29', 2026, 'zh-CN')).toBe('12月29日–1月4日')
    expect(weekText('2026-12-28', 2026, 'zh-CN')).toBe('12月28日–2027年1月3日')
    expect(weekText('2026-12-28', 2026, 'en')).toBe('28 Dec – 3 Jan 2027')
    expect(weekText('2025-12-29', 2027, 'zh-CN')).toBe('2025年12月29日–2026年1月4日')
  })

  test('under its week a day needs no month', () => {
    expect(postDayText('2026-11-05', true, 2026, 'zh-CN')).toBe('5日')
    expect(postDayText('2026-11-05', false, 2026, 'zh-CN')).toBe('11月5日')
    expect(postDayText('2025-11-05', false, 2026, 'en')).toBe('5 Nov 2025')
  })

  test('as many hooks stand as fit, the first always', () => {
    expect(fittingChips([], 100)).toBe(0)
    expect(fittingChips(['悬念', '选择题'], 188)).toBe(2)
    expect(fittingChips(['Suspense', 'Choice', 'Question'], 132)).toBe(1)
    expect(fittingChips(['A very long hook name indeed'], 20)).toBe(1)
  })
})

describe('the strip of what was usual', () => {
  const band = { low: 0.01, high: 0.04, n: 40 }
  test('has one log axis for the column: equal ratios, equal lengths; nothing falls off its ends', () => {
    const x = stripAxis([band, { low: 0.02, high: 0.08, n: 40 }, null])
    expect(x(0.04) - x(0.02)).toBeCloseTo(x(0.02) - x(0.01))
    expect(x(0.08)).toBeLessThan(x(1))
    expect(x(1)).toBe(x(100))
    expect(x(0)).toBeLessThan(x(0.01))
  })
  test('knows the week of each channel of a kind', () => {
    const week = { monday: '2026-03-02' as const, light: band, deep: null }
    const usual = usualFrom([{ channelIds: ['a', 'b'], weeks: [week] }])
    expect(usual.weekOf('b', '2026-03-02')).toBe(week)
    expect(usual.weekOf('c', '2026-03-02')).toBeNull()
    expect(usualFrom([]).light(0.5)).toBeGreaterThan(0)
  })
})
