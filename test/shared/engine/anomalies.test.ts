import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anomaliesOf, ANOMALY_NEEDS, type EnginePost } from '../../../shared/engine/index.ts'
import type { Numbers } from '../../../shared/history.ts'
import { dice, normals, PAIR, postAt } from './histories.ts'

/** A channel whose posts go alike: 5 likes a 100 views and 10 comments a 100 likes, σ = .25 each. */
function plainHistory(length: number, seed = 1, hasViews = true): EnginePost[] {
  const normal = normals(dice(seed))
  return Array.from({ length }, (_, i) => {
    const views = Math.round(8000 * Math.exp(0.3 * normal()))
    const likes = Math.round(views * 0.05 * Math.exp(0.25 * normal()))
    const comments = Math.round(likes * 0.1 * Math.exp(0.25 * normal()))
    return postAt(i, { views: hasViews ? views : null, likes, comments })
  })
}

const withNumbers = (posts: readonly EnginePost[], i: number, change: (numbers: Numbers) => Partial<Numbers>) =>
  posts.map((post, place) =>
    place === i && post.numbers ? { ...post, numbers: { ...post.numbers, ...change(post.numbers) } } : post,
  )
const timesFive = ({ likes }: Numbers) => ({ likes: (likes ?? 0) * 5 })
const idsIn = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id)

describe('likes that comments do not follow', () => {
  const posts = withNumbers(plainHistory(120), 60, timesFive)

  it('five times the likes without a comment more is found, beside what is usual there', () => {
    const { found, judged } = anomaliesOf(posts, PAIR)
    expect(idsIn(found)).toEqual(['post-60'])
    expect(judged).toHaveLength(120)
    const [{ likes, comments, score }] = found as [(typeof found)[number]]
    expect(score).toBeGreaterThan(3)
    expect(likes.metric).toBe('likeRate')
    expect(likes.found).toBeGreaterThan(likes.usual.high)
    expect(likes.usual.low).toBeLessThan(0.05)
    expect(likes.usual.high).toBeGreaterThan(0.05)
    expect(comments.found).toBeLessThan(comments.usual.low)
    expect(comments.usual.median).toBeGreaterThan(0.08)
    expect(comments.usual.median).toBeLessThan(0.12)
  })

  it('a post that took off, with comments as usual for so many likes, is hardly ever called odd', () => {
    const takenFor = Array.from({ length: 60 }, (_, i) => {
      const tookOff = withNumbers(plainHistory(120, i + 1), 60, ({ views, likes, comments }) => ({
        views: (views ?? 0) * 3,
        likes: (likes ?? 0) * 5,
        comments: (comments ?? 0) * 5,
      }))
      return idsIn(anomaliesOf(tookOff, PAIR).found).includes('post-60')
    })
    expect(takenFor.filter(Boolean).length).toBeLessThanOrEqual(60 / 8)
  })

  it('with more comments a like than usual it never is, however many likes', () => {
    const loved = withNumbers(plainHistory(120), 60, ({ likes, comments }) => ({
      likes: (likes ?? 0) * 5,
      comments: (comments ?? 0) * 8,
    }))
    expect(anomaliesOf(loved, PAIR).found).toEqual([])
  })

  it('nor is one that is only quiet: usual likes, hardly a comment', () => {
    const quiet = withNumbers(plainHistory(120), 60, () => ({ comments: 1 }))
    expect(anomaliesOf(quiet, PAIR).found).toEqual([])
  })

  it('a post with more views has more likes, and that is not odd', () => {
    const seen = withNumbers(plainHistory(120), 60, ({ views, likes }) => ({
      views: (views ?? 0) * 5,
      likes: (likes ?? 0) * 5,
      comments: (likes ?? 0) * 0.2,
    }))
    expect(anomaliesOf(seen, PAIR).found).toEqual([])
  })

  it('without views the likes themselves are held against the usual ones', () => {
    const { found } = anomaliesOf(withNumbers(plainHistory(120, 5, false), 30, timesFive), PAIR)
    expect(idsIn(found)).toEqual(['post-30'])
    expect(found[0]?.likes.metric).toBe('likes')
  })

  it('where views and shares say closely what likes to expect, three times the likes are enough', () => {
    const close = plainHistory(120).map((post) => {
      const views = post.numbers?.views ?? 0
      return {
        ...post,
        numbers: post.numbers && { ...post.numbers, likes: Math.round(views / 20), shares: Math.round(views / 50) },
      }
    })
    const tripled = withNumbers(close, 60, ({ likes }) => ({ likes: (likes ?? 0) * 3 }))
    expect(idsIn(anomaliesOf(tripled, PAIR).found)).toEqual(['post-60'])
  })

  it('where fewer than five comments could be expected nothing is said', () => {
    const small = plainHistory(120).map((post) => ({
      ...post,
      numbers: post.numbers && { ...post.numbers, views: 400, likes: 20, comments: 1 },
    }))
    expect(
      anomaliesOf(
        withNumbers(small, 60, () => ({ likes: 40, comments: 0 })),
        PAIR,
      ),
    ).toMatchObject({
      judged: [],
      found: [],
    })
  })

  it('several bought posts do not hide each other: they are out of the second look', () => {
    const bought = [20, 50, 51, 52, 53, 90]
    const many = bought.reduce((list, i) => withNumbers(list, i, timesFive), plainHistory(120))
    expect(idsIn(anomaliesOf(many, PAIR).found)).toEqual(bought.map((i) => `post-${i}`))
  })

  it(`under ${ANOMALY_NEEDS} posts there is no usual to be held against`, () => {
    const young = withNumbers(plainHistory(ANOMALY_NEEDS - 1), 10, timesFive)
    expect(anomaliesOf(young, PAIR)).toEqual({ judged: [], found: [], cleared: [], marked: [] })
    expect(idsIn(anomaliesOf(withNumbers(plainHistory(ANOMALY_NEEDS), 10, timesFive), PAIR).found)).toEqual(['post-10'])
  })
})

