import { describe, expect, it } from 'vitest'
import { analyse, experienceOf, forecast, levelOf, rangeOf, type Labels } from '../../../shared/engine/index.ts'
import { codedOf, codedRows, EXPERTS } from '../../../shared/engine/factors.ts'
import { definitionsOf, PRIOR_SPREAD } from '../../../shared/engine/metrics.ts'
import { rangeOfResiduals, replay } from '../../../shared/engine/rolling.ts'
import { sampleOf, unscaled } from '../../../shared/engine/sample.ts'
import type { Metric } from '../../../shared/model.ts'
import { dice, livelyHistory, normals, PAIR, PLAIN, postAt, viewsHistory } from './histories.ts'

const views = (n: number, labels: Labels = PLAIN) =>
  forecast(analyse(viewsHistory(n), PAIR), labels).find(({ metric }) => metric === 'views')!

/** Width of a range on the log scale. */
const spanOfRange = ({ low, high }: { low: number; high: number }) => Math.log(high / low)
const spanOf = (n: number) => {
  const said = views(n)
  return said.kind === 'known' ? spanOfRange(said) : Number.NaN
}

describe('little history', () => {
  it('no post: no number, only «no history»', () => {
    const said = forecast(analyse([], PAIR), PLAIN)
    expect(said.map(({ metric }) => metric)).toEqual(['views', 'lightRate', 'deepRate', 'commentConversion'])
    for (const one of said) expect(one).toMatchObject({ kind: 'unknown', why: 'no-history', n: 0, need: 1 })
  })

  it('posts that do not carry the metric: «missing»', () => {
    const said = forecast(analyse([postAt(0, { likes: 12 })], PAIR), PLAIN)
    expect(said.find(({ metric }) => metric === 'views')).toMatchObject({ kind: 'unknown', why: 'metric-missing' })
  })

  it('posts too small to judge a rate by: «too few»', () => {
    const said = forecast(analyse([postAt(0, { likes: 1, comments: 0 })], PAIR), PLAIN)
    expect(said.find(({ metric }) => metric === 'commentConversion')).toMatchObject({
      kind: 'unknown',
      why: 'too-few',
      n: 0,
    })
  })

  it.each([
    [1, 'rough'],
    [4, 'rough'],
    [5, 'thin'],
    [29, 'thin'],
    [30, 'firm'],
  ])('%i posts stand %s', (n, footing) => {
    expect(views(n)).toMatchObject({ kind: 'known', n, footing })
  })

  it('one post gives a wide range around it, many a narrow one', () => {
    expect(spanOf(1)).toBeGreaterThan(2.5)
    expect(spanOf(400)).toBeLessThan(2)
    expect(spanOf(400)).toBeGreaterThan(1.5)
  })
})

describe('ranges', () => {
  const patterns = analyse(viewsHistory(300), PAIR)
  const span = (labels: Labels) => spanOfRange(rangeOf(patterns, 'views', labels, 0.8)!)

  it('of larger coverage hold those of smaller', () => {
    const ranges = [0.5, 0.8, 0.9, 0.98].map((coverage) => rangeOf(patterns, 'views', PLAIN, coverage)!)
    for (const [i, range] of ranges.slice(1).entries()) {
      expect(range.low).toBeLessThan(ranges[i]!.low)
      expect(range.high).toBeGreaterThan(ranges[i]!.high)
      expect(range.median).toBe(ranges[i]!.median)
    }
  })

  it('of a plan that does not say its tags hold what posts with and without them bring', () => {
    const normal = normals(dice(5))
    const posts = Array.from({ length: 90 }, (_, i) => {
      const isStreet = i % 3 === 0
      const seen = Math.round((isStreet ? 2500 : 1000) * Math.exp(0.15 * normal()))
      return postAt(i, { views: seen }, { tags: isStreet ? ['人间烟火'] : [] })
    })
    const learnt = analyse(posts, PAIR)
    const unsaid = rangeOf(learnt, 'views', PLAIN, 0.8)!
    const said = rangeOf(learnt, 'views', { ...PLAIN, tags: ['人间烟火'] }, 0.8)!
    const inside = posts.filter(({ numbers }) => unsaid.low <= numbers!.views! && numbers!.views! <= unsaid.high)
    expect(inside.length / posts.length).toBeGreaterThan(0.7)
    expect(spanOfRange(unsaid)).toBeGreaterThan(2 * spanOfRange(said))
    expect(said.low).toBeGreaterThan(unsaid.median)
  })

  it('are unknown where the metric is', () => {
    expect(rangeOf(patterns, 'likes', PLAIN, 0.8)).toBeNull()
    expect(levelOf(patterns, 'likes')).toBeNull()
  })

  it('hold as often as they should on posts that come later', () => {
    const posts = viewsHistory(1500, 5)
    const range = rangeOf(analyse(posts.slice(0, 500), PAIR), 'views', PLAIN, 0.9)!
    const later = posts.slice(500).map(({ numbers }) => numbers!.views!)
    const held = later.filter((count) => count >= range.low && count <= range.high).length / later.length
    expect(held).toBeGreaterThan(0.86)
    expect(held).toBeLessThan(0.94)
  })

  it('are wider for labels never posted', () => {
    expect(span({ ...PLAIN, format: 'live' })).toBeGreaterThan(span(PLAIN) * 1.02)
    expect(span({ ...PLAIN, tags: ['new'] })).toBeGreaterThan(span(PLAIN) * 1.02)
  })
})

