import { describe, expect, it } from 'vitest'
import { codedOf } from '../../../shared/engine/factors.ts'
import { analyse, forecast, type EnginePost, type Labels } from '../../../shared/engine/index.ts'
import { replayOccurrence } from '../../../shared/engine/occurrence.ts'
import { dice, PAIR, PLAIN, postAt, viewsHistory } from './histories.ts'

/** Posts of which a share get some thirty comments; of those with a question a larger one. */
function quietHistory(length: number, plain: number, asked: number, seed = 8): EnginePost[] {
  const roll = dice(seed)
  return Array.from({ length }, (_, i) => {
    const asks = roll() < 0.3
    const comments = roll() < (asks ? asked : plain) ? 30 + Math.floor(9 * roll()) : 0
    return postAt(i, { likes: 200, comments }, { hooks: asks ? ['question'] : ['golden-line'] })
  })
}

const anyOf = (posts: readonly EnginePost[], labels: Partial<Labels> = {}, metric = 'comments') => {
  const said = forecast(analyse(posts, PAIR), { ...PLAIN, ...labels }).find((one) => one.metric === metric)
  return said?.kind === 'known' ? said.any : undefined
}

describe('the chance of any at all', () => {
  it('is said of metrics that are mostly 0, counts and rates alike, and of no others', () => {
    const posts = quietHistory(300, 0.1, 0.1)
    const had = posts.filter(({ numbers }) => numbers!.comments! > 0).length
    expect(anyOf(posts)).toMatchObject({ had })
    expect(anyOf(posts, {}, 'commentConversion')).toMatchObject({ chance: expect.any(Number) as number })
    expect(anyOf(posts, {}, 'likes')).toBeUndefined()
    expect(anyOf(viewsHistory(100), {}, 'views')).toBeUndefined()
  })

  it('is the share of posts that had any, where labels do nothing', () => {
    const { chance } = anyOf(quietHistory(600, 0.1, 0.1), { hooks: ['question'] })!
    expect(chance).toBeGreaterThan(0.06)
    expect(chance).toBeLessThan(0.15)
  })

  it('knows the hook that brings some, and stands between where hooks are not yet said', () => {
    const posts = quietHistory(600, 0.05, 0.4)
    const [golden, unsaid, question] = [['golden-line'] as const, [], ['question'] as const].map(
      (hooks) => anyOf(posts, { hooks })!.chance,
    )
    expect(golden).toBeLessThan(0.1)
    expect(question).toBeGreaterThan(0.25)
    expect(question).toBeLessThan(0.5)
    expect(unsaid).toBeGreaterThan(golden!)
    expect(unsaid).toBeLessThan(question!)
  })

  it('follows an account on which comments begin', () => {
    const dead = quietHistory(400, 0, 0)
    const alive = quietHistory(90, 0.5, 0.5).map((post, i) => ({
      ...post,
      id: `later-${i}`,
      at: dead.at(-1)!.at + i + 1,
    }))
    expect(anyOf(dead)!.chance).toBeLessThan(0.02)
    expect(anyOf([...dead, ...alive])!.chance).toBeGreaterThan(0.35)
  })

  it('never reaches none or certainty, whatever came', () => {
    for (const share of [0, 0.001, 1]) {
      const values = Float64Array.from({ length: 200 }, () => (share === 1 ? 1 : 0))
      const posts = quietHistory(200, share, share)
      replayOccurrence(values, codedOf(posts), (_, chance) => {
        expect(chance).toBeGreaterThan(0)
        expect(chance).toBeLessThan(1)
      })
    }
  })

  it('of past posts stays as it was said when posts come later, and of those said to have a chance as many have some', () => {
    const posts = quietHistory(900, 0.05, 0.4)
    const values = Float64Array.from(posts, ({ numbers }) => numbers!.comments!)
    const saidOf = (length: number) => {
      const chances: number[] = []
      replayOccurrence(values.slice(0, length), codedOf(posts.slice(0, length)), (_, chance) => chances.push(chance))
      return chances
    }
    const all = saidOf(900)
    for (const length of [5, 40, 333]) expect(saidOf(length)).toEqual(all.slice(0, length))
    const [low, high] = [all.map((chance) => chance < 0.15), all.map((chance) => chance > 0.25)]
    for (const chosen of [low, high]) {
      const places = chosen.flatMap((is, i) => (is && i > 60 ? [i] : []))
      expect(places.length).toBeGreaterThan(100)
      const [said, came] = [places.map((i) => all[i]!), places.map((i) => (values[i]! > 0 ? 1 : 0))].map(
        (list) => list.reduce((a, b) => a + b, 0) / list.length,
      )
      expect(Math.abs(said! - came!)).toBeLessThan(0.06)
    }
  })
})
