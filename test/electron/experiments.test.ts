import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { longHistoryCsv } from '../support/long-history.ts'
import { importCsv, makeWorld, type World } from '../support/world.ts'

describe('before an experiment is begun', () => {
  let world: World
  let channelId = ''
  beforeAll(async () => {
    world = makeWorld()
    channelId = (await world.call('channels.save', { name: '旅行', platform: 'wechat-channels' })).id
    await importCsv(world, channelId, longHistoryCsv(300, '2026-06-01'))
  })
  afterAll(() => world.end())

  it('one is told how many rounds each metric takes, the quickest first', async () => {
    const { metrics } = await world.call('experiments.sensitivity', { channelId, tried: 'style', smallest: 1.5 })
    const needed = metrics.filter(({ sparse }) => !sparse).map((one) => one.needed ?? Infinity)
    expect(needed).toEqual(needed.toSorted((a, b) => a - b))
    expect(metrics.map(({ metric }) => metric)).toContain('likeRate')
    expect((await world.refused('experiments.sensitivity', { channelId, tried: 'style', smallest: 1 })).code).toBe(
      'invalid',
    )
    expect((await world.refused('experiments.sensitivity', { channelId, tried: 'luck', smallest: 2 })).code).toBe(
      'invalid',
    )
  })

  it('and how often the verdict is fooled, and finds what is there', async () => {
    const trial = { channelId, metric: 'likeRate', runs: 100 } as const
    expect(await world.call('experiments.aa', trial)).toMatchObject({ kind: 'tried', rounds: 20, n: 300 })
    expect(await world.call('experiments.power', { ...trial, effect: 3 })).toMatchObject({ kind: 'tried', rounds: 10 })
    expect((await world.refused('experiments.power', { ...trial, effect: 1 })).code).toBe('invalid')
    expect((await world.refused('experiments.aa', { ...trial, channelId: 'nobody' })).code).toBe('not-found')
  })
})
