import { describe, expect, test } from 'vitest'
import { codedOf } from '../../../shared/engine/factors.ts'
import { flagRecords } from '../../../shared/engine/flags.ts'
import {
  analyse,
  type EnginePost,
  type FlagRecord,
  type MetricPattern,
  type Patterns,
} from '../../../shared/engine/index.ts'
import { byChance, coinVerdict, flagTallies, telling } from '../../../shared/insight/flag-record.ts'
import { dice, normals, PAIR, postAt } from '../engine/histories.ts'

const tally = (of: number, held: number, isCoin = true) =>
  ({ code: 'hook-weak', metric: 'lightRate', of, held, isCoin }) as const

/** P(X ≥ k) of n coins, counted. */
const tail = (n: number, k: number) => {
  let [sum, ways] = [0, 1]
  for (let i = 0; i <= n; i++) {
    if (i >= k) sum += ways
    ways = (ways * (n - i)) / (i + 1)
  }
  return sum / 2 ** n
}

describe('findings beside a coin', () => {
  test('the design’s own: 24 of 31 and 14 of 19 are better than chance, 7 of 12 and 4 of 9 cannot be told, 4 are too few', () => {
    expect(coinVerdict(tally(31, 24))).toBe('better')
    expect(coinVerdict(tally(19, 14))).toBe('better')
    expect(coinVerdict(tally(12, 7))).toBe('unclear')
    expect(coinVerdict(tally(9, 4))).toBe('unclear')
    expect(coinVerdict(tally(4, 4))).toBe('few')
  })

  test('five of five is the least that tells anything; as seldom right is as telling', () => {
    expect(coinVerdict(tally(5, 5))).toBe('better')
    expect(coinVerdict(tally(5, 4))).toBe('unclear')
    expect(coinVerdict(tally(5, 0))).toBe('worse')
    expect(coinVerdict(tally(31, 7))).toBe('worse')
    expect(coinVerdict(tally(31, 24, false))).toBe('not-coin')
  })

  test('a coin is called better than itself at most once in twenty, and one right less would be more often', () => {
    for (let n = 5; n <= 60; n++) {
      const least = telling(n)
      expect(tail(n, least)).toBeLessThanOrEqual(0.05)
      expect(tail(n, least - 1)).toBeGreaterThan(0.05)
    }
    // Beyond what factorials hold: about n/2 + 1.645 √n/2.
    expect(Math.abs(telling(4000) - (2000 + 1.645 * Math.sqrt(1000)))).toBeLessThan(2)
  })

  test('how many chance would give is the sum of what each row’s coins would', () => {
    const expected = tail(5, 5) + tail(12, telling(12))
    expect(byChance([tally(5, 0), tally(12, 3), tally(4, 4), tally(40, 40, false)])).toBeCloseTo(expected, 10)
    expect(byChance([])).toBe(0)
  })
})

describe('records as they were learnt', () => {
  const pattern = (more: Partial<MetricPattern>): MetricPattern =>
    ({ metric: 'views', flagRecords: {}, wearRecord: { of: 0, held: 0 }, ...more }) as MetricPattern
  const patterns = (metrics: readonly MetricPattern[], diagnosisRecord: FlagRecord = { of: 0, held: 0 }) =>
    ({ metrics, diagnosisRecord }) as Patterns

  test('each kind stands by metric, times of the clock together, what was never said is left out, the most said first', () => {
    const made = flagTallies(
      patterns([
        pattern({
          metric: 'lightRate',
          flagRecords: {
            hooks: { of: 6, held: 5 },
            weekday: { of: 1, held: 1 },
            hour: { of: 2, held: 1 },
            duration: { of: 9, held: 9 },
          },
        }),
        pattern({ metric: 'commentConversion', wearRecord: { of: 4, held: 1 } }),
      ]),
    )
    expect(made).toEqual([
      { code: 'hook-weak', metric: 'lightRate', isCoin: true, of: 6, held: 5 },
      { code: 'hook-fatigue', metric: 'commentConversion', isCoin: true, of: 4, held: 1 },
      { code: 'slot-weak', metric: 'lightRate', isCoin: true, of: 3, held: 2 },
    ])
  })

  test('an imbalance, which takes two things to come true, is never held against a coin', () => {
    const [made] = flagTallies(patterns([pattern({})], { of: 8, held: 6 }))
    expect(made && coinVerdict(made)).toBe('not-coin')
  })

  test('tells of imbalances of the past where there is none now', () => {
    const seen = (i: number, completion: number, hearts: number) =>
      postAt(i, { views: 10_000, likes: 500, hearts, completion })
    // By turns all over the plane; ten and ten more of the posts between were watched and not felt.
    const posts = Array.from({ length: 70 }, (_, i) =>
      i >= 40 && i < 60 ? seen(i, 0.55, 60) : seen(i, 0.4 + (i % 2 ? 0.05 : -0.05), i % 4 < 2 ? 130 : 70),
    )
    const learnt = analyse(posts, PAIR)
    expect(learnt.diagnosis).toBeUndefined()
    expect(flagTallies(learnt)).toContainEqual({
      code: 'deep-signal-diagnosis',
      metric: 'deepRate',
      isCoin: false,
      of: 2,
      held: 1,
    })
  })
})

describe('histories in which nothing of what was flagged has anything to say of what comes after', () => {
  const KINDS = ['question', 'save', 'suspense', 'golden-line', 'share', 'stance'] as const
  const GAINS = [0.7, -0.7, 0.5, -0.5, 0.4, -0.4]
  /** Of 200 of them, labelled by a roll of the dice: labels matter in the first two fifths, then never again. */
  function shareSaid(label: (kind: number) => Partial<EnginePost>, kinds: number): number {
    let said = 0
    for (let run = 1; run <= 200; run++) {
      const roll = dice(run * 7919)
      const normal = normals(roll)
      const rolled = Array.from({ length: 120 }, () => Math.floor(kinds * roll()))
      const y = Float64Array.from(rolled, (kind, i) => (i < 48 ? 2 * GAINS[kind]! : 0) + 0.5 * normal())
      const coded = codedOf(rolled.map((kind, i) => postAt(i, null, { weekday: 1, hour: 9, ...label(kind) })))
      const records = Object.values(flagRecords(y, new Float64Array(y.length), coded))
      const [of, held] = [
        records.reduce((sum, one) => sum + one.of, 0),
        records.reduce((sum, one) => sum + one.held, 0),
      ]
      if (coinVerdict({ of, held, isCoin: true }) === 'better') said++
    }
    return said / 200
  }

  test.each([
    ['two formats', (kind: number) => ({ format: kind ? ('long' as const) : ('short' as const) }), 2],
    ['two times of the week', (kind: number) => (kind ? { weekday: 5, hour: 20 } : { weekday: 1, hour: 8 }), 2],
    ['six hooks', (kind: number) => ({ hooks: [KINDS[kind]!] }), 6],
  ])('%s are said to be better than a coin once in twenty at most', (_, label, kinds) => {
    // 5 % and two standard errors of 200.
    expect(shareSaid(label, kinds)).toBeLessThan(0.081)
  })
})
