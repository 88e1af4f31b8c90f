import { adjustedOf, type Adjusted } from '../../shared/engine/board.ts'
import { rangeOfChange } from '../../shared/engine/change.ts'
import { analyse, pastOf } from '../../shared/engine/index.ts'
import { dice } from '../shared/engine/histories.ts'
import { PAIR, percent, shareOf, shuffledPlaces, type Good, type Measure } from './figure.ts'

// Whether a metric has changed, where nothing did: neighbouring posts are dealt into two halves as luck has it. And in the order in
// which they came, where levels drift by themselves.

const HALVES = [12, 40] as const
const RUNS = 200
const SEED = 311

const holdsZero = (adjusted: Adjusted, earlier: readonly number[], later: readonly number[]): boolean => {
  const found = adjusted.change(earlier, later)
  if (!found) throw new Error('Too few posts in a half')
  const { low, high } = rangeOfChange(found)
  return low <= 0 && high >= 0
}

export const measure: Measure = function* (histories): Generator<Good> {
  const series = histories.flatMap(({ posts }) => {
    const [past, patterns] = [pastOf(posts, PAIR), analyse(posts, PAIR)]
    return patterns.metrics.map(({ metric }) => adjustedOf(past, patterns, metric)).filter(({ sparse }) => !sparse)
  })
  for (const half of HALVES) {
    const long = series.filter(({ sample }) => sample.y.length >= 2 * half)
    const runs = long.flatMap((one) => {
      const roll = dice(SEED)
      return Array.from({ length: RUNS }, () => {
        const start = Math.floor(roll() * (one.sample.y.length - 2 * half + 1))
        const inOrder = Array.from({ length: 2 * half }, (_, i) => start + i)
        const dealt = Array.from(shuffledPlaces(2 * half, roll), (place) => start + place)
        return {
          dealt: holdsZero(one, dealt.slice(0, half), dealt.slice(half)),
          asTheyCame: holdsZero(one, inOrder.slice(0, half), inOrder.slice(half)),
        }
      })
    })
    const count = `${long.length} × ${RUNS}`
    const dealt = shareOf(runs, (run) => run.dealt)
    yield {
      said: {
        en: `80 % range of a change holds none, ${half} posts beside ${half} dealt by luck (${count})`,
        zh: `变化的 80% 区间含零：随手分成两半，${half} 条对 ${half} 条（${count}）`,
      },
      target: '77–83 %',
      value: percent(dealt),
      met: dealt >= 0.77 && dealt <= 0.83,
    }
    yield {
      said: {
        en: `the same in the order they came: levels drift by themselves`,
        zh: `同上，按发布先后分：水平自己也会漂`,
      },
      target: '',
      value: percent(shareOf(runs, (run) => run.asTheyCame)),
      met: null,
    }
  }
}
