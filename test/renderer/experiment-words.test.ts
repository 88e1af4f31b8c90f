import { createInstance, type TFunction } from 'i18next'
import { expect, test } from 'vitest'
import { wordsIn } from '../../electron/doors/words.ts'
import { estimateText, rangeText, seenText } from '../../renderer/experiments/words.ts'
import { spanText } from '../../renderer/playbook/words.ts'
import type { Reading } from '../../shared/engine/index.ts'
import { verdictWords } from '../../shared/experiment-words.ts'
import en from '../../shared/locales/en.json' with { type: 'json' }
import zh from '../../shared/locales/zh-CN.json' with { type: 'json' }

const words = createInstance()
await words.init({
  resources: { 'zh-CN': { translation: zh }, en: { translation: en } },
  interpolation: { escapeValue: false },
})
const t: TFunction = words.getFixedT('zh-CN')

type Read = Extract<Reading['verdict'], { readonly rounds: number }>
/** Eight rounds that showed 2.9 times as much, and what is left of that by an estimate. */
const EIGHT: Read = {
  kind: 'confirmed',
  ahead: 'B',
  rounds: 8,
  effect: 0.46,
  low: 0.13,
  high: 0.89,
  seen: 1.9,
  probability: 0.99,
  chance: null,
  roundsMore: null,
  reachedAt: 8,
}
const said = (verdict: Read) => [estimateText(verdict, '点赞率', t, 'zh-CN'), seenText(verdict, t, 'zh-CN')]

test('a result has one size, and what was seen is said beside why it is larger', () => {
  expect(said(EIGHT)).toEqual([
    '估计 B 的点赞率比 A 高46%，8成把握在 +13% 至 +89% 之间。',
    '各轮合起来看到 B 是 A 的2.9倍；轮数少时看到的往往偏大，估计已扣掉这部分。',
  ])
})

test('where B brings less, both say so', () => {
  expect(said({ ...EIGHT, ahead: 'A', effect: -0.32, low: -0.47, high: -0.12, seen: -0.66 })).toEqual([
    '估计 B 的点赞率比 A 低32%，8成把握在 −47% 至 −12% 之间。',
    '各轮合起来看到 B 低66%；轮数少时看到的往往偏大，估计已扣掉这部分。',
  ])
})

test('what was seen is not said twice where the estimate is the same', () => {
  expect(said({ ...EIGHT, ahead: null, effect: 0, low: -0.1, high: 0.11, seen: 0 })).toEqual([
    '估计两边的点赞率一样，8成把握在 −10% 至 +11% 之间。',
    null,
  ])
})

test('a confirmed difference below what one cares about is told as one', () => {
  const inLanguage = (language: 'zh-CN' | 'en', verdict: Read, smallest: number) =>
    verdictWords(verdict, smallest, wordsIn(language))
  expect(inLanguage('zh-CN', EIGHT, 2)).toBe('确认 B 更好，但估计没到你在意的翻倍')
  expect(inLanguage('en', EIGHT, 2)).toBe(
    'confirmed: B is better, but estimated below what matters to you (a doubling)',
  )
  expect(inLanguage('zh-CN', EIGHT, 1.5)).toBe('确认 B 更好，但估计没到你在意的50%')
  expect(inLanguage('zh-CN', EIGHT, 1.3)).toBe('确认 B 更好')
  // A brings 1.47 times what B brings.
  expect(inLanguage('zh-CN', { ...EIGHT, ahead: 'A', effect: -0.32 }, 1.3)).toBe('确认 A 更好')
  expect(inLanguage('zh-CN', { ...EIGHT, kind: 'leaning' }, 2)).toBe('倾向 B')
})

test('a range of changes has its percents at both ends, in whichever room it is said', () => {
  const range = { low: 0.02, high: 0.41 }
  expect(rangeText(range, t, 'zh-CN')).toBe('+2% 至 +41%')
  expect(spanText(range.low, range.high, 'zh-CN', t)).toBe('+2% 至 +41%')
})
