import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  chanceOfChange,
  changeBetween,
  postsToTell,
  rangeOfChange,
  spreadWithin,
  toldBy,
  type Stretch,
} from '../../../shared/engine/change.ts'
import { studentCdf, studentQuantile } from '../../../shared/engine/special.ts'
import { luckFrom, type Luck } from '../../../shared/luck.ts'

const stretch = (values: readonly number[]): Stretch => ({
  y: Float64Array.from(values),
  noise: new Float64Array(values.length).fill(0.01),
})
const draw = (luck: Luck, n: number, level = 0, spread = 0.6) =>
  stretch(Array.from({ length: n }, () => level + spread * luck.normal()))

describe('a change between two stretches', () => {
  it('has a range that holds zero four times of five where nothing changed, few posts or many', () => {
    const luck = luckFrom(3)
    for (const [before, after] of [
      [5, 5],
      [12, 8],
      [40, 40],
    ] as const) {
      let held = 0
      const runs = 1500
      for (let run = 0; run < runs; run++) {
        const { low, high } = rangeOfChange(changeBetween(draw(luck, before), draw(luck, after), 0.6, 0)!)
        if (low <= 0 && 0 <= high) held++
      }
      expect(held / runs).toBeGreaterThan(0.76)
      expect(held / runs).toBeLessThan(0.84)
    }
  })

  it('is found where there is one, about as large as it is, whatever one post of a hundred does', () => {
    const luck = luckFrom(9)
    const viral = [...draw(luck, 60, 0.4).y, 7]
    const change = changeBetween(draw(luck, 60), stretch(viral), 0.6, 0)!
    const { low, high } = rangeOfChange(change)
    expect(low).toBeGreaterThan(0.1)
    expect(high).toBeLessThan(0.75)
  })

  it('is not told of fewer than five posts on a side, and stays careful where every post is the same', () => {
    const luck = luckFrom(1)
    expect(changeBetween(draw(luck, 4), draw(luck, 60), 0.6, 0)).toBeNull()
    expect(changeBetween(draw(luck, 60), draw(luck, 4), 0.6, 0)).toBeNull()
    const same = stretch([1, 1, 1, 1, 1, 1])
    const { low, high } = rangeOfChange(changeBetween(same, same, 0.6, 0)!)
    expect(low).toBeLessThan(0)
    expect(high).toBeCloseTo(-low, 12)
  })

  it('is the same with its sign turned where the two are exchanged, and less sure with more doubt', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), fc.integer({ min: 5, max: 30 }), (seed, n) => {
        const luck = luckFrom(seed)
        const [a, b] = [draw(luck, n), draw(luck, n + 3, 0.3)]
        const [there, back] = [changeBetween(a, b, 0.6, 0)!, changeBetween(b, a, 0.6, 0)!]
        expect(there.difference).toBeCloseTo(-back.difference, 9)
        expect(there.error).toBeCloseTo(back.error, 9)
        expect(changeBetween(a, b, 0.6, 0.2)!.error).toBeGreaterThan(there.error)
      }),
    )
  })

  it('gives the chance of being at least so far: half at what it was found to be, less beyond', () => {
    const change = changeBetween(draw(luckFrom(2), 30), draw(luckFrom(4), 30, 0.2), 0.6, 0)!
    const { low, high } = rangeOfChange(change)
    expect(chanceOfChange(change, change.difference)).toBeCloseTo(0.5, 9)
    expect(chanceOfChange(change, low)).toBeCloseTo(0.9, 2)
    expect(chanceOfChange(change, high)).toBeCloseTo(0.1, 2)
  })
})

describe('how many posts it takes', () => {
  it('to tell a change is what tells that change, beside as many earlier ones', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.01, max: 2, noNaN: true }),
        fc.integer({ min: 5, max: 300 }),
        fc.integer({ min: 5, max: 300 }),
        (ofOne, posts, before) => {
          const told = toldBy(posts, ofOne, before)
          const needed = postsToTell(told * 1.000001, ofOne, before)
          expect(needed).toBeLessThanOrEqual(posts)
          expect(needed).toBeGreaterThanOrEqual(posts - 1)
        },
      ),
    )
  })

  it('is no number at all for a change that the earlier posts are too few for', () => {
    expect(postsToTell(0.05, 0.3, 30)).toBeNull()
    expect(postsToTell(0.05, 0.3, 3000)).toBeGreaterThan(500)
  })

  it('is read off what the posts do: found four times of five where it is there', () => {
    const luck = luckFrom(11)
    const ofOne = spreadWithin(draw(luck, 400), 0.6)
    const told = toldBy(30, ofOne, 40)
    let found = 0
    const runs = 1000
    for (let run = 0; run < runs; run++)
      if (rangeOfChange(changeBetween(draw(luck, 40), draw(luck, 30, told), 0.6, 0)!).low > 0) found++
    expect(found / runs).toBeGreaterThan(0.75)
    expect(found / runs).toBeLessThan(0.85)
  })
})

describe("Student's t", () => {
  // scipy 1.17.1: t.ppf(.9, ν), t.cdf(1, ν).
  it.each([
    [5, 1.4758840488, 0.8183912662],
    [10, 1.3721836411, 0.8295534338],
    [30, 1.3104150254, 0.8373456923],
    [200, 1.285798794, 0.840740576],
  ])('has its quantile and its share with %i degrees of freedom', (freedom, quantile, share) => {
    expect(Math.abs(studentQuantile(0.9, freedom) - quantile)).toBeLessThan(0.001)
    expect(Math.abs(studentCdf(1, freedom) - share)).toBeLessThan(0.005)
  })
})
