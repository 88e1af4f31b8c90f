import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { unguarded } from '../../../shared/formula-guard.ts'
import { ENCODINGS, type EncodingName } from '../../support/encodings.ts'
import { importRequest, makeWorld, type World } from '../../support/world.ts'

let world: World
beforeEach(() => {
  world = makeWorld()
})
afterEach(() => world.end())

async function channel(name: string): Promise<string> {
  return (await world.call('channels.save', { name, platform: 'other' })).id
}
const take = (channelId: string, bytes: Uint8Array, name = 'posts.csv') =>
  world.call('imports.commit', { ...importRequest(world, channelId, bytes, { name }), links: [] })

const HEADER =
  'platform_post_id,published_at,title,format,duration_s,tags,hooks,views,impressions,likes,hearts,comments,shares,saves,follows,coins,completion_rate,avg_watch_s'
const ROWS = [
  'a,2026-03-21 20:30:15,"=SUM(1,2) 三秒",short,32.5,剪辑;开场,suspense;question,1200,4000,90,31,12,8,20,-3,1,0.4231,14.5',
  'b,2026-03-22,"@一碗面\n的""来历""",gallery,,,,,,,,,,,,,,',
  ',2026-03-23 08:00,-没有编号,live,3600,,dual-track,0,0,0,0,0,0,0,0,0,0,0',
]

describe('posts exported by us and imported again', () => {
  const row = (id: string, title: string) =>
    `platform_post_id,published_at,title,views\n${id},2026-03-21 20:30,${title},100`

  for (const [language, header, channelHeaders] of [
    ['zh-CN', '作品ID,发布时间,标题', '频道,平台'],
    ['en', 'platform_post_id,published_at,title', 'channel,platform'],
  ] as const)
    it(`say in ${language} whose each post is; each channel takes its own rows back, and no other’s`, async () => {
      await world.call('settings.save', { language })
      const a = await channel('小路')
      const b = (await world.call('channels.save', { name: '小路', platform: 'douyin' })).id
      await take(a, Buffer.from(row('x1', '一碗面')))
      await take(b, Buffer.from(row('y1', '一碗粥')))
      const { base64, name } = await world.call('exports.make', { what: 'posts', as: 'csv' })
      const [head = '', ...rows] = Buffer.from(base64, 'base64').toString().trim().split('\r\n')
      expect(head.replace('\uFEFF', '').startsWith(header)).toBe(true)
      expect(head.endsWith(channelHeaders)).toBe(true)
      expect(rows.map((line) => line.split(',').slice(-2).join(' ')).toSorted()).toEqual(['小路 douyin', '小路 other'])

      const back = await take(a, Buffer.from(base64, 'base64'), name)
      expect(back).toMatchObject({ batchId: null, files: [{ format: 'own-template', rows: 2, unchanged: 1 }] })
      expect(back.files[0]?.skipped).toMatchObject([{ reason: 'import.skipped.other-channel', cell: '小路' }])
      // Elsewhere nobody knows these channels: the rows of its platform go in, and two channels never into one.
      const other = makeWorld()
      const { id } = await other.call('channels.save', { name: '别处', platform: 'other' })
      const request = importRequest(other, id, Buffer.from(base64, 'base64'), { name })
      expect(await other.call('imports.commit', { ...request, links: [] })).toMatchObject({
        files: [{ created: 1, skipped: [{ reason: 'import.skipped.other-channel' }] }],
      })
      const third = await other.call('channels.save', { name: '第三个', platform: 'bilibili' })
      expect(await other.refused('imports.commit', { ...request, channelId: third.id, links: [] })).toMatchObject({
        message: 'import.refused.several-channels',
        params: { channels: '小路 · other, 小路 · douyin' },
      })
      await other.end()
    })

  it('are in a file named by the day on the first channel’s wall', async () => {
    // 00:30 on the 22nd in Shanghai is still the 21st in UTC.
    const early = makeWorld({ at: '2026-11-21T16:30:00Z' })
    await early.call('channels.save', { name: 'a', platform: 'douyin' })
    expect((await early.call('exports.make', { what: 'posts', as: 'csv' })).name).toBe('duotrack-posts-2026-11-22.csv')
    await early.end()
  })

  for (const as of ['csv', 'xlsx'] as const) {
    it(`as ${as} change nothing, formula guards and all`, async () => {
      const id = await channel('a')
      await take(id, Buffer.from([HEADER, ...ROWS].join('\n')))
      const { base64, name } = await world.call('exports.make', { what: 'posts', as })
      const done = await take(id, Buffer.from(base64, 'base64'), name)
      expect(done).toMatchObject({
        batchId: null,
        files: [{ format: 'own-template', rows: 3, unchanged: 3, skipped: [] }],
      })
    })
  }
})

