import type { Numbers, Post, Snapshot } from '../../../shared/history.ts'
import type { ImportTotal } from '../../../shared/importing.ts'
import type { IconReading } from '../../../shared/model.ts'
import { keyOf, type ImportedPost } from '../../../shared/importers/index.ts'
import type { Rows } from '../../db/tables.ts'
import type { Read } from '../../db/tx.ts'
import { postOf, postRow } from '../posts.ts'
import type { Gathered, GatheredFile } from './gather.ts'
import { addsCells, hasHeard, hear, inTime, lookFor, looksOf, piecesOf, type Look, type Said } from './looks.ts'

/** A known post of which a file tells more, and its numbers as they were known at that time; null if none were. */
export interface Update {
  readonly post: ImportedPost
  readonly before: Numbers | null
}

/** What one file brings to the history. */
export interface FileChanges {
  readonly file: GatheredFile
  readonly created: readonly ImportedPost[]
  readonly updated: readonly Update[]
  readonly unchanged: readonly ImportedPost[]
  /** How many only add to what another of the files tells. */
  readonly merged: number
}

export interface Comparison {
  /** In the order of the request. */
  readonly files: readonly FileChanges[]
  /** Rows to put: new posts first seen here, and known ones that a file told more about. */
  readonly posts: readonly Rows['post'][]
  readonly snapshots: readonly Snapshot[]
  /** What each file said, where several tell of one snapshot. */
  readonly pieces: readonly Rows['piece'][]
  readonly total: ImportTotal
  /** The row that each post of the files ended in, by the key it has in its file. */
  readonly rowOf: ReadonlyMap<string, Rows['post']>
}

/** A post of the history while files are laid over it. */
interface Known {
  row: Rows['post']
  isTouched: boolean
  /** What the files make of it, all together; null: none of them tells of it. */
  fate: 'created' | 'updated' | 'unchanged' | null
  /** Oldest first. */
  readonly looks: Look[]
}

interface History {
  /** False where every post on both sides has an id: then nobody is told apart by title. */
  readonly usesTitles: boolean
  readonly byKey: Map<string, Known>
  /** By normalised title and time; null where several posts share them. */
  readonly byTitle: Map<string, Known | null>
  /** Those that no export has confirmed, the same way: only one of our own exports names them so. */
  readonly provisional: Map<string, Known>
}

type NewId = () => string

/**
 * Lays files over a channel's history, oldest capture first. A known post with numbers it did not have gets a snapshot; the same
 * numbers at another time are nothing new.
 */
export function compare(read: Read, { channel, icons, files }: Gathered, newId: NewId, batchId: string): Comparison {
  const history = loadHistory(read, channel.id, icons, files)
  const rowOf = new Map<string, Known>()
  const changes = new Map(
    files.toSorted(inTime).map((file) => {
      const created: ImportedPost[] = []
      const updated: Update[] = []
      const unchanged: ImportedPost[] = []
      let merged = 0
      for (const post of file.posts) {
        const found = find(history, post)
        const known = found ?? addNew(history, newPost(post, file, channel, newId(), batchId))
        rowOf.set(post.key, known)
        const isFilled = found !== null && !found.row.provisional && fillIn(history, known, post, channel.zone)
        const { as, before } = keep(known, post, file, batchId, newId)
        if (as === 'piece') merged++
        const isChanged = isFilled || as !== null
        if (known.fate !== 'created') known.fate = isChanged ? 'updated' : (known.fate ?? 'unchanged')
        if (found === null) created.push(post)
        else if (isChanged) updated.push({ post, before })
        else unchanged.push(post)
      }
      return [file, { file, created, updated, unchanged, merged }] as const
    }),
  )
  const all = [...history.byKey.values()]
  const looks = all.flatMap((known) => known.looks.filter(({ isTouched }) => isTouched))
  const fates = all.map(({ fate }) => fate)
  const fared = (as: Known['fate']) => fates.filter((fate) => fate === as).length
  return {
    total: {
      created: fared('created'),
      updated: fared('updated'),
      unchanged: fared('unchanged'),
      skipped: files.reduce((sum, { skipped }) => sum + skipped.length, 0),
    },
    files: files.flatMap((file) => changes.get(file) ?? []),
    posts: all.filter(({ isTouched }) => isTouched).map(({ row }) => row),
    snapshots: looks.map(({ snapshot }) => snapshot),
    pieces: looks.flatMap((look) => piecesOf(look, newId)),
    rowOf: new Map([...rowOf].map(([key, { row }]) => [key, row])),
  }
}

function loadHistory(read: Read, channelId: string, icons: IconReading, files: Gathered['files']): History {
  const rows = read.select('post', 'WHERE channelId = ?', channelId)
  const usesTitles = [rows, ...files.map(({ posts }) => posts)].some((posts) =>
    posts.some(({ platformPostId }) => platformPostId === null),
  )
  const history: History = { usesTitles, byKey: new Map(), byTitle: new Map(), provisional: new Map() }
  const byId = new Map<string, Known>()
  for (const row of rows) {
    const known: Known = { row, isTouched: false, fate: null, looks: [] }
    byId.set(row.id, known)
    index(history, known)
  }
  for (const look of looksOf(read, channelId, icons)) byId.get(look.snapshot.postId)?.looks.push(look)
  return history
}

