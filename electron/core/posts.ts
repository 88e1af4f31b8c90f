import { bornAt, MATURE_DAYS } from '../../shared/captures.ts'
import type { DecodedOf, OutputOf } from '../../shared/contract.ts'
import type { Numbers, Post, PostRow, Seal, Snapshot } from '../../shared/history.ts'
import type { Oddity } from '../../shared/oddity.ts'
import { NO_NUMBERS } from '../../shared/values.ts'
import type { Channel } from '../../shared/model.ts'
import { COUNT_OF, SIGNALS } from '../../shared/platforms.ts'
import { Fail } from '../../shared/result.ts'
import { isAfterwards } from '../../shared/sealed.ts'
import {
  DAY_MS,
  endOfDay,
  epochOf,
  firstOfWeek,
  hourOf,
  instantAt,
  wallOf,
  type Day,
  type Instant,
  type WeekStart,
} from '../../shared/time.ts'
import type { Rows } from '../db/tables.ts'
import type { Read, Tx } from '../db/tx.ts'
import type { Context } from './context.ts'
import { forgetLink, loadItems } from './items.ts'
import { likePattern } from './like.ts'
import { channelOf, notFound } from './lookups.ts'
import { forgetRejections, rejectDropped } from './rejections.ts'
import { settingsOf } from './settings.ts'

/** When a post is old enough to be judged; without a known hour its age counts from the end of the day. */
const maturesAt = (post: Pick<Post, 'publishedAt' | 'publishedDay'>, zone: string): Instant =>
  instantAt(epochOf(post.publishedAt ?? endOfDay(post.publishedDay, zone)) + MATURE_DAYS * DAY_MS)

/** The row of a post; `key` is what a re-import will know it by. */
export const postRow = (post: Post, key: string, zone: string): Rows['post'] => ({
  ...post,
  key,
  maturesAt: maturesAt(post, zone),
})

/** A row as callers see it, without what only the file needs. */
export const postOf = ({ maturesAt: _, key: __, ...post }: Rows['post']): Post => post

/** The one snapshot that stands for a post: the first at seven days of age or more; before that, the latest. */
const JUDGED = `coalesce(
  (SELECT id FROM snapshot WHERE postId = post.id AND capturedAt >= post.maturesAt ORDER BY capturedAt, id LIMIT 1),
  (SELECT id FROM snapshot WHERE postId = post.id ORDER BY capturedAt DESC, id DESC LIMIT 1))`

const judgedNumber = (count: string) => `json_extract(judged.numbers, '$.${count}')`

/** SQL for a channel's light or deep signal in the judged snapshot `judged`, over its views (likes where there are none, for deep). */
function rateSql(which: 'light' | 'deep'): string {
  if (which === 'light') {
    const cases = SIGNALS.map((signal) => `WHEN '${signal}' THEN ${judgedNumber(COUNT_OF[signal])}`).join(' ')
    return `1.0 * (CASE channel.light ${cases} END) / nullif(${judgedNumber('views')}, 0)`
  }
  const isDeep = (signal: string) => `channel.deep LIKE '%"${signal}"%'`
  const parts = SIGNALS.map(
    (signal) => `CASE WHEN ${isDeep(signal)} THEN coalesce(${judgedNumber(COUNT_OF[signal])}, 0) ELSE 0 END`,
  )
  // Where none of them was counted there is no rate, not a rate of 0.
  const known = SIGNALS.map((signal) => `(${isDeep(signal)} AND ${judgedNumber(COUNT_OF[signal])} IS NOT NULL)`)
  const sum = `CASE WHEN ${known.join(' OR ')} THEN ${parts.join(' + ')} END`
  return `1.0 * (${sum}) / nullif(coalesce(${judgedNumber('views')}, ${judgedNumber('likes')}), 0)`
}

const ORDER: Readonly<Record<NonNullable<DecodedOf<'posts.search'>['sort']>, string>> = {
  newest: 'post.publishedDay DESC, post.publishedAt DESC, post.id DESC',
  oldest: 'post.publishedDay, post.publishedAt, post.id',
  views: `${judgedNumber('views')} DESC NULLS LAST, post.id`,
  lightRate: `${rateSql('light')} DESC NULLS LAST, post.id`,
  deepRate: `${rateSql('deep')} DESC NULLS LAST, post.id`,
}

