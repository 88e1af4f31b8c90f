import { afterEach, expect, it } from 'vitest'
import { addDays } from '../../shared/time.ts'
import { demoWeek } from '../support/demo-week.ts'
import { makeWorld, type World } from '../support/world.ts'

let world: World
afterEach(() => world.end())

it('a demo week goes in through call() alone and leaves the board with cards, results, ideas and findings', async () => {
  world = makeWorld({ at: '2026-11-25T02:42:00Z' })
  const { items, ideas, channels } = await demoWeek((name, input) => world.call(name, input), '2026-11-23')
  expect(Object.values(items)).toHaveLength(10)
  expect(Object.values(items).filter(({ status }) => status === 'published')).toHaveLength(2)

  const week = await world.call('items.between', { from: '2026-11-23', to: addDays('2026-11-23', 6) })
  expect(week).toHaveLength(10)
  expect((await world.call('items.undated', {})).map(({ title }) => title)).toEqual(ideas.map(({ title }) => title))

  const mother = items['mother']
  const { posts } = await world.call('posts.search', { itemIds: [mother?.id ?? ''] })
  expect(posts.map(({ itemId, numbers }) => [itemId, numbers?.hearts])).toEqual([[mother?.id, 353]])

  const { findings } = await world.call('findings.of', { week: '2026-W48' })
  expect(findings.some(({ itemId, code }) => itemId === items['noodles']?.id && code === 'tracks-collide')).toBe(true)
  expect((await world.call('channels.list', {})).map(({ id }) => id)).toEqual([
    channels.video,
    channels.douyin,
    channels.red,
  ])
})

it('a demo week that still lies ahead has nothing published', async () => {
  world = makeWorld({ at: '2026-11-25T02:42:00Z' })
  const { items } = await demoWeek((name, input) => world.call(name, input), '2026-12-07')
  expect(Object.values(items).filter(({ status }) => status === 'published')).toHaveLength(0)
})
