import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Channel } from '../../shared/model.ts'
import { importPosts, makeWorld, type World } from '../support/world.ts'

let world: World
let channel: Channel
beforeEach(async () => {
  world = makeWorld()
  channel = await world.call('channels.save', { name: '一个人的火锅', platform: 'wechat-channels' })
})
afterEach(() => world.end())

const hook = (id: string, words: string) => ({
  id,
  kind: 'threshold' as const,
  placement: 'ending' as const,
  second: 58,
  signal: 'like' as const,
  words,
  options: null,
  lines: null,
  promise: { signal: 'like' as const, threshold: 50, what: '开直播拆解', by: '2026-11-30' as const, outcome: null },
})

test('a new channel takes the zone and the pair of signals of its platform', () => {
  expect(channel).toMatchObject({ zone: 'Asia/Shanghai', light: 'like', deep: ['heart'] })
})

test('one name may stand on several platforms, and once on each', async () => {
  const other = await world.call('channels.save', { name: channel.name, platform: 'douyin' })
  expect(other.name).toBe(channel.name)
  for (const input of [
    { name: channel.name, platform: 'douyin' },
    { id: other.id, name: channel.name, platform: channel.platform },
  ])
    expect(await world.refused('channels.save', input)).toMatchObject({
      code: 'conflict',
      message: 'error.channel-name-taken',
    })
})

test('a planned item comes back as it was saved, with its hooks, promise and second version', async () => {
  const saved = await world.call('items.save', {
    item: {
      channelId: channel.id,
      title: '兰州凌晨四点的一碗面',
      day: '2026-11-25',
      time: '20:00',
      tags: ['兰州', '面'],
      variants: { A: { hooks: [hook('h1', '点赞过 50,开直播拆解')] }, B: { title: '为什么四十人等一碗面' } },
    },
  })
  expect(await world.call('items.between', { from: '2026-11-23', to: '2026-11-29' })).toEqual([saved])
  expect(saved.status).toBe('draft')
  expect(saved.variants.B?.title).toBe('为什么四十人等一碗面')
  expect(await world.call('promises.list', {})).toMatchObject([{ what: '开直播拆解', state: 'open' }])
})

test('a moved item can be put back, and the move made again, also after a restart', async () => {
  const { id } = await world.call('items.save', {
    item: { channelId: channel.id, title: '面', day: '2026-11-25', time: '20:00' },
  })
  await world.call('items.move', { id, to: { day: '2026-11-27', time: '18:30' } })
  await world.restart()
  expect(await world.call('history.undo', {})).toMatchObject({ undone: { name: 'items.move' } })
  expect(await world.call('items.get', { id })).toMatchObject({ day: '2026-11-25', time: '20:00' })
  await world.restart()
  await world.call('history.redo', {})
  expect(await world.call('items.get', { id })).toMatchObject({ day: '2026-11-27', time: '18:30' })
})

test('typing in one field is one step; a pause begins another', async () => {
  const { id } = await world.call('items.save', { item: { channelId: channel.id, title: '' } })
  for (const title of ['兰', '兰州', '兰州凌']) {
    world.pass(1)
    await world.call('items.save', { item: { id, channelId: channel.id, title }, coalesce: `${id}.title` })
  }
  world.pass(5)
  await world.call('items.save', { item: { id, channelId: channel.id, title: '兰州凌晨' }, coalesce: `${id}.title` })
  await world.call('history.undo', {})
  expect((await world.call('items.get', { id })).title).toBe('兰州凌')
  await world.call('history.undo', {})
  expect((await world.call('items.get', { id })).title).toBe('')
})

