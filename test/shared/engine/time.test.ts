import { describe, expect, it } from 'vitest'
import { codedOf, codedRows, EXPERTS } from '../../../shared/engine/factors.ts'
import { newGate, verdictOf, watchGate } from '../../../shared/engine/gate.ts'
import { analyse, forecast, rangeOf, type EnginePost, type Labels } from '../../../shared/engine/index.ts'
import { definitionsOf, PRIOR_SPREAD } from '../../../shared/engine/metrics.ts'
import { replay } from '../../../shared/engine/rolling.ts'
import { sampleOf } from '../../../shared/engine/sample.ts'
import { clockMeans, clockPosteriors } from '../../../shared/engine/shrinkage.ts'
import { dice, livelyHistory, normals, PAIR, postAt, viewsHistory } from './histories.ts'

const PLAIN: Labels = {
  format: 'short',
  durationSeconds: 45,
  tags: [],
  hooks: [],
  track: null,
  weekday: 3,
  hour: 21,
}

/** Views of a channel whose evenings (from 18 to 23) bring `times` as much; σ = .5. Hours are drawn; some are unknown. */
function eveningHistory(length: number, times: number, unknown = 0): EnginePost[] {
  const roll = dice(11)
  const normal = normals(roll)
  return Array.from({ length }, (_, i) => {
    const hour = Math.floor(roll() * 24)
    const gain = hour >= 18 ? Math.log(times) : 0
    const views = Math.round(1000 * Math.exp(gain + 0.5 * normal()))
    return postAt(i, { views }, { hour: roll() < unknown ? null : hour, weekday: 1 + Math.floor(roll() * 7) })
  })
}

const timeOf = (posts: readonly EnginePost[], metric = 'views') =>
  analyse(posts, PAIR).metrics.find((pattern) => pattern.metric === metric)!.time
const median = (posts: readonly EnginePost[], labels: Partial<Labels>) =>
  rangeOf(analyse(posts, PAIR), 'views', { ...PLAIN, ...labels }, 0.8)!.median

describe('the time gate', () => {
  it('stays shut where posting time does nothing, and says on how many posts it was tried', () => {
    const { isOpen, posts, gain } = timeOf(viewsHistory(400))
    expect(isOpen).toBe(false)
    expect(posts).toBeGreaterThan(380)
    expect(gain).toBeLessThan(0.01)
  })

  it('opens where evenings bring twice as much, and the forecast then knows the hour', () => {
    const posts = eveningHistory(400, 2)
    expect(timeOf(posts)).toMatchObject({ isOpen: true })
    const [night, evening] = [median(posts, { hour: 4 }), median(posts, { hour: 21 })]
    expect(evening / night).toBeGreaterThan(1.6)
    expect(evening / night).toBeLessThan(2.3)
  })

  it('behind it, no hour and no weekday moves a forecast, and it is the one of a model that knows no clock', () => {
    const posts = livelyHistory(300, 4)
    const patterns = analyse(posts, PAIR)
    const shut = patterns.metrics.filter(({ time }) => !time.isOpen).map(({ metric }) => metric)
    expect(shut).toContain('views')
    const said = (labels: Partial<Labels>) =>
      forecast(patterns, { ...PLAIN, ...labels }).filter(({ metric }) => shut.includes(metric))
    expect(said({ hour: 3, weekday: 7 })).toEqual(said({ hour: 20, weekday: 2 }))
    expect(said({ hour: null, weekday: null })).toEqual(said({ hour: 20, weekday: 2 }))

    const sample = sampleOf(posts, 'views', definitionsOf(posts, PAIR).views)
    const factors = codedOf(posts).map((coded) => codedRows(coded, sample.rows))
    const meansOf = (experts: typeof EXPERTS) => {
      const means: number[] = []
      replay(sample, factors, experts, PRIOR_SPREAD.views, (_, { mean }) => means.push(mean))
      return means
    }
    expect(meansOf(EXPERTS)).toEqual(meansOf(EXPERTS.filter(({ isTimed }) => !isTimed)))
  })

  it('asks for 60 posts, 1 % smaller errors, and more than luck', () => {
    const gateOf = (n: number, gains: (i: number) => number) => {
      const gate = newGate()
      for (let i = 0; i < n; i++) watchGate(gate, 1, 1 - gains(i))
      return verdictOf(gate).isOpen
    }
    const steady = (i: number) => 0.05 + (i % 2 ? 0.1 : -0.1)
    expect(gateOf(60, steady)).toBe(true)
    expect(gateOf(59, steady)).toBe(false)
    expect(gateOf(60, (i) => steady(i) / 10)).toBe(false)
    expect(gateOf(60, (i) => 0.05 + (i % 2 ? 0.4 : -0.4))).toBe(false)
    expect(verdictOf(newGate())).toEqual({ posts: 0, gain: 0, z: 0, isOpen: false })
  })
})

describe('posts whose hour is unknown', () => {
  it('take no part in what hours do', () => {
    const posts = eveningHistory(500, 2)
    const unknown = eveningHistory(500, 2, 0.4)
    expect(unknown.filter(({ hour }) => hour === null).length).toBeGreaterThan(150)
    const evening = (list: readonly EnginePost[]) => median(list, { hour: 21 }) / median(list, { hour: 4 })
    expect(evening(unknown)).toBeGreaterThan(1.5)
    expect(Math.abs(Math.log(evening(unknown) / evening(posts)))).toBeLessThan(0.3)
  })

  it('are planned at the usual mix of hours: between the best and the worst, and less surely', () => {
    const posts = eveningHistory(400, 2)
    const [night, unsaid, evening] = [4, null, 21].map((hour) => median(posts, { hour }))
    expect(unsaid).toBeGreaterThan(night!)
    expect(unsaid).toBeLessThan(evening!)
    const width = (hour: number | null) => {
      const { low, high } = rangeOf(analyse(posts, PAIR), 'views', { ...PLAIN, hour }, 0.8)!
      return Math.log(high / low)
    }
    expect(width(null)).toBeGreaterThan(width(21))
  })
})

describe('the clock of hours', () => {
  const measure = { hours: [22, 23, 12], means: [0.6, 0.6, -0.6], variances: [0.01, 0.01, 0.01] }

  it('midnight learns from the hour before it, noon’s neighbours from noon', () => {
    const { means } = clockMeans(measure)
    expect(means[0]).toBeGreaterThan(0.3)
    expect(means[11]).toBeLessThan(-0.3)
    expect(Math.abs(means[0]! - means[21]!)).toBeLessThan(0.05)
  })

  it('its posteriors have those means, and are surer where there are posts', () => {
    const { means } = clockMeans(measure)
    const posteriors = clockPosteriors(measure)
    const meanOf = ({ weights, means: parts }: (typeof posteriors)[number]) =>
      weights.reduce((sum, weight, k) => sum + weight * parts[k]!, 0)
    for (const [hour, posterior] of posteriors.entries()) expect(meanOf(posterior)).toBeCloseTo(means[hour]!, 12)
    const widest = (hour: number) => Math.max(...posteriors[hour]!.variances)
    expect(widest(23)).toBeLessThan(widest(5) / 5)
  })
})
