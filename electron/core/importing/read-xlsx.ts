import readWorkbook from 'read-excel-file/node'
import { failed, ok, type Result } from '../../../shared/result.ts'
import { refusal, type Table } from '../../../shared/importers/index.ts'
import { MOST_CELLS } from './limits.ts'
import { inflateEntries, listEntries, storeFiles } from './unzip.ts'

/**
 * A workbook's first sheet that holds anything, as text cells. Guarded before parsing: entries are inflated under a cap and their
 * cells counted; the parser then gets exactly the bytes that were counted.
 */
export async function readXlsx(bytes: Uint8Array): Promise<Result<Pick<Table, 'rows'>>> {
  const entries = listEntries(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  if (!entries) return failed(refusal('damaged-xlsx'))
  const names = entries.map(({ name }) => name)
  if (!names.includes('xl/workbook.xml')) return failed(refusal(kindOf(names)))

  const inflated = await inflateEntries(entries.filter(({ name }) => /\.xml(\.rels)?$/.test(name)))
  if (!inflated.ok) return inflated
  if (![...inflated.value.values()].every((xml) => fits(xml.toString('latin1')))) {
    return failed(refusal('too-many-cells', { most: MOST_CELLS }))
  }
  try {
    const sheets = await readWorkbook<string>(storeFiles(inflated.value), { parseNumber: (digits) => digits })
    const sheet = sheets.find(({ data }) => data.length > 0)
    return ok({ rows: (sheet?.data ?? []).map((row) => row.map(cellText)) })
  } catch {
    return failed(refusal('damaged-xlsx'))
  }
}

function kindOf(names: readonly string[]): 'document' | 'old-excel' | 'archive' {
  if (names.some((name) => /^(word|ppt)\//.test(name))) return 'document'
  return names.includes('xl/workbook.bin') ? 'old-excel' : 'archive'
}

const TAG = /<(?:[^\s<>:]+:)?(?:c|row)\s([^<]*)/g
const ADDRESS = /\br\s*=\s*["']([A-Za-z]*)([^"']*)["']/g

/** True if the grid up to the last row and column that the sheet names, gaps included, is within the cap. */
function fits(xml: string): boolean {
  let rows = 1
  let columns = 1
  for (const [, attributes = ''] of xml.matchAll(TAG)) {
    for (const [, letters = '', digits = ''] of attributes.matchAll(ADDRESS)) {
      // An address in anything but plain digits is none that a spreadsheet program writes.
      if (!/^\d*$/.test(digits)) return false
      rows = Math.max(rows, Number(digits))
      columns = Math.max(columns, columnOf(letters))
      if (rows * columns > MOST_CELLS) return false
    }
  }
  return true
}

/** `A` → 1, `XFD` → 16,384. */
function columnOf(letters: string): number {
  let column = 0
  for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64
  return column
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
