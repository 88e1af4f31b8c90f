import { describe, expect, it } from 'vitest'
import { ALPHAS, boundaryAt } from '../../../shared/engine/boundary.ts'
import { roundsFor, roundsMore } from '../../../shared/engine/crossing.ts'
import { luckFrom } from '../../../shared/luck.ts'

describe('what must be reached after each round', () => {
  it.each([
    [1, 3.37],
    [2, 3.05],
    [8, 2.57],
    [10, 2.57],
    [20, 2.77],
    [25, 2.875],
    [30, 2.98],
    [35, 3.06],
    [40, 3.14],
    [60, 3.4],
    [70, 3.52],
  ])('at round %s, 5 %%: %s', (rounds, z) => {
    expect(boundaryAt(rounds, 0.05)).toBeCloseTo(z, 10)
  })

  it.each([
    [1, 3.17],
    [6, 2.34],
    [10, 2.28],
  ])('at round %s, 10 %%: %s', (rounds, z) => {
    expect(boundaryAt(rounds, 0.1)).toBe(z)
  })

  it.each(ALPHAS)('looking after each of 60 rounds is wrong no more often than %s · R²/(R²+64)', (alpha) => {
    const paths = 30_000
    const luck = luckFrom(11)
    const wrongBy = new Float64Array(61)
    for (let path = 0; path < paths; path++) {
      let sum = 0
      for (let round = 1; round <= 60; round++) {
        sum += luck.normal()
        if (Math.abs(sum) < boundaryAt(round, alpha) * Math.sqrt(round)) continue
        for (let later = round; later <= 60; later++) wrongBy[later]! += 1 / paths
        break
      }
    }
    for (const rounds of [1, 3, 5, 10, 20, 40, 60]) {
      const spent = (alpha * rounds * rounds) / (rounds * rounds + 64)
      expect(Math.abs(wrongBy[rounds]! - spent)).toBeLessThan(4 * Math.sqrt(spent / paths) + 0.0005)
    }
  })
})

describe('rounds that an effect takes', () => {
  it.each([
    [0.22, 1.2, 16],
    [0.22, 1.5, 4],
    [0.22, 2, 2],
    [0.46, 1.3, 40],
    [0.46, 1.5, 14],
    [0.46, 2, 6],
    [0.6, 1.5, 25],
    [0.6, 2, 9],
    [0.6, 3, 4],
    [0.9, 2, 19],
    [0.9, 3, 8],
    [1.25, 2, 44],
    [1.25, 3, 14],
    [1.6, 3, 24],
  ])('where pairs spread by %s, × %s takes about %s', (sd, factor, rounds) => {
    expect(Math.abs(roundsFor(Math.log(factor), sd * sd, 0.05)! - rounds)).toBeLessThanOrEqual(1)
  })

  it('as many for less as for more, two for anything huge, no number for nothing', () => {
    expect(roundsFor(-Math.log(1.5), 0.2, 0.05)).toBe(roundsFor(Math.log(1.5), 0.2, 0.05))
    expect(roundsFor(50, 1e-9, 0.05)).toBe(2)
    expect(roundsFor(0, 1, 0.05)).toBeNull()
  })

  it('as many as it takes when it is tried', () => {
    const [theta, alpha] = [0.9, 0.05] as const
    const rounds = roundsFor(theta, 1, alpha)!
    const luck = luckFrom(5)
    const shareBy = (last: number) => {
      let reached = 0
      for (let path = 0; path < 20_000; path++) {
        let sum = 0
        for (let round = 1; round <= last; round++) {
          sum += theta + luck.normal()
          if (Math.abs(sum) < boundaryAt(round, alpha) * Math.sqrt(round)) continue
          reached++
          break
        }
      }
      return reached / 20_000
    }
    expect(shareBy(rounds)).toBeGreaterThan(0.79)
    expect(shareBy(rounds - 1)).toBeLessThan(0.81)
  })

  it('fewer where the first rounds point that way, more where they point the other', () => {
    const at = (z: number) => roundsMore({ rounds: 6, z, variance: 0.4 }, 0.5, 0.05)!
    expect(at(2)).toBeLessThan(at(0.5))
    expect(at(0.5)).toBeLessThan(at(-1))
    expect(roundsMore({ rounds: 6, z: -2, variance: 0.4 }, -0.5, 0.05)).toBe(at(2))
  })
})
