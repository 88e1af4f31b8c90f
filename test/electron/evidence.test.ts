import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Finding } from '../../shared/finding.ts'
import type { Channel, HookKind, Item } from '../../shared/model.ts'
import { addDays } from '../../shared/time.ts'
import { hookFrom } from '../support/make.ts'
import { importCsv, makeWorld, type World } from '../support/world.ts'

// A channel of 46 posts, half of them with questions, one set aside, one too young, two without likes enough to judge by.

let world: World
let channel: Channel
beforeEach(async () => {
  world = makeWorld()
  channel = await world.call('channels.save', { name: '一个人的火锅', platform: 'wechat-channels' })
  const rows = Array.from({ length: 46 }, (_, i) => {
    const asks = i % 2 === 0
    const views = i > 43 ? 12 : 8000 + 137 * ((i * 7) % 13)
    const likes = Math.round(views * (0.02 + 0.002 * (i % 6)))
    const day = i === 0 ? '2026-11-24' : addDays('2026-09-01', i)
    const comments = Math.round(likes * (asks ? 0.3 : 0.1))
    return `${i},${day} 20:00,第${i}条,short,${40 + (i % 12)},${asks ? '问答' : '路上'},${asks ? 'question' : 'suspense'},${views},${likes},${Math.round(likes / 4)},${comments}`
  })
  const csv = `platform_post_id,published_at,title,format,duration_s,tags,hooks,views,likes,hearts,comments\n${rows.join('\n')}\n`
  await importCsv(world, channel.id, csv, '2026-11-25T00:00:00Z')
  const { posts } = await world.call('posts.search', { text: '第9条' })
  await world.call('posts.label', { ids: posts.map(({ id }) => id), excludedBecause: '别人替我买的赞' })
})
afterEach(() => world.end())

const save = (more: Partial<Item>, kinds: readonly HookKind[] = []) =>
  world.call('items.save', {
    item: {
      channelId: channel.id,
      title: '一条野心很大的',
      day: '2026-11-26',
      time: '20:00',
      format: 'short',
      durationSeconds: 50,
      variants: {
        A: {
          title: '',
          cover: '',
          style: '',
          caption: '',
          pinned: '',
          hooks: kinds.map((kind) => hookFrom({ id: kind, kind })),
        },
        B: null,
      },
      ...more,
    },
  })
const findingOf = async (item: Item, code: Finding['code']) => {
  const { findings } = await world.call('findings.of', { itemId: item.id })
  const finding = findings.find((one) => one.code === code)
  if (!finding) throw new Error(`no ${code} among ${findings.map((one) => one.code).join()}`)
  return finding
}

