import { existsSync } from 'node:fs'
import Database from 'better-sqlite3'
import type { BackupRow } from '../../shared/backups.ts'
import type { Damaged } from '../../shared/damage.ts'
import { Fail } from '../../shared/result.ts'
import { isDay, isTimeOfDay } from '../../shared/time.ts'
import { wholeOf, WHOLES, type DamagedRow, type Whole } from '../db/damage.ts'
import { decode, type Raw } from '../db/cells.ts'
import type { Rows, TableName } from '../db/tables.ts'
import type { Tx } from '../db/tx.ts'

/** Backups are looked through newest first, as many as that; one that is older is no help in taking back a single item. */
const LOOKED_THROUGH = 8

type Key = Pick<Damaged, 'kind' | 'id' | 'table'>

/** Damaged rows by what they belong to: an item with its versions and hooks is one, so is a post with its numbers. */
function thingsOf(rows: readonly DamagedRow[], exists: (whole: Whole, id: string) => boolean): readonly Key[] {
  const things = new Map<string, Key>()
  for (const { table, id, owner } of rows) {
    const whole = wholeOf(table)
    const named = owner ?? id
    const key: Key =
      whole !== null && (table === whole || exists(whole, named))
        ? { kind: whole, id: named, table: whole }
        : { kind: 'other', id, table }
    things.set(`${key.kind}/${key.table}/${key.id}`, key)
  }
  return [...things.values()]
}

/** What is damaged, where it stood, and which backup still has it. `db` is the open file. */
export function listDamaged(
  db: Database.Database,
  rows: readonly DamagedRow[],
  backups: readonly BackupRow[],
): readonly Damaged[] {
  if (rows.length === 0) return []
  const things = thingsOf(
    rows,
    (whole, id) => db.prepare(`SELECT 1 FROM main.${whole} WHERE id = ?`).pluck().get(id) === 1,
  )
  const found = new Map<Key, Pick<Damaged, 'place' | 'backup'>>()
  const usable = backups.filter(({ state, file }) => state.kind === 'verified' && existsSync(file))
  for (const { file, at } of usable.slice(0, LOOKED_THROUGH)) {
    const missing = things.filter((thing) => !found.has(thing))
    if (missing.length === 0) break
    reading(file, (backup) => {
      for (const thing of missing) {
        const row = backup.prepare(`SELECT * FROM "${thing.table}" WHERE id = ?`).get(thing.id) as Raw | undefined
        if (row) found.set(thing, { place: placeIn(thing, row), backup: { file, at } })
      }
    })
  }
  return things.map((thing) => {
    const own = db.prepare(`SELECT * FROM main."${thing.table}" WHERE id = ?`).get(thing.id) as Raw | undefined
    return { ...thing, ...(found.get(thing) ?? { place: own ? placeIn(thing, own) : null, backup: null }) }
  })
}

function placeIn({ kind }: Key, row: Raw): Damaged['place'] {
  const { channelId } = row
  if (typeof channelId !== 'string') return null
  const [day, time] = kind === 'item' ? [row['day'], row['time']] : [kind === 'post' && row['publishedDay'], null]
  return {
    channelId,
    day: typeof day === 'string' && isDay(day) ? day : null,
    time: typeof time === 'string' && isTimeOfDay(time) ? time : null,
  }
}

function reading<T>(file: string, work: (db: Database.Database) => T): T {
  const db = new Database(file, { readonly: true, timeout: 200 })
  try {
    db.pragma('trusted_schema = OFF')
    return work(db)
  } finally {
    db.close()
  }
}

/** Puts a thing back as its backup has it, all of its rows; the ones that came since go. Not a step: what is there now is no state to go back to. */
export function recover(tx: Tx, { kind, table, id, backup }: Damaged): void {
  if (!backup) throw new Fail('not-found', 'error.no-backup-of-it', { path: id })
  const columns: Partial<Record<TableName, string>> = kind === 'other' ? { [table]: 'id' } : WHOLES[kind]
  reading(backup.file, (db) => {
    const all = Object.entries(columns) as [TableName, string][]
    // A backup of an older version may not have the table yet: then it had no such rows.
    const has = db.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?").pluck()
    const rows = all.map(([name, column]) => {
      const kept = has.get(name) ? db.prepare(`SELECT * FROM "${name}" WHERE "${column}" = ?`).all(id) : []
      return [name, column, kept as Raw[]] as const
    })
    for (const [name, column, kept] of rows) {
      const ids = new Set(kept.map((raw) => raw['id']))
      for (const { id: own } of tx.query<{ id: string }>(`SELECT id FROM main."${name}" WHERE "${column}" = ?`, id))
        if (!ids.has(own)) tx.repair(name, own, null)
      for (const raw of kept) tx.repair(name, String(raw['id']), mendedFor(tx, name, decode(name, raw)))
    }
  })
}

/** What a row points to may have gone since: then it points to nothing, as if that had been removed with it there. */
const LINKS: readonly (readonly [column: string, table: TableName])[] = [
  ['seriesId', 'series'],
  ['campaignId', 'campaign'],
  ['batchId', 'batch'],
]

function mendedFor<T extends TableName>(tx: Tx, name: T, row: Rows[T]): Rows[T] {
  const mended: Record<string, unknown> = { ...row }
  const isThere = (table: TableName, id: unknown) =>
    tx.query(`SELECT 1 FROM main."${table}" WHERE id = ?`, String(id)).length > 0
  for (const [column, table] of LINKS)
    if (typeof mended[column] === 'string' && !isThere(table, mended[column])) mended[column] = null
  if (typeof mended['channelId'] === 'string' && !isThere('channel', mended['channelId']))
    throw new Fail('conflict', 'error.channel-gone', { path: mended['channelId'] })
  // Nobody's copy of it is fresh.
  if (name === 'item') mended['revision'] = tx.sequence
  if (name === 'post' && typeof mended['itemId'] === 'string' && !isThere('item', mended['itemId']))
    mended['itemId'] = null
  return mended as unknown as Rows[T]
}
