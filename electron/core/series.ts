import type { DecodedOf } from '../../shared/contract.ts'
import type { Campaign, Series } from '../../shared/model.ts'
import { Fail } from '../../shared/result.ts'
import type { Tx } from '../db/tx.ts'
import type { Context } from './context.ts'
import { channelOf } from './lookups.ts'

export function saveSeries(input: DecodedOf<'series.save'>, tx: Tx, context: Context): Series {
  channelOf(tx, input.channelId)
  const series = { ...input, id: input.id ?? context.newId() }
  tx.put('series', series)
  return series
}

export function saveCampaign(input: DecodedOf<'campaigns.save'>, tx: Tx, context: Context): Campaign {
  channelOf(tx, input.channelId)
  if (input.to < input.from) throw new Fail('invalid', 'error.campaign-ends-before', { path: 'to' })
  const campaign = { ...input, id: input.id ?? context.newId() }
  tx.put('campaign', campaign)
  return campaign
}
