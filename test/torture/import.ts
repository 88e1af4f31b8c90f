import { createHash } from 'node:crypto'
import writeWorkbook from 'write-excel-file/node'
import { inflateEntries, listEntries, storeFiles } from '../../electron/core/importing/unzip.ts'
import type { ImportPreview, ImportRequest, ImportResult } from '../../shared/importing.ts'
import type { AppError } from '../../shared/result.ts'
import en from '../../shared/locales/en.json' with { type: 'json' }
import zh from '../../shared/locales/zh-CN.json' with { type: 'json' }
import { ENCODINGS, type EncodingName } from '../support/encodings.ts'
import { EXPORT_SHAPES, MAPPINGS, tableOf } from '../support/export-files.ts'
import { below, pick, randomFrom, type Random } from '../support/random.ts'
import { makeWorld, type World } from '../support/world.ts'

const NASTY = [
  '12O',
  '１２３',
  '1.2万',
  '-1',
  '--',
  'undefined',
  'NaN',
  '1e308',
  '99999999999999999999',
  '1,23',
  '0x1F',
  '46233',
  '2026-02-30',
  '31/12/2026',
  '2026-03-21T20:30:00+08:00',
  '25:61',
  '11.14',
  '900%',
  '\u0000',
  '\ud83d',
  '\u202e',
  '__proto__',
  '<script>',
  "'=1+1",
  'x'.repeat(40_000),
  '#'.repeat(5000),
  ' '.repeat(2000),
  '"',
  '""',
  '\n\n',
  ',,,,,,,,,,,,,,,,,,',
  ';',
  '\t',
  '１'.repeat(70),
  '1.23457E+17',
]

/** Changes to the table itself, each by its name. */
const GRAMMAR: Readonly<Record<string, (table: string[][], random: Random) => void>> = {
  'a nasty cell': (table, random) => {
    const row = pick(random, table)
    row[below(random, row.length)] = pick(random, NASTY)
  },
  'a nasty header': (table, random) => {
    table[0]![below(random, table[0]!.length)] = pick(random, NASTY)
  },
  'a header twice': (table, random) => {
    if (table[0]!.length > 0) table[0]!.splice(below(random, table[0]!.length), 1, pick(random, table[0]!))
  },
  'a column gone': (table, random) => {
    const at = below(random, table[0]!.length)
    for (const row of table) row.splice(at, 1)
  },
  'a cell too many': (table, random) => void pick(random, table).push(pick(random, NASTY)),
  'a short row': (table, random) => void pick(random, table).splice(1 + below(random, 8)),
  'a row twice': (table, random) => void table.push([...pick(random, table)]),
  'no rows': (table) => void table.splice(1),
  'no header': (table) => void table.shift(),
  banners: (table, random) =>
    void table.unshift(...Array.from({ length: 1 + below(random, 7) }, () => ['最多导出前1000条'])),
  'rows in any order': (table, random) => void table.splice(0, table.length, ...table.toSorted(() => random() - 0.5)),
  nothing: () => {},
}

/** Changes to the bytes, each by its name. */
const BYTES: Readonly<Record<string, (bytes: Buffer, random: Random) => Buffer>> = {
  nothing: (bytes) => bytes,
  'flipped bytes': (bytes, random) => {
    const copy = Buffer.from(bytes)
    for (let n = 1 + below(random, 8); n > 0 && copy.length > 0; n--)
      copy[below(random, copy.length)]! ^= 1 << below(random, 8)
    return copy
  },
  'cut off': (bytes, random) => bytes.subarray(0, below(random, bytes.length)),
  'its beginning gone': (bytes, random) => bytes.subarray(below(random, bytes.length)),
  'a piece twice': (bytes, random) => {
    const from = below(random, bytes.length)
    return Buffer.concat([bytes.subarray(0, from), bytes.subarray(below(random, from + 1), from), bytes.subarray(from)])
  },
  'bytes put in': (bytes, random) => {
    const at = below(random, bytes.length)
    const more = Buffer.from(
      Array.from({ length: 1 + below(random, 6) }, () =>
        pick(random, [0, 34, 44, 10, 13, 255, 128, below(random, 256)]),
      ),
    )
    return Buffer.concat([bytes.subarray(0, at), more, bytes.subarray(at)])
  },
  'noise behind it': (bytes, random) =>
    Buffer.concat([bytes, Buffer.from(Array.from({ length: 200 }, () => below(random, 256)))]),
  'only noise': (bytes, random) =>
    Buffer.from(Array.from({ length: below(random, bytes.length + 1) }, () => below(random, 256))),
}