/** Binds the ids of the odd ones that do not count. */
const ASIDE = `(post.excludedBecause IS NOT NULL OR post.isPublic = 0 OR post.id IN (SELECT value FROM json_each(?)))`
const IS_ODD = 'post.id IN (SELECT value FROM json_each(?))'
const OF_BATCH = `(post.batchId = ? OR EXISTS (SELECT 1 FROM snapshot WHERE snapshot.postId = post.id AND snapshot.batchId = ?)
  OR EXISTS (SELECT 1 FROM piece WHERE piece.postId = post.id AND piece.batchId = ?))`

export async function searchPosts(
  input: DecodedOf<'posts.search'>,
  { read, patterns }: Pick<Context, 'read' | 'patterns'>,
): Promise<OutputOf<'posts.search'>> {
  const { sort = 'newest', offset = 0, limit = 100 } = input
  const clauses: [sql: string, ...values: string[]][] = [['1 = 1']]
  if (input.channelId) clauses.push(['post.channelId = ?', input.channelId])
  if (input.format) clauses.push(['post.format = ?', input.format])
  if (input.itemIds) clauses.push(['post.itemId IN (SELECT value FROM json_each(?))', JSON.stringify(input.itemIds)])
  if (input.hook) clauses.push(['post.hooks LIKE ?', likePattern(`"${input.hook}"`)])
  if (input.itemId) clauses.push(['post.itemId = ?', input.itemId])
  if (input.track) clauses.push(['post.track = ?', input.track])
  if (input.slot)
    clauses.push(['post.id IN (SELECT value FROM json_each(?))', JSON.stringify(idsInSlot(read, input.slot))])
  if (input.batchId) clauses.push([OF_BATCH, input.batchId, input.batchId, input.batchId])
  if (input.text) {
    const words = likePattern(input.text)
    clauses.push([`(post.title LIKE ? ESCAPE '\\' OR post.tags LIKE ? ESCAPE '\\')`, words, words])
  }
  const where = clauses.map(([sql]) => sql).join(' AND ')
  const values = clauses.flatMap(([, ...own]) => own)
  const oddities = await patterns.oddities(input.channelId ?? null)
  const odd = JSON.stringify([...oddities.keys()])
  const out = JSON.stringify([...oddities].flatMap(([id, { is }]) => (is === 'cleared' ? [] : id)))
  const [counts = { total: 0, aside: 0, odd: 0 }] = read.query<{ total: number; aside: number; odd: number }>(
    `SELECT count(*) AS total, count(*) FILTER (WHERE ${ASIDE}) AS aside, count(*) FILTER (WHERE ${IS_ODD}) AS odd
     FROM post WHERE ${where}`,
    out,
    odd,
    ...values,
  )
  const narrow: readonly [sql: string, ...values: string[]] =
    input.aside === 'odd' ? [`AND ${IS_ODD}`, odd] : input.aside ? [`AND ${ASIDE}`, out] : ['']
  const [also, ...more] = narrow
  const kept = `WHERE ${where} ${also}`
  const weeks = input.weeks
    ? byWeek(
        read.query<{ day: Day; posts: number }>(
          `SELECT publishedDay AS day, count(*) AS posts FROM post ${kept} GROUP BY 1 ORDER BY 1 DESC`,
          ...values,
          ...more,
        ),
        settingsOf(read).weekStart,
      )
    : []
  const isByNumbers = sort !== 'newest' && sort !== 'oldest'
  const numbers = `JOIN channel ON channel.id = post.channelId LEFT JOIN snapshot AS judged ON judged.id = ${JUDGED}`
  const rows = read.select(
    'post',
    `${isByNumbers ? numbers : ''} ${kept} ORDER BY ${ORDER[sort]} LIMIT ? OFFSET ?`,
    ...values,
    ...more,
    limit,
    offset,
  )
  return {
    posts: withNumbers(read, rows, oddities),
    total: input.aside === 'odd' ? counts.odd : input.aside ? counts.aside : counts.total,
    aside: counts.aside,
    odd: counts.odd,
    weeks,
  }
}

