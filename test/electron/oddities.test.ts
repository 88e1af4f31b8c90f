import { afterEach, beforeEach, describe, expect, it, test } from 'vitest'
import type { Channel } from '../../shared/model.ts'
import { addDays } from '../../shared/time.ts'
import { makeOlder } from '../support/older-file.ts'
import { importCsv, makeWorld, type World } from '../support/world.ts'

// A channel of 80 posts that go alike, but for five of the last 60 with five times the likes and not a comment more.

const BOUGHT = [25, 60, 65, 70, 75]

let world: World
let channel: Channel
beforeEach(async () => {
  world = makeWorld()
  channel = await world.call('channels.save', { name: '一个人的火锅', platform: 'wechat-channels' })
  const rows = Array.from({ length: 80 }, (_, i) => {
    const views = 8000 + 137 * ((i * 7) % 13)
    const likes = Math.round(views * (0.04 + 0.003 * (i % 6)))
    const comments = Math.round(likes * (0.1 + 0.01 * ((i * 5) % 7)))
    const asks = i % 3 ? 'suspense' : 'question'
    return `${i},${addDays('2026-08-01', i)} 20:00,第${i}条,short,40,路上,${asks},${views},${BOUGHT.includes(i) ? likes * 5 : likes},${Math.round(likes / 4)},${comments}`
  })
  const csv = `platform_post_id,published_at,title,format,duration_s,tags,hooks,views,likes,hearts,comments\n${rows.join('\n')}\n`
  await importCsv(world, channel.id, csv, '2026-11-25T00:00:00Z')
})
afterEach(() => world.end())

const named = async (aside: boolean | 'odd' = 'odd') =>
  (await world.call('posts.search', { aside, sort: 'oldest' })).posts.map(({ title }) => title)
const postNamed = async (title: string) =>
  (await world.call('posts.search', { text: title })).posts.find((post) => post.title === title)!
const judge = async (title: string, verdict: 'odd' | 'fine' | null) =>
  world.call('posts.label', { ids: [(await postNamed(title)).id], verdict })
const learnt = async () => {
  const item = await world.call('items.save', { item: { channelId: channel.id, title: '下一条', day: '2026-11-27' } })
  const { posts, n } = await world.call('findings.evidence', { itemId: item.id, code: 'conversion-low', limit: 500 })
  return { titles: posts.map(({ title }) => title), n }
}

describe('posts with many likes and few comments', () => {
  test('are set aside by themselves, with the numbers beside those of posts around them', async () => {
    const all = await world.call('posts.search', { limit: 500 })
    expect(all).toMatchObject({ total: 80, aside: 5, odd: 5 })
    expect(await named(true)).toEqual(BOUGHT.map((i) => `第${i}条`))
    const { oddity } = await postNamed('第60条')
    if (!oddity?.beside) throw new Error('not found odd')
    const { likes, comments } = oddity.beside
    expect(oddity.is).toBe('found')
    expect(likes.metric).toBe('likeRate')
    expect(likes.found).toBeGreaterThan(likes.usual.high)
    expect(comments.found).toBeLessThan(comments.usual.low)
    expect((await postNamed('第61条')).oddity).toBeNull()
  })

  test('are not looked for among the arms of an experiment: what they bring is the question', async () => {
    const arm = async (title: string, day: '2026-11-24' | '2026-11-25') =>
      (await world.call('items.save', { item: { channelId: channel.id, title, day, time: '09:00' } })).id
    const [a, b] = [await arm('不求赞', '2026-11-24'), await arm('求赞', '2026-11-25')]
    const { id } = await world.call('experiments.save', {
      channelId: channel.id,
      name: '开口求赞',
      tried: 'hook',
      metric: 'likeRate',
    })
    await world.call('experiments.schedule', { id, a, b })
    world.pass(86_400)
    const out = [a, b].map(async (item) => (await world.call('items.publish', { id: item })).post)
    world.pass(8 * 86_400)
    for (const [i, post] of (await Promise.all(out)).entries())
      await world.call('posts.addNumbers', {
        id: post.id,
        numbers: { views: 8500, likes: 400 * (i === 0 ? 1 : 6), hearts: 100, comments: 50 },
      })
    expect(await named()).toEqual(BOUGHT.map((i) => `第${i}条`))
    const { rounds } = await world.call('experiments.get', { id })
    expect(rounds.map(({ read }) => read?.is)).toEqual(['counted'])
    await world.call('experiments.remove', { id })
    expect(await named()).toEqual([...BOUGHT.map((i) => `第${i}条`), '求赞'])
    await world.call('history.undo', {})
    expect(await named()).not.toContain('求赞')
  })

  test('teach nothing, and are no part of what was usual', async () => {
    const { titles, n } = await learnt()
    expect(n).toBe(75)
    expect(titles).not.toContain('第60条')
    const [before] = await world.call('posts.usual', {})
    await judge('第60条', 'fine')
    const [after] = await world.call('posts.usual', {})
    const light = (usual: typeof before) => usual?.weeks.find(({ monday }) => monday === '2026-09-28')?.light
    expect(light(after)?.n).toBe((light(before)?.n ?? 0) + 1)
  })

  test('count once the creator says so, and are kept out again at a word; each is one step to undo', async () => {
    await judge('第60条', 'fine')
    expect(await named(true)).not.toContain('第60条')
    expect(await named()).toContain('第60条')
    expect((await postNamed('第60条')).oddity?.is).toBe('cleared')
    expect((await learnt()).titles).toContain('第60条')
    await judge('第60条', null)
    expect((await postNamed('第60条')).oddity?.is).toBe('found')
    await world.call('history.undo', {})
    expect((await postNamed('第60条')).oddity?.is).toBe('cleared')
    await world.call('history.undo', {})
  })

  test('what was said of them is on disk', async () => {
    await judge('第60条', 'fine')
    await judge('第3条', 'odd')
    await world.restart()
    expect((await postNamed('第60条')).oddity?.is).toBe('cleared')
    expect((await postNamed('第3条')).oddity?.is).toBe('marked')
    expect((await world.call('workspace.verify', {})).ok).toBe(true)
  })

  test('the post itself says it too', async () => {
    const { id } = await postNamed('第60条')
    expect((await world.call('posts.get', { id })).oddity?.is).toBe('found')
    expect((await world.call('posts.get', { id: (await postNamed('第1条')).id })).oddity).toBeNull()
  })
})

