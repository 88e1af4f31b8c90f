import { coverageBand, type BacktestSeries, type LossBeside, type Simple } from '../../../shared/engine/index.ts'

/** Scored posts below which nothing is concluded. */
const LEAST_TOLD = 30

/** From the plainest way to the closest. */
export const SIMPLE: readonly Simple[] = ['last10', 'slot', 'median', 'level']

/** What is counted of one metric: ranges that held, or, where it is mostly nothing, posts that had any. */
export interface Tally {
  readonly n: number
  readonly count: number
  /** How many were to be expected, and what chance alone makes of that. */
  readonly said: number
  readonly low: number
  readonly high: number
  readonly is: 'few' | 'fits' | 'under' | 'over'
}

const verdictOf = (n: number, share: number, low: number, high: number): Tally['is'] =>
  n < LEAST_TOLD ? 'few' : share < low ? 'under' : share > high ? 'over' : 'fits'

/** Of the 80 % ranges: by `coverageBand`. Of the chance of any: two standard deviations, √(p(1−p)/n), about what was said. */
export function tallyOf({ n, coverage80, any }: Pick<BacktestSeries, 'n' | 'coverage80' | 'any'>): Tally {
  if (any) {
    const reach = 2 * Math.sqrt((any.said * (1 - any.said)) / n)
    const [low, high] = [Math.max(0, any.said - reach), Math.min(1, any.said + reach)]
    const is = verdictOf(n, any.had / n, low, high)
    return { n, count: any.had, said: Math.round(any.said * n), ...whole(n, low, high), is }
  }
  const { low, high } = coverageBand(n)
  return {
    n,
    count: Math.round(coverage80 * n),
    said: Math.round(0.8 * n),
    ...whole(n, low, high),
    is: verdictOf(n, coverage80, low, high),
  }
}

const whole = (n: number, low: number, high: number) => ({ low: Math.ceil(low * n), high: Math.floor(high * n) })

/** Better or worse only where the 80 % range of the difference over n posts says so; over a few nothing is, whatever their range. */
export const besideIs = ({ low, high }: LossBeside, n: number): 'few' | 'better' | 'worse' | 'same' =>
  n < LEAST_TOLD ? 'few' : high < 1 ? 'better' : low > 1 ? 'worse' : 'same'
