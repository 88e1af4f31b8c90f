import { spawn } from 'node:child_process'
import * as fs from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { checkCopy } from '../../electron/db/backup.ts'
import { listBackups } from '../../electron/db/backup-list.ts'
import { openWorkspace } from '../../electron/core/workspace.ts'
import { makeWorld, type World } from '../support/world.ts'

const folders: string[] = []
const newFolder = () => {
  const folder = fs.mkdtempSync(join(tmpdir(), 'duotrack-backups-'))
  folders.push(folder)
  return folder
}
afterEach(() => {
  for (const folder of folders.splice(0)) fs.rmSync(folder, { recursive: true, force: true })
})

const HOUR = 3_600_000
const SOON = { afterOpeningMs: 40, idleMs: 40, mostMs: HOUR, apartMs: 0, againMs: HOUR }
const causes = (world: World) => world.call('workspace.backups', {}).then((rows) => rows.map(({ cause }) => cause))

async function channelWorld(times = SOON): Promise<World> {
  const world = makeWorld({ folder: newFolder(), backupTimes: times })
  await world.call('channels.save', { name: '火锅', platform: 'douyin' })
  return world
}

describe('a backup makes itself', () => {
  test('soon after opening, if the newest one is of an older step; and is told', async () => {
    const world = await channelWorld({ afterOpeningMs: 20, idleMs: 60_000, mostMs: HOUR, apartMs: 0, againMs: HOUR })
    await world.restart()
    const told: string[] = []
    world.studio.onChanged(({ tables }) => told.push(...tables))
    await expect.poll(() => causes(world)).toEqual(['on-opening'])
    expect(told).toEqual(['backups'])
    await world.restart()
    await new Promise((done) => setTimeout(done, 120))
    expect(await causes(world)).toEqual(['on-opening'])
    const [row] = await world.call('workspace.backups', {})
    expect(checkCopy(row?.file ?? '').sequence).toBe((await world.call('workspace.status', {})).sequence)
    await world.end()
  })

  test('once nothing more is written for a while, and not before', async () => {
    const world = await channelWorld({ afterOpeningMs: 60_000, idleMs: 250, mostMs: HOUR, apartMs: 0, againMs: HOUR })
    for (let n = 0; n < 6; n++) {
      await world.call('settings.save', { dailyCap: n + 1 })
      await new Promise((done) => setTimeout(done, 60))
      expect(await causes(world)).toEqual([])
    }
    await expect.poll(() => causes(world)).toEqual(['automatic'])
    await world.end()
  })

  test('also of somebody who is never still, after a while', async () => {
    const times = { afterOpeningMs: 60_000, idleMs: 250, mostMs: 500, apartMs: 0, againMs: HOUR }
    const world = await channelWorld(times)
    const began = performance.now()
    for (let n = 0; (await causes(world)).length === 0 && performance.now() - began < 5000; n++) {
      await world.call('settings.save', { dailyCap: (n % 9) + 1 })
      await new Promise((done) => setTimeout(done, 60))
    }
    expect(await causes(world)).toEqual(['automatic'])
    expect(performance.now() - began).toBeGreaterThan(times.idleMs)
    await world.end()
  })

  test('at a distance from the one before', async () => {
    const world = await channelWorld({ afterOpeningMs: 30, idleMs: 10, mostMs: HOUR, apartMs: 60_000, againMs: HOUR })
    await expect.poll(() => causes(world)).toHaveLength(1)
    await world.call('settings.save', { dailyCap: 4 })
    await new Promise((done) => setTimeout(done, 200))
    expect(await causes(world)).toHaveLength(1)
    await world.end()
  })

  test('and says so where it cannot, until it can', async () => {
    const world = await channelWorld({ afterOpeningMs: 60_000, idleMs: 30, mostMs: HOUR, apartMs: 0, againMs: HOUR })
    // A file where the folder should be: nothing can be written there, whoever asks.
    fs.writeFileSync(join(world.folder, 'backups'), '')
    await world.call('settings.save', { dailyCap: 4 })
    const codes = () => world.call('workspace.status', {}).then(({ problems }) => problems.map(({ code }) => code))
    await expect.poll(codes).toEqual(['error.backup-failed'])
    fs.rmSync(join(world.folder, 'backups'))
    await world.call('settings.save', { dailyCap: 5 })
    await expect.poll(codes).toEqual([])
    await world.end()
  })
})

test('many automatic backups are thinned on the disk; those asked for stay', async () => {
  const world = await channelWorld({ afterOpeningMs: 60_000, idleMs: 60_000, mostMs: HOUR, apartMs: 0, againMs: HOUR })
  const wished = await world.call('workspace.backup', {})
  await world.studio.close()
  const workspace = openWorkspace(world.folder, () => {})
  for (let n = 0; n < 40; n++) {
    workspace.store.write((tx) => tx.put('setting', { id: 'n', value: n }))
    workspace.backup('automatic')
  }
  workspace.close()
  const rows = listBackups(join(world.folder, 'backups'))
  expect(rows.filter(({ cause }) => cause === 'automatic').length).toBeLessThan(12)
  expect(rows.at(-1)?.file).toBe(wished.file)
  for (const { file } of rows) expect(checkCopy(file).rows).toBeGreaterThan(0)
  const files = fs.readdirSync(join(world.folder, 'backups'))
  expect(files.length).toBe(rows.length * 2)
})

