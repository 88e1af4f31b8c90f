import type { DecodedOf, OutputOf } from '../../shared/contract.ts'
import { spokenWords } from '../../shared/hooks.ts'
import { hooksOf, titleOf, variantsOf } from '../../shared/items.ts'
import {
  plainCase,
  soughtWords,
  THING_KINDS,
  type Thing,
  type ThingGroup,
  type ThingKind,
} from '../../shared/things.ts'
import { wallOf } from '../../shared/time.ts'
import type { Rows } from '../db/tables.ts'
import type { Read } from '../db/tx.ts'
import { likePattern } from './like.ts'
import type { Context } from './context.ts'
import { groupBy, loadItems } from './items.ts'
import { listChannels } from './lookups.ts'

const FEW = 6
const RECENT = 6

type Quotes = readonly { readonly in: NonNullable<Thing['quote']>['in']; readonly words: string }[]
type Clause = readonly [sql: string, ...values: string[]]

/** What a hook says, as one text. */
const SPOKEN = `CASE WHEN lines IS NULL AND options IS NULL THEN words ELSE words
  || ' ' || coalesce(json_extract(lines, '$.light.words') || ' ' || json_extract(lines, '$.deep.words'), '')
  || ' ' || coalesce(json_extract(options, '$.a.label') || ' ' || json_extract(options, '$.b.label'), '') END`
