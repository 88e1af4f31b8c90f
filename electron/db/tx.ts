import type { Database, Statement } from 'better-sqlite3'
import { Fail } from '../../shared/result.ts'
import { sumOf, xor, type Tally } from './sums.ts'
import { TABLES, TABLE_NAMES, columnsOf, decode, encode, type Raw, type Rows, type TableName } from './tables.ts'

/** One row's change, as stored: reversing it is swapping the two. */
export interface Edit {
  readonly table: TableName
  readonly id: string
  readonly before: Raw | null
  readonly after: Raw | null
}

type Value = string | number | null

/** Reading: typed rows by id or by a condition, and plain SQL for what spans tables. */
export interface Read {
  get<T extends TableName>(table: T, id: string): Rows[T] | null
  /** Rows of one table; `tail` is SQL from WHERE on, with `?` for values. */
  select<T extends TableName>(table: T, tail: string, ...values: readonly Value[]): Rows[T][]
  /** Any SELECT; columns come as SQLite holds them. */
  query<R>(sql: string, ...values: readonly Value[]): R[]
}

/** Writing, inside one transaction. Every put and remove is recorded, which gives undo, redo, events and sums to every feature. */
export interface Tx extends Read {
  put<T extends TableName>(table: T, row: Rows[T]): void
  remove(table: TableName, id: string): void
  /** Puts rows back as recorded; refuses with `conflict` if one is not as its edit says. Not recorded as a step. */
  replay(edits: readonly Edit[]): void
  /** The number that this write will have: rises with each. */
  readonly sequence: number
  /** What this write has changed so far, of the tables whose edits can be undone. */
  edits(): readonly Edit[]
}

interface Statements {
  readonly get: Statement
  readonly put: Statement
  readonly remove: Statement
}

const quoted = (column: string) => `"${column}"`

/** One table's three statements; columns come from the list, never from input. */
function statementsOf(db: Database, table: TableName): Statements {
  const columns = columnsOf(table)
  const names = [...columns, 'sum'].map(quoted)
  const changes = names.slice(1).map((name) => `${name} = excluded.${name}`)
  return {
    get: db.prepare(`SELECT ${names.join(', ')} FROM ${table} WHERE id = ?`),
    put: db.prepare(
      `INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})
       ON CONFLICT (id) DO UPDATE SET ${changes.join(', ')}`,
    ),
    remove: db.prepare(`DELETE FROM ${table} WHERE id = ?`),
  }
}

const isSame = (a: Raw, b: Raw, table: TableName) => columnsOf(table).every((column) => a[column] === b[column])

const withoutSum = ({ sum: _, ...columns }: Raw): Raw => columns

/** The one door to the database: `read` at any time, `write` for one transaction. */
export interface Store {
  readonly read: Read
  /** Runs `work` in one transaction and answers its value with the tables it changed. Nothing stays if it throws. */
  write<T>(work: (tx: Tx) => T): { readonly value: T; readonly changed: ReadonlySet<TableName> }
  sequence(): number
}

export function openStore(db: Database): Store {
  const statements = Object.fromEntries(TABLE_NAMES.map((name) => [name, statementsOf(db, name)])) as Record<
    TableName,
    Statements
  >
  const prepared = new Map<string, Statement>()
  const prepare = (sql: string) => {
    const known = prepared.get(sql)
    if (known) return known
    const made = db.prepare(sql)
    prepared.set(sql, made)
    return made
  }
  const readState = db.prepare('SELECT sequence FROM state').pluck()
  const writeState = db.prepare('UPDATE state SET sequence = ?')
  const readTally = db.prepare('SELECT count, sum FROM tally WHERE name = ?')
  const writeTally = db.prepare(
    'INSERT INTO tally (name, count, sum) VALUES (?, ?, ?) ON CONFLICT (name) DO UPDATE SET count = excluded.count, sum = excluded.sum',
  )

  const read: Read = {
    get: (table, id) => {
      const raw = statements[table].get.get(id) as Raw | undefined
      return raw ? decode(table, raw) : null
    },
    select: (table, tail, ...values) =>
      (prepare(`SELECT ${table}.* FROM ${table} ${tail}`).all(...values) as Raw[]).map((raw) => decode(table, raw)),
    query: <R>(sql: string, ...values: readonly Value[]) => prepare(sql).all(...values) as R[],
  }

  const sequence = () => readState.get() as number

  const write: Store['write'] = (work) => {
    const edits: Edit[] = []
    const changed = new Set<TableName>()
    const tallies = new Map<TableName, Tally>()
    const next = sequence() + 1

    const tally = (table: TableName, count: number, sum: number) => {
      const now = tallies.get(table) ?? (readTally.get(table) as Tally | undefined) ?? { count: 0, sum: 0 }
      tallies.set(table, { count: now.count + count, sum: xor(now.sum, sum) })
      changed.add(table)
    }
    const set = (table: TableName, id: string, after: Raw | null): { before: Raw | null; isChanged: boolean } => {
      const found = (statements[table].get.get(id) as (Raw & { sum: number }) | undefined) ?? null
      if (found && after ? isSame(after, found, table) : found === after) return { before: found, isChanged: false }
      if (after) {
        const sum = sumOf(table, after)
        statements[table].put.run(...columnsOf(table).map((column) => after[column] ?? null), sum)
        tally(table, found ? 0 : 1, found ? xor(sum, found.sum) : sum)
      } else if (found) {
        statements[table].remove.run(id)
        tally(table, -1, found.sum)
      }
      return { before: found, isChanged: true }
    }
    const record = (table: TableName, id: string, after: Raw | null) => {
      const { before, isChanged } = set(table, id, after)
      if (!isChanged || !TABLES[table].isUndoable) return
      edits.push({ table, id, before: before && withoutSum(before), after })
    }

    const tx: Tx = {
      ...read,
      sequence: next,
      edits: () => edits,
      put: (table, row) => record(table, row.id, encode(table, row)),
      remove: (table, id) => record(table, id, null),
      replay: (list) => {
        for (const { table, id, before, after } of list) {
          const now = (statements[table].get.get(id) as Raw | undefined) ?? null
          const isAsSaid = now && before ? isSame(now, before, table) : now === before
          if (!isAsSaid) throw new Fail('conflict', 'error.undo-conflict', { path: `${table}/${id}` })
          set(table, id, after)
        }
      },
    }

    const value = db.transaction(() => {
      const answer = work(tx)
      if (changed.size > 0) {
        writeState.run(next)
        for (const [name, { count, sum }] of tallies) writeTally.run(name, count, sum)
      }
      return answer
    })()
    return { value, changed }
  }

  return { read, write, sequence }
}
