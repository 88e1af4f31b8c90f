import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Channel } from '../../shared/model.ts'
import { timedHistoryCsv } from '../support/timed-history.ts'
import { importCsv, makeWorld, type World } from '../support/world.ts'

let world: World
beforeEach(() => (world = makeWorld()))
afterEach(() => world.end())

const channelWith = async (csv: string | null): Promise<Channel> => {
  const channel = await world.call('channels.save', { name: '慢车日记', platform: 'wechat-channels' })
  if (csv) await importCsv(world, channel.id, csv)
  return channel
}
const until = '2026-11-10'

describe('when posts went out', () => {
  it('has earned a say where noons bring more, metric by metric; the first that there is stands in the map', async () => {
    const { id } = await channelWith(timedHistoryCsv({ count: 300, until, times: 1.8 }))
    const { metrics, map } = await world.call('insight.times', { channelId: id })
    expect(metrics.map(({ metric }) => metric)).toEqual(['lightRate', 'deepRate', 'commentRate', 'completion', 'views'])
    expect(metrics.find(({ metric }) => metric === 'lightRate')!.time).toMatchObject({ isOpen: true })
    expect(metrics.find(({ metric }) => metric === 'completion')!.time).toMatchObject({ isOpen: false })
    expect(map).toMatchObject({ metric: 'lightRate', n: 300, timed: 300 })
    const views = await world.call('insight.times', { channelId: id, metric: 'views' })
    expect(views.map.metric).toBe('views')
  })

  it('goes by what there is: conversion and likes where nobody counted views', async () => {
    const { id } = await channelWith(timedHistoryCsv({ count: 60, until, times: 1, without: 'views' }))
    const { metrics, map } = await world.call('insight.times', { channelId: id })
    expect(metrics.map(({ metric }) => metric)).toEqual(['deepRate', 'commentConversion', 'completion', 'likes'])
    expect(map.absent.map(({ metric, columns }) => [metric, ...columns])).toEqual([
      ['lightRate', 'views'],
      ['commentRate', 'views'],
      ['views', 'views'],
    ])
  })

  it('is told anew when posts have changed', async () => {
    const { id } = await channelWith(timedHistoryCsv({ count: 40, until, times: 1 }))
    const before = await world.call('insight.times', { channelId: id })
    const { posts } = await world.call('posts.search', { limit: 10 })
    await world.call('posts.label', { ids: posts.map((post) => post.id), excludedBecause: '投流的' })
    const after = await world.call('insight.times', { channelId: id })
    // One or two may look odd beside others now.
    expect(after.map.n).toBeLessThan(before.map.n - 8)
    expect(after.map.posts).toBe(40)
  })

  it('can be asked of a channel with nothing on it', async () => {
    const { id } = await channelWith(null)
    expect(await world.call('insight.times', { channelId: id })).toMatchObject({ metrics: [], map: { posts: 0 } })
  })
})

describe('the history of one hour of one weekday', () => {
  it('holds just the posts that the map counts there', async () => {
    const { id } = await channelWith(timedHistoryCsv({ count: 120, until, times: 1, untimedEvery: 9 }))
    const { map } = await world.call('insight.times', { channelId: id })
    for (const { weekday, hour, posted } of map.cells.slice(0, 12)) {
      const found = await world.call('posts.search', { channelId: id, slot: { weekday, hour } })
      expect(found.total).toBe(posted)
    }
    expect((await world.call('posts.search', { channelId: id, slot: { weekday: 3, hour: 3 } })).total).toBe(0)
  })

  it('goes by the wall of each channel', async () => {
    const { id } = await channelWith(timedHistoryCsv({ count: 60, until, times: 1 }))
    const { map } = await world.call('insight.times', { channelId: id })
    const evening = map.cells.find(({ hour }) => hour === 20)!
    const { posts } = await world.call('posts.search', { slot: { weekday: evening.weekday, hour: 20 } })
    expect(posts.map(({ publishedAt }) => publishedAt?.slice(11, 13))).toEqual(Array(evening.posted).fill('12'))
    expect(posts[0]!.channelId).toBe(id)
  })
})
