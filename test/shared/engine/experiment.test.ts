import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readExperiment, sensitivities, type Design } from '../../../shared/engine/experiment.ts'
import type { EnginePost } from '../../../shared/engine/index.ts'
import { pastOf } from '../../../shared/engine/past.ts'
import { residualsOf } from '../../../shared/engine/residuals.ts'
import { equalAges, type Arm, type Capture, type Flaw, type Pairing } from '../../../shared/engine/rounds.ts'
import type { Numbers } from '../../../shared/history.ts'
import type { Format } from '../../../shared/model.ts'
import { METRICS, NO_NUMBERS } from '../../../shared/values.ts'
import { dice, normals, PAIR, postAt } from './histories.ts'

const DAY = 86_400_000
const BEFORE = 80

/** 80 ordinary posts, then pairs of which B gets `factor` times the likes; the first of a pair is A, then B, then A … */
function tried(pairs: number, factor: number, seed = 1): { posts: EnginePost[]; rounds: Pairing[] } {
  const normal = normals(dice(seed))
  const post = (i: number, times: number): EnginePost => {
    const views = Math.round(2000 * Math.exp(0.5 * normal()))
    return postAt(i, { views, likes: Math.round(views * 0.05 * times * Math.exp(0.25 * normal())) })
  }
  const posts = Array.from({ length: BEFORE + 2 * pairs }, (_, i) => {
    const isB = i >= BEFORE && (i - BEFORE) % 4 !== 0 && (i - BEFORE) % 4 !== 3
    return post(i, isB ? factor : 1)
  })
  const rounds = Array.from({ length: pairs }, (_, round): Pairing => {
    const [first, second] = [posts[BEFORE + 2 * round]!, posts[BEFORE + 2 * round + 1]!]
    const [a, b] = round % 2 === 0 ? [first, second] : [second, first]
    return { id: `round-${round}`, a: armOf(a), b: armOf(b) }
  })
  return { posts, rounds }
}

const armOf = ({ id, numbers }: EnginePost, ageDays = 7): Arm => ({
  postId: id,
  captures: numbers ? [{ ageDays, numbers }] : [],
})
const DESIGN: Omit<Design, 'rounds'> = { tried: 'style', alpha: 0.05, smallest: 1.3, mayConfirm: true }

function read(
  posts: readonly EnginePost[],
  rounds: readonly Pairing[],
  design: Partial<Design> = {},
  metric: 'likeRate' | 'completion' | 'views' = 'likeRate',
) {
  const past = pastOf(posts, PAIR)
  const now = (posts.at(-1)?.at ?? 0) + 30 * DAY
  const all = new Map(posts.map((post) => [post.id, post]))
  return readExperiment(residualsOf(past, metric), all, { ...DESIGN, ...design, rounds }, now)
}