function index(history: History, known: Known): void {
  const { usesTitles, byKey, byTitle } = history
  const { key, title, publishedAt, publishedDay } = known.row
  byKey.set(key, known)
  const titleKey = keyOf(null, title, publishedAt ?? publishedDay)
  // What a platform exports never is a provisional post silently: it is proposed as a link.
  if (known.row.provisional) history.provisional.set(titleKey, known)
  else if (usesTitles && title !== '') byTitle.set(titleKey, byTitle.has(titleKey) ? null : known)
}

/** By the file's key; else by title and time, if only one of the two has an id. */
function find({ usesTitles, byKey, byTitle, provisional }: History, post: ImportedPost): Known | null {
  const known = (post.provisional ? provisional.get(post.key) : null) ?? byKey.get(post.key)
  if (known) return known
  if (!usesTitles || post.title === '') return null
  const alike = byTitle.get(keyOf(null, post.title, post.publishedAt ?? post.publishedDay)) ?? null
  return alike && (post.platformPostId === null || alike.row.platformPostId === null) ? alike : null
}

function addNew(history: History, row: Rows['post']): Known {
  const known: Known = { row, isTouched: true, fate: 'created', looks: [] }
  index(history, known)
  return known
}

function newPost(
  post: ImportedPost,
  file: GatheredFile,
  channel: Gathered['channel'],
  id: string,
  batchId: string,
): Rows['post'] {
  const { key, platformPostId, title, publishedDay, publishedAt, hourSource, durationSeconds, isPublic } = post
  return postRow(
    {
      id,
      channelId: channel.id,
      platformPostId,
      title,
      publishedDay,
      publishedAt,
      hourSource,
      format: post.format ?? file.importer.usualFormat,
      durationSeconds,
      tags: [...post.tags],
      hooks: [...post.hooks],
      track: null,
      kind: null,
      isAd: false,
      isPublic: isPublic ?? true,
      excludedBecause: null,
      provisional: false,
      itemId: null,
      variant: null,
      batchId,
    },
    key,
    channel.zone,
  )
}

/** What a file may tell of a known post. Labels are the creator's own once the post is here. */
function fillIn(history: History, known: Known, post: ImportedPost, zone: string): boolean {
  const { row } = known
  const isSameDay = row.publishedDay === post.publishedDay
  const told = {
    platformPostId: row.platformPostId ?? post.platformPostId,
    title: post.title === '' ? row.title : post.title,
    publishedDay: post.publishedDay,
    publishedAt: post.publishedAt ?? (isSameDay ? row.publishedAt : null),
    hourSource: post.publishedAt ? 'export' : isSameDay ? row.hourSource : 'unknown',
    durationSeconds: row.durationSeconds ?? post.durationSeconds,
    isPublic: post.isPublic ?? row.isPublic,
  } satisfies Partial<Post>
  if (Object.entries(told).every(([field, value]) => row[field as keyof typeof told] === value)) return false
  const key = told.platformPostId === null ? row.key : keyOf(told.platformPostId, told.title, told.publishedDay)
  history.byKey.delete(row.key)
  known.row = postRow({ ...postOf(row), ...told }, key, zone)
  known.isTouched = true
  history.byKey.set(key, known)
  return true
}

/**
 * True if the numbers differ from those known just before and just after this capture, or are the first that may judge the post:
 * a quiet one is judged too. What a file leaves out is no difference.
 */
function hasNews({ row: { maturesAt }, looks }: Known, word: Said): boolean {
  const { numbers, capturedAt } = word
  const said = (Object.keys(numbers) as (keyof Numbers)[]).filter((name) => numbers[name] !== null)
  if (said.length === 0 || looks.some((look) => hasHeard(look, word))) return false
  const before = looks.findLast(({ snapshot }) => snapshot.capturedAt <= capturedAt)
  const after = looks.find(({ snapshot }) => snapshot.capturedAt > capturedAt)
  const isSame = (one: Look | undefined) => one && said.every((name) => one.snapshot.numbers[name] === numbers[name])
  const opens = before && before.snapshot.capturedAt < maturesAt && capturedAt >= maturesAt
  return !((!opens && isSame(before)) || isSame(after))
}

/** Keeps what a file says of a post that is not known yet: by itself, or with what others said of the same look at it. */
function keep(
  known: Known,
  { numbers, raw }: ImportedPost,
  { capturedAt, importer }: GatheredFile,
  batchId: string,
  newId: NewId,
): { readonly as: 'look' | 'piece' | null; readonly before: Numbers | null } {
  const word: Said = { capturedAt, numbers, raw: raw && { ...raw } }
  const isNews = hasNews(known, word)
  const latest = known.looks.findLast(({ snapshot }) => snapshot.capturedAt <= capturedAt)?.snapshot.numbers ?? null
  if (!isNews && raw === null) return { as: null, before: latest }
  const look = lookFor(known.looks, word, importer.id, batchId)
  const before = look?.snapshot.numbers ?? latest
  if (look && (isNews || addsCells(look.snapshot, raw))) hear(look, word, batchId)
  else if (isNews) known.looks.push(newLook(word, known.row.id, importer.id, batchId, newId()))
  else return { as: null, before }
  known.looks.sort((a, b) => inTime(a.snapshot, b.snapshot))
  return { as: look ? 'piece' : 'look', before }
}

const newLook = (word: Said, postId: string, format: string, batchId: string, id: string): Look => ({
  snapshot: { id, postId, source: 'export', batchId, ...word },
  pieces: [{ ...word, id: null, batchId }],
  formats: [format],
  isTouched: true,
})
