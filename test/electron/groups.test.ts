import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Channel, Item } from '../../shared/model.ts'
import { hookFrom } from '../support/make.ts'
import { makeWorld, type World } from '../support/world.ts'

let world: World
let channel: Channel
beforeEach(async () => {
  world = makeWorld()
  channel = await world.call('channels.save', { name: '一个人的火锅', platform: 'wechat-channels' })
})
afterEach(() => world.end())

const save = (title: string, more: Partial<Item> = {}) =>
  world.call('items.save', { item: { channelId: channel.id, title, day: '2026-11-26', time: '20:00', ...more } })

describe('several items moved together', () => {
  it('are one step to undo', async () => {
    const [a, b] = [await save('甲'), await save('乙', { time: '20:30' })]
    await world.call('items.moveMany', {
      moves: [
        { id: a.id, to: { day: '2026-11-28', time: '20:00' } },
        { id: b.id, to: null },
      ],
    })
    expect(await world.call('items.undated', {})).toMatchObject([{ id: b.id, day: null, time: null }])
    expect(await world.call('history.state', {})).toMatchObject({ undo: { name: 'items.moveMany' }, redo: null })
    await world.call('history.undo', {})
    expect(await world.call('items.between', { from: '2026-11-26', to: '2026-11-26' })).toMatchObject([
      { id: a.id, time: '20:00' },
      { id: b.id, time: '20:30' },
    ])
    expect(await world.call('history.state', {})).toMatchObject({ redo: { name: 'items.moveMany' } })
  })

  it('all stay if one of them is published', async () => {
    const [a, out] = [await save('甲'), await save('乙', { status: 'ready' })]
    await world.call('items.publish', { id: out.id, at: '2026-11-24T12:00:00Z' })
    const to = { day: '2026-11-28', time: '20:00' }
    const error = await world.refused('items.moveMany', { moves: [a.id, out.id].map((id) => ({ id, to })) })
    expect(error).toMatchObject({ code: 'conflict', message: 'error.published-stays', params: { title: '乙' } })
    expect(await world.call('items.get', { id: a.id })).toEqual(a)
  })
})

describe('several ideas noted together', () => {
  const noted = (titles: readonly string[]) =>
    ({ items: titles.map((title) => ({ channelId: channel.id, title })) }) as const

  it('are one step to undo, the last of them on top', async () => {
    await world.call('items.saveMany', noted(['甲', '乙', '丙']))
    const ideas = await world.call('items.undated', {})
    expect(ideas.map(({ title }) => title)).toEqual(['丙', '乙', '甲'])
    await world.call('history.undo', {})
    expect(await world.call('items.undated', {})).toEqual([])
    expect(await world.call('history.state', {})).toMatchObject({ redo: { name: 'items.saveMany' } })
  })

  it('are none at all if one of them cannot be kept', async () => {
    const { items } = noted(['甲', '乙'])
    const gone = { ...items[1], title: '乙', channelId: 'nowhere' }
    expect(await world.refused('items.saveMany', { items: [...items, gone] })).toMatchObject({ code: 'not-found' })
    expect(await world.call('items.undated', {})).toEqual([])
  })
})

describe('the same video on another channel', () => {
  it('stands at the same time, knows its sibling, and neither clashes with the other', async () => {
    const other = await world.call('channels.save', { name: '火锅在抖音', platform: 'douyin' })
    const item = await save('甲', { target: { metric: 'views', value: 10 } })
    const copy = await world.call('items.copyToChannel', { id: item.id, channelId: other.id })
    const original = await world.call('items.get', { id: item.id })
    expect(copy).toMatchObject({ channelId: other.id, title: '甲', day: '2026-11-26', time: '20:00', target: null })
    expect(copy.siblingGroup).toBe(original.siblingGroup)
    expect(copy.siblingGroup).not.toBeNull()
    await world.call('history.undo', {})
    expect(await world.call('items.get', { id: item.id })).toMatchObject({ siblingGroup: null })
    expect(await world.refused('items.get', { id: copy.id })).toMatchObject({ code: 'not-found' })
  })
})

describe('series, campaigns and promises', () => {
  it('are kept with the items they hold together', async () => {
    const series = await world.call('series.save', { channelId: channel.id, name: '一城一碗', cadenceDays: 7 })
    const campaign = await world.call('campaigns.save', {
      channelId: channel.id,
      name: '冬日慢旅行征集',
      purpose: '征集',
      from: '2026-11-24',
      to: '2026-12-06',
      join: '评论',
      spread: '转发',
      redeem: '周日公布',
    })
    const item = await save('甲', { seriesId: series.id, campaignId: campaign.id })
    expect(await world.call('series.list', {})).toEqual([series])
    expect(await world.call('campaigns.list', {})).toEqual([campaign])
    expect(await world.call('items.get', { id: item.id })).toMatchObject({
      seriesId: series.id,
      campaignId: campaign.id,
    })
    expect(await world.refused('campaigns.save', { ...campaign, to: '2026-11-23' })).toMatchObject({ path: 'to' })
  })

  it('a promise is open, then due, then kept, and can be opened again', async () => {
    const promise = { signal: 'like', threshold: 50, what: '开直播', by: '2026-11-26', outcome: null } as const
    const hook = hookFrom({ id: 'h1', kind: 'threshold', promise })
    await world.call('items.save', { item: { channelId: channel.id, title: '甲', variants: { A: { hooks: [hook] } } } })
    const stateOf = async () => (await world.call('promises.list', {})).map(({ state }) => state)
    expect(await stateOf()).toEqual(['open'])
    world.pass(24 * 3600)
    expect(await stateOf()).toEqual(['due'])
    expect(await world.call('promises.settle', { hookId: 'h1', outcome: 'kept' })).toMatchObject({ state: 'kept' })
    expect(await stateOf()).toEqual(['kept'])
    await world.call('promises.settle', { hookId: 'h1', outcome: null })
    expect(await stateOf()).toEqual(['due'])
  })
})

describe('removing a channel', () => {
  it('is refused while anything stands on it, in words that say how much', async () => {
    const item = await save('甲')
    expect(await world.refused('channels.remove', { id: channel.id })).toMatchObject({
      code: 'conflict',
      message: 'error.channel-in-use',
      params: { items: 1, posts: 0 },
    })
    await world.call('items.remove', { ids: [item.id] })
    expect(await world.call('channels.remove', { id: channel.id })).toEqual({ removed: channel.id })
    expect(await world.call('channels.list', {})).toEqual([])
    await world.call('history.undo', {})
    expect(await world.call('channels.list', {})).toEqual([channel])
  })
})
