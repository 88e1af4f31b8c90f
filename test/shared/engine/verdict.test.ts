import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { boundaryAt } from '../../../shared/engine/boundary.ts'
import { gapVariance, neighbours, ordinaryOf, type Rest } from '../../../shared/engine/ordinary.ts'
import type { Ruler } from '../../../shared/engine/residuals.ts'
import { looksOf, verdictOf, type Difference, type Terms, type Verdict } from '../../../shared/engine/verdict.ts'

const LOGS: Ruler = { difference: Math.log, change: Math.expm1 }
const TERMS: Terms = { alpha: 0.05, smallest: 1.3, mayConfirm: true }

/** Residuals written down so that the reference (`ab3.py`) could be given the same ones. */
const GOLDEN: Rest = {
  residuals: Float64Array.from(
    { length: 119 },
    (_, i) =>
      0.55 * Math.sin(1.7 * i) + 0.35 * Math.cos(0.37 * i * i) + (i % 17 === 5 ? 2.2 : 0) - (i % 23 === 7 ? 1.9 : 0),
  ),
  noise: Float64Array.from({ length: 119 }, (_, i) => 0.01 + 0.004 * (i % 7)),
  formats: Array.from({ length: 119 }, () => 'short' as const),
}
const ORDINARY = ordinaryOf(GOLDEN, 0, 119, 0.5)!
const ROUNDS: readonly Difference[] = Array.from({ length: 20 }, (_, j) => ({
  gap: 0.5 + 0.6 * Math.sin(2.3 * j) + (j === 3 ? 9 : 0),
  variance: gapVariance(ORDINARY, 0.02 + 0.001 * j, 0.03 + 0.002 * (j % 5)),
}))

type Read = Exclude<Verdict, { kind: 'unread' }>
function read(rounds: readonly Difference[], terms: Partial<Terms> = {}, gaps: readonly number[] = []): Read {
  const verdict = verdictOf(rounds, gaps, LOGS, { ...TERMS, ...terms })
  if (verdict.kind === 'unread') throw new Error(verdict.why)
  return verdict
}
const rounds = (n: number, gap: number, variance: number): Difference[] =>
  Array.from({ length: n }, () => ({ gap, variance }))

describe('the numbers are those of the reference', () => {
  it('what is ordinary', () => {
    expect(ORDINARY.variance).toBeCloseTo(0.5756009477439115, 12)
    expect(ORDINARY.placebo).toBe(1)
    expect(ORDINARY.gaps).toHaveLength(59)
  })

  it.each([
    [1, 0.5, 1.201201895487823, 0.45620705793000277, 0.5404059391083185, 0.025037229497067992],
    [4, 1.0235881645388227, 0.9849966453803937, 1.0313542911989644, 0.5994505497401564, 0.06297701365497832],
    [5, 0.9460038914862162, 0.7873466283272662, 1.0661294420092708, 0.6137556158114478, 0.0720488846789209],
    [10, 0.7358620625553782, 0.3593151236801365, 1.2276050457566319, 0.6817289219483732, 0.11519812162057996],
    [20, 0.5915309623089556, 0.1426603085753374, 1.5661231244914078, 0.8063183523313027, 0.19746148553639897],
  ])('after %s rounds', (n, mean, variance, z, probability, effect) => {
    const look = looksOf(ROUNDS).at(n - 1)!
    expect(look.mean).toBeCloseTo(mean, 12)
    expect(look.variance).toBeCloseTo(variance, 12)
    expect(look.z).toBeCloseTo(z, 12)
    const verdict = read(ROUNDS.slice(0, n))
    expect(verdict.probability).toBeCloseTo(probability, 12)
    expect(verdict.effect).toBeCloseTo(effect, 12)
  })
})

