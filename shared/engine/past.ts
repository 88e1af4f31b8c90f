import type { Metric } from '../model.ts'
import { codedOf, type Coded } from './factors.ts'
import { definitionsOf, inOrder, type Definitions, type EnginePost, type SignalPair } from './metrics.ts'
import { sampleOf, type Sample } from './sample.ts'

/** A history as all parts of learning read it: in order, each metric's sample and the labels' coding made once. */
export interface Past {
  readonly posts: readonly EnginePost[]
  readonly pair: SignalPair
  readonly definitions: Definitions
  readonly coded: readonly Coded[]
  sample(metric: Metric): Sample
}

export function pastOf(all: readonly EnginePost[], pair: SignalPair): Past {
  const posts = inOrder(all)
  const definitions = definitionsOf(posts, pair)
  const samples = new Map<Metric, Sample>()
  return {
    posts,
    pair,
    definitions,
    coded: codedOf(posts),
    sample: (metric) => {
      const known = samples.get(metric)
      if (known) return known
      const made = sampleOf(posts, metric, definitions[metric])
      samples.set(metric, made)
      return made
    },
  }
}
