import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { deserialize, serialize } from 'node:v8'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openLearnt } from '../../electron/db/learnt.ts'
import type { Kept } from '../../shared/engine/index.ts'
import type { Forecast } from '../../shared/history.ts'
import type { Channel } from '../../shared/model.ts'
import { importPosts, makeWorld, type World } from '../support/world.ts'

let world: World
let channel: Channel
let itemId: string
const file = () => join(world.folder, 'duotrack.db')

beforeEach(async () => {
  world = makeWorld()
  channel = await world.call('channels.save', { name: '山野', platform: 'bilibili' })
  await importPosts(world, channel.id, 80)
  const item = await world.call('items.save', { item: { channelId: channel.id, title: '一碗面', day: '2026-11-27' } })
  itemId = item.id
})
afterEach(() => world.end())

const forecast = async (): Promise<readonly Forecast[]> => (await world.call('forecasts.of', { itemId })).forecast
/** What can be said with what a start finds ready. */
const atOnce = () => world.call('forecasts.of', { itemId, wait: false })

/** Does something to the closed file, as another program could. */
async function meddle(work: (db: Database.Database) => void): Promise<void> {
  await world.studio.close()
  const db = new Database(file())
  work(db)
  db.close()
  await world.restart()
}

interface Row {
  readonly channelId: string
  readonly fits: string
  readonly said: Uint8Array
  readonly kept: Uint8Array
}
const rows = (db: Database.Database) => db.prepare('SELECT * FROM learnt').all() as Row[]

describe('what was learnt', () => {
  it('is in the file for the next start, which says the same without learning', async () => {
    const said = await forecast()
    await world.restart()
    expect(await atOnce()).toMatchObject({ forecast: said, pending: false })
  })

  it('is out of the way of undo, of backups and of the check of the file', async () => {
    const before = await world.call('history.state', {})
    const { sequence } = await world.call('workspace.status', {})
    await forecast()
    await world.restart()
    await atOnce()
    expect(await world.call('history.state', {})).toEqual(before)
    expect((await world.call('workspace.status', {})).sequence).toBe(sequence)
    await meddle((db) => db.exec(`UPDATE learnt SET said = x'00', kept = x'01'`))
    expect(await world.call('workspace.verify', {})).toEqual({ ok: true, problems: [] })
    const { file: backup } = await world.call('workspace.backup', {})
    expect((await world.call('workspace.checkBackup', { file: backup })).state).toMatchObject({ kind: 'verified' })
  })

  it('that was damaged is learnt again and written anew', async () => {
    const said = await forecast()
    await meddle((db) => {
      const [{ said: bytes } = { said: new Uint8Array() }] = rows(db)
      bytes[bytes.length >> 1]! ^= 0xff
      db.prepare('UPDATE learnt SET said = ?').run(bytes)
    })
    expect(await atOnce()).toMatchObject({ forecast: [], pending: true })
    expect(await forecast()).toEqual(said)
    await world.restart()
    expect(await atOnce()).toMatchObject({ forecast: said, pending: false })
  })

  it.each([
    ['no bytes at all', new Uint8Array()],
    ['bytes of something else', new TextEncoder().encode('{"patterns":{}}')],
    ['another engine’s', serialize([-1, { views: 7 }])],
  ])('with %s to go on from is learnt from the first post', async (_, kept) => {
    const said = await forecast()
    await meddle((db) => db.prepare('UPDATE learnt SET kept = ?, fits = ?').run(kept, 'of another history'))
    expect(await atOnce()).toMatchObject({ forecast: [], pending: true })
    expect(await forecast()).toEqual(said)
  })

  it('does not outlive a change of the posts, the numbers, what counts, or the pair of signals', async () => {
    const first = await forecast()
    const { posts } = await world.call('posts.search', {})
    const ways = [
      () => world.call('posts.label', { ids: [posts[3]!.id], add: { tags: ['夜市'] } }),
      () => world.call('posts.label', { ids: [posts[9]!.id], verdict: 'odd' }),
      () =>
        world.call('channels.save', {
          id: channel.id,
          name: channel.name,
          platform: channel.platform,
          light: 'comment',
        }),
      () => world.call('history.undo', {}),
    ]
    for (const way of ways) {
      await way()
      expect((await atOnce()).pending).toBe(true)
      await forecast()
    }
    await world.call('history.undo', {})
    await world.call('history.undo', {})
    expect(await forecast()).toEqual(first)
  })

  it('of a restored file is that file’s', async () => {
    const { file: backup } = await world.call('workspace.backup', {})
    const said = await forecast()
    const copy = join(world.folder, 'copy.db')
    copyFileSync(backup, copy)
    const { posts } = await world.call('posts.search', {})
    await world.call('posts.remove', { ids: posts.slice(0, 40).map(({ id }) => id) })
    expect(await forecast()).not.toEqual(said)
    await world.call('workspace.restore', { file: copy })
    expect(await forecast()).toEqual(said)
  })

  it('goes with its channel', async () => {
    await forecast()
    const other = await world.call('channels.save', { name: '小店', platform: 'douyin' })
    await world.call('forecasts.of', {
      draft: { ...(await world.call('items.get', { id: itemId })), channelId: other.id },
    })
    await world.call('channels.remove', { id: other.id })
    await world.restart()
    await world.call('posts.label', {
      ids: [(await world.call('posts.search', {})).posts[0]!.id],
      add: { tags: ['新'] },
    })
    await forecast()
    await meddle((db) => expect(rows(db).map(({ channelId }) => channelId)).toEqual([channel.id]))
  })
})

