import type { DecodedOf, OutputOf } from '../../../shared/contract.ts'
import { TIME_METRICS } from '../../../shared/engine/index.ts'
import type { Metric } from '../../../shared/model.ts'
import type { Context } from '../context.ts'

/** What stands for a rate where it cannot be had. */
const INSTEAD_OF: Readonly<Partial<Record<Metric, Metric>>> = { commentConversion: 'commentRate', likes: 'lightRate' }

/** Waits for the history to be learnt. A metric that no post can be judged by is left out, but where it is asked for. */
export async function timesOfChannel(
  { channelId, metric }: DecodedOf<'insight.times'>,
  { patterns }: Context,
): Promise<OutputOf<'insight.times'>> {
  const { patterns: learnt } = await patterns.of(channelId)
  const known = TIME_METRICS.flatMap((name) => learnt.metrics.find((one) => one.metric === name && one.n > 0) ?? [])
  const isKnown = (name: Metric) => known.some((one) => one.metric === name)
  const metrics = known
    .filter(({ metric: name }) => {
      const rate = INSTEAD_OF[name]
      return rate === undefined || !isKnown(rate)
    })
    .map(({ metric: name, n, time }) => ({ metric: name, n, time }))
  const asked = metric ?? metrics[0]?.metric ?? TIME_METRICS[0]!
  return { metrics, map: await patterns.ask('times', channelId, { metric: asked }) }
}
