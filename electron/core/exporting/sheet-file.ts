import Papa from 'papaparse'
import writeExcel from 'write-excel-file/node'
import { guarded } from '../../../shared/formula-guard.ts'
import { orFail } from '../../../shared/result.ts'
import { NOT_IN_XML } from '../../../shared/text.ts'
import { inflateEntries, listEntries, storeFiles } from '../importing/unzip.ts'
import { daysBetween, type Day } from '../../../shared/time.ts'
import type { Moment, Sheet } from './sheets.ts'

/** CSV with a BOM, so that Excel reads Chinese, and with formulas defused; XLSX in which numbers are numbers, dates dates, and all else text. */
export const sheetFile = (sheet: Sheet, as: 'csv' | 'xlsx'): Promise<string | Uint8Array> =>
  as === 'csv' ? Promise.resolve(csvOf(sheet)) : xlsxOf(sheet)

function csvOf({ headers, rows }: Sheet): string {
  const data = rows.map((row) =>
    row.map((value) => (typeof value === 'string' ? guarded(value) : isMoment(value) ? textOf(value) : value)),
  )
  return `\uFEFF${Papa.unparse({ fields: [...headers], data }, { newline: '\r\n' })}\r\n`
}

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
      if (isMoment(value)) return dateCell(value)
      const isObjectWord = OBJECT_WORDS.has(value)
      isMarked ||= isObjectWord
      return { value: isObjectWord ? value + MARK : inWorkbook(value), type: String }
    }),
  )
  const columns = headers.map((_, at) => ({ width: widthOf([headers, ...rows].map((row) => row[at] ?? null)) }))
  const workbook = await writeExcel(cells, { columns, stickyRowsCount: 1 }).toBuffer()
  return isMarked ? withoutMarks(workbook) : workbook
}

const WIDEST = 40
const LOOKED_AT = 200

/** Characters that show most of a column whole, a Chinese one as two; a date that does not fit is shown as `#####`. */
function widthOf(cells: Sheet['rows'][number]): number {
  const lengths = cells
    .slice(0, LOOKED_AT)
    .map((cell) => (isMoment(cell) ? textOf(cell) : String(cell ?? '')).replace(/[\u0300-\uffff]/g, '··').length)
  return Math.min(WIDEST, Math.max(...lengths) + 2)
}

const isMoment = (value: unknown): value is Moment => typeof value === 'object' && value !== null
const textOf = ({ day, time }: Moment): string => (time === null ? day : `${day} ${time}`)

const EPOCH: Day = '1899-12-30'
/** Before it, Excel's calendar is a day off. */
const FIRST_DATE: Day = '1900-03-01'
const DAY_SECONDS = 86_400

/** A date as spreadsheet programs keep it: days since 1899-12-30. There midnight is «no hour»: it stays text. */
function dateCell(moment: Moment) {
  const [hours = 0, minutes = 0, seconds = 0] = moment.time?.split(':').map(Number) ?? []
  const past = hours * 3600 + minutes * 60 + seconds
  if (moment.day < FIRST_DATE || (moment.time !== null && past === 0)) return { value: textOf(moment), type: String }
  const format = ['yyyy-mm-dd', ' hh:mm', ':ss'].slice(0, moment.time?.split(':').length ?? 1).join('')
  return { value: daysBetween(EPOCH, moment.day) + past / DAY_SECONDS, type: Number, format }
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
