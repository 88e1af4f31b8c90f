import { rulerAt, type Flag, type FlagRecord, type MetricPattern, type Patterns } from '../engine/index.ts'
import { COUNT_OF } from '../platforms.ts'
import type { Channel, Item, Metric } from '../model.ts'
import type { Told } from './context.ts'

// What the flags of a channel's history say of one item (`engine.md` §2 «Flags»): put together here, worded by the locales.

export type FlagFactor = Flag['factor']

/**
 * What an item is judged by: its target, and what its track is for; the light signal itself where no views are known. Comments
 * have a check of their own.
 */
function judgedBy({ target, track }: Item, { light }: Channel, { metrics }: Patterns): Metric[] {
  const hasViews = metrics.some(({ metric, n }) => metric === 'views' && n > 0)
  const reach: readonly Metric[] = hasViews ? ['views', 'lightRate'] : [COUNT_OF[light]]
  return [
    ...new Set<Metric>([
      ...(target ? [target.metric] : []),
      ...(track === 'bond' ? [] : reach),
      ...(track === 'reach' ? [] : (['deepRate'] as const)),
    ]),
  ]
}

/** A flag about an item, with the pattern it was read from. */
export interface Weakness {
  readonly pattern: MetricPattern
  readonly flag: Flag
}

/** The worst that is flagged about labels of these kinds which the item has, over all it is judged by; null if nothing is. */
export function weakest(
  patterns: Patterns,
  item: Item,
  channel: Channel,
  isOf: (flag: Flag, pattern: MetricPattern) => boolean,
): Weakness | null {
  const metrics = judgedBy(item, channel, patterns)
  const found = patterns.metrics
    .filter(({ metric }) => metrics.includes(metric))
    .flatMap((pattern) =>
      pattern.flags.flatMap((flag) => (flag.effect < 0 && isOf(flag, pattern) ? [{ pattern, flag }] : [])),
    )
  return found.toSorted((a, b) => a.flag.effect - b.flag.effect)[0] ?? null
}

/** The largest flag of the same kind on the other side: what does better here. */
export const betterThan = ({ pattern, flag }: Weakness): Flag | null =>
  pattern.flags.find(({ factor, effect }) => factor === flag.factor && effect > 0) ?? null

/** A record of all flags of these kinds, over all metrics of the channel. */
export function recordOf(patterns: Patterns, factors: readonly FlagFactor[]): FlagRecord {
  let [of, held] = [0, 0]
  for (const { flagRecords } of patterns.metrics)
    for (const factor of factors) {
      const record = flagRecords[factor]
      of += record?.of ?? 0
      held += record?.held ?? 0
    }
  return { of, held }
}

/** How much less than usual here, in percent, an effect is; negative for more. */
const percentLess = (pattern: MetricPattern, effect: number): number =>
  Math.round(-rulerAt(pattern.scale, pattern.level).change(effect) * 100)

/** What is told of a weakness: how many posts, how much less, within which bounds, and what always comes along. */
export function toldOf(
  weakness: Weakness,
  record: FlagRecord,
): Told & { readonly params: NonNullable<Told['params']> } {
  const { pattern, flag } = weakness
  const { alongside } = flag
  const better = betterThan(weakness)
  return {
    params: {
      metric: pattern.metric,
      posts: flag.posts,
      percent: percentLess(pattern, flag.effect),
      // The smaller loss first: «4 to 21 % less»; below 0 the range reaches beyond «no less».
      least: percentLess(pattern, flag.high),
      most: percentLess(pattern, flag.low),
      ...(alongside && { alongFactor: alongside.factor, along: alongside.label }),
      ...(better && { betterFactor: better.factor, better: better.labels.join('\n') }),
    },
    n: flag.posts,
    size: -flag.effect,
    record: { form: 'flags', ...record },
  }
}
