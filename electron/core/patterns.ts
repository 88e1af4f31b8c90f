import {
  anomaliesOf,
  leadersOf,
  type Anomalies,
  type EnginePost,
  type Patterns,
  type SignalPair,
  type WordedHook,
} from '../../shared/engine/index.ts'
import type { Numbers } from '../../shared/history.ts'
import type { Channel, HookKind } from '../../shared/model.ts'
import type { Oddity, Verdict } from '../../shared/oddity.ts'
import { endOfDay, epochOf, hourOf, wallOf, weekdayOf } from '../../shared/time.ts'
import { decode, type Raw, type TableName } from '../db/tables.ts'
import type { Read } from '../db/tx.ts'
import type { Compute } from './compute.ts'
import { channelOf, listChannels } from './lookups.ts'

/** What the history of each channel has taught, worked out once per state of the history. */
export interface PatternsCache {
  of(channelId: string): Promise<Patterns>
  /** The patterns if they are ready now; if not, starts on them, and `onReady` is called later. */
  ifReady(channelId: string): Patterns | null
  /** The posts it learns from, as the engine reads them. */
  postsOf(channelId: string): readonly EnginePost[]
  /** Posts of a channel (null: of all) whose likes and comments do not go together. */
  oddities(channelId: string | null): ReadonlyMap<string, Oddity>
  /** How many of the last 60 posts with numbers there are, and which of them are kept out as odd. */
  oddAmongLast(channelId: string): { readonly of: number; readonly postIds: readonly string[] }
  /** Tells the cache what a write changed. */
  changed(tables: ReadonlySet<TableName>): void
}

const TEACHING: readonly TableName[] = ['post', 'snapshot', 'channel', 'verdict']

/** Posts that «of late» means. */
const LATELY = 60

export const pairOf = ({ light, deep }: Channel): SignalPair => ({ light, deep })

export function makePatternsCache(read: Read, compute: Compute, onReady: (channelId: string) => void): PatternsCache {
  let ready = new Map<string, Patterns>()
  let underWay = new Map<string, Promise<Patterns>>()
  let histories = new Map<string, ChannelHistory>()

  const historyOf = (channelId: string): ChannelHistory => {
    const known = histories.get(channelId) ?? readHistory(read, channelId)
    histories.set(channelId, known)
    return known
  }
  const postsOf = (channelId: string) => historyOf(channelId).posts

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
    oddities: (channelId) =>
      channelId === null
        ? new Map(listChannels(read).flatMap(({ id }) => [...historyOf(id).oddities]))
        : historyOf(channelId).oddities,
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
    oddAmongLast: (channelId) => {
      const { posts, oddities } = historyOf(channelId)
      const last = posts.filter(({ numbers }) => numbers !== null).slice(-LATELY)
      return { of: last.length, postIds: last.filter((post) => isOut(oddities, post)).map(({ id }) => id) }
    },
    changed: (tables) => {
      if (!TEACHING.some((table) => tables.has(table))) return
      // A fit under way answers those who asked before the change; it must not be kept.
      ready = new Map()
      underWay = new Map()
      histories = new Map()
    },
  }
}

/** A channel's posts and which of them are odd: those that are do not count. */
interface ChannelHistory {
  readonly posts: readonly EnginePost[]
  readonly oddities: ReadonlyMap<string, Oddity>
}

function readHistory(read: Read, channelId: string): ChannelHistory {
  const posts = enginePosts(read, channelId)
  const said = new Map(
    read
      .select('verdict', 'WHERE id IN (SELECT id FROM post WHERE channelId = ?)', channelId)
      .map(({ id, says }) => [id, says]),
  )
  const oddities = odditiesOf(anomaliesOf(posts, pairOf(channelOf(read, channelId)), said), said)
  return { posts: posts.map((post) => (isOut(oddities, post) ? { ...post, isUsable: false } : post)), oddities }
}

const isOut = (oddities: ReadonlyMap<string, Oddity>, { id }: EnginePost) =>
  (oddities.get(id)?.is ?? 'cleared') !== 'cleared'

function odditiesOf(anomalies: Anomalies, said: ReadonlyMap<string, Verdict>): ReadonlyMap<string, Oddity> {
  const marked = [...said].flatMap(([id, says]) =>
    says === 'odd' ? [[id, { is: 'marked', beside: null }] as const] : [],
  )
  const seen = (['found', 'cleared', 'marked'] as const).flatMap((is) =>
    anomalies[is].map(({ id, likes, comments }) => [id, { is, beside: { likes, comments } }] as const),
  )
  return new Map<string, Oddity>([...marked, ...seen])
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
  const asks = wordedHooks(read, channelId)
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
        asks: asks.get(post.id) ?? [],
        numbers: judged.get(post.id) ?? null,
        isUsable: post.isPublic && post.excludedBecause === null,
      }
    })
}

/** The hooks of each post that came of a plan, by the wording that each repeats: the words of the first that said nearly the same. */
function wordedHooks(read: Read, channelId: string): ReadonlyMap<string, readonly WordedHook[]> {
  const rows = read.query<{ postId: string; kind: HookKind; words: string }>(
    `SELECT post.id AS postId, hook.kind, hook.words
     FROM post JOIN hook ON hook.itemId = post.itemId AND hook.letter = post.variant
     WHERE post.channelId = ? AND hook.words <> ''
     ORDER BY post.publishedDay, post.publishedAt, post.id, hook.position`,
    channelId,
  )
  const leaders = leadersOf(rows.map(({ words }) => words))
  const asks = new Map<string, WordedHook[]>()
  for (const [i, { postId, kind }] of rows.entries()) {
    const words = leaders[i] ?? ''
    if (words !== '') asks.set(postId, [...(asks.get(postId) ?? []), { kind, words }])
  }
  return asks
}
