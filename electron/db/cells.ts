import { TABLE_NAMES, TABLES, type ColumnKind, type Rows, type TableName } from './tables.ts'

type Columns = readonly (readonly [name: string, kind: ColumnKind])[]

const ofEach = <T>(of: (name: TableName) => T) =>
  Object.fromEntries(TABLE_NAMES.map((name) => [name, of(name)])) as Readonly<Record<TableName, T>>
const COLUMNS = ofEach((name): Columns => Object.entries(TABLES[name].columns))
const NAMES = ofEach((name) => COLUMNS[name].map(([column]) => column))

/** The names of a table's columns, in their order. */
export const columnsOf = (table: TableName): readonly string[] => NAMES[table]

export type Cell = string | number | null
/** A row as SQLite holds it: its columns' values in their order. */
export type Cells = readonly Cell[]
/** The same by name, as a SELECT answers it. */
export type Raw = Readonly<Record<string, Cell>>

export function encode<T extends TableName>(name: T, row: Rows[T]): Cells {
  return COLUMNS[name].map(([column, kind]) => {
    const value = (row as unknown as Record<string, unknown>)[column]
    if (value === undefined) throw new Error(`${name}.${column} is missing`)
    if (value === null) return null
    if (kind === 'json') return JSON.stringify(value)
    if (kind === 'boolean') return value ? 1 : 0
    return value as string | number
  })
}

export function decode<T extends TableName>(name: T, raw: Raw): Rows[T] {
  const row: Record<string, unknown> = {}
  for (const [column, kind] of COLUMNS[name]) {
    const value = raw[column] ?? null
    if (kind === 'json') row[column] = value === null ? null : JSON.parse(value as string)
    else if (kind === 'boolean') row[column] = value === 1
    else row[column] = value
  }
  return row as unknown as Rows[T]
}
