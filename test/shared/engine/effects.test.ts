import { describe, expect, it } from 'vitest'
import { columnPosteriors, fit, twoSidedLevel } from '../../../shared/engine/effects.ts'
import type { EnginePost } from '../../../shared/engine/index.ts'
import { codedOf } from '../../../shared/engine/factors.ts'
import { gridWeights, PRIOR_WEIGHTS, shrunk, unseenVariance } from '../../../shared/engine/shrinkage.ts'
import { dice, normals, postAt } from './histories.ts'

describe('shrinkage', () => {
  it('is the posterior mean over the grid of effect sizes', () => {
    // By hand: s² = .04; shares τ²/(τ²+.04) are 0, .0025/.0425, .01/.05, .04/.08, .16/.2, .64/.68.
    const share = 0.15 * (0.0025 / 0.0425) + 0.2 * 0.2 + 0.2 * 0.5 + 0.15 * 0.8 + 0.05 * (0.64 / 0.68)
    expect(shrunk(0.3, 0.04, PRIOR_WEIGHTS)).toBeCloseTo(0.3 * share, 12)
    expect(unseenVariance(PRIOR_WEIGHTS)).toBeCloseTo(
      0.15 * 0.0025 + 0.2 * 0.01 + 0.2 * 0.04 + 0.15 * 0.16 + 0.05 * 0.64,
      12,
    )
  })

  it('keeps its prior where nothing was seen, believes in no effect where labels agree, and in large ones where they differ', () => {
    for (const [k, weight] of gridWeights([], []).entries()) expect(weight).toBeCloseTo(PRIOR_WEIGHTS[k]!, 12)
    const agreeing = gridWeights([0.001, -0.002, 0.001, 0], [0.0004, 0.0004, 0.0004, 0.0004])
    expect(agreeing[0]! + agreeing[1]!).toBeGreaterThan(0.9)
    const differing = gridWeights([1, -1, 0.9, -0.8], [0.01, 0.01, 0.01, 0.01])
    expect(differing[5]).toBeGreaterThan(0.7)
  })
})

describe('the level between two sides', () => {
  it('is the weighted mean of all, nearer posts counting more', () => {
    const level = twoSidedLevel(Float64Array.of(0, 0, 6), Float64Array.of(1, 1, 1), 1)
    // Weights of the last post seen from each place: ¼ of 1¾, ½ of 2, 1 of 1¾.
    expect([...level]).toEqual([1.5 / 1.75, 3 / 2, 6 / 1.75])
  })
})

const normal = normals(dice(3))

/** Fits y to the labels of the posts; answers the effect of a label. */
function fitted(posts: readonly EnginePost[], y: Float64Array): (factor: string, label: string) => number {
  const coded = codedOf(posts)
  const made = fit(y, new Float64Array(y.length), coded, 0, y.length)
  return (factor, label) => {
    const f = coded.findIndex(({ name }) => name === factor)
    return made.factors[f]!.effects[coded[f]!.labels.indexOf(label)]!
  }
}

describe('effects of labels', () => {
  it('are found for a format that matters and stay small for one that does not', () => {
    const posts = Array.from({ length: 400 }, (_, i) =>
      postAt(i, null, { format: i % 2 ? 'live' : 'short', track: i % 3 ? 'bond' : 'reach' }),
    )
    const effect = fitted(
      posts,
      Float64Array.from(posts, ({ format }) => (format === 'live' ? -0.5 : 0.5) + 0.5 * normal()),
    )
    expect(effect('format', 'live')).toBeCloseTo(-0.5, 1)
    expect(effect('format', 'short')).toBeCloseTo(0.5, 1)
    expect(Math.abs(effect('track', 'bond'))).toBeLessThan(0.05)
  })

  it('are not made by a single wild post', () => {
    const posts = Array.from({ length: 100 }, (_, i) =>
      postAt(i, null, { format: i % 2 ? 'live' : 'short', hour: null }),
    )
    const quiet = Float64Array.from(posts, () => 0.5 * normal())
    const wild = quiet.with(51, 30)
    const [before, after] = [quiet, wild].map((y) => fitted(posts, y)('format', 'live'))
    expect(Math.abs(after! - before!)).toBeLessThan(0.1)
  })

  it('of tags that always come together are shared between them, not counted for each', () => {
    const together = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']
    const posts = Array.from({ length: 200 }, (_, i) => postAt(i, null, { tags: i % 2 ? together : [] }))
    const effect = fitted(
      posts,
      Float64Array.from(posts, ({ tags }) => (tags.length ? 0.8 : 0) + 0.3 * normal()),
    )
    const parts = together.map((tag) => effect('tags', tag))
    for (const part of parts) expect(part).toBeCloseTo(parts[0]!, 12)
    const sum = parts.reduce((a, b) => a + b, 0)
    expect(sum).toBeGreaterThan(0.3)
    expect(sum).toBeLessThan(1)
  })

  it('of tags that nearly always come together do not run away', () => {
    const posts = Array.from({ length: 300 }, (_, i) =>
      postAt(i, null, { tags: i % 2 ? ['a', 'b', 'c', 'd', 'e', 'f'].filter((_tag, t) => i % 7 !== t) : [] }),
    )
    const effect = fitted(
      posts,
      Float64Array.from(posts, ({ tags }) => (tags.length ? 0.8 : 0) + 0.3 * normal()),
    )
    const sum = ['a', 'b', 'c', 'd', 'e', 'f'].reduce((total, tag) => total + effect('tags', tag), 0)
    expect(sum).toBeGreaterThan(0.3)
    expect(sum).toBeLessThan(1.2)
  })

  it('of a label on every post are nothing: that is the level', () => {
    const posts = Array.from({ length: 60 }, (_, i) => postAt(i, null))
    const effect = fitted(
      posts,
      Float64Array.from(posts, () => 3 + normal()),
    )
    expect(effect('format', 'short')).toBe(0)
  })
})

describe('posteriors of effects', () => {
  it('have the effects as their means, for every factor, hours and overlapping tags among them', () => {
    const posts = Array.from({ length: 300 }, (_, i) =>
      postAt(i, null, { format: i % 3 ? 'short' : 'live', tags: i % 2 ? ['a', 'b'] : i % 5 ? ['a'] : [] }),
    )
    const y = Float64Array.from(posts, ({ format, tags }) => (format === 'live' ? 0.5 : 0) + tags.length / 4 + normal())
    const coded = codedOf(posts)
    const made = fit(y, new Float64Array(y.length), coded, 0, y.length)
    const measured = coded.flatMap((factor, f) => {
      const { columns, effects } = made.factors[f]!
      return columnPosteriors(factor, made.factors[f]!).map(({ weights, means }, g) => ({
        mean: weights.reduce((sum, weight, k) => sum + weight * means[k]!, 0),
        effect: columns[g]!.levels.reduce((sum, level) => sum + effects[level]!, 0),
      }))
    })
    expect(measured.length).toBeGreaterThan(20)
    for (const { mean, effect } of measured) expect(mean).toBeCloseTo(effect, 9)
  })
})