test('what was typed and taken back at once is no step: undo takes back what was done before', async () => {
  const { id } = await world.call('items.save', { item: { channelId: channel.id, title: '' } })
  await world.call('playbook.saveTopics', { topics: [{ words: '第一场雪' }] })
  const type = (title: string) =>
    world.call('items.save', { item: { id, channelId: channel.id, title }, coalesce: `${id}.title` })
  const typed = await type('兰')
  expect(await world.call('history.state', {})).toMatchObject({ undo: { name: 'items.save' } })
  const gone = await type('')
  expect(gone.revision).toBeGreaterThan(typed.revision)
  expect(await world.call('history.state', {})).toMatchObject({ undo: { name: 'playbook.saveTopics' } })
  expect(await world.call('history.undo', {})).toMatchObject({ undone: { name: 'playbook.saveTopics' } })
  expect(await world.call('history.redo', {})).toMatchObject({ redone: { name: 'playbook.saveTopics' } })
  // Typed on from there, both can be taken back one after the other.
  await type('兰州')
  for (const name of ['items.save', 'playbook.saveTopics', 'items.save'])
    expect(await world.call('history.undo', {})).toMatchObject({ undone: { name } })
  expect(await world.refused('items.get', { id })).toMatchObject({ code: 'not-found' })
  expect((await world.call('workspace.verify', {})).problems).toEqual([])
})

test('a save that did not see the last change is refused and loses nothing', async () => {
  const seen = await world.call('items.save', { item: { channelId: channel.id, title: '一' } })
  await world.call('items.save', { item: { ...seen, title: '二' } })
  expect(await world.refused('items.save', { item: { ...seen, title: '三' } })).toMatchObject({ code: 'conflict' })
  expect((await world.call('items.get', { id: seen.id })).title).toBe('二')
})

test('a save may stand on one by the same page that it did not wait for, and on no other', async () => {
  const seen = await world.call('items.save', { item: { channelId: channel.id, title: '一' } })
  await world.call('items.save', { item: { ...seen, title: '二' } }, 'on-its-way')
  const last = { ...seen, title: '二', tags: ['雪'] }
  expect(await world.refused('items.save', { item: last, over: 'never-sent' })).toMatchObject({ code: 'conflict' })
  expect(await world.call('items.save', { item: last, over: 'on-its-way' })).toMatchObject({ title: '二' })
  expect(await world.refused('items.save', { item: last, over: 'on-its-way' })).toMatchObject({ code: 'conflict' })
})

test('a write that is sent twice under one op id is done once', async () => {
  const input = { item: { channelId: channel.id, title: '一次' } }
  const first = await world.call('items.save', input, 'op-1')
  expect(await world.call('items.save', input, 'op-1')).toEqual(first)
  await world.restart()
  expect(await world.call('items.save', input, 'op-1')).toEqual(first)
  expect(await world.call('items.undated', {})).toHaveLength(1)
})

test('publishing seals the forecast and makes a provisional post; a published item stays where it is', async () => {
  const item = await world.call('items.save', {
    item: { channelId: channel.id, title: '面', day: '2026-11-24', time: '20:00', status: 'ready' },
  })
  const { post, seal } = await world.call('items.publish', { id: item.id })
  expect(post).toMatchObject({
    provisional: true,
    publishedAt: '2026-11-24T12:00:00Z',
    hourSource: 'plan',
    itemId: item.id,
  })
  expect(seal).toMatchObject({ itemId: item.id, afterNumbers: false })
  expect(await world.refused('items.move', { id: item.id, to: null })).toMatchObject({ code: 'conflict' })
  expect(await world.refused('items.publish', { id: item.id })).toMatchObject({ code: 'conflict' })
})

test('what is sealed is the forecast of the item as it is marked published, also where it was changed while the history is read', async () => {
  await importPosts(world, channel.id, 40)
  const item = await world.call('items.save', { item: { channelId: channel.id, title: '面', track: 'reach' } })
  const marking = world.call('items.publish', { id: item.id })
  const changed = await world.call('items.save', {
    item: { channelId: channel.id, id: item.id, target: { metric: 'views', value: 900 } },
  })
  const { seal } = await marking
  const { forecast } = await world.call('forecasts.of', { draft: changed, wait: true })
  // Rates of the pair keep besides which signals they were of.
  expect(seal.forecast).toMatchObject(forecast)
  expect(seal.forecast.map((one) => ({ ...one, counted: undefined }))).toEqual(forecast)
  expect(seal.forecast).toContainEqual(expect.objectContaining({ metric: 'views', target: expect.anything() }))
})