describe('a restore', () => {
  test('goes on counting from where the file was, so that the newest backup stays the newest', async () => {
    const world = await channelWorld()
    const early = await world.call('workspace.backup', {})
    for (let n = 1; n < 9; n++) await world.call('settings.save', { dailyCap: n })
    const before = (await world.call('workspace.status', {})).sequence
    const { previous } = await world.call('workspace.restore', { file: early.file })
    expect((await world.call('workspace.status', {})).sequence).toBe(before + 1)
    await world.call('settings.save', { dailyCap: 30 })
    const after = await world.call('workspace.backup', {})
    const files = (await world.call('workspace.backups', {})).map(({ file }) => file)
    expect(files.indexOf(after.file)).toBeLessThan(files.indexOf(previous))
    await world.restart()
    expect((await world.call('workspace.status', {})).problems).toEqual([])
    await world.end()
  })

  test('leaves nothing lying about, and a killed one neither once the file is open again', async () => {
    const world = await channelWorld()
    const { file } = await world.call('workspace.backup', {})
    await world.call('workspace.restore', { file })
    await world.studio.close()
    fs.copyFileSync(file, join(world.folder, '.restoring-4242'))
    fs.copyFileSync(file, join(world.folder, 'backups', '.by-hand-00000001.tmp-4242'))
    await world.restart()
    const left = fs.readdirSync(world.folder, { recursive: true, encoding: 'utf8' })
    expect(left.filter((name) => /restoring|tmp/.test(name))).toEqual([])
    await world.end()
  })
})

describe('a second folder', () => {
  test('gets every backup from then on, read back there, and stays out of the way of other workspaces', async () => {
    const [world, other, away] = [await channelWorld(), await channelWorld(), newFolder()]
    for (const one of [world, other]) await one.call('workspace.keepSecond', { folder: away }, 'once')
    await world.call('settings.save', { dailyCap: 7 })
    await world.call('workspace.backup', {})
    const inside = fs.readdirSync(away)
    expect(inside).toHaveLength(2)
    const own = inside.map((name) => listBackups(join(away, name))).find((rows) => rows.length === 2)
    expect(own?.map(({ state }) => state.kind)).toEqual(['verified', 'verified'])
    const { second } = await world.call('workspace.status', {})
    expect(second).toMatchObject({ folder: away, at: own?.[0]?.at })
    await world.call('workspace.keepSecond', { folder: null })
    expect((await world.call('workspace.status', {})).second).toBeNull()
    await Promise.all([world.end(), other.end()])
  })

  test('that is gone is not made anew: it is said, and the own backups go on', async () => {
    const [world, away] = [await channelWorld(), newFolder()]
    await world.call('workspace.keepSecond', { folder: away })
    fs.rmSync(away, { recursive: true })
    await world.call('settings.save', { dailyCap: 7 })
    const { file } = await world.call('workspace.backup', {})
    expect(fs.existsSync(file)).toBe(true)
    expect(fs.existsSync(away)).toBe(false)
    expect((await world.call('workspace.status', {})).problems).toMatchObject([
      { code: 'error.backup-folder-gone', severity: 'warning', params: { folder: away } },
    ])
    fs.mkdirSync(away)
    await world.call('workspace.backup', {})
    expect((await world.call('workspace.status', {})).problems).toEqual([])
    await world.end()
  })

  test('that comes back, a disk plugged in again, gets the newest backup though nothing new is written', async () => {
    const away = newFolder()
    const world = await channelWorld({ ...SOON, afterOpeningMs: HOUR, idleMs: 300, againMs: 20 })
    await world.call('workspace.keepSecond', { folder: away })
    fs.renameSync(away, `${away}-unplugged`)
    await world.call('settings.save', { dailyCap: 7 })
    await world.call('workspace.backup', {})
    const { sequence } = await world.call('workspace.status', {})
    fs.renameSync(`${away}-unplugged`, away)
    const inside = join(away, fs.readdirSync(away)[0] ?? '')
    await expect.poll(() => listBackups(inside)[0]).toMatchObject({ sequence, state: { kind: 'verified' } })
    expect((await world.call('workspace.status', {})).problems).toEqual([])
    await world.end()
  })

  test('is refused where it is none, and nothing is remembered of it', async () => {
    const world = await channelWorld()
    for (const [folder, message] of [
      ['somewhere/else', 'error.folder-not-absolute'],
      [join(world.folder, 'nowhere'), 'error.backup-folder-gone'],
      [join(world.folder, 'duotrack.db'), 'error.not-a-folder'],
    ] as const) {
      expect(await world.refused('workspace.keepSecond', { folder })).toMatchObject({ message })
      expect(await world.refused('workspace.backup', { folder })).toMatchObject({ message })
    }
    expect((await world.call('workspace.status', {})).second).toBeNull()
    await world.end()
  })

  test('a single copy goes to any folder, checked as all others, and is none of the list', async () => {
    const [world, away] = [await channelWorld(), newFolder()]
    const { file } = await world.call('workspace.backup', { folder: away })
    expect(checkCopy(file).sequence).toBe((await world.call('workspace.status', {})).sequence)
    expect((await world.call('workspace.backups', {})).length).toBe(0)
    await world.end()
  })
})

