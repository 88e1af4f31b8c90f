import { createHash } from 'node:crypto'
import * as fs from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { LATEST } from '../../electron/db/migrations/index.ts'
import { openWorkspace } from '../../electron/core/workspace.ts'
import { Fail } from '../../shared/result.ts'
import { makeWorld, type World } from '../support/world.ts'

const fileOf = ({ folder }: { folder: string }) => join(folder, 'duotrack.db')
const digest = (folder: string) =>
  fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted()
    .map((file) => `${file} ${createHash('sha256').update(fs.readFileSync(file)).digest('hex')}`)

async function plannedWorld(): Promise<World> {
  const world = makeWorld()
  const { id: channelId } = await world.call('channels.save', { name: '火锅', platform: 'douyin' })
  for (const title of ['一', '二', '三'])
    await world.call('items.save', {
      item: { channelId, title: `${title}个人的火锅,点几样够`, day: '2026-11-26', time: '12:00' },
    })
  return world
}

const openError = (folder: string) => {
  try {
    openWorkspace(folder, () => {}).close()
    return null
  } catch (error) {
    if (error instanceof Fail) return error.error
    return { code: (error as { code: string }).code }
  }
}

test('saved means synced: FULL holds after a write and after opening again', async () => {
  const folder = fs.mkdtempSync(join(tmpdir(), 'duotrack-full-'))
  for (const round of [1, 2]) {
    const workspace = openWorkspace(folder, () => {})
    workspace.store.write((tx) => tx.put('setting', { id: 'round', value: round }))
    const pragma = (name: string) =>
      Object.values(workspace.store.read.query<Record<string, unknown>>(`PRAGMA ${name}`)[0] ?? {})[0]
    expect(pragma('synchronous')).toBe(2)
    expect(pragma('journal_mode')).toBe('wal')
    expect(pragma('locking_mode')).toBe('exclusive')
    expect(pragma('trusted_schema')).toBe(0)
    expect(pragma('cell_size_check')).toBe(1)
    expect(pragma('application_id')).toBe(0x44554f54)
    expect(pragma('foreign_keys')).toBe(1)
    workspace.close()
  }
  const [major = 0, minor = 0] = String(new Database(':memory:').prepare('SELECT sqlite_version()').pluck().get())
    .split('.')
    .map(Number)
  expect(major * 100 + minor).toBeGreaterThanOrEqual(353)
})

test('a file of a newer version is refused and not one byte of its folder changes', async () => {
  for (const version of [LATEST + 1, 110, 2 ** 31 - 1]) {
    const world = await plannedWorld()
    await world.studio.close()
    const db = new Database(fileOf(world))
    db.pragma(`user_version = ${version}`)
    db.close()
    const before = digest(world.folder)
    expect(openError(world.folder)).toMatchObject({ code: 'newer-file', params: { version } })
    expect(digest(world.folder)).toEqual(before)
  }
})

test('a newer version that still lies in the log of a killed program is refused too', async () => {
  const world = await plannedWorld()
  await world.studio.close()
  const db = new Database(fileOf(world))
  db.pragma('journal_mode = WAL')
  db.pragma('wal_autocheckpoint = 0')
  db.pragma('user_version = 999')
  const copy = fs.mkdtempSync(join(tmpdir(), 'duotrack-killed-'))
  for (const tail of ['', '-wal']) fs.copyFileSync(fileOf(world) + tail, join(copy, `duotrack.db${tail}`))
  db.close()
  const before = digest(copy)
  expect(openError(copy)).toMatchObject({ code: 'newer-file', params: { version: 999 } })
  expect(digest(copy)).toEqual(before)
})

test('what is not a workspace is refused untouched, never replaced by an empty one', () => {
  const foreign = fs.mkdtempSync(join(tmpdir(), 'duotrack-foreign-'))
  const db = new Database(join(foreign, 'duotrack.db'))
  db.exec('CREATE TABLE t (a)')
  db.close()
  const text = fs.mkdtempSync(join(tmpdir(), 'duotrack-text-'))
  fs.writeFileSync(
    join(text, 'duotrack.db'),
    'not a database at all, but long enough to have a header of its own'.repeat(4),
  )
  for (const folder of [foreign, text]) {
    const before = digest(folder)
    expect(openError(folder)).toMatchObject({ code: 'damaged-file' })
    expect(digest(folder)).toEqual(before)
  }
})

test('a first start that was killed before its first commit begins again', async () => {
  const folder = fs.mkdtempSync(join(tmpdir(), 'duotrack-first-'))
  const db = new Database(join(folder, 'duotrack.db'))
  db.pragma('journal_mode = WAL')
  db.close()
  expect(fs.statSync(join(folder, 'duotrack.db')).size).toBeGreaterThan(0)
  const world = makeWorld({ folder })
  expect(await world.call('channels.list', {})).toEqual([])
  await world.end()
})

