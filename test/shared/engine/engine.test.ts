import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  analyse,
  backtest,
  forecast,
  levelOf,
  metricsOf,
  rangeOf,
  type EnginePost,
  type Labels,
} from '../../../shared/engine/index.ts'
import { FORMATS, HOOK_KINDS, METRICS, TRACKS } from '../../../shared/values.ts'
import { livelyHistory, PAIR, postAt, viewsHistory } from './histories.ts'

const LABELS: Labels = {
  format: 'short',
  durationSeconds: 45,
  tags: ['travel'],
  hooks: ['question'],
  track: 'bond',
  weekday: null,
  hour: null,
}
const known = (posts: readonly EnginePost[], labels: Labels = LABELS) => forecast(analyse(posts, PAIR), labels)
const numbersOf = (posts: readonly EnginePost[], labels?: Labels) =>
  known(posts, labels).map((said) => (said.kind === 'known' ? [said.median, said.low, said.high] : []))

/** The largest relative difference between two lists of forecasts. */
function apart(a: number[][], b: number[][]): number {
  const [left, right] = [a.flat(), b.flat()]
  if (left.length !== right.length) return Infinity
  return Math.max(...left.map((value, i) => Math.abs(value / right[i]! - 1)))
}

const rename = (tag: string) => `${String.fromCodePoint(0x7a - (tag.codePointAt(0)! % 26))}·${tag}`

/** Level of the deep rate where so many of 60 posts have their views counted. */
const deepLevel = (withViews: number) => {
  const posts = Array.from({ length: 60 }, (_, i) =>
    postAt(i, { ...(i % 60 < withViews && { views: 1000 }), likes: 100, hearts: 20 }),
  )
  return levelOf(analyse(posts, PAIR), 'deepRate')
}

const plainCounts = (i: number) => ({
  views: 900 + 10 * (i % 7),
  likes: 50 + (i % 5),
  hearts: 9,
  comments: 4 + (i % 3),
  completion: 0.4,
})
const channel = (length: number, of: (i: number) => Parameters<typeof postAt>[1], rest: Partial<EnginePost> = {}) =>
  Array.from({ length }, (_, i) => postAt(i, of(i), rest))

/** What must never be said of any history: numbers that are none, ranges turned over, what JSON cannot carry. */
function faultsOf(posts: readonly EnginePost[]): string[] {
  const patterns = analyse(posts, PAIR, METRICS)
  const faults = forecast(patterns, LABELS).flatMap((said) => {
    if (said.kind === 'unknown') return []
    const { metric, low, median, high } = said
    const isSound = 0 <= low && low <= median && median <= high && high < 1e16
    return isSound ? [] : [`${metric}: ${low} ${median} ${high}`]
  })
  for (const { metric, coverage80, pinball } of backtest(posts, PAIR)) {
    const isSound = [coverage80, ...Object.values(pinball)].every((value) => Number.isFinite(value))
    if (!isSound) faults.push(`${metric}: not scored`)
  }
  if (JSON.stringify(patterns).includes('null')) faults.push('not JSON')
  return faults
}

describe('which metrics a history can answer', () => {
  it('those whose parts were counted', () => {
    const posts = [postAt(0, { likes: 10, hearts: 2, comments: 1 }), postAt(1, { likes: 20 })]
    expect(metricsOf(posts, PAIR)).toEqual([
      'likes',
      'hearts',
      'comments',
      'deepRate',
      'heartRate',
      'commentConversion',
    ])
    expect(metricsOf([], PAIR)).toEqual([])
  })

  it('completion of videos only', () => {
    expect(metricsOf([postAt(0, { completion: 0.3 }, { format: 'gallery' })], PAIR)).toEqual([])
    expect(metricsOf([postAt(0, { completion: 0.3 })], PAIR)).toEqual(['completion'])
    const said = known(
      Array.from({ length: 40 }, (_, i) => postAt(i, { completion: 0.3 })),
      { ...LABELS, format: 'gallery' },
    )
    expect(said.find(({ metric }) => metric === 'completion')).toMatchObject({ kind: 'unknown', why: 'not-video' })
  })

  it('the deep rate is over views where they are mostly counted, and over likes where they are not', () => {
    expect(deepLevel(60)).toBeCloseTo(0.02, 3)
    expect(deepLevel(30)).toBeCloseTo(0.02, 3)
    expect(deepLevel(29)).toBeCloseTo(0.2, 2)
    expect(deepLevel(0)).toBeCloseTo(0.2, 2)
  })

  it('several deep signals are counted together', () => {
    const posts = Array.from({ length: 60 }, (_, i) => postAt(i, { views: 1000, likes: 100, coins: 20, saves: 30 }))
    const level = levelOf(analyse(posts, { light: 'like', deep: ['coin', 'save'] }), 'deepRate')
    expect(level).toBeCloseTo(0.05, 3)
  })

  it('engagement counts the signals that the channel has', () => {
    const posts = Array.from({ length: 60 }, (_, i) => postAt(i, { views: 1000, likes: 60, comments: 20, shares: 20 }))
    expect(levelOf(analyse(posts, PAIR), 'engagementRate')).toBeCloseTo(0.1, 3)
  })
})