describe('what the creator says of it', () => {
  const posts = withNumbers(withNumbers(plainHistory(120), 60, timesFive), 90, timesFive)

  it('a cleared post counts, is still shown as odd, and can be left to the engine again', () => {
    const said = anomaliesOf(posts, PAIR, new Map([['post-60', 'fine']]))
    expect([idsIn(said.found), idsIn(said.cleared)]).toEqual([['post-90'], ['post-60']])
    expect(idsIn(anomaliesOf(posts, PAIR).found)).toEqual(['post-60', 'post-90'])
  })

  it('a marked post teaches nothing, and is held beside its neighbours all the same', () => {
    const { found, marked } = anomaliesOf(posts, PAIR, new Map([['post-7', 'odd']]))
    expect(idsIn(found)).toEqual(['post-60', 'post-90'])
    expect(idsIn(marked)).toEqual(['post-7'])
    expect(marked[0]?.likes.usual.n).toBe(117)
  })

  it('what is set aside for another reason is neither judged nor looked at', () => {
    const aside = posts.map((post) => (post.id === 'post-60' ? { ...post, isUsable: false } : post))
    const { found, judged } = anomaliesOf(aside, PAIR)
    expect([idsIn(found), judged.includes('post-60')]).toEqual([['post-90'], false])
  })
})

describe('the same history', () => {
  const posts = withNumbers(withNumbers(plainHistory(400, 3), 60, timesFive), 300, timesFive)

  it('gives the same answer, bit by bit, in whatever order it comes', () => {
    expect(anomaliesOf(posts, PAIR)).toEqual(anomaliesOf(posts, PAIR))
    expect(anomaliesOf(posts.toReversed(), PAIR)).toEqual(anomaliesOf(posts, PAIR))
  })

  it('says the same of a post once many others have followed', () => {
    for (const length of [200, 260, 330, 400])
      expect(idsIn(anomaliesOf(posts.slice(0, length), PAIR).found)[0]).toBe('post-60')
  })
})

describe('bad histories have an answer too', () => {
  const at = (i: number) => plainHistory(80)[i]?.numbers ?? null
  const all = (numbers: (i: number) => Partial<Numbers> | null) =>
    Array.from({ length: 80 }, (_, i) => postAt(i, numbers(i)))
  const HISTORIES: Readonly<Record<string, readonly EnginePost[]>> = {
    none: [],
    one: plainHistory(1),
    'all equal': all(() => ({ views: 1000, likes: 50, comments: 6 })),
    'all zero': all(() => ({ views: 0, likes: 0, comments: 0 })),
    'nothing counted': all(() => null),
    'views missing for half': all((i) => ({ ...at(i), views: i % 2 ? null : 8000 })),
    'likes above views': all((i) => ({ ...at(i), views: 3 })),
    negatives: all((i) => (i % 3 ? at(i) : { views: -5, likes: -1, comments: -2 })),
    'a post of ×1000': withNumbers(plainHistory(80), 40, (numbers) => ({ likes: (numbers.likes ?? 0) * 1000 })),
    'all at one instant': plainHistory(80).map((post) => ({ ...post, at: 0 })),
    'one label only': plainHistory(80).map((post) => ({ ...post, tags: ['x'], hooks: ['question'] as const })),
  }
  const isSound = (posts: readonly EnginePost[]) => {
    const answer = anomaliesOf(posts, PAIR)
    return !JSON.stringify(answer).includes('null')
  }

  it.each(Object.keys(HISTORIES))('%s', (name) => {
    expect(isSound(HISTORIES[name] ?? [])).toBe(true)
  })

  it('only the thousandfold one of an equal lot is found', () => {
    expect(idsIn(anomaliesOf(HISTORIES['a post of ×1000'] ?? [], PAIR).found)).toEqual(['post-40'])
    expect(anomaliesOf(HISTORIES['all equal'] ?? [], PAIR).found).toEqual([])
  })

  it('anything an import may bring', () => {
    const count = fc.option(fc.oneof(fc.integer({ min: -10, max: 100 }), fc.integer({ min: 0, max: 1e12 })))
    const post = fc.record({ views: count, likes: count, comments: count })
    fc.assert(
      fc.property(fc.array(post, { minLength: 25, maxLength: 70 }), (list) => {
        expect(isSound(list.map((numbers, i) => postAt(i, numbers)))).toBe(true)
      }),
      { numRuns: 60 },
    )
  })
})