describe('what is ordinary', () => {
  it('pairs neighbours of one format, each once', () => {
    const formats = ['short', 'long', 'short', 'short', 'long', 'live', 'short'] as const
    expect(neighbours(formats, 0, 7)).toEqual([
      [0, 2],
      [1, 4],
      [3, 6],
    ])
    expect(neighbours(formats, 0, 7, 1)).toEqual([[0, 2]])
  })

  it('pairs nothing across a long stretch of others', () => {
    const formats = Array.from({ length: 14 }, (_, i) => (i === 0 || i === 13 ? ('live' as const) : ('long' as const)))
    expect(neighbours(formats, 0, 14).every(([one]) => formats[one] === 'long')).toBe(true)
  })

  it('is wider where neighbours lie further apart than their spread says', () => {
    const apart = Float64Array.from(
      { length: 119 },
      (_, i) => 0.55 * Math.sin(1.7 * i) + 0.35 * Math.cos(0.37 * i * i) + (i % 10 < 2 ? (i % 2 ? 3 : -3) : 0),
    )
    const { variance, placebo } = ordinaryOf({ ...GOLDEN, residuals: apart }, 0, 119, 0.5)!
    expect(variance).toBeCloseTo(1.2669618685930852, 12)
    expect(placebo).toBeCloseTo(1.8092079217185515, 12)
  })

  it('is unknown below ten posts', () => {
    expect(ordinaryOf(GOLDEN, 0, 9, 0.5)).toBeNull()
    expect(ordinaryOf(GOLDEN, 0, 10, 0.5)).not.toBeNull()
  })
})

describe('the words', () => {
  it('confirmed where the boundary is reached, and no more rounds are asked for', () => {
    expect(read(rounds(8, 0.7, 0.3))).toMatchObject({ kind: 'confirmed', ahead: 'B', roundsMore: null })
  })

  it('leaning where it is likely and not reached', () => {
    const verdict = read(rounds(3, 0.45, 0.1))
    expect(verdict).toMatchObject({ kind: 'leaning', ahead: 'B', reachedAt: null })
    expect(verdict.probability).toBeGreaterThan(0.9)
    expect(verdict.roundsMore).toBeGreaterThan(0)
  })

  it('the same where any difference is below 10 %', () => {
    expect(read(rounds(100, 0.001, 0.2)).kind).toBe('same')
  })

  it('cannot tell yet, with the rounds that are left', () => {
    const verdict = read(rounds(3, 0.2, 0.15))
    expect(verdict.kind).toBe('unclear')
    expect(verdict.roundsMore).toBeGreaterThan(5)
    expect(verdict.roundsMore).toBeLessThanOrEqual(30)
  })

  it('not worth going on where it would take more than 30 more', () => {
    expect(read(rounds(5, 0.02, 3)).kind).toBe('not-worth')
  })

  it('a larger smallest effect takes fewer rounds', () => {
    const more = (smallest: number) => read(rounds(3, 0.1, 0.3), { smallest }).roundsMore!
    expect(more(2)).toBeLessThan(more(1.5))
  })

  it('counts the own pairs that lie as far apart, and says nothing of under twenty', () => {
    const gaps = Array.from({ length: 100 }, (_, i) => (i % 2 ? -1 : 1) * (i / 100))
    expect(read(rounds(2, 0.705, 1), {}, gaps).chance).toEqual({ pairs: 100, atLeast: 29 })
    expect(read(rounds(2, -0.705, 1), {}, gaps).chance).toEqual({ pairs: 100, atLeast: 29 })
    expect(read(rounds(2, 0.705, 1), {}, gaps.slice(0, 19)).chance).toBeNull()
  })
})

const difference = fc.record({
  gap: fc.double({ min: -8, max: 8, noNaN: true }),
  variance: fc.double({ min: 0.01, max: 9, noNaN: true }),
})
const some = fc.array(difference, { minLength: 1, maxLength: 40 })
const terms = fc.record({
  alpha: fc.constantFrom(0.05 as const, 0.1 as const),
  smallest: fc.double({ min: 1.05, max: 5, noNaN: true }),
  mayConfirm: fc.boolean(),
})
const MIRRORED = { A: 'B', B: 'A' } as const

