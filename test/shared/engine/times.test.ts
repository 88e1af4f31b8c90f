import { describe, expect, it } from 'vitest'
import { analyse, tellOf, timesOf, type EnginePost, type TimeMap } from '../../../shared/engine/index.ts'
import { medianRange } from '../../../shared/engine/median-range.ts'
import { pastOf } from '../../../shared/engine/past.ts'
import type { Metric } from '../../../shared/model.ts'
import { randomFrom, shuffled } from '../../support/random.ts'
import { dice, livelyHistory, normals, PAIR, postAt } from './histories.ts'

const HOURS = [8, 12, 12, 13, 18, 20, 20, 21] as const

/** Views and likes of a channel whose noons draw `times` as many likes a view; the hours of a habit, all weekdays. */
function noonHistory(length: number, times: number, seed = 3): EnginePost[] {
  const roll = dice(seed)
  const normal = normals(roll)
  return Array.from({ length }, (_, i) => {
    const hour = HOURS[Math.floor(roll() * HOURS.length)]!
    const views = Math.round(4000 * Math.exp(0.6 * normal()))
    const rate = 0.04 * (hour === 12 || hour === 13 ? times : 1) * Math.exp(0.3 * normal())
    return postAt(i, { views, likes: Math.round(views * rate) }, { hour, weekday: 1 + (i % 7) })
  })
}

const mapOf = (posts: readonly EnginePost[], metric: Metric = 'lightRate') => timesOf(pastOf(posts, PAIR), metric)
const gateOf = (posts: readonly EnginePost[], metric: Metric = 'lightRate') =>
  analyse(posts, PAIR, [metric]).metrics.find((one) => one.metric === metric)!.time
const told = ({ cells }: TimeMap, hour: number) =>
  cells.filter((cell) => cell.hour === hour).flatMap(({ adjusted }) => (adjusted ? tellOf(adjusted) : []))
const isAnyTold = (map: TimeMap) =>
  [...map.cells, ...map.weekdays, ...map.windows].some(({ adjusted }) => adjusted && tellOf(adjusted) !== 'unsure')

describe('posting times that matter', () => {
  const posts = noonHistory(420, 1.6)
  const map = mapOf(posts)

  it('open the gate, and every noon is told as high, no other hour is', () => {
    expect(gateOf(posts).isOpen).toBe(true)
    expect(new Set([...told(map, 12), ...told(map, 13)])).toEqual(new Set(['high']))
    expect(
      [8, 18, 20, 21].flatMap((hour) => told(map, hour)).filter((says) => says.endsWith('h') || says === 'rather'),
    ).toEqual([])
  })

  it('are found as large as they are: noon against the rest', () => {
    const noon = map.windows.find(({ window }) => window === 'noon')!.adjusted!
    expect(Math.exp(noon.effect)).toBeGreaterThan(1.5)
    expect(Math.exp(noon.effect)).toBeLessThan(1.7)
    expect(noon.low).toBeGreaterThan(Math.log(1.4))
  })

  it('leave the days of the week alone', () => {
    expect(map.weekdays.map(({ n }) => n)).toEqual([60, 60, 60, 60, 60, 60, 60])
    expect(map.weekdays.map(({ adjusted }) => tellOf(adjusted!))).toEqual(Array<string>(7).fill('unsure'))
  })

  it('count every post once, in its cell', () => {
    expect(map.cells.reduce((sum, { n }) => sum + n, 0)).toBe(420)
    expect(map).toMatchObject({ n: 420, timed: 420, judged: 420, posts: 420, postsTimed: 420 })
  })
})

describe('posting times that do not matter', () => {
  it('leave the gate shut and nothing told, where the times of a history are shuffled', () => {
    const posts = noonHistory(420, 1.6)
    const random = randomFrom(8)
    const runs = Array.from({ length: 8 }, () => {
      const times = shuffled(
        posts.map(({ weekday, hour }) => ({ weekday, hour })),
        random,
      )
      const mixed = posts.map((post, i) => ({ ...post, ...times[i] }))
      return { isOpen: gateOf(mixed).isOpen, isTold: isAnyTold(mapOf(mixed)) }
    })
    expect(runs.filter(({ isOpen }) => isOpen).length).toBeLessThanOrEqual(1)
    expect(runs.filter(({ isTold }) => isTold).length).toBeLessThanOrEqual(1)
  })

  it('still have raw ranges that miss the median, about one in five', () => {
    let [measured, missed] = [0, 0]
    for (let seed = 1; seed <= 12; seed++) {
      const map = mapOf(noonHistory(400, 1, seed))
      measured += map.measured
      missed += map.missed
    }
    expect(measured).toBeGreaterThan(300)
    expect(missed / measured).toBeGreaterThan(0.13)
    expect(missed / measured).toBeLessThan(0.25)
  })
})

