import { describe, expect, it, test } from 'vitest'
import { readRows, recognise, type Table } from '../../../shared/importers/index.ts'

const table = (rows: readonly (readonly string[])[], more: Partial<Table> = {}): Table => ({
  rows,
  kind: 'csv',
  encoding: 'utf-8',
  guessed: false,
  cut: false,
  ...more,
})
const read = (given: Table, mapping: Record<string, string> | null = null) => {
  const known = recognise(given, mapping)
  if (!known.ok) throw new Error(known.error.message)
  return readRows(given, known.value, { zone: 'Asia/Shanghai', icons: 'recommend-is-heart', today: '2027-12-31' })
}
const why = (given: Table, mapping: Record<string, string> | null = null) => {
  const known = recognise(given, mapping)
  return known.ok ? null : { message: known.error.message, params: known.error.params }
}

const HEADER = ['published_at', 'title', 'views', 'likes']
const ROW = ['2026-03-21', '一条', '10', '2']

describe('a header is found by its words', () => {
  it('in any order, in both languages, with invisible characters, full width and odd spaces', () => {
    const { posts } = read(
      table([
        ['播放量', '\ufeffTi\u00adtle', ' PUBLISHED_AT ', 'ｌｉｋｅｓ'],
        ['10', '一条', '2026-03-21', '2'],
      ]),
    )
    expect(posts[0]).toMatchObject({ title: '一条', publishedDay: '2026-03-21', numbers: { views: 10, likes: 2 } })
  })
  test.each([0, 1, 2, 3, 4])('below %d banner rows', (banners) => {
    const rows = [...Array.from({ length: banners }, () => ['最多导出排序后前1000条笔记']), HEADER, ROW]
    expect(read(table(rows)).posts).toMatchObject([{ row: banners + 2 }])
  })
  it('but not below five', () => {
    expect(why(table([...Array.from({ length: 5 }, () => ['x']), HEADER, ROW]))?.message).toBe(
      'import.refused.not-a-table',
    )
  })
})

describe('wrong tables', () => {
  it('the account by day is told apart from posts', () => {
    const days = table([
      ['日期', '播放量'],
      ['2026-03-20', '5'],
      ['2026-03-21', '6'],
    ])
    expect(why(days)).toEqual({ message: 'import.refused.daily-table', params: { column: '日期' } })
    const meta = table([['Views'], ['Date', 'Primary'], ['2025-03-17T00:00:00', '0'], ['2025-03-18T00:00:00', '4']])
    expect(why(meta)).toMatchObject({ message: 'import.refused.wrong-table', params: { table: 'meta-daily' } })
  })
  it('only a header', () => expect(why(table([HEADER, ['', '', '', '']]))?.message).toBe('import.refused.no-rows'))
  it('no header of two columns', () =>
    expect(why(table([['你好'], ['世界']]))?.message).toBe('import.refused.not-a-table'))
  it('columns nobody knows are named', () =>
    expect(
      why(
        table([
          ['作品', '收听'],
          ['一', '2'],
        ]),
      ),
    ).toEqual({
      message: 'import.refused.unknown-columns',
      params: { row: 1, columns: '作品, 收听' },
    }))
  it('one meaning twice', () =>
    expect(
      why(
        table([
          [...HEADER, '播放量'],
          [...ROW, '11'],
        ]),
      ),
    ).toEqual({
      message: 'import.refused.doubled-column',
      params: { row: 1, first: 'views', second: '播放量' },
    }))
  it('another platform that shares a few words is not the template', () => {
    const toutiao =
      '标题,发布时间,ID,链接,展现量,粉丝展现量,播放量,粉丝播放量,点击率,平均播放完成率,点赞量,评论量,收藏量'.split(',')
    expect(why(table([toutiao, toutiao.map(() => '1')]))?.message).toBe('import.refused.unknown-columns')
  })
  it('视频号 without its date column says which is missing', () =>
    expect(
      why(
        table([
          ['视频描述', '视频ID', '推荐', '喜欢'],
          ['一', 'x', '1', '2'],
        ]),
      ),
    ).toEqual({
      message: 'import.refused.column-missing',
      params: { row: 1, column: '发布时间' },
    }))
})

