import type { DecodedOf } from '../../../shared/contract.ts'
import type {
  FilePreview,
  ImportPreview,
  ImportRequest,
  ImportResult,
  ImportTotal,
  LinkProposal,
  PreviewPost,
} from '../../../shared/importing.ts'
import type { ImportBatch, Numbers } from '../../../shared/history.ts'
import type { ImportedPost } from '../../../shared/importers/index.ts'
import { proposeLinks, type Candidate } from '../../../shared/importers/links.ts'
import { FAVOUR, RECOMMEND } from '../../../shared/importers/wechat-channels.ts'
import { titleOf, variantsOf } from '../../../shared/items.ts'
import { Fail } from '../../../shared/result.ts'
import type { Day } from '../../../shared/time.ts'
import type { Read, Tx } from '../../db/tx.ts'
import type { Context, Job } from '../context.ts'
import { loadItems } from '../items.ts'
import { linkPost } from '../linking.ts'
import { channelOf } from '../lookups.ts'
import { sumsOf } from './batches.ts'
import { compare, type Comparison, type FileChanges, type Update } from './compare.ts'
import { breathe, gather, type Gathered } from './gather.ts'
import { rereadIcons } from './icons.ts'
import { FORMATS_BETWEEN } from './looks.ts'
import { rememberMapping, rememberZone } from './remembered.ts'

const LONGEST_TITLE = 120

/** Reads the files and compares them with the history. Writes nothing. */
export async function previewImport(request: ImportRequest, job: Job): Promise<ImportPreview> {
  const gathered = await gather(request, job)
  job.progress({ phase: 'compare', done: 0, total: 1 })
  const comparison = compare(job.read, gathered, job.newId, 'preview')
  const { id, name, platform } = gathered.channel
  return {
    channel: { id, name, platform },
    files: comparison.files.map(previewOf),
    links: linksFor(job.read, gathered, comparison),
    iconQuestion: request.iconReading ? null : iconQuestion(gathered),
    total: comparison.total,
  }
}

/** What both the preview and the result say of a file. */
const countsOf = ({ file, created, updated, unchanged }: FileChanges) => ({
  file: file.file,
  format: file.importer.id,
  encoding: file.encoding,
  rows: file.rows,
  created: created.length,
  updated: updated.length,
  unchanged: unchanged.length,
  skipped: file.skipped,
})

function previewOf(changes: FileChanges): FilePreview {
  const { file, created, updated, unchanged } = changes
  return {
    ...countsOf(changes),
    merged: changes.merged,
    notes: file.notes,
    capturedAt: file.capturedAt,
    capturedFrom: file.capturedFrom,
    columns: file.columns,
    mapping: file.mapping,
    wentTo: file.wentTo,
    zone: file.zone,
    posts: {
      created: shownOf(created.map(alone)),
      updated: shownOf(updated),
      unchanged: shownOf(unchanged.map(alone)),
    },
  }
}

const alone = (post: ImportedPost): Update => ({ post, before: null })

const shownOf = (posts: readonly Update[]): PreviewPost[] =>
  posts
    .toSorted(({ post: a }, { post: b }) =>
      a.publishedDay < b.publishedDay ? 1 : a.publishedDay > b.publishedDay ? -1 : a.row - b.row,
    )
    .map(({ post: { row, title, publishedDay, numbers }, before }) => ({
      row,
      title: title.slice(0, LONGEST_TITLE).toWellFormed(),
      publishedDay,
      views: numbers.views,
      changes: before ? changesOf(before, numbers) : [],
    }))

/** What a file leaves out has not changed. */
const changesOf = (before: Numbers, now: Numbers): PreviewPost['changes'] =>
  (Object.keys(now) as (keyof Numbers)[]).flatMap((name) => {
    const value = now[name]
    return value === null || value === before[name] ? [] : { name, before: before[name], now: value }
  })

/** Posts of the files that belong to no item yet, held against the channel's items that no imported post belongs to. */
function linksFor(read: Read, { channel }: Gathered, { files, rowOf }: Comparison): LinkProposal[] {
  const posts = new Map<string, ImportedPost>()
  for (const { file } of files)
    for (const post of file.posts) if (!rowOf.get(post.key)?.itemId) posts.set(post.key, post)
  return proposeLinks([...posts.values()], candidatesOf(read, channel.id))
}

