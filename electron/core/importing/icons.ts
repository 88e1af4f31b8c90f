import type { IconReading } from '../../../shared/model.ts'
import { wechatChannels } from '../../../shared/importers/wechat-channels.ts'
import type { Tx } from '../../db/tx.ts'

/** Reads the kept 推荐 and 喜欢 columns of all of a channel's snapshots again, as now answered. Nothing else changes. */
export function rereadIcons(tx: Tx, channelId: string, reading: IconReading): void {
  for (const table of ['snapshot', 'piece'] as const) {
    const kept = tx.select(
      table,
      `JOIN post ON post.id = ${table}.postId WHERE post.channelId = ? AND ${table}.raw IS NOT NULL`,
      channelId,
    )
    for (const row of kept)
      if (row.raw) tx.put(table, { ...row, numbers: wechatChannels.interpret(row.numbers, row.raw, reading) })
  }
}
