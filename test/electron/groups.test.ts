import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openWorkspace } from '../../electron/core/workspace.ts'
import type { Channel, Item } from '../../shared/model.ts'
import { ideaOf } from '../../shared/playbook.ts'
import { hookFrom } from '../support/make.ts'
import { importPosts, makeWorld, type World } from '../support/world.ts'

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

describe('a series and a campaign are of one channel', () => {
  const campaign = {
    name: '年货',
    purpose: '',
    from: '2026-11-24',
    to: '2026-12-06',
    join: '',
    spread: '',
    redeem: '',
  } as const
  const groupsOf = async (channelId: string) => ({
    seriesId: (await world.call('series.save', { channelId, name: '一城一碗', cadenceDays: 7 })).id,
    campaignId: (await world.call('campaigns.save', { channelId, ...campaign })).id,
  })

  it('an item of another takes neither, and is told so', async () => {
    const other = await world.call('channels.save', { name: '别的', platform: 'douyin' })
    const { seriesId, campaignId } = await groupsOf(other.id)
    const item = await save('甲')
    expect(await world.refused('items.save', { item: { ...item, seriesId } })).toMatchObject({
      code: 'conflict',
      message: 'error.series-of-another',
      params: { name: '一城一碗' },
    })
    const fresh = { channelId: channel.id, title: '乙', campaignId }
    expect(await world.refused('items.save', { item: fresh })).toMatchObject({ message: 'error.campaign-of-another' })
    expect(await world.call('items.get', { id: item.id })).toEqual(item)
  })

  it('an item that moves to another channel leaves them behind, or takes those of its new one', async () => {
    const other = await world.call('channels.save', { name: '别的', platform: 'douyin' })
    const [here, there] = [await groupsOf(channel.id), await groupsOf(other.id)]
    const [a, b, c] = [await save('甲', here), await save('乙', here), await save('丙', here)]
    const none = { channelId: other.id, seriesId: null, campaignId: null }
    expect(await world.call('items.save', { item: { id: a.id, channelId: other.id } })).toMatchObject(none)
    expect(await world.call('items.save', { item: { ...b, channelId: other.id } })).toMatchObject(none)
    expect(await world.call('items.get', { id: a.id })).toMatchObject(none)
    expect(await world.call('items.save', { item: { ...c, ...there, channelId: other.id } })).toMatchObject(there)
    expect(await world.call('channels.remove', { id: channel.id })).toEqual({ removed: channel.id })
  })

  it('a topic for any channel goes to the one of its series; one that moves leaves the series behind', async () => {
    const other = await world.call('channels.save', { name: '别的', platform: 'douyin' })
    const { seriesId } = await groupsOf(other.id)
    const [topic] = await world.call('playbook.saveTopics', { topics: [{ words: '下一碗吃什么', seriesId }] })
    expect(topic).toMatchObject({ channelId: other.id, seriesId })
    const foreign = { topics: [{ words: '下一碗', seriesId, channelId: channel.id }] }
    expect(await world.refused('playbook.saveTopics', foreign)).toMatchObject({ message: 'error.series-of-another' })
    for (const channelId of [channel.id, null]) {
      await world.call('playbook.saveTopics', { topics: [{ ...topic!, channelId }] })
      const { topics } = await world.call('playbook.topics', {})
      expect(topics).toMatchObject([{ topic: { channelId, seriesId: null } }])
      await world.call('history.undo', {})
    }
  })
})

describe('removing a channel', () => {
  /** What could be written before a series was held to its channel. */
  async function grouped() {
    const other = await world.call('channels.save', { name: '别的', platform: 'douyin' })
    const { id: seriesId } = await world.call('series.save', { channelId: other.id, name: '一城一碗', cadenceDays: 7 })
    const item = await save('甲')
    const [topic] = await world.call('playbook.saveTopics', { topics: [{ words: '下一碗吃什么' }] })
    await world.studio.close()
    const workspace = openWorkspace(world.folder, () => {})
    workspace.store.write((tx) => {
      tx.put('item', { ...tx.get('item', item.id)!, seriesId })
      tx.put('topic', { ...topic!, seriesId })
    })
    workspace.close()
    await world.restart()
    return { other, seriesId, item, topic: topic! }
  }

  it('leaves what stood in a series of it on another channel there, without the series', async () => {
    const { other, seriesId, item } = await grouped()
    const kept = async () => ({
      item: (await world.call('items.get', { id: item.id })).seriesId,
      topic: (await world.call('playbook.topics', {})).topics.map(({ topic }) => topic.seriesId),
    })
    expect(await kept()).toEqual({ item: seriesId, topic: [seriesId] })
    expect(await world.call('channels.remove', { id: other.id })).toEqual({ removed: other.id })
    expect(await kept()).toEqual({ item: null, topic: [null] })
    await world.call('history.undo', {})
    expect(await kept()).toEqual({ item: seriesId, topic: [seriesId] })
    expect((await world.call('workspace.verify', {})).problems).toEqual([])
  })

  it('a topic of such a series is an idea on the channel that is looked at, and can be changed', async () => {
    const { other, seriesId, item, topic } = await grouped()
    const series = await world.call('series.list', {})
    const here = ideaOf({ ...topic, seriesId }, channel.id, series)
    expect(await world.call('items.save', { item: here })).toMatchObject({ channelId: channel.id, seriesId: null })
    const there = ideaOf({ ...topic, seriesId }, other.id, series)
    expect(await world.call('items.save', { item: there })).toMatchObject({ channelId: other.id, seriesId })
    const changed = { topics: [{ id: topic.id, words: '再下一碗' }] }
    expect(await world.call('playbook.saveTopics', changed)).toMatchObject([{ channelId: other.id, seriesId }])
    expect(await world.call('items.duplicate', { id: item.id })).toMatchObject({ title: '甲', seriesId: null })
  })

  it('what does not fit for a reason that nobody knows is no failing disk', async () => {
    const other = await world.call('channels.save', { name: '别的', platform: 'douyin' })
    await importPosts(world, channel.id, 1)
    await world.studio.close()
    const workspace = openWorkspace(world.folder, () => {})
    workspace.store.write((tx) => {
      const [batch] = tx.select('batch', '')
      tx.put('batch', { ...batch!, channelId: other.id })
    })
    workspace.close()
    await world.restart()
    const refused = await world.refused('channels.remove', { id: other.id })
    expect(refused).toMatchObject({ code: 'internal', message: 'error.does-not-fit' })
    expect(await world.call('channels.list', {})).toHaveLength(2)
  })

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
