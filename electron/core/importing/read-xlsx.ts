import readWorkbook from 'read-excel-file/node'
import { failed, ok, type Result } from '../../../shared/result.ts'
import { refusal, type Table } from '../../../shared/importers/index.ts'
import { MOST_BETWEEN_TAGS, MOST_CELLS, MOST_OTHER_TAGS, MOST_TAGS, MOST_TEXT } from './limits.ts'
import { inflateEntries, listEntries, storeFiles } from './unzip.ts'

/** Reads a workbook's rows, or says why not: inline, or in a thread that can be ended (`doors/xlsx-thread.ts`). */
export type ReadXlsx = (bytes: Uint8Array) => Promise<Result<Pick<Table, 'rows'>>>

/** A workbook's first sheet that holds anything, as text cells. The parser gets exactly the bytes that were counted. */
export const readXlsx: ReadXlsx = async (bytes) => {
  const counted = await countedParts(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  if (!counted.ok) return counted
  try {
    const sheets = await readWorkbook<string>(counted.value, { parseNumber: (digits) => digits })
    const rows = sheets.find(({ data }) => data.length > 0)?.data ?? []
    return rowsOf(rows) ?? tooManyCells()
  } catch {
    return failed(refusal('damaged-xlsx'))
  }
}

/** The parts that hold the table, inflated under a cap and their cells counted, as a zip that no longer packs anything. */
async function countedParts(zip: Buffer): Promise<Result<Buffer>> {
  const entries = listEntries(zip)
  if (!entries) return failed(refusal('damaged-xlsx'))
  const names = entries.map(({ name }) => name)
  if (!names.includes('xl/workbook.xml')) return failed(refusal(kindOf(names)))
  const inflated = await inflateEntries(entries.filter(({ name }) => /\.xml(\.rels)?$/.test(name)))
  if (!inflated.ok) return inflated
  const tags = { table: 0, other: 0 }
  for (const [name, xml] of inflated.value) {
    const count = tagsOf(xml)
    if (count === null) return failed(refusal('damaged-xlsx'))
    tags[/^xl\/(worksheets\/|sharedStrings)/.test(name) ? 'table' : 'other'] += count
  }
  if (tags.other > MOST_OTHER_TAGS) return failed(refusal('too-heavy'))
  const isWithin = tags.table <= MOST_TAGS && [...inflated.value.values()].every((xml) => fits(xml.toString('latin1')))
  return isWithin ? ok(storeFiles(inflated.value)) : tooManyCells()
}

const tooManyCells = () => failed(refusal('too-many-cells', { most: MOST_CELLS }))

function kindOf(names: readonly string[]): 'document' | 'old-excel' | 'archive' {
  if (names.some((name) => /^(word|ppt)\//.test(name))) return 'document'
  return names.includes('xl/workbook.bin') ? 'old-excel' : 'archive'
}

/** How many tags a part has; null if a text or a tag never ends, on which a parser would labour: no spreadsheet program writes that. */
function tagsOf(xml: Buffer): number | null {
  let count = 0
  for (let at = 0; at < xml.length && count <= MOST_TAGS; count++) {
    const next = xml.indexOf(0x3c, at)
    const end = next === -1 ? xml.length : next
    if (end - at > MOST_BETWEEN_TAGS) return null
    at = end + 1
  }
  return count
}

const TAG = /<(?:[^\s<>:/]+:)?(c|row)(?=[\s/>])([^<]*)/g
const ADDRESS = /\br\s*=\s*["']([^"']*)["']/g
const LONGEST_ADDRESS = 24

/** True if the grid up to the last row and column that the sheet names or lists, gaps included, is within the cap. */
function fits(xml: string): boolean {
  let [rows, columns, listedRows, listedCells] = [1, 1, 0, 0]
  for (const [, tag, attributes = ''] of xml.matchAll(TAG)) {
    if (tag === 'row') rows = Math.max(rows, ++listedRows)
    else listedCells++
    const addresses = attributes.includes('=') ? attributes.matchAll(ADDRESS) : []
    for (const [, address = ''] of addresses) {
      // An address in anything but plain letters and digits is none that a spreadsheet program writes.
      const parts = address.length > LONGEST_ADDRESS ? null : /^([A-Za-z]*)(\d*)$/.exec(address)
      if (!parts) return false
      const [, letters = '', digits = ''] = parts
      rows = Math.max(rows, Number(digits))
      columns = Math.max(columns, columnOf(letters))
    }
    if (rows * columns > MOST_CELLS || listedCells > MOST_CELLS) return false
  }
  return true
}

/** `A` → 1, `XFD` → 16,384. */
function columnOf(letters: string): number {
  let column = 0
  for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64
  return column
}

/** Null if all cells together hold too much: one shared string may stand in every one of them. */
function rowsOf(rows: readonly (readonly unknown[])[]): Result<Pick<Table, 'rows'>> | null {
  let text = 0
  const read: string[][] = []
  for (const row of rows) {
    const cells = row.map(cellText)
    for (const cell of cells) text += cell.length
    if (text > MOST_TEXT) return null
    read.push(cells)
  }
  return ok({ rows: read })
}

/** Numbers come as their digits. A date cell of a whole day is a day: a spreadsheet cannot say midnight apart from «no hour». */
function cellText(cell: unknown): string {
  if (cell instanceof Date) {
    // A serial number cannot hold most seconds exactly: it falls a millisecond short.
    const [day = '', time = ''] = new Date(Math.round(cell.getTime() / 1000) * 1000).toISOString().split(/[T.]/)
    return time === '00:00:00' ? day : `${day} ${time}`
  }
  return typeof cell === 'string' ? cell : typeof cell === 'boolean' ? String(cell) : ''
}
