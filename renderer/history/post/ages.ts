import { MATURE_DAYS } from '../../../shared/captures.ts'
import type { Post, Snapshot } from '../../../shared/history.ts'
import { DAY_MS, endOfDay, epochOf, type Instant } from '../../../shared/time.ts'

/** Whole days of a post's age at a moment; without a known hour counted from the end of its day. Never below 0. */
export function ageDays(post: Pick<Post, 'publishedAt' | 'publishedDay'>, at: Instant, zone: string): number {
  const born = epochOf(post.publishedAt ?? endOfDay(post.publishedDay, zone))
  return Math.max(0, Math.floor((epochOf(at) - born) / DAY_MS))
}

/** The snapshot that stands for a post: the first at seven days of age or more; before that, the latest. Oldest first. */
export function judgedOf(post: Post, snapshots: readonly Snapshot[], zone: string): Snapshot | null {
  const mature = snapshots.find(({ capturedAt }) => ageDays(post, capturedAt, zone) >= MATURE_DAYS)
  return mature ?? snapshots.at(-1) ?? null
}

export const isMature = (post: Post, snapshot: Snapshot, zone: string): boolean =>
  ageDays(post, snapshot.capturedAt, zone) >= MATURE_DAYS