describe('the same history says the same', () => {
  // Two more tags that overlap and start on one post: their order must come of nothing but the posts.
  const overlapping = [['p', 'q', 's'], ['p'], ['q', 's'], ['q', 'p']]
  const posts = livelyHistory(260).map((post, i) => ({ ...post, tags: [...post.tags, ...overlapping[i % 4]!] }))

  it('bit by bit, twice', () => {
    expect(analyse(posts, PAIR)).toEqual(analyse(posts, PAIR))
    expect(backtest(posts, PAIR)).toEqual(backtest(posts, PAIR))
  })

  it('in whatever order the posts are given', () => {
    expect(analyse(posts.toReversed(), PAIR)).toEqual(analyse(posts, PAIR))
  })

  it('after a way through another thread and through JSON', () => {
    const patterns = analyse(posts, PAIR)
    expect(structuredClone(patterns)).toEqual(patterns)
    expect(JSON.parse(JSON.stringify(patterns))).toEqual(patterns)
  })

  it('in whatever order a post names its tags', () => {
    const turned = posts.map((post) => ({ ...post, tags: post.tags.toReversed() }))
    expect(numbersOf(turned)).toEqual(numbersOf(posts))
  })

  it('whatever the labels are called', () => {
    const renamed = posts.map((post) => ({ ...post, tags: post.tags.map(rename) }))
    expect(apart(numbersOf(renamed, { ...LABELS, tags: LABELS.tags.map(rename) }), numbersOf(posts))).toBeLessThan(1e-9)
  })

  it('with a tag that no post with numbers has', () => {
    const young = postAt(1000, null, { tags: ['never-judged'], format: 'other' })
    expect(apart(numbersOf([...posts, young]), numbersOf(posts))).toBeLessThan(1e-12)
  })

  it('with posts that teach nothing: set aside, not public, too young', () => {
    const silent = [7, 90, 200].map((i) =>
      postAt(i + 0.5, i === 90 ? null : { views: 1e9, likes: 1 }, { isUsable: i === 90 }),
    )
    expect(apart(numbersOf([...posts, ...silent]), numbersOf(posts))).toBeLessThan(1e-12)
  })

  it('ten times as large where every view was ten', () => {
    const grown = posts.map((post) => ({
      ...post,
      numbers: post.numbers && { ...post.numbers, views: post.numbers.views! * 10 },
    }))
    const [views, tenfold] = [posts, grown].map((list) => numbersOf(list)[0]!)
    expect(apart([tenfold!], [views!.map((value) => 10 * value)])).toBeLessThan(0.01)
  })
})