describe('experience', () => {
  const posts = Array.from({ length: 12 }, (_, i) => postAt(i, { views: 100 }, { tags: ['cats'] }))

  it('names what was never posted', () => {
    const labels: Labels = { ...PLAIN, format: 'live', durationSeconds: 700, tags: ['cats', 'dogs', 'dogs'] }
    expect(experienceOf(analyse(posts, PAIR), labels)).toEqual({ format: 'live', duration: '900', tags: ['dogs'] })
    expect(experienceOf(analyse(posts, PAIR), { ...PLAIN, tags: ['cats'] })).toEqual({
      format: null,
      duration: null,
      tags: [],
    })
  })

  it('is no question while there is next to no history', () => {
    const labels: Labels = { ...PLAIN, format: 'live' }
    expect(experienceOf(analyse(posts.slice(0, 4), PAIR), labels).format).toBeNull()
  })
})

/** What the replay says of every post: median of the errors' range on the metric's scale. */
function replayed(posts: ReturnType<typeof livelyHistory>, metric: Metric) {
  const sample = sampleOf(posts, metric, definitionsOf(posts, PAIR)[metric])
  const factors = codedOf(posts).map((coded) => codedRows(coded, sample.rows))
  const ranges: { row: number; low: number; high: number }[] = []
  replay(sample, factors, EXPERTS, PRIOR_SPREAD[metric], (i, { mean, scale }, { residuals, miss }) => {
    const z = rangeOfResiduals(residuals, miss)
    ranges.push({
      row: sample.rows[i]!,
      low: unscaled(mean + scale * z.low, sample.scale),
      high: unscaled(mean + scale * z.high, sample.scale),
    })
  })
  return ranges
}

describe('the past stays as it was said', () => {
  const posts = livelyHistory(330, 9)
  const metrics = ['views', 'lightRate', 'commentConversion', 'completion'] as const

  it.each(metrics)('posts that come later change no earlier forecast of %s', (metric) => {
    const all = replayed(posts, metric)
    for (const length of [3, 11, 13, 57, 121, 329]) {
      const short = replayed(posts.slice(0, length), metric)
      expect(short).toEqual(all.slice(0, short.length))
    }
  })

  it('however long the history becomes', () => {
    const long = viewsHistory(1300)
    const all = replayed(long, 'views')
    for (const length of [481, 640, 1100])
      expect(replayed(long.slice(0, length), 'views')).toEqual(all.slice(0, length - 1))
  })

  it.each(metrics)('the forecast of the next post is the one the replay is scored by: %s', (metric) => {
    const all = replayed(posts, metric)
    for (const length of [2, 9, 40, 137, 329]) {
      const next = posts[length]!
      const past = all.find(({ row }) => row === length)
      const range = rangeOf(analyse(posts.slice(0, length), PAIR), metric, next, 0.8)
      if (!past) continue
      expect(range!.low / past.low).toBeCloseTo(1, 9)
      expect(range!.high / past.high).toBeCloseTo(1, 9)
    }
  })
})
