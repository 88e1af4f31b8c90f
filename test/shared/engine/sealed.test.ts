import { expect, test } from 'vitest'
import { pastOf, placedIn, sealedSeries, sealOutcomes, type EnginePost } from '../../../shared/engine/index.ts'
import type { Forecast } from '../../../shared/history.ts'
import type { Metric } from '../../../shared/model.ts'
import { NO_NUMBERS } from '../../../shared/values.ts'

const post = (id: string, at: number, numbers: Partial<NonNullable<EnginePost['numbers']>> | null): EnginePost => ({
  id,
  at,
  weekday: 1,
  hour: null,
  format: 'short',
  durationSeconds: null,
  tags: [],
  hooks: [],
  track: null,
  numbers: numbers && { ...NO_NUMBERS, ...numbers },
  isUsable: true,
})
const past = pastOf(
  [
    post('b', 2, { views: 100, likes: 10, follows: 0 }),
    post('a', 1, { views: 1000, likes: 30, follows: 2 }),
    post('c', 3, { views: 10, likes: 1, follows: 0 }),
    post('d', 4, { likes: 5 }),
    post('e', 5, null),
  ],
  { light: 'like', deep: ['heart'] },
)
const says = (metric: Metric, low: number, high: number, more: object = {}): Forecast => ({
  metric,
  kind: 'known',
  low,
  median: Math.sqrt(low * high),
  high,
  n: 40,
  footing: 'firm',
  ...more,
})
const sealed = (postId: string, forecast: readonly Forecast[], counts = true) => ({ postId, counts, forecast })

test('both ends of a range belong to it; beyond them is a miss on its side; posts stand in the order they came out', () => {
  const [series] = sealedSeries(
    past,
    placedIn(past, [
      sealed('b', [says('views', 100, 400)]),
      sealed('a', [says('views', 100, 1000)]),
      sealed('c', [says('views', 100, 400)]),
      sealed('e', [says('views', 100, 400)]),
    ]),
    'views',
  )
  expect(series).toMatchObject({ n: 3, under: 1, over: 0, coverage80: 2 / 3, any: null })
  expect(series?.past.map(({ id, place }) => [id, place])).toEqual([
    ['a', 1],
    ['b', 0],
    ['c', expect.toSatisfy((place: number) => place < 0)],
  ])
})

test('what does not count is told and not scored; what was not said, rests on little, or cannot be judged says why', () => {
  const all = placedIn(past, [
    sealed('a', [says('lightRate', 0.01, 0.05)], false),
    sealed('b', [{ metric: 'lightRate', kind: 'unknown', why: 'too-few', n: 0, need: 1 }]),
    sealed('b', [says('lightRate', 0.01, 0.05, { n: 4, footing: 'rough' })]),
    sealed('c', [says('lightRate', 0.01, 0.05)]),
    sealed('d', [says('lightRate', 0.01, 0.05)]),
  ])
  expect(sealOutcomes(past, all, 'lightRate').map(({ why, value }) => [why, value])).toEqual([
    [null, 0.03],
    ['unsaid', 0.1],
    ['few', 0.1],
    ['thin', 0.1],
    ['missing', null],
  ])
  expect(sealedSeries(past, all, 'lightRate')).toEqual([])
})

test('chances of any and ranges are two records, also of one metric', () => {
  const any = { any: { chance: 0.3, had: 8 } }
  const made = sealedSeries(
    past,
    placedIn(past, [
      sealed('a', [says('follows', 0, 1, any)]),
      sealed('b', [says('follows', 0, 1, any)]),
      sealed('c', [says('follows', 0, 3)]),
    ]),
    'follows',
  )
  expect(made.map(({ isAny, n }) => [isAny, n])).toEqual([
    [false, 1],
    [true, 2],
  ])
  expect(made[1]?.any).toMatchObject({ said: 0.3, had: 1, past: [{ had: true }, { had: false }] })
  // (0.3−1)² + 0.3² over the same of (8+½)/41.
  const simple = 8.5 / 41
  expect(made[1]?.any?.beside.ratio).toBeCloseTo((0.49 + 0.09) / ((1 - simple) ** 2 + simple ** 2), 10)
})