test('a trigger that somebody put into the file stops it from being opened', async () => {
  const world = await plannedWorld()
  await world.studio.close()
  const db = new Database(fileOf(world))
  db.exec('CREATE TRIGGER t AFTER UPDATE ON item BEGIN DELETE FROM item; END')
  db.close()
  expect(openError(world.folder)).toMatchObject({ code: 'damaged-file', message: 'error.foreign-schema' })
})

test('a second program on the same folder is told within a second, and writes nothing', async () => {
  const world = await plannedWorld()
  const began = performance.now()
  expect(openError(world.folder)).toMatchObject({ code: 'SQLITE_BUSY' })
  expect(performance.now() - began).toBeLessThan(1000)
  expect(await world.call('workspace.verify', {})).toEqual({ ok: true, problems: [] })
  await world.end()
})

test("a byte of somebody's words changed on the disk is found, where SQLite finds nothing", async () => {
  const world = await plannedWorld()
  await world.studio.close()
  const bytes = fs.readFileSync(fileOf(world))
  const at = bytes.indexOf(Buffer.from('二个人的火锅'))
  expect(at).toBeGreaterThan(0)
  bytes[at + 1] = (bytes[at + 1] ?? 0) ^ 1
  fs.writeFileSync(fileOf(world), bytes)
  const db = new Database(fileOf(world), { readonly: true })
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok')
  db.close()
  const workspace = openWorkspace(world.folder, () => {})
  const { ok, problems } = workspace.verify()
  expect(ok).toBe(false)
  expect(problems.join()).toMatch(/the row is not as it was written/)
  workspace.close()
})

test('a row that vanished or came from elsewhere is found by the counts', async () => {
  const world = await plannedWorld()
  await world.studio.close()
  const db = new Database(fileOf(world))
  db.exec('DELETE FROM variant WHERE rowid = 1')
  db.close()
  const workspace = openWorkspace(world.folder, () => {})
  expect(workspace.verify().problems.join()).toMatch(/variant: 2 rows where 3 were written/)
  workspace.close()
})

test('edits lost with the log are noticed and said', async () => {
  const world = await plannedWorld()
  const early = fs.mkdtempSync(join(tmpdir(), 'duotrack-early-'))
  await world.studio.close()
  fs.copyFileSync(fileOf(world), join(early, 'kept.db'))
  await world.restart()
  await world.call('settings.save', { language: 'en' })
  await world.studio.close()
  fs.copyFileSync(join(early, 'kept.db'), fileOf(world))
  await world.restart()
  const { problems } = await world.call('workspace.status', {})
  expect(problems).toMatchObject([{ code: 'problem.older-than-mark' }])
  expect((await world.call('workspace.verify', {})).ok).toBe(false)
})

test('a backup is checked before it counts, and restoring one keeps what was there', async () => {
  const world = await plannedWorld()
  const made = await world.call('workspace.backup', {})
  expect(createHash('sha256').update(fs.readFileSync(made.file)).digest('hex')).toBe(made.sha256)
  const [first] = await world.call('items.between', { from: '2026-11-26', to: '2026-11-26' })
  await world.call('items.remove', { ids: [first?.id ?? ''] })

  const { previous } = await world.call('workspace.restore', { file: made.file })
  expect(await world.call('items.between', { from: '2026-11-26', to: '2026-11-26' })).toHaveLength(3)
  expect((await world.call('workspace.verify', {})).ok).toBe(true)
  await world.call('workspace.restore', { file: previous })
  expect(await world.call('items.between', { from: '2026-11-26', to: '2026-11-26' })).toHaveLength(2)
  expect(await world.call('history.undo', {})).toMatchObject({ undone: { name: 'items.remove' } })
  await world.end()
})

test('a damaged backup is refused and what is open stays as it was', async () => {
  const world = await plannedWorld()
  const made = await world.call('workspace.backup', {})
  const bytes = fs.readFileSync(made.file)
  const at = bytes.indexOf(Buffer.from('三个人的火锅'))
  bytes[at] = (bytes[at] ?? 0) ^ 1
  fs.writeFileSync(made.file, bytes)
  const sequence = (await world.call('workspace.status', {})).sequence
  expect(await world.refused('workspace.restore', { file: made.file })).toMatchObject({ code: 'damaged-file' })
  expect((await world.call('workspace.status', {})).sequence).toBe(sequence)
  await world.end()
})

test('the log is folded back into the file once nothing more comes', async () => {
  const world = await plannedWorld()
  await new Promise((resolve) => setTimeout(resolve, 2600))
  expect(fs.statSync(`${fileOf(world)}-wal`).size).toBe(0)
  await world.end()
})