describe('an experiment over real rounds', () => {
  it('confirms what brings twice as much, and says about how much', () => {
    const { posts, rounds } = tried(10, 2)
    const { verdict } = read(posts, rounds)
    expect(verdict).toMatchObject({ kind: 'confirmed', ahead: 'B', rounds: 10 })
    if (verdict.kind === 'unread') throw new Error(verdict.why)
    expect(verdict.seen).toBeGreaterThan(0.6)
    expect(verdict.effect).toBeLessThan(verdict.seen)
    expect(verdict.chance!.atLeast / verdict.chance!.pairs).toBeLessThan(0.2)
  })

  it('confirms nothing where nothing differs, on twenty histories looked at after each round', () => {
    const confirmed = Array.from({ length: 20 }, (_, seed) => {
      const { posts, rounds } = tried(12, 1, seed + 10)
      return rounds.some((__, last) => read(posts, rounds.slice(0, last + 1)).verdict.kind === 'confirmed')
    }).filter(Boolean)
    expect(confirmed.length).toBeLessThanOrEqual(2)
  })

  it('one viral post decides nothing', () => {
    const { posts, rounds } = tried(6, 1, 3)
    const at = BEFORE + 5
    const viral = { ...posts[at]!.numbers!, views: 900_000, likes: 700_000 }
    const with1 = posts.with(at, { ...posts[at]!, numbers: viral })
    const again = rounds.map(({ id, a, b }) => ({
      id,
      a: a && armOf(with1.find((post) => post.id === a.postId)!),
      b: b && armOf(with1.find((post) => post.id === b.postId)!),
    }))
    for (const last of [3, 4, 5, 6]) {
      const { verdict } = read(with1, again.slice(0, last))
      expect(['unclear', 'not-worth']).toContain(verdict.kind)
    }
  })

  it('gives every round its own effect and range for the forest', () => {
    const { posts, rounds } = tried(5, 1.5)
    const { rounds: shown, ordinary } = read(posts, rounds)
    expect(shown.map(({ id }) => id)).toEqual(rounds.map(({ id }) => id))
    for (const { alone } of shown) {
      expect(alone!.low).toBeLessThan(alone!.effect)
      expect(alone!.effect).toBeLessThan(alone!.high)
    }
    expect(ordinary.length).toBeGreaterThanOrEqual(38)
  })

  it('reads what is ordinary from before its first round: what is tried changes it by nothing', () => {
    const [small, large] = [1, 5].map((factor) => tried(6, factor, 4))
    expect(read(large!.posts, large!.rounds).ordinary).toEqual(read(small!.posts, small!.rounds).ordinary)
  })

  it('keeps completion between 0 and 1', () => {
    const roll = dice(8)
    const posts = Array.from({ length: 60 }, (_, i) => postAt(i, { completion: 0.75 + 0.2 * roll() }))
    const rounds = [0, 1, 2].map((round) => ({
      id: `${round}`,
      a: armOf(posts[50 + 2 * round]!),
      b: armOf({ ...posts[51 + 2 * round]!, numbers: { ...NO_NUMBERS, completion: 0.99 } }),
    }))
    const { verdict } = read(posts, rounds, {}, 'completion')
    if (verdict.kind === 'unread') throw new Error(verdict.why)
    expect(verdict.high).toBeLessThan(0.4)
    expect(verdict.ahead).toBe('B')
  })

  it('does not know of the hook that is tried out', () => {
    const { posts } = tried(0, 1)
    const past = pastOf(
      posts.map((post, i) => ({ ...post, hooks: i % 2 ? (['question'] as const) : [] })),
      PAIR,
    )
    const doubled = pastOf(
      posts.map((post, i) =>
        i % 2
          ? { ...post, hooks: ['question'] as const, numbers: { ...post.numbers!, likes: 2 * post.numbers!.likes! } }
          : post,
      ),
      PAIR,
    )
    expect(residualsOf(past, 'likeRate', ['hooks']).expected).not.toEqual(residualsOf(past, 'likeRate').expected)
    const gap = (without: readonly 'hooks'[]) => {
      const { residuals } = residualsOf(doubled, 'likeRate', without)
      const late = residuals.slice(40)
      const mean = (odd: number) => late.filter((_, i) => i % 2 === odd).reduce((a, b) => a + b, 0) / 20
      return mean(1) - mean(0)
    }
    expect(gap(['hooks'])).toBeGreaterThan(0.5)
    expect(gap([])).toBeLessThan(0.25)
  })
})

