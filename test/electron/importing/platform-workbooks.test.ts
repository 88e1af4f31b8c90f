import writeWorkbook from 'write-excel-file/node'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readTable as readAny } from '../../../electron/core/importing/read-table.ts'
import { readXlsx } from '../../../electron/core/importing/read-xlsx.ts'
import { readRows, recognise } from '../../../shared/importers/index.ts'
import type { Zone } from '../../../shared/time.ts'
import { importRequest, makeWorld, type World } from '../../support/world.ts'

const readTable = (bytes: Uint8Array, file: string, asked: Parameters<typeof readAny>[2] = null) =>
  readAny(bytes, file, asked, readXlsx)

type Cell = string | number | null
type Rows = readonly (readonly Cell[])[]

/** A workbook as a back-end writes it: cells of text and of numbers, a banner over the whole width if there is one. */
const workbook = (rows: Rows, banner: string | null = null): Promise<Buffer> => {
  const width = rows[0]?.length ?? 1
  const above = banner === null ? [] : [[{ value: banner, columnSpan: width }, ...Array<null>(width - 1).fill(null)]]
  return writeWorkbook([...above, ...rows.map((row) => [...row])]).toBuffer()
}

const importedFrom = async (content: Buffer, zone: Zone = 'Asia/Shanghai') => {
  const table = await readTable(content, 'file.xlsx')
  if (!table.ok) throw new Error(table.error.message)
  const known = recognise(table.value)
  if (!known.ok) throw new Error(known.error.message)
  return readRows(table.value, known.value, { zone, icons: 'recommend-is-heart', today: '2027-12-31' })
}

const DOUYIN =
  '作品名称 发布时间 体裁 审核状态 播放量 完播率 5s完播率 封面点击率 2s跳出率 平均播放时长 点赞量 分享量 评论量 收藏量 主页访问量 粉丝增量'.split(
    ' ',
  )
const CLIP: readonly string[] =
  '三招学会剪辑 #剪辑 #新手|2025-09-26 19:30:00|1min-视频|公开|1204|0.074074|0.375000|-|0.281000|8.209459|36|12|5|18|3|-2'.split(
    '|',
  )
const clip = (changes: Readonly<Record<string, string>>) => CLIP.map((cell, at) => changes[DOUYIN[at] ?? ''] ?? cell)
const codes = (notes: readonly { readonly code: string }[]) => notes.map(({ code }) => code.replace('import.note.', ''))

