import { describe, expect, it } from 'vitest'
import { backtest, coverageBand, judgeable } from '../../../shared/engine/index.ts'
import { anyRecord, lossBeside, RECENT, rollingCoverage } from '../../../shared/engine/record.ts'
import { dice, livelyHistory, PAIR, postAt, viewsHistory } from './histories.ts'

describe('what a back-test leaves to look at', () => {
  it('the last 120 posts, each inside its range if and only if it counts as held', () => {
    const [series] = backtest(viewsHistory(400), PAIR, 'views')
    const { past, rolling, n, coverage80 } = series!
    expect(past).toHaveLength(RECENT)
    expect(past.at(-1)!.id).toBe(viewsHistory(400).at(-1)!.id)
    for (const { low, middle, high, value, place, isHeld } of past) {
      expect(low).toBeLessThan(middle)
      expect(middle).toBeLessThan(high)
      expect(isHeld).toBe(low <= value && value <= high)
      expect(isHeld).toBe(place >= 0 && place <= 1)
    }
    expect(n).toBe(370)
    expect(rolling.at(-1)!.coverage).toBeCloseTo(past.slice(-60).filter(({ isHeld }) => isHeld).length / 60, 10)
    expect(rolling.length).toBeLessThanOrEqual(81)
    expect(coverage80).toBeGreaterThan(0.7)
  })

  it('says nothing else of a post when more come after it', () => {
    const [short] = backtest(viewsHistory(100), PAIR, 'views')
    const [long] = backtest(viewsHistory(160), PAIR, 'views')
    const later = new Map(long!.past.map((post) => [post.id, post]))
    const both = short!.past.filter(({ id }) => later.has(id))
    expect(both.length).toBeGreaterThan(50)
    for (const post of both) expect(later.get(post.id)).toEqual(post)
  })

  it('scores shorter histories for who asks for them, and says how many posts there are', () => {
    expect(backtest(viewsHistory(40), PAIR, 'views', 10)).toMatchObject([{ n: 10, rolling: [] }])
    expect(backtest(viewsHistory(39), PAIR, 'views', 10)).toEqual([])
    expect(judgeable(viewsHistory(39), PAIR, 'views')).toBe(39)
    expect(judgeable([], PAIR, 'views')).toBe(0)
  })

  it('finds the simple ways beaten where content matters, and is sure of it', () => {
    const [views] = backtest(livelyHistory(500, 1), PAIR, 'views')
    const { slot, level } = views!.against
    expect(slot.high).toBeLessThan(1)
    expect(level.high).toBeLessThan(1)
    expect(slot.ratio).toBeCloseTo(views!.pinball.model / views!.pinball.slot, 10)
  })
})

describe('two ways on the same posts', () => {
  it('are told apart by the ratio of their losses, whose range holds the truth four times in five', () => {
    const roll = dice(9)
    const truth = 0.9
    let held = 0
    for (let run = 0; run < 400; run++) {
      const b = Float64Array.from({ length: 80 }, () => 0.2 + roll())
      const a = b.map((loss) => truth * loss + 0.4 * (roll() - 0.5))
      const { low, high } = lossBeside(a, b)
      if (low <= truth && truth <= high) held++
    }
    expect(held / 400).toBeGreaterThan(0.74)
    expect(held / 400).toBeLessThan(0.86)
  })

  it('are as good as each other where neither was ever wrong', () => {
    expect(lossBeside(new Float64Array(5), new Float64Array(5))).toEqual({ ratio: 1, low: 1, high: 1 })
  })
})

describe('coverage', () => {
  it('may lie two standard deviations from 80 %, and three points at any length', () => {
    expect(coverageBand(64)).toEqual({ low: expect.closeTo(0.7, 10), high: expect.closeTo(0.9, 10) })
    expect(coverageBand(100_000)).toEqual({ low: expect.closeTo(0.77, 10), high: expect.closeTo(0.83, 10) })
    expect(coverageBand(10).high).toBe(1)
  })

  it('rolls over 60 posts at a time and ends with the last', () => {
    expect(rollingCoverage(new Float64Array(59).fill(1), (i) => i)).toEqual([])
    const held = Float64Array.from({ length: 1000 }, (_, i) => (i < 500 ? 1 : 0))
    const points = rollingCoverage(held, (i) => i)
    expect(points[0]!.coverage).toBe(1)
    expect(points.at(-1)).toEqual({ at: 999, coverage: 0 })
    expect(points.length).toBeLessThanOrEqual(81)
  })
})

describe('of a metric that is mostly nothing', () => {
  it('the chance of any is held against what came and against the plain share', () => {
    const roll = dice(4)
    const values = Float64Array.from({ length: 300 }, () => (roll() < 0.12 ? 1 : 0))
    const record = anyRecord(values, [], 30)
    expect(record.had).toBe(values.subarray(30).reduce((a, b) => a + b, 0))
    expect(record.said).toBeGreaterThan(0.06)
    expect(record.said).toBeLessThan(0.2)
    expect(record.past).toHaveLength(RECENT)
    expect(record.beside.ratio).toBeGreaterThan(0.95)
    expect(record.beside.ratio).toBeLessThan(1.1)
  })

  it('stands in the series that are sparse, and in no other', () => {
    const roll = dice(4)
    const posts = Array.from({ length: 200 }, (_, i) => postAt(i, { views: 1000, comments: roll() < 0.1 ? 1 : 0 }))
    const [comments] = backtest(posts, PAIR, 'comments')
    expect(comments!.any!.past.map(({ had }) => had)).toEqual(comments!.past.map(({ value }) => value > 0))
    expect(backtest(viewsHistory(100), PAIR, 'views')[0]!.any).toBeNull()
  })
})
