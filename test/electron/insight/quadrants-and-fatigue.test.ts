import { afterEach, beforeEach, expect, it } from 'vitest'
import type { CallName, InputOf, OutputOf } from '../../../shared/contract.ts'
import { hookFrom } from '../../support/make.ts'
import { longHistoryCsv } from '../../support/long-history.ts'
import { wordPosts } from '../../support/playbook.ts'
import { importCsv, makeWorld, type World } from '../../support/world.ts'

let world: World
let channelId = ''
beforeEach(async () => {
  world = makeWorld({ at: '2026-11-25T02:00:00Z' })
  channelId = (await world.call('channels.save', { name: '旅行', platform: 'wechat-channels' })).id
})
afterEach(() => world.end())

/** Asked until the posts have been read. */
async function read<N extends CallName>(name: N, input: InputOf<N>): Promise<NonNullable<OutputOf<N>>> {
  for (;;) {
    const said = await world.call(name, input)
    if (said !== null) return said as NonNullable<OutputOf<N>>
    await world.call('forecasts.of', { itemId: (await world.call('items.save', { item: { channelId } })).id })
  }
}

it('the last ten are told with titles and days, by the very numbers of the check', async () => {
  await importCsv(world, channelId, longHistoryCsv(120, '2026-11-10'))
  const said = await read('insight.quadrants', { channelId })
  if (said.is !== 'known') throw new Error(`it says ${said.is}`)
  expect(said.n).toBe(120)
  expect(said.recent).toHaveLength(10)
  expect(said.recent[0]).toMatchObject({ publishedDay: '2026-11-10', title: expect.stringContaining('，') })
  expect(said.recent.map(({ at }) => at)).toEqual(said.recent.map(({ at }) => at).toSorted((a, b) => b - a))
  expect(said.dots.completion).toHaveLength(110)
  expect(said.helps.deep.metric).toBe('deepRate')
  expect(said.helps.completion.more.map(({ labels }) => labels[0])).toContain('short')
})

it('a channel without posts, or without completion, is told so', async () => {
  expect(await read('insight.quadrants', { channelId })).toMatchObject({ is: 'missing', n: 0 })
  const csv = longHistoryCsv(60, '2026-11-10').replace('completion_rate', 'note')
  await importCsv(world, channelId, csv)
  expect(await read('insight.quadrants', { channelId })).toMatchObject({ is: 'missing', lacking: { completion: 60 } })
})

it('each hook kind that was used has its uses and its answer, then a wording used often; the uses of each lead to posts', async () => {
  await importCsv(world, channelId, longHistoryCsv(320, '2026-11-10'))
  await wordPosts(world, channelId, { kind: 'question', words: () => '你家楼下最早开门的店，是哪一家？' })
  const { rows, record } = await read('insight.fatigue', { channelId })
  const { posts } = await world.call('posts.search', { channelId, hook: 'question', limit: 500 })
  const kind = rows.find((row) => row.kind === 'question' && row.words === '')
  expect(kind).toMatchObject({ uses: posts.length, wear: { is: expect.stringMatching(/fading|steady/) } })
  expect(kind?.lately.length).toBeGreaterThan(20)
  expect(kind?.lately.every((day) => day > '2025-11-24')).toBe(true)
  expect(rows.findIndex(({ words }) => words !== '')).toBeGreaterThan(rows.findLastIndex(({ words }) => words === ''))
  expect(record.held).toBeLessThanOrEqual(record.of)
  for (const row of rows) {
    const { kind: of, words } = row
    const said = await world.call('insight.wear', { channelId, kind: of, words })
    expect(said?.points.length).toBe(row.wear.n)
    expect(said?.points.every(({ id, title }) => posts.every((post) => post.id !== id || post.title === title))).toBe(
      true,
    )
  }
})

it('the words of a plan that is out are read anew when they change; those of a plan that is not, change nothing', async () => {
  await importCsv(world, channelId, longHistoryCsv(120, '2026-11-10'))
  await wordPosts(world, channelId, { kind: 'question', words: () => '你家楼下最早开门的店，是哪一家？' })
  const worded = async () => {
    const { rows } = await read('insight.fatigue', { channelId })
    return rows.find(({ words }) => words !== '')?.uses
  }
  const before = await worded()
  expect(before).toBeGreaterThan(12)
  const told: string[] = []
  world.studio.onChanged(({ tables }) => told.push(...tables))

  const another = () => hookFrom({ kind: 'question', words: '第三站想去哪里？' })
  await world.call('items.save', {
    item: { channelId, title: '下一站', variants: { A: { hooks: [another()], caption: '明早出发' } } },
  })
  expect(await world.call('insight.fatigue', { channelId })).not.toBeNull()
  expect(told).toContain('hook')
  expect(told).not.toContain('patterns')

  const { posts } = await world.call('posts.search', { channelId, hook: 'question', limit: 1 })
  const plan = await world.call('items.get', { id: posts[0]!.itemId! })
  await world.call('items.save', { item: { ...plan, variants: { A: { ...plan.variants.A, hooks: [another()] } } } })
  expect(told).toContain('patterns')
  expect(await world.call('insight.fatigue', { channelId })).toBeNull()
  expect(await worded()).toBe(before! - 1)
  await world.restart()
  expect(await worded()).toBe(before! - 1)
})

it('of a hook that was never used nothing is told', async () => {
  await importCsv(world, channelId, longHistoryCsv(80, '2026-11-10'))
  const { rows } = await read('insight.fatigue', { channelId })
  expect(rows.map(({ kind }) => kind)).not.toContain('backstage')
  expect(await world.call('insight.wear', { channelId, kind: 'backstage', words: '' })).toBeNull()
})