test('an item that an edit took back from being published is marked again with the post that it has', async () => {
  const item = await world.call('items.save', {
    item: { channelId: channel.id, title: '面', day: '2026-11-24', time: '20:00' },
  })
  const { post } = await world.call('items.publish', { id: item.id })
  await world.call('items.save', { item: { channelId: channel.id, id: item.id, title: '两碗面', status: 'ready' } })
  expect((await world.call('items.publish', { id: item.id })).post).toMatchObject({ id: post.id, title: '两碗面' })
  expect((await world.call('posts.search', {})).total).toBe(1)
})

test('what is owed of a published item is what its own version promised, of a planned one what either does', async () => {
  const item = await world.call('items.save', {
    item: {
      channelId: channel.id,
      title: '面',
      chosen: 'B',
      variants: { A: { hooks: [hook('h1', '点赞过 50')] }, B: { title: '一碗面', hooks: [hook('h2', '点赞过 50')] } },
    },
  })
  const owed = async () => (await world.call('promises.list', {})).map(({ hookId }) => hookId)
  expect(await owed()).toEqual(['h1', 'h2'])
  await world.call('items.publish', { id: item.id })
  expect(await owed()).toEqual(['h2'])
  expect((await world.call('promises.list', {}))[0]?.itemTitle).toBe('一碗面')
})

test('removing an item takes its hooks along and undo brings all of it back', async () => {
  const item = await world.call('items.save', {
    item: { channelId: channel.id, title: '面', variants: { A: { hooks: [hook('h1', '点赞')] } } },
  })
  await world.call('items.remove', { ids: [item.id] })
  expect(await world.call('promises.list', {})).toEqual([])
  await world.call('history.undo', {})
  expect(await world.call('items.get', { id: item.id })).toEqual(item)
})

test('input of the wrong shape is refused with the place where it is wrong', async () => {
  expect(await world.refused('items.save', { item: { channelId: channel.id, day: '2026-02-30' } })).toMatchObject({
    code: 'invalid',
    path: 'item.day',
  })
  expect(await world.refused('items.save', { item: { channelId: channel.id, title: 'a\u0000b' } })).toMatchObject({
    code: 'invalid',
  })
  expect(await world.refused('toString' as never, {})).toMatchObject({ code: 'not-found' })
  expect(await world.refused('items.save', { item: { channelId: 'nobody', title: 'x' } })).toMatchObject({
    code: 'not-found',
  })
})

test('an offer to take back one step takes back that one or nothing', async () => {
  const { id } = await world.call('items.save', {
    item: { channelId: channel.id, title: '面', day: '2026-11-25', time: '20:00' },
  })
  await world.call('items.move', { id, to: { day: '2026-11-26', time: '20:00' } }, 'op-move')
  await world.call('items.save', { item: { id, channelId: channel.id, title: '一碗面' } })
  expect(await world.refused('history.undo', { step: 'op-move' })).toMatchObject({ code: 'conflict' })
  expect(await world.call('items.get', { id })).toMatchObject({ title: '一碗面', day: '2026-11-26' })
  await world.call('history.undo', {})
  expect(await world.call('history.undo', { step: 'op-move' })).toMatchObject({ undone: { name: 'items.move' } })
})

test('a video marked published ahead of its plan stands at the time when it came out', async () => {
  const item = await world.call('items.save', {
    item: { channelId: channel.id, title: '面', day: '2026-11-28', time: '20:00' },
  })
  const { item: published, post } = await world.call('items.publish', { id: item.id })
  expect(published).toMatchObject({ day: '2026-11-25', time: '10:42', status: 'published' })
  expect(post).toMatchObject({ publishedDay: '2026-11-25', publishedAt: world.now(), hourSource: 'hand' })
})

test('a past day without a time is published on that day, its hour unknown and not midnight', async () => {
  const item = await world.call('items.save', { item: { channelId: channel.id, title: '面', day: '2026-11-20' } })
  const { item: published, post } = await world.call('items.publish', { id: item.id })
  expect(published).toMatchObject({ day: '2026-11-20', time: null })
  expect(post).toMatchObject({ publishedDay: '2026-11-20', publishedAt: null, hourSource: 'unknown' })
})
