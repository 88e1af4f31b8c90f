import type { Numbers } from '../history.ts'
import { unguarded } from '../formula-guard.ts'
import { NO_NUMBERS } from '../values.ts'
import type { SkippedRow } from '../importing.ts'
import type { Format, HookKind } from '../model.ts'
import { normalise } from '../text.ts'
import type { Day } from '../time.ts'
import { lastOn, readPublished, type Published } from './dates.ts'
import { readNamedDay } from './month-names.ts'
import type {
  CellUnder,
  Column,
  Context,
  Field,
  Imported,
  ImportedPost,
  Importer,
  NamedChannel,
  Note,
} from './importer.ts'
import type { Table } from './table.ts'
import {
  readCount,
  readFormat,
  readHooks,
  readId,
  readIsPublic,
  readRate,
  readSeconds,
  readTags,
  readText,
  readYes,
  splitDescription,
  type Problem,
  type Reading,
} from './values.ts'

/** A table whose header has been found, and what each of its columns means (null: nothing we know). */
export interface Recognised {
  readonly importer: Importer
  /** Index of the header row. */
  readonly header: number
  readonly columns: readonly (Column | null)[]
}

/** What a row says beside its numbers; a field is absent where the file has no column for it. */
interface Cells {
  platformPostId?: string | null
  publishedAt?: Published | null
  title?: string | null
  description?: string | null
  format?: Format | null
  isPublic?: boolean | null
  provisional?: boolean
  durationSeconds?: number | null
  tags?: readonly string[]
  hooks?: readonly HookKind[]
  capturedDay?: Day | null
}

const LONGEST_TITLE = 4000
const LONGEST_CELL = 80
const MINUS_ONE = /^\s*-1(\.0+)?\s*$/

type Reader = (cell: string, context: Context, under: CellUnder) => Reading<unknown>

const count: Reader = (cell) => readCount(cell)

const READERS: Readonly<Record<Exclude<Field, 'completion' | 'publishedAt' | 'format' | 'platformPostId'>, Reader>> = {
  views: count,
  impressions: count,
  likes: count,
  hearts: count,
  comments: count,
  shares: count,
  saves: count,
  follows: (cell) => readCount(cell, true),
  coins: count,
  title: (cell) => readText(cell, LONGEST_TITLE),
  description: (cell) => readText(cell, LONGEST_TITLE),
  isPublic: readIsPublic,
  provisional: readYes,
  durationSeconds: readSeconds,
  averageWatchSeconds: readSeconds,
  tags: readTags,
  hooks: readHooks,
  capturedDay: (cell, { today }) => {
    const named = readNamedDay(cell)
    // Not worth a row: without it the file's own date stands.
    return { value: named && lastOn(named, today) }
  },
}

/** Cells of these columns repeat from row to row: each distinct one is read once. */
const REPEATING: readonly Field[] = ['tags', 'hooks', 'isPublic', 'provisional']

function readerOf(column: Column, kind: Table['kind'], importer: Importer): Reader {
  switch (column.field) {
    case 'publishedAt': {
      const { readPublished: ownWay } = importer
      if (ownWay) return (cell, context, under) => ownWay(cell, under, context)
      return (cell, { zone, writtenZone }) => {
        const written = (importer.asksZone ? writtenZone : null) ?? importer.zone ?? zone
        return readPublished(cell, { zone, written, order: column.order })
      }
    }
    case 'platformPostId':
      return (cell) => readId(cell, column.inside)
    case 'completion': {
      // A workbook keeps 11.14 % as the number 0.1114 and only shows the sign.
      const form = column.rate === 'percent-sign' && kind === 'xlsx' ? 'fraction-or-percent-sign' : column.rate
      return (cell) => readRate(cell, form)
    }
    case 'format':
      return remembering((cell) => readFormat(cell, column.words))
    case 'raw':
      return column.isCount ? count : (cell) => readText(cell, LONGEST_CELL)
    default:
      return REPEATING.includes(column.field) ? remembering(READERS[column.field]) : READERS[column.field]
  }
}

function remembering(reader: Reader): Reader {
  const known = new Map<string, Reading<unknown>>()
  return (cell, context, under) => {
    const reading = known.get(cell) ?? reader(cell, context, under)
    known.set(cell, reading)
    return reading
  }
}

const cellsUnder = (headers: readonly string[]) => {
  const places = new Map(headers.map((name, at) => [normalise(name), at] as const))
  return (cells: readonly string[]): CellUnder =>
    (name) =>
      cells[places.get(name) ?? -1]?.trim() ?? ''
}

