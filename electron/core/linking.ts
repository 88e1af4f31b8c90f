import type { DecodedOf } from '../../shared/contract.ts'
import type { Post } from '../../shared/history.ts'
import { titleOf } from '../../shared/items.ts'
import type { HookKind, Item } from '../../shared/model.ts'
import { Fail } from '../../shared/result.ts'
import { instantOf, wallOf } from '../../shared/time.ts'
import type { Rows } from '../db/tables.ts'
import type { Tx } from '../db/tx.ts'
import { itemOf, putItem } from './items.ts'
import { channelOf } from './lookups.ts'
import { judgePost, postById, postOf, postRow, snapshotsOf } from './posts.ts'
import { followMerged } from './experiments.ts'
import { passRejections } from './rejections.ts'

/**
 * Says that an imported post is what became of a planned item. The post takes the item's variant, hooks, track and labels, and
 * its hour where the export has none; a provisional post of the item is merged into it, never left beside it.
 */
export function linkPost({ id, itemId }: DecodedOf<'posts.link'>, tx: Tx): Post {
  const post = postById(tx, id)
  const item = itemOf(tx, itemId)
  if (post.itemId === itemId) return postOf(post)
  if (post.provisional) throw new Fail('conflict', 'error.post-provisional', { path: id })
  if (post.itemId) throw new Fail('conflict', 'error.post-linked', { path: id, params: { title: post.title } })
  if (post.channelId !== item.channelId) throw new Fail('invalid', 'error.link-other-channel', { path: itemId })
  const others = tx.select('post', 'WHERE itemId = ?', itemId)
  if (others.some(({ provisional }) => !provisional))
    throw new Fail('conflict', 'error.item-linked', { path: itemId, params: { title: titleOf(item) } })

  const provisional = others[0] ?? null
  const { zone } = channelOf(tx, post.channelId)
  const row = postRow(merged(postOf(post), provisional, item, zone), post.key, zone)
  tx.put('post', row)
  if (provisional) {
    for (const snapshot of snapshotsOf(tx, provisional.id)) tx.put('snapshot', { ...snapshot, postId: id })
    const verdict = tx.get('verdict', provisional.id)
    if (verdict && !tx.get('verdict', id)) judgePost(tx, id, { ...verdict, id })
    judgePost(tx, provisional.id, null)
    passRejections(tx, provisional.id, id)
    followMerged(tx, provisional.id, id)
    tx.remove('post', provisional.id)
  }
  if (item.status !== 'published') putItem(tx, { ...item, status: 'published' }, item)
  return postOf(row)
}

function merged(post: Post, provisional: Rows['post'] | null, item: Item, zone: string): Post {
  const letter = provisional?.variant ?? item.chosen
  // What was put right by hand since it was marked published stands on the provisional post.
  const { hooks, track, kind, isAd, format, durationSeconds, tags } = provisional ?? {
    ...item,
    hooks: hookKinds(item, letter),
  }
  return {
    ...post,
    ...hourOf(post, provisional, item, zone),
    itemId: item.id,
    variant: letter,
    hooks,
    track,
    kind,
    isAd,
    format,
    durationSeconds: post.durationSeconds ?? durationSeconds,
    tags: [...new Set([...tags, ...post.tags])].slice(0, 200),
    excludedBecause: post.excludedBecause ?? provisional?.excludedBecause ?? null,
  }
}

const hookKinds = (item: Item, letter: 'A' | 'B'): HookKind[] => [
  ...new Set((item.variants[letter] ?? item.variants.A).hooks.map(({ kind }) => kind)),
]

/** The export's hour; else the one it was marked published at, else the planned one — if they are of the same day. */
function hourOf(
  post: Post,
  provisional: Rows['post'] | null,
  { day, time }: Item,
  zone: string,
): Pick<Post, 'publishedAt' | 'hourSource'> {
  const { publishedAt, hourSource } = post
  if (publishedAt) return { publishedAt, hourSource }
  if (provisional?.publishedAt && wallOf(provisional.publishedAt, zone).day === post.publishedDay)
    return { publishedAt: provisional.publishedAt, hourSource: provisional.hourSource }
  if (day === post.publishedDay && time) return { publishedAt: instantOf(day, time, zone).at, hourSource: 'plan' }
  return { publishedAt, hourSource }
}

/** Takes the link back, and with it what came from the item: variant, hooks, labels, and an hour that only the plan knew. */
export function unlinkPost({ id }: DecodedOf<'posts.unlink'>, tx: Tx): Post {
  const post = postById(tx, id)
  if (!post.itemId) return postOf(post)
  if (post.provisional) throw new Fail('conflict', 'error.post-provisional', { path: id })
  const item = itemOf(tx, post.itemId)
  const isFromItem = post.hooks.join() === hookKinds(item, post.variant ?? item.chosen).join()
  const isHourOfExport = post.hourSource === 'export' || post.hourSource === 'unknown'
  const row = postRow(
    {
      ...postOf(post),
      itemId: null,
      variant: null,
      hooks: isFromItem ? [] : post.hooks,
      track: post.track === item.track ? null : post.track,
      kind: post.kind === item.kind ? null : post.kind,
      isAd: post.isAd && !item.isAd,
      tags: post.tags.filter((tag) => !item.tags.includes(tag)),
      ...(isHourOfExport ? {} : { publishedAt: null, hourSource: 'unknown' as const }),
    },
    post.key,
    channelOf(tx, post.channelId).zone,
  )
  tx.put('post', row)
  return postOf(row)
}
