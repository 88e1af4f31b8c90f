import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { storeFiles } from '../../../electron/core/importing/unzip.ts'
import type { ImportRequest } from '../../../shared/importing.ts'
import type { PlatformId } from '../../../shared/platforms.ts'
import { makeWorld, type World } from '../../support/world.ts'

let world: World
let channelId: string
beforeEach(() => {
  world = makeWorld()
})
afterEach(() => world.end())

const channel = async (platform: PlatformId) => {
  channelId = (await world.call('channels.save', { name: platform, platform, zone: 'Asia/Shanghai' })).id
}
type Handed = readonly [name: string, content: string | Buffer, modifiedAt?: string]
const request = (files: readonly Handed[], more: Partial<ImportRequest> = {}): ImportRequest => ({
  channelId,
  uploads: files.map(([name, content, at = '2026-11-20T02:00:00Z']) => {
    const upload = world.studio.upload(name, Buffer.from(content), at as `${string}Z`)
    if (!upload.ok) throw new Error(upload.error.message)
    return upload.value.id
  }),
  encoding: null,
  mapping: null,
  capturedAt: null,
  iconReading: null,
  ...more,
})
const posts = async () => (await world.call('posts.search', { sort: 'oldest' })).posts
const snapshots = async () => {
  const { base64 } = await world.call('exports.make', { what: 'all', as: 'json' })
  const { tables } = JSON.parse(Buffer.from(base64, 'base64').toString()) as {
    tables: { snapshot: { capturedAt: string; numbers: Record<string, number | null>; raw: unknown }[] }
  }
  return tables.snapshot
}