/** The channels that rows of this table say they are of, each once; none where the file has no such columns. */
export function channelsNamed({ rows }: Table, { importer, header }: Recognised): readonly NamedChannel[] {
  if (importer.beside.size === 0) return []
  const underOf = cellsUnder(rows[header] ?? [])
  const named = rows.slice(header + 1).flatMap((cells) => importer.channelOf(underOf(cells)) ?? [])
  return [...new Map(named.map((one) => [JSON.stringify([one.name, one.platform]), one])).values()]
}

/** Reads every row below the header. Rows that cannot be read whole are skipped, each with its column and reason. */
export function readRows(table: Table, { importer, header, columns }: Recognised, context: Context): Imported {
  const headers = (table.rows[header] ?? []).map((cell) => cell.trim())
  const width = headers.findLastIndex((name) => name !== '') + 1
  const readers = columns.flatMap((column, at) =>
    column ? [{ at, column, read: readerOf(column, table.kind, importer), isNumber: column.field in NO_NUMBERS }] : [],
  )
  const isGuarded = importer.unguards && table.kind === 'csv'
  const underOf = cellsUnder(headers)
  const posts = new Map<string, ImportedPost>()
  let capturedDay: Day | null = null
  const skipped: SkippedRow[] = []
  const notes = new Tally()
  let rows = 0
  let coming = 0

  for (let index = header + 1; index < table.rows.length; index++) {
    const cells = table.rows[index] ?? []
    if (cells.every((cell) => cell.trim() === '')) continue
    const under = underOf(cells)
    if (importer.isNoPost(under)) {
      notes.add('no-post', index + 1, '')
      continue
    }
    rows++
    const of = importer.channelOf(under)
    if (of && context.isWanted?.(of) === false) {
      const at = headers.findIndex((name) => importer.beside.has(normalise(name)))
      skipped.push({ row: index + 1, column: headers[at] ?? '', reason: 'import.skipped.other-channel', cell: of.name })
      continue
    }
    const misfit = misfitOf(table, index, cells, width)
    const remark = (code: string, at: number) => notes.add(code, index + 1, headers[at] ?? '')
    const made = misfit ?? readRow({ isGuarded, cells, under, row: index + 1 }, readers, importer, context, remark)
    if ('problem' in made) {
      if (made.problem === 'date-in-future') coming++
      skipped.push({
        row: index + 1,
        column: headers[made.at] || String(made.at + 1),
        reason: `import.skipped.${made.problem}`,
        cell: (cells[made.at] ?? '').slice(0, LONGEST_CELL).toWellFormed(),
      })
      continue
    }
    capturedDay = made.capturedDay ?? capturedDay
    if (cells.length < width) notes.add('short-row', index + 1, headers[cells.length] ?? '')
    if (posts.has(made.post.key)) notes.add('doubled-key', index + 1, '')
    // Deleted first, so that the later row also takes the later place.
    posts.delete(made.post.key)
    posts.set(made.post.key, made.post)
  }

  const hourless = [...posts.values()].filter(({ publishedAt }) => publishedAt === null).length
  const unknown = headers.filter((name, at) => name !== '' && !columns[at] && !importer.beside.has(normalise(name)))
  return {
    importer,
    rows,
    columns: headers.map((name, at) => ({ header: name, field: columns[at]?.field ?? null })),
    posts: [...posts.values()],
    capturedDay,
    skipped,
    notes: [
      ...notes.list(),
      ...(coming > 0 ? [{ code: 'import.note.date-in-future', params: { count: coming } }] : []),
      ...(hourless > 0 ? [{ code: 'import.note.hour-unknown', params: { count: hourless } }] : []),
      ...(importer.asksZone && posts.size > 0 ? [zoneRead(importer, context)] : []),
      ...(unknown.length > 0 ? [unknownColumns(unknown)] : []),
      ...(table.guessed ? [{ code: 'import.note.encoding-guessed', params: { encoding: table.encoding } }] : []),
    ],
  }
}

/** A row that is not read, and the index of the cell that is why. */
interface Unread {
  readonly problem: Problem
  readonly at: number
}

interface ColumnReader {
  readonly at: number
  readonly column: Column
  readonly read: Reader
  /** Its field is one of `Numbers`. */
  readonly isNumber: boolean
}

/** One row's cells, also by their headers. */
interface Row {
  /** Our own CSV files have a `'` before what a spreadsheet program would run; a workbook's cells of text need none. */
  readonly isGuarded: boolean
  readonly cells: readonly string[]
  readonly under: CellUnder
  /** The first row of the file is 1. */
  readonly row: number
}

interface ReadRow {
  readonly post: ImportedPost
  readonly capturedDay: Day | null
}

