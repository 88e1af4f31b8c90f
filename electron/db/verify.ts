import type { Database } from 'better-sqlite3'
import { LATEST } from './migrations/index.ts'
import { sumOf, xor } from './sums.ts'
import type { Raw } from './cells.ts'
import { TABLES, TABLE_NAMES } from './tables.ts'

export interface Verified {
  readonly problems: readonly string[]
  readonly rows: number
  readonly sequence: number
}

/**
 * Checks pages, links, every row's sum, and every table's count and XOR of sums. SQLite's own checks pass three files
 * of four in which a byte of somebody's text was changed; these do not.
 */
export function verifyRows(db: Database): Verified {
  const problems: string[] = []
  const pages = db.pragma('integrity_check(10)') as { integrity_check: string }[]
  for (const { integrity_check: line } of pages) if (line !== 'ok') problems.push(line)
  for (const { table, rowid } of db.pragma('foreign_key_check') as { table: string; rowid: number }[])
    problems.push(`${table}: row ${rowid} points to nothing`)

  const there = new Set(db.prepare(`SELECT name FROM sqlite_schema WHERE type = 'table'`).pluck().all())
  const isOlder = (db.pragma('user_version', { simple: true }) as number) < LATEST
  const tallyOf = db.prepare('SELECT count, sum FROM tally WHERE name = ?')
  let rows = 0
  for (const name of TABLE_NAMES) {
    if (!there.has(name)) {
      // A file of an older version has no table for what came later, and so nothing was ever written to it.
      if (!isOlder || tallyOf.get(name)) problems.push(`${name}: the table is gone`)
      continue
    }
    let count = 0
    let sum = 0
    const columns = Object.keys(TABLES[name].columns)
    for (const raw of db.prepare(`SELECT * FROM main.${name}`).iterate() as Iterable<Raw & { sum: number }>) {
      count += 1
      sum = xor(sum, raw.sum)
      if (columns.some((column) => raw[column] === undefined)) problems.push(`${name}: a column is missing`)
      else if (
        sumOf(
          name,
          columns.map((column) => raw[column] ?? null),
        ) !== raw.sum
      )
        problems.push(`${name}/${raw['id']}: the row is not as it was written`)
    }
    const tally = (tallyOf.get(name) ?? { count: 0, sum: 0 }) as {
      count: number
      sum: number
    }
    if (tally.count !== count) problems.push(`${name}: ${count} rows where ${tally.count} were written`)
    else if (tally.sum !== sum) problems.push(`${name}: the rows are not those that were written`)
    rows += count
  }
  const sequence = db.prepare('SELECT sequence FROM state').pluck().get() as number
  return { problems, rows, sequence }
}
