import Papa from 'papaparse'
import writeExcel from 'write-excel-file/node'
import { guarded } from '../../../shared/formula-guard.ts'
import { orFail } from '../../../shared/result.ts'
import { inflateEntries, listEntries, storeFiles } from '../importing/unzip.ts'
import type { Sheet } from './sheets.ts'

/** CSV with a BOM, so that Excel reads Chinese, and with formulas defused; XLSX with every cell a plain value. */
export const sheetFile = (sheet: Sheet, as: 'csv' | 'xlsx'): Promise<string | Uint8Array> =>
  as === 'csv' ? Promise.resolve(csvOf(sheet)) : xlsxOf(sheet)

function csvOf({ headers, rows }: Sheet): string {
  const data = rows.map((row) => row.map((value) => (typeof value === 'string' ? guarded(value) : value)))
  return `\uFEFF${Papa.unparse({ fields: [...headers], data }, { newline: '\r\n' })}\r\n`
}

// oxlint-disable-next-line no-control-regex -- these are what is looked for
const NOT_IN_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f]|\p{Noncharacter_Code_Point}/gu

/** `_x000D_` means a sign by its number in a workbook: where it is meant as it stands, its first sign is numbered itself. */
const inWorkbook = (text: string): string => text.replace(NOT_IN_XML, ' ').replace(/_(?=x[\da-f]{4}_)/gi, '_x005F_')

/** Texts that the writer would look up in a plain object and find there: `constructor`, `__proto__` … */
const OBJECT_WORDS = new Set(Object.getOwnPropertyNames(Object.prototype))
const MARK = '\ue000duotrack\ue000'

async function xlsxOf({ headers, rows }: Sheet): Promise<Uint8Array> {
  let isMarked = false
  const cells = [headers, ...rows].map((row) =>
    row.map((value) => {
      if (value === null) return null
      if (typeof value === 'number') return { value, type: Number }
      const isObjectWord = OBJECT_WORDS.has(value)
      isMarked ||= isObjectWord
      return { value: isObjectWord ? value + MARK : inWorkbook(value), type: String }
    }),
  )
  const workbook = await writeExcel(cells).toBuffer()
  return isMarked ? withoutMarks(workbook) : workbook
}

async function withoutMarks(workbook: Buffer): Promise<Uint8Array> {
  const parts = orFail(await inflateEntries(listEntries(workbook) ?? []))
  return storeFiles(
    new Map(
      [...parts].map(([name, part]) => [
        name,
        name.endsWith('.xml') ? Buffer.from(part.toString('utf8').replaceAll(MARK, '')) : part,
      ]),
    ),
  )
}
