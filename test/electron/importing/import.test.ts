import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Instant } from '../../../shared/time.ts'
import { shortTemplate as template, TWO_POSTS as TWO } from '../../support/template.ts'
import { importRequest, makeWorld, type World } from '../../support/world.ts'

let world: World
let channelId: string

beforeEach(async () => {
  world = makeWorld({ at: '2026-11-25T02:42:00Z' })
  channelId = (await world.call('channels.save', { name: '视频号', platform: 'wechat-channels' })).id
})
afterEach(() => world.end())

const fixture = (name: string) => readFileSync(new URL(`../../fixtures/import/${name}`, import.meta.url))

type Asked = Parameters<typeof importRequest>[3]
const request = (content: string | Buffer, more?: Asked) =>
  importRequest(world, channelId, content, { name: 'file.csv', ...more })
const preview = (content: string | Buffer, more?: Asked) => world.call('imports.preview', request(content, more))
const commit = (content: string | Buffer, more?: Asked) =>
  world.call('imports.commit', { ...request(content, more), links: [] })
const search = async () => (await world.call('posts.search', { sort: 'oldest' })).posts
const details = async (title: string) => {
  const [post] = (await world.call('posts.search', { text: title })).posts
  return world.call('posts.get', { id: post!.id })
}

describe('a preview', () => {
  it('writes nothing and says what a commit will do', async () => {
    const before = await world.call('workspace.status', {})
    const shown = await preview(TWO)
    expect(shown.total).toEqual({ created: 2, updated: 0, unchanged: 0, skipped: 0 })
    expect(shown.files[0]).toMatchObject({ format: 'own-template', encoding: 'utf-8', rows: 2, capturedFrom: 'now' })
    expect(shown.files[0]?.posts.created.map(({ title }) => title)).toEqual(['一碗面的来历', '三秒留住人'])
    expect((await world.call('workspace.status', {})).sequence).toBe(before.sequence)
    expect(await search()).toEqual([])
  })
  it('tells new from updated from unchanged', async () => {
    await commit(TWO)
    world.pass(86_400)
    const shown = await preview(
      template(
        'a,2026-11-01 20:00,三秒留住人,1400,99,15',
        'b,2026-11-05 20:00,一碗面的来历,500,30,8',
        'c,2026-11-20,新的,1,1,1',
        'd,2026-11-20,坏的,1O,1,1',
      ),
    )
    expect(shown.total).toEqual({ created: 1, updated: 1, unchanged: 1, skipped: 1 })
    expect(shown.files[0]?.posts.updated).toMatchObject([{ row: 2, views: 1400 }])
    expect(shown.files[0]?.skipped).toEqual([
      { row: 5, column: 'views', reason: 'import.skipped.count-unreadable', cell: '1O' },
    ])
  })
  it('names the file that cannot be imported', async () => {
    expect(await world.refused('imports.preview', request('<html>', { name: '数据.csv' }))).toEqual({
      code: 'unsupported-file',
      message: 'import.refused.html',
      path: '数据.csv',
      params: {},
    })
  })
  it('refuses another platform’s export', async () => {
    const douyin = (await world.call('channels.save', { name: '抖音', platform: 'douyin' })).id
    const error = await world.refused('imports.preview', request(fixture('wechat-15.csv'), { channelId: douyin }))
    expect(error.message).toBe('import.refused.other-platform')
  })
})

