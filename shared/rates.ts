import { definitionsOf, partsOf, type EnginePost, type SignalPair } from './engine/metrics.ts'
import type { Numbers } from './history.ts'
import type { Format, Metric } from './model.ts'
import type { Count } from './platforms.ts'

const alone = (numbers: Numbers, format: Format): EnginePost => ({
  id: '',
  at: 0,
  weekday: 1,
  hour: null,
  format,
  durationSeconds: null,
  tags: [],
  hooks: [],
  track: null,
  numbers,
  isUsable: true,
})

type RateOf = (metric: Metric) => number | null

/** One post's own metrics, by the engine's definitions read on this post alone; null where a part is missing or the base is 0. */
export const ratesOf = (numbers: Numbers, format: Format, pair: SignalPair): RateOf =>
  ratesOfAll([numbers], format, pair).rates[0] ?? (() => null)

interface CommonRates {
  readonly rates: readonly RateOf[]
  /** What the deep signal is made of in all of them, and what it is held against. */
  readonly deep: { readonly of: readonly Count[]; readonly over: Count }
}

/** Metrics of several captures by one definition, so that they can be compared: columns that half of them have. */
export function ratesOfAll(captures: readonly Numbers[], format: Format, pair: SignalPair): CommonRates {
  const posts = captures.map((numbers) => alone(numbers, format))
  const definitions = definitionsOf(posts, pair)
  const { deepRate } = definitions
  return {
    rates: posts.map((post) => (metric) => {
      const parts = partsOf(definitions[metric], post)
      return parts && parts.over > 0 ? parts.of / parts.over : null
    }),
    deep: deepRate.kind === 'ratio' ? deepRate : { of: [], over: 'views' },
  }
}
