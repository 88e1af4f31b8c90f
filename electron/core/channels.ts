import type { DecodedOf } from '../../shared/contract.ts'
import type { Channel } from '../../shared/model.ts'
import { USUAL_ICONS } from '../../shared/importers/wechat-channels.ts'
import { PLATFORM } from '../../shared/platforms.ts'
import { Fail } from '../../shared/result.ts'
import type { Tx } from '../db/tx.ts'
import type { Context } from './context.ts'
import { rereadIcons } from './importing/icons.ts'
import { loadItems, putItem } from './items.ts'
import { channelOf, listChannels } from './lookups.ts'
import { rezonePosts } from './posts.ts'
import { removeExperiment } from './experiments.ts'

/** A new channel takes its platform's zone and pair of signals; a known one keeps what is not said. */
export function saveChannel(input: DecodedOf<'channels.save'>, tx: Tx, context: Context): Channel {
  const before = input.id === undefined ? null : tx.get('channel', input.id)
  if (input.id !== undefined && !before) throw new Fail('not-found', 'error.channel-gone', { path: input.id })
  const { light, deep, zone } = PLATFORM[input.platform]
  const start: Channel = before ?? {
    id: context.newId(),
    name: input.name,
    platform: input.platform,
    zone,
    light,
    deep: [...deep],
    persona: '',
    hashtagSets: [],
    dailyCap: null,
    iconReading: null,
  }
  const said = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined)) as Partial<Channel>
  const channel = { ...start, ...said }
  const isSame = ({ id, name, platform }: Channel) =>
    id !== channel.id && name === channel.name && platform === channel.platform
  if (listChannels(tx).some(isSame))
    throw new Fail('conflict', 'error.channel-name-taken', { path: 'name', params: { name: channel.name } })
  if (channel.deep.includes(channel.light)) throw new Fail('invalid', 'error.signals-same', { path: 'deep' })
  tx.put('channel', channel)
  if (before && before.zone !== channel.zone) rezonePosts(tx, channel)
  const icons = channel.iconReading ?? USUAL_ICONS
  if (before && icons !== (before.iconReading ?? USUAL_ICONS)) rereadIcons(tx, channel.id, icons)
  return channel
}

/** Only an empty channel goes: what was planned or published on it stays. */
export function removeChannel(id: string, tx: Tx): { removed: string } {
  const { name } = channelOf(tx, id)
  const [used] = tx.query<{ items: number; posts: number }>(
    `SELECT (SELECT count(*) FROM item WHERE channelId = ?) AS items, (SELECT count(*) FROM post WHERE channelId = ?) AS posts`,
    id,
    id,
  )
  if (used && used.items + used.posts > 0)
    throw new Fail('conflict', 'error.channel-in-use', { path: id, params: { name, ...used } })
  for (const experiment of tx.select('experiment', 'WHERE channelId = ?', id)) removeExperiment(experiment.id, tx)
  leaveGroups(id, tx)
  for (const table of ['template', 'topic', 'series', 'campaign', 'goal', 'batch'] as const)
    for (const row of tx.select(table, 'WHERE channelId = ?', id)) tx.remove(table, row.id)
  tx.remove('channel', id)
  return { removed: id }
}

/** Items and topics of other channels that stand in a series or a campaign of a channel, as older versions let them, stay without it. */
function leaveGroups(channelId: string, tx: Tx): void {
  const own = (table: 'series' | 'campaign') => `(SELECT id FROM ${table} WHERE channelId = ?)`
  const inThem = `WHERE seriesId IN ${own('series')} OR campaignId IN ${own('campaign')}`
  for (const item of loadItems(tx, inThem, channelId, channelId)) putItem(tx, item, item)
  for (const topic of tx.select('topic', `WHERE seriesId IN ${own('series')}`, channelId))
    tx.put('topic', { ...topic, seriesId: null })
}
