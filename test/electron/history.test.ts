import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { importRequest, makeWorld, type World } from '../support/world.ts'

let world: World
let channelId: string
beforeEach(async () => {
  world = makeWorld()
  channelId = (await world.call('channels.save', { name: '慢车日记', platform: 'wechat-channels' })).id
})
afterEach(() => world.end())

const HEADER = 'platform_post_id,published_at,title,tags,hooks,views,likes,hearts'
async function bring(...rows: string[]): Promise<string> {
  const request = importRequest(world, channelId, [HEADER, ...rows, ''].join('\n'))
  return (await world.call('imports.commit', { ...request, links: [] })).batchId ?? ''
}

describe('the history says how many posts each week has', () => {
  test('weeks begin on Monday, newest first, and follow the filters', async () => {
    await bring(
      'a,2026-11-22,周日,,save,100,10,1',
      'b,2026-11-23,周一,,,100,10,1',
      'c,2026-11-24,周二,,save,100,10,1',
      'd,2025-12-31,去年,,,100,10,1',
    )
    const all = await world.call('posts.search', { weeks: true, limit: 1 })
    expect(all.weeks).toEqual([
      { first: '2026-11-23', posts: 2 },
      { first: '2026-11-16', posts: 1 },
      { first: '2025-12-29', posts: 1 },
    ])
    const saves = await world.call('posts.search', { weeks: true, hook: 'save' })
    expect(saves.weeks.map(({ posts }) => posts)).toEqual([1, 1])
    expect((await world.call('posts.search', {})).weeks).toEqual([])
  })
})

test('the history can show what one import brought: its new posts and those it gave numbers', async () => {
  await bring('a,2026-11-01,旧的,,,100,10,1', 'b,2026-11-02,另一条旧的,,,100,10,1')
  world.pass(86_400)
  const second = await bring('b,2026-11-02,另一条旧的,,,150,15,2', 'c,2026-11-03,新的,,,100,10,1')
  const { posts, total } = await world.call('posts.search', { batchId: second })
  expect(posts.map(({ title }) => title)).toEqual(['新的', '另一条旧的'])
  expect(total).toBe(2)
})

test('posts whose deep signal was never counted stand behind all others, not among the zeros', async () => {
  await bring('a,2026-11-01,没有小红心一栏,,,100,10,', 'b,2026-11-02,零个,,,100,10,0', 'c,2026-11-03,两个,,,100,10,2')
  const { posts } = await world.call('posts.search', { sort: 'deepRate' })
  expect(posts.map(({ title }) => title)).toEqual(['两个', '零个', '没有小红心一栏'])
})

test('labels are added to and taken from what each of many posts has, in one step', async () => {
  await bring('a,2026-11-01,一,火车,save,100,10,1', 'b,2026-11-02,二,大理;火车,,100,10,1')
  const ids = (await world.call('posts.search', { sort: 'oldest' })).posts.map(({ id }) => id)
  await world.call('posts.label', {
    ids,
    add: { hooks: ['save', 'question'] },
    drop: { tags: ['火车'] },
    track: 'bond',
  })
  const labels = async () =>
    (await world.call('posts.search', { sort: 'oldest' })).posts.map(({ tags, hooks, track }) => ({
      tags,
      hooks,
      track,
    }))
  expect(await labels()).toEqual([
    { tags: [], hooks: ['save', 'question'], track: 'bond' },
    { tags: ['大理'], hooks: ['save', 'question'], track: 'bond' },
  ])
  expect((await world.call('posts.search', { track: 'bond' })).total).toBe(2)
  await world.call('history.undo', {})
  expect(await labels()).toEqual([
    { tags: ['火车'], hooks: ['save'], track: null },
    { tags: ['大理', '火车'], hooks: [], track: null },
  ])
})

