import { ok, failed, type Result } from '../../../shared/result.ts'
import { recognise, refusal, type Table } from '../../../shared/importers/index.ts'
import { decodeText, type Encoding } from './decode.ts'
import { readCsv } from './read-csv.ts'
import { sniffText } from './sniff.ts'
import { inflateEntries, listEntries } from './unzip.ts'

const MOST_FILES = 20
const isLitter = (name: string) => name.endsWith('/') || name.startsWith('__MACOSX/')

/**
 * The table of posts in an archive that holds CSV files and nothing else, as YouTube hands its exports out; the first of them, if
 * none lists posts. Null: another kind of archive.
 */
export async function readArchive(zip: Buffer, asked: Encoding | null): Promise<Result<Table> | null> {
  const entries = (listEntries(zip) ?? []).filter(({ name }) => !isLitter(name))
  const isOfTables = entries.length > 0 && entries.every(({ name }) => /\.csv$/i.test(name))
  if (!isOfTables || entries.length > MOST_FILES) return null
  const files = await inflateEntries(entries)
  if (!files.ok) return files
  const tables = [...files.value.values()].map((bytes) => readText(bytes, asked))
  return tables.find((table) => table.ok && recognise(table.value).ok) ?? tables[0] ?? failed(refusal('empty'))
}

/** Text as a table, in the encoding asked for or found. */
export function readText(bytes: Uint8Array, asked: Encoding | null): Result<Table> {
  const decoded = decodeText(bytes, asked)
  if (!decoded.ok) return decoded
  const { text, encoding, guessed } = decoded.value
  const wrong = sniffText(text)
  if (wrong) return failed(refusal(wrong))
  const table = readCsv(text)
  return table.ok ? ok({ ...table.value, kind: 'csv', encoding, guessed }) : table
}