describe('B站 hands out what was ticked, a few works a file', () => {
  const FIRST =
    '视频标题,发布时间,播放量,点赞量,封标点击率\n一,2026年06月03日 16:41:25,100,9,3.5星\n二,2026年06月04日 16:41:25,50,2,-\n'
  const SECOND = '视频标题,发布时间,投币量,收藏量\n一,2026年06月03日 16:41:25,4,3\n三,2026年06月05日 16:41:25,1,0\n'
  beforeEach(() => channel('bilibili'))

  it('and files dropped together are one look at each work: one snapshot with all of it', async () => {
    const handed = request([
      ['a.csv', FIRST],
      ['b.csv', SECOND, '2026-11-20T02:03:00Z'],
    ])
    expect((await world.call('imports.preview', handed)).total).toEqual({
      created: 3,
      updated: 0,
      unchanged: 0,
      skipped: 0,
    })
    const done = await world.call('imports.commit', { ...handed, links: [] })
    expect(done.total).toMatchObject({ created: 3, updated: 0 })
    expect((await posts()).map(({ title, snapshotCount }) => [title, snapshotCount])).toEqual([
      ['一', 1],
      ['二', 1],
      ['三', 1],
    ])
    const [one] = (await snapshots()).filter(({ numbers }) => numbers['views'] === 100)
    expect(one).toMatchObject({
      capturedAt: '2026-11-20T02:03:00Z',
      numbers: { views: 100, likes: 9, coins: 4, saves: 3 },
      raw: { 封标点击率: '3.5星' },
    })
    expect((await world.call('imports.commit', { ...handed, links: [] })).batchId).toBeNull()
    await world.call('history.undo', {})
    expect(await posts()).toEqual([])
  })
  it('and files handed over one after the other are one look too, whichever came first', async () => {
    const a = () => request([['a.csv', FIRST]])
    const b = () => request([['b.csv', SECOND, '2026-11-20T02:03:00Z']])
    for (const order of [
      [a, b],
      [b, a],
    ]) {
      const before = (await snapshots()).length
      expect(before).toBe(0)
      for (const piece of order) await world.call('imports.commit', { ...piece(), links: [] })
      expect((await posts()).map(({ title, snapshotCount, numbers }) => [title, snapshotCount, numbers])).toMatchObject(
        [
          ['一', 1, { views: 100, likes: 9, coins: 4, saves: 3 }],
          ['二', 1, { views: 50, likes: 2, coins: null }],
          ['三', 1, { views: null, coins: 1, saves: 0 }],
        ],
      )
      const [one] = (await snapshots()).filter(({ numbers }) => numbers['views'] === 100)
      expect(one).toMatchObject({ capturedAt: '2026-11-20T02:03:00Z', raw: { 封标点击率: '3.5星' } })
      for (const piece of order)
        expect((await world.call('imports.commit', { ...piece(), links: [] })).batchId).toBeNull()
      expect((await world.call('workspace.verify', {})).problems).toEqual([])
      for (const _ of order) await world.call('history.undo', {})
      expect(await posts()).toEqual([])
    }
  })
  it('and the second says so before it is written, and is found again by its import', async () => {
    await world.call('imports.commit', { ...request([['a.csv', FIRST]]), links: [] })
    const second = request([['b.csv', SECOND, '2026-11-20T02:03:00Z']])
    const { files, total } = await world.call('imports.preview', second)
    expect(files).toMatchObject([{ created: 1, updated: 1, merged: 1 }])
    expect(files[0]?.posts.updated).toMatchObject([
      {
        title: '一',
        changes: [
          { name: 'saves', before: null, now: 3 },
          { name: 'coins', before: null, now: 4 },
        ],
      },
    ])
    expect(total).toMatchObject({ created: 1, updated: 1 })
    const { batchId } = await world.call('imports.commit', { ...second, links: [] })
    const found = await world.call('posts.search', { batchId: batchId!, sort: 'oldest' })
    expect(found.posts.map(({ title }) => title)).toEqual(['一', '三'])
  })
  it('each can be taken back by itself: what the other said stays', async () => {
    const first = await world.call('imports.commit', { ...request([['a.csv', FIRST]]), links: [] })
    const second = await world.call('imports.commit', {
      ...request([['b.csv', SECOND, '2026-11-20T02:03:00Z']]),
      links: [],
    })
    const read = async () =>
      (await posts()).map(({ title, numbers }) => [title, numbers?.views ?? null, numbers?.coins ?? null])
    expect(await world.call('imports.takeBack', { id: second.batchId! })).toEqual({ removed: 2, kept: [] })
    expect(await read()).toEqual([
      ['一', 100, null],
      ['二', 50, null],
    ])
    expect(await snapshots()).toMatchObject([
      { capturedAt: '2026-11-20T02:00:00Z' },
      { capturedAt: '2026-11-20T02:00:00Z' },
    ])
    await world.call('history.undo', {})
    // The post of the other import's numbers stays, without its own.
    const { kept } = await world.call('imports.takeBack', { id: first.batchId! })
    expect(kept).toMatchObject([{ title: '一' }])
    expect(await read()).toEqual([
      ['一', null, 4],
      ['三', null, 1],
    ])
    await world.call('imports.takeBack', { id: second.batchId! })
    expect(await snapshots()).toEqual([])
    expect((await world.call('workspace.verify', {})).problems).toEqual([])
  })
  it('a later number of the same hour stands, the earlier file handed over again is known', async () => {
    const FEW = '视频标题,发布时间,播放量\n一,2026年06月03日 16:41:25,103\n'
    await world.call('imports.commit', { ...request([['a.csv', FIRST]]), links: [] })
    await world.call('imports.commit', { ...request([['c.csv', FEW, '2026-11-20T02:20:00Z']]), links: [] })
    expect(await posts()).toMatchObject([
      { title: '一', numbers: { views: 103, likes: 9 } },
      { title: '二', numbers: { views: 50 } },
    ])
    expect((await world.call('imports.commit', { ...request([['a.csv', FIRST]]), links: [] })).batchId).toBeNull()
  })
  it('the same figures again are a look of their own', async () => {
    await world.call('imports.commit', { ...request([['a.csv', FIRST]]), links: [] })
    const grown = FIRST.replace(',100,9,', ',120,11,')
    await world.call('imports.commit', { ...request([['a.csv', grown, '2026-11-20T02:20:00Z']]), links: [] })
    expect((await posts()).map(({ snapshotCount }) => snapshotCount)).toEqual([2, 1])
  })
  it('figures that are no counts are put to a look, and make none by themselves', async () => {
    const stars = '视频标题,发布时间,封标点击率,粉丝观看率\n一,2026年06月03日 16:41:25,3.5星,3.1%\n'
    const counts = '视频标题,发布时间,播放量\n一,2026年06月03日 16:41:25,100\n'
    await world.call('imports.commit', { ...request([['s.csv', stars]]), links: [] })
    expect(await snapshots()).toEqual([])
    await world.call('imports.commit', { ...request([['c.csv', counts]]), links: [] })
    await world.call('imports.commit', { ...request([['s.csv', stars]]), links: [] })
    expect(await snapshots()).toMatchObject([
      { numbers: { views: 100 }, raw: { 封标点击率: '3.5星', 粉丝观看率: '3.1%' } },
    ])
    expect((await world.call('imports.commit', { ...request([['s.csv', stars]]), links: [] })).batchId).toBeNull()
  })
  it('and files of two days are two looks', async () => {
    const handed = request([
      ['a.csv', FIRST],
      ['b.csv', SECOND, '2026-11-21T02:00:00Z'],
    ])
    await world.call('imports.commit', { ...handed, links: [] })
    expect(await snapshots()).toHaveLength(4)
  })
})

