import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { RULES, type Baseline } from '../../../shared/engine/baselines.ts'
import { EXPERTS, type Coded } from '../../../shared/engine/factors.ts'
import { backtest } from '../../../shared/engine/index.ts'
import { rangeOfResiduals, replay } from '../../../shared/engine/rolling.ts'
import { normalQuantile } from '../../../shared/engine/special.ts'
import { isSparse, isTied, type Sample } from '../../../shared/engine/sample.ts'
import { dice, livelyHistory, PAIR, postAt, viewsHistory } from './histories.ts'

/** The standard normal density at its quantile q. */
const density = (q: number) => Math.exp(-(normalQuantile(q) ** 2) / 2) / Math.sqrt(2 * Math.PI)

/** A sample that was made by hand: the numbers are already on their scale. */
const plainSample = (y: Float64Array, v = new Float64Array(y.length)): Sample => ({
  metric: 'likeRate',
  scale: 'log-ratio',
  rows: Int32Array.from(y, (_, i) => i),
  y,
  v,
  cellLow: y,
  cellHigh: y,
  values: y,
  pooled: y.map(() => 1),
  answered: y.length,
})

describe('the back-test', () => {
  it('finds the 80 % range right on histories that wander, and content worth knowing', () => {
    const series = [1, 2, 3].flatMap((seed) => backtest(livelyHistory(500, seed), PAIR))
    const scored = series.reduce((sum, { n }) => sum + n, 0)
    const held = series.reduce((sum, { n, coverage80 }) => sum + n * coverage80, 0)
    expect(held / scored).toBeGreaterThan(0.785)
    expect(held / scored).toBeLessThan(0.815)
    for (const { coverage80, pinball } of series) {
      expect(Math.abs(coverage80 - 0.8)).toBeLessThan(0.05)
      expect(pinball.model).toBeLessThan(pinball.slot)
    }
    for (const { pinball } of series.filter(({ metric }) => metric === 'views' || metric === 'commentConversion')) {
      expect(pinball.model).toBeLessThan(pinball.level * 0.97)
      expect(pinball.model).toBeLessThan(pinball.median)
    }
  })

  it('gives pure noise about the loss that perfect knowledge of it would have', () => {
    const [series] = backtest(viewsHistory(2000), PAIR, 'views')
    // The expected pinball loss at the true quantile q of N(0, σ²) is σ·φ(Φ⁻¹(q)).
    const best = (0.7 * Array.from({ length: 19 }, (_, i) => density((i + 1) / 20)).reduce((a, b) => a + b, 0)) / 19
    expect(series!.pinball.model / best).toBeGreaterThan(0.95)
    expect(series!.pinball.model / best).toBeLessThan(1.06)
  })

  it('skips the first 30 posts and leaves out metrics with fewer than 40 to score', () => {
    expect(backtest(viewsHistory(69), PAIR)).toEqual([])
    expect(backtest(viewsHistory(70), PAIR)).toMatchObject([{ metric: 'views', n: 40 }])
    expect(backtest(viewsHistory(70), PAIR, 'likes')).toEqual([])
  })

  it('marks series of zeros as sparse, and covers them rightly by parts of a count', () => {
    const roll = dice(4)
    const posts = Array.from({ length: 400 }, (_, i) =>
      postAt(i, { comments: roll() < 0.9 ? 0 : Math.ceil(roll() * 4) }),
    )
    const [series] = backtest(posts, PAIR, 'comments')
    expect(series!.sparse).toBe(true)
    expect(series!.coverage80).toBeGreaterThan(0.75)
    expect(series!.coverage80).toBeLessThan(0.85)
  })

  it('knows sparse and tied series', () => {
    expect(isSparse(Float64Array.from({ length: 10 }, (_, i) => (i < 8 ? 0 : 1)))).toBe(false)
    expect(isSparse(Float64Array.from({ length: 10 }, (_, i) => (i < 9 ? 0 : 1)))).toBe(true)
    expect(isTied(Float64Array.of(1, 2, 2, 3, 4, 5, 6, 7, 8, 9))).toBe(false)
    expect(isTied(Float64Array.of(1, 2, 2, 2, 4, 5, 6, 7, 8, 9))).toBe(true)
  })
})

