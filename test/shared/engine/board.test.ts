import { describe, expect, it } from 'vitest'
import { analyse, boardOf, goalSay, pastOf, type EnginePost } from '../../../shared/engine/index.ts'
import { luckFrom } from '../../../shared/luck.ts'
import type { Metric } from '../../../shared/model.ts'
import { PAIR, postAt } from './histories.ts'

const DAY = 86_400_000
/** A post every other day: 42 in twelve weeks. */
const at = (i: number) => 1_700_000_000_000 + 2 * i * DAY

interface Turn {
  readonly i: number
  readonly luck: ReturnType<typeof luckFrom>
}

const history = (length: number, one: (turn: Turn) => Partial<EnginePost>, seed = 1): EnginePost[] => {
  const luck = luckFrom(seed)
  return Array.from({ length }, (_, i) => ({ ...postAt(i, {}), at: at(i), ...one({ i, luck }) }))
}

const counted = (views: number, likes: number, more: object = {}) =>
  postAt(0, { views: Math.round(views), likes: Math.round(likes), ...more }).numbers

const board = (posts: readonly EnginePost[], metrics: readonly Metric[]) =>
  boardOf(pastOf(posts, PAIR), analyse(posts, PAIR, metrics), metrics)

const row = (posts: readonly EnginePost[], metric: Metric) => {
  const [found] = board(posts, [metric]).rows
  if (!found) throw new Error('no row')
  return found
}

describe('the last twelve weeks beside the twelve before', () => {
  it('say how the rate changed, of how many posts, and draw each of them once', () => {
    const posts = history(120, ({ i, luck }) => ({
      numbers: counted(10_000, 300 * (i >= 78 ? 1.8 : 1) * Math.exp(0.3 * luck.normal())),
    }))
    const all = board(posts, ['lightRate', 'views'])
    const [light, views] = all.rows
    expect(light).toMatchObject({ is: 'known', n: 42, before: 42 })
    if (light?.is !== 'known' || views?.is !== 'known') throw new Error('unknown')
    expect(light.change.low).toBeGreaterThan(0.4)
    expect(light.change.high).toBeLessThan(1.4)
    expect(views.change.low).toBeLessThan(0)
    expect(views.change.high).toBeGreaterThan(0)
    expect(all.posts).toHaveLength(84)
    expect(all.series.map(({ posts: drawn }) => drawn.length)).toEqual([84, 84])
    expect(all.series[0]!.medians.every((median) => median !== null && median > 0.02)).toBe(true)
    expect(all.time?.until).toBe(at(119))
  })

  it('hold against each other what is alike: more of a format that always brings less is no fall', () => {
    const posts = history(300, ({ i, luck }) => {
      // Every other post is live, in the last twelve weeks nearly all are.
      const live = i >= 258 ? luck.chance(0.9) : luck.chance(0.4)
      return {
        format: live ? ('live' as const) : ('short' as const),
        numbers: counted(10_000 * (live ? 0.3 : 1) * Math.exp(0.3 * luck.normal()), 300),
      }
    })
    const views = row(posts, 'views')
    if (views.is !== 'known') throw new Error('unknown')
    const raw = (from: number, to: number) =>
      posts.slice(from, to).reduce((sum, { numbers }) => sum + Math.log(numbers?.views ?? 1), 0) / (to - from)
    expect(Math.expm1(raw(258, 300) - raw(216, 258))).toBeLessThan(-0.3)
    expect(views.change.low).toBeLessThan(0)
    expect(views.change.high).toBeGreaterThan(0)
  })

  it('say no number where the column is not there, where too few have it, and where most have none', () => {
    const posts = history(100, ({ i, luck }) => ({
      numbers: counted(10_000, 300, {
        comments: luck.chance(0.1) ? 3 : 0,
        ...(i < 61 ? { hearts: 100 } : {}),
      }),
    }))
    expect(row(posts, 'followRate')).toEqual({ is: 'missing', metric: 'followRate', column: 'follows' })
    expect(row(posts, 'completion')).toEqual({ is: 'missing', metric: 'completion', column: 'completion' })
    expect(row(posts, 'comments')).toMatchObject({ is: 'sparse', n: 42, before: 42 })
    expect(row(posts, 'hearts')).toMatchObject({ is: 'few', n: 3, before: 42, usual: null })
    const pictures = posts.map((post) => ({ ...post, format: 'gallery' as const }))
    expect(row(pictures, 'completion')).toEqual({ is: 'missing', metric: 'completion', column: 'video' })
  })

  it('say that columns never stand together, not that one is lacking, where each is there on other posts', () => {
    const posts = history(100, ({ i }) => ({
      numbers: postAt(0, i % 2 === 0 ? { views: 10_000, likes: null } : { views: null, likes: 300 }).numbers,
    }))
    expect(row(posts, 'lightRate')).toEqual({ is: 'missing', metric: 'lightRate', column: 'apart' })
    expect(row(posts, 'likes').is).toBe('known')
  })

  it('are empty where nothing was counted, and count up to the newest post that was', () => {
    expect(board([], ['views'])).toEqual({ time: null, posts: [], rows: [], series: [] })
    const posts = history(100, ({ i }) => ({ numbers: i < 60 ? counted(1000, 30) : null }))
    expect(board(posts, ['views']).time?.until).toBe(at(59))
    expect(row(posts, 'views')).toMatchObject({ n: 42 })
  })

  it('see no change where every post is the same', () => {
    const views = row(
      history(100, () => ({ numbers: counted(1000, 30) })),
      'views',
    )
    if (views.is !== 'known') throw new Error('unknown')
    expect(views.change.middle).toBeCloseTo(0, 9)
    expect(views.change.low).toBeLessThan(0)
    expect(views.change.high).toBeGreaterThan(0)
  })
})