function candidatesOf(read: Read, channelId: string): Candidate[] {
  const linked = read.query<{ itemId: string; day: Day; provisional: number }>(
    'SELECT itemId, publishedDay AS day, provisional FROM post WHERE channelId = ? AND itemId IS NOT NULL',
    channelId,
  )
  const confirmed = new Set(linked.filter(({ provisional }) => provisional === 0).map(({ itemId }) => itemId))
  const publishedOn = new Map(linked.map(({ itemId, day }) => [itemId, day]))
  return loadItems(read, `WHERE channelId = ? AND status <> 'dropped'`, channelId).flatMap((item) => {
    const day = publishedOn.get(item.id) ?? item.day
    if (!day || confirmed.has(item.id)) return []
    const titles = [titleOf(item), item.title, ...variantsOf(item).map(({ variant }) => variant.title)]
    return { itemId: item.id, day, titles: [...new Set(titles.filter((title) => title !== ''))] }
  })
}

/** The post whose two numbers differ most clearly, to be checked against the phone; null if answered, or nothing to see. */
function iconQuestion({ channel, files }: Gathered): ImportPreview['iconQuestion'] {
  if (channel.iconReading) return null
  let best: ImportPreview['iconQuestion'] = null
  let clearest = 0
  for (const { posts } of files) {
    for (const { title, raw } of posts) {
      const recommend = raw?.[RECOMMEND] ?? ''
      const favour = raw?.[FAVOUR] ?? ''
      if (!/^\d+$/.test(recommend) || !/^\d+$/.test(favour)) continue
      const [low, high] = [Number(recommend), Number(favour)].toSorted((a, b) => a - b) as [number, number]
      // Small numbers grow between the export and the look at the phone: they weigh less.
      const clear = (high - low) / (high + 10)
      if (clear > clearest) [clearest, best] = [clear, { title, recommend, favour }]
    }
  }
  return best
}

/** The preview's work again, then everything in one write: one undo step, or nothing. */
export async function commitImport(request: DecodedOf<'imports.commit'>, job: Job): Promise<ImportResult> {
  const gathered = await gather(request, job)
  job.progress({ phase: 'write', done: 0, total: 1 })
  await breathe(job)
  return job.commit((tx) => writeImport(tx, gathered, request, job))
}

function writeImport(tx: Tx, gathered: Gathered, request: DecodedOf<'imports.commit'>, context: Context): ImportResult {
  const { channel, icons } = gathered
  if (request.iconReading && request.iconReading !== channel.iconReading) {
    // As it stands now: it may have been changed while the files were read.
    tx.put('channel', { ...channelOf(tx, channel.id), iconReading: request.iconReading })
    rereadIcons(tx, channel.id, icons)
  }
  const id = context.newId()
  const comparison = compare(tx, gathered, context.newId, id)
  const { posts, snapshots, pieces, files, total } = comparison
  if (request.zone) rememberZone(tx, channel.id, request.zone)
  for (const { file } of files)
    if (file.mapping && (request.mapping || file.wentTo !== channel.id))
      rememberMapping(
        tx,
        file.columns.map(({ header }) => header),
        file.mapping,
        channel.id,
      )
  const batchId = posts.length + snapshots.length > 0 ? id : null
  if (batchId) {
    for (const post of posts) tx.put('post', post)
    for (const snapshot of snapshots) tx.put('snapshot', snapshot)
    for (const piece of pieces) tx.put('piece', piece)
    tx.put('batch', { ...batchOf(gathered, total, context), id: batchId, made: sumsOf(tx, batchId) })
  }
  for (const { key, itemId } of request.links) {
    const post = comparison.rowOf.get(key)
    if (!post) throw new Fail('invalid', 'error.link-unknown', { path: key })
    linkPost({ id: post.id, itemId }, tx)
  }
  return {
    files: files.map(countsOf),
    total,
    batchId,
    linked: request.links.length,
  }
}

function batchOf({ channel, files }: Gathered, total: ImportTotal, { now }: Context): Omit<ImportBatch, 'id'> {
  return {
    channelId: channel.id,
    at: now,
    files: files.map(({ file }) => file),
    format: [...new Set(files.map(({ importer }) => importer.id))].join(FORMATS_BETWEEN),
    ...total,
    takenBack: false,
  }
}