describe('the rules of thumb it is held against', () => {
  const slots: readonly (readonly [weekday: number, hour: number | null, y: number])[] = [
    [1, 9, 1],
    [1, 9, 3],
    [2, 9, 8],
    [1, null, 5],
    [1, 9, 4],
    [3, 9, 6],
  ]
  /** What a rule says of each post, knowing those before it. */
  const saidBy = (baseline: Baseline) => {
    const rule = RULES[baseline]()
    return slots.map(([weekday, hour, y], i) => {
      const post = postAt(i, null, { weekday, hour })
      const said = rule.says(post)
      rule.learns(post, y)
      return said
    })
  }

  it('the median of all posts before', () => {
    expect(saidBy('median')).toEqual([undefined, 1, 2, 3, 4, 4])
  })

  it('the mean of the last ten', () => {
    expect(saidBy('last10')).toEqual([undefined, 1, 2, 4, 17 / 4, 21 / 5])
  })

  it('the mean of the same weekday and hour, of the weekday where the hour is unknown, of all where there is neither', () => {
    expect(saidBy('slot')).toEqual([undefined, 1, 2, 2, 2, 21 / 5])
  })
})

const DUMP = new URL('../../../../shared/engine-reference/dump_UCI-FB.json', import.meta.url)

describe.skipIf(!existsSync(DUMP))('beside the reference (../shared/engine-reference; skipped where it is not)', () => {
  it('says nearly what the reference says of its like rates', () => {
    const dump = JSON.parse(readFileSync(DUMP, 'utf8')) as {
      y: number[]
      v: number[]
      mu: (number | null)[]
      cols: { name: string; G: number; ix: number[] }[]
    }
    const y = Float64Array.from(dump.y)
    const columns = [
      ['Type', 'format', 'one'],
      ['Category', 'track', 'one'],
      ['Paid', 'duration', 'one'],
      ['weekday', 'weekday', 'one'],
      ['hour', 'hour', 'clock'],
      ['slot', 'slot', 'rare'],
    ] as const
    const factors = columns.map(([column, name, shape]): Coded => {
      const { G, ix } = dump.cols.find((col) => col.name === column)!
      const labels = Array.from({ length: G }, (_, i) => `${i}`)
      return {
        name,
        shape,
        labels,
        start: Int32Array.from({ length: y.length + 1 }, (_, i) => i),
        levels: Int32Array.from(ix),
      }
    })
    let apart = 0
    let most = 0
    let ours = 0
    let theirs = 0
    let held = 0
    replay(
      plainSample(y, Float64Array.from(dump.v)),
      factors,
      // The reference hears time always; whether it has earned it is asked elsewhere.
      EXPERTS.map((expert) => ({ ...expert, isTimed: false })),
      0.5,
      (i, { mean, scale }, { residuals, miss }) => {
        if (i < 30) return
        const z = rangeOfResiduals(residuals, miss)
        const at = (y[i]! - mean) / scale
        if (z.low <= at && at <= z.high) held++
        apart += Math.abs(mean - dump.mu[i]!)
        most = Math.max(most, Math.abs(mean - dump.mu[i]!))
        ours += Math.abs(y[i]! - mean)
        theirs += Math.abs(y[i]! - dump.mu[i]!)
      },
    )
    const n = y.length - 30
    expect(apart / n).toBeLessThan(0.005)
    expect(most).toBeLessThan(0.15)
    expect(ours / theirs).toBeLessThan(1.01)
    expect(Math.abs(held / n - 0.815)).toBeLessThan(0.015)
  })
})