describe('a goal', () => {
  const posts = history(160, ({ i, luck }) => ({
    numbers: counted(10_000, 300 * (i >= 120 ? 1.5 : 1) * Math.exp(0.3 * luck.normal()), {
      completion: 1 / (1 + Math.exp(0.5 + 0.4 * luck.normal() - (i >= 120 ? 0.4 : 0))),
    }),
  }))
  const past = pastOf(posts, PAIR)
  const patterns = analyse(posts, PAIR, ['lightRate', 'completion', 'followRate'])
  const say = (metric: Metric, unit: 'percent' | 'points', amount: number, start: number) =>
    goalSay(past, patterns, { metric, unit, amount, start })

  it('says what it was, what it is to be, what it has come to and the chance of being there', () => {
    const said = say('lightRate', 'percent', 0.2, at(120))
    if (said.is !== 'known' || !said.now) throw new Error('unknown')
    expect(said).toMatchObject({ before: 42, after: 40 })
    expect(said.from).toBeCloseTo(0.03, 2)
    expect(said.target).toBeCloseTo(said.from * 1.2, 9)
    expect(said.now.low).toBeGreaterThan(0.2)
    expect(said.now.chance).toBeGreaterThan(0.9)
    expect(said.needed).toBeGreaterThan(10)
    expect(said.needed).toBeLessThan(30)
    expect(said.told).toBeGreaterThan(0.1)
    expect(said.told).toBeLessThan(0.2)
  })

  it('in percentage points is a share of what it was', () => {
    const said = say('completion', 'points', 0.05, at(120))
    if (said.is !== 'known' || !said.now) throw new Error('unknown')
    expect(said.target - said.from).toBeCloseTo(0.05, 9)
    expect(said.wanted).toBeCloseTo(0.05 / said.from, 9)
    expect(said.now.middle * said.from).toBeGreaterThan(0.03)
  })

  it('of a share cannot come to all or more of it, in points or in percent; of what is no share it can', () => {
    const said = say('completion', 'points', 0.7, at(120))
    if (said.is !== 'beyond') throw new Error('accepted')
    expect(said.target).toBeCloseTo(said.from + 0.7, 9)
    expect(said.target).toBeGreaterThan(1)
    const { from } = said
    expect(say('completion', 'percent', 1 / from - 1, at(120)).is).toBe('beyond')
    expect(say('completion', 'percent', 0.98 / from - 1, at(120)).is).toBe('known')
    expect(say('completion', 'points', 0.98 - from, at(120)).is).toBe('known')
    expect(say('views', 'percent', 3, at(120)).is).toBe('known')
  })

  it('begun today is told what it takes before any post is out', () => {
    const said = say('lightRate', 'percent', 0.05, at(160))
    expect(said).toMatchObject({ is: 'known', after: 0, now: null, needed: null })
    const bold = say('lightRate', 'percent', 1, at(160))
    expect(bold.is === 'known' && bold.needed !== null && bold.needed <= 10).toBe(true)
  })

  it('of a slow channel looks at the last 30 posts before it, where twelve weeks hold fewer', () => {
    const slow = posts.map((post, i) => ({ ...post, at: 1_700_000_000_000 + 7 * i * DAY }))
    const start = slow[120]!.at
    const said = goalSay(pastOf(slow, PAIR), patterns, { metric: 'lightRate', unit: 'percent', amount: 0.2, start })
    expect(said).toMatchObject({ is: 'known', before: 30, after: 40 })
  })

  it('is not answered where nothing says what it was', () => {
    expect(say('followRate', 'percent', 0.2, at(120))).toEqual({ is: 'missing', column: 'follows' })
    expect(say('lightRate', 'percent', 0.2, at(3))).toEqual({ is: 'few', before: 3 })
  })
})