describe('a file that has lost steps', () => {
  async function rolledBack(): Promise<World> {
    const world = await channelWorld()
    await world.studio.close()
    fs.copyFileSync(join(world.folder, 'duotrack.db'), join(world.folder, 'early'))
    await world.restart()
    for (let n = 1; n < 5; n++) await world.call('settings.save', { dailyCap: n })
    await world.call('workspace.backup', {})
    await world.studio.close()
    fs.copyFileSync(join(world.folder, 'early'), join(world.folder, 'duotrack.db'))
    await world.restart()
    return world
  }

  test('gets them back from the backup that has them', async () => {
    const world = await rolledBack()
    const { problems, lastBackup } = await world.call('workspace.status', {})
    expect(problems).toMatchObject([{ code: 'problem.older-than-mark', params: { file: 1, mark: 5, missing: 4 } }])
    expect(lastBackup?.sequence).toBe(5)
    await world.call('workspace.restore', { file: lastBackup?.file ?? '' })
    expect((await world.call('settings.get', {})).dailyCap).toBe(4)
    expect((await world.call('workspace.status', {})).problems).toEqual([])
    expect((await world.call('workspace.backups', {})).map(({ cause }) => cause)).toContain('before-restore')
    await world.end()
  })

  test('goes on without them when told to, after a backup, with numbers that were never used', async () => {
    const world = await rolledBack()
    expect((await world.call('workspace.goOn', {})).problems).toEqual([])
    expect((await world.call('workspace.status', {})).sequence).toBe(6)
    expect(await world.call('workspace.verify', {})).toEqual({ ok: true, problems: [] })
    await world.restart()
    expect((await world.call('workspace.status', {})).problems).toEqual([])
    expect((await world.call('workspace.backups', {})).map(({ cause }) => cause)).toContain('before-going-on')
    expect(await world.refused('workspace.goOn', {})).toMatchObject({ code: 'not-found' })
    await world.end()
  })
})

describe('where the workspace lies', () => {
  test('in a synced folder is said, by its path or by what lies above it, until it has been read', async () => {
    const home = newFolder()
    const marked = join(home, 'files', 'deep')
    fs.mkdirSync(join(home, 'files', '.stfolder'), { recursive: true })
    for (const [folder, program] of [
      [join(home, '我的坚果云', '双轨'), 'nutstore'],
      [marked, 'syncthing'],
    ] as const) {
      const world = makeWorld({ folder })
      const problems = async () => (await world.call('workspace.status', {})).problems
      expect(await problems()).toEqual([{ code: 'problem.synced', severity: 'warning', params: { program } }])
      expect((await world.call('workspace.knowPlace', {})).problems).toEqual([])
      await world.restart()
      expect(await problems()).toEqual([])
      await world.end()
    }
  })

  test('is looked at behind a link', async () => {
    const home = newFolder()
    fs.mkdirSync(join(home, 'Dropbox', 'duotrack'), { recursive: true })
    fs.symlinkSync(join(home, 'Dropbox', 'duotrack'), join(home, 'plain'))
    const world = makeWorld({ folder: join(home, 'plain') })
    expect((await world.call('workspace.status', {})).problems).toMatchObject([{ params: { program: 'dropbox' } }])
    await world.studio.close()
  })
})

test('killed in the middle of backups, whatever is called good is good', { timeout: 60_000 }, async () => {
  const folder = newFolder()
  const rounds = Number(process.env['KILLS'] ?? 4)
  let made = 0
  for (let round = 0; round < rounds; round++) {
    const child = spawn(process.execPath, [join(import.meta.dirname, '../support/backup-loop.ts'), folder], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const gone = new Promise((done) => child.once('exit', done))
    let lines = 0
    child.stdout.on('data', (said: Buffer) => (lines += said.toString().split('\n').length - 1))
    await expect.poll(() => lines, { interval: 5, timeout: 20_000 }).toBeGreaterThan(1)
    await new Promise((done) => setTimeout(done, Math.random() * 60))
    child.kill('SIGKILL')
    await gone
    made += lines
    const rows = listBackups(join(folder, 'backups'))
    const good = rows.filter(({ state }) => state.kind === 'verified')
    expect(good.length).toBeGreaterThan(0)
    for (const { file, sequence } of good) expect(checkCopy(file).sequence).toBe(sequence)
  }
  expect(made).toBeGreaterThan(rounds)
  openWorkspace(folder, () => {}).close()
  const left = fs.readdirSync(join(folder, 'backups')).filter((name) => name.includes('tmp'))
  expect(left).toEqual([])
})
