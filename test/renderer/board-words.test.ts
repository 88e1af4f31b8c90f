import { createInstance, type TFunction } from 'i18next'
import { expect, test } from 'vitest'
import { spanOf } from '../../renderer/insight/board/words.ts'
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