describe('of posts exported by us', () => {
  const languages = ['zh-CN', 'en'] as const
  const forms = ['csv', 'xlsx'] as const
  const cases = languages.flatMap((language) => forms.map((as) => ({ language, as })))
  const exported = async (language: (typeof languages)[number], as: (typeof forms)[number]) => {
    await world.call('settings.save', { language })
    const { base64, name } = await world.call('exports.make', { what: 'posts', as })
    return [Buffer.from(base64, 'base64'), name] as const
  }
  const postsOf = async (channelId: string) => (await world.call('posts.search', { channelId, limit: 50 })).posts

  it.each(cases)(
    'a private one comes back private, into a new channel too ($language, $as)',
    async ({ language, as }) => {
      const id = await channel('a')
      await take(
        id,
        Buffer.from('作品ID,发布时间,标题,播放量,是否公开\na,2026-03-21,一碗面,10,是\nb,2026-03-22,自见的,5,否'),
      )
      const [file, name] = await exported(language, as)
      expect(await take(id, file, name)).toMatchObject({ batchId: null, files: [{ unchanged: 2, skipped: [] }] })
      const into = await channel('b')
      expect(await take(into, file, name)).toMatchObject({ files: [{ created: 2, skipped: [] }] })
      const found = (await postsOf(into)).map(({ title, isPublic }) => [title, isPublic] as const)
      expect(new Map(found)).toEqual(
        new Map([
          ['一碗面', true],
          ['自见的', false],
        ]),
      )
    },
  )

  it('one of a file without that column is public, as ever', async () => {
    const id = await channel('a')
    await take(id, Buffer.from([HEADER, ...ROWS].join('\n')))
    expect((await postsOf(id)).map(({ isPublic }) => isPublic)).toEqual([true, true, true])
  })

  it.each(cases)('notes without title and id come back by their moment ($language, $as)', async ({ language, as }) => {
    const id = (await world.call('channels.save', { name: '小红书', platform: 'xiaohongshu' })).id
    const notes = ['笔记标题,首次发布时间,观看量', ',2026年03月21日20时30分15秒,10', ',2026年03月22日20时30分15秒,20']
    await take(id, Buffer.from(notes.join('\n')))
    const [file, name] = await exported(language, as)
    expect(await take(id, file, name)).toMatchObject({ batchId: null, files: [{ unchanged: 2, skipped: [] }] })
    const into = await channel('b')
    expect(await take(into, file, name)).toMatchObject({ files: [{ created: 2, skipped: [] }] })
  })

  it.each(cases)('one that only its plan speaks of is no second one ($language, $as)', async ({ language, as }) => {
    const id = await channel('a')
    for (const [title, at] of [
      ['绿皮车', '2026-11-24T12:00:00Z'],
      ['绿皮车', '2026-11-24T13:00:07Z'],
      ['', '2026-11-23T13:00:00Z'],
    ] as const) {
      const item = await world.call('items.save', { item: { channelId: id, title } })
      await world.call('items.publish', { id: item.id, at })
    }
    const before = await postsOf(id)
    const [file, name] = await exported(language, as)
    expect(await take(id, file, name)).toMatchObject({ batchId: null, files: [{ unchanged: 3, skipped: [] }] })
    expect(await postsOf(id)).toEqual(before)
    const asked = importRequest(world, id, file, { name })
    expect((await world.call('imports.preview', asked)).links).toEqual([])
    // Elsewhere no plan speaks of them: there they are posts like any other.
    const into = await channel('b')
    expect(await take(into, file, name)).toMatchObject({ files: [{ created: 3, skipped: [] }] })
    expect((await postsOf(into)).map(({ provisional }) => provisional)).toEqual([false, false, false])
  })

  it('one that an export has confirmed since it was written is that post', async () => {
    const id = await channel('a')
    const item = await world.call('items.save', { item: { channelId: id, title: '绿皮车' } })
    await world.call('items.publish', { id: item.id, at: '2026-11-24T12:00:00Z' })
    const [file, name] = await exported('en', 'csv')
    await take(id, Buffer.from('platform_post_id,published_at,title,views\na,2026-11-24 20:00,绿皮车,10'))
    const post = (await postsOf(id)).find(({ provisional }) => !provisional)
    await world.call('posts.link', { id: post?.id ?? '', itemId: item.id })
    expect(await take(id, file, name)).toMatchObject({ batchId: null, files: [{ unchanged: 1 }] })
    expect(await postsOf(id)).toHaveLength(1)
  })
})

