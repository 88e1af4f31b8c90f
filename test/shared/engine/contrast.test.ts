import { describe, expect, it } from 'vitest'
import { analyse, pastOf, type EnginePost } from '../../../shared/engine/index.ts'
import { comparisons, type Reading } from '../../../shared/insight/compared.ts'
import { askedOf, conversionOf, conversionSample, conversionsOn } from '../../../shared/insight/conversion.ts'
import { aroundOf, ledgerOf } from '../../../shared/insight/ledger.ts'
import { sidesOf } from '../../../shared/insight/sides.ts'
import type { HookKind, Metric } from '../../../shared/model.ts'
import { dice, normals, PAIR, postAt } from './histories.ts'

const ZONE = 'Asia/Shanghai'

interface Made {
  readonly hooks?: (i: number) => readonly HookKind[]
  readonly tags?: (i: number) => readonly string[]
  readonly format?: (i: number) => EnginePost['format']
  /** Comments, in times of the usual. */
  readonly gain?: (i: number) => number
  /** Comments per like. */
  readonly rate?: number
  readonly texts?: (i: number) => readonly string[]
}

/** Posts with some 500 likes each, σ = .4 from post to post. */
function history(
  count: number,
  { hooks, tags, format, gain = () => 1, rate = 0.1, texts }: Made,
  seed = 5,
): EnginePost[] {
  const normal = normals(dice(seed))
  return Array.from({ length: count }, (_, i) => {
    const likes = Math.round(500 * Math.exp(0.3 * normal()))
    const comments = Math.round(likes * rate * gain(i) * Math.exp(0.4 * normal()))
    return postAt(
      i,
      { views: likes * 20, likes, hearts: Math.round(likes / 4), comments },
      {
        hooks: hooks?.(i) ?? [],
        tags: tags?.(i) ?? [],
        format: format?.(i) ?? 'short',
        ...(texts && { texts: texts(i) }),
      },
    )
  })
}

const read = (posts: readonly EnginePost[], hook: HookKind, metric: Metric = 'commentConversion'): Reading => {
  const past = pastOf(posts, PAIR)
  return comparisons(past, past.sample(metric))(askedOf(hook))
}
const compared = (reading: Reading) => {
  if (reading.kind !== 'compared') throw new Error(reading.why)
  return reading
}

describe('posts with something beside posts without it', () => {
  it('are told apart by as much as they differ, where every post has exactly one hook', () => {
    const kinds = ['question', 'save', 'suspense', 'golden-line'] as const
    const posts = history(240, {
      hooks: (i) => [kinds[(i * 7) % 4]!],
      gain: (i) => ((i * 7) % 4 === 0 ? 1.6 : 1),
    })
    const told = compared(read(posts, 'question'))
    expect(told).toMatchObject({ is: 'more', withIt: 60, without: 180, by: 'size' })
    expect(told.change).toBeGreaterThan(0.4)
    expect(told.change).toBeLessThan(0.8)
    expect([told.low < told.change, told.change < told.high]).toEqual([true, true])
    // One outstanding hook does not make the others look poor.
    expect(compared(read(posts, 'save')).is).toBe('open')
  })

  it('owe nothing to another label that mostly comes along', () => {
    // Long films get twice the comments; three of four questions stand in them.
    const isLong = (i: number) => i % 2 === 0
    const asks = (i: number) => (isLong(i) ? i % 8 !== 0 : i % 8 === 1)
    const posts = history(400, {
      hooks: (i) => (asks(i) ? ['question'] : []),
      format: (i) => (isLong(i) ? 'long' : 'short'),
      gain: (i) => (isLong(i) ? 2 : 1),
    })
    const raw = (is: boolean) => {
      const own = posts.filter((_, i) => asks(i) === is).map(({ numbers }) => numbers!.comments! / numbers!.likes!)
      return own.reduce((a, b) => a + b, 0) / own.length
    }
    expect(raw(true) / raw(false)).toBeGreaterThan(1.4)
    const told = compared(read(posts, 'question'))
    expect(Math.abs(told.change)).toBeLessThan(0.1)
    expect(told.is).toBe('open')
  })

  it('are hardly ever told apart where nothing differs, about as often as is said', () => {
    let [decided, said, runs] = [0, 0, 0]
    const past = pastOf(history(200, {}), PAIR)
    const compare = comparisons(past, past.sample('commentConversion'))
    const roll = dice(11)
    for (; runs < 300; runs++) {
      const sides = past.posts.map(() => (roll() < 0.3 ? 1 : 0))
      const told = compared(compare({ sideOf: (_, place) => sides[place]! }))
      decided += told.is === 'open' ? 0 : 1
      said += told.byChance
    }
    expect(said / runs).toBeLessThan(0.03)
    expect(decided).toBeLessThan(said + 3 * Math.sqrt(said) + 1)
  })

  it('are compared by whether there is any, where most have none', () => {
    const hooks = (i: number): readonly HookKind[] => (i % 3 === 0 ? ['question'] : [])
    const roll = dice(3)
    const posts = history(300, { hooks }).map((post, i) => ({
      ...post,
      numbers: { ...post.numbers!, comments: roll() < (i % 3 === 0 ? 0.25 : 0.06) ? 20 : 0 },
    }))
    const told = compared(read(posts, 'question'))
    expect(told).toMatchObject({ by: 'any', is: 'more' })
    expect(told.low).toBeGreaterThan(0)
    expect(conversionOf(pastOf(posts, PAIR), PAIR, 'comments').sparse).toBe(true)
  })

  it('say nothing where every post is the same, where too few are, where the column was never there', () => {
    const same = history(60, {}).map((post, i) => ({
      ...post,
      hooks: i % 2 ? (['question'] as const) : [],
      numbers: { ...post.numbers!, likes: 100, comments: 10 },
    }))
    expect(read(same, 'question')).not.toMatchObject({ is: 'more' })
    expect(read(same, 'question')).not.toMatchObject({ is: 'less' })
    expect(read(same.slice(0, 29), 'question')).toMatchObject({ kind: 'cannot', why: 'few' })
    expect(read(same, 'stance')).toMatchObject({ kind: 'cannot', why: 'never' })
    expect(
      read(
        same.map((post) => ({ ...post, hooks: ['stance'] as const })),
        'stance',
      ),
    ).toMatchObject({ why: 'always' })
    expect(read(same, 'question', 'shareRate')).toMatchObject({ kind: 'cannot', why: 'column' })
    const four = same.map((post, i) => ({ ...post, hooks: i < 4 ? (['question'] as const) : [] }))
    expect(read(four, 'question')).toMatchObject({ kind: 'cannot', why: 'few', withIt: 4, without: 56 })
  })
})

