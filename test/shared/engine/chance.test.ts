import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { saidChance } from '../../../shared/chance.ts'
import { chanceAbove, push, quantiles, residualWindow, tailOf } from '../../../shared/engine/conformal.ts'
import { codedOf, codedRows, EXPERTS } from '../../../shared/engine/factors.ts'
import { analyse, forecast, metricsOf, rangeOf, type EnginePost, type Labels } from '../../../shared/engine/index.ts'
import { definitionsOf, inOrder, PRIOR_SPREAD } from '../../../shared/engine/metrics.ts'
import { replay } from '../../../shared/engine/rolling.ts'
import { isTied, reachingFrom, sampleOf } from '../../../shared/engine/sample.ts'
import type { Metric } from '../../../shared/model.ts'
import { historiesIn } from '../../support/real-histories.ts'
import { livelyHistory, PAIR, postAt, viewsHistory } from './histories.ts'

const LABELS: Labels = {
  format: 'short',
  durationSeconds: 45,
  tags: ['travel'],
  hooks: ['question'],
  track: null,
  weekday: null,
  hour: null,
}
const history = analyse(livelyHistory(400, 3), PAIR)
const chanceOf = (metric: Metric, value: number) => {
  const said = forecast(history, LABELS, { metric, value }).find((one) => one.metric === metric)
  if (said?.kind !== 'known' || !said.target || said.target.chance === null) throw new Error('no chance')
  expect(said.target.value).toBe(value)
  return said.target.chance
}

describe('the chance of reaching a target', () => {
  it.each(['views', 'lightRate', 'deepRate', 'commentConversion', 'completion'] as const)(
    'comes from the same distribution as the range: %s',
    (metric) => {
      const range = rangeOf(history, metric, LABELS, 0.8)!
      // A count comes whole: an end of the range between two counts is reached by the next.
      const digits = metric === 'views' ? 2 : 6
      expect(chanceOf(metric, range.high)).toBeCloseTo(0.1, digits)
      expect(chanceOf(metric, range.median)).toBeCloseTo(0.5, digits)
      expect(chanceOf(metric, range.low)).toBeCloseTo(0.9, digits)
      for (const coverage of [0.5, 0.6, 0.9, 0.95]) {
        const { low, high } = rangeOf(history, metric, LABELS, coverage)!
        expect(chanceOf(metric, high)).toBeCloseTo((1 - coverage) / 2, digits)
        expect(chanceOf(metric, low)).toBeCloseTo((1 + coverage) / 2, digits)
      }
    },
  )

  it('falls as the target rises, from one to none', () => {
    const { median } = rangeOf(history, 'views', LABELS, 0.8)!
    const chances = [0, 0.2, 0.5, 0.8, 1, 1.2, 2, 5, 1e6].map((times) => chanceOf('views', median * times))
    expect(chances).toEqual(chances.toSorted((a, b) => b - a))
    expect(chances[0]).toBeCloseTo(1, 4)
    expect(chances.at(-1)).toBeCloseTo(0, 4)
  })

  it('is undone by the range that leaves out as much, whatever was missed before', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -4000, max: 4000 }), { maxLength: 300 }),
        fc.double({ min: 0.02, max: 0.6, noNaN: true }),
        fc.double({ min: 0.03, max: 0.5, noNaN: true }),
        (residuals, miss, beyond) => {
          const window = residualWindow()
          for (const residual of new Set(residuals)) push(window, residual / 1000)
          const tail = tailOf(beyond, miss)
          const [low, high] = quantiles(window, [tail, 1 - tail], new Float64Array(2))
          // The outermost error has a weight of its own: beyond its middle nothing is known.
          if (low === window.values[0] || high === window.values[window.size - 1]) return
          expect(chanceAbove(window, miss, high!)).toBeCloseTo(beyond, 6)
          expect(chanceAbove(window, miss, low!)).toBeCloseTo(1 - beyond, 6)
        },
      ),
      { numRuns: 200 },
    )
  })

  it('is said of the target’s metric alone, not under five posts, and not where too many posts share one number', () => {
    const chances = (posts: readonly EnginePost[], metric: Metric) =>
      forecast(analyse(posts, PAIR), LABELS, { metric, value: 3 }).flatMap((one) =>
        one.kind === 'known' && one.target ? [[one.metric, one.target.chance === null ? 'untold' : 'told']] : [],
      )
    expect(chances(viewsHistory(5), 'views')).toEqual([['views', 'told']])
    expect(chances(viewsHistory(4), 'views')).toEqual([['views', 'untold']])
    expect(chances(viewsHistory(40), 'likes')).toEqual([])
    const zeros = Array.from({ length: 60 }, (_, i) => postAt(i, { comments: i % 4 === 0 ? 0 : 4 + i }))
    expect(chances(zeros, 'comments')).toEqual([['comments', 'untold']])
    expect(forecast(history, LABELS).some((one) => one.kind === 'known' && one.target)).toBe(false)
  })
})

