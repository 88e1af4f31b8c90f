import { describe, expect, it } from 'vitest'
import { runChecks } from '../../shared/checks/index.ts'
import { analyse, rangeOf, type EnginePost, type Patterns } from '../../shared/engine/index.ts'
import { NO_NUMBERS } from '../../shared/values.ts'
import type { Dismissal } from '../../shared/finding.ts'
import { labelsOf } from '../../shared/items.ts'
import type { HookKind, Item } from '../../shared/model.ts'
import { applyRemedy } from '../../shared/plan.ts'
import { contextFrom, counter, findingsWith, hookFrom, itemFrom } from '../support/make.ts'

/** A few posts' worth of spread, the same at every run. */
const spread = (i: number) => 1 + 0.3 * Math.sin(i * 12.9898)

/** A history of short videos of about a minute: every other one asks a question, and those draw four times the comments. */
const posts = (count: number, more: Partial<EnginePost> = {}): EnginePost[] =>
  Array.from({ length: count }, (_, i) => {
    const hooks: readonly HookKind[] = i % 2 ? ['question'] : ['save']
    const likes = Math.round(1000 * spread(i))
    return {
      id: `p${i}`,
      at: Date.UTC(2026, 0, 1 + i, 12),
      weekday: 1 + (i % 7),
      hour: 20,
      format: 'short',
      durationSeconds: 50,
      tags: ['旅行'],
      hooks,
      track: null,
      numbers: {
        ...NO_NUMBERS,
        views: 20_000,
        likes,
        comments: Math.round(likes * spread(i + 7) * (i % 2 ? 0.08 : 0.02)),
      },
      isUsable: true,
      ...more,
    }
  })
const learn = (history: readonly EnginePost[]) => analyse(history, { light: 'like', deep: ['heart'] })
const known = learn(posts(90))

const plan = (more: Partial<Item> & { hooks?: Item['variants']['A']['hooks'] } = {}) =>
  itemFrom({ durationSeconds: 50, tags: ['旅行'], ...more })
const having = (patterns: Patterns | null) => ({ patternsOf: () => patterns })

describe('a target', () => {
  const aimed = (value: number) => plan({ target: { metric: 'lightRate', value } })
  const range = rangeOf(known, 'lightRate', labelsOf(plan(), plan().variants.A), 0.9)!

  it('above or below nine tenths of such posts is questioned, with one inside the range offered', () => {
    for (const [value, form] of [
      [range.high * 1.1, 'high'],
      [range.low * 0.9, 'low'],
    ] as const) {
      const [finding] = findingsWith('target-out-of-range', aimed(value), having(known))
      expect(finding).toMatchObject({ severity: 'warning', source: 'data', params: { form }, evidence: { n: 90 } })
      const mended = applyRemedy(aimed(value), finding!.remedy!, counter())
      expect(mended.target?.value).toBeGreaterThanOrEqual(range.low)
      expect(mended.target?.value).toBeLessThanOrEqual(range.high)
      expect(findingsWith('target-out-of-range', mended, having(known))).toEqual([])
    }
  })

  it('inside the range, without a history, or on too short a one is left alone', () => {
    expect(findingsWith('target-out-of-range', aimed(range.median), having(known))).toEqual([])
    expect(findingsWith('target-out-of-range', aimed(1), having(null))).toEqual([])
    expect(findingsWith('target-out-of-range', aimed(1), having(learn(posts(4))))).toEqual([])
    expect(findingsWith('target-out-of-range', plan(), having(known))).toEqual([])
  })

  it('of a metric that the history does not have is left alone', () => {
    expect(
      findingsWith('target-out-of-range', plan({ target: { metric: 'saveRate', value: 1 } }), having(known)),
    ).toEqual([])
  })
})