describe('a commit', () => {
  it('writes posts and numbers in one undo step', async () => {
    const done = await commit(TWO)
    expect(done).toMatchObject({ files: [{ created: 2 }], linked: 0 })
    expect(await search()).toMatchObject([
      {
        title: '三秒留住人',
        publishedAt: '2026-11-01T12:00:00Z',
        numbers: { views: 1000, likes: 90, hearts: 12, saves: null },
        snapshotCount: 1,
      },
      { title: '一碗面的来历' },
    ])
    await world.call('history.undo', {})
    expect(await search()).toEqual([])
    expect(await world.call('imports.list', {})).toEqual([])
    await world.call('history.redo', {})
    expect(await search()).toHaveLength(2)
    expect(await world.call('imports.list', {})).toMatchObject([{ id: done.batchId, created: 2, files: ['file.csv'] }])
    expect(await world.call('workspace.verify', {})).toEqual({ ok: true, problems: [] })
  })
  it('of nothing new writes nothing at all', async () => {
    await commit(TWO)
    const { sequence } = await world.call('workspace.status', {})
    world.pass(3600)
    expect(await commit(TWO)).toMatchObject({ batchId: null, files: [{ unchanged: 2 }] })
    expect((await world.call('workspace.status', {})).sequence).toBe(sequence)
  })
  it('of new numbers adds a snapshot; an older export never becomes the latest', async () => {
    await commit(TWO, { modifiedAt: '2026-11-20T00:00:00Z' })
    await commit(template('a,2026-11-01 20:00,三秒留住人,1600,120,20'), { modifiedAt: '2026-11-24T00:00:00Z' })
    await commit(template('a,2026-11-01 20:00,三秒留住人,300,9,1'), { modifiedAt: '2026-11-06T00:00:00Z' })
    const { snapshots } = await details('三秒留住人')
    expect(snapshots.map(({ capturedAt, numbers }) => [capturedAt, numbers.views])).toEqual([
      ['2026-11-06T00:00:00Z', 300],
      ['2026-11-20T00:00:00Z', 1000],
      ['2026-11-24T00:00:00Z', 1600],
    ])
    const [post] = await search()
    expect(post).toMatchObject({ numbers: { views: 1000 }, isMature: true })
  })
  it('of the same numbers at an earlier or later time is nothing new', async () => {
    await commit(TWO, { modifiedAt: '2026-11-20T00:00:00Z' })
    expect(await commit(TWO, { modifiedAt: '2026-11-18T00:00:00Z' })).toMatchObject({ batchId: null })
    expect(await commit(TWO, { modifiedAt: '2026-11-22T00:00:00Z' })).toMatchObject({ batchId: null })
  })
  it('of the same numbers judges a post that was too young before, and nothing more after that', async () => {
    await commit(TWO, { modifiedAt: '2026-11-06T00:00:00Z' })
    expect((await search()).map(({ isMature }) => isMature)).toEqual([false, false])
    expect(await commit(TWO, { modifiedAt: '2026-11-10T00:00:00Z' })).toMatchObject({ files: [{ unchanged: 1 }] })
    expect(await commit(TWO, { modifiedAt: '2026-11-20T00:00:00Z' })).toMatchObject({ files: [{ unchanged: 1 }] })
    expect((await search()).map(({ isMature }) => isMature)).toEqual([true, true])
    expect(await commit(TWO, { modifiedAt: '2026-11-23T00:00:00Z' })).toMatchObject({ batchId: null })
  })
  it('that says less than is known changes nothing', async () => {
    await commit(TWO)
    world.pass(60)
    expect(await commit(template('a,2026-11-01 20:00,三秒留住人,1000,,'))).toMatchObject({ batchId: null })
  })
  it('takes several files at once, oldest capture first, whatever their order', async () => {
    const newer = request(template('a,2026-11-01 20:00,三秒留住人,1600,120,20'), { modifiedAt: '2026-11-24T00:00:00Z' })
    const older = request(TWO, { modifiedAt: '2026-11-20T00:00:00Z' })
    const done = await world.call('imports.commit', {
      ...newer,
      uploads: [...newer.uploads, ...older.uploads],
      links: [],
    })
    expect(done.files).toMatchObject([
      { created: 0, updated: 1 },
      { created: 2, updated: 0 },
    ])
    expect((await details('三秒留住人')).snapshots.map(({ numbers }) => numbers.views)).toEqual([1000, 1600])
    await world.call('history.undo', {})
    expect(await search()).toEqual([])
  })
  it('with one wrong file among good ones writes none', async () => {
    const good = request(TWO)
    const wrong = request('{"err":1}', { name: 'b.csv' })
    const error = await world.refused('imports.commit', {
      ...good,
      uploads: [...good.uploads, ...wrong.uploads],
      links: [],
    })
    expect(error).toMatchObject({ message: 'import.refused.json', path: 'b.csv' })
    expect(await search()).toEqual([])
  })
  it('believes a file’s date only if it is neither in the future nor before the newest post', async () => {
    const captured = async (modifiedAt: Instant) => (await preview(TWO, { modifiedAt })).files[0]
    expect(await captured('2026-11-10T00:00:00Z')).toMatchObject({
      capturedAt: '2026-11-10T00:00:00Z',
      capturedFrom: 'file-date',
    })
    expect(await captured('2026-11-02T00:00:00Z')).toMatchObject({ capturedAt: world.now(), capturedFrom: 'now' })
    expect(await captured('2027-01-01T00:00:00Z')).toMatchObject({ capturedAt: world.now(), capturedFrom: 'now' })
    const asked = await preview(TWO, { capturedAt: '2026-11-12T00:00:00Z' })
    expect(asked.files[0]).toMatchObject({ capturedAt: '2026-11-12T00:00:00Z', capturedFrom: 'asked' })
    const future = await world.refused('imports.preview', request(TWO, { capturedAt: '2027-01-01T00:00:00Z' }))
    expect(future.message).toBe('error.captured-in-future')
  })
  it('knows a post again when the platform’s id comes later, and keeps the creator’s labels', async () => {
    await commit(template(',2026-11-01 20:00,三秒留住人,1000,90,12'))
    const [post] = await search()
    await world.call('posts.label', { ids: [post!.id], hooks: ['question'], tags: ['剪辑'] })
    world.pass(60)
    expect(await commit(template('a,2026-11-01 20:00,三秒留住人,1000,90,12'))).toMatchObject({
      files: [{ created: 0, updated: 1 }],
    })
    expect(await search()).toMatchObject([{ id: post!.id, platformPostId: 'a', hooks: ['question'], tags: ['剪辑'] }])
    world.pass(60)
    expect(await commit(template('a,2026-11-01 20:00,三秒留住人（改）,1000,90,12'))).toMatchObject({
      files: [{ updated: 1 }],
    })
    expect(await search()).toMatchObject([{ title: '三秒留住人（改）', hooks: ['question'] }])
  })
  it('retried under the same op id answers the first answer and writes once', async () => {
    const asked = { ...request(TWO), links: [] }
    const first = await world.call('imports.commit', asked, 'op-1')
    expect(await world.call('imports.commit', asked, 'op-1')).toEqual(first)
    expect(await search()).toHaveLength(2)
  })
  it('keeps the answer after a restart', async () => {
    await commit(fixture('wechat-15.csv'))
    await world.restart()
    expect(await search()).toHaveLength(3)
    expect((await world.call('workspace.verify', {})).ok).toBe(true)
  })
})

