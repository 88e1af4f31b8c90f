import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Channel, Item } from '../../shared/model.ts'
import { applyRemedy } from '../../shared/plan.ts'
import type { Day } from '../../shared/time.ts'
import { counter } from '../support/make.ts'
import { makeWorld, type World } from '../support/world.ts'

let world: World
let channel: Channel
beforeEach(async () => {
  world = makeWorld()
  channel = await world.call('channels.save', { name: '一个人的火锅', platform: 'wechat-channels' })
})
afterEach(() => world.end())

const save = (title: string, more: Partial<Item> = {}) =>
  world.call('items.save', {
    item: { channelId: channel.id, title, day: '2026-11-26', time: '20:00', ...more },
  })
const codes = async (input: Parameters<typeof world.call<'findings.of'>>[1]) =>
  (await world.call('findings.of', input)).findings.map(({ code, itemId }) => `${code} ${itemId}`)

describe('findings of a plan', () => {
  it('of a week: each clash once, errors first, counted', async () => {
    const a = await save('兰州凌晨四点的一碗面')
    const b = await save('兰州凌晨四点的一碗面', { time: '20:30' })
    const c = await save('川西还是甘南', { status: 'ready', day: '2026-11-24' })
    const week = await world.call('findings.of', { week: '2026-W48' })
    const loud = week.findings
      .filter(({ severity }) => severity !== 'tip')
      .map(({ code, itemId }) => `${code} ${itemId}`)
    expect(loud).toEqual([`in-the-past ${c.id}`, `duplicate ${b.id}`, `same-hour ${b.id}`])
    expect(week.counts).toEqual({ error: 1, warning: 2, tip: 6 })
    expect(await codes({ itemId: a.id })).toEqual(expect.arrayContaining([`duplicate ${a.id}`, `same-hour ${a.id}`]))
  })

  it('of a draft not saved yet: it is held against the saved ones, and not against itself', async () => {
    const saved = await save('兰州凌晨四点的一碗面')
    const draft: Item = { ...saved, title: '国家级面馆', time: '20:45' }
    expect(await codes({ draft })).toEqual(expect.arrayContaining([`sensitive-word ${saved.id}`]))
    expect(await codes({ draft })).not.toEqual(expect.arrayContaining([expect.stringContaining('same-hour')]))
    expect(await codes({ itemId: saved.id })).not.toEqual(expect.arrayContaining([`sensitive-word ${saved.id}`]))
  })

  it('its remedy, saved, ends it', async () => {
    await save('甲')
    const item = await save('乙', { time: '20:30' })
    const { findings } = await world.call('findings.of', { itemId: item.id })
    const clash = findings.find(({ code }) => code === 'same-hour')
    expect(clash?.remedy).toEqual({ do: 'move', to: { day: '2026-11-26', time: '23:00' } })
    const mended = await world.call('items.save', { item: applyRemedy(item, clash!.remedy!, counter()) })
    expect(mended.time).toBe('23:00')
    expect(await codes({ itemId: item.id })).not.toContain(`same-hour ${item.id}`)
  })

  it('with another «now» the past is another', async () => {
    const item = await save('丙', { status: 'ready' })
    expect(await codes({ itemId: item.id })).not.toContain(`in-the-past ${item.id}`)
    expect(await codes({ itemId: item.id, now: '2026-11-27T00:00:00Z' })).toContain(`in-the-past ${item.id}`)
  })

  it('refuses a week that does not exist', async () => {
    expect(await world.refused('findings.of', { week: '2027-W53' })).toMatchObject({ code: 'invalid', path: 'week' })
  })
})

