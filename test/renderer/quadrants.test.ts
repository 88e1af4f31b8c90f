import { createInstance, type TFunction } from 'i18next'
import { beforeAll, describe, expect, it } from 'vitest'
import { pastOf, quadrantsOf, type EnginePost } from '../../shared/engine/index.ts'
import type { FatigueRow, FatigueSay } from '../../shared/insight/fatigue.ts'
import type { QuadrantsSay } from '../../shared/insight/quadrants.ts'
import * as wear from '../../renderer/insight/fatigue/words.ts'
import { planeOf } from '../../renderer/insight/quadrants/plane.ts'
import { lackingText, reasons, verdictText, type Known } from '../../renderer/insight/quadrants/words.ts'
import en from '../../shared/locales/en.json' with { type: 'json' }
import zh from '../../shared/locales/zh-CN.json' with { type: 'json' }
import { dice, PAIR, postAt } from '../shared/engine/histories.ts'

const words = createInstance()
const t: TFunction = ((...all: Parameters<TFunction>) => words.t(...all)) as TFunction
const speak = (language: 'zh-CN' | 'en') => words.changeLanguage(language)
beforeAll(() =>
  words.init({
    resources: { 'zh-CN': { translation: zh }, en: { translation: en } },
    lng: 'zh-CN',
    interpolation: { escapeValue: false },
  }),
)

const NO_HELPS = { metric: 'deepRate', looked: 0, more: [], less: [] } as const

function say(posts: readonly EnginePost[]): Known {
  const said = quadrantsOf(pastOf(posts, PAIR))
  if (said.is !== 'known') throw new Error(`it says ${said.is}`)
  const recent = said.recent.map((post) => ({ ...post, title: post.id, publishedDay: '2026-11-10' as const }))
  return { ...said, recent, helps: { completion: NO_HELPS, deep: NO_HELPS } }
}
const roll = dice(2)
/** All over the plane, and so are the last ten. */
const scattered = Array.from({ length: 60 }, (_, i) => {
  const late = i >= 50
  const [hearts, completion] = [
    late ? (i % 2 === 0 ? 140 : 60) : 50 + Math.round(100 * roll()),
    late ? (i % 4 < 2 ? 0.6 : 0.3) : 0.2 + 0.5 * roll(),
  ]
  return postAt(i, { views: 10_000, likes: 500, hearts: i % 9 === 0 ? 0 : hearts, completion })
})
const leaning = scattered.map((post, i) =>
  i < 50 || !post.numbers ? post : { ...post, numbers: { ...post.numbers, hearts: 40, completion: 0.7 } },
)

describe('what is said of the last ten', () => {
  it('in Chinese and in English: the verdict, the medians, the chance, what came of it before', async () => {
    await speak('zh-CN')
    expect(verdictText(say(leaning), t)).toBe('最近10条，10条内容够好，情感不足')
    const [first = '', last = ''] = reasons(say(leaning), '小红心率', t, 'zh-CN')
    expect(first).toMatch(
      /^完播率中位数70%（平时\d+%），小红心率0\.40%（平时[\d.]+%）。照你自己四格的比例.*的机会不到5%。$/,
    )
    expect(last).toMatch(/^回看旧作：/)
    expect(verdictText(say(scattered), t)).toBe('最近10条看不出偏向哪一格')
    await speak('en')
    expect(verdictText(say(leaning), t)).toBe('Of the last 10, 10: Watched, not felt')
    expect(reasons(say(scattered), 'Heart rate', t, 'en')[0]).toContain('The fullest field is')
    await speak('zh-CN')
  })

  it('why posts are missing is said of those there are only', () => {
    const lacking = { aside: 0, young: 2, gallery: 3, completion: 0, deep: 0, 'seldom-seen': 0 }
    const said = { is: 'too-few', lacking, n: 9, need: 30 } satisfies QuadrantsSay
    expect(lackingText(said, '小红心率', t, 'zh-CN')).toBe('另有5条不在图上：2条没有满7天的数字、3条图文没有完播率。')
    expect(lackingText({ ...said, lacking: { ...lacking, young: 0, gallery: 0 } }, '小红心率', t, 'zh-CN')).toBeNull()
  })
})

describe('the plane', () => {
  const frame = { left: 40, right: 600, top: 20, bottom: 560 }
  it('every post stands in the frame, on its side of both axes; one without any deep signal at the foot', () => {
    const said = say(scattered)
    const plane = planeOf(said, frame)
    const { x: midX, y: midY } = plane.middle
    for (const { completion, deep, field } of said.recent) {
      const [x, y] = [plane.x(completion), plane.y(deep)]
      expect(x).toBeGreaterThanOrEqual(frame.left)
      expect(x).toBeLessThanOrEqual(frame.right)
      expect(y).toBeGreaterThanOrEqual(frame.top)
      expect(y).toBeLessThanOrEqual(frame.bottom)
      expect(x > midX).toBe(field === 'both' || field === 'unfelt')
      expect(y < midY).toBe(field === 'both' || field === 'shallow')
    }
    expect(plane.hasZero).toBe(true)
    expect(plane.y(0)).toBeGreaterThan(plane.y(0.0001))
    for (const ticks of [plane.xTicks, plane.yTicks])
      expect(new Set(ticks.map(({ at }) => Math.round(at / 20))).size).toBe(ticks.length)
  })
})

describe('what is said of wear', () => {
  const row = (more: Partial<FatigueRow>): FatigueRow => ({
    kind: 'question',
    words: '',
    uses: 40,
    since: '2026-01-02',
    lately: [],
    wear: {
      kind: 'question',
      words: '',
      n: 38,
      is: 'fading',
      metric: 'commentConversion',
      since: 0,
      drop: { median: 0.3, low: 0.1, high: 0.5 },
    },
    ...more,
  })
  const of = (rows: readonly FatigueRow[], record = { of: 0, held: 0 }): FatigueSay => ({ rows, record })

  it('a wording on all posts of its kind is no second hook', () => {
    const twice = of([row({}), row({ words: '你会怎么选？' })])
    expect(wear.verdictText(twice, t)).toBe('「开放性问题」越用越淡')
    expect(wear.reasons(twice, t, 'zh-CN')[0]).toBe('检验了1种；都不变淡的话，全凭碰巧，不到1个也会被说成在变淡。')
    expect(wear.verdictText(of([row({}), row({ words: '你会怎么选？', uses: 20 })]), t)).toBe('2种说法在变淡')
  })

  it('too few repeats and a history that is too short are two things', () => {
    const few = (n: number) => row({ wear: { kind: 'question', words: '', n, is: 'too-few', need: 12 } })
    expect([few(5), few(18)].map(wear.isTooYoung)).toEqual([false, true])
    expect(wear.verdictText(of([few(5)]), t)).toBe('重复还不够，看不出会不会变淡')
  })
})
