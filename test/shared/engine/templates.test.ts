import { describe, expect, it } from 'vitest'
import { leadersOf, pastOf, wordingRecords, type EnginePost, type WordingRecord } from '../../../shared/engine/index.ts'
import type { HookKind } from '../../../shared/model.ts'
import { dice, normals, PAIR, postAt } from './histories.ts'

const CITY = '选川西的点赞，选甘南的评论'
const OTHER = '你家楼下最早开门的店是哪一家'

interface Asking {
  readonly length?: number
  /** What the wording adds to comments, on the log scale; and what each doubling of its repeats takes. */
  readonly effect?: number
  readonly beta?: number
  readonly share?: number
  readonly seed?: number
}

/** Every post asks a question in one of two wordings, or only asks to be followed. */
function history({ length = 160, effect = 0, beta = 0, share = 0.35, seed = 3 }: Asking = {}): EnginePost[] {
  const roll = dice(seed)
  const normal = normals(roll)
  const decay = 0.5 ** (1 / 5)
  let exposure = 0
  return Array.from({ length }, (_, i) => {
    const turn = roll()
    const words = turn < share ? CITY : turn < 0.6 ? OTHER : ''
    const isOurs = words === CITY
    const lift = isOurs ? effect + beta * Math.log2(1 + exposure) : 0
    exposure = (exposure + (isOurs ? 1 : 0)) * decay
    const comments = Math.round(100 * Math.exp(lift + 0.3 * normal()))
    const hooks: readonly HookKind[] = words === '' ? ['follow'] : ['question']
    const asks = words === '' ? [] : [{ kind: 'question' as const, words }]
    return postAt(i, { views: 20_000, likes: 1000, comments }, { hooks, asks })
  })
}

const KEPT = [{ id: 'city', kind: 'question', words: CITY }] as const
const recordOf = (posts: readonly EnginePost[], kept: Parameters<typeof wordingRecords>[1] = KEPT): WordingRecord => {
  const [record] = wordingRecords(pastOf(posts, PAIR), kept)
  if (!record) throw new Error('no record')
  return record
}

