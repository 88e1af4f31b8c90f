import { hash } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import type { Channel } from '../../shared/model.ts'
import type { Day, Instant } from '../../shared/time.ts'
import type { Read } from '../db/tx.ts'

/** Posts in one part: read in a few milliseconds, so that a call never waits longer for it. */
const PART = 500

/** One post of a part: what the engine's room makes a post of, as SQLite holds it. Lists and numbers are JSON of their own. */
export type PostCells = readonly [
  id: string,
  publishedDay: Day,
  publishedAt: Instant | null,
  format: string,
  durationSeconds: number | null,
  tags: string,
  hooks: string,
  track: string | null,
  isUsable: 0 | 1,
  /** The numbers that judge it: the first of seven days of age or more. */
  numbers: string | null,
  /** Kind and words of the hooks of the variant that it came of. */
  asks: readonly (readonly [kind: string, words: string])[] | null,
  says: 'odd' | 'fine' | 'arm' | null,
  title: string,
  /** Of the variant that it came of: exports have one text for both. */
  caption: string | null,
]

/** What the two lines of a 双轨CTA say; null of other hooks. */
const OF_LINES = `trim(json_extract(lines, '$.light.words') || ' ' || json_extract(lines, '$.deep.words'))`

/** Items that an experiment tries out which was settled before they were out. */
const ARMS = `SELECT value FROM round JOIN experiment ON experiment.id = round.experimentId,
  json_each(json_array(round.itemA, round.itemB)) WHERE experiment.isAfterwards = 0`

/**
 * A channel's history as JSON texts of `PostCells[]`, a few hundred posts each: SQLite makes the text, another thread reads it,
 * and between the parts other calls get their turn. `isStillWanted` is asked before each; null where it is not.
 */
export async function historyParts(
  read: Read,
  channelId: string,
  isStillWanted: () => boolean,
): Promise<readonly string[] | null> {
  const parts: string[] = []
  for (let key = ''; ;) {
    const [part] = read.query<{ posts: number; last: string; cells: string }>(
      `SELECT count(*) AS posts, max(key) AS last, json_group_array(json_array(
         id, publishedDay, publishedAt, format, durationSeconds, tags, hooks, track,
         isPublic AND excludedBecause IS NULL,
         (SELECT numbers FROM snapshot WHERE postId = post.id AND capturedAt >= post.maturesAt ORDER BY capturedAt, id LIMIT 1),
         CASE WHEN itemId IS NULL THEN NULL ELSE json((
           SELECT json_group_array(json_array(kind, words)) FROM (
             SELECT kind, coalesce(nullif(${OF_LINES}, ''), words) AS words FROM hook
             WHERE itemId = post.itemId AND letter = post.variant AND (words <> '' OR lines IS NOT NULL) ORDER BY position
           ))) END,
         coalesce((SELECT says FROM verdict WHERE verdict.id = post.id), CASE WHEN itemId IN (${ARMS}) THEN 'arm' END),
         title,
         CASE WHEN itemId IS NULL THEN NULL
           ELSE (SELECT caption FROM variant WHERE itemId = post.itemId AND letter = post.variant) END
       )) AS cells
       FROM (SELECT * FROM post WHERE channelId = ? AND key > ? ORDER BY key LIMIT ${PART}) AS post`,
      channelId,
      key,
    )
    if (!part || part.posts === 0) return parts
    parts.push(part.cells)
    if (part.posts < PART) return parts
    key = part.last
    await setImmediate()
    if (!isStillWanted()) return null
  }
}

/** The words that went out with a channel's posts, as one hash: of the hooks and texts of the versions that were posted. */
export function wordsState(read: Read, channelId: string): string {
  const [hooks, variants] = (['hook', 'variant'] as const).map((table) =>
    read.query<{ id: string; sum: number }>(
      `SELECT said.id, said.sum FROM post JOIN ${table} AS said ON said.itemId = post.itemId AND said.letter = post.variant
       WHERE post.itemId IS NOT NULL AND post.channelId = ? ORDER BY said.id`,
      channelId,
    ),
  )
  return hash('sha256', JSON.stringify([hooks, variants]), 'hex')
}

/**
 * What a channel's patterns hang on, as one hash: of the sums that the file keeps of its posts, numbers and verdicts, the words
 * that were posted, which posts are arms, the channel's pair and zone. Of other channels too: what is thrown away too often is only learnt again.
 */
export function historyState(read: Read, { id, zone, light, deep }: Channel, words: string): string {
  const tallies = read.query<{ name: string; count: number; sum: number }>(
    `SELECT name, count, sum FROM tally WHERE name IN ('post', 'snapshot', 'verdict') ORDER BY name`,
  )
  const arms = read.query<{ id: string }>(
    `SELECT id FROM post WHERE itemId IS NOT NULL AND channelId = ? AND itemId IN (${ARMS}) ORDER BY id`,
    id,
  )
  return hash('sha256', JSON.stringify([id, zone, light, deep, tallies, words, arms]), 'hex')
}