describe('labels that matter are learnt', () => {
  const patterns = analyse(livelyHistory(900), PAIR)
  const median = (metric: 'views' | 'commentConversion', labels: Partial<Labels>) =>
    rangeOf(patterns, metric, { ...LABELS, tags: [], hooks: [], ...labels }, 0.8)!.median

  it('a format that brings half the views', () => {
    const ratio = median('views', { format: 'live' }) / median('views', { format: 'short' })
    // Shrinkage and the bare level's share of the mixture keep it nearer to 1 than the truth.
    expect(ratio).toBeGreaterThan(0.45)
    expect(ratio).toBeLessThan(0.7)
  })

  it('a tag that brings 60 % more', () => {
    const ratio = median('views', { tags: ['travel'] }) / median('views', { tags: ['food'] })
    expect(ratio).toBeGreaterThan(1.35)
    expect(ratio).toBeLessThan(1.85)
  })

  it('a hook that doubles the comments', () => {
    const ratio =
      median('commentConversion', { hooks: ['question'] }) / median('commentConversion', { hooks: ['golden-line'] })
    expect(ratio).toBeGreaterThan(1.6)
    expect(ratio).toBeLessThan(2.3)
  })

  it('and the level of the channel stands between', () => {
    const level = levelOf(patterns, 'views')!
    expect(level).toBeGreaterThan(median('views', { format: 'live', tags: ['food'] }))
    expect(level).toBeLessThan(median('views', { format: 'short', tags: ['travel'] }))
  })
})

describe('bad histories are answered, not stumbled over', () => {
  it.each<[string, readonly EnginePost[]]>([
    ['none', []],
    ['one post', channel(1, plainCounts)],
    ['one post without numbers', channel(1, () => null)],
    ['all equal', channel(200, () => plainCounts(0))],
    ['all zero', channel(200, () => ({ views: 0, likes: 0, hearts: 0, comments: 0, completion: 0 }))],
    ['views missing for half', channel(200, (i) => ({ ...plainCounts(i), ...(i % 2 && { views: null }) }))],
    ['more likes than views', channel(100, (i) => ({ ...plainCounts(i), views: 5 }))],
    ['negative counts', channel(100, (i) => ({ ...plainCounts(i), views: i % 4 ? 800 : -3, comments: -1 }))],
    ['counts of a million millions', channel(100, (i) => ({ ...plainCounts(i), views: i % 2 ? 1e12 : 0 }))],
    ['completion above 1', channel(100, () => ({ completion: 2.5 }))],
    ['one moment', channel(120, plainCounts, { at: 0 })],
    ['no moment', channel(120, plainCounts, { at: Number.NaN })],
    ['hours unknown', channel(120, plainCounts, { hour: null })],
    ['odd tags', channel(120, plainCounts, { tags: ['__proto__', 'constructor', '', 'toString', ''] })],
  ])('%s', (_, posts) => {
    expect(faultsOf(posts)).toEqual([])
  })

  it('one post a million times the others, and the newest, hardly moves the range', () => {
    const plain = viewsHistory(200)
    const viral = plain.with(199, postAt(199, { views: 1_000_000_000 }))
    expect(faultsOf(viral)).toEqual([])
    const [before, after] = [plain, viral].map((posts) => rangeOf(analyse(posts, PAIR), 'views', LABELS, 0.8)!)
    expect(Math.abs(Math.log(after!.median / before!.median))).toBeLessThan(0.25)
    expect(after!.high / before!.high).toBeLessThan(1.3)
  })

  it('anything an import may bring', () => {
    const count = fc.option(fc.oneof(fc.integer({ min: -5, max: 40 }), fc.integer({ min: 0, max: 1_000_000_000_000 })))
    const post = fc.record({
      at: fc.integer({ min: 0, max: 3 }),
      format: fc.constantFrom(...FORMATS),
      tags: fc.array(fc.constantFrom('a', 'b', 'c', '__proto__'), { maxLength: 5 }),
      hooks: fc.array(fc.constantFrom(...HOOK_KINDS), { maxLength: 3 }),
      track: fc.option(fc.constantFrom(...TRACKS)),
      durationSeconds: fc.option(fc.double({ min: 0, max: 9000, noNaN: true })),
      isUsable: fc.boolean(),
      numbers: fc.option(
        fc.record({
          views: count,
          likes: count,
          hearts: count,
          comments: count,
          completion: fc.option(fc.double({ min: 0, max: 10, noNaN: true })),
        }),
      ),
    })
    fc.assert(
      fc.property(fc.array(post, { maxLength: 90 }), (list) => {
        expect(
          faultsOf(list.map(({ at, numbers, ...rest }, i) => postAt(at, numbers, { id: `${i}`, ...rest }))),
        ).toEqual([])
      }),
      { numRuns: 40 },
    )
  })
})
