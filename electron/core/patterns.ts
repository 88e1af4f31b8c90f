import type { EnginePost, Patterns, SignalPair } from '../../shared/engine/index.ts'
import type { Numbers } from '../../shared/history.ts'
import type { Channel } from '../../shared/model.ts'
import { endOfDay, epochOf, hourOf, wallOf, weekdayOf } from '../../shared/time.ts'
import { decode, type Raw, type TableName } from '../db/tables.ts'
import type { Read } from '../db/tx.ts'
import type { Compute } from './compute.ts'
import { channelOf } from './lookups.ts'

/** What the history of each channel has taught, worked out once per state of the history. */
export interface PatternsCache {
  of(channelId: string): Promise<Patterns>
  /** The patterns if they are ready now; if not, starts on them, and `onReady` is called later. */
  ifReady(channelId: string): Patterns | null
  /** The posts it learns from, as the engine reads them. */
  postsOf(channelId: string): readonly EnginePost[]
  /** Tells the cache what a write changed. */
  changed(tables: ReadonlySet<TableName>): void
}

const TEACHING: readonly TableName[] = ['post', 'snapshot', 'channel']

export const pairOf = ({ light, deep }: Channel): SignalPair => ({ light, deep })

export function makePatternsCache(read: Read, compute: Compute, onReady: (channelId: string) => void): PatternsCache {
  let ready = new Map<string, Patterns>()
  let underWay = new Map<string, Promise<Patterns>>()
  let posts = new Map<string, readonly EnginePost[]>()

  const postsOf = (channelId: string): readonly EnginePost[] => {
    const known = posts.get(channelId) ?? enginePosts(read, channelId)
    posts.set(channelId, known)
    return known
  }

  const of = (channelId: string): Promise<Patterns> => {
    const known = ready.get(channelId)
    if (known) return Promise.resolve(known)
    const started = underWay.get(channelId)
    if (started) return started
    const [mine, answers] = [underWay, ready]
    const work = compute('analyse', { posts: postsOf(channelId), pair: pairOf(channelOf(read, channelId)) })
      .then((patterns) => {
        answers.set(channelId, patterns)
        return patterns
      })
      .finally(() => mine.delete(channelId))
    underWay.set(channelId, work)
    return work
  }

  return {
    of,
    postsOf,
    ifReady: (channelId) => {
      const known = ready.get(channelId)
      if (known) return known
      of(channelId).then(
        () => onReady(channelId),
        // Told to whoever waits on `of`; nobody waits here.
        () => {},
      )
      return null
    },
    changed: (tables) => {
      if (!TEACHING.some((table) => tables.has(table))) return
      // A fit under way answers those who asked before the change; it must not be kept.
      ready = new Map()
      underWay = new Map()
      posts = new Map()
    },
  }
}

/** The posts of a channel as the engine reads them, oldest first, with the numbers that judge each. */
function enginePosts(read: Read, channelId: string): EnginePost[] {
  const { zone } = channelOf(read, channelId)
  const judged = new Map(
    read
      .query<{ postId: string; numbers: string }>(
        `SELECT postId, numbers FROM (
           SELECT snapshot.postId, snapshot.numbers,
             row_number() OVER (PARTITION BY snapshot.postId ORDER BY snapshot.capturedAt, snapshot.id) AS place
           FROM snapshot JOIN post ON post.id = snapshot.postId
           WHERE post.channelId = ? AND snapshot.capturedAt >= post.maturesAt
         ) WHERE place = 1`,
        channelId,
      )
      .map(({ postId, numbers }) => [postId, JSON.parse(numbers) as Numbers]),
  )
  return read
    .query<Raw>('SELECT * FROM post WHERE channelId = ? ORDER BY publishedDay, publishedAt, id', channelId)
    .map((raw) => {
      const post = decode('post', raw)
      const wall = post.publishedAt ? wallOf(post.publishedAt, zone) : null
      return {
        id: post.id,
        at: epochOf(post.publishedAt ?? endOfDay(post.publishedDay, zone)),
        weekday: weekdayOf(wall?.day ?? post.publishedDay),
        hour: wall ? hourOf(wall.time) : null,
        format: post.format,
        durationSeconds: post.durationSeconds,
        tags: post.tags,
        hooks: post.hooks,
        track: post.track,
        numbers: judged.get(post.id) ?? null,
        isUsable: post.isPublic && post.excludedBecause === null,
      }
    })
}
