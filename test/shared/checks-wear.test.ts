import { describe, expect, it } from 'vitest'
import { wearOf } from '../../shared/checks/index.ts'
import { analyse, type Fatigue } from '../../shared/engine/index.ts'
import { applyRemedy } from '../../shared/plan.ts'
import { postAt } from './engine/histories.ts'
import { counter, findingsWith, hookFrom, itemFrom } from '../support/make.ts'

const nothing = analyse([], { light: 'like', deep: ['heart'] })
const knowing = (...fatigue: Fatigue[]) => ({ patternsOf: () => ({ ...nothing, fatigue }) })
const worn = (words = ''): Fatigue => ({
  kind: 'question',
  words,
  n: 41,
  is: 'fading',
  metric: 'commentConversion',
  since: 0,
  drop: { median: 0.34, low: 0.18, high: 0.47 },
})
const asking = (words = '你会怎么选？评论区见') =>
  itemFrom({ hooks: [hookFrom({ id: 'ask', kind: 'question', words }), hookFrom({ kind: 'suspense' })] })

describe('a hook that wears off', () => {
  it('is named with how much it loses and by how many posts, to be rested or said another way', () => {
    const [finding, ...more] = findingsWith('hook-fatigue', asking(), knowing(worn()))
    expect(more).toEqual([])
    expect(finding).toMatchObject({
      severity: 'warning',
      source: 'data',
      params: { form: 'kind', hook: 'question', percent: 34, least: 18, most: 47, metric: 'commentConversion' },
      evidence: { n: 41 },
      remedy: { do: 'drop-hook', hookId: 'ask' },
      also: { do: 'edit-hook', hookId: 'ask' },
    })
    const rested = applyRemedy(asking(), finding!.remedy!, counter())
    expect(findingsWith('hook-fatigue', rested, knowing(worn()))).toEqual([])
  })

  it('says how such words have fared on these posts, over all that hooks ask for', () => {
    const once = analyse([postAt(0, { likes: 10, comments: 2 })], { light: 'like', deep: ['heart'] })
    const metrics = once.metrics.map((pattern) => ({
      ...pattern,
      wearRecord: { commentConversion: { of: 3, held: 2 }, likes: { of: 1, held: 1 } }[pattern.metric as string] ?? {
        of: 0,
        held: 0,
      },
    }))
    const [finding] = findingsWith('hook-fatigue', asking(), {
      patternsOf: () => ({ ...once, metrics, fatigue: [worn()] }),
    })
    expect(finding?.record).toEqual({ form: 'flags', of: 4, held: 3 })
  })

  it('by its words, only where the words are nearly the same', () => {
    const words = '你会怎么选?评论区见'
    expect(
      findingsWith('hook-fatigue', asking('你会怎么选？评论区见！'), knowing(worn(words)))[0]?.params['form'],
    ).toBe('words')
    expect(findingsWith('hook-fatigue', asking('第三站想去哪里'), knowing(worn(words)))).toEqual([])
  })

  it('by the words of both its lines, where it asks for two signals', () => {
    const line = (signal: 'like' | 'heart', words: string) => ({ signal, condition: '', words })
    const asksBoth = (light: string, deep: string) =>
      itemFrom({
        hooks: [hookFrom({ kind: 'dual-track', lines: { light: line('like', light), deep: line('heart', deep) } })],
      })
    const known: Fatigue = { ...worn('看到这里的点个赞 想留住这一刻就点小心心'), kind: 'dual-track' }
    const formsOf = (light: string, deep: string) =>
      findingsWith('hook-fatigue', asksBoth(light, deep), knowing(known)).map(({ params }) => params['form'])
    expect(formsOf('看到这里的点个赞', '想留住这一刻，就点小心心')).toEqual(['words'])
    expect(formsOf('这碗面值一个赞', '想起谁了就送他一颗心')).toEqual([])
  })

  it('both by kind and words is told once, of the words', () => {
    const findings = findingsWith('hook-fatigue', asking(), knowing(worn(), worn('你会怎么选?评论区见')))
    expect(findings.map(({ params }) => params['form'])).toEqual(['words'])
  })

  it('is not spoken of while it holds, was not repeated enough or cannot be told from a decline', () => {
    const { kind, words, n } = worn()
    const others: readonly Fatigue[] = [
      {
        kind,
        words,
        n,
        is: 'steady',
        metric: 'commentConversion',
        since: 0,
        drop: { median: 0.05, low: -0.1, high: 0.2 },
      },
      { kind, words, n, is: 'too-few', need: 12 },
      { kind, words, n, is: 'inseparable' },
      { kind, words, n, is: 'unmeasured' },
    ]
    for (const other of others) expect(findingsWith('hook-fatigue', asking(), knowing(other))).toEqual([])
  })
})

describe('many odd posts of late', () => {
  const odd = (n: number, of = 60) => ({ oddOf: () => ({ of, postIds: Array.from({ length: n }, (_, i) => `p${i}`) }) })

  it('are told from more than 5 % on, with the way to them', () => {
    expect(findingsWith('baseline-polluted', itemFrom(), odd(3))).toEqual([])
    expect(findingsWith('baseline-polluted', itemFrom(), odd(4))[0]).toMatchObject({
      severity: 'tip',
      source: 'data',
      params: { n: 4, of: 60, percent: 7 },
      evidence: { n: 4, postIds: ['p0', 'p1', 'p2', 'p3'] },
      remedy: { do: 'see-odd', channelId: 'wechat-channels' },
    })
  })

  it('one alone is never many, however short the history', () => {
    expect(findingsWith('baseline-polluted', itemFrom(), odd(1, 10))).toEqual([])
  })

  it('are told once a week, of its last item, and of each channel for itself', () => {
    const week = [
      itemFrom({ id: 'a', day: '2026-11-25' }),
      itemFrom({ id: 'b', day: '2026-11-27' }),
      itemFrom({ id: 'c', day: '2026-11-26', channelId: 'douyin' }),
    ]
    expect(
      findingsWith('baseline-polluted', week, odd(9))
        .map(({ itemId }) => itemId)
        .toSorted(),
    ).toEqual(['b', 'c'])
  })
})

describe('what is known of a hook’s wear', () => {
  const words = '你会怎么选?评论区见'
  const steady: Fatigue = { ...worn(), is: 'steady' } as Fatigue
  const rare: Fatigue = { kind: 'share', words: '', n: 4, is: 'too-few', need: 12 }

  it('is that of its kind, worn or not', () => {
    expect(wearOf(hookFrom({ kind: 'question', words: '' }), [rare, steady])).toBe(steady)
    expect(wearOf(hookFrom({ kind: 'share', words: '转给同事' }), [rare, steady])).toBe(rare)
  })

  it('is that of its words where they wear off', () => {
    const fading = worn(words)
    expect(wearOf(hookFrom({ kind: 'question', words: '你会怎么选？评论区见' }), [steady, fading])).toBe(fading)
    expect(wearOf(hookFrom({ kind: 'question', words: '第三站去哪里' }), [steady, fading])).toBe(steady)
  })

  it('is nothing of one that was never used', () => {
    expect(wearOf(hookFrom({ kind: 'save', words: '' }), [rare, steady])).toBeNull()
  })
})