describe('推荐 and 喜欢', () => {
  it('are asked about once, on the post whose two numbers differ most clearly', async () => {
    expect((await preview(fixture('wechat-15.csv'))).iconQuestion).toEqual({
      title: '三招学会剪辑 第二招最省时间',
      recommend: '18',
      favour: '36',
    })
    expect((await preview(TWO)).iconQuestion).toBeNull()
    await commit(fixture('wechat-15.csv'), { iconReading: 'recommend-is-heart' })
    expect((await preview(fixture('wechat-15.csv'))).iconQuestion).toBeNull()
  })
  it('answered anew are read again from the kept columns, in one undo step', async () => {
    await commit(fixture('wechat-15.csv'))
    const counts = async () => (await search()).map(({ numbers }) => [numbers?.likes, numbers?.hearts])
    expect(await counts()).toEqual([
      [36, 18],
      [4, 9],
      [41, 22],
    ])
    await world.call('channels.save', {
      id: channelId,
      name: '视频号',
      platform: 'wechat-channels',
      iconReading: 'recommend-is-like',
    })
    expect(await counts()).toEqual([
      [18, 36],
      [9, 4],
      [22, 41],
    ])
    expect((await details('三招')).snapshots[0]?.raw).toMatchObject({
      推荐: expect.any(String),
      喜欢: expect.any(String),
    })
    await world.call('history.undo', {})
    expect(await counts()).toEqual([
      [36, 18],
      [4, 9],
      [41, 22],
    ])
  })
  it('answered during an import hold for what was imported before, and are no new numbers', async () => {
    await commit(fixture('wechat-15.csv'))
    world.pass(60)
    const done = await commit(fixture('wechat-15.csv'), { iconReading: 'recommend-is-like' })
    expect(done).toMatchObject({ batchId: null, files: [{ unchanged: 3 }] })
    expect((await search())[0]?.numbers).toMatchObject({ likes: 18, hearts: 36 })
  })
  it('answered during an import take back nothing that was changed on the channel while the file was read', async () => {
    const renamed = { id: channelId, name: '改了名', platform: 'wechat-channels', dailyCap: 2 } as const
    const renaming: Promise<unknown>[] = []
    const asked = request(fixture('wechat-15.csv'), { iconReading: 'recommend-is-like' })
    const done = await world.studio.call(
      'imports.commit',
      { ...asked, links: [] },
      { onProgress: ({ phase }) => phase === 'write' && renaming.push(world.call('channels.save', renamed)) },
    )
    await Promise.all(renaming)
    expect([done.ok, renaming.length]).toEqual([true, 1])
    expect(await world.call('channels.list', {})).toMatchObject([
      { name: '改了名', dailyCap: 2, iconReading: 'recommend-is-like' },
    ])
  })
})

