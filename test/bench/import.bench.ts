import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import Papa from 'papaparse'
import { templateCsv } from '../support/template.ts'
import { makeWorld } from '../support/world.ts'
import { quantile, rounded, timed, type Figure } from './figure.ts'

const ROWS = 10_000
const RUNS = 5

/** The least that any import does: parse, and insert the rows into one table in one synced transaction. */
async function bareInsert(csv: string): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'duotrack-bare-'))
  const db = new Database(join(folder, 'bare.db'))
  db.pragma('journal_mode = WAL')
  db.pragma('synchronous = FULL')
  const took = await timed(() => {
    const [header = [], ...rows] = Papa.parse<string[]>(csv.slice(1), { skipEmptyLines: true }).data
    db.exec(`CREATE TABLE post (${header.map((name) => `${name} TEXT`).join(', ')})`)
    const insert = db.prepare(`INSERT INTO post VALUES (${header.map(() => '?').join(', ')})`)
    db.transaction(() => rows.forEach((row) => insert.run(...row)))()
  })
  db.close()
  rmSync(folder, { recursive: true, force: true })
  return took
}

export async function* bench(): AsyncGenerator<Figure> {
  const csv = templateCsv(ROWS)
  const bytes = new TextEncoder().encode(csv)
  const took: number[] = []
  const again: number[] = []
  const bare: number[] = []
  for (let run = 0; run < RUNS; run += 1) {
    const world = makeWorld()
    const { id: channelId } = await world.call('channels.save', { name: '火锅', platform: 'other' })
    const upload = () => {
      const uploaded = world.studio.upload('history.csv', bytes, null)
      if (!uploaded.ok) throw new Error(uploaded.error.message)
      return {
        channelId,
        uploads: [uploaded.value.id],
        encoding: null,
        mapping: null,
        capturedAt: null,
        iconReading: null,
        links: [],
      }
    }
    took.push(await timed(() => world.call('imports.commit', upload())))
    again.push(await timed(() => world.call('imports.commit', upload())))
    bare.push(await bareInsert(csv))
    await world.end()
  }
  const figure = (name: string, values: readonly number[]): Figure => ({
    name,
    value: rounded(Math.max(...values)),
    unit: 'ms',
    median: rounded(quantile(values, 0.5)),
    runs: RUNS,
    ratio: rounded(quantile(values, 0.5) / quantile(bare, 0.5)),
    against: 'parse and insert into one table',
  })
  yield figure(`import ${ROWS} own-template rows`, took)
  yield figure(`import the same ${ROWS} rows again`, again)
}
