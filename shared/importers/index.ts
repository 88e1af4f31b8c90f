import type { Format } from '../model.ts'
import { failed, ok, type Result } from '../result.ts'
import { normalise } from '../text.ts'
import { bilibili } from './bilibili.ts'
import { byMapping } from './by-mapping.ts'
import { readPublished } from './dates.ts'
import { douyin } from './douyin.ts'
import type { Column, Importer } from './importer.ts'
import { instagram } from './instagram.ts'
import { ownTemplate } from './own-template.ts'
import type { Recognised } from './read-rows.ts'
import { refusal, type Table } from './table.ts'
import { tiktok } from './tiktok.ts'
import { isMissing } from './values.ts'
import { wechatChannels } from './wechat-channels.ts'
import { wrongTable } from './wrong-tables.ts'
import { xiaohongshu } from './xiaohongshu.ts'
import { youtube } from './youtube.ts'

export type { Imported, ImportedPost, NamedChannel } from './importer.ts'
export { guessFields } from './guess.ts'
export { channelsNamed, readRows, keyOf, type Recognised } from './read-rows.ts'
export { peekOf, refusal, type Refusal, type Table } from './table.ts'

/** Every kind of file that is known by its header words; the first that recognises a header row reads it. */
const IMPORTERS: readonly Importer[] = [
  wechatChannels,
  douyin,
  xiaohongshu,
  bilibili,
  youtube,
  tiktok,
  instagram,
  ownTemplate,
]

/** What posts of a kind of file are taken for where it does not say. */
export const usualFormatOf = (id: string): Format =>
  IMPORTERS.find((importer) => importer.id === id)?.usualFormat ?? 'other'

/** Exports may begin with a banner or a title: the header stands in one of the first rows. */
export const HEADER_ROWS = 5

/** Finds the header and what its columns mean, or says what kind of wrong file this is. */
export function recognise(table: Table, mapping: Readonly<Record<string, string>> | null = null): Result<Recognised> {
  const mapped = mapping ? byMapping(mapping) : null
  if (mapped && !mapped.ok) return mapped
  const importers = mapped ? [mapped.value] : IMPORTERS
  for (let header = 0; header < Math.min(HEADER_ROWS, table.rows.length); header++) {
    const names = headersOf(table, header)
    const wrong = mapped ? null : wrongTable(table, header, names)
    if (wrong) return failed(wrong)
    const present = new Set(names.filter((name) => name !== ''))
    const importer = importers.find((candidate) => candidate.recognises(present))
    if (importer) return withHeader(table, importer, header, names)
  }
  return failed(whyUnknown(table, mapping))
}

const headersOf = (table: Table, row: number): string[] => (table.rows[row] ?? []).map(normalise)

function withHeader(table: Table, importer: Importer, header: number, names: readonly string[]): Result<Recognised> {
  const columns = names.map((name): Column | null => {
    const column = importer.columns.get(name) ?? null
    return column?.yieldsTo && names.includes(column.yieldsTo) ? { field: 'raw', header: name, isCount: false } : column
  })
  const seen = new Map<string, number>()
  for (const [at, column] of columns.entries()) {
    if (!column) continue
    const name = column.field === 'raw' ? `raw ${names[at] ?? ''}` : column.field
    const first = seen.get(name)
    if (first !== undefined) {
      const [column1 = '', column2 = ''] = [table.rows[header]?.[first], table.rows[header]?.[at]]
      return failed(refusal('doubled-column', { row: header + 1, first: column1.trim(), second: column2.trim() }))
    }
    seen.set(name, at)
  }
  if (!seen.has('publishedAt')) return failed(refusal('column-missing', { row: header + 1, column: '发布时间' }))
  const filled = table.rows.some((cells, row) => row > header && cells.some((cell) => cell.trim() !== ''))
  return filled ? ok({ importer, header, columns }) : failed(refusal('no-rows', { row: header + 1 }))
}

const DATE_WORDS = new Set(['日期', '数据日期', '统计日期', '时间', 'date', 'day', 'time'])
const SHOWN_COLUMNS = 8

/** Nobody knows the header: a daily account table, not a table at all, or columns to be mapped by hand. */
function whyUnknown(table: Table, mapping: Readonly<Record<string, string>> | null) {
  const wide = [...Array(HEADER_ROWS).keys()].find(
    (row) => headersOf(table, row).filter((name) => name !== '').length > 1,
  )
  if (wide === undefined) return refusal('not-a-table')
  const names = headersOf(table, wide)
  if (mapping) {
    const missing = Object.keys(mapping).find((header) => !names.includes(normalise(header)))
    return refusal('column-missing', { row: wide + 1, column: missing ?? '' })
  }
  const dates = names.findIndex((name) => DATE_WORDS.has(name))
  const isDaily =
    dates !== -1 &&
    isMostlyDates(table, wide + 1, dates) &&
    !names.some((_, at) => at !== dates && isText(table, wide + 1, at))
  if (isDaily) return refusal('daily-table', { column: table.rows[wide]?.[dates]?.trim() ?? '' })
  const shown = (table.rows[wide] ?? []).map((name) => name.trim()).filter((name) => name !== '')
  return refusal('unknown-columns', { row: wide + 1, columns: shown.slice(0, SHOWN_COLUMNS).join(', ').slice(0, 200) })
}

function isMostlyDates(table: Table, from: number, column: number): boolean {
  const cells = cellsBelow(table, from, column)
  const dates = cells.filter((cell) => 'value' in readPublished(cell, { zone: 'UTC' }))
  return dates.length > 0 && dates.length * 5 >= cells.length * 4
}

/** A column of words: what a post is called, perhaps. */
function isText(table: Table, from: number, column: number): boolean {
  const cells = cellsBelow(table, from, column).filter((cell) => !isMissing(cell))
  const words = cells.filter((cell) => !/\d/.test(cell) || cell.length > 20)
  return words.length * 2 > cells.length
}

const cellsBelow = (table: Table, from: number, column: number): string[] =>
  table.rows.slice(from, from + 40).flatMap((row) => row[column]?.trim() || [])
