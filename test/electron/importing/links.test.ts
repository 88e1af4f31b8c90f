import { afterEach, beforeEach, expect, it } from 'vitest'
import { at, hookFrom } from '../../support/make.ts'
import { shortTemplate as template, TWO_POSTS as TWO } from '../../support/template.ts'
import { importRequest, makeWorld, type World } from '../../support/world.ts'

// What becomes of a planned item and the post that an import brings of it.
let world: World
let channelId: string

beforeEach(async () => {
  world = makeWorld({ at: '2026-11-25T02:42:00Z' })
  channelId = (await world.call('channels.save', { name: '视频号', platform: 'wechat-channels' })).id
})
afterEach(() => world.end())

const request = (content: string) => importRequest(world, channelId, content, { name: 'file.csv' })
const preview = (content: string) => world.call('imports.preview', request(content))
const commit = (content: string) => world.call('imports.commit', { ...request(content), links: [] })
const search = async () => (await world.call('posts.search', { sort: 'oldest' })).posts

const plan = (title: string, day: string, time: string | null = '20:00') =>
  world.call('items.save', {
    item: {
      channelId,
      title,
      ...at(day, time),
      tags: ['面'],
      track: 'bond',
      kind: 'deep',
      variants: {
        A: { hooks: [hookFrom({ id: `h-${title.length}-${day}`, signal: 'comment', words: '你吃过吗' })] },
      },
    },
  })
const noHour = template('b,2026-11-05,一碗面的来历！,500,30,8')

it('links are proposed for titles alike within a day, each post and item once', async () => {
  const item = await plan('一碗面的来历', '2026-11-04')
  await plan('一碗面的来历', '2026-11-09')
  await plan('完全不同的题目', '2026-11-05')
  const { links } = await preview(TWO)
  expect(links).toMatchObject([
    { key: 'id:b', itemId: item.id, itemTitle: '一碗面的来历', similarity: 1, daysApart: 1 },
  ])
})

it('links made in a commit give the post what the plan knew: variant, hooks, labels, and the hour the export has not', async () => {
  const item = await plan('一碗面的来历', '2026-11-05')
  await world.call('imports.commit', { ...request(noHour), links: [{ key: 'id:b', itemId: item.id }] })
  expect(await search()).toMatchObject([
    {
      itemId: item.id,
      variant: 'A',
      hooks: ['question'],
      track: 'bond',
      kind: 'deep',
      tags: ['面'],
      publishedDay: '2026-11-05',
      publishedAt: '2026-11-05T12:00:00Z',
      hourSource: 'plan',
      numbers: { views: 500 },
    },
  ])
  expect((await world.call('items.get', { id: item.id })).status).toBe('published')
  expect((await preview(noHour)).links).toEqual([])
  await world.call('history.undo', {})
  expect(await search()).toEqual([])
  expect((await world.call('items.get', { id: item.id })).status).toBe('draft')
})

it('links merge the provisional post, with the numbers typed into it', async () => {
  const item = await plan('一碗面的来历', '2026-11-05')
  const { post } = await world.call('items.publish', { id: item.id })
  await world.call('posts.addNumbers', { id: post.id, numbers: { views: 77 } })
  world.pass(60)
  const { links } = await preview(noHour)
  expect(links).toHaveLength(1)
  await world.call('imports.commit', { ...request(noHour), links: [{ key: links[0]!.key, itemId: item.id }] })
  const [only, ...others] = await search()
  expect(others).toEqual([])
  expect(only).toMatchObject({ provisional: false, platformPostId: 'b', snapshotCount: 2, hourSource: 'plan' })
  await world.call('history.undo', {})
  expect(await search()).toMatchObject([{ id: post.id, provisional: true, snapshotCount: 1 }])
})

it('links keep what was put right by hand on the provisional post', async () => {
  const item = await plan('一碗面的来历', '2026-11-05')
  const { post } = await world.call('items.publish', { id: item.id })
  await world.call('posts.label', { ids: [post.id], hooks: ['stance'], track: 'reach', tags: ['面', '兰州'] })
  await world.call('hooks.reject', { kind: 'question', id: post.id })
  await world.call('imports.commit', { ...request(noHour), links: [{ key: 'id:b', itemId: item.id }] })
  const [only] = await search()
  expect(only).toMatchObject({
    provisional: false,
    hooks: ['stance'],
    track: 'reach',
    tags: ['面', '兰州'],
    kind: 'deep',
  })
  const kept = await world.call('exports.make', { what: 'all', as: 'json' })
  const { tables } = JSON.parse(Buffer.from(kept.base64, 'base64').toString()) as { tables: { rejection: unknown } }
  expect(tables.rejection).toMatchObject([{ postId: only?.id, hook: 'question' }])
})

it('links turn a forecast that was sealed after the first numbers into hindsight', async () => {
  const item = await plan('一碗面的来历', '2026-11-05')
  await commit(noHour)
  world.pass(86_400)
  await world.call('items.publish', { id: item.id, at: '2026-11-05T12:00:00Z' })
  const [imported] = (await search()).filter(({ provisional }) => !provisional)
  const sealed = async () => (await world.call('posts.get', { id: imported!.id })).seals.map((one) => one.afterNumbers)
  expect(await sealed()).toEqual([])
  await world.call('posts.link', { id: imported!.id, itemId: item.id })
  expect(await sealed()).toEqual([true])
})

