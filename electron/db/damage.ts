import type { Database } from 'better-sqlite3'
import { Fail } from '../../shared/result.ts'
import { sumOf, xor, type Tally } from './sums.ts'
import { columnsOf, type Cell } from './cells.ts'
import { TABLE_NAMES, type TableName } from './tables.ts'

/** A row whose content is not what its sum was made of. `owner`: the item, post or experiment that it belongs to, where it still says so. */
export interface DamagedRow {
  readonly table: TableName
  readonly id: string
  readonly owner: string | null
}

/** The log itself is shown nowhere, and may be long: a step is held against its sum when it is undone. */
const LOG: readonly TableName[] = ['step', 'op']

/** What belongs together is shown together or not at all: the tables of an item, a post, an experiment, and how they name it. */
export const WHOLES = {
  item: { item: 'id', variant: 'itemId', hook: 'itemId', promise: 'itemId' },
  post: { post: 'id', snapshot: 'postId', piece: 'postId', verdict: 'id', rejection: 'postId', link: 'id' },
  experiment: { experiment: 'id', round: 'experimentId' },
} as const satisfies Readonly<Record<string, Partial<Record<TableName, string>>>>
export type Whole = keyof typeof WHOLES

const OWNERS: Partial<Record<TableName, string>> = { ...WHOLES.item, ...WHOLES.post, ...WHOLES.experiment }

export const wholeOf = (table: TableName): Whole | null =>
  (Object.keys(WHOLES) as Whole[]).find((whole) => table in WHOLES[whole]) ?? null

const ownerColumn = (table: TableName): string | null => OWNERS[table] ?? null

export interface Damage {
  readonly rows: readonly DamagedRow[]
  /** Tables in which rows are missing, or are that nobody wrote. */
  readonly miscounted: readonly TableName[]
}

/** Holds each row that a screen may show against its sum, and each table against its count and the XOR of its sums. */
export function findDamage(db: Database): Damage {
  const damaged: DamagedRow[] = []
  const miscounted: TableName[] = []
  const tallyOf = db.prepare('SELECT count, sum FROM tally WHERE name = ?')
  for (const table of TABLE_NAMES.filter((name) => !LOG.includes(name))) {
    const names = columnsOf(table)
    const owner = names.indexOf(ownerColumn(table) ?? '')
    const quoted = [...names, 'sum'].map((name) => `"${name}"`).join(', ')
    const before = damaged.length
    let [count, total] = [0, 0]
    for (const row of db.prepare(`SELECT ${quoted} FROM main.${table}`).raw().iterate() as Iterable<Cell[]>) {
      const sum = row.pop() as number
      count += 1
      total = xor(total, sum)
      if (sumOf(table, row) !== sum)
        damaged.push({ table, id: String(row[0]), owner: owner < 0 ? null : String(row[owner]) })
    }
    const tally = (tallyOf.get(table) ?? { count: 0, sum: 0 }) as Tally
    // A damaged sum spoils the XOR by itself.
    if (tally.count !== count || (tally.sum !== total && damaged.length === before)) miscounted.push(table)
  }
  return { rows: damaged, miscounted }
}

/**
 * Puts views over the tables that leave out what is damaged, with all that belongs to it: nothing that reads can show it or count
 * it. Writes go to the tables themselves. Costs nothing where all is well.
 */
export function hideDamaged(db: Database, damaged: readonly DamagedRow[]): void {
  if (damaged.length === 0) return
  const channel = damaged.find(({ table }) => table === 'channel')
  // Without its channel nothing can be read: then a backup is the way.
  if (channel) throw new Fail('damaged-file', 'error.damaged-file', { params: { what: `channel/${channel.id}` } })
  db.exec('CREATE TEMP TABLE damaged (whole TEXT NOT NULL, id TEXT NOT NULL, PRIMARY KEY (whole, id)) WITHOUT ROWID')
  note(db, damaged)
  for (const table of TABLE_NAMES) {
    const whole = wholeOf(table)
    const rest = whole
      ? ` AND "${ownerColumn(table)}" NOT IN (SELECT id FROM temp.damaged WHERE whole = '${whole}')`
      : ''
    db.exec(
      `CREATE TEMP VIEW "${table}" AS SELECT * FROM main.${table}
       WHERE id NOT IN (SELECT id FROM temp.damaged WHERE whole = '${table}')${rest}`,
    )
  }
}

/** After a repair: looks again, and shows what is whole now. */
export function lookAgain(db: Database): Damage {
  const damage = findDamage(db)
  db.exec('DELETE FROM temp.damaged')
  note(db, damage.rows)
  return damage
}

function note(db: Database, damaged: readonly DamagedRow[]): void {
  const add = db.prepare('INSERT OR IGNORE INTO temp.damaged (whole, id) VALUES (?, ?)')
  for (const { table, id, owner } of damaged) {
    const whole = wholeOf(table)
    add.run(whole ?? table, whole ? (owner ?? id) : id)
    // A row may no longer say whose it is.
    add.run(table, id)
  }
}