const is = (sql: string) => `(${sql}) LIKE ? ESCAPE '\\'`
/** Signs that JSON puts round and between the texts of a list. */
const OF_JSON = /["[\],\\{}:]/

/** A text in a list kept as JSON. */
const inList = (column: string, word: string): Clause =>
  OF_JSON.test(word)
    ? [`EXISTS (SELECT 1 FROM json_each(${column}) WHERE ${is('value')})`, likePattern(word)]
    : [is(column), likePattern(word)]
const inText = (sql: string, word: string): Clause => [is(sql), likePattern(word)]

interface Search {
  /** Where a word may stand: any of these. */
  readonly places: (word: string) => readonly Clause[]
  /** The title alone, which counts more. */
  readonly title: (word: string) => Clause
  /** Which of them are looked through at all. */
  readonly among?: string
  /** The newest first. */
  readonly order: string
  readonly read: (read: Read, ids: readonly string[]) => readonly Described[]
}
interface Described {
  readonly thing: Omit<Thing, 'quote'>
  /** All that may be quoted, the title first. */
  readonly says: Quotes
}

const HOOKS_WITH = `SELECT itemId FROM hook WHERE ${is(SPOKEN)}`
/** Titles of its versions: an item of its own title has none there. */
const VERSIONS_WITH = `SELECT itemId FROM variant WHERE ${is('title')}`

const SEARCH: Readonly<Record<ThingKind, Search>> = {
  item: {
    title: (word) => [`(${is('title')} OR id IN (${VERSIONS_WITH}))`, likePattern(word), likePattern(word)],
    places: (word) => [
      inText('title', word),
      [`id IN (${VERSIONS_WITH})`, likePattern(word)],
      inList('tags', word),
      [`id IN (${HOOKS_WITH})`, likePattern(word)],
    ],
    // What is out is found as what it became.
    among: `status <> 'dropped' AND NOT EXISTS (SELECT 1 FROM post WHERE post.itemId = item.id)`,
    order: 'revision DESC, id DESC',
    read: describeItems,
  },
  post: {
    title: (word) => inText('title', word),
    places: (word) => [
      inText('title', word),
      inList('tags', word),
      [`(itemId, variant) IN (SELECT itemId, letter FROM hook WHERE ${is(SPOKEN)})`, likePattern(word)],
    ],
    order: 'publishedDay DESC, publishedAt DESC, id DESC',
    read: describePosts,
  },
  experiment: {
    title: (word) => inText('name', word),
    places: (word) => [inText(`name || ' ' || a || ' ' || b || ' ' || conclusion`, word)],
    order: 'createdAt DESC, id DESC',
    read: (read, ids) =>
      rowsOf(read, 'experiment', ids).map(({ id, name, channelId, a, b, conclusion }) => ({
        thing: { ...thingOf('experiment', id, name), channelId },
        says: [titled(name), ...[a, b, conclusion].map((words) => ({ in: 'side', words }) as const)],
      })),
  },
  template: {
    title: (word) => inText(SPOKEN, word),
    places: (word) => [inText(SPOKEN, word)],
    order: 'createdAt DESC, id DESC',
    read: (read, ids) =>
      rowsOf(read, 'template', ids).map((row) => ({
        thing: { ...thingOf('template', row.id, spokenWords(row)), channelId: row.channelId },
        says: [titled(spokenWords(row)), { in: 'hook', words: row.words }],
      })),
  },
  topic: {
    title: (word) => inText('words', word),
    places: (word) => [inText('words', word)],
    order: 'createdAt DESC, id DESC',
    read: (read, ids) =>
      rowsOf(read, 'topic', ids).map(({ id, words, channelId }) => ({
        thing: { ...thingOf('topic', id, words), channelId },
        says: [titled(words)],
      })),
  },
  checklist: {
    title: (word) => inText('name', word),
    places: (word) => [
      inText('name', word),
      [`EXISTS (SELECT 1 FROM json_each(steps) WHERE ${is(`json_extract(value, '$.words')`)})`, likePattern(word)],
    ],
    order: 'createdAt DESC, id DESC',
    read: (read, ids) =>
      rowsOf(read, 'checklist', ids).map(({ id, name, steps }) => ({
        thing: thingOf('checklist', id, name),
        says: [titled(name), ...steps.map(({ words }) => ({ in: 'step', words }) as const)],
      })),
  },
}

const titled = (words: string) => ({ in: 'title', words }) as const
const thingOf = (kind: ThingKind, id: string, title: string): Omit<Thing, 'quote'> => ({
  is: kind,
  id,
  title,
  channelId: null,
  day: null,
  time: null,
  status: null,
})

/** In the order that was asked for; what is not there is left out. */
function rowsOf<T extends ThingKind>(read: Read, table: T, ids: readonly string[]): Rows[T][] {
  const found = new Map<string, Rows[T]>(
    read.select(table, 'WHERE id IN (SELECT value FROM json_each(?))', JSON.stringify(ids)).map((row) => [row.id, row]),
  )
  return ids.flatMap((id) => found.get(id) ?? [])
}

function describeItems(read: Read, ids: readonly string[]): Described[] {
  const items = loadItems(read, 'WHERE id IN (SELECT value FROM json_each(?))', JSON.stringify(ids))
  const byId = new Map(items.map((item) => [item.id, item]))
  return ids.flatMap((id) => {
    const item = byId.get(id)
    if (!item) return []
    const { channelId, day, time, status } = item
    return {
      thing: { ...thingOf('item', id, titleOf(item)), channelId, day, time, status },
      says: [
        titled(titleOf(item)),
        ...[item.title, ...variantsOf(item).map(({ variant }) => variant.title)].map(titled),
        ...hooksOf(item).map((hook) => ({ in: 'hook', words: spokenWords(hook) }) as const),
        ...item.tags.map((words) => ({ in: 'tag', words }) as const),
      ],
    }
  })
}

function describePosts(read: Read, ids: readonly string[]): Described[] {
  const posts = rowsOf(read, 'post', ids)
  const zones = new Map(listChannels(read).map(({ id, zone }) => [id, zone]))
  const items = JSON.stringify(posts.flatMap(({ itemId }) => itemId ?? []))
  const hooks = groupBy(
    read.select('hook', 'WHERE itemId IN (SELECT value FROM json_each(?)) ORDER BY position', items),
    ({ itemId, letter }) => itemId + letter,
  )
  return posts.map(({ id, title, channelId, publishedDay, publishedAt, tags, itemId, variant }) => ({
    thing: {
      ...thingOf('post', id, title),
      channelId,
      day: publishedDay,
      time: publishedAt ? wallOf(publishedAt, zones.get(channelId) ?? 'UTC').time : null,
    },
    says: [
      titled(title),
      ...(hooks.get(`${itemId}${variant}`) ?? []).map((hook) => ({ in: 'hook', words: spokenWords(hook) }) as const),
      ...tags.map((words) => ({ in: 'tag', words }) as const),
    ],
  }))
}

/** The first words that have what the title has not. */
function quoteOf({ says: [title, ...others] }: Described, words: readonly string[]): Thing['quote'] {
  const has = (text: string, word: string) => plainCase(text).includes(word)
  const missing = words.filter((word) => !has(title?.words ?? '', word))
  if (missing.length === 0) return null
  return (
    others.find(({ words: said }) => missing.every((word) => has(said, word))) ??
    others.find(({ words: said }) => missing.some((word) => has(said, word))) ??
    null
  )
}

function findOf(read: Read, kind: ThingKind, words: readonly string[], limit: number): ThingGroup {
  const { places, title, among = '1 = 1', order, read: describe } = SEARCH[kind]
  const perWord = words.map((word) => places(word))
  const where = perWord.map((clauses) => `(${clauses.map(([sql]) => sql).join(' OR ')})`).join(' AND ')
  const values = perWord.flatMap((clauses) => clauses.flatMap(([, ...own]) => own))
  const titles = words.map((word) => title(word))
  const rows = read.query<{ id: string; total: number }>(
    `SELECT id, count(*) OVER () AS total FROM ${kind} WHERE ${among} AND ${where}
     ORDER BY (${titles.map(([sql]) => sql).join(' AND ')}) DESC, ${order} LIMIT ?`,
    ...values,
    ...titles.flatMap(([, ...own]) => own),
    limit,
  )
  const found = describe(
    read,
    rows.map(({ id }) => id),
  )
  return {
    is: kind,
    total: rows[0]?.total ?? 0,
    things: found.map((one) => ({ ...one.thing, quote: quoteOf(one, words) })),
  }
}

export function findThings(
  { text, is: only, limit = FEW }: DecodedOf<'things.find'>,
  { read }: Context,
): OutputOf<'things.find'> {
  const words = soughtWords(text)
  if (words.length === 0) return []
  const kinds = only ? [only] : THING_KINDS
  return kinds.map((kind) => findOf(read, kind, words, limit)).filter(({ total }) => total > 0)
}

export function recentThings(
  { opened, limit = RECENT }: DecodedOf<'things.recent'>,
  { read }: Context,
): OutputOf<'things.recent'> {
  const asked = opened.slice(0, limit)
  const found = new Map(
    THING_KINDS.flatMap((kind) =>
      SEARCH[kind]
        .read(
          read,
          asked.flatMap((one) => (one.is === kind ? one.id : [])),
        )
        .map(({ thing }) => [`${kind} ${thing.id}`, thing] as const),
    ),
  )
  const before = asked.flatMap((one) => found.get(`${one.is} ${one.id}`) ?? [])
  const written = read.query<{ id: string }>(
    `SELECT id FROM item WHERE ${SEARCH.item.among} AND id NOT IN (SELECT value FROM json_each(?))
     ORDER BY ${SEARCH.item.order} LIMIT ?`,
    JSON.stringify(asked.map(({ id }) => id)),
    limit - before.length,
  )
  const after = describeItems(
    read,
    written.map(({ id }) => id),
  ).map(({ thing }) => thing)
  return [...before, ...after].map((thing) => ({ ...thing, quote: null }))
}