describe('why a round does not count', () => {
  const { posts, rounds } = tried(4, 1)
  const [first] = rounds as [Pairing, ...Pairing[]]
  const postOf = (arm: Arm | null) => posts.find(({ id }) => id === arm?.postId)!
  const changed = (change: Partial<EnginePost>, arm = first.b) =>
    posts.map((post) => (post.id === arm?.postId ? { ...post, ...change } : post))
  const capture = (ageDays: number, numbers: Numbers = postOf(first.b).numbers!): Capture => ({ ageDays, numbers })

  it.each<[string, Flaw, readonly ('A' | 'B')[], readonly EnginePost[], Pairing, Partial<Design>]>([
    ['an arm is not out', 'not-out', ['B'], posts, { ...first, b: null }, {}],
    ['neither is', 'not-out', ['A', 'B'], posts, { ...first, a: null, b: null }, {}],
    ['its post was deleted', 'deleted', ['A'], posts.filter(({ id }) => id !== first.a!.postId), first, {}],
    ['its post was set aside', 'set-aside', ['B'], changed({ isUsable: false }), first, {}],
    [
      'its numbers are late',
      'numbers-late',
      ['B'],
      changed({ numbers: null }),
      { ...first, b: { ...first.b!, captures: [capture(2), capture(6.9)] } },
      {},
    ],
    ['they are of two formats', 'two-formats', ['A', 'B'], changed({ format: 'live' }), first, {}],
    ['they are one post', 'same-post', ['A', 'B'], posts, { ...first, a: first.b }, {}],
    [
      'they were never read at equal age',
      'unequal-ages',
      ['A', 'B'],
      posts,
      { ...first, b: { ...first.b!, captures: [capture(21)] } },
      {},
    ],
    [
      'nobody counted it',
      'not-measured',
      ['B'],
      changed({ numbers: { ...NO_NUMBERS, views: 100 } }),
      { ...first, b: { ...first.b!, captures: [capture(7, { ...NO_NUMBERS, views: 100 })] } },
      {},
    ],
    [
      'hardly anybody saw it',
      'too-little',
      ['B'],
      changed({ numbers: { ...NO_NUMBERS, views: 3, likes: 1 } }),
      { ...first, b: { ...first.b!, captures: [capture(7, { ...NO_NUMBERS, views: 3, likes: 1 })] } },
      {},
    ],
  ])('%s', (_, why, arms, list, pairing, design) => {
    const { rounds: shown, verdict } = read(list, [pairing, ...rounds.slice(1)], design)
    expect(shown.at(-1)).toEqual({ id: first.id, is: 'left-out', why, arms, alone: null })
    expect(verdict).toMatchObject({ rounds: 3 })
  })

  it('an arm is younger than seven days', () => {
    const now = posts.at(-1)!.at + 30 * DAY
    const young = changed({ at: now - 5 * DAY })
    const pairing = { ...first, b: { ...first.b!, captures: [capture(3)] } }
    const { rounds: shown } = readExperiment(
      residualsOf(pastOf(young, PAIR), 'likeRate'),
      new Map(young.map((post) => [post.id, post])),
      { ...DESIGN, rounds: [pairing] },
      now,
    )
    expect(shown).toEqual([{ id: first.id, is: 'left-out', why: 'too-young', arms: ['B'], alone: null }])
  })

  it('one of them stands in an earlier round', () => {
    const { rounds: shown } = read(posts, [first, { ...rounds[1]!, a: first.b }])
    expect(shown.at(-1)).toMatchObject({ why: 'used-before', arms: ['A'] })
  })

  it('but two formats may differ where the format is tried out', () => {
    expect(read(changed({ format: 'live' }), rounds, { tried: 'format' }).verdict).toMatchObject({ rounds: 4 })
  })
})

describe('equal ages', () => {
  const at = (...ages: number[]): Capture[] => ages.map((ageDays) => ({ ageDays, numbers: NO_NUMBERS }))
  it.each<[string, number[], number[], [number, number] | null]>([
    ['the first of both at seven days or more', [3, 8, 15], [6, 9, 20], [8, 9]],
    ['the next ones, where the first lie apart', [8, 15], [6, 13, 20], [15, 13]],
    ['old ones that are nearly as old', [300], [260], [300, 260]],
    ['none, where one was read long after', [7], [30], null],
    ['none, where one has none', [7], [5], null],
    ['none of nothing', [], [], null],
  ])('are %s', (_, a, b, found) => {
    const pair = equalAges(at(...a), at(...b))
    expect(pair && [pair.a.ageDays, pair.b.ageDays]).toEqual(found)
  })
})

