import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  coveredShare,
  middleOf,
  push,
  quantiles,
  residualsOf,
  residualWindow,
  sortedWindow,
} from '../../../shared/engine/conformal.ts'
import { median, t4Quantile } from '../../../shared/engine/special.ts'

const LEVELS = [0.01, 0.1, 0.25, 0.5, 0.75, 0.9, 0.99]
const filled = (values: readonly number[]) => {
  const window = residualWindow()
  for (const value of values) push(window, value)
  return window
}

/** The same by sorting everything each time, as the reference does. */
function plainQuantile(residuals: readonly number[], level: number): number {
  const last = residuals.slice(-250)
  const all = [
    ...Array.from({ length: 20 }, (_, i) => ({ z: t4Quantile((i + 0.5) / 20), w: 0.5 })),
    ...last.map((z, i) => ({ z, w: 0.5 ** ((last.length - 1 - i) / 120) })),
  ].toSorted((a, b) => a.z - b.z)
  const total = all.reduce((sum, { w }) => sum + w, 0)
  let sum = 0
  let before = { z: all[0]!.z, at: 0 }
  for (const { z, w } of all) {
    const at = (sum + w / 2) / total
    if (at >= level) return before.at === 0 ? z : before.z + ((level - before.at) / (at - before.at)) * (z - before.z)
    before = { z, at }
    sum += w
  }
  return before.z
}

const residuals = fc.array(fc.oneof(fc.double({ min: -5, max: 5, noNaN: true }), fc.constantFrom(0, 1, -1)), {
  maxLength: 400,
})

describe('the range comes from past errors', () => {
  it('a window kept in order gives the quantiles that sorting gives', () => {
    fc.assert(
      fc.property(residuals, (values) => {
        const out = quantiles(filled(values), LEVELS, new Float64Array(LEVELS.length))
        for (const [i, level] of LEVELS.entries()) expect(out[i]).toBeCloseTo(plainQuantile(values, level), 9)
      }),
      { numRuns: 60 },
    )
  })

  it('without any past the seeds speak: an 80 % range of ± 1.5 spreads', () => {
    const [low, high] = quantiles(residualWindow(), [0.1, 0.9], new Float64Array(2))
    expect(low).toBeCloseTo(-1.56, 1)
    expect(high).toBeCloseTo(1.56, 1)
  })

  it('the kept errors fill an equal window again', () => {
    fc.assert(
      fc.property(residuals, (values) => {
        const window = filled(values)
        const again = filled(residualsOf(window))
        const [a, b] = [window, again].map((w) => quantiles(w, LEVELS, new Float64Array(LEVELS.length)))
        expect(b).toEqual(a)
      }),
      { numRuns: 40 },
    )
  })

  it('a window of the last 60 has their median', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 150 }), (values) => {
        const window = sortedWindow(60)
        for (const value of values) push(window, value)
        expect(middleOf(window)).toBe(median(values.slice(-60)))
      }),
    )
  })
})

describe('how much of a count lies in the range', () => {
  const window = filled(Array.from({ length: 300 }, (_, i) => ((i * 7) % 100) / 25 - 2))
  const [low, high] = quantiles(window, [0.1, 0.9], new Float64Array(2)) as unknown as [number, number]

  it('all inside, none outside, and a part where the end cuts through', () => {
    expect(coveredShare(window, -0.1, 0.1, 0.2)).toBe(1)
    expect(coveredShare(window, high + 0.1, high + 0.3, 0.2)).toBe(0)
    const cut = coveredShare(window, -Infinity, low + 0.2, 0.2)
    expect(cut).toBeGreaterThan(0.05)
    expect(cut).toBeLessThan(0.95)
  })

  it('a number without width is inside or outside, as the range says', () => {
    fc.assert(
      fc.property(fc.double({ min: -4, max: 4, noNaN: true }), (z) => {
        fc.pre(Math.min(Math.abs(z - low), Math.abs(z - high)) > 1e-6)
        expect(coveredShare(window, z, z, 0.2)).toBe(z >= low && z <= high ? 1 : 0)
      }),
    )
  })

  it('over all values of a count the parts add up to 80 %', () => {
    const fine = Array.from({ length: 5000 }, (_, i) => (i + 0.5) / 5000)
    const sorted = quantiles(window, fine, new Float64Array(fine.length))
    const below = (z: number) => sorted.filter((value) => value <= z).length / fine.length
    const edges = [-Infinity, -1.2, -0.5, 0.3, 0.9, 1.7, Infinity]
    const covered = edges.slice(1).reduce((sum, edge, i) => {
      const from = edges[i]!
      return sum + coveredShare(window, from, edge, 0.2) * (below(edge) - below(from))
    }, 0)
    expect(covered).toBeCloseTo(0.8, 2)
  })
})