const bare = (post: Awaited<ReturnType<typeof search>>[number]) => {
  const { numbers: _, capturedAt: __, isMature: ___, snapshotCount: ____, oddity: _____, ...kept } = post
  return kept
}

it('links made and taken back by hand leave the post and the plan as they were', async () => {
  const item = await plan('一碗面的来历', '2026-11-05')
  await commit(noHour)
  const [before] = await search()
  await world.call('posts.label', { ids: [before!.id], hooks: ['stance'], track: 'reach', tags: ['面', '兰州'] })
  const [labelled] = await search()
  await world.call('posts.link', { id: before!.id, itemId: item.id })
  expect((await search())[0]).toMatchObject({ hooks: ['question'], track: 'bond', kind: 'deep', hourSource: 'plan' })
  expect(await world.call('posts.unlink', { id: before!.id })).toEqual(bare(labelled!))
  expect((await world.call('items.get', { id: item.id })).status).toBe('draft')
  await world.call('items.publish', { id: item.id, at: '2026-11-05T12:00:00Z' })
})

it('links to a plan that says nothing take nothing from the post, nor does taking them back', async () => {
  await commit(template('b,2026-11-05,一碗面的来历！,500,30,8'))
  const [post] = await search()
  await world.call('posts.label', {
    ids: [post!.id],
    format: 'gallery',
    hooks: ['question'],
    track: 'bond',
  })
  const [before] = await search()
  const { id: itemId } = await world.call('items.save', { item: { channelId, title: '一碗面的来历' } })
  await world.call('posts.link', { id: post!.id, itemId })
  expect(await search()).toMatchObject([{ format: 'gallery', hooks: ['question'], track: 'bond' }])
  expect(await world.call('posts.unlink', { id: post!.id })).toEqual(bare(before!))
})

it('a link to the wrong post, taken back, gives the plan its own post again with the numbers typed into it', async () => {
  const item = await plan('一碗面的来历', '2026-11-05')
  const { post } = await world.call('items.publish', { id: item.id })
  await world.call('posts.addNumbers', { id: post.id, numbers: { views: 10 } })
  await world.call('posts.label', { ids: [post.id], hooks: [], verdict: 'fine' })
  await world.call('hooks.reject', { kind: 'question', id: post.id })
  await commit(noHour)
  const before = await search()
  const wrong = before.find(({ provisional }) => !provisional)!
  await world.call('posts.link', { id: wrong.id, itemId: item.id })
  // What was said since the link stays where it was said.
  await world.call('posts.label', { ids: [wrong.id], track: 'reach' })
  await world.call('posts.unlink', { id: wrong.id })
  expect(await search()).toEqual(before.map((one) => (one.id === wrong.id ? { ...one, track: 'reach' } : one)))
  const { snapshots } = await world.call('posts.get', { id: post.id })
  expect(snapshots.map(({ source, numbers }) => [source, numbers.views])).toEqual([['hand', 10]])
  expect((await world.call('items.get', { id: item.id })).status).toBe('published')
  expect((await world.call('workspace.verify', {})).problems).toEqual([])
})

it('a plan that goes leaves its post what it had from it', async () => {
  const item = await plan('一碗面的来历', '2026-11-05')
  await commit(noHour)
  const [post] = await search()
  await world.call('posts.link', { id: post!.id, itemId: item.id })
  await world.call('items.remove', { ids: [item.id] })
  expect(await search()).toMatchObject([{ itemId: null, hooks: ['question'], track: 'bond' }])
  await world.call('posts.remove', { ids: [post!.id] })
  expect((await world.call('workspace.verify', {})).problems).toEqual([])
})

it('links refuse a second post, another channel and what is not in the files', async () => {
  const item = await plan('一碗面的来历', '2026-11-05')
  await commit(TWO)
  const [first, second] = await search()
  await world.call('posts.link', { id: second!.id, itemId: item.id })
  expect((await world.refused('posts.link', { id: first!.id, itemId: item.id })).message).toBe('error.item-linked')
  const other = (await world.call('channels.save', { name: '抖音', platform: 'douyin' })).id
  const elsewhere = await world.call('items.save', { item: { channelId: other, title: 'x' } })
  expect((await world.refused('posts.link', { id: first!.id, itemId: elsewhere.id })).message).toBe(
    'error.link-other-channel',
  )
  const unknown = { ...request(template('z,2026-11-06,新,1,1,1')), links: [{ key: 'id:nobody', itemId: item.id }] }
  expect((await world.refused('imports.commit', unknown)).message).toBe('error.link-unknown')
  expect(await search()).toHaveLength(2)
})

it('links keep the hour unknown if the post came out on another day than planned', async () => {
  const item = await plan('一碗面的来历', '2026-11-04')
  await world.call('imports.commit', { ...request(noHour), links: [{ key: 'id:b', itemId: item.id }] })
  expect(await search()).toMatchObject([{ publishedAt: null, hourSource: 'unknown' }])
})
