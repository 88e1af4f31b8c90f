import { useState } from 'react'
import type { Channel } from '../../../../shared/model.ts'
import type { SealedKey, SealRecord } from '../../../../shared/sealed.ts'
import { isDoubled } from '../../../composer/metric-names.ts'
import { useQuery, type Query } from '../../../use-query.ts'

/** What seals, the posts they are of and their numbers hang on. */
const TABLES = ['seal', 'item', 'post', 'snapshot', 'verdict', 'channel', 'round']

/** The record of a channel's seals, and the metric of it that is shown. */
export function useSeals(channel: Channel): Query<SealRecord> & { readonly choose: (key: SealedKey) => void } {
  const [chosen, choose] = useState<SealedKey | null>(null)
  const { value, error } = useQuery('insight.seals', { channelId: channel.id, ...chosen }, TABLES)
  // A metric that says again what the channel's own pair says is left out, as everywhere.
  const series = value?.series.filter(({ metric }) => !isDoubled(metric, channel)) ?? []
  return { value: value && { ...value, series }, error, choose }
}