describe('抖音创作者中心', () => {
  it('reads the 16 columns of text: fractions as rates, seconds, tags off the title', async () => {
    const { importer, posts, skipped, notes } = await importedFrom(await workbook([DOUYIN, CLIP]))
    expect([importer.id, skipped, notes]).toEqual(['douyin', [], []])
    expect(posts).toMatchObject([
      {
        key: 'title:三招学会剪辑|2025-09-26T11:30:00Z',
        title: '三招学会剪辑',
        tags: ['剪辑', '新手'],
        publishedDay: '2025-09-26',
        publishedAt: '2025-09-26T11:30:00Z',
        hourSource: 'export',
        format: 'short',
        durationSeconds: null,
        isPublic: true,
        numbers: {
          views: 1204,
          likes: 36,
          shares: 12,
          comments: 5,
          saves: 18,
          follows: -2,
          completion: 0.074074,
          averageWatchSeconds: 8.209459,
          impressions: null,
          hearts: null,
        },
        raw: { '5s完播率': '0.375000', 封面点击率: '-', '2s跳出率': '0.281000', 主页访问量: '3' },
      },
    ])
  })

  it('is known by its words in any order, and without 封面点击率 as Excel left it', async () => {
    const order = DOUYIN.map((_, at) => at)
      .filter((at) => DOUYIN[at] !== '封面点击率')
      .toReversed()
    const pick = (row: readonly string[]) => order.map((at) => row[at] ?? '')
    const { importer, columns, posts } = await importedFrom(await workbook([pick(DOUYIN), pick(CLIP)]))
    expect([importer.id, columns.length]).toEqual(['douyin', 15])
    expect(posts[0]?.numbers).toMatchObject({ views: 1204, completion: 0.074074 })
  })

  it('of 2026 says 发布状态 for 审核状态, and how long a post is', async () => {
    const header = [...DOUYIN.map((name) => (name === '审核状态' ? '发布状态' : name)), '作品时长']
    const { posts } = await importedFrom(await workbook([header, [...clip({ 体裁: '视频' }), '32']]))
    expect(posts).toMatchObject([{ isPublic: true, format: 'short', durationSeconds: 32 }])
  })

  it('takes its times for Beijing’s, whatever the channel’s zone', async () => {
    const content = await workbook([DOUYIN, clip({ 发布时间: '2025-09-26 06:30:00' })])
    expect((await importedFrom(content, 'America/New_York')).posts).toMatchObject([
      { publishedAt: '2025-09-25T22:30:00Z', publishedDay: '2025-09-25' },
    ])
  })

  it('tells formats by 体裁 and makes up no duration; an unknown one is taken as the usual, and noted', async () => {
    const kinds = ['1min-视频', '1-3min视频', '5min+视频', '图文', '全景']
    const rows = kinds.map((kind, i) => clip({ 体裁: kind, 作品名称: `第${i}条` }))
    const { posts, notes } = await importedFrom(await workbook([DOUYIN, ...rows]))
    expect(posts.map(({ format }) => format)).toEqual(['short', 'short', 'long', 'gallery', null])
    expect(posts.every(({ durationSeconds }) => durationSeconds === null)).toBe(true)
    expect(codes(notes)).toEqual(['gallery-completion', 'unknown-format'])
  })

  it('uses no 完播率 of a 图文: it is not what a video’s is', async () => {
    const { posts, notes } = await importedFrom(await workbook([DOUYIN, clip({ 体裁: '图文', 完播率: '0.41' })]))
    expect(posts[0]?.numbers).toMatchObject({ completion: null, views: 1204 })
    expect(notes).toEqual([{ code: 'import.note.gallery-completion', params: { count: 1, row: 2, column: '完播率' } }])
  })

  it.each(['自见', '私密', '未通过', '审核中', '已删除'])(
    'knows that a post under %s is not public',
    async (status) => {
      const hidden = clip({ 审核状态: status, 播放量: '0', 作品名称: '另一条' })
      const { posts, notes } = await importedFrom(await workbook([DOUYIN, CLIP, hidden]))
      expect(posts.map(({ isPublic }) => isPublic)).toEqual([true, false])
      expect(notes).toEqual([{ code: 'import.note.not-public', params: { count: 1, row: 3, column: '审核状态' } }])
    },
  )

  it.each(['公开', '通过', '审核通过'])('knows that a post under %s is public', async (status) => {
    const { posts, notes } = await importedFrom(await workbook([DOUYIN, clip({ 审核状态: status })]))
    expect(posts.map(({ isPublic }) => isPublic)).toEqual([true])
    expect(notes).toEqual([])
  })

  it('takes - for missing, never 0', async () => {
    const { posts, skipped } = await importedFrom(
      await workbook([DOUYIN, clip({ 播放量: '-', 完播率: '-', 平均播放时长: '-', 粉丝增量: '-' })]),
    )
    expect(skipped).toEqual([])
    expect(posts[0]?.numbers).toMatchObject({ views: null, completion: null, averageWatchSeconds: null, follows: null })
  })

  it('that is the error of an expired login under the name of a workbook is refused in words', async () => {
    const error = Buffer.from('{"status_code":8,"status_msg":"用户未登录","log_pb":{"impr_id":"20250926"}}')
    expect(await readTable(error, '作品列表.xlsx')).toMatchObject({
      ok: false,
      error: { message: 'import.refused.json', path: '作品列表.xlsx' },
    })
  })

  it('of the account by day is refused as such', async () => {
    const table = await readTable(
      await workbook([
        ['日期', '播放量'],
        ['2025-09-25', '120'],
        ['2025-09-26', '98'],
      ]),
      'f',
    )
    expect(table.ok && recognise(table.value)).toMatchObject({ error: { message: 'import.refused.daily-table' } })
  })
})

const BANNER = '最多导出排序后前1000条笔记'
const XIAOHONGSHU =
  '笔记标题 首次发布时间 体裁 曝光 观看量 封面点击率 点赞 评论 收藏 涨粉 分享 人均观看时长 弹幕'.split(' ')
const NOTE: readonly Cell[] = [
  '一碗面的来历',
  '2025年09月26日19时30分52秒',
  '视频',
  12235,
  980,
  0.075,
  36,
  5,
  18,
  3,
  12,
  21,
  4,
]
const note = (changes: Readonly<Record<string, Cell>>) =>
  NOTE.map((cell, at) => {
    const name = XIAOHONGSHU[at] ?? ''
    return Object.hasOwn(changes, name) ? (changes[name] ?? null) : cell
  })

