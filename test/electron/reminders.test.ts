import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Due } from '../../shared/reminders.ts'
import { makeWorld, type World } from '../support/world.ts'

// It is 10:42 on Wednesday the 25th of November in Shanghai.
let world: World
let channelId: string
beforeEach(async () => {
  world = makeWorld()
  channelId = (await world.call('channels.save', { name: '小路在路上', platform: 'wechat-channels' })).id
})
afterEach(() => world.end())

const plan = (title: string, time: `${number}:${number}`) =>
  world.call('items.save', { item: { channelId, title, day: '2026-11-25', time } })
const titles = ({ fresh, missed }: Due) => [fresh.map(({ title }) => title), missed.map(({ title }) => title)]
const take = () => world.call('reminders.take', {})
const next = async () => (await world.call('reminders.next', {})).next
const lead = (reminderMinutes: number | 'off') => world.call('settings.save', { reminderMinutes })

test('are off until they are asked for', async () => {
  await plan('面', '10:50')
  expect((await world.call('settings.get', {})).reminderMinutes).toBe('off')
  world.pass(3600)
  expect([await next(), titles(await take())]).toEqual([null, [[], []]])
})

test('switched on, they speak of what comes and not of what has been', async () => {
  await plan('早', '09:00')
  await plan('面', '11:00')
  await lead(5)
  await take()
  expect(await next()).toBe('2026-11-25T02:55:00Z')
  world.pass(13 * 60)
  expect(titles(await take())).toEqual([['面'], []])
  expect(titles(await take())).toEqual([[], []])
})

test('are told once, over a restart too, whoever asks', async () => {
  await plan('面', '11:00')
  await lead(0)
  await take()
  world.pass(18 * 60)
  const both = await Promise.all([take(), take()])
  expect(both.map(titles)).toEqual([
    [['面'], []],
    [[], []],
  ])
  await world.restart()
  expect([titles(await take()), await next()]).toEqual([[[], []], null])
})

test('of what was moved, published or dropped meanwhile stay silent', async () => {
  const moved = await plan('移走', '11:00')
  const out = await plan('发了', '11:05')
  const gone = await plan('不拍了', '11:10')
  await lead(0)
  await take()
  await world.call('items.move', { id: moved.id, to: { day: '2026-11-27', time: '11:00' } })
  await world.call('items.publish', { id: out.id })
  await world.call('items.save', { item: { ...gone, status: 'dropped' } })
  world.pass(3600)
  expect(titles(await take())).toEqual([[], []])
  await world.call('items.move', { id: moved.id, to: { day: '2026-11-25', time: '12:00' } })
  world.pass(20 * 60)
  expect(titles(await take())).toEqual([['移走'], []])
})

test('missed while nobody looked come all at once, and only then', async () => {
  for (const time of ['11:00', '12:00', '13:00'] as const) await plan(time, time)
  await lead(0)
  await take()
  await world.restart()
  world.pass(6 * 3600)
  expect(titles(await take())).toEqual([[], ['11:00', '12:00', '13:00']])
  expect(titles(await take())).toEqual([[], []])
})

test('switched off and on again later, they do not make up for what was in between', async () => {
  await plan('面', '11:00')
  await lead(0)
  await take()
  await lead('off')
  world.pass(3600)
  await lead(0)
  await take()
  expect(titles(await take())).toEqual([[], []])
})

test('of a promise speak on the morning of its day', async () => {
  const promise = { signal: 'like', threshold: 50, what: '开直播拆解', by: '2026-11-26', outcome: null } as const
  const hook = {
    id: 'h1',
    kind: 'threshold',
    placement: 'ending',
    second: 58,
    signal: 'like',
    words: '点赞过50',
  } as const
  const promising = { ...hook, options: null, lines: null, promise }
  const item = await world.call('items.save', {
    item: {
      channelId,
      title: '面',
      // B promises something else, and is not what is published.
      variants: {
        A: { hooks: [promising] },
        B: { hooks: [{ ...promising, id: 'h2', promise: { ...promise, what: '送明信片' } }] },
      },
    },
  })
  await world.call('items.publish', { id: item.id })
  await lead(10)
  await take()
  expect(await next()).toBe('2026-11-26T01:00:00Z')
  world.pass(24 * 3600)
  expect((await take()).fresh).toMatchObject([{ is: 'promise', title: '开直播拆解', madeIn: '面', itemId: item.id }])
  expect((await take()).fresh).toEqual([])
})

test('leave no step to be taken back', async () => {
  await plan('面', '11:00')
  await lead(0)
  await take()
  world.pass(18 * 60)
  await take()
  expect((await world.call('history.state', {})).undo).toMatchObject({ name: 'items.save' })
})
