import { codedOf, codedRows, type Coded } from '../../shared/engine/factors.ts'
import { metricsOf, type SignalPair } from '../../shared/engine/index.ts'
import { definitionsOf, inOrder, type EnginePost } from '../../shared/engine/metrics.ts'
import { isSparse, sampleOf, type Sample } from '../../shared/engine/sample.ts'
import type { RealHistory } from '../support/real-histories.ts'

/** One line of the table «How good is it?»: what was measured, what it should be, what it is. */
export interface Good {
  readonly said: { readonly en: string; readonly zh: string }
  /** In figures, the same in every language; empty where the figure is only reported. */
  readonly target: string
  readonly value: string
  /** Null where there is no target. */
  readonly met: boolean | null
}

/** What a file of this folder gives: its figures, worked out on real histories. */
export type Measure = (histories: readonly RealHistory[]) => Iterable<Good>

export const PAIR: SignalPair = { light: 'like', deep: ['heart'] }

/** One metric of one history, with its labels. */
export interface Series {
  readonly name: string
  readonly sample: Sample
  readonly factors: readonly Coded[]
  readonly sparse: boolean
}

/** Every metric that the histories can answer, of at least so many judgeable posts. */
export function seriesOf(histories: readonly RealHistory[], least: number): Series[] {
  return histories.flatMap(({ name, posts }) => {
    const ordered: readonly EnginePost[] = inOrder(posts)
    const definitions = definitionsOf(ordered, PAIR)
    const coded = codedOf(ordered)
    return metricsOf(ordered, PAIR).flatMap((metric) => {
      const sample = sampleOf(ordered, metric, definitions[metric])
      if (sample.y.length < least) return []
      const factors = coded.map((factor) => codedRows(factor, sample.rows))
      return [{ name: `${name} ${metric}`, sample, factors, sparse: isSparse(sample.values) }]
    })
  })
}

export const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length
export const shareOf = <T>(list: readonly T[], is: (one: T) => boolean): number => list.filter(is).length / list.length
/** exp of the mean log: the mean of ratios. */
export const geometricMean = (ratios: readonly number[]): number =>
  Math.exp(mean(ratios.map((ratio) => Math.log(ratio))))
export const percent = (share: number, digits = 1): string => `${(share * 100).toFixed(digits)} %`

/** The places 0…n−1 in an order that looks like luck and is the same every time (Fisher–Yates). */
export function shuffledPlaces(n: number, roll: () => number): Int32Array {
  const places = Int32Array.from({ length: n }, (_, i) => i)
  for (let i = n - 1; i > 0; i--) {
    const j = Math.floor(roll() * (i + 1))
    ;[places[i], places[j]] = [places[j]!, places[i]!]
  }
  return places
}
