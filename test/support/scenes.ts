import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { makeEngine } from '../../electron/core/learning.ts'
import { readXlsx } from '../../electron/core/importing/read-xlsx.ts'
import { openStudioOrRescue } from '../../electron/core/rescue-studio.ts'
import type { HttpDoorOptions } from '../../electron/doors/http-server.ts'
import { longHistoryCsv } from './long-history.ts'
import { oddCsv } from './odd-posts.ts'
import { fillSealed, sealedFrom } from './sealed-history.ts'
import { STAGE_TIME } from './stage.ts'
import { timedHistoryCsv } from './timed-history.ts'
import { wordyCsv } from './wordy-posts.ts'
import { importCsv, importPosts, makeWorld, type World } from './world.ts'

/** A workspace to show, and what a page may be told of it. */
export interface Backstage {
  readonly studio: HttpDoorOptions['studio']
  readonly world: World | null
  readonly end: () => Promise<void>
}

const ofWorld = (world: World): Backstage => ({ studio: world.studio, world, end: () => world.end() })

export const nothing = (): Backstage => ofWorld(makeWorld({ at: STAGE_TIME }))

export async function sample(): Promise<Backstage> {
  const world = makeWorld({ at: STAGE_TIME })
  await world.call('workspace.seed', {})
  return ofWorld(world)
}

const CHANNEL = { name: '慢车日记', platform: 'wechat-channels' } as const

/** A channel with nothing on it; with one plan and one post; with 1,000 posts and a full Wednesday. */
export async function posts(count: 0 | 1 | 1000): Promise<Backstage> {
  const world = makeWorld({ at: STAGE_TIME })
  const { id: channelId } = await world.call('channels.save', CHANNEL)
  if (count > 0) await importPosts(world, channelId, count)
  const plans = count === 0 ? 0 : count === 1 ? 1 : 12
  for (let index = 0; index < plans; index += 1) {
    const time = `${String(8 + index).padStart(2, '0')}:00` as const
    await world.call('items.save', {
      item: { channelId, title: `第${index + 1}站，从清早拍到天黑`, day: '2026-11-25', time, status: 'ready' },
    })
  }
  return ofWorld(world)
}

/** A history in which some posts have many likes and few comments, one of them cleared. */
export async function oddPosts(): Promise<Backstage> {
  const world = makeWorld({ at: STAGE_TIME })
  const { id } = await world.call('channels.save', CHANNEL)
  await importCsv(world, id, oddCsv('2026-08-20'))
  const { posts: odd } = await world.call('posts.search', { aside: 'odd' })
  await world.call('posts.label', { ids: odd.slice(1, 2).map((post) => post.id), verdict: 'fine' })
  return ofWorld(world)
}

/** Two channels with the history of an export, with hooks in its words and on none of its posts. */
export async function wordyPosts(): Promise<Backstage> {
  const world = makeWorld({ at: STAGE_TIME })
  const { id } = await world.call('channels.save', CHANNEL)
  await importCsv(world, id, wordyCsv('2026-09-10'))
  const other = await world.call('channels.save', { name: '慢车日记·抖音', platform: 'douyin' })
  await importCsv(world, other.id, wordyCsv('2026-10-10', 17))
  return ofWorld(world)
}

/** A channel with 320 posts, one with five, one with none. */
export async function longHistory(): Promise<Backstage> {
  const world = makeWorld({ at: STAGE_TIME })
  const { id } = await world.call('channels.save', CHANNEL)
  await importCsv(world, id, longHistoryCsv(320, '2026-11-10'))
  const young = await world.call('channels.save', { name: '慢车日记·抖音', platform: 'douyin' })
  await importCsv(world, young.id, longHistoryCsv(5, '2026-11-10', 3))
  await world.call('channels.save', { name: '慢车日记的笔记', platform: 'xiaohongshu' })
  return ofWorld(world)
}

/** A channel on which times matter, one on which they do not, one with few posts, one without times of day, one with nothing. */
export async function timedHistories(): Promise<Backstage> {
  const world = makeWorld({ at: STAGE_TIME })
  const until = '2026-11-10'
  const { id } = await world.call('channels.save', CHANNEL)
  await importCsv(world, id, timedHistoryCsv({ count: 420, until, times: 1.7 }))
  const even = await world.call('channels.save', { name: '慢车日记·抖音', platform: 'douyin' })
  await importCsv(world, even.id, timedHistoryCsv({ count: 312, until, times: 1, untimedEvery: 15, without: 'hearts' }))
  const young = await world.call('channels.save', { name: '慢车日记·快手', platform: 'kuaishou' })
  await importCsv(world, young.id, timedHistoryCsv({ count: 24, until, times: 1 }))
  const dated = await world.call('channels.save', { name: '慢车日记·B站', platform: 'bilibili' })
  await importCsv(world, dated.id, timedHistoryCsv({ count: 120, until, times: 1, untimedEvery: 1 }))
  await world.call('channels.save', { name: '慢车日记的笔记', platform: 'xiaohongshu' })
  return ofWorld(world)
}

/** A file that cannot be opened, and a door that answers so, as the window's host does. */
export async function refusal(why: 'newer' | 'damaged' | 'busy' | 'gone'): Promise<Backstage> {
  const folder = mkdtempSync(join(tmpdir(), 'duotrack-refused-'))
  const world = makeWorld({ folder, at: STAGE_TIME })
  await world.call('channels.save', CHANNEL)
  if (why === 'damaged') await world.call('workspace.backup', {})
  if (why !== 'busy') await world.studio.close()
  if (why === 'newer') {
    const db = new Database(join(folder, 'duotrack.db'))
    db.pragma('user_version = 990')
    db.close()
  }
  if (why === 'damaged') {
    const db = new Database(join(folder, 'duotrack.db'))
    db.exec('CREATE TRIGGER stranger AFTER INSERT ON channel BEGIN SELECT 1; END')
    db.close()
  }
  if (why === 'gone') rmSync(join(folder, 'duotrack.db'))
  const opened = openStudioOrRescue({
    folder,
    mustBeThere: why === 'gone',
    clock: () => STAGE_TIME,
    newId: () => 'never',
    log: () => {},
    compute: makeEngine(),
    readXlsx,
  })
  return {
    studio: opened.ok
      ? opened.value
      : { call: () => Promise.resolve(opened), upload: () => opened, onChanged: () => () => {} },
    world: null,
    end: async () => {
      if (why === 'busy') await world.studio.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** A channel whose posts were published from the plan for three months, each with its forecast sealed. */
export async function sealedPosts(): Promise<Backstage> {
  const world = makeWorld({ at: sealedFrom(STAGE_TIME) })
  await fillSealed(world, STAGE_TIME)
  return ofWorld(world)
}
