import { failed, ok, type AppError, type Result } from '../../../shared/result.ts'
import { refusal, type Table } from '../../../shared/importers/index.ts'
import { decodeText, type Encoding } from './decode.ts'
import { MOST_BYTES } from './limits.ts'
import { readCsv } from './read-csv.ts'
import type { ReadXlsx } from './read-xlsx.ts'
import { sniffBytes, sniffText } from './sniff.ts'

/** Bytes of any file as a table of text cells, or in words what kind of wrong file it is. The name only labels the error. */
export async function readTable(
  bytes: Uint8Array,
  file: string,
  asked: Encoding | null,
  readWorkbook: ReadXlsx,
): Promise<Result<Table>> {
  const read = await readAny(bytes, asked, readWorkbook)
  return read.ok ? read : failed({ ...read.error, path: file } satisfies AppError)
}

async function readAny(bytes: Uint8Array, asked: Encoding | null, readWorkbook: ReadXlsx): Promise<Result<Table>> {
  if (bytes.length === 0) return failed(refusal('empty'))
  if (bytes.length > MOST_BYTES) return failed(refusal('too-large', { most: MOST_BYTES / 1024 / 1024 }))
  const kind = sniffBytes(bytes)
  if (kind === 'zip') {
    const workbook = await readWorkbook(bytes)
    return workbook.ok
      ? ok({ ...workbook.value, kind: 'xlsx', encoding: 'xlsx', guessed: false, cut: false })
      : workbook
  }
  if (kind) return failed(refusal(kind))
  const decoded = decodeText(bytes, asked)
  if (!decoded.ok) return decoded
  const { text, encoding, guessed } = decoded.value
  const wrong = sniffText(text)
  if (wrong) return failed(refusal(wrong))
  const table = readCsv(text)
  return table.ok ? ok({ ...table.value, kind: 'csv', encoding, guessed }) : table
}
