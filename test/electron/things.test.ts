import { expect, test } from 'vitest'
import { markedParts, around, soughtWords } from '../../shared/things.ts'
import { hookFrom } from '../support/make.ts'
import { importCsv, importPosts, makeWorld, type World } from '../support/world.ts'

const hook = (words: string) => ({ ...hookFrom({ words }), id: 'h-1' })

async function filled(): Promise<World & { readonly channelId: string }> {
  const world = makeWorld()
  const { id: channelId } = await world.call('channels.save', { name: '一个人的火锅', platform: 'wechat-channels' })
  return { ...world, channelId }
}

const titles = async (world: World, text: string) =>
  (await world.call('things.find', { text })).map(({ is, things }) => [is, ...things.map(({ title }) => title)])

test('plans, posts and the rest are found by a piece of their title, without any space', async () => {
  const world = await filled()
  const { channelId } = world
  await world.call('items.save', {
    item: { channelId, title: '兰州凌晨四点的一碗面', day: '2026-11-25', time: '20:00' },
  })
  await world.call('items.save', { item: { channelId, title: '长沙人排队的那碗粉' } })
  await importCsv(world, channelId, 'published_at,title,views\n2026-03-01 20:00,一碗面的账,100\n')
  await world.call('playbook.saveTopics', {
    topics: [{ channelId: null, words: '你们那里一碗面多少钱？', festival: null, seriesId: null }],
  })
  expect(await titles(world, '一碗面')).toEqual([
    ['item', '兰州凌晨四点的一碗面'],
    ['post', '一碗面的账'],
    ['topic', '你们那里一碗面多少钱？'],
  ])
  expect(await titles(world, '凌晨 兰州')).toEqual([['item', '兰州凌晨四点的一碗面']])
  expect(await titles(world, '？')).toEqual([['topic', '你们那里一碗面多少钱？']])
  await world.end()
})

test('what a hook says leads to its plan, and to the post that came of it; the words found are quoted', async () => {
  const world = await filled()
  const { channelId } = world
  const item = await world.call('items.save', {
    item: {
      channelId,
      title: '房车过夜',
      day: '2026-03-01',
      time: '20:00',
      tags: ['青海'],
      variants: { A: { hooks: [hook('被暖到点小红心')] } },
    },
  })
  const [plans] = await world.call('things.find', { text: '暖到' })
  expect(plans).toMatchObject({ is: 'item', total: 1, things: [{ id: item.id, day: '2026-03-01', time: '20:00' }] })
  expect(plans?.things[0]?.quote).toEqual({ in: 'hook', words: '被暖到点小红心' })
  expect((await world.call('things.find', { text: '房车 青海' }))[0]?.things[0]?.quote).toEqual({
    in: 'tag',
    words: '青海',
  })
  expect((await world.call('things.find', { text: '房车' }))[0]?.things[0]?.quote).toBeNull()

  const { post } = await world.call('items.publish', { id: item.id })
  const found = await world.call('things.find', { text: '暖到' })
  expect(found.map(({ is, things }) => [is, things.map(({ id }) => id)])).toEqual([['post', [post.id]]])
  await world.end()
})

test('signs that mean something to a database are found as themselves', async () => {
  const world = await filled()
  const { channelId } = world
  await world.call('items.save', { item: { channelId, title: '涨了100%_真的' } })
  await world.call('items.save', { item: { channelId, title: '别的', tags: ['一', '二'] } })
  expect(await titles(world, '0%_')).toEqual([['item', '涨了100%_真的']])
  for (const text of ['","', '["', '\\', "'", '%%', '_别']) expect(await titles(world, text)).toEqual([])
  expect(await titles(world, '   ')).toEqual([])
  await world.end()
})

test('what has the words in its title comes first, then what was written in last', async () => {
  const world = await filled()
  const { channelId } = world
  const save = (title: string, tags: string[] = []) => world.call('items.save', { item: { channelId, title, tags } })
  const first = await save('夜宵一')
  await save('夜宵二')
  await save('早饭', ['夜宵'])
  await world.call('items.save', { item: { id: first.id, channelId, title: '夜宵一，改过' } })
  expect(await titles(world, '夜宵')).toEqual([['item', '夜宵一，改过', '夜宵二', '早饭']])
  expect(await world.call('things.find', { text: '夜宵', limit: 1 })).toMatchObject([{ total: 3, things: [{}] }])
  await world.end()
})

test('dropped plans are not found, and what is recent is what was opened, then what was written in', async () => {
  const world = await filled()
  const { channelId } = world
  const save = (title: string) => world.call('items.save', { item: { channelId, title } })
  const [a, b, c] = [await save('甲面'), await save('乙面'), await save('丙面')]
  await world.call('items.save', { item: { id: b.id, channelId, status: 'dropped' } })
  expect(await titles(world, '面')).toEqual([['item', '丙面', '甲面']])
  const opened = [{ is: 'item', id: a.id } as const, { is: 'post', id: 'gone' } as const]
  const recent = await world.call('things.recent', { opened })
  expect(recent.map(({ id }) => id)).toEqual([a.id, c.id])
  await world.end()
})

test('among 10,000 posts and 3,000 plans with hooks it answers within 50 ms', async () => {
  const world = await filled()
  const { channelId } = world
  await importPosts(world, channelId, 10_000)
  for (let at = 0; at < 3000; at += 500) {
    const items = Array.from({ length: 500 }, (_, nth) => ({
      channelId,
      title: `第 ${at + nth} 城的一碗面`,
      tags: ['旅行', '美食'],
      variants: { A: { hooks: [{ ...hookFrom({ words: `想看第 ${at + nth + 1} 城点赞` }), id: `h-${at + nth}` }] } },
    }))
    await world.call('items.saveMany', { items })
  }
  const took: number[] = []
  for (const text of ['面', '第 29 城', 'zzz', '点赞', '旅行 美食 第']) {
    const best: number[] = []
    for (let run = 0; run < 5; run += 1) {
      // Of the processor's time: other programs at work are not what is measured.
      const began = process.cpuUsage()
      await world.call('things.find', { text })
      const { user, system } = process.cpuUsage(began)
      best.push((user + system) / 1000)
    }
    took.push(Math.min(...best))
  }
  expect(Math.max(...took), took.map(Math.round).join(', ')).toBeLessThan(50)
  await world.end()
}, 120_000)

test('words are marked where they stand, whatever their letters are written in', () => {
  const words = soughtWords('ＡＩ  测评 ai')
  expect(words).toEqual(['ai', '测评'])
  const parts = markedParts('AI 工具测评，ai 也测评', words)
  expect(parts.map(({ text }) => text).join('')).toBe('AI 工具测评，ai 也测评')
  expect(parts.filter(({ isMarked }) => isMarked).map(({ text }) => text)).toEqual(['AI', '测评', 'ai', '测评'])
})

test('of a long text the part around what was asked for is shown', () => {
  const text = `${'前'.repeat(80)}一碗面${'后'.repeat(80)}`
  expect(around(text, ['一碗面'])).toMatch(/^…前{12}一碗面后{45}…$/)
  expect(around('一碗面', ['面'])).toBe('一碗面')
})
