import type { Channel } from '../../shared/model.ts'
import { Fail } from '../../shared/result.ts'
import type { Read } from '../db/tx.ts'

export const listChannels = (read: Read): Channel[] => read.select('channel', 'ORDER BY id')

export function channelOf(read: Read, id: string): Channel {
  const channel = read.get('channel', id)
  if (!channel) throw new Fail('not-found', 'error.channel-gone', { path: id })
  return channel
}

/** Why a row is not found: it is gone, or it is there and cannot be shown as it is damaged. */
export function notFound(read: Read, table: 'item' | 'post' | 'experiment', id: string): Fail {
  // The name without `main` leaves out what is damaged.
  const isThere = read.query(`SELECT 1 FROM main.${table} WHERE id = ?`, id).length > 0
  return isThere
    ? new Fail('damaged-file', `error.${table}-damaged`, { path: id, params: { table, id } })
    : new Fail('not-found', `error.${table}-gone`, { path: id })
}
