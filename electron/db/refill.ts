import * as path from 'node:path'
import Database from 'better-sqlite3'
import { Fail } from '../../shared/result.ts'
import { openConnection } from './connection.ts'
import { LATEST, MIGRATIONS } from './migrations/index.ts'
import { createAt, openFile } from './open.ts'
import { columnsOf, type Cell } from './cells.ts'
import { TABLE_NAMES, TABLES, type Rows, type TableName } from './tables.ts'
import { openStore, type Tx } from './tx.ts'

/** Rows by table as a file of some version of the program wrote them. */
export type ForeignTables = Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>

const broken = (what: string) => new Fail('unsupported-file', 'error.export-broken', { params: { what } })

/**
 * A workspace file in `folder` that holds these rows and nothing else, their sums included; rows of an earlier version are brought
 * up by the same migrations as a file. Its sequence is at least that of every row.
 */
export function fileOf(folder: string, version: number, tables: ForeignTables): string {
  const rows = version === LATEST ? tables : broughtUp(path.join(folder, 'old.db'), version, tables)
  const file = path.join(folder, 'filled.db')
  const connection = openConnection(
    file,
    path.join(folder, 'filled.mark'),
    () => {},
    (_, error) => {
      throw error
    },
  )
  try {
    const { db, store } = connection
    store.write((tx) => {
      for (const name of Object.keys(rows)) putAll(tx, known(name), rows[name] ?? [])
    })
    db.prepare('UPDATE state SET sequence = max(sequence, (SELECT coalesce(max(revision), 0) FROM item))').run()
    return file
  } catch (error) {
    // What refers to nothing, or is text where a number belongs.
    const { code } = error as { code?: unknown }
    throw typeof code === 'string' && code.startsWith('SQLITE_CONSTRAINT') ? broken(code) : error
  } finally {
    connection.close()
  }
}

function known(name: string): TableName {
  const found = TABLE_NAMES.find((table) => table === name)
  if (!found || found === 'op' || found === 'step') throw broken(name)
  return found
}

function putAll(tx: Tx, table: TableName, rows: ForeignTables[string]): void {
  const columns = columnsOf(table)
  for (const row of rows) {
    const isWhole = columns.every((column) => Object.hasOwn(row, column)) && Object.keys(row).length === columns.length
    if (!isWhole || typeof row['id'] !== 'string') throw broken(table)
    tx.put(table, row as unknown as Rows[typeof table])
  }
}

/** The rows as the migrations leave them. */
function broughtUp(file: string, version: number, tables: ForeignTables): ForeignTables {
  if (!MIGRATIONS.some((migration) => migration.version === version)) throw broken(String(version))
  createAt(file, version)
  const old = new Database(file)
  try {
    old.pragma('foreign_keys = OFF')
    old.transaction(() => {
      for (const [table, rows] of Object.entries(tables)) insertAll(old, table, rows)
    })()
  } finally {
    old.close()
  }
  const db = openFile(file, () => {})
  try {
    const { read } = openStore(db)
    const kept = TABLE_NAMES.filter((name) => name !== 'op' && name !== 'step')
    return Object.fromEntries(kept.map((name) => [name, read.select(name, 'ORDER BY id')])) as unknown as ForeignTables
  } finally {
    db.close()
  }
}

/** Only under names that the schema of that version itself has. */
function insertAll(db: Database.Database, table: string, rows: ForeignTables[string]): void {
  const columns = (db.prepare('SELECT name FROM pragma_table_info(?)').pluck().all(table) as string[]).filter(
    (column) => column !== 'sum',
  )
  if (columns.length === 0) throw broken(table)
  const names = [...columns, 'sum'].map((column) => `"${column}"`).join(', ')
  const insert = db.prepare(`INSERT INTO "${table}" (${names}) VALUES (${columns.map(() => '?').join(', ')}, 0)`)
  for (const row of rows) {
    if (columns.length !== Object.keys(row).length) throw broken(table)
    insert.run(columns.map((column) => cellOf(table, column, row[column])))
  }
}

/** As SQLite holds it: what is a list or a record is text, and so is whatever stands in a column of such. */
function cellOf(table: string, column: string, value: unknown): Cell {
  const kinds = TABLES[table as TableName]?.columns as Readonly<Record<string, string>> | undefined
  if (value === undefined) throw broken(`${table}.${column}`)
  if (value === null) return null
  if (kinds?.[column] === 'json' || typeof value === 'object') return JSON.stringify(value)
  return typeof value === 'boolean' ? Number(value) : (value as Cell)
}
