import type { FilePreview, ImportRequest } from '../../../shared/importing.ts'
import type { Channel, IconReading } from '../../../shared/model.ts'
import { peekOf, readRows, recognise, type Imported, type Table } from '../../../shared/importers/index.ts'
import { USUAL_ICONS } from '../../../shared/importers/wechat-channels.ts'
import { Fail, failed, type Result } from '../../../shared/result.ts'
import { endOfDay, epochOf, todayIn, type Day, type Instant } from '../../../shared/time.ts'
import type { Job } from '../context.ts'
import { channelOf } from '../lookups.ts'
import type { Upload } from '../uploads.ts'
import { readTable } from './read-table.ts'

/** One file, read to its end. */
export interface GatheredFile extends Imported {
  readonly file: string
  readonly encoding: string
  readonly capturedAt: Instant
  readonly capturedFrom: FilePreview['capturedFrom']
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

  const files: GatheredFile[] = []
  for (const [done, id] of request.uploads.entries()) {
    job.progress({ phase: 'read', done, total: request.uploads.length })
    await breathe(job)
    const upload = job.uploads.get(id)
    const table = valueOf(await readTable(upload.bytes, upload.name, request.encoding, job.readXlsx), upload)
    const recognised = valueOf(withPeek(recognise(table, request.mapping), table), upload)
    const { platform } = recognised.importer
    if (platform && channel.platform !== platform && channel.platform !== 'other') {
      const params = { format: recognised.importer.id, channel: channel.name }
      throw new Fail('unsupported-file', 'import.refused.other-platform', { path: upload.name, params })
    }
    const imported = readRows(table, recognised, {
      zone: channel.zone,
      icons,
      today: todayIn(channel.zone, job.now),
    })
    files.push({
      ...imported,
      file: upload.name,
      encoding: table.encoding,
      ...capture(imported, upload, request, channel, job.now),
    })
  }
  return { channel, icons, files }
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
  { posts }: Imported,
  { modifiedAt }: Upload,
  { capturedAt }: ImportRequest,
  { zone }: Channel,
  now: Instant,
): Pick<GatheredFile, 'capturedAt' | 'capturedFrom'> {
  if (capturedAt) return { capturedAt, capturedFrom: 'asked' }
  if (modifiedAt && epochOf(modifiedAt) <= epochOf(now)) {
    const newest = posts.reduce<Day>(
      (latest, { publishedDay }) => (publishedDay > latest ? publishedDay : latest),
      FIRST_DAY,
    )
    if (epochOf(modifiedAt) > epochOf(endOfDay(newest, zone)) - 86_400_000)
      return { capturedAt: modifiedAt, capturedFrom: 'file-date' }
  }
  return { capturedAt: now, capturedFrom: 'now' }
}