describe('said aloud', () => {
  it.each([
    [0.02, 'firm', 'under', 5],
    [0.1, 'firm', 'about', 10],
    [0.36, 'firm', 'about', 35],
    [0.97, 'firm', 'over', 95],
    [0.95, 'firm', 'about', 95],
    [0.08, 'thin', 'under', 10],
    [0.36, 'thin', 'about', 40],
    [0.93, 'thin', 'over', 90],
  ] as const)('%d on a %s footing is %s %d %%', (chance, footing, form, percent) => {
    expect(saidChance(chance, footing)).toEqual({ form, percent })
  })
})

/** Cases by what was said, in fifths: how many, how many reached, and the mean of what was said. */
type Fifths = readonly { said: number; cases: number; reached: number }[]
const fifths = (): Fifths => Array.from({ length: 5 }, () => ({ said: 0, cases: 0, reached: 0 }))

/** Shares of the last 60 numbers that a creator's targets lie above. */
const AIMS = [0.25, 0.5, 0.7, 0.85, 0.95]

/** Lives through a history and says of each post after the thirtieth its chance of reaching what a creator might have aimed at. */
function tally(posts: readonly EnginePost[], into: Fifths): void {
  const ordered = inOrder(posts)
  const coded = codedOf(ordered)
  const definitions = definitionsOf(ordered, PAIR)
  for (const metric of metricsOf(ordered, PAIR)) {
    const sample = sampleOf(ordered, metric, definitions[metric])
    if (sample.y.length < 70 || isTied(sample.values)) continue
    const factors = coded.map((factor) => codedRows(factor, sample.rows))
    replay(sample, factors, EXPERTS, PRIOR_SPREAD[metric], (i, { mean, scale }, { residuals, miss }) => {
      if (i < 30) return
      const past = sample.values.slice(Math.max(0, i - 60), i).toSorted()
      for (const aim of AIMS) {
        const target = past[Math.floor(aim * past.length)]!
        if (target === 0) continue
        const chance = chanceAbove(residuals, miss, (reachingFrom(target, sample.scale) - mean) / scale)
        const fifth = into[Math.min(4, Math.floor(chance * 5))]!
        fifth.said += chance
        fifth.cases++
        if (sample.values[i]! >= target) fifth.reached++
      }
    })
  }
}

/** How far what came lies from what was said, where it was said of at least `least` cases. */
const apart = (tallied: Fifths, least: number) =>
  tallied.filter(({ cases }) => cases >= least).map(({ said, cases, reached }) => (reached - said) / cases)

describe('of what was said to have a chance, as many come to be', () => {
  it('on histories that wander, with content worth knowing', () => {
    const tallied = fifths()
    for (const seed of [1, 2, 3]) tally(livelyHistory(600, seed), tallied)
    expect(apart(tallied, 500)).toHaveLength(5)
    for (const by of apart(tallied, 500)) expect(Math.abs(by)).toBeLessThan(0.03)
  })

  const DATA = new URL('../../../../shared/data/', import.meta.url)
  it.skipIf(!existsSync(DATA))('on real histories (../shared/data; skipped where it is not)', () => {
    const tallied = fifths()
    for (const { posts } of historiesIn(fileURLToPath(DATA))) tally(posts, tallied)
    expect(apart(tallied, 1000)).toHaveLength(5)
    for (const by of apart(tallied, 1000)) expect(Math.abs(by)).toBeLessThan(0.03)
  })
})
