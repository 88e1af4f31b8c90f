import type { FlagRecord, Patterns } from '../engine/index.ts'
import type { FindingCode } from '../finding.ts'
import type { Metric } from '../model.ts'

/** Findings of one kind about one metric, as the past would have been told them, and how often it was so afterwards. */
export interface FlagTally extends FlagRecord {
  readonly code: FlagCode
  readonly metric: Metric
  /** Whether a coin would be right half the time; of two things that must both come true it is not. */
  readonly isCoin: boolean
}

type FlagCode = Extract<
  FindingCode,
  'hook-weak' | 'format-weak' | 'tag-weak' | 'slot-weak' | 'hook-fatigue' | 'deep-signal-diagnosis'
>

/** The findings that speak of labels, and the factors that each reads: those of `checks/weak.ts`. */
const FACTORS: readonly (readonly [FlagCode, readonly (keyof Patterns['vocabulary'])[]])[] = [
  ['hook-weak', ['hooks']],
  ['format-weak', ['format']],
  ['tag-weak', ['tags']],
  ['slot-weak', ['weekday', 'hour', 'slot']],
]

/** Every record there is, kind by kind, each with the most telling first; nothing that was never said. */
export function flagTallies({ metrics, diagnosisRecord }: Patterns): readonly FlagTally[] {
  const labels = FACTORS.flatMap(([code, factors]) =>
    metrics.map(({ metric, flagRecords }): FlagTally => {
      const records = factors.flatMap((factor) => flagRecords[factor] ?? [])
      return { code, metric, isCoin: true, ...summed(records) }
    }),
  )
  const wear = metrics.map(({ metric, wearRecord }): FlagTally => ({
    code: 'hook-fatigue',
    metric,
    isCoin: true,
    ...wearRecord,
  }))
  const both: FlagTally = { code: 'deep-signal-diagnosis', metric: 'deepRate', isCoin: false, ...diagnosisRecord }
  return [...labels, ...wear, both].filter(({ of }) => of > 0).toSorted((a, b) => b.of - a.of)
}

const summed = (records: readonly FlagRecord[]): FlagRecord => ({
  of: records.reduce((sum, { of }) => sum + of, 0),
  held: records.reduce((sum, { held }) => sum + held, 0),
})

/** `better`, `worse`: right as often, or as seldom, as a coin is at most once in twenty; `few`: under five. */
export type CoinVerdict = 'better' | 'unclear' | 'worse' | 'few' | 'not-coin'

/** Below this only the count is told. */
export const LEAST_TOLD = 5
const CHANCE = 0.05

/** The fewest right of n that a coin gets at most once in twenty: least k with P(X ≥ k) ≤ .05, X ~ Bin(n, ½); n + 1 where there is none. */
export function telling(n: number): number {
  let [k, tail] = [n + 1, 0]
  // ln C(n, k) built downwards from k = n, so that no factorial overflows.
  let log = -n * Math.LN2
  for (;;) {
    tail += Math.exp(log)
    if (tail > CHANCE) return k
    k -= 1
    log += Math.log(k) - Math.log(n - k + 1)
  }
}

export function coinVerdict({ of, held, isCoin }: Pick<FlagTally, 'of' | 'held' | 'isCoin'>): CoinVerdict {
  if (!isCoin) return 'not-coin'
  if (of < LEAST_TOLD) return 'few'
  const least = telling(of)
  return held >= least ? 'better' : of - held >= least ? 'worse' : 'unclear'
}

/** How many of these a coin would have judged better than itself: Σ P(X ≥ k) over those that are judged, X ~ Bin(n, ½). */
export const byChance = (tallies: readonly FlagTally[]): number =>
  tallies
    .filter(({ of, isCoin }) => isCoin && of >= LEAST_TOLD)
    .reduce((sum, { of }) => sum + tailFrom(of, telling(of)), 0)

function tailFrom(n: number, least: number): number {
  let [tail, log] = [0, -n * Math.LN2]
  for (let k = n; k >= least; k--) {
    tail += Math.exp(log)
    log += Math.log(k) - Math.log(n - k + 1)
  }
  return tail
}