describe('what is owed', () => {
  const promising = (by: Day): Partial<Item> => {
    const promise = { signal: 'like' as const, threshold: 50, what: '直播拆解机位', by, outcome: null }
    const hook = {
      id: 'owed',
      kind: 'threshold' as const,
      placement: 'ending' as const,
      second: null,
      signal: 'like' as const,
      words: '',
      options: null,
      lines: null,
      promise,
    }
    const A = { title: '', cover: '', style: '', caption: '', pinned: '', hooks: [hook] }
    return { variants: { A, B: null }, status: 'ready', day: '2026-11-10' }
  }
  const week = { week: '2026-W48' }
  const owed = async () => (await codes(week)).filter((code) => code.startsWith('promise-'))

  it('is told in the week it is due in, though its item is out since an earlier one, until it is planned or kept', async () => {
    const { id } = await save('过50就开', promising('2026-11-23'))
    expect(await owed()).toEqual([])
    await world.call('items.publish', { id, at: '2026-11-10T12:00:00Z' })
    expect(await codes(week)).toEqual([`promise-overdue ${id}`])

    const { findings } = await world.call('findings.of', week)
    const remedy = findings[0]?.remedy
    if (remedy?.do !== 'plan-item') throw new Error('no item to plan')
    const { channelId, title, day } = remedy
    const planned = await world.call('items.save', { item: { channelId, title, day } })
    expect(await owed()).toEqual([])
    await world.call('items.remove', { ids: [planned.id] })
    expect(await owed()).toEqual([`promise-overdue ${id}`])

    await world.call('promises.settle', { hookId: 'owed', outcome: 'kept' })
    expect(await owed()).toEqual([])
  })

  it('is nothing of another channel, nor of a week long after', async () => {
    const { id } = await save('过50就开', promising('2026-11-23'))
    await world.call('items.publish', { id, at: '2026-11-10T12:00:00Z' })
    const other = await world.call('channels.save', { name: '另一个', platform: 'douyin' })
    expect(await codes({ ...week, channelId: other.id })).toEqual([])
    expect(await codes({ week: '2027-W10' })).toEqual([])
  })

  it('is followed up by what is planned now, also for an item asked about by itself', async () => {
    const { id } = await save('过50就开', { ...promising('2026-09-12'), day: '2026-09-10' })
    await world.call('items.publish', { id, at: '2026-09-10T12:00:00Z' })
    expect(await codes({ itemId: id })).toContain(`promise-overdue ${id}`)
    await save('直播拆解机位', { day: '2026-11-26' })
    expect(await codes({ itemId: id })).not.toContain(`promise-overdue ${id}`)
  })
})

describe('a finding set aside', () => {
  it('is silent for its item, or for good, and speaks again when taken back, also by undo', async () => {
    const a = await save('甲')
    const b = await save('乙', { time: '08:00' })
    const both = [`no-opening-hook ${b.id}`, `no-opening-hook ${a.id}`]
    const opening = async () => (await codes({ week: '2026-W48' })).filter((code) => code.startsWith('no-opening-hook'))
    expect(await opening()).toEqual(both)

    const one = await world.call('dismissals.add', { code: 'no-opening-hook', itemId: a.id, reason: '本来就是慢热的' })
    expect(await opening()).toEqual([both[0]])
    const all = await world.call('dismissals.add', {
      code: 'no-opening-hook',
      itemId: null,
      reason: '我从不用钩子开场',
    })
    expect(await opening()).toEqual([])
    expect(await world.call('dismissals.list', {})).toEqual([all, one])

    expect(await world.call('dismissals.takeBack', { id: all.id })).toEqual({ removed: all.id })
    expect(await opening()).toEqual([both[0]])
    await world.call('history.undo', {})
    await world.call('history.undo', {})
    await world.call('history.undo', {})
    expect(await opening()).toEqual(both)
  })
})

describe('findings on own data', () => {
  it('speak once there are numbers of five posts, with the range of the forecast behind them', async () => {
    for (let i = 1; i <= 6; i++) {
      const { id } = await save(`第${i}条`, { day: `2026-11-0${i}` as Day, status: 'ready' })
      const { post } = await world.call('items.publish', { id, at: `2026-11-0${i}T12:00:00Z` })
      const numbers = { views: 10_000 + 100 * i, likes: 300 + 10 * i, comments: 30 }
      await world.call('posts.addNumbers', { id: post.id, capturedAt: `2026-11-${i + 10}T12:00:00Z`, numbers })
    }
    const plan = await save('一条野心很大的', { target: { metric: 'lightRate', value: 0.9 }, format: 'live' })
    const { findings, pending } = await world.call('findings.of', { itemId: plan.id })
    expect(pending).toBe(false)
    const data = findings.filter(({ source }) => source === 'data')
    expect(data.map(({ code }) => code).toSorted()).toEqual(['outside-experience', 'target-out-of-range'])
    const range = data.find(({ code }) => code === 'target-out-of-range')!
    expect(range.evidence.n).toBe(6)

    const { forecast } = await world.call('forecasts.of', { itemId: plan.id })
    const light = forecast.find(({ metric }) => metric === 'lightRate')
    expect(light).toMatchObject({ kind: 'known', n: 6, footing: 'thin' })
    expect(light?.kind === 'known' && light.high).toBeLessThan(range.params['high'] as number)
  })

  it('say nothing, and the forecast says why not, without a history', async () => {
    const plan = await save('第一条', { target: { metric: 'views', value: 1e9 } })
    const { findings } = await world.call('findings.of', { itemId: plan.id })
    expect(findings.filter(({ source }) => source === 'data')).toEqual([])
    const { forecast } = await world.call('forecasts.of', { itemId: plan.id })
    expect(forecast.find(({ metric }) => metric === 'views')).toMatchObject({
      kind: 'unknown',
      why: 'no-history',
      n: 0,
    })
    expect(await world.call('backtests.run', { channelId: channel.id, metric: 'views' })).toEqual({
      series: [],
      posts: [],
      judgeable: 0,
    })
  })
})
