import type { DecodedOf, OutputOf } from '../../../shared/contract.ts'
import { flagTallies } from '../../../shared/insight/flag-record.ts'
import type { Context } from '../context.ts'

/** How findings on own data would have fared, of what is learnt; null while it is being learnt. */
export function flagRecords(
  { channelId }: DecodedOf<'insight.flagRecords'>,
  { patterns }: Context,
): OutputOf<'insight.flagRecords'> {
  const learnt = patterns.ifReady(channelId)
  return learnt && flagTallies(learnt.patterns)
}
