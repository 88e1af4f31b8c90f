import type { Channel } from '../../shared/model.ts'
import { Fail } from '../../shared/result.ts'
import type { Read } from '../db/tx.ts'

export const listChannels = (read: Read): Channel[] => read.select('channel', 'ORDER BY id')

export function channelOf(read: Read, id: string): Channel {
  const channel = read.get('channel', id)
  if (!channel) throw new Fail('not-found', 'error.channel-gone', { path: id })
  return channel
}