describe('the list of backups', () => {
  test('has every one with its cause and step, newest first, each verified when it was made', async () => {
    const world = await plannedWorld()
    const first = await world.call('workspace.backup', {})
    const { sequence } = await world.call('workspace.status', {})
    const [item] = await world.call('items.between', { from: '2026-11-26', to: '2026-11-26' })
    await world.call('items.remove', { ids: [item?.id ?? ''] })
    await world.call('workspace.restore', { file: first.file })
    const rows = await world.call('workspace.backups', {})
    expect(rows.map(({ cause, state }) => [cause, state.kind])).toEqual([
      ['before-restore', 'verified'],
      ['by-hand', 'verified'],
    ])
    expect(rows[1]).toMatchObject({ file: first.file, sequence, bytes: fs.statSync(first.file).size })
    expect((await world.call('workspace.status', {})).lastBackup?.file).toBe(rows[0]?.file)
    await world.end()
  })

  test('a damaged one is named once it is looked at, and no longer counts as the last backup', async () => {
    const world = await plannedWorld()
    const { file } = await world.call('workspace.backup', {})
    const bytes = fs.readFileSync(file)
    const at = bytes.indexOf(Buffer.from('三个人的火锅'))
    bytes[at] = (bytes[at] ?? 0) ^ 1
    fs.writeFileSync(file, bytes)
    const looked = await world.call('workspace.checkBackup', { file })
    expect(looked.state).toMatchObject({ kind: 'unusable', reason: 'damaged-file' })
    expect(await world.call('workspace.backups', {})).toEqual([looked])
    expect((await world.call('workspace.status', {})).lastBackup).toBeNull()
    await world.end()
  })

  test('a copy that nothing vouches for is unchecked until it is looked at; then it is known when', async () => {
    const world = await plannedWorld()
    const { file } = await world.call('workspace.backup', {})
    const { sequence } = await world.call('workspace.status', {})
    fs.rmSync(`${file}.json`)
    expect(await world.call('workspace.backups', {})).toMatchObject([{ sequence: null, state: { kind: 'unchecked' } }])
    world.pass(60)
    const looked = await world.call('workspace.checkBackup', { file })
    expect(looked).toMatchObject({ sequence, state: { kind: 'verified', at: world.now() } })
    await world.end()
  })

  test('one of another size than was vouched for is unchecked again, and is found out', async () => {
    const world = await plannedWorld()
    const { file } = await world.call('workspace.backup', {})
    fs.truncateSync(file, fs.statSync(file).size - 4096)
    expect(await world.call('workspace.backups', {})).toMatchObject([{ state: { kind: 'unchecked' } }])
    expect((await world.call('workspace.checkBackup', { file })).state).toMatchObject({ kind: 'unusable' })
    await world.end()
  })

  test('one whose rows are whole but fewer than promised cannot be used', async () => {
    const world = await plannedWorld()
    const { file } = await world.call('workspace.backup', {})
    const manifest = JSON.parse(fs.readFileSync(`${file}.json`, 'utf8')) as { rows: number }
    fs.writeFileSync(`${file}.json`, JSON.stringify({ ...manifest, rows: manifest.rows + 1 }))
    expect((await world.call('workspace.checkBackup', { file })).state).toMatchObject({
      kind: 'unusable',
      reason: 'changed',
    })
    await world.end()
  })

  test('no file outside of it is read', async () => {
    const world = await plannedWorld()
    expect(await world.refused('workspace.checkBackup', { file: fileOf(world) })).toMatchObject({ code: 'not-found' })
    await world.end()
  })
})

describe('a row that was changed on the disk', () => {
  /** Opens a planned world whose first item says something else than was written, by one statement past the studio. */
  async function damaged(column: string, value: string): Promise<{ readonly world: World; readonly id: string }> {
    const made = await plannedWorld()
    const [item] = await made.call('items.between', { from: '2026-11-26', to: '2026-11-26' })
    await made.studio.close()
    const db = new Database(fileOf(made))
    db.prepare(`UPDATE item SET ${column} = ? WHERE id = ?`).run(value, item?.id)
    db.close()
    return { world: makeWorld({ folder: made.folder }), id: item?.id ?? '' }
  }

  test('is never written over, so that no edit makes the damage look sound', async () => {
    const { world, id } = await damaged('title', '别人的字')
    for (const [name, input] of [
      ['items.move', { id, to: { day: '2026-11-27', time: null } }],
      ['items.remove', { ids: [id] }],
    ] as const) {
      const { code, params } = await world.refused(name, input)
      expect([code, params]).toEqual(['damaged-file', { table: 'item', id }])
    }
    expect(await world.call('workspace.verify', {})).toMatchObject({ ok: false })
    await world.end()
  })

  test('that cannot even be read keeps nobody from reading the others, and is named as damage', async () => {
    const { world, id } = await damaged('tags', '["开')
    expect(await world.call('items.between', { from: '2026-11-01', to: '2026-11-30' })).toHaveLength(2)
    expect(await world.call('workspace.damaged', {})).toMatchObject([{ kind: 'item', id }])
    await world.end()
  })
})
