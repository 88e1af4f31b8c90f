import { describe, expect, it } from 'vitest'
import { helpsOf, pastOf, usesOf, wearCurveOf, type EnginePost } from '../../../shared/engine/index.ts'
import { fatigueOf } from '../../../shared/engine/fatigue.ts'
import { dice, livelyHistory, normals, PAIR, postAt } from './histories.ts'

/** A question every third post or so; each fresh repeat takes this much of its comments away, on the log scale. */
function asked(length: number, wear: number, seed = 4): EnginePost[] {
  const roll = dice(seed)
  const normal = normals(roll)
  let fresh = 0
  return Array.from({ length }, (_, i) => {
    const asks = Math.floor(i / 9) % 2 === 0 ? roll() < 0.75 : roll() < 0.1
    const gain = asks ? 0.5 - wear * Math.log2(1 + fresh) : 0
    fresh = (fresh + (asks ? 1 : 0)) * 0.5 ** 0.2
    const numbers = { views: 50_000, likes: 2000, comments: Math.round(200 * Math.exp(gain + 0.15 * normal())) }
    return postAt(i, numbers, { hooks: asks ? ['question'] : [] })
  })
}
const question = { kind: 'question', words: '' } as const
function curve(posts: readonly EnginePost[]) {
  const made = wearCurveOf(pastOf(posts, PAIR), question)
  if (!made) throw new Error('nothing was read off')
  return made
}

describe('the uses that a wear is read off', () => {
  it('tell the very number that the row tells: the line at three fresh repeats', () => {
    const posts = asked(200, 0.25)
    const [row] = fatigueOf(posts, PAIR)
    if (row?.is !== 'fading') throw new Error(`it is ${row?.is}`)
    const { slope, points, metric } = curve(posts)
    expect(metric).toBe(row.metric)
    expect(points).toHaveLength(row.n)
    expect(1 - Math.exp(2 * slope.median)).toBeCloseTo(row.drop.median, 12)
    expect(1 - Math.exp(2 * slope.low)).toBeCloseTo(row.drop.high, 12)
    expect(1 - Math.exp(2 * slope.high)).toBeCloseTo(row.drop.low, 12)
  })

  it('count repeats as they fade: one just before is 0.87, one five posts back a half', () => {
    const posts = Array.from({ length: 80 }, (_, i) =>
      postAt(i, { views: 9000, likes: 900, comments: 90 + (i % 7) }, { hooks: i % 5 === 0 ? ['question'] : [] }),
    )
    const { points } = curve(posts)
    expect(points.map(({ id }) => id).slice(0, 3)).toEqual(['post-0', 'post-5', 'post-10'])
    expect(points.map(({ repeats }) => Number(repeats.toFixed(3))).slice(0, 3)).toEqual([0, 0.5, 0.75])
  })

  it('a hook that wears off stands out from its own results moved on; one that does not, does not', () => {
    const worn = curve(asked(200, 0.25)).chance
    expect(worn.of).toBe(curve(asked(200, 0.25)).points.length - 1)
    expect(worn.held / worn.of).toBeLessThan(0.05)
    let few = 0
    for (let seed = 1; seed <= 20; seed++) {
      const { held, of } = curve(asked(150, 0, seed)).chance
      if (held / of < 0.05) few++
    }
    expect(few).toBeLessThanOrEqual(4)
  })

  it('are all there, each with its days, for every kind; nothing is read off too short a history', () => {
    const posts = livelyHistory(120, 2)
    const uses = usesOf(pastOf(posts, PAIR))
    expect(uses.map(({ kind }) => kind)).toEqual(fatigueOf(posts, PAIR).map(({ kind }) => kind))
    for (const { kind, at } of uses) expect(at).toHaveLength(posts.filter(({ hooks }) => hooks.includes(kind)).length)
    expect(wearCurveOf(pastOf(asked(40, 0), PAIR), question)).toBeNull()
  })
})

describe('what goes together with more of a metric', () => {
  it('is found, with its size in the range; what does worse stands apart', () => {
    const roll = dice(9)
    const normal = normals(roll)
    const posts = Array.from({ length: 240 }, (_, i) => {
      const kind = roll()
      const hooks: EnginePost['hooks'] = kind < 0.3 ? ['golden-line'] : kind < 0.6 ? ['threshold'] : ['question']
      const gain = kind < 0.3 ? Math.log(1.5) : kind < 0.6 ? Math.log(0.7) : 0
      return postAt(
        i,
        { views: 20_000, likes: 900, hearts: Math.round(200 * Math.exp(gain + 0.3 * normal())) },
        { hooks },
      )
    })
    const { looked, more, less } = helpsOf(pastOf(posts, PAIR), 'deepRate')
    expect(looked).toBeGreaterThanOrEqual(3)
    expect(more[0]).toMatchObject({ factor: 'hooks', labels: ['golden-line'], stands: true })
    expect(less[0]).toMatchObject({ factor: 'hooks', labels: ['threshold'], stands: true })
    expect(more.every(({ low, high, median }) => low > 0 && low < median && median < high)).toBe(true)
    expect(less.every(({ low, high }) => low < high && high < 0)).toBe(true)
  })

  it('nothing is listed of a metric that is mostly zero', () => {
    const posts = Array.from({ length: 100 }, (_, i) =>
      postAt(i, { views: 9000, likes: 90, hearts: i % 10 === 0 ? 5 : 0 }),
    )
    expect(helpsOf(pastOf(posts, PAIR), 'deepRate')).toEqual({ metric: 'deepRate', looked: 0, more: [], less: [] })
  })
})