describe('rows', () => {
  it('that cannot be read whole are skipped with row, column, reason and cell', () => {
    const { posts, skipped, rows } = read(
      table([HEADER, ROW, ['2026-03-22', '二', '12O', '1'], [], ['2026-03-23', '', '1', '1'], ['', '四', '1', '1']]),
    )
    expect(posts).toHaveLength(1)
    expect(rows).toBe(4)
    expect(skipped).toEqual([
      { row: 3, column: 'views', reason: 'import.skipped.count-unreadable', cell: '12O' },
      { row: 5, column: 'title', reason: 'import.skipped.no-key', cell: '' },
      { row: 6, column: 'published_at', reason: 'import.skipped.date-missing', cell: '' },
    ])
  })
  it('with filled cells beyond the header are skipped: their columns are shifted', () =>
    expect(read(table([HEADER, [...ROW, '', '7']])).skipped).toEqual([
      { row: 2, column: '6', reason: 'import.skipped.too-many-cells', cell: '7' },
    ]))
  it('that are short are read and noted; a last row that breaks off is not trusted', () => {
    const short = read(table([HEADER, ROW, ['2026-03-22', '二', '12']]))
    expect(short.posts[1]?.numbers).toMatchObject({ views: 12, likes: null })
    expect(short.notes).toContainEqual({ code: 'import.note.short-row', params: { count: 1, row: 3, column: 'likes' } })
    const cut = read(table([HEADER, ROW, ['2026-03-22', '二', '12']], { cut: true }))
    expect(cut.skipped).toEqual([{ row: 3, column: 'views', reason: 'import.skipped.row-cut', cell: '12' }])
  })
  it('of one key are one post: the later row wins, and a note says so', () => {
    const { posts, notes } = read(table([HEADER, ROW, ['2026-03-21', ' 一条\u200b ', '15', '3']]))
    expect(posts).toMatchObject([{ row: 3, numbers: { views: 15 } }])
    expect(notes).toContainEqual({ code: 'import.note.doubled-key', params: { count: 1, row: 3, column: '' } })
  })
  it('lose the formula guard of our own exports, and of no other file', () => {
    const guarded = ['2026-03-21', "'=干货", '10', '2']
    expect(read(table([HEADER, guarded])).posts[0]?.title).toBe('=干货')
    const mapping = { published_at: 'published_at', title: 'title' }
    expect(read(table([HEADER, guarded]), mapping).posts[0]?.title).toBe("'=干货")
  })
  it('with a header called __proto__ harm nobody', () => {
    const { posts, notes } = read(
      table([
        [...HEADER, '__proto__', 'constructor'],
        [...ROW, 'polluted', 'x'],
      ]),
    )
    expect(posts).toHaveLength(1)
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
    expect(notes).toContainEqual({
      code: 'import.note.unknown-columns',
      params: { count: 2, columns: '__proto__, constructor' },
    })
  })
  it('without an hour keep it unknown', () => {
    const { posts, notes } = read(table([HEADER, ROW]))
    expect(posts[0]).toMatchObject({ publishedAt: null, hourSource: 'unknown' })
    expect(notes).toContainEqual({ code: 'import.note.hour-unknown', params: { count: 1 } })
  })
})

describe('a mapping', () => {
  const rows = [
    ['作品', '发布时间', '播放量', '完播率'],
    ['一', '2026-03-21', '10', '20.6'],
  ]
  it('reads any table, and only it may say that bare numbers are percents', () => {
    const mapping = { 作品: 'title', 发布时间: 'published_at', 播放量: 'views', 完播率: 'completion_percent' }
    expect(read(table(rows), mapping).posts).toMatchObject([{ title: '一', numbers: { views: 10, completion: 0.206 } }])
  })
  it('takes -1 for no number, but not of followers won and lost', () => {
    const mapping = {
      作品: 'title',
      发布时间: 'publishedAt',
      播放量: 'views',
      完播率: 'completion_percent',
      涨粉: 'follows',
    }
    const lacking = [
      [...rows[0]!, '涨粉'],
      ['一', '2026-03-21', '-1', '-1.00', '-1'],
    ]
    expect(read(table(lacking), mapping).posts).toMatchObject([
      { numbers: { views: null, completion: null, follows: -1 } },
    ])
    const other = read(table([HEADER, ['2026-03-21', '一', '-1', '2']]))
    expect(other.skipped).toMatchObject([{ reason: 'import.skipped.count-negative' }])
  })
  it('must know its fields', () =>
    expect(why(table(rows), { 作品: '名字' })?.message).toBe('import.refused.mapping-field'))
  it('must tell when and which', () =>
    expect(why(table(rows), { 作品: 'title' })?.message).toBe('import.refused.mapping-incomplete'))
  it('must find its columns in the file', () =>
    expect(why(table(rows), { 名称: 'title', 发布时间: 'published_at' })).toEqual({
      message: 'import.refused.column-missing',
      params: { row: 1, column: '名称' },
    }))
})