describe('comment conversion', () => {
  it('well under the channel’s own level is a tip, and a question is offered because questions do better here', () => {
    const item = plan({ hooks: [hookFrom({ kind: 'save', placement: 'ending' })] })
    const [finding] = findingsWith('conversion-low', item, having(known))
    expect(finding).toMatchObject({
      severity: 'tip',
      source: 'data',
      params: { form: 'better', hook: 'question' },
      remedy: { do: 'add-hook', kind: 'question', signal: 'comment' },
    })
    expect(finding?.params['percent']).toBeGreaterThanOrEqual(20)
    expect(findingsWith('conversion-low', applyRemedy(item, finding!.remedy!, counter()), having(known))).toEqual([])
  })

  it('at the channel’s level is no news', () => {
    const item = plan({ hooks: [hookFrom({ kind: 'question' })] })
    expect(findingsWith('conversion-low', item, having(known))).toEqual([])
  })

  it('has no remedy where own posts do not say that asking helps', () => {
    const neverAsked = learn(
      posts(90).map((post) => ({ ...post, hooks: post.hooks.includes('question') ? ['stance'] : ['save'] })),
    )
    const item = plan({ hooks: [hookFrom({ kind: 'save' })] })
    const [finding] = findingsWith('conversion-low', item, having(neverAsked))
    expect(finding).toMatchObject({ params: { form: 'alone' }, remedy: null })
  })

  it('is not spoken of without comments in the history', () => {
    const mute = learn(
      posts(90).map((post) => ({ ...post, numbers: post.numbers && { ...post.numbers, comments: null } })),
    )
    expect(findingsWith('conversion-low', plan({ hooks: [hookFrom({ kind: 'save' })] }), having(mute))).toEqual([])
  })
})

const told = (item: Item, patterns: Patterns | null = known) =>
  findingsWith('outside-experience', item, having(patterns)).map(({ params }) => params)

describe('something never posted', () => {
  it.each([
    ['a format', plan({ format: 'live' }), { format: 'live', length: 0, tags: '' }],
    ['a length', plan({ durationSeconds: 720 }), { format: '', length: 720, tags: '' }],
    ['tags', plan({ tags: ['旅行', '转机', '签证'] }), { format: '', length: 0, tags: '转机\n签证' }],
  ])('%s is told as an exploration', (_, item, params) => {
    expect(told(item)).toEqual([params])
  })

  it('is not told of what was posted, of a first post, or of labels that the history never carried', () => {
    expect(told(plan())).toEqual([])
    expect(told(plan({ format: 'live' }), null)).toEqual([])
    expect(told(plan({ format: 'live' }), learn(posts(4)))).toEqual([])
    const bare = learn(posts(90, { tags: [], durationSeconds: null }))
    expect(told(plan({ durationSeconds: 720, tags: ['转机'] }), bare)).toEqual([])
  })
})

describe('findings on own data', () => {
  const item = (() => {
    const one = plan({
      format: 'live',
      target: { metric: 'lightRate', value: 0.9 },
      hooks: [hookFrom({ kind: 'save' })],
    })
    const other = { ...one.variants.A, hooks: [hookFrom({ kind: 'save' }), hookFrom({ kind: 'stance' })] }
    return { ...one, variants: { ...one.variants, B: other } }
  })()
  const dataOf = (dismissals: Parameters<typeof contextFrom>[0] = {}) =>
    runChecks([item], contextFrom({ ...having(known), ...dismissals })).filter(({ source }) => source === 'data')

  it('are at most three an item, the largest first kept', () => {
    const findings = dataOf()
    expect(findings).toHaveLength(3)
    expect(findings.map(({ code }) => code)).not.toContain('outside-experience')
  })

  it('make room when one is set aside', () => {
    const aside: Dismissal = {
      id: 'd',
      code: 'target-out-of-range',
      itemId: null,
      reason: '',
      at: '2026-11-24T00:00:00Z',
    }
    expect(dataOf({ dismissals: [aside] }).map(({ code }) => code)).toContain('outside-experience')
  })
})
