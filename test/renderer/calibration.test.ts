import { createInstance, type TFunction } from 'i18next'
import { describe, expect, test } from 'vitest'
import { besideWords, compareSentence } from '../../renderer/insight/calibration/compare-words.ts'
import { besideIs, tallyOf } from '../../renderer/insight/calibration/verdict.ts'
import type { BacktestSeries } from '../../shared/engine/index.ts'
import en from '../../shared/locales/en.json' with { type: 'json' }
import zh from '../../shared/locales/zh-CN.json' with { type: 'json' }

const words = createInstance()
await words.init({
  resources: { 'zh-CN': { translation: zh }, en: { translation: en } },
  interpolation: { escapeValue: false },
})
const speaking = (language: 'zh-CN' | 'en'): TFunction => words.getFixedT(language)

const closer = { ratio: 0.77, low: 0.7, high: 0.84 }
const alike = { ratio: 0.98, low: 0.93, high: 1.03 }
const farther = { ratio: 1.04, low: 1.01, high: 1.07 }
const series = (n: number, coverage80: number): BacktestSeries => ({
  metric: 'lightRate',
  n,
  sparse: false,
  coverage80,
  time: { posts: n, gain: 0, z: 0, isOpen: false },
  pinball: { model: 1, median: 1, last10: 1, slot: 1, level: 1 },
  against: { last10: closer, slot: closer, median: farther, level: alike },
  past: [],
  rolling: [],
  any: null,
})

describe('how past forecasts did, in words', () => {
  test('80 % of 60 may be 42 to 54: inside is right, outside says which way, under 30 posts says nothing', () => {
    expect(tallyOf(series(60, 49 / 60))).toEqual({ n: 60, count: 49, said: 48, low: 42, high: 54, is: 'fits' })
    expect(tallyOf(series(60, 40 / 60)).is).toBe('under')
    expect(tallyOf(series(60, 58 / 60)).is).toBe('over')
    expect(tallyOf(series(29, 0.2)).is).toBe('few')
    expect(tallyOf(series(10_000, 0.78)).is).toBe('fits')
  })

  test('of a metric that is mostly nothing, what was said is held against what came', () => {
    const any = { said: 0.1, had: 12, beside: alike, past: [] }
    expect(tallyOf({ ...series(100, 1), any })).toEqual({ n: 100, count: 12, said: 10, low: 4, high: 16, is: 'fits' })
    expect(tallyOf({ ...series(100, 1), any: { ...any, had: 30 } }).is).toBe('over')
    expect(compareSentence({ ...series(100, 1), any }, speaking('zh-CN'), 'zh-CN')).toBe(
      '和一直说「以前的比例」分不出高下。',
    )
  })

  test('simple ways are named: those that are beaten, those nobody can tell from it, those that are better', () => {
    expect(compareSentence(series(60, 0.8), speaking('zh-CN'), 'zh-CN')).toBe(
      '比「上 10 条的平均」准23%、「同一时段的平均」准23%；和「只看近况」分不出高下；「以前所有的中位数」更准，我们的误差大4%。',
    )
    expect(compareSentence(series(60, 0.8), speaking('en'), 'en')).toBe(
      'Closer than the mean of the last 10 (by 23%), the mean of the same slot (by 23%). No telling apart from the recent level alone. Beaten by the median of all before (error here 4% larger).',
    )
  })

  test('a few posts are not told as a draw, however far their range is from one', () => {
    expect(compareSentence(series(23, 0.8), speaking('zh-CN'), 'zh-CN')).toBe(
      '条数还太少，先不和「上 10 条的平均」、「同一时段的平均」、「以前所有的中位数」、「只看近况」比高下。',
    )
    const any = { said: 0.1, had: 2, beside: closer, past: [] }
    expect(compareSentence({ ...series(23, 1), any }, speaking('zh-CN'), 'zh-CN')).toBe(
      '条数还太少，先不和一直说「以前的比例」比高下。',
    )
  })

  test('a cell says how much, with its range in the same signs', () => {
    expect(besideWords(closer, speaking('zh-CN'), 'zh-CN')).toEqual({ word: '误差 −23%', range: '−30% 至 −16%' })
    expect(besideWords(farther, speaking('en'), 'en')).toEqual({ word: 'error +4%', range: '+1% to +7%' })
    expect(besideWords({ ratio: 0.998, low: 0.99, high: 1.004 }, speaking('zh-CN'), 'zh-CN')).toEqual({
      word: '误差 0%',
      range: '−1% 至 0%',
    })
    expect([closer, alike, farther].map((beside) => besideIs(beside, 60))).toEqual(['better', 'same', 'worse'])
    expect(besideIs(closer, 29)).toBe('few')
  })
})