describe('numbers typed in by hand', () => {
  test('stand as of the day that was said', async () => {
    await bring('a,2026-11-01,一,,,100,10,1')
    const [post] = (await world.call('posts.search', {})).posts
    const id = post?.id ?? ''
    await world.call('posts.addNumbers', {
      id,
      capturedAt: '2026-11-03T15:59:59Z',
      numbers: { views: 60, follows: -2 },
    })
    const { snapshots } = await world.call('posts.get', { id })
    expect(snapshots.map(({ capturedAt, source }) => [capturedAt, source])).toEqual([
      ['2026-11-03T15:59:59Z', 'hand'],
      [world.now(), 'export'],
    ])
    expect(snapshots[0]?.numbers).toMatchObject({ views: 60, follows: -2, likes: null })
  })
  test('can be taken out again and put back; imported ones cannot', async () => {
    await bring('a,2026-11-01,一,,,100,10,1')
    const id = (await world.call('posts.search', {})).posts[0]?.id ?? ''
    const typed = await world.call('posts.addNumbers', { id, numbers: { views: 1200, likes: 1500 } })
    const ids = async () => (await world.call('posts.get', { id })).snapshots.map((snapshot) => snapshot.id)
    const [imported = ''] = (await ids()).filter((one) => one !== typed.id)
    expect(await world.refused('posts.removeNumbers', { id: imported })).toMatchObject({
      code: 'conflict',
      message: 'error.snapshot-imported',
    })
    await world.call('posts.removeNumbers', { id: typed.id })
    expect(await ids()).toEqual([imported])
    expect(await world.refused('posts.removeNumbers', { id: typed.id })).toMatchObject({
      message: 'error.snapshot-gone',
    })
    await world.call('history.undo', {})
    expect(await ids()).toEqual(expect.arrayContaining([imported, typed.id]))
  })
  test('are refused from before the post was out and from a time to come', async () => {
    await bring('a,2026-11-01,一,,,100,10,1')
    const [post] = (await world.call('posts.search', {})).posts
    const numbersAt = (capturedAt: string) => ({ id: post?.id, capturedAt, numbers: { views: 60 } })
    // The first of November begins at 16:00 UTC the day before on a wall in Shanghai.
    expect(await world.refused('posts.addNumbers', numbersAt('2026-10-31T15:59:59Z'))).toMatchObject({
      code: 'invalid',
      message: 'error.captured-before-publishing',
    })
    expect(await world.refused('posts.addNumbers', numbersAt('2026-11-26T00:00:00Z'))).toMatchObject({
      message: 'error.captured-in-future',
    })
    await world.call('posts.addNumbers', {
      id: post?.id ?? '',
      capturedAt: '2026-10-31T16:00:00Z',
      numbers: { views: 1 },
    })
  })
})

test('what was usual counts judged posts that are not set aside, on all channels of one kind together', async () => {
  const day = (number: number) => `2026-10-0${number}`
  await bring(
    ...[1, 2, 3, 4, 5, 6].map((n) => `p${n},${day(n)},第 ${n} 条,,,1000,${n * 10},${n}`),
    'y,2026-11-24,新的,,,10,9,9',
  )
  const [aside] = (await world.call('posts.search', { text: '第 6 条' })).posts
  await world.call('posts.label', { ids: [aside?.id ?? ''], excludedBecause: '上了推荐' })
  const second = await world.call('channels.save', { name: '又一个', platform: 'wechat-channels' })
  const other = await world.call('channels.save', { name: '别家', platform: 'douyin' })
  const usual = await world.call('posts.usual', {})
  expect(usual.map(({ channelIds }) => channelIds)).toEqual([[channelId, second.id], [other.id]])
  expect(usual[0]?.weeks.map(({ monday }) => monday)).toEqual(['2026-09-28', '2026-10-05'])
  expect(usual[0]?.weeks[0]?.light).toMatchObject({ n: 5, low: expect.closeTo(0.014), high: expect.closeTo(0.046) })
  expect(usual[1]?.weeks).toEqual([])
})

test('the usual hour of a channel is that of most of its last posts, by its own clock', async () => {
  await bring(
    ...Array.from(
      { length: 60 },
      (_, n) => `new${n},2026-10-${10 + (n % 20)} ${n % 3 === 0 ? '08' : '21'}:15,新${n},,,9,1,1`,
    ),
    ...Array.from({ length: 90 }, (_, n) => `old${n},2025-10-${10 + (n % 20)} 07:15,旧${n},,,9,1,1`),
  )
  const silent = await world.call('channels.save', { name: '别家', platform: 'douyin' })
  expect(await world.call('channels.usualHours', {})).toEqual([
    { channelId, hour: 21 },
    { channelId: silent.id, hour: null },
  ])
})
