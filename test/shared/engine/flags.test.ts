import { describe, expect, it } from 'vitest'
import { codedOf, isTime } from '../../../shared/engine/factors.ts'
import { flagRecords, flagsOf } from '../../../shared/engine/flags.ts'
import { analyse, type EnginePost } from '../../../shared/engine/index.ts'
import { chanceBelow, posteriorMean, posteriorOf, posteriorQuantile } from '../../../shared/engine/shrinkage.ts'
import { dice, livelyHistory, normals, PAIR, postAt } from './histories.ts'

/** One number a post, σ = .5, with what a label of the post adds. */
const numbersOf = (posts: readonly EnginePost[], gain: (post: EnginePost) => number, seed = 21) => {
  const normal = normals(dice(seed))
  return Float64Array.from(posts, (post) => gain(post) + 0.5 * normal())
}
const quiet = (y: Float64Array) => new Float64Array(y.length)
const content = (posts: readonly EnginePost[]) => codedOf(posts).filter((factor) => !isTime(factor))

describe('flags', () => {
  const posts = Array.from({ length: 240 }, (_, i) =>
    postAt(i, null, {
      hooks: i % 3 === 0 ? ['suspense'] : i % 3 === 1 ? ['question'] : [],
      tags: i % 2 ? ['travel'] : ['food'],
    }),
  )

  it('name the label whose posts do worse, by how much, on how many posts; and no other', () => {
    const y = numbersOf(posts, ({ hooks }) => (hooks.includes('suspense') ? Math.log(0.6) : 0))
    const [worst, ...rest] = flagsOf(y, quiet(y), content(posts))
    expect(worst).toMatchObject({ factor: 'hooks', labels: ['suspense'], posts: 80 })
    // Against the channel's own level, which these posts are a third of, they are a third less low.
    expect(worst!.effect).toBeGreaterThan(Math.log(0.6))
    expect(worst!.effect).toBeLessThan((Math.log(0.6) * 2) / 3 + 0.05)
    expect(worst!.low).toBeLessThan(worst!.effect)
    expect(worst!.high).toBeGreaterThan(worst!.effect)
    expect(worst!.high).toBeLessThan(Math.log(1 / 1.1))
    expect(rest.every(({ factor }) => factor === 'hooks')).toBe(true)
  })

  it('say nothing of effects under a tenth, of under four posts of a label, of under 30 posts', () => {
    const small = numbersOf(posts, ({ hooks }) => (hooks.includes('suspense') ? Math.log(0.95) : 0))
    expect(flagsOf(small, quiet(small), content(posts))).toEqual([])
    const rare = posts.map((post, i) => ({ ...post, hooks: i > 236 ? (['stance'] as const) : [] }))
    const y = numbersOf(rare, ({ hooks }) => (hooks.includes('stance') ? -3 : 0))
    expect(flagsOf(y, quiet(y), content(rare)).filter(({ factor }) => factor === 'hooks')).toEqual([])
    const few = posts.slice(0, 29)
    const loud = numbersOf(few, ({ hooks }) => (hooks.includes('suspense') ? -2 : 0))
    expect(flagsOf(loud, quiet(loud), content(few))).toEqual([])
  })

  it('of pure noise are rare: under one series in twenty', () => {
    const runs = Array.from({ length: 60 }, (_, seed) => numbersOf(posts, () => 0, 100 + seed))
    expect(runs.filter((y) => flagsOf(y, quiet(y), content(posts)).length > 0).length).toBeLessThan(4)
  })

  it('say what always comes along, so that one of the two is not blamed', () => {
    const paired = posts.map((post, i) => ({ ...post, format: i % 3 === 0 ? ('live' as const) : ('short' as const) }))
    const y = numbersOf(paired, ({ format }) => (format === 'live' ? -1 : 0))
    const flags = flagsOf(y, quiet(y), content(paired))
    const along = flags.filter(({ effect }) => effect < 0).map(({ alongside }) => alongside)
    expect(along.length).toBeGreaterThan(0)
    for (const one of along)
      expect([
        { factor: 'format', label: 'live' },
        { factor: 'hooks', label: 'suspense' },
      ]).toContainEqual(one)
    const alone = numbersOf(posts, ({ hooks }) => (hooks.includes('suspense') ? -1 : 0))
    expect(flagsOf(alone, quiet(alone), content(posts))[0]).not.toHaveProperty('alongside')
  })

  it('tell tags apart only by their differences: what all tagged posts have is no tag’s doing', () => {
    const tagged = posts.map((post, i) => ({ ...post, format: i % 4 ? ('short' as const) : ('live' as const) }))
    const y = numbersOf(tagged, ({ format }) => (format === 'live' ? 1 : 0))
    expect(flagsOf(y, quiet(y), content(tagged)).filter(({ factor }) => factor === 'tags')).toEqual([])
  })

  it('join neighbouring hours, midnight among them', () => {
    const nights = posts.map((post, i) => ({ ...post, hour: i % 24, weekday: 1 + (Math.floor(i / 24) % 7) }))
    const y = numbersOf(nights, ({ hour }) => (hour === 23 || hour === 0 || hour === 1 ? -1.2 : 0))
    const hours = flagsOf(y, quiet(y), codedOf(nights)).filter(({ factor, effect }) => factor === 'hour' && effect < 0)
    expect(hours).toHaveLength(1)
    expect(hours[0]!.labels).toEqual(expect.arrayContaining(['23', '0', '1']))
    expect(hours[0]!.labels.indexOf('23')).toBeLessThan(hours[0]!.labels.indexOf('0'))
  })

  it('of posting time are raised only where the gate is open', () => {
    const { metrics } = analyse(livelyHistory(300, 6), PAIR)
    const shut = metrics.filter(({ time }) => !time.isOpen)
    expect(shut.length).toBeGreaterThan(3)
    for (const { flags } of shut)
      expect(flags.filter(({ factor }) => ['weekday', 'hour', 'slot'].includes(factor))).toEqual([])
  })

  it('are kept on later posts where they last, and not where what they saw turns round', () => {
    const lasting = numbersOf(posts, ({ hooks }) => (hooks.includes('suspense') ? -0.8 : 0))
    const { hooks } = flagRecords(lasting, quiet(lasting), content(posts))
    expect(hooks!.of).toBeGreaterThan(2)
    expect(hooks!.held).toBe(hooks!.of)
    // What holds until a third of the last part and is then turned round does not hold.
    const turned = lasting.map((value, i) => (i >= 96 && posts[i]!.hooks.includes('suspense') ? value + 1.6 : value))
    const after = flagRecords(turned, quiet(turned), content(posts)).hooks
    expect(after!.held).toBeLessThan(after!.of)
  })
})