describe('taking an import back', () => {
  it('removes what nobody touched and names what stays', async () => {
    const { batchId } = await commit(TWO)
    const [first] = await search()
    await world.call('posts.label', { ids: [first!.id], hooks: ['stance'] })
    const answer = await world.call('imports.takeBack', { id: batchId! })
    expect(answer).toEqual({ removed: 1, kept: [{ id: first!.id, title: '三秒留住人' }] })
    expect(await search()).toMatchObject([{ id: first!.id, hooks: ['stance'], snapshotCount: 0, numbers: null }])
    expect(await world.call('imports.list', {})).toMatchObject([{ takenBack: true }])
    expect((await world.refused('imports.takeBack', { id: batchId! })).message).toBe('error.batch-taken-back')
    await world.call('history.undo', {})
    expect(await search()).toHaveLength(2)
  })
  it('takes only its own numbers from posts of earlier imports', async () => {
    await commit(TWO)
    world.pass(86_400)
    const { batchId } = await commit(template('a,2026-11-01 20:00,三秒留住人,1600,120,20'))
    expect(await world.call('imports.takeBack', { id: batchId! })).toEqual({ removed: 1, kept: [] })
    expect((await details('三秒留住人')).snapshots.map(({ numbers }) => numbers.views)).toEqual([1000])
  })
  it('keeps posts that a later import or a hand has measured', async () => {
    const { batchId } = await commit(TWO)
    world.pass(86_400)
    await commit(template('a,2026-11-01 20:00,三秒留住人,1600,120,20'))
    const { kept, removed } = await world.call('imports.takeBack', { id: batchId! })
    expect([removed, kept.map(({ title }) => title)]).toEqual([1, ['三秒留住人']])
    expect((await details('三秒留住人')).snapshots).toHaveLength(1)
  })
  it('removes them also after the channel was given another zone, which is nothing done to a post', async () => {
    const { batchId } = await commit(
      template('a,2026-11-01,三秒留住人,1600,120,20', 'b,2026-11-02 20:00,一碗面,500,30,8'),
    )
    const [first] = await search()
    await world.call('channels.save', { ...(await world.call('channels.list', {}))[0]!, zone: 'America/New_York' })
    await world.call('posts.label', { ids: [first!.id], track: 'bond' })
    const { removed, kept } = await world.call('imports.takeBack', { id: batchId! })
    expect([removed, kept]).toEqual([1, [{ id: first!.id, title: first!.title }]])
    await world.call('history.undo', {})
    await world.call('history.undo', {})
    expect(await world.call('imports.takeBack', { id: batchId! })).toEqual({ removed: 2, kept: [] })
  })
  it('is still possible after a restart', async () => {
    const { batchId } = await commit(TWO)
    await world.restart()
    expect(await world.call('imports.takeBack', { id: batchId! })).toEqual({ removed: 2, kept: [] })
    expect(await search()).toEqual([])
  })
})

it('a mapping reads a file of no known platform', async () => {
  const content = '作品,发布时间,播放量,完播率\n一条,2026-11-01 20:00:00,10,20.6%\n'
  expect((await world.refused('imports.preview', request(content))).message).toBe('import.refused.unknown-columns')
  const mapping = { 作品: 'title', 发布时间: 'published_at', 播放量: 'views', 完播率: 'completion_rate' }
  await commit(content, { mapping })
  expect(await search()).toMatchObject([{ title: '一条', numbers: { views: 10, completion: 0.206 } }])
})
