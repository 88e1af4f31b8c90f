import { createInstance, type TFunction } from 'i18next'
import { expect, test } from 'vitest'
import { tabsOf } from '../../renderer/insight/board/tabs.ts'
import { reachable, spanOf, standsText, takesText, type Known } from '../../renderer/insight/board/words.ts'
import en from '../../shared/locales/en.json' with { type: 'json' }
import zh from '../../shared/locales/zh-CN.json' with { type: 'json' }

const words = createInstance()
await words.init({
  resources: { 'zh-CN': { translation: zh }, en: { translation: en } },
  interpolation: { escapeValue: false },
})
const t: TFunction = words.getFixedT('zh-CN')

test('no day is in both stretches that are compared', () => {
  const days = { earlier: '2026-06-01', from: '2026-08-24', until: '2026-11-15' } as const
  const { lately, before } = spanOf(days, '2026-11-23', t, 'zh-CN')
  expect(lately).toBe('8月24日–11月15日')
  expect(before).toBe('6月1日–8月23日')
})

test.each(['zh-CN', 'en'] as const)('the headline leans as its row does: %s', (language) => {
  const leans = { 'zh-CN': '倾向', en: 'lean' }[language]
  for (const way of ['high', 'low']) {
    const say = words.getFixedT(language)
    expect(say(`insight.board.word.${way}`)).toContain(leans)
    expect(say(`insight.board.verdict.${way}`, { metric: '' })).toContain(leans)
  }
})

/** Two points more than 34 % are wanted, and 30 posts tell five. */
const SAY: Known = {
  is: 'known',
  before: 30,
  after: 12,
  from: 0.34,
  target: 0.36,
  wanted: 0.02 / 0.34,
  now: { middle: -0.2 / 34, low: -0.12, high: 0.12, chance: 0.25 },
  needed: null,
  told: 0.14,
}

test('where a goal began, where it is and where it is to come to are named', () => {
  expect(standsText('completion', SAY, t, 'zh-CN')).toBe('原来 34%，现在约 34%，目标 36%')
  expect(standsText('completion', { ...SAY, now: null }, t, 'zh-CN')).toBe('原来 34%，目标 36%')
  const little = { from: 0.0115, target: 0.0115 * 1.06, now: null }
  expect(standsText('deepRate', little, t, 'zh-CN')).toBe('原来 1.15%，目标 1.22%')
})

test('a goal that can be told is offered where it is near, and one out of all proportion is not', () => {
  const points = { unit: 'points', amount: 0.02 } as const
  expect(reachable(points, SAY)).toBeCloseTo(0.05, 9)
  expect(takesText(points, SAY, t, 'zh-CN')).toContain('30 条分得清的是 +5 个百分点。')
  const [percent, far] = [{ unit: 'percent', amount: 0.06 } as const, { ...SAY, from: 0.0184, told: 0.777 }]
  expect(reachable(percent, far)).toBeNull()
  expect(takesText(percent, far, t, 'zh-CN')).toContain('这么小的变化，30 条里看不出来：要到 +78% 才分得清。')
  expect(reachable({ ...percent, amount: 0.3 }, far)).toBeCloseTo(0.78, 9)
})

test('a channel with one metric has nothing to choose from, and one beside the main ones keeps its place', () => {
  expect(tabsOf(['shareRate'], 'shareRate')).toEqual([])
  expect(tabsOf(['lightRate'], 'lightRate')).toEqual([])
  expect(tabsOf(['views', 'lightRate', 'shareRate'], 'views')).toEqual(['lightRate', 'views'])
  expect(tabsOf(['views', 'lightRate', 'shareRate'], 'shareRate')).toEqual(['lightRate', 'views', 'shareRate'])
})
