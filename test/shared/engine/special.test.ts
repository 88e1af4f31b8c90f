import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { median, normalCdf, normalQuantile, robustVariance, t4Quantile } from '../../../shared/engine/special.ts'
import { dice, normals } from './histories.ts'

describe('special functions agree with tables', () => {
  it.each([
    [-3, 0.001349898032],
    [-1, 0.158655253931],
    [0, 0.5],
    [1.2345, 0.891491676637],
    [5, 0.999999713348],
  ])('normal distribution at %s', (x, expected) => {
    expect(normalCdf(x)).toBeCloseTo(expected, 11)
  })

  it('the far tails keep their size instead of becoming 0', () => {
    expect(normalCdf(-8) / 6.22096057427178e-16).toBeCloseTo(1, 7)
    expect(normalCdf(-40)).toBe(0)
    expect(normalCdf(40)).toBe(1)
  })

  it.each([
    [0.8, 0.8416212335729],
    [0.9, 1.2815515655446],
    [0.975, 1.9599639845401],
    [0.999, 3.0902323061678],
    [0.5, 0],
    [0.001, -3.0902323061678],
  ])('normal quantile at %s', (p, expected) => {
    expect(normalQuantile(p)).toBeCloseTo(expected, 11)
  })

  it('the normal quantile undoes the distribution', () => {
    fc.assert(
      fc.property(fc.double({ min: -6, max: 6, noNaN: true }), (x) => {
        expect(normalQuantile(normalCdf(x))).toBeCloseTo(x, 6)
      }),
    )
  })

  it.each([
    [0.5, 0],
    [0.9, 1.5332062741],
    [0.95, 2.1318467863],
    [0.975, 2.7764451052],
    [0.995, 4.6040948714],
    [0.05, -2.1318467863],
  ])('quantile of t with four degrees of freedom at %s', (p, expected) => {
    expect(t4Quantile(p)).toBeCloseTo(expected, 9)
  })
})

describe('robust statistics', () => {
  it('the median is the middle of the sorted values, and none of none', () => {
    expect(median([])).toBe(0)
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 1, maxLength: 60 }), (values) => {
        const sorted = values.toSorted((a, b) => a - b)
        const half = sorted.length >> 1
        const expected = sorted.length % 2 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2
        expect(median(values)).toBe(expected)
      }),
    )
  })

  it('the spread is found behind counting noise, and a tenth of wild posts does not hide it', () => {
    const normal = normals(dice(7))
    const noise = Float64Array.from({ length: 20_000 }, (_, i) => 0.1 + 0.2 * (i % 3))
    const residuals = noise.map((v) => Math.sqrt(0.36 + v) * normal())
    expect(robustVariance(residuals, noise)).toBeGreaterThan(0.33)
    expect(robustVariance(residuals, noise)).toBeLessThan(0.39)
    const wild = residuals.map((r, i) => (i % 10 === 0 ? 50 : r))
    expect(robustVariance(wild, noise)).toBeLessThan(0.6)
  })
})
