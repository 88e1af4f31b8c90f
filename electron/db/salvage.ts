import * as fs from 'node:fs'
import * as os from 'node:os'
import * as path from 'node:path'
import Database from 'better-sqlite3'
import { sumOf } from './sums.ts'
import { columnsOf, decode, type Raw } from './cells.ts'
import { TABLE_NAMES, type TableName } from './tables.ts'

export interface Salvaged {
  /** Rows that are as they were written, by table. */
  readonly tables: Readonly<Partial<Record<TableName, readonly unknown[]>>>
  readonly rows: number
  /** Rows that could be read and are not as they were written: left out. */
  readonly damaged: number
}

/** The log of undo and of answers is nobody's content. */
const OWN = TABLE_NAMES.filter((name) => name !== 'step' && name !== 'op')

/** Reads what can be read of a workspace file that cannot be opened: on a copy of it and its log, never on the file itself. */
export function salvage(file: string): Salvaged {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'duotrack-salvage-'))
  try {
    const copy = path.join(folder, 'copy.db')
    for (const tail of ['', '-wal']) if (fs.existsSync(file + tail)) fs.copyFileSync(file + tail, copy + tail)
    const db = new Database(copy, { timeout: 200 })
    try {
      db.pragma('trusted_schema = OFF')
      return readAll(db)
    } finally {
      db.close()
    }
  } catch {
    // Not a database any more, or none that SQLite opens.
    return { tables: {}, rows: 0, damaged: 0 }
  } finally {
    fs.rmSync(folder, { recursive: true, force: true })
  }
}

function readAll(db: Database.Database): Salvaged {
  const tables: Partial<Record<TableName, readonly unknown[]>> = {}
  let [rows, damaged] = [0, 0]
  for (const table of OWN) {
    const found = rowsOf(db, table)
    const sound = found.filter(
      (raw) =>
        sumOf(
          table,
          columnsOf(table).map((column) => raw[column] ?? null),
        ) === raw['sum'],
    )
    if (found.length === 0) continue
    tables[table] = sound.map((raw) => decode(table, raw))
    rows += sound.length
    damaged += found.length - sound.length
  }
  return { tables, rows, damaged }
}

/** A broken page ends a walk through a table: from the other end the walk comes to it from behind. */
function rowsOf(db: Database.Database, table: TableName): readonly Raw[] {
  const found = new Map<unknown, Raw>()
  for (const order of ['ASC', 'DESC'])
    try {
      for (const raw of db.prepare(`SELECT rowid AS "·", * FROM main.${table} ORDER BY rowid ${order}`).iterate())
        found.set((raw as Raw)['·'], raw as Raw)
      break
    } catch {
      // What came before the broken page is kept.
    }
  return [...found.values()]
}