describe('a map that cannot say all', () => {
  it('measures no effect under 30 posts, and has no median under five in a cell', () => {
    const map = mapOf(noonHistory(24, 3))
    expect(map.cells.every(({ adjusted }) => adjusted === null)).toBe(true)
    expect([...map.weekdays, ...map.windows].every(({ adjusted }) => adjusted === null)).toBe(true)
    for (const { n, raw, values } of map.cells) {
      expect(raw === null).toBe(n < 5)
      expect(values.length).toBe(n)
    }
  })

  it('keeps posts without a time of day out of its cells, and lets them teach the days', () => {
    const posts = noonHistory(200, 1).map((post, i) => (i % 4 === 0 ? { ...post, hour: null } : post))
    const map = mapOf(posts)
    expect(map).toMatchObject({ n: 200, timed: 150, postsTimed: 150 })
    expect(map.weekdays.reduce((sum, { n }) => sum + n, 0)).toBe(200)
    const none = mapOf(posts.map((post) => ({ ...post, hour: null })))
    expect(none).toMatchObject({ cells: [], timed: 0, median: null, measured: 0, missed: 0 })
    expect(none.weekdays.every(({ adjusted }) => adjusted !== null)).toBe(true)
  })

  it('says which columns are not there', () => {
    const map = mapOf(noonHistory(40, 1))
    expect(map.absent).toEqual([
      { metric: 'deepRate', columns: ['hearts'] },
      { metric: 'commentRate', columns: ['comments'] },
      { metric: 'commentConversion', columns: ['comments'] },
      { metric: 'completion', columns: ['completion'] },
    ])
    expect(mapOf(noonHistory(40, 1), 'completion')).toMatchObject({ n: 0, cells: expect.any(Array), median: null })
  })

  it('finds nothing where every post is the same, and nothing where most have none', () => {
    const same = Array.from({ length: 120 }, (_, i) => postAt(i, { views: 500, likes: 20 }))
    const map = mapOf(same)
    expect(isAnyTold(map)).toBe(false)
    expect(map.missed).toBe(0)
    const none = Array.from({ length: 120 }, (_, i) =>
      postAt(i, { views: 500, likes: 20, follows: i % 12 === 0 ? 1 : 0 }),
    )
    expect(mapOf(none, 'follows')).toMatchObject({ sparse: true, median: 0, missed: 0 })
  })

  it('is empty of a channel without posts', () => {
    expect(mapOf([])).toMatchObject({ n: 0, posts: 0, cells: [], median: null })
  })

  it('looks at the newest 2,400 posts, and says how many there are', () => {
    expect(mapOf(livelyHistory(2600), 'views')).toMatchObject({ n: 2400, judged: 2600, posts: 2600 })
  })
})

describe('the range of a median', () => {
  it('holds the true median four times in five, at every size', () => {
    const normal = normals(dice(5))
    for (const n of [5, 6, 9, 20, 61, 400]) {
      let held = 0
      const runs = n > 100 ? 1000 : 3000
      for (let run = 0; run < runs; run++) {
        const { low, high, median } = medianRange(Float64Array.from({ length: n }, () => Math.exp(normal())).toSorted())
        expect(low).toBeLessThanOrEqual(median)
        expect(high).toBeGreaterThanOrEqual(median)
        if (low <= 1 && high >= 1) held++
      }
      expect(Math.abs(held / runs - 0.8)).toBeLessThan(0.035)
    }
  })

  it('of five values lies as Hettmansperger and Sheather draw it', () => {
    const { median, low, high } = medianRange([1, 2, 3, 4, 5])
    expect(median).toBe(3)
    // γ₁ = .9375, γ₂ = .625: I = .44, λ = 1.76/2.32.
    expect(low).toBeCloseTo(1 + 1.76 / 2.32, 10)
    expect(high).toBeCloseTo(5 - 1.76 / 2.32, 10)
  })

  it('can be told of thousands', () => {
    const { low, high } = medianRange(Float64Array.from({ length: 2400 }, (_, i) => i))
    expect(low).toBeGreaterThan(1160)
    expect(high).toBeLessThan(1240)
  })
})