describe('whatever the rounds', () => {
  it('A and B swapped, the verdict is swapped', () => {
    fc.assert(
      fc.property(
        some,
        terms,
        fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { maxLength: 60 }),
        (list, said, gaps) => {
          const one = read(list, said, gaps)
          const other = read(
            list.map(({ gap, variance }) => ({ gap: -gap, variance })),
            said,
            gaps,
          )
          expect(other.kind).toBe(one.kind)
          expect(other.ahead).toBe(one.ahead && MIRRORED[one.ahead])
          expect(other.reachedAt).toBe(one.reachedAt)
          expect(other.roundsMore).toBe(one.roundsMore)
          expect(other.chance).toEqual(one.chance)
          expect(other.probability).toBeCloseTo(1 - one.probability, 10)
          expect(Math.log1p(other.effect)).toBeCloseTo(-Math.log1p(one.effect), 10)
          expect(Math.log1p(other.low)).toBeCloseTo(-Math.log1p(one.high), 10)
        },
      ),
      { numRuns: 60 },
    )
  })

  it('one round confirms nothing, however far its posts lie apart', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -1e6, max: 1e6, noNaN: true }),
        fc.double({ min: 1e-4, max: 100, noNaN: true }),
        (gap, variance) => {
          expect(read([{ gap, variance }], { alpha: 0.1 })).toMatchObject({ reachedAt: null })
        },
      ),
    )
  })

  it('a viral post among equal ones decides nothing, and is worth no more than the winsor lets it', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 20 }),
        fc.nat(19),
        fc.double({ min: 3, max: 1e9, noNaN: true }),
        (n, at, factor) => {
          const place = at % n
          const list = rounds(n, 0, 0.4).with(place, { gap: Math.log(factor) + 2, variance: 0.4 })
          const verdict = read(list)
          expect(verdict.kind).not.toBe('confirmed')
          expect(verdict.seen).toBeLessThanOrEqual(Math.expm1((2.5 * Math.sqrt(0.4)) / n) + 1e-9)
        },
      ),
    )
  })

  it('what was confirmed stays so while the difference points that way, and no longer', () => {
    const won = rounds(6, 0.8, 0.3)
    expect(read(won).kind).toBe('confirmed')
    const reached = read(won).reachedAt
    const fading = [...won, ...rounds(6, -0.05, 0.3)]
    const faded = read(fading)
    expect(faded).toMatchObject({ kind: 'confirmed', ahead: 'B', reachedAt: reached })
    expect(Math.abs(looksOf(fading).at(-1)!.z)).toBeLessThan(boundaryAt(12, 0.05))
    const turned = read([...won, ...rounds(12, -0.8, 0.3)])
    expect(turned).toMatchObject({ reachedAt: null, ahead: 'A' })
    expect(turned.kind).not.toBe('confirmed')
  })

  it('what was registered afterwards, and what is not the primary metric, is never confirmed', () => {
    fc.assert(
      fc.property(some, terms, (list, said) => {
        expect(read(list, { ...said, mayConfirm: false }).kind).not.toBe('confirmed')
      }),
      { numRuns: 60 },
    )
    expect(read(rounds(8, 0.7, 0.3), { mayConfirm: false }).kind).toBe('leaning')
  })

  it('the shown size is never beyond what was seen, and lies in its range', () => {
    fc.assert(
      fc.property(some, (list) => {
        const { effect, seen, low, high, probability } = read(list)
        expect(Math.abs(Math.log1p(effect))).toBeLessThanOrEqual(Math.abs(Math.log1p(seen)) + 1e-12)
        expect(low).toBeLessThanOrEqual(effect)
        expect(effect).toBeLessThanOrEqual(high)
        expect(probability >= 0 && probability <= 1).toBe(true)
      }),
      { numRuns: 60 },
    )
  })

  it('rounds that are no numbers are not counted, and terms that are none are said', () => {
    const bad: Difference[] = [
      { gap: Number.NaN, variance: 1 },
      { gap: 1, variance: 0 },
      { gap: Infinity, variance: 1 },
      { gap: 1, variance: Number.NaN },
      { gap: 1, variance: -2 },
    ]
    expect(verdictOf(bad, [], LOGS, TERMS)).toEqual({ kind: 'unread', why: 'no-rounds', n: 0, need: 1 })
    expect(read([...bad, ...rounds(5, 0.3, 0.4)])).toEqual(read(rounds(5, 0.3, 0.4)))
    for (const smallest of [1, 0, -1, Number.NaN, Infinity])
      expect(verdictOf(ROUNDS, [], LOGS, { ...TERMS, smallest })).toMatchObject({ kind: 'unread', why: 'bad-terms' })
    expect(verdictOf(ROUNDS, [], LOGS, { ...TERMS, alpha: 0.2 as never })).toMatchObject({ why: 'bad-terms' })
  })
})
