import { definitionsOf, partsOf, type EnginePost, type SignalPair } from './engine/metrics.ts'
import type { Numbers } from './history.ts'
import type { Format, Metric } from './model.ts'

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

/** One post's own metrics, by the engine's definitions read on this post alone; null where a part is missing or the base is 0. */
export function ratesOf(numbers: Numbers, format: Format, pair: SignalPair): (metric: Metric) => number | null {
  const post = alone(numbers, format)
  const definitions = definitionsOf([post], pair)
  return (metric) => {
    const parts = partsOf(definitions[metric], post)
    return parts && parts.over > 0 ? parts.of / parts.over : null
  }
}
