import { afterEach, beforeEach, describe, expect, it, test } from 'vitest'
import { newHook } from '../../shared/hooks.ts'
import type { Channel } from '../../shared/model.ts'
import { addDays } from '../../shared/time.ts'
import { makeOlder } from '../support/older-file.ts'
import { importCsv, makeWorld, type World } from '../support/world.ts'
import { suggestHooks } from '../support/suggest-hooks.ts'

// Posts of an export carry no hooks; their words may show some. What is accepted is a label like any other.

let world: World
let channel: Channel
beforeEach(async () => {
  world = makeWorld()
  channel = await world.call('channels.save', { name: '慢车日记', platform: 'wechat-channels' })
})
afterEach(() => world.end())

const HEAD = 'platform_post_id,published_at,title,format,duration_s,tags,hooks,views,likes,hearts,comments'
const bring = (titles: readonly string[], likesOf: (i: number) => number = () => 300) => {
  const rows = titles.map(
    (title, i) =>
      `${i},${addDays('2026-07-01', i % 140)} 20:00,${title},short,40,路上,,${8000 + 137 * ((i * 7) % 13)},${likesOf(i)},80,40`,
  )
  return importCsv(world, channel.id, `${HEAD}\n${rows.join('\n')}\n`, '2026-11-25T00:00:00Z')
}
const SHOWING = [
  '绿皮车清单，建议收藏',
  '硬座过夜指南，记得收藏',
  '你们那边几点天黑？',
  '路过嘉峪关',
  '评论区点菜，下期就做这道，建议收藏',
]

const suggested = (input = {}) => world.call('hooks.suggested', input)
const kinds = async () => Object.fromEntries((await suggested()).kinds.map(({ kind, count }) => [kind, count]))
const postNamed = async (title: string) => (await world.call('posts.search', { text: title })).posts[0]!

describe('the words of old posts', () => {
  test('are listed by the kind of hook they show, with what shows it', async () => {
    await bring(SHOWING)
    const found = await suggested()
    expect(found).toMatchObject({ posts: 4, total: 5 })
    expect(await kinds()).toEqual({ question: 1, save: 3, 'co-create': 1 })
    for (const { text, start, end } of found.rows) expect(text.slice(start, end)).not.toBe('')
    expect(found.rows.map(({ kind, text, start, end }) => [kind, text.slice(start, end)])).toContainEqual([
      'save',
      '建议收藏',
    ])
  })

  test('are read a page at a time, and for one post, one kind or one channel', async () => {
    await bring(SHOWING)
    const all = await suggested()
    const page = await suggested({ offset: 2, limit: 2 })
    expect(page).toMatchObject({ total: 5, offset: 2 })
    expect(page.rows).toEqual(all.rows.slice(2, 4))
    const { id } = await postNamed('评论区点菜')
    expect((await suggested({ postId: id })).rows.map(({ kind }) => kind).toSorted()).toEqual(['co-create', 'save'])
    expect(await suggested({ kind: 'save' })).toMatchObject({ total: 3 })
    const other = await world.call('channels.save', { name: '别处', platform: 'douyin' })
    expect(await suggested({ channelId: other.id })).toMatchObject({ posts: 0, total: 0, rows: [] })
  })

  test('say nothing of posts that are set aside or whose plan has said its hooks', async () => {
    await bring(SHOWING)
    await world.call('posts.label', { ids: [(await postNamed('硬座过夜')).id], excludedBecause: '别人发的' })
    const item = await world.call('items.save', {
      item: { channelId: channel.id, title: '绿皮车', day: '2026-07-01', status: 'ready', variants: planned() },
    })
    await world.call('posts.link', { id: (await postNamed('绿皮车清单')).id, itemId: item.id })
    expect(await kinds()).toEqual({ question: 1, save: 1, 'co-create': 1 })
  })
})

const planned = () => ({
  A: {
    title: '',
    cover: '',
    style: '',
    caption: '',
    pinned: '',
    hooks: [newHook('h1', 'suspense', channel, 'opening', 40)],
  },
  B: null,
})

