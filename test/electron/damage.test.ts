import * as fs from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { makeOlder } from '../support/older-file.ts'
import { flipText } from '../support/damage.ts'
import { questionTitles, schedulePair, travelWorld } from '../support/experiments.ts'
import { importPosts, makeWorld, type World } from '../support/world.ts'

const WEEK = { from: '2026-11-23', to: '2026-11-29' } as const

/** A week of three plans, twenty posts and a backup of all that; then the file is closed. */
async function closedWorld(): Promise<World> {
  const world = makeWorld()
  const { id: channelId } = await world.call('channels.save', { name: '火锅', platform: 'wechat-channels' })
  for (const [index, title] of ['凌晨四点的兰州', '路上的陌生人', '越穷越难忘'].entries())
    await world.call('items.save', {
      item: {
        channelId,
        title,
        day: '2026-11-26',
        time: `${18 + index}:00` as '18:00',
        variants: {
          A: {
            title,
            cover: '',
            style: '',
            caption: '',
            pinned: '',
            hooks: [
              {
                id: `hook-${index}`,
                kind: 'question',
                placement: 'ending',
                second: null,
                signal: 'like',
                words: `你会去吗${index}`,
                options: null,
                lines: null,
                promise: null,
              },
            ],
          },
          B: null,
        },
      },
    })
  await importPosts(world, channelId, 20)
  await world.call('workspace.backup', {})
  await world.studio.close()
  return world
}

const titles = async (world: World) => (await world.call('items.between', WEEK)).map(({ variants }) => variants.A.title)

describe('a plan of which a byte changed on the disk', () => {
  test.each([
    ['its title', '路上的陌生人'],
    ['the words of its hook', '你会去吗1'],
  ])('is shown nowhere as if it were whole, and can be taken back: %s', async (_, text) => {
    const world = await closedWorld()
    flipText(world.folder, text)
    await world.restart()
    expect(await titles(world)).toEqual(['凌晨四点的兰州', '越穷越难忘'])
    const [thing, ...more] = await world.call('workspace.damaged', {})
    expect(more).toEqual([])
    expect(thing).toMatchObject({ kind: 'item', place: { day: '2026-11-26', time: '19:00' } })
    expect(thing?.backup?.file).toContain('by-hand')
    const { problems, items } = await world.call('workspace.status', {})
    expect(problems).toMatchObject([{ code: 'problem.damaged', severity: 'error', params: { count: 1 } }])
    expect(items).toBe(2)
    expect(await world.refused('items.get', { id: thing?.id ?? '' })).toMatchObject({ code: 'damaged-file' })
    expect((await world.call('findings.of', WEEK)).findings.every(({ itemId }) => itemId !== thing?.id)).toBe(true)

    if (thing) await world.call('workspace.recover', thing)
    expect(await titles(world)).toEqual(['凌晨四点的兰州', '路上的陌生人', '越穷越难忘'])
    expect(await world.call('workspace.verify', {})).toEqual({ ok: true, problems: [] })
    expect((await world.call('workspace.status', {})).problems).toEqual([])
    await world.restart()
    expect(await world.call('workspace.damaged', {})).toEqual([])
    await world.end()
  })

  test('does not keep the rest from being written, undone or exported', async () => {
    const world = await closedWorld()
    flipText(world.folder, '路上的陌生人')
    await world.restart()
    const [first] = await world.call('items.between', WEEK)
    await world.call('items.move', { id: first?.id ?? '', to: { day: '2026-11-27', time: '08:00' } })
    await world.call('history.undo', {})
    expect((await world.call('items.between', WEEK))[0]).toMatchObject({ day: '2026-11-26' })
    const { base64 } = await world.call('exports.make', { what: 'all', as: 'json' })
    const { tables } = JSON.parse(Buffer.from(base64, 'base64').toString()) as { tables: { item: unknown[] } }
    expect(tables.item).toHaveLength(2)
    await world.end()
  })

  test('does not keep any list from being read', async () => {
    const world = await closedWorld()
    flipText(world.folder, '路上的陌生人')
    await world.restart()
    const [channel] = await world.call('channels.list', {})
    const channelId = channel?.id ?? ''
    await world.call('playbook.saveTopics', { topics: [{ words: '过年不回家的人' }] })
    expect((await world.call('playbook.get', { channelId })).topics).toHaveLength(1)
    expect(await world.call('imports.list', {})).toHaveLength(1)
    for (const name of [
      'experiments.list',
      'dismissals.list',
      'items.undated',
      'history.state',
      'series.list',
    ] as const)
      await world.call(name, {})
    await world.end()
  })

  test('makes no backup, since none of it would count; a restore keeps it as it lies', async () => {
    const world = await closedWorld()
    const before = flipText(world.folder, '路上的陌生人')
    await world.restart()
    expect(await world.refused('workspace.backup', {})).toMatchObject({ code: 'damaged-file' })
    const [backup] = await world.call('workspace.backups', {})
    const { previous } = await world.call('workspace.restore', { file: backup?.file ?? '' })
    expect(fs.readFileSync(join(previous, 'duotrack.db')).equals(before)).toBe(true)
    expect(await titles(world)).toHaveLength(3)
    expect((await world.call('workspace.status', {})).problems).toEqual([])
    await world.end()
  })

  test('that no backup has is said to be so, with the place that its row still names', async () => {
    const world = await closedWorld()
    for (const name of fs.readdirSync(join(world.folder, 'backups'))) fs.rmSync(join(world.folder, 'backups', name))
    flipText(world.folder, '路上的陌生人')
    await world.restart()
    const [thing] = await world.call('workspace.damaged', {})
    expect(thing).toMatchObject({ backup: null, place: { day: '2026-11-26', time: '19:00' } })
    if (thing) expect(await world.refused('workspace.recover', thing)).toMatchObject({ code: 'not-found' })
    await world.end()
  })
})