describe('小红书创作服务平台', () => {
  it('reads the header below the merged banner, and cells of numbers', async () => {
    const { importer, rows, posts, skipped, notes } = await importedFrom(await workbook([XIAOHONGSHU, NOTE], BANNER))
    expect([importer.id, rows, skipped, notes]).toEqual(['xiaohongshu', 1, [], []])
    expect(posts).toMatchObject([
      {
        key: 'title:一碗面的来历|2025-09-26T11:30:52Z',
        row: 3,
        publishedDay: '2025-09-26',
        publishedAt: '2025-09-26T11:30:52Z',
        format: 'short',
        isPublic: null,
        numbers: {
          impressions: 12235,
          views: 980,
          likes: 36,
          comments: 5,
          saves: 18,
          follows: 3,
          shares: 12,
          averageWatchSeconds: 21,
          completion: null,
        },
        raw: { 封面点击率: '0.075', 弹幕: '4' },
      },
    ])
  })

  it('reads it without the banner too, and an older file without 曝光 and 弹幕', async () => {
    const without = (row: readonly Cell[]) => row.filter((_, at) => !['曝光', '弹幕'].includes(XIAOHONGSHU[at] ?? ''))
    const { posts } = await importedFrom(await workbook([without(XIAOHONGSHU), without(NOTE)]))
    expect(posts).toMatchObject([{ row: 2, numbers: { views: 980, impressions: null } }])
  })

  it('tells notes without a title apart by their moment', async () => {
    const later = '2025年09月26日20时30分52秒'
    const { posts, skipped } = await importedFrom(
      await workbook([XIAOHONGSHU, note({ 笔记标题: '' }), note({ 笔记标题: '', 首次发布时间: later })], BANNER),
    )
    expect(skipped).toEqual([])
    expect(posts.map(({ key, title }) => [key, title])).toEqual([
      ['title:|2025-09-26T11:30:52Z', ''],
      ['title:|2025-09-26T12:30:52Z', ''],
    ])
  })

  it('cannot tell one that has neither title nor hour', async () => {
    const nameless = note({ 笔记标题: '', 首次发布时间: '2025年09月26日' })
    const { skipped } = await importedFrom(await workbook([XIAOHONGSHU, nameless], BANNER))
    expect(skipped).toMatchObject([{ row: 3, reason: 'import.skipped.no-key' }])
  })

  it('takes 曝光 0 beside views for not counted yet', async () => {
    const fresh = note({ 曝光: 0, 观看量: 126 })
    const unseen = note({ 笔记标题: '没人看', 曝光: 0, 观看量: 0 })
    const { posts, notes } = await importedFrom(await workbook([XIAOHONGSHU, fresh, unseen], BANNER))
    expect(posts.map(({ numbers }) => numbers.impressions)).toEqual([null, 0])
    expect(codes(notes)).toEqual(['impressions-late'])
  })

  it('knows 图文, and a time that stops at the hour', async () => {
    const { posts } = await importedFrom(
      await workbook([XIAOHONGSHU, note({ 体裁: '图文', 首次发布时间: '2025年09月26日20时' })], BANNER),
    )
    expect(posts).toMatchObject([{ format: 'gallery', publishedAt: '2025-09-26T12:00:00Z' }])
  })
})

describe('in a workspace', () => {
  let world: World
  beforeEach(() => {
    world = makeWorld()
  })
  afterEach(() => world.end())

  const bring = async (channelId: string, content: Buffer) => {
    const request = importRequest(world, channelId, content, { name: 'f.xlsx' })
    return {
      shown: await world.call('imports.preview', request),
      commit: () => world.call('imports.commit', { ...request, links: [] }),
    }
  }
  const posts = async () => (await world.call('posts.search', { sort: 'oldest' })).posts

  it('what is not public is said beforehand, written, set aside, and back once it is public', async () => {
    const { id } = await world.call('channels.save', { name: '抖音', platform: 'douyin' })
    const first = await bring(id, await workbook([DOUYIN, clip({ 审核状态: '审核中' })]))
    expect(codes(first.shown.files[0]?.notes ?? [])).toEqual(['not-public'])
    expect(first.shown.iconQuestion).toBeNull()
    await first.commit()
    expect(await posts()).toMatchObject([{ isPublic: false }])

    const template = Buffer.from('published_at,title,views\n2025-09-26 19:30:00,三招学会剪辑,1300\n')
    await (await bring(id, template)).commit()
    expect(await posts()).toMatchObject([{ isPublic: false, snapshotCount: 2 }])

    await (await bring(id, await workbook([DOUYIN, CLIP]))).commit()
    expect(await posts()).toMatchObject([{ isPublic: true }])
  })

  it('the same workbook again is nothing new, though its posts have no ids and some columns are only kept', async () => {
    const { id } = await world.call('channels.save', { name: '小红书', platform: 'xiaohongshu' })
    const content = await workbook([XIAOHONGSHU, NOTE, note({ 笔记标题: '', 体裁: '图文' })], BANNER)
    expect((await (await bring(id, content)).commit()).files[0]).toMatchObject({ created: 2 })
    world.pass(3600)
    expect(await (await bring(id, content)).commit()).toMatchObject({ batchId: null, files: [{ unchanged: 2 }] })
  })
})