describe('a suggestion', () => {
  beforeEach(() => bring(SHOWING))

  test('is accepted for every post of its kind at once, which is one step to undo', async () => {
    expect(await world.call('hooks.accept', { kind: 'save' })).toEqual({ changed: 3 })
    expect(await kinds()).toEqual({ question: 1, 'co-create': 1 })
    expect((await world.call('posts.search', { hook: 'save' })).total).toBe(3)
    await world.call('history.undo', {})
    expect(await kinds()).toEqual({ question: 1, save: 3, 'co-create': 1 })
  })

  test('is accepted one by one, and is on disk', async () => {
    const { id } = await postNamed('评论区点菜')
    await world.call('hooks.accept', { kind: 'co-create', ids: [id] })
    await world.restart()
    expect((await postNamed('评论区点菜')).hooks).toEqual(['co-create'])
    expect(await kinds()).toEqual({ question: 1, save: 3 })
  })

  test('that is rejected is not made again, until that is undone', async () => {
    const { id } = await postNamed('绿皮车清单')
    await world.call('hooks.reject', { kind: 'save', id })
    await world.restart()
    expect((await kinds())['save']).toBe(2)
    expect(await world.call('hooks.accept', { kind: 'save' })).toEqual({ changed: 2 })
    expect((await postNamed('绿皮车清单')).hooks).toEqual([])
    await world.call('history.undo', {})
    await world.call('history.undo', {})
    expect((await kinds())['save']).toBe(3)
  })

  test('is not made again for a post that the hook was taken off', async () => {
    const { id } = await postNamed('绿皮车清单')
    await world.call('hooks.accept', { kind: 'save', ids: [id] })
    await world.call('posts.label', { ids: [id], drop: { hooks: ['save'] } })
    expect((await kinds())['save']).toBe(2)
  })

  it('cannot be rejected where the post has the hook, nor for a post that is gone', async () => {
    const { id } = await postNamed('绿皮车清单')
    await world.call('hooks.accept', { kind: 'save', ids: [id] })
    expect((await world.refused('hooks.reject', { kind: 'save', id })).code).toBe('conflict')
    expect((await world.refused('hooks.accept', { kind: 'save', ids: ['gone'] })).code).toBe('not-found')
  })

  it('goes with its post, and a rejection comes back with it', async () => {
    const { id } = await postNamed('绿皮车清单')
    await world.call('hooks.reject', { kind: 'save', id })
    await world.call('posts.remove', { ids: [id] })
    expect((await world.call('workspace.verify', {})).problems).toEqual([])
    await world.call('history.undo', {})
    expect((await kinds())['save']).toBe(2)
  })

  it('keeps the post it was rejected for when the import is taken back, as all that was edited stays', async () => {
    await world.call('hooks.reject', { kind: 'save', id: (await postNamed('绿皮车清单')).id })
    const [batch] = await world.call('imports.list', {})
    const { kept } = await world.call('imports.takeBack', { id: batch!.id })
    expect(kept.map(({ title }) => title)).toEqual(['绿皮车清单，建议收藏'])
  })
})

test('a hook check speaks once old posts are tagged at one click, and not before', async () => {
  const titles = Array.from({ length: 120 }, (_, i) => (i % 3 === 0 ? `第${i}站，建议收藏` : `第${i}站`))
  // Every post is a little different; those that ask to be saved get 40 % fewer likes.
  await bring(titles, (i) => Math.round((360 + 17 * ((i * 5) % 7)) * (i % 3 === 0 ? 0.6 : 1)))
  const item = await world.call('items.save', {
    item: {
      channelId: channel.id,
      title: '下一站',
      day: '2026-11-27',
      time: '20:00',
      durationSeconds: 40,
      tags: ['路上'],
      track: 'reach',
      variants: {
        ...planned(),
        A: { ...planned().A, hooks: [newHook('h2', 'save', channel, 'ending', 40)] },
      },
    },
  })
  const said = async () =>
    (await world.call('findings.of', { itemId: item.id })).findings.filter(({ code }) => code === 'hook-weak')
  const expected = async () =>
    (await world.call('forecasts.of', { itemId: item.id })).forecast.find(({ metric }) => metric === 'likeRate')
  expect(await said()).toEqual([])
  const before = await expected()
  expect(await world.call('hooks.accept', { kind: 'save' })).toEqual({ changed: 40 })
  expect(await said()).toMatchObject([{ params: { hook: 'save' } }])
  const after = await expected()
  if (before?.kind !== 'known' || after?.kind !== 'known') throw new Error('no forecast')
  expect(after.median).toBeLessThan(before.median * 0.85)
  await world.call('history.undo', {})
  expect(await said()).toEqual([])
})

test('a file from before there were suggestions opens with all its posts', async () => {
  await bring(SHOWING)
  const { file } = await world.call('workspace.status', {})
  await world.studio.close()
  makeOlder(file, 20)
  await world.restart()
  await world.call('hooks.reject', { kind: 'save', id: (await postNamed('绿皮车清单')).id })
  expect((await kinds())['save']).toBe(2)
  expect((await world.call('workspace.verify', {})).problems).toEqual([])
})

test('ten thousand posts are looked through in a moment', async () => {
  const titles = Array.from({ length: 10_000 }, (_, i) => `${SHOWING[i % SHOWING.length]!} ${i}`)
  // The best of three: the first also waits for the patterns to be compiled, and the machine may be busy.
  const looks = ['a', 'b', 'c'].map((run) => {
    const from = process.cpuUsage()
    for (const title of titles) suggestHooks({ title: `${title} ${run}`, caption: '' })
    const { user, system } = process.cpuUsage(from)
    return (user + system) / 1000
  })
  expect(Math.min(...looks)).toBeLessThan(300)
  await bring(titles)
  expect((await suggested({ limit: 100 })).total).toBe(10_000)
})