const word = fc.string({
  unit: fc.constantFrom(...Array.from('一三招学会剪辑，。“”（）!=+-@é😀a1 ,";\n\'')),
  minLength: 1,
  maxLength: 20,
})
const title = word.filter((text) => /[\p{L}\p{N}]/u.test(text))
const count = fc.option(fc.nat(1e9))
const post = fc.record({
  title,
  views: count,
  likes: count,
  hearts: count,
  follows: fc.option(fc.integer({ min: -1000, max: 1000 })),
  completion: fc.option(fc.integer({ min: 0, max: 10_000 }).map((parts) => parts / 10_000)),
  seconds: fc.option(fc.nat(86_399)),
  isPublic: fc.option(fc.boolean()),
})
const quote = (text: string) => `"${text.replaceAll('"', '""')}"`

it('generated templates come through every encoding with every number and title as written', async () => {
  let serial = 0
  await fc.assert(
    fc.asyncProperty(
      fc.array(post, { minLength: 1, maxLength: 6 }),
      fc.constantFrom(...(Object.keys(ENCODINGS) as EncodingName[])),
      async (posts, encoding) => {
        const id = await channel(`c${(serial += 1)}`)
        const rows = posts.map((each, row) => {
          const at = each.seconds === null ? '' : ` ${new Date(each.seconds * 1000).toISOString().slice(11, 19)}`
          return [
            `p${row}`,
            `2026-03-21${at}`,
            quote(each.title),
            each.views,
            each.likes,
            each.hearts,
            each.follows,
            each.completion,
            each.isPublic === null ? '' : each.isPublic ? '是' : '否',
          ].join(',')
        })
        const bytes = ENCODINGS[encoding](
          ['作品ID,发布时间,标题,播放量,点赞,小红心,涨粉,完播率,是否公开', ...rows].join('\r\n'),
        )
        fc.pre(bytes !== null)
        await take(id, bytes)
        const found = (await world.call('posts.search', { channelId: id, limit: 500 })).posts
        const back = new Map(found.map((each) => [each.platformPostId, each]))
        for (const [row, each] of posts.entries()) {
          const read = back.get(`p${row}`)
          expect(read?.title).toBe(unguarded(each.title).trim())
          expect(read?.publishedAt === null).toBe(each.seconds === null)
          expect(read?.isPublic).toBe(each.isPublic ?? true)
          const { views, likes, hearts, follows, completion } = each
          const numbers = [views, likes, hearts, follows, completion]
          const kept = read?.numbers
            ? [
                read.numbers.views,
                read.numbers.likes,
                read.numbers.hearts,
                read.numbers.follows,
                read.numbers.completion,
              ]
            : numbers.map(() => null)
          expect(kept).toEqual(numbers)
        }
      },
    ),
    { numRuns: 120, seed: 11 },
  )
}, 60_000)