/** How many posts each week has, of how many each day has, newest first. */
function byWeek(days: readonly { readonly day: Day; readonly posts: number }[], start: WeekStart) {
  const weeks: { first: Day; posts: number }[] = []
  for (const { day, posts } of days) {
    const last = weeks.at(-1)
    if (last && day >= last.first) last.posts += posts
    else weeks.push({ first: firstOfWeek(day, start), posts })
  }
  return weeks
}
/** Posts of an hour of a weekday, each on its own channel's wall: of zones SQLite knows nothing. */
const idsInSlot = (read: Read, { weekday, hour }: { readonly weekday: number; readonly hour: number }): string[] =>
  read
    .query<{ id: string; at: Instant; zone: string }>(
      `SELECT post.id, publishedAt AS at, zone FROM post JOIN channel ON channel.id = post.channelId
       WHERE publishedAt IS NOT NULL AND strftime('%w', publishedDay) = ?`,
      `${weekday % 7}`,
    )
    .flatMap(({ id, at, zone }) => (hourOf(wallOf(at, zone).time) === hour ? id : []))

/** Rows with the numbers that judge them and how many snapshots they have. */
function withNumbers(read: Read, rows: readonly Rows['post'][], oddities: ReadonlyMap<string, Oddity>): PostRow[] {
  const judged = new Map(
    read
      .query<{ postId: string; numbers: string | null; capturedAt: Instant | null; snapshots: number }>(
        `SELECT post.id AS postId, judged.numbers, judged.capturedAt,
           (SELECT count(*) FROM snapshot WHERE postId = post.id) AS snapshots
         FROM json_each(?) AS wanted JOIN post ON post.id = wanted.value LEFT JOIN snapshot AS judged ON judged.id = ${JUDGED}`,
        JSON.stringify(rows.map(({ id }) => id)),
      )
      .map((row) => [row.postId, row]),
  )
  return rows.map((row) => {
    const found = judged.get(row.id)
    const capturedAt = found?.capturedAt ?? null
    return {
      ...postOf(row),
      numbers: found?.numbers ? (JSON.parse(found.numbers) as Numbers) : null,
      capturedAt,
      isMature: capturedAt !== null && capturedAt >= row.maturesAt,
      snapshotCount: found?.snapshots ?? 0,
      oddity: oddities.get(row.id) ?? null,
    }
  })
}

export function postById(read: Read, id: string): Rows['post'] {
  const post = read.get('post', id)
  if (!post) throw notFound(read, 'post', id)
  return post
}

export const snapshotsOf = (read: Read, postId: string): Snapshot[] =>
  read.select('snapshot', 'WHERE postId = ? ORDER BY capturedAt, id', postId)

export async function getPost(id: string, { read, patterns }: Context): Promise<OutputOf<'posts.get'>> {
  const oddities = await patterns.oddities(postById(read, id).channelId)
  const row = postById(read, id)
  const snapshots = snapshotsOf(read, id)
  const seals = row.itemId ? read.select('seal', 'WHERE itemId = ? ORDER BY at, id', row.itemId) : []
  return {
    post: postOf(row),
    snapshots,
    item: row.itemId ? (loadItems(read, 'WHERE id = ?', row.itemId)[0] ?? null) : null,
    seals: seals.map((seal) => heldAgainst(seal, snapshots)),
    oddity: oddities.get(id) ?? null,
  }
}

/** An import may have told of a post before its item was marked published, and is linked to it later: then nothing was foretold. */
const heldAgainst = (seal: Seal, [first]: readonly Snapshot[]): Seal => ({
  ...seal,
  afterNumbers: isAfterwards(seal, first?.capturedAt ?? null),
})

/** The same labels for each of many posts; what is not said stays. */
export function labelPosts(input: DecodedOf<'posts.label'>, tx: Tx, { now }: Context): { changed: number } {
  const { ids, add, drop, verdict, ...labels } = input
  const said = Object.fromEntries(Object.entries(labels).filter(([, value]) => value !== undefined)) as Partial<Post>
  for (const id of ids) {
    const before = postById(tx, id)
    const post = { ...before, ...said }
    const hooks = changed(post.hooks, add?.hooks, drop?.hooks)
    if (verdict !== undefined) judgePost(tx, id, verdict && { id, says: verdict, at: now })
    tx.put('post', {
      ...post,
      tags: changed(post.tags, add?.tags, drop?.tags),
      hooks,
    })
    rejectDropped(tx, before, hooks, now)
  }
  return { changed: ids.length }
}

