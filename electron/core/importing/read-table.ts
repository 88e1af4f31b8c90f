import { failed, ok, type AppError, type Result } from '../../../shared/result.ts'
import { refusal, type Table } from '../../../shared/importers/index.ts'
import type { Encoding } from './decode.ts'
import { MOST_BYTES } from './limits.ts'
import { readArchive, readText } from './read-archive.ts'
import type { ReadXlsx } from './read-xlsx.ts'
import { sniffBytes } from './sniff.ts'

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
    const archive = await readArchive(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), asked)
    if (archive) return archive
    const workbook = await readWorkbook(bytes)
    return workbook.ok
      ? ok({ ...workbook.value, kind: 'xlsx', encoding: 'xlsx', guessed: false, cut: false })
      : workbook
  }
  return kind ? failed(refusal(kind)) : readText(bytes, asked)
}
