import * as fs from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { flipText } from '../support/damage.ts'
import { makeWorld, type World } from '../support/world.ts'

// A workspace goes on in another folder: with a copy of it, or with what lies there.

interface Planned {
  readonly world: World
  readonly away: string
  readonly end: () => Promise<void>
}

async function planned(): Promise<Planned> {
  const world = makeWorld()
  const { id: channelId } = await world.call('channels.save', { name: '火锅', platform: 'douyin' })
  await world.call('items.save', { item: { channelId, title: '路上的陌生人' } })
  const away = fs.mkdtempSync(`${world.folder}-away-`)
  const end = async () => {
    await world.end()
    fs.rmSync(away, { recursive: true, force: true })
  }
  return { world, away: fs.realpathSync(away), end }
}

const titlesIn = async (folder: string) => {
  const there = makeWorld({ folder })
  const titles = (await there.call('items.undated', {})).map(({ title }) => title)
  expect(await there.call('workspace.verify', {})).toEqual({ ok: true, problems: [] })
  await there.studio.close()
  return titles
}

test('into an empty folder goes a copy, which is whole and no backup of itself', async () => {
  const { world, away, end } = await planned()
  fs.writeFileSync(join(away, '.DS_Store'), '')
  expect(await world.call('workspace.takeTo', { folder: away })).toEqual({ folder: away, is: 'copied' })
  expect(fs.readdirSync(away).toSorted()).toEqual(['.DS_Store', 'duotrack.db'])
  expect(await titlesIn(away)).toEqual(['路上的陌生人'])
  expect(await world.call('items.undated', {})).toHaveLength(1)
  await end()
})

test('a folder with other things in it gets one of ours inside', async () => {
  const { world, away, end } = await planned()
  fs.writeFileSync(join(away, '照片.jpg'), 'x')
  const { folder } = await world.call('workspace.takeTo', { folder: away })
  expect(folder).toBe(join(away, 'duotrack'))
  expect(fs.readdirSync(away).toSorted()).toEqual(['duotrack', '照片.jpg'])
  expect(await titlesIn(folder)).toEqual(['路上的陌生人'])
  await end()
})

test('what lies there of ours is not written over', async () => {
  const { world, away, end } = await planned()
  await world.call('workspace.takeTo', { folder: away })
  const [item] = await world.call('items.undated', {})
  await world.call('items.save', { item: { id: item?.id ?? '', channelId: item?.channelId ?? '', title: '改过' } })
  expect(await world.call('workspace.takeTo', { folder: away })).toEqual({ folder: away, is: 'there' })
  expect(await titlesIn(away)).toEqual(['路上的陌生人'])
  await end()
})

test('what cannot be gone on with is refused, and leaves nothing behind', async () => {
  const { world, away, end } = await planned()
  const file = join(away, 'file')
  fs.writeFileSync(file, 'x')
  const other = join(away, 'other')
  fs.mkdirSync(other)
  fs.writeFileSync(join(other, 'duotrack.db'), 'not one of ours, and longer than a header would be'.repeat(4))
  const inside = join(world.folder, 'inside')
  fs.mkdirSync(inside)
  const refusals = [
    ['E/双轨', 'error.folder-not-absolute'],
    [join(away, 'nowhere'), 'error.folder-gone'],
    [file, 'error.not-a-folder'],
    [world.folder, 'error.folder-same'],
    [inside, 'error.folder-inside'],
    [other, 'error.not-a-workspace'],
  ] as const
  for (const [folder, message] of refusals)
    expect(await world.refused('workspace.takeTo', { folder }), folder).toMatchObject({ message })
  expect(fs.readdirSync(away).toSorted()).toEqual(['file', 'other'])
  expect(fs.readdirSync(inside)).toEqual([])
  await end()
})

test('a damaged workspace is not copied as if it were whole', async () => {
  const { world, away, end } = await planned()
  await world.studio.close()
  flipText(world.folder, '路上的陌生人')
  await world.restart()
  expect(await world.refused('workspace.takeTo', { folder: away })).toMatchObject({ code: 'damaged-file' })
  expect(fs.readdirSync(away)).toEqual([])
  await end()
})