/** Writes what the creator said of a post's likes and comments, or takes it out. */
export function judgePost(tx: Tx, id: string, verdict: Rows['verdict'] | null): void {
  if (verdict) tx.put('verdict', verdict)
  else if (tx.get('verdict', id)) tx.remove('verdict', id)
}

/** A list of labels with some added at its end and some taken out; each stands once. */
const changed = <T>(marks: readonly T[], add: readonly T[] = [], drop: readonly T[] = []): T[] =>
  add.length + drop.length === 0 ? [...marks] : [...new Set([...marks, ...add])].filter((mark) => !drop.includes(mark))

/** Numbers typed in by hand: a snapshot of its own; what is not given is missing, never 0. */
export function addNumbers(input: DecodedOf<'posts.addNumbers'>, tx: Tx, context: Context): Snapshot {
  const post = postById(tx, input.id)
  const given = Object.fromEntries(Object.entries(input.numbers).filter(([, value]) => value !== undefined))
  if (Object.values(given).every((value) => value === null))
    throw new Fail('invalid', 'error.no-numbers', { path: 'numbers' })
  const capturedAt = input.capturedAt ?? context.now
  if (epochOf(capturedAt) > epochOf(context.now))
    throw new Fail('invalid', 'error.captured-in-future', { path: 'capturedAt' })
  if (epochOf(capturedAt) < epochOf(bornAt(post, channelOf(tx, post.channelId).zone)))
    throw new Fail('invalid', 'error.captured-before-publishing', { path: 'capturedAt' })
  const snapshot: Snapshot = {
    id: context.newId(),
    postId: post.id,
    capturedAt,
    source: 'hand',
    batchId: null,
    numbers: { ...NO_NUMBERS, ...given },
    raw: null,
  }
  tx.put('snapshot', snapshot)
  return snapshot
}

export function removeNumbers({ id }: DecodedOf<'posts.removeNumbers'>, tx: Tx): Snapshot {
  const snapshot = tx.get('snapshot', id)
  if (!snapshot) throw new Fail('not-found', 'error.snapshot-gone', { path: id })
  if (snapshot.source !== 'hand') throw new Fail('conflict', 'error.snapshot-imported', { path: id })
  tx.remove('snapshot', id)
  return snapshot
}

export function removePosts(ids: readonly string[], tx: Tx): { removed: number } {
  for (const id of ids) {
    postById(tx, id)
    for (const piece of tx.select('piece', 'WHERE postId = ?', id)) tx.remove('piece', piece.id)
    for (const snapshot of snapshotsOf(tx, id)) tx.remove('snapshot', snapshot.id)
    judgePost(tx, id, null)
    forgetRejections(tx, id)
    forgetLink(tx, id)
    tx.remove('post', id)
  }
  return { removed: ids.length }
}

/** Titles near a span of days, for checks that look for the same thing said twice. */
export const postsAround = (read: Read, channelId: string | null, from: Day, to: Day): Post[] =>
  read
    .select(
      'post',
      'WHERE channelId = coalesce(?, channelId) AND publishedDay BETWEEN ? AND ? ORDER BY publishedDay',
      channelId,
      from,
      to,
    )
    .map(postOf)

/** When a channel's zone changes, a known moment stays and falls on another wall; a day without an hour stays that day. */
export function rezonePosts(tx: Tx, { id, zone }: Pick<Channel, 'id' | 'zone'>): void {
  const before = postSums(tx, id)
  for (const row of tx.select('post', 'WHERE channelId = ?', id)) {
    const publishedDay = row.publishedAt ? wallOf(row.publishedAt, zone).day : row.publishedDay
    tx.put('post', postRow({ ...postOf(row), publishedDay }, row.key, zone))
  }
  // Nobody has touched them by that: what an import made is still told from what was edited since.
  const after = postSums(tx, id)
  for (const batch of tx.select('batch', 'WHERE channelId = ?', id)) {
    const made = Object.entries(batch.made).map(([post, sum]) => [
      post,
      sum === before.get(post) ? after.get(post) : sum,
    ])
    tx.put('batch', { ...batch, made: Object.fromEntries(made) as typeof batch.made })
  }
}

const postSums = (read: Read, channelId: string): ReadonlyMap<string, number> =>
  new Map(
    read
      .query<{ id: string; sum: number }>('SELECT id, sum FROM post WHERE channelId = ?', channelId)
      .map(({ id, sum }) => [id, sum]),
  )