describe('a post marked by hand', () => {
  test('is kept out like one that was found, beside its neighbours where it has the numbers', async () => {
    await judge('第3条', 'odd')
    expect(await named(true)).toContain('第3条')
    expect((await learnt()).titles).not.toContain('第3条')
    expect((await postNamed('第3条')).oddity).toMatchObject({ is: 'marked', beside: { likes: { metric: 'likeRate' } } })
    await judge('第3条', 'fine')
    expect((await postNamed('第3条')).oddity).toBeNull()
    expect((await learnt()).titles).toContain('第3条')
  })

  test('goes with all that was said of it', async () => {
    await judge('第3条', 'odd')
    await world.call('posts.remove', { ids: [(await postNamed('第3条')).id] })
    expect((await world.call('workspace.verify', {})).problems).toEqual([])
    await world.call('history.undo', {})
    expect((await postNamed('第3条')).oddity?.is).toBe('marked')
  })

  test('stays when its import is taken back, as all that was edited does', async () => {
    await judge('第3条', 'odd')
    const [batch] = await world.call('imports.list', {})
    const { kept, removed } = await world.call('imports.takeBack', { id: batch!.id })
    expect([kept.map(({ title }) => title), removed]).toEqual([['第3条'], 79])
    expect((await world.call('workspace.verify', {})).problems).toEqual([])
  })
})

describe('the plan hears of it', () => {
  const said = async () => {
    const { findings } = await world.call('findings.of', { from: '2026-11-25', to: '2026-12-01' })
    return findings.filter(({ code }) => code === 'baseline-polluted')
  }
  it('while more than one in twenty of the last 60 posts is odd, and not after they were told to count', async () => {
    await world.call('items.save', {
      item: { channelId: channel.id, title: '下一条', day: '2026-11-27', time: '20:00' },
    })
    expect(await said()).toMatchObject([{ params: { n: 5, of: 60 }, evidence: { n: 5 } }])
    for (const title of ['第60条', '第65条']) await judge(title, 'fine')
    expect(await said()).toEqual([])
  })
})

test('a file from before there was anything to be said of likes and comments opens with all its posts', async () => {
  const { file } = await world.call('workspace.status', {})
  await world.studio.close()
  makeOlder(file, 10)
  await world.restart()
  const before = (await world.call('workspace.backups', {})).find(({ cause }) => cause === 'before-version')
  expect(before?.state.kind).toBe('verified')
  expect(await named()).toHaveLength(5)
  await judge('第60条', 'fine')
  expect((await world.call('workspace.verify', {})).problems).toEqual([])
})
