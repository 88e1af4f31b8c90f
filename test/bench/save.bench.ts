import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { callOver, importOver, startServer, stopServer } from '../support/server.ts'
import { templateCsv } from '../support/template.ts'
import { quantile, rounded, timed, type Figure } from './figure.ts'

const POSTS = 10_000
const SAVES = 300

/** What the disk alone asks for one synced commit of one row. */
async function bareCommits(): Promise<number[]> {
  const folder = mkdtempSync(join(tmpdir(), 'duotrack-bare-'))
  const db = new Database(join(folder, 'bare.db'))
  db.pragma('journal_mode = WAL')
  db.exec('CREATE TABLE t (a TEXT)')
  db.pragma('synchronous = FULL')
  const insert = db.prepare('INSERT INTO t VALUES (?)')
  const took: number[] = []
  for (let index = 0; index < SAVES; index += 1) took.push(await timed(() => insert.run(`第 ${index} 次`)))
  db.close()
  rmSync(folder, { recursive: true, force: true })
  return took
}

/** A saved edit, acknowledged over HTTP, with 10,000 posts in the file. */
export async function* bench(): AsyncGenerator<Figure> {
  const folder = mkdtempSync(join(tmpdir(), 'duotrack-bench-'))
  const server = await startServer(folder)
  const { id: channelId } = await callOver<{ id: string }>(server, 'channels.save', { name: '火锅', platform: 'other' })
  await importOver(server, channelId, templateCsv(POSTS))
  const { id } = await callOver<{ id: string }>(server, 'items.save', {
    item: { channelId, title: '一', day: '2026-11-25', time: '20:00' },
  })

  const took: number[] = []
  for (let index = 0; index < SAVES; index += 1) {
    const input = { item: { id, channelId, title: `第 ${index} 次` } }
    took.push(await timed(() => callOver(server, 'items.save', input, `bench-${index}`)))
  }
  const bare = await bareCommits()
  await stopServer(server)
  rmSync(folder, { recursive: true, force: true })
  yield {
    name: `a saved edit acknowledged over HTTP, ${POSTS} posts in the file, p95`,
    value: rounded(quantile(took, 0.95)),
    unit: 'ms',
    median: rounded(quantile(took, 0.5)),
    runs: SAVES,
    ratio: rounded(quantile(took, 0.5) / quantile(bare, 0.5)),
    against: 'one synced commit of one row',
  }
}
