import { useMemo, useState } from 'react'
import type { Instant, Zone } from '../../shared/time.ts'
import { useData } from '../data.ts'
import { useQuery } from '../use-query.ts'
import { cardsByCell, type CardOnBoard, type CellOf } from './board-cards.ts'
import type { Week } from './use-week.ts'

type Cells = ReadonlyMap<string, readonly CardOnBoard[]>

const POST_TABLES = ['post', 'snapshot', 'verdict', 'channel']

/** The most that is asked of in one question. */
const MOST = 500

/** The cards of the days shown by cell, with what is said of them and what the published ones brought. */
export function useCards({ items, channels }: Week, now: Instant, zone: Zone, cellOf: CellOf): Cells {
  const findings = useData((data) => data.findings)?.findings
  const published = useMemo(
    () =>
      items
        .filter(({ status }) => status === 'published')
        .map(({ id }) => id)
        .toSorted()
        .slice(0, MOST),
    [items],
  )
  const asked = published.length > 0 ? { itemIds: published, limit: MOST } : null
  const posts = useQuery('posts.search', asked, POST_TABLES).value?.posts
  const cells = useMemo(
    () => cardsByCell(items, { channels, findings: findings ?? [], posts: posts ?? [], zone, now }, cellOf),
    [items, channels, findings, posts, zone, now, cellOf],
  )
  return useStable(cells)
}

/** The same array for a cell whose cards did not change, so that only changed cells render again. */
function useStable(cells: Cells): Cells {
  const [kept] = useState(() => new Map<string, readonly CardOnBoard[]>())
  return useMemo(() => {
    const next = new Map<string, readonly CardOnBoard[]>()
    for (const [key, cards] of cells) {
      const before = kept.get(key)
      next.set(key, before && isSame(before, cards) ? before : cards)
    }
    kept.clear()
    for (const [key, cards] of next) kept.set(key, cards)
    return next
  }, [cells, kept])
}

const isSame = (a: readonly CardOnBoard[], b: readonly CardOnBoard[]) =>
  a.length === b.length &&
  a.every((card, index) => {
    const other = b[index]
    return (
      other !== undefined &&
      card.item.id === other.item.id &&
      card.item.revision === other.item.revision &&
      card.item.day === other.item.day &&
      card.item.time === other.item.time &&
      card.channel === other.channel &&
      card.zone === other.zone &&
      card.isMissed === other.isMissed &&
      card.worst === other.worst &&
      card.results?.light === other.results?.light &&
      card.results?.deep === other.results?.deep
    )
  })
