import type { Finding, Severity } from '../../shared/finding.ts'
import type { PostRow } from '../../shared/history.ts'
import type { Channel, Item } from '../../shared/model.ts'
import { ratesOf } from '../../shared/rates.ts'
import type { Instant, Slot } from '../../shared/time.ts'
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

/** Which cell a card stands in. */
export type CellOf = (slot: Slot) => string

export const dayKey: CellOf = ({ day }) => day

/** Cards by their cell, in the order of the hour; those without a time come first. */
export function cardsByCell(
  items: readonly Item[],
  around: Around,
  cellOf: CellOf,
): ReadonlyMap<string, readonly CardOnBoard[]> {
  const channels = new Map(around.channels.map((channel) => [channel.id, channel]))
  const worst = worstByItem(around.findings)
  const posts = new Map(around.posts.flatMap((post) => (post.itemId ? [[post.itemId, post] as const] : [])))
  const cells = new Map<string, CardOnBoard[]>()
  for (const item of items.toSorted(byTime)) {
    const channel = channels.get(item.channelId)
    if (!channel || !item.day) continue
    const key = cellOf({ day: item.day, time: item.time })
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
