import type { Database, Statement } from 'better-sqlite3'
import { Fail } from '../../shared/result.ts'
import { sumOf, xor, type Tally } from './sums.ts'
import { columnsOf, decode, encode, type Cell, type Cells, type Raw } from './cells.ts'
import { TABLES, TABLE_NAMES, type Rows, type TableName } from './tables.ts'

/** One row's change, as stored: reversing it is swapping the two. */
export interface Edit {
  readonly table: TableName
  readonly id: string
  readonly before: Cells | null
  readonly after: Cells | null
}

type Value = Cell

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
  /** Puts a sound row in the place of a damaged one, or takes that away. No step: undoing it would make the damage good. */
  repair<T extends TableName>(table: T, id: string, row: Rows[T] | null): void
  /** Whether a row is as it was written. */
  isSound(table: TableName, id: string): boolean
  /** The number that this write will have: rises with each. */
  readonly sequence: number
  /** What this write has changed so far, of the tables whose edits can be undone. */
  edits(): readonly Edit[]
}

interface Statements {
  readonly get: Statement
  /** Does nothing if the id is there. */
  readonly add: Statement
  readonly change: Statement
  readonly remove: Statement
}

const quoted = (column: string) => `"${column}"`

/** One table's statements; columns come from the list, never from input, and the row's sum is the last of them. */
function statementsOf(db: Database, table: TableName): Statements {
  const names = [...columnsOf(table), 'sum'].map(quoted)
  const marks = names.map(() => '?').join(', ')
  return {
    get: db.prepare(`SELECT ${names.join(', ')} FROM main.${table} WHERE id = ?`).raw(),
    add: db.prepare(`INSERT INTO main.${table} (${names.join(', ')}) VALUES (${marks}) ON CONFLICT (id) DO NOTHING`),
    change: db.prepare(`UPDATE main.${table} SET ${names.map((name) => `${name} = ?`).join(', ')} WHERE id = ?`),
    remove: db.prepare(`DELETE FROM main.${table} WHERE id = ?`),
  }
}

const isSame = (a: Cells | null, b: Cells | null) =>
  a === b || (a !== null && b !== null && a.length === b.length && a.every((cell, index) => cell === b[index]))

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
      const [row] = read.select(table, 'WHERE id = ?', id)
      return row ?? null
    },
    select: (table, tail, ...values) =>
      (prepare(`SELECT ${table}.* FROM ${table} ${tail}`).all(...values) as Raw[]).map((raw) => decode(table, raw)),
    query: <R>(sql: string, ...values: readonly Value[]) => prepare(sql).all(...values) as R[],
  }

  /** A damaged row may have had a damaged sum: after its repair the table's is made anew. */
  const sumOfAll = (table: TableName) => {
    let sum = 0
    for (const one of db.prepare(`SELECT sum FROM main.${table}`).pluck().iterate() as Iterable<number>)
      sum = xor(sum, one)
    return sum
  }

  const sequence = () => readState.get() as number

  const write: Store['write'] = (work) => {
    const edits: Edit[] = []
    const changed = new Set<TableName>()
    const tallies = new Map<TableName, Tally>()
    const repaired = new Set<TableName>()
    const next = sequence() + 1

    const tally = (table: TableName, count: number, sum: number) => {
      const now = tallies.get(table) ?? (readTally.get(table) as Tally | undefined) ?? { count: 0, sum: 0 }
      tallies.set(table, { count: now.count + count, sum: xor(now.sum, sum) })
      changed.add(table)
    }
    /** A row as it stands, and its sum; one that is not as it was written is not written over, nor kept by a step. */
    const standing = (table: TableName, id: string): { cells: Cells; sum: number } | null => {
      const found = statements[table].get.get(id) as Cell[] | undefined
      if (!found) return null
      const row = { cells: found.slice(0, -1), sum: found.at(-1) as number }
      if (sumOf(table, row.cells) === row.sum) return row
      throw new Fail('damaged-file', 'error.damaged-row', { path: `${table}/${id}`, params: { table, id } })
    }
    /** Puts a row as given; answers it as it was before, or `same` where nothing had to change. */
    const set = (table: TableName, id: string, after: Cells): Cells | null | 'same' => {
      const sum = sumOf(table, after)
      // Most rows are new, in an import all of them: one statement instead of two.
      if (statements[table].add.run(...after, sum).changes === 1) {
        tally(table, 1, sum)
        return null
      }
      const before = standing(table, id)
      if (!before || isSame(before.cells, after)) return 'same'
      statements[table].change.run(...after, sum, id)
      tally(table, 0, xor(sum, before.sum))
      return before.cells
    }
    const unset = (table: TableName, id: string): Cells | 'same' => {
      const before = standing(table, id)
      if (!before) return 'same'
      statements[table].remove.run(id)
      tally(table, -1, before.sum)
      return before.cells
    }
    /** An old line of the log goes as it is: else a damaged one would keep everybody from writing. */
    const forget = (table: TableName, id: string): void => {
      const found = statements[table].get.get(id) as Cell[] | undefined
      if (!found) return
      statements[table].remove.run(id)
      tally(table, -1, found.at(-1) as number)
    }
    const record = (table: TableName, id: string, after: Cells | null) => {
      const before = after ? set(table, id, after) : unset(table, id)
      if (before !== 'same' && TABLES[table].isUndoable) edits.push({ table, id, before, after })
    }

    const tx: Tx = {
      ...read,
      sequence: next,
      edits: () => edits,
      put: (table, row) => record(table, row.id, encode(table, row)),
      remove: (table, id) => (TABLES[table].isUndoable ? record(table, id, null) : forget(table, id)),
      isSound: (table, id) => {
        const row = statements[table].get.get(id) as Cell[] | undefined
        return row !== undefined && sumOf(table, row.slice(0, -1)) === row.at(-1)
      },
      repair: (table, id, row) => {
        // Taken away first: content may be as it was and only its sum be wrong.
        forget(table, id)
        if (row) set(table, id, encode(table, row))
        repaired.add(table)
      },
      replay: (list) => {
        for (const { table, id, before, after } of list) {
          const now = standing(table, id)?.cells ?? null
          if (!isSame(now, before)) throw new Fail('conflict', 'error.undo-conflict', { path: `${table}/${id}` })
          if (after) set(table, id, after)
          else unset(table, id)
        }
      },
    }

    const value = db.transaction(() => {
      const answer = work(tx)
      if (changed.size > 0) {
        writeState.run(next)
        for (const [name, { count, sum }] of tallies)
          writeTally.run(name, count, repaired.has(name) ? sumOfAll(name) : sum)
      }
      return answer
    })()
    return { value, changed }
  }

  return { read, write, sequence }
}