describe('YouTube hands out an archive of three tables', () => {
  const TABLE = 'Content,Video title,Video publish time,Views\nTotal,,,90\ndQw4w9WgXcQ,a,"May 8, 2020",90\n'
  const zip = (files: Readonly<Record<string, string>>) =>
    storeFiles(new Map(Object.entries(files).map(([name, text]) => [name, Buffer.from(text)])))
  beforeEach(() => channel('youtube'))

  it('of which the one with a post a row is read', async () => {
    const archive = zip({
      'Chart data.csv': 'Date,Content,Views\n2020-05-08,dQw4w9WgXcQ,3\n',
      'Table data.csv': TABLE,
      'Totals.csv': 'Date,Views\n2020-05-08,3\n',
    })
    const { files } = await world.call('imports.preview', request([['Content 2020.zip', archive]]))
    expect(files).toMatchObject([{ format: 'youtube', rows: 1, created: 1, encoding: 'utf-8' }])
  })
  it('none of which lists posts: refused by name, with the way to the right one', async () => {
    const archive = zip({ 'Table data.csv': 'Geography,Views,Watch time (hours)\nTotal,9,1\nCN,9,1\n' })
    expect(await world.refused('imports.preview', request([['g.zip', archive]]))).toMatchObject({
      message: 'import.refused.wrong-table',
      path: 'g.zip',
      params: { table: 'youtube-by', first: 'Geography', platform: 'youtube' },
    })
  })
  it('a damaged one is refused', async () => {
    const archive = zip({ 'Table data.csv': TABLE })
    archive.fill(0xff, 40, 70)
    expect((await world.refused('imports.preview', request([['g.zip', archive]]))).code).toBe('unsupported-file')
  })
})

describe('TikTok and Meta', () => {
  it('say when the numbers were taken', async () => {
    await channel('tiktok')
    const id = (BigInt(Date.parse('2026-07-16T11:30:00Z') / 1000) << 32n).toString()
    const csv = `"Time","Video title","Video link","Post time","Total likes","Total comments","Total shares","Total views"\n"October 30","a","https://www.tiktok.com/@me/video/${id}","16 Ιουλίου","1","2","3","4"\n`
    const { files } = await world.call('imports.preview', request([['Content.csv', `\ufeff${csv}`]]))
    expect(files).toMatchObject([{ format: 'tiktok', capturedFrom: 'file', capturedAt: '2026-10-30T15:59:59Z' }])
  })
  const META =
    '"Post ID","Account ID","Account username","Account name",Description,"Duration (sec)","Publish time",Permalink,"Post type","Data comment",Date,Views,Reach,Likes,Shares,Follows,Comments,Saves\n"17946352718362541","1","me","Me","Cuts\nand more","32","03/15/2026 08:46","https://www.instagram.com/reel/x/","IG reel","",Lifetime,1204,980,36,12,3,5,18\n'
  it('the clock that was chosen for Meta’s times is remembered with the channel', async () => {
    await channel('instagram')
    const [before] = (await world.call('imports.preview', request([['m.csv', META]]))).files
    expect(before).toMatchObject({ zone: 'America/Los_Angeles' })
    await world.call('imports.commit', { ...request([['m.csv', META]], { zone: 'Asia/Shanghai' }), links: [] })
    expect(await posts()).toMatchObject([{ publishedAt: '2026-03-15T00:46:00Z' }])
    const again = await world.call('imports.preview', request([['m.csv', META]]))
    expect(again.files).toMatchObject([{ zone: 'Asia/Shanghai', unchanged: 1 }])
  })
  it('Meta’s daily files, UTF-16 with a sep= line, are refused by name with the way to the right one', async () => {
    await channel('instagram')
    const daily = 'sep=,\n"Views"\n"Date","Primary"\n"2025-03-17T00:00:00","0"\n'
    expect(
      await world.refused('imports.preview', request([['Views.csv', Buffer.from(`\ufeff${daily}`, 'utf16le')]])),
    ).toMatchObject({ message: 'import.refused.wrong-table', params: { table: 'meta-daily', platform: 'instagram' } })
  })
})