describe('before the start', () => {
  const { posts } = tried(0, 1)
  const past = pastOf(posts, PAIR)

  it('the metric that needs fewest rounds comes first, the rounds fall as the effect grows', () => {
    const all = sensitivities(past, 'style', { smallest: 1.5, alpha: 0.05 })
    expect(all.map(({ metric }) => metric).indexOf('likeRate')).toBeLessThan(
      all.map(({ metric }) => metric).indexOf('views'),
    )
    for (const { rounds, needed, isWorth } of all) {
      const counts = rounds.map((one) => one.rounds ?? Infinity)
      expect(counts).toEqual(counts.toSorted((one, other) => other - one))
      expect(needed).toBe(rounds.find(({ factor }) => factor === 1.5)!.rounds)
      expect(isWorth).toBe(needed !== null && needed <= 30)
    }
  })

  it('where no number of rounds would do, the one that comes nearest is first, and not the noisiest', () => {
    const all = sensitivities(past, 'style', { smallest: 1.02, alpha: 0.05 })
    expect(all.every(({ needed }) => needed === null)).toBe(true)
    const gaps = all.flatMap(({ metric, usualGap }) => (metric === 'likeRate' || metric === 'views' ? usualGap : []))
    expect(gaps).toEqual(gaps.toSorted((one, other) => (one ?? 0) - (other ?? 0)))
    expect(all[0]).toMatchObject({ metric: expect.stringMatching(/Rate$/) as string })
  })

  it('says so where it is not worth it', () => {
    const [views] = sensitivities(past, 'style', { smallest: 1.05, alpha: 0.05 }, ['views'])
    expect(views).toMatchObject({ isWorth: false })
  })

  it('a metric of mostly zeros comes last and is not worth it; short histories and odd wishes have no number', () => {
    const quiet = posts.map((post, i) => ({
      ...post,
      numbers: { ...post.numbers!, comments: i % 10 === 0 ? 1 : 0 },
    }))
    expect(sensitivities(pastOf(quiet, PAIR), 'style', { smallest: 2, alpha: 0.05 }).at(-1)).toMatchObject({
      sparse: true,
      isWorth: false,
    })
    const [short] = sensitivities(pastOf(posts.slice(0, 8), PAIR), 'style', { smallest: 2, alpha: 0.05 }, ['likeRate'])
    expect(short).toMatchObject({ n: 8, pairSd: null, needed: null, rounds: [], isWorth: false })
    expect(sensitivities(past, 'style', { smallest: 0.5, alpha: 0.05 })).toEqual([])
  })
})

describe('anything a workspace may hold', () => {
  it('is answered, never with a number that is none', () => {
    const count = fc.option(fc.oneof(fc.integer({ min: -5, max: 40 }), fc.integer({ min: 0, max: 1_000_000_000_000 })))
    const numbers = fc.record({
      views: count,
      likes: count,
      completion: fc.option(fc.double({ min: 0, max: 10, noNaN: true })),
    })
    const post = fc.record({
      at: fc.integer({ min: 0, max: 90 }),
      format: fc.constantFrom<Format>('short', 'live'),
      isUsable: fc.boolean(),
      numbers: fc.option(numbers),
    })
    const arm = fc.option(
      fc.record({
        postId: fc.integer({ min: 0, max: 90 }).map((n) => `post-${n}`),
        captures: fc.array(
          fc.record({
            ageDays: fc.oneof(fc.double({ min: -5, max: 400, noNaN: true }), fc.constant(Number.NaN)),
            numbers: numbers.map((some) => ({ ...NO_NUMBERS, ...some })),
          }),
          { maxLength: 4 },
        ),
      }),
    )
    fc.assert(
      fc.property(
        fc.array(post, { maxLength: 80 }),
        fc.array(fc.record({ a: arm, b: arm }), { maxLength: 8 }),
        fc.constantFrom(...METRICS),
        (list, pairs, metric) => {
          const posts = list.map(({ at, numbers: some, ...rest }, i) => postAt(at, some, { ...rest, id: `post-${i}` }))
          const past = pastOf(posts, PAIR)
          const reading = readExperiment(
            residualsOf(past, metric),
            new Map(posts.map((one) => [one.id, one])),
            { ...DESIGN, rounds: pairs.map((pair, i) => ({ id: `${i}`, ...pair })) },
            1_700_000_000_000 + 60 * DAY,
          )
          const told: unknown[] = []
          JSON.stringify(reading, (_, value: unknown) => (typeof value === 'number' ? told.push(value) : 0, value))
          expect(told.every(Number.isFinite)).toBe(true)
        },
      ),
      { numRuns: 150 },
    )
  })
})
