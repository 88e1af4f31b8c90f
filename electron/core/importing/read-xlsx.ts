import readWorkbook from 'read-excel-file/node'
import { failed, ok, type Result } from '../../../shared/result.ts'
import { refusal, type Table } from '../../../shared/importers/index.ts'
import { MOST_CELLS, MOST_TEXT } from './limits.ts'
import { inflateEntries, listEntries, storeFiles } from './unzip.ts'

/** Reads a workbook's rows, or says why not: inline, or in a thread that can be ended (`doors/xlsx-thread.ts`). */
export type ReadXlsx = (bytes: Uint8Array) => Promise<Result<Pick<Table, 'rows'>>>

/**
 * A workbook's first sheet that holds anything, as text cells. Guarded before parsing: entries are inflated under a cap and their
 * cells counted; the parser then gets exactly the bytes that were counted.
 */
export const readXlsx: ReadXlsx = async (bytes) => {
  const entries = listEntries(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  if (!entries) return failed(refusal('damaged-xlsx'))
  const names = entries.map(({ name }) => name)
  if (!names.includes('xl/workbook.xml')) return failed(refusal(kindOf(names)))

  const inflated = await inflateEntries(entries.filter(({ name }) => /\.xml(\.rels)?$/.test(name)))
  if (!inflated.ok) return inflated
  if (![...inflated.value.values()].every((xml) => fits(xml.toString('latin1')))) return tooManyCells()
  try {
    const sheets = await readWorkbook<string>(storeFiles(inflated.value), { parseNumber: (digits) => digits })
    const rows = sheets.find(({ data }) => data.length > 0)?.data ?? []
    return rowsOf(rows) ?? tooManyCells()
  } catch {
    return failed(refusal('damaged-xlsx'))
  }
}

const tooManyCells = () => failed(refusal('too-many-cells', { most: MOST_CELLS }))

function kindOf(names: readonly string[]): 'document' | 'old-excel' | 'archive' {
  if (names.some((name) => /^(word|ppt)\//.test(name))) return 'document'
  return names.includes('xl/workbook.bin') ? 'old-excel' : 'archive'
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
    for (const [, address = ''] of attributes.matchAll(ADDRESS)) {
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
