import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { InputOf } from '../../shared/contract.ts'
import { firstIn, type RoundRow } from '../../shared/experiment.ts'
import type { PostRow } from '../../shared/history.ts'
import type { Format } from '../../shared/model.ts'
import { addDays, todayIn, type Day } from '../../shared/time.ts'
import { makeOlder } from '../support/older-file.ts'
import { draftPair, publishPair, questionTitles, travelWorld } from '../support/experiments.ts'
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

const TWO_HOURS = 7200
const WEEK = 7 * 86_400

describe('an experiment from its question to its conclusion', () => {
  let world: World
  let channelId = ''
  beforeEach(async () => {
    ;({ world, channelId } = await travelWorld())
  })
  afterEach(() => world.end())

  const design = (more: Partial<InputOf<'experiments.save'>> = {}) =>
    questionTitles(world, channelId, { metric: 'likeRate', smallest: 1.3, ...more })
  const item = async (title: string, day: Day | null, format: Format) =>
    (await world.call('items.save', { item: { channelId, title, day, format, durationSeconds: 60 } })).id
  const pair = (round: number) => draftPair(world, channelId, round)
  const live = (arms: { a: string; b: string }, factor: number, seed: number) => publishPair(world, arms, factor, seed)
  const listed = async () => (await world.call('experiments.list', {})).experiments

  it('is designed, run over rounds of linked items, judged, concluded and reopened', async () => {
    const experiment = await design({ smallest: 1.5, plannedRounds: 8 })
    expect(await listed()).toMatchObject([
      { state: 'designed', rounds: 0, verdict: { kind: 'unread', why: 'no-rounds' } },
    ])
    for (let round = 1; round <= 6; round++) {
      const arms = await pair(round)
      await world.call('experiments.schedule', { id: experiment.id, ...arms })
      await live(arms, 2.6, round)
    }
    const { reading, rounds, alsoSeen, state } = await world.call('experiments.get', {
      id: experiment.id,
      alsoSeen: true,
    })
    expect(state).toBe('running')
    expect(reading.verdict).toMatchObject({ kind: 'confirmed', ahead: 'B', rounds: 6 })
    expect(rounds.map(({ read }) => read?.is)).toEqual(Array.from({ length: 6 }, () => 'counted'))
    expect(alsoSeen.map(({ metric }) => metric)).toContain('likes')
    expect(alsoSeen.some(({ verdict }) => verdict.kind === 'confirmed')).toBe(false)
    const ended = await world.call('experiments.conclude', {
      id: experiment.id,
      better: 'B',
      conclusion: '问句更好，先用到年底',
    })
    expect(ended).toMatchObject({ better: 'B', endedAt: world.now() })
    const arms = await pair(7)
    expect((await world.refused('experiments.schedule', { id: experiment.id, ...arms })).message).toBe(
      'error.experiment-ended',
    )
    await world.call('experiments.reopen', { id: experiment.id })
    await world.call('experiments.schedule', { id: experiment.id, ...arms })
    expect(await listed()).toMatchObject([
      { state: 'running', rounds: 7, experiment: { conclusion: '问句更好，先用到年底' } },
    ])
    expect((await world.call('workspace.verify', {})).problems).toEqual([])
    await world.restart()
    expect(await listed()).toMatchObject([{ verdict: { kind: 'confirmed', rounds: 6 } }])
  }, 30_000)

  it('one viral post decides nothing', async () => {
    const { id } = await design()
    for (let round = 1; round <= 4; round++) {
      const arms = await pair(round)
      await world.call('experiments.schedule', { id, ...arms })
      const posts = await live(arms, 1, round)
      if (round === 2) await world.call('posts.addNumbers', { id: posts.b, numbers: { views: 90_000, likes: 80_000 } })
    }
    const [row] = await listed()
    expect(row!.verdict.kind).not.toBe('confirmed')
  }, 30_000)

  it('puts the two on the board in the order of the coin, in one step that can be undone', async () => {
    const { id } = await design()
    for (let round = 1; round <= 6; round++) {
      const arms = await pair(round)
      const { first, position } = await world.call('experiments.schedule', { id, ...arms })
      expect([position, first]).toEqual([round, firstIn(id, round)])
      const [a, b] = [await world.call('items.get', { id: arms.a }), await world.call('items.get', { id: arms.b })]
      expect(a.day! < b.day!).toBe(first === 'A')
      await world.call('history.undo', {})
      const [oldA, oldB] = [
        await world.call('items.get', { id: arms.a }),
        await world.call('items.get', { id: arms.b }),
      ]
      expect(oldA.day! < oldB.day!).toBe(true)
      await world.call('history.redo', {})
      expect((await world.call('items.get', { id: arms.a })).day).toBe(a.day)
    }
    // Six rounds may well fall on one side; so many never do.
    expect(new Set(Array.from({ length: 60 }, (_, round) => firstIn(id, round + 1))).size).toBe(2)
  })

  it('also where one of the two has a day and no time yet', async () => {
    const { id } = await design()
    for (let round = 1; round <= 6; round++) {
      const { a, b } = await pair(round)
      const late = await world.call('items.get', { id: b })
      await world.call('items.save', { item: { ...late, time: null } })
      const { first } = await world.call('experiments.schedule', { id, a, b })
      const days = [(await world.call('items.get', { id: a })).day!, (await world.call('items.get', { id: b })).day!]
      expect(days[0]! < days[1]!).toBe(first === 'A')
    }
  })

  it('a round taken back and scheduled again keeps its coin', async () => {
    const { id } = await design()
    const one = await pair(1)
    const two = await pair(2)
    const first = await world.call('experiments.schedule', { id, ...one })
    await world.call('experiments.schedule', { id, ...two })
    await world.call('experiments.withdraw', { roundId: first.id })
    const again = await world.call('experiments.schedule', { id, ...one })
    expect([again.position, again.first]).toEqual([first.position, first.first])
  })

  it('keeps its question once it has a round, and what may change may change', async () => {
    const experiment = await design()
    await world.call('experiments.schedule', { id: experiment.id, ...(await pair(1)) })
    const { id, name, tried, metric } = experiment
    for (const change of [
      { metric: 'likes' },
      { tried: 'cover' },
      { smallest: 2 },
      { alpha: 0.1 },
      { isAfterwards: true },
    ])
      expect(await world.refused('experiments.save', { id, channelId, name, tried, metric, ...change })).toMatchObject({
        code: 'conflict',
        message: 'error.experiment-begun',
      })
    expect(
      await world.call('experiments.save', { id, channelId, name: '问句？', tried, metric, plannedRounds: 12 }),
    ).toMatchObject({ name: '问句？', plannedRounds: 12, a: '陈述句' })
  })

  it('refuses rounds that are none', async () => {
    const { id } = await design()
    const { a, b } = await pair(1)
    const long = await item('长片', null, 'long')
    const refused = async (input: object) =>
      (await world.refused('experiments.schedule', { id, a, b, ...input })).message
    expect(await refused({ b: a })).toBe('error.round-same')
    expect(await refused({ b: long })).toBe('error.round-formats')
    expect(await refused({ id: 'gone' })).toBe('error.experiment-gone')
    expect(await refused({ b: 'gone' })).toBe('error.item-gone')
    const other = (await world.call('channels.save', { name: '别处', platform: 'douyin' })).id
    const elsewhere = (await world.call('items.save', { item: { channelId: other, title: '别处' } })).id
    expect(await refused({ b: elsewhere })).toBe('error.round-channel')
    await world.call('experiments.schedule', { id, a, b })
    const { a: c } = await pair(2)
    expect(await refused({ a: c })).toBe('error.round-used')
    const [{ round }] = (await world.call('experiments.get', { id })).rounds as [RoundRow]
    await live({ a, b }, 1, 1)
    expect((await world.refused('experiments.withdraw', { roundId: round.id })).message).toBe('error.round-out')
    expect((await world.refused('experiments.withdraw', { roundId: 'gone' })).message).toBe('error.round-gone')
    expect(await refused({ a: c, b: a })).toBe('error.round-published')
    expect((await world.refused('experiments.register', { id, pairs: [{ a: 'x', b: 'y' }] })).message).toBe(
      'error.experiment-not-afterwards',
    )
  })

  it('says why a round does not count: not out, too young, numbers late, set aside, gone', async () => {
    const { id } = await design()
    const arms = await pair(1)
    await world.call('experiments.schedule', { id, ...arms })
    const why = async () => {
      const [{ read }] = (await world.call('experiments.get', { id })).rounds as [RoundRow]
      return read?.is === 'left-out' ? [read.why, ...read.arms] : read?.is
    }
    expect(await why()).toEqual(['not-out', 'A', 'B'])
    world.pass(3 * 86_400)
    const { post } = await world.call('items.publish', { id: arms.a })
    expect(await why()).toEqual(['too-young', 'A'])
    const { post: other } = await world.call('items.publish', { id: arms.b })
    world.pass(WEEK + TWO_HOURS)
    expect(await why()).toEqual(['numbers-late', 'A', 'B'])
    for (const one of [post, other])
      await world.call('posts.addNumbers', { id: one.id, numbers: { views: 4000, likes: 130 } })
    expect(await why()).toBe('counted')
    await world.call('posts.label', { ids: [post.id], excludedBecause: '上了热搜' })
    expect(await why()).toEqual(['set-aside', 'A'])
    await world.call('posts.remove', { ids: [post.id] })
    expect(await why()).toEqual(['deleted', 'A'])
    await world.call('history.undo', {})
    await world.call('history.undo', {})
    expect(await why()).toBe('counted')
  })

  it('registered afterwards from published posts, it is read out and never confirmed', async () => {
    const { posts } = await world.call('posts.search', { channelId, sort: 'newest', limit: 90 })
    const short = posts.filter(({ format, isMature }) => format === 'short' && isMature)
    const rate = ({ numbers }: PostRow) => numbers!.likes! / numbers!.views!
    // The better of each two neighbours is called B: as unfair as hindsight can be.
    const pairs = Array.from({ length: 24 }, (_, i) => {
      const two = [short[2 * i]!, short[2 * i + 1]!].toSorted((one, other) => rate(one) - rate(other))
      return { a: two[0]!.id, b: two[1]!.id }
    })
    const experiment = await design({ isAfterwards: true })
    const rounds = await world.call('experiments.register', { id: experiment.id, pairs })
    expect(rounds.map(({ position }) => position)).toEqual(Array.from({ length: 24 }, (_, i) => i + 1))
    const { reading } = await world.call('experiments.get', { id: experiment.id })
    expect(reading.verdict).toMatchObject({ kind: 'leaning', ahead: 'B', rounds: 24 })
    if (reading.verdict.kind === 'unread') throw new Error('unread')
    expect(reading.verdict.reachedAt).not.toBeNull()
    expect((await world.refused('experiments.register', { id: experiment.id, pairs: [pairs[0]] })).message).toBe(
      'error.round-used',
    )
  })

  it('registered posts stay when the import that brought them is taken back', async () => {
    const [batch] = await world.call('imports.list', {})
    const { posts } = await world.call('posts.search', { channelId, limit: 2 })
    const { id } = await design({ isAfterwards: true })
    await world.call('experiments.register', { id, pairs: [{ a: posts[0]!.id, b: posts[1]!.id }] })
    const { kept } = await world.call('imports.takeBack', { id: batch!.id })
    expect(kept.map((post) => post.id).toSorted()).toEqual(posts.map((post) => post.id).toSorted())
  })

  it('a registered post that an import confirms stays in its round', async () => {
    world.pass(3 * 86_400)
    const planned = await item('山里的一夜', addDays(todayIn('Asia/Shanghai', world.now()), -2), 'short')
    const { post: provisional } = await world.call('items.publish', { id: planned })
    const { posts } = await world.call('posts.search', { channelId, limit: 3 })
    const other = posts.find(({ id, format }) => id !== provisional.id && format === 'short')!
    const { id } = await design({ isAfterwards: true })
    await world.call('experiments.register', { id, pairs: [{ a: other.id, b: provisional.id }] })
    await importCsv(
      world,
      channelId,
      `title,published_at,format,views,likes\n山里的一夜,${provisional.publishedDay},short,900,40\n`,
    )
    const found = (await world.call('posts.search', { channelId, text: '山里的一夜' })).posts
    const real = found.find(({ provisional: isOwn }) => !isOwn)!
    await world.call('posts.link', { id: real.id, itemId: planned })
    const [{ posts: arms, read }] = (await world.call('experiments.get', { id })).rounds as [RoundRow]
    expect(arms).toEqual({ a: other.id, b: real.id })
    expect(read).toMatchObject({ why: 'too-young', arms: ['B'] })
  })

  it('goes with its rounds, and comes back with them; its channel takes it along', async () => {
    const { id } = await design()
    await world.call('experiments.schedule', { id, ...(await pair(1)) })
    await world.call('experiments.remove', { id })
    expect(await listed()).toEqual([])
    await world.call('history.undo', {})
    expect(await listed()).toMatchObject([{ rounds: 1 }])
    const empty = (await world.call('channels.save', { name: '空', platform: 'douyin' })).id
    await design({ channelId: empty })
    await world.call('channels.remove', { id: empty })
    expect(await listed()).toHaveLength(1)
    expect((await world.call('workspace.verify', {})).problems).toEqual([])
  })

  it('a file from before there were experiments opens with all its posts', async () => {
    const { file } = await world.call('workspace.status', {})
    await world.studio.close()
    makeOlder(file, 40)
    await world.restart()
    expect((await world.call('workspace.status', {})).posts).toBe(200)
    await design()
    expect(await listed()).toHaveLength(1)
    expect((await world.call('workspace.verify', {})).problems).toEqual([])
  })
})
