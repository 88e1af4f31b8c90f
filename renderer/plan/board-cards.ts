import type { Finding, Severity } from '../../shared/finding.ts'
import type { PostRow } from '../../shared/history.ts'
import type { Channel, Item } from '../../shared/model.ts'
import { ratesOf } from '../../shared/rates.ts'
import { hourOf, type Instant } from '../../shared/time.ts'
import { isMissed, worstByItem } from '../../shared/week.ts'
import type { CardFace } from './CardView.tsx'

export interface CardOnBoard extends CardFace {
  readonly worst: Severity | null
}

interface Around {
  readonly channels: readonly Channel[]
  readonly findings: readonly Finding[]
  readonly posts: readonly PostRow[]
  readonly zone: string
  readonly now: Instant
}

const byTime = (a: Item, b: Item) => (a.time ?? '').localeCompare(b.time ?? '') || a.id.localeCompare(b.id)

/** Cards by their cell, `2026-11-25 20` (`2026-11-25 -` without a time), in the order of the hour. */
export function cardsByCell(items: readonly Item[], around: Around): ReadonlyMap<string, readonly CardOnBoard[]> {
  const channels = new Map(around.channels.map((channel) => [channel.id, channel]))
  const worst = worstByItem(around.findings)
  const posts = new Map(around.posts.flatMap((post) => (post.itemId ? [[post.itemId, post] as const] : [])))
  const cells = new Map<string, CardOnBoard[]>()
  for (const item of items.toSorted(byTime)) {
    const channel = channels.get(item.channelId)
    if (!channel || !item.day) continue
    const key = `${item.day} ${item.time ? hourOf(item.time) : '-'}`
    const card: CardOnBoard = {
      item,
      channel,
      zone: around.zone,
      isMissed: isMissed(item, channel.zone, around.now),
      results: resultsOf(posts.get(item.id), channel),
      worst: worst.get(item.id) ?? null,
    }
    const cell = cells.get(key)
    if (cell) cell.push(card)
    else cells.set(key, [card])
  }
  return cells
}

function resultsOf(post: PostRow | undefined, channel: Channel): CardFace['results'] {
  if (!post?.numbers) return null
  const rate = ratesOf(post.numbers, post.format, channel)
  const [light, deep] = [rate('lightRate'), rate('deepRate')]
  return light === null && deep === null ? null : { light, deep }
}
