import type { DecodedOf } from '../../shared/contract.ts'
import type { Post } from '../../shared/history.ts'
import { usualFormatOf } from '../../shared/importers/index.ts'
import { titleOf } from '../../shared/items.ts'
import type { HookKind, Item } from '../../shared/model.ts'
import { Fail } from '../../shared/result.ts'
import { instantOf, wallOf } from '../../shared/time.ts'
import { LINKED, type Linked, type Merged, type Rows } from '../db/tables.ts'
import type { Tx } from '../db/tx.ts'
import { FORMATS_BETWEEN } from './importing/looks.ts'
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
  const before = postOf(post)
  const after = merged(before, saysFormat(tx, post), provisional, item, zone)
  tx.put('post', postRow(after, post.key, zone))
  tx.put('link', {
    id,
    status: item.status,
    before: linkedOf(before),
    after: linkedOf(after),
    merged: provisional && takeOver(tx, provisional, id),
  })
  if (item.status !== 'published') putItem(tx, { ...item, status: 'published' }, item)
  return after
}

const linkedOf = (post: Post): Linked =>
  Object.fromEntries(LINKED.map((field) => [field, post[field]])) as unknown as Linked

/** True where the post's format is not just what its kind of file is taken for. */
function saysFormat(tx: Tx, { format, batchId }: Rows['post']): boolean {
  const batch = batchId === null ? null : tx.get('batch', batchId)
  return batch !== null && !batch.format.split(FORMATS_BETWEEN).some((file) => usualFormatOf(file) === format)
}

/** What a provisional post has goes over to another; answers what that was. */
function takeOver(tx: Tx, post: Rows['post'], to: string): Merged {
  const snapshots = snapshotsOf(tx, post.id)
  const rejected = tx.select('rejection', 'WHERE postId = ?', post.id).map(({ hook }) => hook)
  const verdict = tx.get('verdict', post.id)
  for (const snapshot of snapshots) tx.put('snapshot', { ...snapshot, postId: to })
  if (verdict && !tx.get('verdict', to)) judgePost(tx, to, { ...verdict, id: to })
  judgePost(tx, post.id, null)
  passRejections(tx, post.id, to)
  followMerged(tx, post.id, to)
  tx.remove('post', post.id)
  return { post, snapshots: snapshots.map(({ id }) => id), rejected, verdict: verdict?.says ?? null }
}

/** Facts and labels of the post's own stand where the plan says nothing. */
function merged(post: Post, hasFormat: boolean, provisional: Rows['post'] | null, item: Item, zone: string): Post {
  const letter = provisional?.variant ?? item.chosen
  // What was put right by hand since it was marked published stands on the provisional post.
  const said = provisional ?? { ...item, hooks: hookKinds(item, letter) }
  return {
    ...post,
    ...hourOf(post, provisional, item, zone),
    itemId: item.id,
    variant: letter,
    hooks: said.hooks.length > 0 ? said.hooks : post.hooks,
    track: said.track ?? post.track,
    kind: said.kind ?? post.kind,
    isAd: said.isAd || post.isAd,
    format: hasFormat ? post.format : said.format,
    durationSeconds: post.durationSeconds ?? said.durationSeconds,
    tags: [...new Set([...said.tags, ...post.tags])].slice(0, 200),
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

/**
 * Takes the link back. What it set is as it was before, where nobody has changed it since; a provisional post that went into
 * this one is there again with its numbers, else the plan is as far as it was.
 */
export function unlinkPost({ id }: DecodedOf<'posts.unlink'>, tx: Tx): Post {
  const post = postById(tx, id)
  if (!post.itemId) return postOf(post)
  if (post.provisional) throw new Fail('conflict', 'error.post-provisional', { path: id })
  const item = itemOf(tx, post.itemId)
  const link = tx.get('link', id)
  const free: Post = { ...postOf(post), ...(link ? asBefore(post, link) : withoutItem(post, item)) }
  const row = postRow({ ...free, itemId: null, variant: null }, post.key, channelOf(tx, post.channelId).zone)
  tx.put('post', row)
  if (link) {
    tx.remove('link', id)
    if (link.merged) giveBack(tx, link.merged, id)
    else if (item.status === 'published') putItem(tx, { ...item, status: link.status }, item)
  }
  return postOf(row)
}

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)

const asBefore = (post: Post, { before, after }: Rows['link']): Partial<Post> =>
  Object.fromEntries(LINKED.filter((field) => isSame(post[field], after[field])).map((field) => [field, before[field]]))

/** Of links from before what stood there was kept: what came from the item, variant, hooks, labels, an hour that only it knew, goes. */
function withoutItem(post: Post, item: Item): Partial<Post> {
  const isFromItem = isSame(post.hooks, hookKinds(item, post.variant ?? item.chosen))
  const isHourOfExport = post.hourSource === 'export' || post.hourSource === 'unknown'
  return {
    hooks: isFromItem ? [] : post.hooks,
    track: post.track === item.track ? null : post.track,
    kind: post.kind === item.kind ? null : post.kind,
    isAd: post.isAd && !item.isAd,
    tags: post.tags.filter((tag) => !item.tags.includes(tag)),
    ...(isHourOfExport ? {} : { publishedAt: null, hourSource: 'unknown' as const }),
  }
}

/** Undoes `takeOver`, for what still stands on the other post. */
function giveBack(tx: Tx, { post, snapshots, rejected, verdict }: Merged, from: string): void {
  tx.put('post', post)
  for (const snapshot of snapshotsOf(tx, from))
    if (snapshots.includes(snapshot.id)) tx.put('snapshot', { ...snapshot, postId: post.id })
  const judged = tx.get('verdict', from)
  if (verdict && judged?.says === verdict) {
    judgePost(tx, post.id, { ...judged, id: post.id })
    judgePost(tx, from, null)
  }
  passRejections(tx, from, post.id, rejected)
  followMerged(tx, from, post.id)
}