test('a post or one of its numbers that changed on the disk is left out of all lists and figures, and comes back', async () => {
  const world = await closedWorld()
  await world.restart()
  const before = await world.call('posts.search', {})
  const [post] = before.posts
  const { snapshots } = await world.call('posts.get', { id: post?.id ?? '' })
  await world.studio.close()
  // In the numbers, which no check of SQLite's looks at.
  const db = new Database(join(world.folder, 'duotrack.db'))
  db.prepare(`UPDATE snapshot SET numbers = replace(numbers, '"views":', '"views":9') WHERE id = ?`).run(
    snapshots[0]?.id,
  )
  db.close()
  await world.restart()
  expect((await world.call('posts.search', {})).total).toBe(before.total - 1)
  const [thing] = await world.call('workspace.damaged', {})
  expect(thing).toMatchObject({ kind: 'post', id: post?.id, place: { day: post?.publishedDay } })
  expect(await world.refused('posts.get', { id: post?.id ?? '' })).toMatchObject({ message: 'error.post-damaged' })
  if (thing) await world.call('workspace.recover', thing)
  expect((await world.call('posts.search', {})).posts).toEqual(before.posts)
  expect((await world.call('workspace.verify', {})).ok).toBe(true)
  await world.end()
})

test('a post comes back from a backup of an older version, in which some of its tables were not yet', async () => {
  const world = await closedWorld()
  const open = () => new Database(join(world.folder, 'duotrack.db'))
  makeOlder(join(world.folder, 'duotrack.db'), 60)
  await world.restart()
  const before = await world.call('posts.search', {})
  await world.studio.close()
  const db = open()
  db.prepare("UPDATE post SET title = title || '?' WHERE id = ?").run(before.posts[0]?.id)
  db.close()
  await world.restart()
  const [thing] = await world.call('workspace.damaged', {})
  const backups = await world.call('workspace.backups', {})
  expect(backups.find(({ file }) => file === thing?.backup?.file)?.cause).toBe('before-version')
  if (thing) await world.call('workspace.recover', thing)
  expect((await world.call('posts.search', {})).posts).toEqual(before.posts)
  expect((await world.call('workspace.verify', {})).ok).toBe(true)
  await world.end()
})

test('an experiment of which a round changed on the disk is left out whole, and comes back with its rounds', async () => {
  const { world, channelId } = await travelWorld()
  const { id } = await questionTitles(world, channelId)
  await schedulePair(world, id, channelId, 1)
  const before = await world.call('experiments.get', { id })
  await world.call('workspace.backup', {})
  await world.studio.close()
  const db = new Database(join(world.folder, 'duotrack.db'))
  db.exec(`UPDATE round SET first = CASE first WHEN 'A' THEN 'B' ELSE 'A' END`)
  db.close()
  await world.restart()
  expect((await world.call('experiments.list', {})).experiments).toEqual([])
  expect(await world.refused('experiments.get', { id })).toMatchObject({ message: 'error.experiment-damaged' })
  const [thing, ...more] = await world.call('workspace.damaged', {})
  expect([thing, more]).toMatchObject([{ kind: 'experiment', id, place: { channelId, day: null } }, []])
  if (thing) await world.call('workspace.recover', thing)
  expect((await world.call('experiments.get', { id })).rounds).toEqual(before.rounds)
  expect(await world.call('workspace.verify', {})).toEqual({ ok: true, problems: [] })
  await world.end()
})

test('rows that vanished are told, also where every other row is whole', async () => {
  const world = await closedWorld()
  const db = new Database(join(world.folder, 'duotrack.db'))
  db.exec('DELETE FROM snapshot WHERE rowid = 1')
  db.close()
  await world.restart()
  expect((await world.call('workspace.status', {})).problems).toMatchObject([
    { code: 'problem.miscounted', params: { tables: 'snapshot' } },
  ])
  await world.end()
})

test('a step whose record changed on the disk is not undone', async () => {
  const world = await closedWorld()
  const db = new Database(join(world.folder, 'duotrack.db'))
  db.exec(`UPDATE step SET edits = replace(edits, '陌生人', '熟人') WHERE position = (SELECT max(position) FROM step)`)
  db.exec(`UPDATE step SET edits = edits || ' ' WHERE position = (SELECT max(position) FROM step)`)
  db.close()
  await world.restart()
  expect(await world.refused('history.undo', {})).toMatchObject({ message: 'error.step-damaged' })
  expect((await world.call('posts.search', {})).total).toBe(20)
  await world.end()
})

test('a channel that changed on the disk closes the file: nothing could be read without it', async () => {
  const world = await closedWorld()
  flipText(world.folder, '火锅')
  await expect(world.restart()).rejects.toThrow(/damaged-file/)
})
