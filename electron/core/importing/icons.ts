import type { IconReading } from '../../../shared/model.ts'
import { wechatChannels } from '../../../shared/importers/wechat-channels.ts'
import type { Tx } from '../../db/tx.ts'

/** Reads the kept 推荐 and 喜欢 columns of all of a channel's snapshots again, as now answered. Nothing else changes. */
export function rereadIcons(tx: Tx, channelId: string, reading: IconReading): void {
  const kept = tx.select(
    'snapshot',
    'JOIN post ON post.id = snapshot.postId WHERE post.channelId = ? AND snapshot.raw IS NOT NULL',
    channelId,
  )
  for (const snapshot of kept) {
    if (!snapshot.raw) continue
    tx.put('snapshot', { ...snapshot, numbers: wechatChannels.interpret(snapshot.numbers, snapshot.raw, reading) })
  }
}