describe('a kept wording', () => {
  it('that brings more is said to, with a range around what was put in', () => {
    const posts = history({ effect: 0.5 })
    const { effect, at } = recordOf(posts)
    if (effect.is !== 'known') throw new Error(effect.is)
    expect(effect.metric).toBe('commentConversion')
    expect(effect.n).toBe(posts.filter(({ asks }) => asks?.some(({ words }) => words === CITY)).length)
    expect(at).toHaveLength(effect.n)
    expect(at.toSorted((a, b) => a - b)).toEqual(at)
    // e^.5 − 1 = 65 %, drawn a little towards nothing.
    expect(effect.median).toBeGreaterThan(0.35)
    expect(effect.median).toBeLessThan(0.75)
    expect(effect.low).toBeLessThan(effect.median)
    expect(effect.high).toBeGreaterThan(effect.median)
    expect(effect.stands).toBe(true)
  })

  it('is no more than its kind where both wordings do nothing', () => {
    const found = Array.from({ length: 20 }, (_, seed) => recordOf(history({ seed: seed + 1 })).effect)
    expect(found.filter((effect) => effect.is === 'known' && effect.stands).length).toBeLessThanOrEqual(1)
  })

  it('used on too few posts, or in too short a history, has no number', () => {
    const few = history().map((post, i) => (i % 40 === 0 ? post : { ...post, hooks: ['follow'] as const, asks: [] }))
    const { effect, wear, at } = recordOf(few)
    expect(effect).toMatchObject({ is: 'too-few', need: 5, posts: 30 })
    expect(effect).toHaveProperty('n', at.length)
    expect(wear).toMatchObject({ is: 'too-few', need: 12 })
    expect(recordOf(history({ length: 25 })).effect).toMatchObject({ is: 'too-few' })
    expect(recordOf([]).effect).toMatchObject({ is: 'unmeasured', n: 0 })
  })

  it('that was never used has no record', () => {
    const never = recordOf(history(), [{ id: 'never', kind: 'question', words: '没有人这样问过的一句' }])
    expect(never).toMatchObject({ at: [], effect: { is: 'too-few', n: 0 }, wear: { is: 'too-few', n: 0 } })
  })

  it('of another kind does not count, whatever its words', () => {
    expect(recordOf(history(), [{ id: 'city', kind: 'choice', words: CITY }]).at).toEqual([])
  })

  it('wears off as kinds do', () => {
    const worn = recordOf(history({ length: 240, beta: -0.3 })).wear
    if (worn.is !== 'fading') throw new Error(worn.is)
    expect(worn.drop.median).toBeGreaterThan(0.2)
    expect(worn.drop.low).toBeLessThan(worn.drop.high)
    expect(recordOf(history({ length: 240 })).wear.is).toBe('steady')
  })

  it('counts where its blanks are filled in, whatever with; a hook counts once, for the one it is most like', () => {
    const said = [
      '点赞过500，开直播拆解机位',
      '点赞过800，开直播教做饭',
      '点赞过300，开直播聊天吧！',
      '转发过500，再说',
    ]
    const leaders = leadersOf(said)
    const posts = said.map((_, i) =>
      postAt(
        i,
        { views: 1000, likes: 100 },
        {
          hooks: ['threshold'],
          asks: [{ kind: 'threshold', words: leaders[i] ?? '' }],
        },
      ),
    )
    const kept = [
      { id: 'blank', kind: 'threshold', words: '点赞过___，开直播___' },
      { id: 'plain', kind: 'threshold', words: '点赞过五百，开直播拆解' },
    ] as const
    const [blank, plain] = wordingRecords(pastOf(posts, PAIR), kept)
    expect(blank?.at).toHaveLength(3)
    expect(plain?.at).toHaveLength(0)
  })

  it('counts where a title or a caption says it; a post that came of a plan and says it there too counts once', () => {
    const posts = history({ effect: 0.5 }).map((post, i) => {
      const isOurs = post.asks?.some(({ words }) => words === CITY) ?? false
      const { asks: _, ...rest } = post
      if (!isOurs) return { ...post, texts: ['走到渡口，看一棵树'] }
      // A third by the plan only, a third by the title only, a third by both.
      return i % 3 === 0
        ? { ...post, texts: ['走到渡口'] }
        : { ...(i % 3 === 1 ? rest : post), texts: [`第${i}天。${CITY}！`, CITY] }
    })
    const ours = history({ effect: 0.5 }).flatMap(({ asks }, i) => (asks?.some(({ words }) => words === CITY) ? i : []))
    const { at, fromTexts, effect } = recordOf(posts)
    expect(at).toHaveLength(ours.length)
    expect(fromTexts).toBe(ours.filter((i) => i % 3 === 1).length)
    expect(recordOf(history({ effect: 0.5 })).effect).toEqual(effect)
  })

  it('in a text counts for the one it is most like, of two with the same words for the kind that the post has', () => {
    const posts = [
      postAt(0, { likes: 10 }, { hooks: ['choice'], texts: [`${CITY}，快来`] }),
      postAt(1, { likes: 10 }, { hooks: [], texts: [CITY] }),
      postAt(2, { likes: 10 }, { hooks: [], texts: [`${OTHER}？${CITY}`] }),
    ]
    const kept = [
      { id: 'question', kind: 'question', words: CITY },
      { id: 'choice', kind: 'choice', words: CITY },
      { id: 'other', kind: 'question', words: OTHER },
    ] as const
    const uses = wordingRecords(pastOf(posts, PAIR), kept).map(({ id, at }) => [id, at.length])
    expect(Object.fromEntries(uses)).toEqual({ question: 2, choice: 1, other: 1 })
  })

  it('that always comes with another is said to', () => {
    const posts = history({ effect: 0.5 }).map((post) =>
      post.asks?.some(({ words }) => words === CITY) ? { ...post, tags: ['直播'] } : post,
    )
    expect(recordOf(posts).effect).toMatchObject({ alongside: { factor: 'tags', label: '直播' } })
  })

  it('gives the same answer twice', () => {
    expect(recordOf(history({ effect: 0.2 }))).toEqual(recordOf(history({ effect: 0.2 })))
  })
})
