import { createInstance, type TFunction } from 'i18next'
import { describe, expect, test } from 'vitest'
import { rowVerdict, verdictText } from '../../renderer/insight/conversion/verdict.ts'
import type { ConversionRow } from '../../shared/insight/conversion.ts'
import en from '../../shared/locales/en.json' with { type: 'json' }
import zh from '../../shared/locales/zh-CN.json' with { type: 'json' }

const words = createInstance()
await words.init({
  resources: { 'zh-CN': { translation: zh }, en: { translation: en } },
  interpolation: { escapeValue: false },
})
const speaking = (language: 'zh-CN' | 'en'): TFunction => words.getFixedT(language)

const row = (by: 'size' | 'any', is: 'more' | 'less'): ConversionRow => {
  const change = is === 'more' ? 2.28 : -0.4
  return {
    hook: 'question',
    reading: {
      kind: 'compared',
      by,
      is,
      change,
      low: change - 0.1,
      high: change + 0.1,
      withIt: 40,
      without: 160,
      byChance: 0.01,
    },
  }
}
const english = { light: 'like', lights: 'likes', what: 'comments' }
const chinese = { light: '点赞', lights: '点赞', what: '评论' }
const inEnglish = (one: ConversionRow) => verdictText({ rows: [one] }, english, speaking('en'), 'en')
const inChinese = (one: ConversionRow) => verdictText({ rows: [one] }, chinese, speaking('zh-CN'), 'zh-CN')

describe('what a hook does to the conversion, in a sentence', () => {
  test('speaks of how much where that was compared', () => {
    expect(inEnglish(row('size', 'more'))).toMatch(/228\s?% more comments per like$/)
    expect(inChinese(row('size', 'less'))).toMatch(/每个点赞带来的评论少40\s?%$/)
    expect(rowVerdict(row('size', 'more'), speaking('en'))).toBe('More')
  })

  test('speaks of the chance of any, and of no size, where most posts have none', () => {
    expect(inEnglish(row('any', 'more'))).toMatch(/228\s?% more likely to have any comments$/)
    expect(inEnglish(row('any', 'less'))).toMatch(/40\s?% less likely to have any comments$/)
    expect(inChinese(row('any', 'more'))).toMatch(/有评论的机会高228\s?%$/)
    expect(inChinese(row('any', 'less'))).toMatch(/有评论的机会低40\s?%$/)
    expect([rowVerdict(row('any', 'more'), speaking('en')), rowVerdict(row('any', 'less'), speaking('zh-CN'))]).toEqual(
      ['More often', '更少有'],
    )
  })
})