function readRow(
  row: Row,
  readers: readonly ColumnReader[],
  importer: Importer,
  context: Context,
  remark: (code: string, at: number) => void,
): ReadRow | Unread {
  const values: Record<string, unknown> = {}
  const numbers: Record<string, unknown> = { ...NO_NUMBERS }
  const raw: Record<string, string> = {}
  for (const { at, column, read, isNumber } of readers) {
    const given = row.cells[at] ?? ''
    const isNone = importer.minusOneIsMissing && isNumber && column.field !== 'follows' && MINUS_ONE.test(given)
    const cell = isNone ? '' : row.isGuarded ? unguarded(given) : given
    const reading = read(cell, context, row.under)
    if ('problem' in reading) return { problem: reading.problem, at }
    if (reading.remark) remark(reading.remark, at)
    if (column.field === 'raw') raw[column.header] = cell.trim()
    else (isNumber ? numbers : values)[column.field] = reading.value
  }
  const said: Cells = values
  const seconds = said.durationSeconds ?? null
  if (!said.format && importer.formatOf) said.format = importer.formatOf(seconds, row.under)
  for (const { of, code } of importer.doubts(numbers as Numbers, said.format ?? importer.usualFormat)) {
    numbers[of] = null
    remark(code, readers.find(({ column }) => column.field === of)?.at ?? -1)
  }
  const made = postOf(said, numbers as Numbers, raw, importer, context, row.row)
  if ('problem' in made) {
    return { problem: made.problem, at: readers.find(({ column }) => made.fields.includes(column.field))?.at ?? 0 }
  }
  for (const code of importer.remarks(made.numbers, raw)) remark(code, -1)
  return { post: made, capturedDay: said.capturedDay ?? null }
}

/** A row with filled cells beyond the header is shifted somewhere; a last row that broke off may have lost digits. */
function misfitOf(table: Table, index: number, cells: readonly string[], width: number): Unread | null {
  const beyond = cells.length <= width ? -1 : cells.findIndex((cell, at) => at >= width && cell.trim() !== '')
  if (beyond !== -1) return { at: beyond, problem: 'too-many-cells' }
  const isCut = table.cut && index === table.rows.length - 1 && cells.length < width
  return isCut ? { at: cells.length - 1, problem: 'row-cut' } : null
}

function postOf(
  read: Cells,
  numbers: Numbers,
  raw: Record<string, string>,
  importer: Importer,
  context: Context,
  row: number,
): ImportedPost | { readonly problem: Problem; readonly fields: readonly string[] } {
  if (!read.publishedAt) return { problem: 'date-missing', fields: ['publishedAt'] }
  const { day, at } = read.publishedAt
  if (day > context.today) return { problem: 'date-in-future', fields: ['publishedAt'] }
  const described = read.description ? splitDescription(read.description) : null
  const title = read.title ?? described?.title ?? ''
  const platformPostId = read.platformPostId ?? null
  const isTold = title !== '' || (importer.mayBeUntitled && at !== null)
  if (platformPostId === null && !isTold) {
    return { problem: 'no-key', fields: ['title', 'description', 'platformPostId'] }
  }
  return {
    key: keyOf(platformPostId, title, at ?? day),
    platformPostId,
    title,
    publishedDay: day,
    publishedAt: at,
    hourSource: at ? 'export' : 'unknown',
    format: read.format ?? null,
    // A picture «lasts» 0 seconds in some files.
    durationSeconds: read.durationSeconds || null,
    tags: read.tags ?? described?.tags ?? [],
    hooks: read.hooks ?? [],
    isPublic: read.isPublic ?? null,
    provisional: read.provisional ?? false,
    numbers: importer.interpret(numbers, raw, context.icons),
    raw: Object.keys(raw).length > 0 ? raw : null,
    row,
  }
}

/** What tells a post from others: the platform's id, else its normalised title and when it came out. */
export const keyOf = (platformPostId: string | null, title: string, published: string): string =>
  // Normalising may make a title longer (㍿ becomes four characters): the key keeps its bound.
  platformPostId === null
    ? `title:${normalise(title).slice(0, LONGEST_TITLE).toWellFormed()}|${published}`
    : `id:${platformPostId}`

const SHOWN_COLUMNS = 12
const unknownColumns = (headers: readonly string[]): Note => ({
  code: 'import.note.unknown-columns',
  params: { count: headers.length, columns: headers.slice(0, SHOWN_COLUMNS).join(', ') },
})

const zoneRead = ({ zone }: Importer, { writtenZone, zone: own }: Context): Note => ({
  code: `import.note.${writtenZone ? 'zone-said' : 'zone-taken'}`,
  params: { zone: writtenZone ?? zone ?? own },
})

/** Notes by code: how often, and where first. */
class Tally {
  readonly #notes = new Map<string, { count: number; readonly row: number; readonly column: string }>()

  add(code: string, row: number, column: string): void {
    const known = this.#notes.get(code)
    if (known) known.count++
    else this.#notes.set(code, { count: 1, row, column })
  }
  list(): Note[] {
    return [...this.#notes].map(([code, params]) => ({ code: `import.note.${code}`, params }))
  }
}