it('is told of while it is learnt, metric by metric, to whoever waits', async () => {
  const seen: (number | null)[] = []
  let asked: Promise<unknown> = Promise.resolve()
  const stop = world.studio.onChanged(({ tables }) => {
    if (!tables.includes('learning')) return
    asked = asked.then(async () => {
      const progress = await world.call('forecasts.progress', { channelId: channel.id })
      seen.push(progress && progress.done / progress.of)
    })
  })
  expect(await world.call('forecasts.progress', {})).toBeNull()
  await forecast()
  await asked
  stop()
  const shares = seen.filter((share) => share !== null)
  expect(shares.length).toBeGreaterThan(5)
  expect(shares).toEqual(shares.toSorted((a, b) => a - b))
  expect(await world.call('forecasts.progress', {})).toBeNull()
})

it('says of each hook whether it wears off, once the posts are read', async () => {
  const wear = () => world.call('hooks.wear', { channelId: channel.id })
  expect(await wear()).toBeNull()
  await forecast()
  const said = (await wear()) ?? []
  expect(said.length).toBeGreaterThan(3)
  for (const { kind, n } of said) {
    const { total } = await world.call('posts.search', { hook: kind })
    expect(n).toBeGreaterThan(0)
    expect(n).toBeLessThanOrEqual(total)
  }
})

describe('posts added later', () => {
  it('are learnt from where the last start had ended, and say what the whole history does', async () => {
    await forecast()
    await world.restart()
    await importPosts(world, channel.id, 120)
    const went = await forecast()
    await meddle((db) => db.exec('DELETE FROM learnt'))
    expect(await forecast()).toEqual(went)
  })

  it('really are: what was kept decides what is said of them', async () => {
    const first = await forecast()
    await meddle((db) => {
      const store = openLearnt(db)
      const { fits, said, kept } = store.get(channel.id)!
      const [version, state] = deserialize(kept) as [number, Kept]
      state.views!.learner.sum.fill(1e6)
      store.put(channel.id, { fits, said, kept: serialize([version, state]) })
    })
    expect((await atOnce()).forecast).toEqual(first)
    await importPosts(world, channel.id, 81)
    const went = await forecast()
    await meddle((db) => db.exec('DELETE FROM learnt'))
    expect(await forecast()).not.toEqual(went)
  })
})