describe('the posts behind a finding on own data', () => {
  it('are as many as the finding says, each once, for every such finding', async () => {
    const item = await save({ target: { metric: 'lightRate', value: 0.9 }, tags: ['路上', '没发过的'] }, ['suspense'])
    for (const code of ['target-out-of-range', 'conversion-low', 'outside-experience'] as const) {
      const { evidence } = await findingOf(item, code)
      const answered = await world.call('findings.evidence', { itemId: item.id, code, limit: 500 })
      expect(answered.n, code).toBe(evidence.n)
      expect(answered.posts, code).toHaveLength(evidence.n)
      expect(new Set(answered.posts.map(({ id }) => id)).size, code).toBe(evidence.n)
    }
  })

  it('are those that were learnt from: not the one set aside, not the young one, not those too small to judge by', async () => {
    const item = await save({ target: { metric: 'lightRate', value: 0.9 } })
    const { posts, n } = await world.call('findings.evidence', {
      draft: item,
      code: 'target-out-of-range',
      limit: 500,
    })
    expect(n).toBe(42)
    const titles = posts.map(({ title }) => title)
    for (const left of ['第0条', '第9条', '第44条', '第45条']) expect(titles).not.toContain(left)
  })

  it('each carry the number that counted, beside what is usual of late', async () => {
    const item = await save({ target: { metric: 'lightRate', value: 0.9 } })
    const { counts, usual, posts } = await world.call('findings.evidence', {
      itemId: item.id,
      code: 'target-out-of-range',
      limit: 500,
    })
    expect(counts).toBe('lightRate')
    const { posts: known } = await world.call('posts.search', { text: '第11条' })
    const numbers = known[0]!.numbers!
    expect(posts.find(({ title }) => title === '第11条')?.value).toBeCloseTo(numbers.likes! / numbers.views!, 12)
    const values = posts.map(({ value }) => value ?? Number.NaN).toSorted((a, b) => a - b)
    expect(usual?.low).toBeGreaterThan(values[0]!)
    expect(usual?.high).toBeLessThan(values.at(-1)!)
    expect(values.filter((value) => value >= usual!.low && value <= usual!.high).length / 42).toBeCloseTo(0.8, 0)
  })

  it('come most alike first, then the newer, and only so many as were asked for', async () => {
    const item = await save({ target: { metric: 'lightRate', value: 0.9 }, tags: ['问答'] }, ['question'])
    const { posts } = await world.call('findings.evidence', { itemId: item.id, code: 'target-out-of-range' })
    expect(posts).toHaveLength(12)
    expect(posts.map(({ tags }) => tags.join())).toEqual(posts.map(() => '问答'))
    expect(posts.map(({ publishedDay }) => publishedDay)).toEqual(
      posts
        .map(({ publishedDay }) => publishedDay)
        .toSorted()
        .toReversed(),
    )
  })

  it('behind «outside experience» show how long they are', async () => {
    const item = await save({ durationSeconds: 3000 })
    expect((await findingOf(item, 'outside-experience')).evidence.n).toBe(46)
    const { counts, posts, usual } = await world.call('findings.evidence', {
      itemId: item.id,
      code: 'outside-experience',
    })
    expect(counts).toBe('length')
    expect(posts.every(({ value, durationSeconds }) => value === durationSeconds)).toBe(true)
    expect([Math.round(usual!.low), Math.round(usual!.high)]).toEqual([41, 50])
  })

  it('are none behind a rule, and that is said', async () => {
    const item = await save({})
    expect(await world.refused('findings.evidence', { itemId: item.id, code: 'no-opening-hook' })).toMatchObject({
      code: 'invalid',
      path: 'code',
    })
    expect(await world.refused('findings.evidence', { itemId: item.id, code: 'target-out-of-range' })).toMatchObject({
      code: 'invalid',
    })
    expect(await world.refused('findings.evidence', { code: 'conversion-low' })).toMatchObject({ path: 'itemId' })
  })

  it('are others once one more is set aside', async () => {
    const item = await save({ target: { metric: 'lightRate', value: 0.9 } })
    const ask = () => world.call('findings.evidence', { itemId: item.id, code: 'target-out-of-range' })
    const [first] = (await ask()).posts
    await world.call('posts.label', { ids: [first!.id], excludedBecause: '误发' })
    const after = await ask()
    expect(after.n).toBe(41)
    expect(after.posts.map(({ id }) => id)).not.toContain(first!.id)
    expect((await findingOf(item, 'target-out-of-range')).evidence.n).toBe(41)
  })
})

describe('similar posts', () => {
  const similarTo = (item: Item) =>
    world.call('forecasts.similar', {
      channelId: channel.id,
      labels: { ...item, hooks: item.variants.A.hooks.map(({ kind }) => kind) },
    })

  it('share the format and one more label, the most alike first, with what each brought', async () => {
    const { posts } = await similarTo(await save({ tags: ['问答'] }, ['question']))
    expect(posts).toHaveLength(40)
    const odd = posts.map(({ title }) => Number(/\d+/.exec(title)![0]) % 2)
    expect(odd.slice(0, 20)).toEqual(Array.from({ length: 20 }, () => 0))
    // Twelve viewers say nothing of a rate, but they are twelve viewers.
    const rates = posts.flatMap(({ values }) => values.lightRate ?? [])
    expect(Math.min(...rates)).toBeGreaterThan(0.01)
    expect(rates).toHaveLength(posts.filter(({ values }) => values.views !== 12).length)
  })

  it('are told with how many posts were looked at, so that nobody speaks of more than there are', async () => {
    const { of } = await similarTo(await save({ format: 'live' }, ['question']))
    expect(of).toBe(44)
  })

  it('are none where nothing of the kind was posted', async () => {
    expect((await similarTo(await save({ format: 'live' }, ['question']))).posts).toEqual([])
    expect((await similarTo(await save({ durationSeconds: 3000, tags: ['没发过的'] }))).posts).toEqual([])
  })

  it('of an item without any label are those of its format', async () => {
    expect((await similarTo(await save({ durationSeconds: null, tags: [] }))).posts).toHaveLength(40)
  })
})

describe('the chance of the target', () => {
  it('is answered with the forecast of its metric, and sealed with it', async () => {
    const item = await save({ target: { metric: 'lightRate', value: 0.025 } })
    const { forecast } = await world.call('forecasts.of', { itemId: item.id })
    const aimed = forecast.flatMap((one) => (one.kind === 'known' && one.target ? [one] : []))
    expect(aimed.map(({ metric }) => metric)).toEqual(['lightRate'])
    expect(aimed[0]?.target?.value).toBe(0.025)
    expect(aimed[0]?.target?.chance).toBeGreaterThan(0.3)
    expect(aimed[0]?.target?.chance).toBeLessThan(0.7)
    const { seal } = await world.call('items.publish', { id: item.id, at: '2026-11-25T02:00:00Z' })
    expect(seal.forecast).toMatchObject(forecast)
  })
})