describe('what was said of a table’s columns', () => {
  const TABLE = '作品,发布时间,播放量,完播率\n一,2026-03-21,10,20.6%\n'
  const MAPPING = { 作品: 'title', 发布时间: 'publishedAt', 播放量: 'views' }
  beforeEach(() => channel('kuaishou'))

  it('is remembered for such headers, in any order, once written; not before', async () => {
    await world.call('imports.preview', request([['k.csv', TABLE]], { mapping: MAPPING }))
    expect((await world.refused('imports.preview', request([['k.csv', TABLE]]))).message).toBe(
      'import.refused.unknown-columns',
    )
    await world.call('imports.commit', { ...request([['k.csv', TABLE]], { mapping: MAPPING }), links: [] })
    await world.restart()
    const { files } = await world.call(
      'imports.preview',
      request([['k.csv', '播放量,作品,完播率, 发布时间\n12,一,20%,2026-03-21\n']]),
    )
    expect(files).toMatchObject([{ format: 'by-mapping', mapping: MAPPING, updated: 1 }])
    expect(files[0]?.notes[0]?.code).toBe('import.note.mapping-remembered')
    // It went into this channel: there such a table belongs, as long as the channel stands.
    expect(files).toMatchObject([{ wentTo: channelId }])
    const other = request([['k.csv', '作品,发布时间,播放\n一,2026-03-21,10\n']])
    expect((await world.refused('imports.preview', other)).message).toBe('import.refused.unknown-columns')
  })
  it('is for the files that have them: others are known by their own', async () => {
    const handed = request(
      [
        ['k.csv', TABLE],
        ['t.csv', 'published_at,title,views\n2026-03-22,二,5\n'],
      ],
      { mapping: MAPPING },
    )
    const { files, total } = await world.call('imports.preview', handed)
    expect(files.map(({ format }) => format)).toEqual(['by-mapping', 'own-template'])
    expect(total).toMatchObject({ created: 2 })
  })
  it('may say whose way of writing dates it is', async () => {
    const turned = '作品,发布时间\n一,03/04/2026\n'
    const said = (field: string) => request([['k.csv', turned]], { mapping: { 作品: 'title', 发布时间: field } })
    const dayOf = async (field: string) =>
      (await world.call('imports.preview', said(field))).files[0]?.posts.created[0]?.publishedDay
    expect(await dayOf('published_month_first')).toBe('2026-03-04')
    expect(await dayOf('published_day_first')).toBe('2026-04-03')
    expect(await dayOf('publishedAt')).toBeUndefined()
  })
})

it('a daily table names the way to the right one in the channel’s own back-end', async () => {
  await channel('douyin')
  expect(
    await world.refused('imports.preview', request([['d.csv', '日期,播放量\n2026-03-20,5\n2026-03-21,6\n']])),
  ).toMatchObject({
    message: 'import.refused.daily-table',
    params: { column: '日期', platform: 'douyin' },
  })
})