describe('what would have been flagged is counted by what each part of the history can say', () => {
  const posts = Array.from({ length: 240 }, (_, i) => postAt(i, null, { format: (i * 7) % 5 < 2 ? 'long' : 'short' }))
  const lasting = (some: readonly EnginePost[], is: (post: EnginePost) => boolean) => {
    const y = numbersOf(some, (post) => (is(post) ? -0.5 : 0.5))
    return flagRecords(y, quiet(y), codedOf(some))
  }

  it('«short does better» and «long does worse» once', () => {
    expect(lasting(posts, ({ format }) => format === 'long').format).toEqual({ of: 3, held: 3 })
  })

  it('once still where a few of a third format stand between', () => {
    const mixed = posts.map((post, i) => (i % 20 === 3 ? { ...post, format: 'gallery' as const } : post))
    expect(lasting(mixed, ({ format }) => format === 'long').format).toEqual({ of: 3, held: 3 })
  })

  it('an evening and the weekday that it always goes with once', () => {
    const weekly = posts.map((post) => ({
      ...post,
      format: 'short' as const,
      ...(post.format === 'long' ? { weekday: 5, hour: 20 } : { weekday: 1, hour: 8 }),
    }))
    const { weekday, hour, slot } = lasting(weekly, (post) => post.hour === 20)
    const times = [weekday, hour, slot].reduce((sum, record) => sum + (record?.of ?? 0), 0)
    expect(times).toBe(3)
  })

  it('labels of which each goes its own way one by one', () => {
    const kinds = ['question', 'save', 'suspense', 'share', 'stance', 'golden-line'] as const
    const hooked = posts.map((post, i) => ({ ...post, format: 'short' as const, hooks: [kinds[(i * 7) % 6]!] }))
    const { hooks } = lasting(hooked, (post) => kinds.indexOf(post.hooks[0] as never) < 3)
    expect(hooks?.of).toBeGreaterThan(12)
    expect(hooks?.held).toBe(hooks?.of)
  })
})

describe('the posterior of an effect', () => {
  const posterior = posteriorOf(-0.5, 0.02, [0.1, 0.1, 0.2, 0.3, 0.2, 0.1])

  it('has its quantiles where its distribution says', () => {
    for (const share of [0.12, 0.5, 0.85, 0.99])
      expect(chanceBelow(posterior, posteriorQuantile(posterior, share))).toBeCloseTo(share, 6)
    expect(chanceBelow(posterior, -9)).toBeCloseTo(0, 9)
    expect(chanceBelow(posterior, 9)).toBeCloseTo(1, 9)
  })

  it('counts the chance of no effect at all as a step at zero', () => {
    expect(chanceBelow(posterior, 1e-9) - chanceBelow(posterior, -1e-9)).toBeCloseTo(0.1, 3)
    expect(posteriorMean(posterior)).toBeGreaterThan(-0.5)
  })
})