describe('posts of which the data do not say on which side they are', () => {
  const posts = history(120, {})
  const whyWhere = (track: (i: number) => EnginePost['track']) => {
    const past = pastOf(
      posts.map((post, i) => ({ ...post, track: track(i) })),
      PAIR,
    )
    return ledgerOf(past, PAIR, ZONE, []).rows.find(({ id }) => id === 'bond')!.reading
  }

  it('are not said to be never like that, where nothing is known of any', () => {
    expect(whyWhere(() => null)).toMatchObject({ kind: 'cannot', why: 'unknown', withIt: 0, without: 0 })
  })

  it('leave it open whether there is any, where something is known of some', () => {
    expect(whyWhere((i) => (i < 90 ? 'reach' : null))).toMatchObject({ why: 'few', withIt: 0, without: 90 })
    expect(whyWhere((i) => (i < 90 ? 'bond' : null))).toMatchObject({ why: 'few', withIt: 90, without: 0 })
    expect(whyWhere(() => 'reach')).toMatchObject({ why: 'never' })
    expect(whyWhere(() => 'bond')).toMatchObject({ why: 'always' })
  })
})

describe('the ledger', () => {
  const posts = history(260, {
    hooks: (i) => (i % 4 === 0 ? ['choice'] : []),
    gain: (i) => (i % 4 === 0 ? 0.5 : i % 4 === 1 ? 1.8 : 1),
    texts: (i) => (i % 4 === 1 ? ['你会怎么选？'] : ['路上的一天']),
  })
  const rowOf = (id: string) => ledgerOf(pastOf(posts, PAIR), PAIR, ZONE, []).rows.find((row) => row.id === id)!

  it('says which rule holds, which does not and which these data say nothing of', () => {
    expect(rowOf('title-question')).toMatchObject({ verdict: 'supported', metric: 'commentRate' })
    expect(rowOf('choice')).toMatchObject({ verdict: 'contradicted' })
    expect(rowOf('title-number')).toMatchObject({ verdict: 'open', reading: { why: 'never' } })
    expect(rowOf('save')).toMatchObject({ verdict: 'open', reading: { kind: 'cannot' } })
  })

  it('decides nothing of posting time unless it has earned a say', () => {
    const late = history(300, {}).map((post, i) => ({
      ...post,
      hour: i % 2 ? 20 : 10,
      numbers: { ...post.numbers!, likes: post.numbers!.likes! * (i % 2 ? 2 : 1) },
    }))
    const past = pastOf(late, PAIR)
    const evening = (heard: readonly Metric[]) =>
      ledgerOf(past, PAIR, ZONE, heard).rows.find(({ id }) => id === 'evening')
    expect(evening([])).toMatchObject({ verdict: 'open', isGated: true, reading: { is: 'more' } })
    expect(evening(['lightRate'])).toMatchObject({ verdict: 'supported', isGated: false })
  })

  it('counts the posts of a day on the wall of the channel, not on that of Greenwich', () => {
    // Four posts from 07:00 to 10:00 in Shanghai, every other day: midnight in Greenwich, 08:00, stands among them.
    const hours = 3_600_000
    const morning = Date.UTC(2026, 0, 4, 23)
    const often = history(160, {}).map((post, i) => ({
      ...post,
      at: morning + Math.floor(i / 4) * 48 * hours + (i % 4) * hours,
      hour: 7 + (i % 4),
    }))
    const mostADay = (zone: string) => Math.max(...aroundOf(pastOf(often, PAIR), zone).map(({ onDay }) => onDay))
    expect([mostADay('Asia/Shanghai'), mostADay('UTC')]).toEqual([4, 3])
    const crowded = ledgerOf(pastOf(often, PAIR), PAIR, 'Asia/Shanghai', []).rows.find(({ id }) => id === 'overload')
    expect(crowded?.reading).toMatchObject({ why: 'always', withIt: 160 })
  })

  it('counts what chance would decide among the rows that can be decided', () => {
    const { rows, decidable, byChance } = ledgerOf(pastOf(posts, PAIR), PAIR, ZONE, [])
    expect(decidable).toBe(rows.filter(({ reading, isGated }) => reading.kind === 'compared' && !isGated).length)
    expect(byChance).toBeGreaterThan(0)
    expect(byChance).toBeLessThan(decidable * 0.05)
  })
})

