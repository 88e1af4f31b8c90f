import type { FilePreview, ImportRequest } from '../../../shared/importing.ts'
import type { Channel, IconReading } from '../../../shared/model.ts'
import {
  channelsNamed,
  peekOf,
  readRows,
  recognise,
  type Imported,
  type NamedChannel,
  type Recognised,
  type Table,
} from '../../../shared/importers/index.ts'
import { USUAL_ICONS } from '../../../shared/importers/wechat-channels.ts'
import { Fail, failed, ok, type Result } from '../../../shared/result.ts'
import { DAY_MS, endOfDay, epochOf, todayIn, type Day, type Instant, type Zone } from '../../../shared/time.ts'
import type { Job } from '../context.ts'
import { channelOf, listChannels } from '../lookups.ts'
import type { Upload } from '../uploads.ts'
import { rememberedChannel, rememberedMapping, rememberedZone, type Mapping } from './remembered.ts'
import { readTable } from './read-table.ts'

/** One file, read to its end. */
export interface GatheredFile extends Imported {
  readonly file: string
  readonly encoding: string
  readonly capturedAt: Instant
  readonly capturedFrom: FilePreview['capturedFrom']
  /** What its columns are, where the creator said so. */
  readonly mapping: Mapping | null
  readonly wentTo: string | null
  readonly zone: Zone | null
}

export interface Gathered {
  readonly channel: Channel
  /** As asked now, else as answered before, else the usual one. */
  readonly icons: IconReading
  readonly files: readonly GatheredFile[]
}

/** Reads every uploaded file of a request; one that cannot be imported refuses them all. */
export async function gather(request: ImportRequest, job: Job): Promise<Gathered> {
  const channel = channelOf(job.read, request.channelId)
  const icons = request.iconReading ?? channel.iconReading ?? USUAL_ICONS
  if (request.capturedAt && epochOf(request.capturedAt) > epochOf(job.now))
    throw new Fail('invalid', 'error.captured-in-future', { path: 'capturedAt' })

  const writtenZone = request.zone ?? rememberedZone(job.read, channel.id)
  const channels = listChannels(job.read)
  const files: GatheredFile[] = []
  for (const [done, id] of request.uploads.entries()) {
    job.progress({ phase: 'read', done, total: request.uploads.length })
    await breathe(job)
    const upload = job.uploads.get(id)
    const table = valueOf(await readTable(upload.bytes, upload.name, request.encoding, job.readXlsx), upload)
    const known = valueOf(withPeek(recogniseFor(table, request, job, channel), table), upload)
    const { platform, asksZone, zone } = known.importer
    if (platform && channel.platform !== platform && channel.platform !== 'other') {
      const params = { format: known.importer.id, channel: channel.name }
      throw new Fail('unsupported-file', 'import.refused.other-platform', { path: upload.name, params })
    }
    const meant = meantBy(channelsNamed(table, known), channel, channels, upload)
    const imported = readRows(table, known, {
      zone: channel.zone,
      icons,
      writtenZone,
      isWanted: (named) => isSame(named, meant),
      today: todayIn(channel.zone, job.now),
    })
    const isRemembered = known.mapping !== null && request.mapping === null
    files.push({
      ...imported,
      notes: isRemembered
        ? [{ code: 'import.note.mapping-remembered', params: {} }, ...imported.notes]
        : imported.notes,
      mapping: known.mapping,
      wentTo: known.mapping && rememberedChannel(job.read, table.rows[known.header] ?? []),
      zone: asksZone ? (writtenZone ?? zone) : null,
      file: upload.name,
      encoding: table.encoding,
      ...capture(imported, upload, request, channel, job.now),
    })
  }
  return { channel, icons, files }
}

const isSame = (one: NamedChannel, other: NamedChannel): boolean =>
  one.name === other.name && one.platform === other.platform

/**
 * Of the channels that a file names the one that is read into this channel: the same, else the only one, else the only one of
 * its platform that is no other channel here. Two are never read into one: their posts would teach as one channel's.
 */
function meantBy(
  named: readonly NamedChannel[],
  channel: Channel,
  channels: readonly Channel[],
  { name: path }: Upload,
): NamedChannel {
  if (named.length === 0 || named.some((one) => isSame(one, channel))) return channel
  const strange = named.filter((one) => !channels.some((known) => isSame(one, known)))
  const [meant, ...more] = named.length === 1 ? named : strange.filter(({ platform }) => platform === channel.platform)
  if (meant && more.length === 0) return meant
  const params = { channels: named.map(({ name, platform }) => `${name} · ${platform}`).join(', ') }
  throw new Fail('unsupported-file', 'import.refused.several-channels', { path, params })
}

/**
 * What a table is: by the creator's word, now or remembered of such headers; else by its own. Of several files, a mapping is for
 * those that have its columns.
 */
function recogniseFor(
  table: Table,
  { mapping, uploads }: ImportRequest,
  { read }: Job,
  channel: Channel,
): Result<Recognised & { readonly mapping: Mapping | null }> {
  const said = mapping ?? rememberedMapping(read, table)
  const mapped = said && recognise(table, said)
  if (mapped?.ok) return ok({ ...mapped.value, mapping: said })
  const isOthers = mapping === null || (uploads.length > 1 && mapped?.error.message.endsWith('column-missing'))
  if (mapped && !isOthers) return mapped
  const known = recognise(table)
  if (known.ok) return ok({ ...known.value, mapping: null })
  // The way to the right table is that of the table's back-end, else of the channel's.
  return failed({ ...known.error, params: { platform: channel.platform, ...known.error.params } })
}

/** Lets what was said go out and a stop come in. Reading and writing leave no other moment for either. */
export async function breathe({ signal }: Pick<Job, 'signal'>): Promise<void> {
  await new Promise((done) => setImmediate(done))
  if (signal.aborted) throw new Fail('cancelled', 'error.cancelled')
}

function valueOf<T>(result: Result<T>, upload: Upload): T {
  if (result.ok) return result.value
  const { code, message, ...more } = result.error
  throw new Fail(code, message, { path: upload.name, ...more })
}

/** A table that is not what it should be is shown by its own first rows. */
const withPeek = <T>(result: Result<T>, table: Table): Result<T> =>
  result.ok ? result : failed({ ...result.error, params: { ...result.error.params, peek: peekOf(table) } })

const FIRST_DAY: Day = '1900-01-01'

/** When the numbers were taken. A file's date is believed unless it lies in the future or before the file's newest post. */
function capture(
  { posts, capturedDay }: Imported,
  { modifiedAt }: Upload,
  { capturedAt }: ImportRequest,
  { zone }: Channel,
  now: Instant,
): Pick<GatheredFile, 'capturedAt' | 'capturedFrom'> {
  if (capturedAt) return { capturedAt, capturedFrom: 'asked' }
  if (capturedDay) {
    const end = endOfDay(capturedDay, zone)
    return { capturedAt: epochOf(end) < epochOf(now) ? end : now, capturedFrom: 'file' }
  }
  if (modifiedAt && epochOf(modifiedAt) <= epochOf(now)) {
    const newest = posts.reduce<Day>(
      (latest, { publishedDay }) => (publishedDay > latest ? publishedDay : latest),
      FIRST_DAY,
    )
    if (epochOf(modifiedAt) > epochOf(endOfDay(newest, zone)) - DAY_MS)
      return { capturedAt: modifiedAt, capturedFrom: 'file-date' }
  }
  return { capturedAt: now, capturedFrom: 'now' }
}
