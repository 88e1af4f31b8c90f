import { createHash } from 'node:crypto'
import * as fs from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, expect, test } from 'vitest'
import { makeEngine } from '../../electron/core/learning.ts'
import { readXlsx } from '../../electron/core/importing/read-xlsx.ts'
import { openStudioOrRescue } from '../../electron/core/rescue-studio.ts'
import type { Studio } from '../../electron/core/studio.ts'
import type { CallName, InputOf, OutputOf } from '../../shared/contract.ts'
import { importPosts, makeWorld } from '../support/world.ts'

const open: Studio[] = []
afterEach(async () => {
  for (const studio of open.splice(0)) await studio.close()
})

/** Thirty posts, two plans, a backup; closed. */
async function closedFolder(): Promise<string> {
  const world = makeWorld()
  const { id: channelId } = await world.call('channels.save', { name: '火锅', platform: 'wechat-channels' })
  for (const title of ['一碗面', '两碗面'])
    await world.call('items.save', { item: { channelId, title, day: '2026-11-26' } })
  await importPosts(world, channelId, 30)
  await world.call('workspace.backup', {})
  await world.studio.close()
  return world.folder
}

function rescue(folder: string) {
  const opened = openStudioOrRescue({
    folder,
    clock: () => '2026-11-25T02:42:00Z',
    newId: () => 'id',
    log: () => {},
    compute: makeEngine(),
    readXlsx,
  })
  if (!opened.ok) throw new Error(opened.error.message)
  open.push(opened.value)
  const studio = opened.value
  return {
    studio,
    ask: async <N extends CallName>(name: N, input: InputOf<N>) => {
      const result = await studio.call(name, input)
      return (result.ok ? result.value : result.error) as OutputOf<N>
    },
  }
}

const fileIn = (folder: string) => join(folder, 'duotrack.db')
const sum = (file: string) => createHash('sha256').update(fs.readFileSync(file)).digest('hex')
function scribble(folder: string, at: number, length: number): void {
  const bytes = fs.readFileSync(fileIn(folder))
  bytes.fill(0xa5, at, at + length)
  fs.writeFileSync(fileIn(folder), bytes)
}

test('a damaged file is not touched: every call says why, and what there is to go back to', async () => {
  const folder = await closedFolder()
  scribble(folder, 4096, 4096)
  const before = sum(fileIn(folder))
  const { ask, studio } = rescue(folder)
  expect(await ask('channels.list', {})).toMatchObject({ code: 'damaged-file' })
  expect(studio.upload('a.csv', new Uint8Array(), null)).toMatchObject({ ok: false })
  const state = await ask('rescue.state', {})
  expect(state).toMatchObject({ error: { code: 'damaged-file' }, file: fileIn(folder) })
  expect(state?.backups).toMatchObject([{ cause: 'by-hand', state: { kind: 'verified' } }])
  expect(await ask('rescue.retry', {})).toEqual({ isOpen: false })
  expect(sum(fileIn(folder))).toBe(before)
})

test('a backup in its place makes it the studio again, and the damaged file is kept whole', async () => {
  const folder = await closedFolder()
  scribble(folder, 4096, 4096)
  const before = sum(fileIn(folder))
  const { ask, studio } = rescue(folder)
  const heard: string[] = []
  studio.onChanged(({ tables }) => heard.push(...tables))
  const [backup] = (await ask('rescue.state', {}))?.backups ?? []
  const { previous } = await ask('rescue.restore', { file: backup?.file ?? '' })
  expect(sum(join(previous, 'duotrack.db'))).toBe(before)
  expect(heard).toContain('item')
  expect(await ask('items.between', { from: '2026-11-26', to: '2026-11-26' })).toHaveLength(2)
  expect(await ask('rescue.state', {})).toBeNull()
  expect(await ask('workspace.verify', {})).toEqual({ ok: true, problems: [] })
  expect(await ask('rescue.restore', { file: 'x' })).toMatchObject({ code: 'conflict' })
})

test('what can still be read is taken out row by row, and what does not match is left out', async () => {
  const folder = await closedFolder()
  const db = new Database(fileIn(folder))
  const root = db.prepare(`SELECT rootpage FROM sqlite_schema WHERE name = 'itemByDay'`).pluck().get() as number
  db.prepare(`UPDATE post SET title = 'not mine' WHERE rowid = 3`).run()
  db.close()
  scribble(folder, (root - 1) * 4096, 4096)
  const before = sum(fileIn(folder))
  const { ask } = rescue(folder)
  const { base64, rows, damaged } = await ask('rescue.salvage', {})
  const { tables } = JSON.parse(Buffer.from(base64, 'base64').toString()) as {
    tables: Record<string, readonly { title?: string }[]>
  }
  expect([tables['item']?.length, tables['post']?.length, tables['snapshot']?.length, damaged]).toEqual([2, 29, 30, 1])
  expect(tables['post']?.some(({ title }) => title === 'not mine')).toBe(false)
  expect(rows).toBeGreaterThan(60)
  expect(sum(fileIn(folder))).toBe(before)
})

test('of a file that is no database any more nothing is taken, and that is said', async () => {
  const folder = await closedFolder()
  fs.writeFileSync(fileIn(folder), 'not a database at all, but long enough to have a header of its own'.repeat(9))
  const { ask } = rescue(folder)
  expect(await ask('rescue.salvage', {})).toMatchObject({ code: 'damaged-file', message: 'error.nothing-salvaged' })
})

test('a newer version’s file is offered no backup, and none is put in its place', async () => {
  const folder = await closedFolder()
  const db = new Database(fileIn(folder))
  db.pragma('user_version = 990')
  db.close()
  const before = sum(fileIn(folder))
  const { ask } = rescue(folder)
  expect(await ask('rescue.state', {})).toMatchObject({ error: { code: 'newer-file' }, backups: [] })
  const [name = ''] = fs.readdirSync(join(folder, 'backups'))
  expect(await ask('rescue.restore', { file: join(folder, 'backups', name) })).toMatchObject({ code: 'newer-file' })
  expect(sum(fileIn(folder))).toBe(before)
})

test('a file that another program has is no case for rescue', async () => {
  const folder = await closedFolder()
  rescue(folder)
  expect(() => rescue(folder)).toThrow(/busy/)
})