describe('conversions', () => {
  it('are for each of the light signal that the channel has, whatever that is', () => {
    const posts = history(60, {})
    const pair = { light: 'heart', deep: ['save'] } as const
    const perHeart = posts.map(({ numbers }) => numbers!.comments! / numbers!.hearts!)
    const { usual } = conversionOf(pastOf(posts, pair), pair, 'comments')
    expect(usual?.low).toBeGreaterThanOrEqual(Math.min(...perHeart))
    expect(perHeart).toContain(usual?.median)
    expect(usual!.median).toBeGreaterThan(0.3)
  })

  it('of the deep signals count those that the exports have, as the deep rate does', () => {
    const pair = { light: 'like', deep: ['coin', 'save'] } as const
    const posts = history(80, { hooks: (i) => (i % 4 === 0 ? ['save'] : []) }).map((post) => ({
      ...post,
      numbers: { ...post.numbers!, saves: Math.round(post.numbers!.likes! / 10) },
    }))
    const past = pastOf(posts, pair)
    const { posts: judgeable, answered, rows } = conversionOf(past, pair, 'deep')
    expect([judgeable, answered]).toEqual([past.sample('deepRate').y.length, 80])
    expect(rows).toMatchObject([{ hook: 'save', reading: { kind: 'compared', withIt: 20, without: 60 } }])
  })

  it('of a long history show the posts that they compare, the newest', () => {
    // Questions and savings by turns from the first post on, golden lines only in the oldest hundred.
    const posts = history(2700, {
      hooks: (i) => [i % 3 === 0 ? 'question' : 'save', ...(i < 100 ? (['golden-line'] as const) : [])],
    })
    const past = pastOf(posts, PAIR)
    const sample = conversionSample(past, PAIR, 'comments')
    for (const hook of ['question', 'golden-line'] as const) {
      const { withIt, without } = comparisons(past, sample)(askedOf(hook))
      const sides = sidesOf(past, PAIR, ZONE, { view: 'conversion', of: 'comments', id: hook })
      expect(sides?.map(({ n }) => n)).toEqual([withIt, without])
      expect(withIt + without).toBe(2400)
    }
    expect(comparisons(past, sample)(askedOf('golden-line'))).toMatchObject({ kind: 'cannot', why: 'few', withIt: 0 })
    const [asked, others] = sidesOf(past, PAIR, ZONE, { view: 'ledger', id: 'question' })!
    expect([asked.n, others.n]).toEqual([800, 1600])
    expect(asked.posts[0]?.id).toBe('post-2697')
  })

  it('leave comments out where they are one of the two signals', () => {
    expect(conversionsOn({ light: 'like', deep: ['heart'] })).toEqual(['comments', 'deep'])
    expect(conversionsOn({ light: 'comment', deep: ['save'] })).toEqual(['deep'])
    expect(conversionsOn({ light: 'like', deep: ['save', 'comment'] })).toEqual(['deep'])
  })

  it('go the way the forecasts go that the check «conversion-low» asks', () => {
    const kinds = ['question', 'choice', 'save', 'stance'] as const
    const gains = { question: 2, choice: 0.5, save: 1, stance: 1 }
    const posts = history(320, {
      hooks: (i) => [kinds[i % 4]!],
      gain: (i) => gains[kinds[i % 4]!],
    })
    const { rows } = conversionOf(pastOf(posts, PAIR), PAIR, 'comments')
    const learnt = analyse(posts, PAIR)
    const effects = learnt.metrics
      .find(({ metric }) => metric === 'commentConversion')!
      .factors.find(({ factor }) => factor === 'hooks')!.effects
    const told = rows.flatMap(({ hook, reading }) =>
      reading.kind === 'compared' && reading.is !== 'open' ? [{ hook, reading }] : [],
    )
    expect(told.map(({ hook }) => hook)).toEqual(expect.arrayContaining(['question', 'choice']))
    for (const { hook, reading } of told)
      expect(Math.sign(effects[learnt.vocabulary.hooks.indexOf(hook)]!), hook).toBe(reading.is === 'more' ? 1 : -1)
    expect(rows[0]!.hook).toBe('question')
    expect(rows.at(-1)!.hook).toBe('choice')
  })
})