const quote = (cell: string, random: Random) =>
  /[",\n\t;]/.test(cell) && random() > 0.03 ? `"${random() < 0.03 ? cell : cell.replaceAll('"', '""')}"` : cell

function csvFrom(table: readonly (readonly string[])[], random: Random): Buffer {
  const separator = pick(random, [',', ',', ',', '\t', ';'])
  const line = pick(random, ['\r\n', '\r\n', '\n', '\r'])
  const text =
    table.map((row) => row.map((cell) => quote(cell, random)).join(separator)).join(line) + (random() < 0.7 ? line : '')
  const encoding = pick(random, Object.keys(ENCODINGS) as EncodingName[])
  return ENCODINGS[encoding](text) ?? ENCODINGS['utf-8'](text)
}

/** A workbook of the table; often one of its parts is changed inside and packed again, so that the zip itself is whole. */
async function xlsxFrom(table: readonly (readonly string[])[], random: Random): Promise<Buffer> {
  const clean = table.map((row) => row.map((cell) => cell.toWellFormed().replaceAll('\u0000', '').slice(0, 32_000)))
  const workbook = await writeWorkbook(
    clean.map((row) => row.map((cell) => (/^\d{1,9}$/.test(cell) ? Number(cell) : cell))),
  ).toBuffer()
  if (random() < 0.4) return workbook
  const files = await inflateEntries(listEntries(workbook) ?? [])
  if (!files.ok) throw new Error('a fresh workbook does not unpack')
  const parts = new Map(files.value)
  const name = pick(random, [...parts.keys()])
  const xml = parts.get(name)!
  if (random() < 0.15) parts.delete(name)
  else if (random() < 0.5) parts.set(name, BYTES[pick(random, Object.keys(BYTES))]!(xml, random))
  else parts.set(name, Buffer.from(mutateXml(xml.toString('utf8'), random)))
  return storeFiles(parts)
}

function mutateXml(xml: string, random: Random): string {
  const changes: readonly (() => string)[] = [
    () =>
      xml.replace(
        /r="[A-Z]+\d+"/,
        `r="${pick(random, ['XFD1048576', 'A0', '', 'A99999999999', '1A', 'ZZZZZZ1', 'B1'])}"`,
      ),
    () => xml.replace(/<row r="\d+"/, `<row r="${pick(random, ['0', '-1', '1000000000', 'NaN', '1'])}"`),
    () => xml.replace(/<v>[^<]*<\/v>/, `<v>${pick(random, ['', '99999999', '-1', 'abc', '1e999', '46233.5'])}</v>`),
    () => xml.replace(/t="\w+"/, `t="${pick(random, ['s', 'b', 'e', 'd', 'str', 'inlineStr', 'zzz'])}"`),
    () => xml.replace(/ s="\d+"/, ` s="${pick(random, ['99', '-1', 'x'])}"`),
    () => xml.replace(/<[^>]+>/, ''),
    () =>
      xml
        .replace('?>', `?><!DOCTYPE x [<!ENTITY a "${'x'.repeat(5000)}"><!ENTITY b "&a;&a;&a;&a;">]>`)
        .replace('<v>', '<v>&b;'),
    () => xml.replace(/<c /, `<c x=">" `),
    () => xml.repeat(2),
  ]
  return pick(random, changes)()
}

/** The same posts told once more, as another export of the next minute does: other numbers, not all of the columns. */
function retold(table: readonly (readonly string[])[], random: Random): string[][] {
  const left = new Set([...(table[0] ?? []).keys()].filter((at) => at > 2 && random() < 0.2))
  return table.map((row) =>
    row
      .map((cell) => (/^\d{1,6}$/.test(cell) && random() < 0.3 ? String(below(random, 100_000)) : cell))
      .filter((_, at) => !left.has(at)),
  )
}

/** A table gone wrong in up to three ways, as bytes that may have gone wrong too; what was done is told in `steps`. */
async function malformed(table: string[][], random: Random, steps: string[]): Promise<Buffer> {
  for (let n = below(random, 4); n > 0; n--) {
    const name = pick(random, Object.keys(GRAMMAR))
    steps.push(name)
    if (table.length > 0) GRAMMAR[name]!(table, random)
  }
  const isWorkbook = table.length > 0 && random() < 0.35
  const whole = isWorkbook ? await xlsxFrom(table, random) : csvFrom(table, random)
  const change = random() < 0.5 ? 'nothing' : pick(random, Object.keys(BYTES))
  const isZipped = !isWorkbook && random() < 0.1
  const packed = isZipped ? storeFiles(new Map([['Table data.csv', whole]])) : whole
  steps.push(isWorkbook ? 'XLSX' : isZipped ? 'ZIP' : 'CSV', change)
  return packed.length > 0 ? BYTES[change]!(packed, random) : packed
}

const has = (locale: unknown, key: string): boolean =>
  typeof key.split('.').reduce<unknown>((at, part) => (at as Record<string, unknown> | undefined)?.[part], locale) ===
  'string'
const isSaid = (key: string) => has(zh, key) && has(en, key)

/** A refusal says which file, in a sentence that both languages have, with all that the sentence names. */
function refusalFault({ code, message, path, params = {} }: AppError): string | null {
  if (code !== 'unsupported-file') return `refused with ${code} ${message}`
  if (!path || !NAMES.includes(path)) return `refused without the file's name: ${message}`
  if (!isSaid(message)) return `no sentence for ${message}`
  const sentence = message.split('.').reduce<unknown>((at, part) => (at as Record<string, unknown>)[part], en) as string
  const unfilled = [...sentence.matchAll(/\{\{(\w+)\}\}/g)]
    .map((match) => match[1]!)
    .filter((name) => params[name] === undefined)
  return unfilled.length > 0 ? `${message} lacks ${unfilled.join()}` : null
}

/** Every filled row is accounted for, every skipped one is located and explained. */
function previewFault({ files }: ImportPreview): string | null {
  for (const file of files) {
    const fault = fileFault(file)
    if (fault) return fault
  }
  return files.length > 0 ? null : 'no file in the preview'
}

function fileFault(file: ImportPreview['files'][number]): string | null {
  const lost = file.skipped.find(({ row, column, reason }) => row < 2 || column === '' || !isSaid(reason))
  if (lost) return `a skipped row is not located: ${JSON.stringify(lost)}`
  const silent = file.notes.find(({ code }) => !isSaid(code))
  if (silent) return `no sentence for ${silent.code}`
  const doubled = Number(file.notes.find(({ code }) => code === 'import.note.doubled-key')?.params['count'] ?? 0)
  const counted = file.created + file.updated + file.unchanged + file.skipped.length + doubled
  return counted === file.rows ? null : `${file.rows} rows, ${counted} accounted for`
}

const NAMES = ['torture.csv', 'torture (1).csv', 'torture (2).csv']

/** A hash of all that an import may write; what it remembers of columns stays, as settings do. */
async function digest(world: World): Promise<string> {
  const { base64 } = await world.call('exports.make', { what: 'all', as: 'json' })
  const { tables } = JSON.parse(Buffer.from(base64, 'base64').toString()) as { tables: Record<string, unknown> }
  const { setting: _, ...written } = tables
  return createHash('sha256').update(JSON.stringify(written)).digest('hex')
}

/** Of the processor: what else the machine does meanwhile is not the file's fault. */
const SLOWEST_MS = 5000

/** Hears how long a file kept the processor, in milliseconds, and which importer read it. */
interface Took {
  readonly time: (ms: number) => void
  readonly by: (format: string) => void
}

/** Files as they are dropped together, and what was said of their columns. */
interface Drop {
  readonly files: readonly Buffer[]
  readonly mapping: ImportRequest['mapping']
}

/**
 * Offers files dropped together, and then the next drop, on what the first left; answers what is wrong with how any was taken, or
 * null.
 */
async function offer(
  world: World,
  channelId: string,
  [{ files, mapping }, ...next]: readonly [Drop, ...Drop[]],
  took: Took,
): Promise<string | null> {
  const uploads = files.map((bytes, at) => world.studio.upload(NAMES[at]!, bytes, null))
  const refused = uploads.find(({ ok }) => !ok)
  if (refused && !refused.ok) return `upload: ${refused.error.message}`
  const { total: earlier } = await world.call('posts.search', {})
  const request: ImportRequest = {
    channelId,
    uploads: uploads.flatMap((upload) => (upload.ok ? [upload.value.id] : [])),
    encoding: null,
    mapping,
    capturedAt: null,
    iconReading: null,
  }
  const before = await digest(world)
  const began = process.cpuUsage()
  const preview = await world.studio.call('imports.preview', request)
  const commit = await world.studio.call('imports.commit', { ...request, links: [] })
  const { user, system } = process.cpuUsage(began)
  const worked = (user + system) / 1000
  took.time(worked)
  if (worked > SLOWEST_MS) return `took ${Math.round(worked)} ms of the processor`
  if (Object.keys(Object.prototype).length > 0) return 'Object.prototype was written to'
  if (!preview.ok || !commit.ok) {
    if (preview.ok !== commit.ok) return 'preview and commit disagree'
    const fault = preview.ok ? null : refusalFault(preview.error)
    return fault ?? ((await digest(world)) === before ? null : 'a refused import left something')
  }
  const shown = preview.value as ImportPreview
  const done = commit.value as ImportResult
  const fault = previewFault(shown)
  if (fault) return fault
  for (const { format } of done.files) took.by(format)
  if (done.total.created !== shown.total.created || done.total.updated !== shown.total.updated)
    return 'commit wrote other than previewed'
  if (done.batchId === null) return (await digest(world)) === before ? null : 'nothing new, yet something was written'
  const { total } = await world.call('posts.search', {})
  if (total !== earlier + shown.total.created)
    return `${total} posts after importing ${shown.total.created} over ${earlier}`
  const [second, ...later] = next
  const further = second ? await offer(world, channelId, [second, ...later], took) : null
  if (further) return `on top of it: ${further}`
  await world.call('history.undo', {})
  return (await digest(world)) === before ? null : 'undo did not put everything back'
}

/**
 * `count` malformed files of every format, by grammar and by bytes, CSV, XLSX and archives, alone, several at once and over what an
 * earlier one brought, through the studio's own preview and commit on a real file.
 */
export async function torture({ count, seed }: { count: number; seed: number }): Promise<{
  failed: number
  skipped: number
  /** Of all offers: some are of several. */
  files: number
  accepted: number
  refused: number
  slowestMs: number
  /** How many files each importer read and wrote something of. */
  formats: Readonly<Record<string, number>>
}> {
  const logged: string[] = []
  const world = makeWorld({
    log: (level, message, more) => void (level === 'error' && logged.push(`${message} ${JSON.stringify(more)}`)),
  })
  process.on('uncaughtException', (error) => logged.push(`uncaught: ${String(error)}`))
  process.on('unhandledRejection', (error) => logged.push(`unhandled: ${String(error)}`))
  const channelId = (await world.call('channels.save', { name: '各处', platform: 'other' })).id
  const formats: Record<string, number> = {}
  let slowestMs = 0
  const took: Took = {
    time: (ms) => void (slowestMs = Math.max(slowestMs, Math.round(ms))),
    by: (format) => void (formats[format] = (formats[format] ?? 0) + 1),
  }
  let failed = 0
  let accepted = 0
  let files = 0
  try {
    for (let index = 0; index < count; index++) {
      const random = randomFrom(seed * 1_000_003 + index)
      const shape = pick(random, Object.keys(EXPORT_SHAPES))
      const mapping = random() < 0.5 ? (MAPPINGS[shape] ?? null) : null
      const table = tableOf(EXPORT_SHAPES[shape]!, random)
      const steps: string[] = []
      const dropOf = async (isFirst: boolean): Promise<Drop> => {
        const bytes: Buffer[] = []
        for (let n = random() < 0.15 ? 2 + below(random, 2) : 1; n > 0; n--) {
          const own = isFirst && bytes.length === 0 ? table : retold(table, random)
          bytes.push(await malformed(structuredClone(own), random, steps))
        }
        return { files: bytes, mapping }
      }
      const first = await dropOf(true)
      const next = random() < 0.25 ? [await dropOf(false)] : []
      files += [first, ...next].reduce((sum, drop) => sum + drop.files.length, 0)
      const { sequence } = await world.call('workspace.status', {})
      const fault = await offer(world, channelId, [first, ...next], took).catch((error: unknown) => String(error))
      if ((await world.call('workspace.status', {})).sequence > sequence) accepted++
      if (fault !== null || logged.length > 0) {
        failed++
        const what = [shape, ...steps].join(', ')
        process.stderr.write(`offer ${index} (${what}): ${fault ?? ''} ${logged.splice(0).join('; ')}\n`)
      }
    }
    const { ok, problems } = await world.call('workspace.verify', {})
    if (!ok) {
      failed++
      process.stderr.write(`verify: ${problems.join('; ')}\n`)
    }
  } finally {
    // What goes wrong from here on, this command itself among it, ends it.
    process.removeAllListeners('uncaughtException')
    process.removeAllListeners('unhandledRejection')
    await world.end()
  }
  return { failed, skipped: 0, files, accepted, refused: count - accepted, slowestMs, formats }
}
