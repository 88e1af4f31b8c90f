import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { readNamedDay } from '../../../shared/importers/month-names.ts'
import { guessFields, readRows, recognise, type Table } from '../../../shared/importers/index.ts'
import { publishedBy } from '../../../shared/importers/tiktok.ts'
import type { Zone } from '../../../shared/time.ts'

const table = (rows: readonly (readonly string[])[]): Table => ({
  rows,
  kind: 'csv',
  encoding: 'utf-8',
  guessed: false,
  cut: false,
})
interface How {
  readonly zone?: Zone
  readonly writtenZone?: Zone
  readonly today?: `${number}-${number}-${number}`
}
const read = (
  rows: readonly (readonly string[])[],
  { zone = 'Asia/Shanghai', writtenZone, today = '2026-11-25' }: How = {},
) => {
  const known = recognise(table(rows))
  if (!known.ok) throw new Error(known.error.message)
  return readRows(table(rows), known.value, { zone, icons: 'recommend-is-heart', writtenZone, today })
}
const refused = (rows: readonly (readonly string[])[]) => {
  const known = recognise(table(rows))
  return known.ok
    ? known.value.importer.id
    : { ...known.error.params, why: known.error.message.slice('import.refused.'.length) }
}
const codes = (notes: readonly { readonly code: string }[]) => notes.map(({ code }) => code.replace('import.note.', ''))

describe('B站创作中心', () => {
  const FULL =
    '视频标题,发布时间,播放量,游客播放占比,粉丝观看率,封标点击率,粉丝点击率,游客点击率,3秒跳出率,粉丝3秒跳出率,游客3秒跳出率,互动率,粉丝互动率,游客互动率,涨粉量,播转粉率,取关量,点赞量,点赞率,评论量,评论率,弹幕量,弹幕率,收藏量,收藏率,投币量,投币率,转发量,转发率,平均播放进度'.split(
      ',',
    )
  const WORK =
    '一碗面的来历,2026年06月03日 16:41:25,8812,55.2%,3.1%,3.5星,4.2%,2.9%,18.4%,9.1%,21.3%,4.4%,6.1%,3.2%,31,0.4%,2,401,4.5%,52,0.6%,77,0.9%,120,1.4%,88,1.0%,19,0.2%,38.6%'.split(
      ',',
    )

  it('reads counts; stars and rates are kept as they stand, for no star is a rate', () => {
    const { importer, posts, notes } = read([FULL, WORK])
    expect([importer.id, notes]).toEqual(['bilibili', []])
    expect(posts).toMatchObject([
      {
        title: '一碗面的来历',
        publishedAt: '2026-06-03T08:41:25Z',
        numbers: {
          views: 8812,
          likes: 401,
          coins: 88,
          saves: 120,
          comments: 52,
          shares: 19,
          follows: 31,
          completion: null,
        },
        raw: { 封标点击率: '3.5星', 互动率: '4.4%' },
      },
    ])
  })
  it('takes <0.1% for what it is and - for missing', () => {
    const cells = FULL.map((name, at) => (name === '投币率' ? '<0.1%' : name === '评论量' ? '-' : (WORK[at] ?? '')))
    const { posts, skipped } = read([FULL, cells])
    expect(skipped).toEqual([])
    expect(posts[0]).toMatchObject({ numbers: { comments: null }, raw: { 投币率: '<0.1%' } })
  })
  it('is known by any few of its figures, in any order', () => {
    expect(
      read([
        ['投币量', '视频标题', '发布时间'],
        ['7', '一', '2026年06月03日 16:41:25'],
      ]).importer.id,
    ).toBe('bilibili')
    expect(
      read([
        ['视频标题', '发布时间', '播放量', '点赞量'],
        ['一', '2026年06月03日 16:41:25', '7', '1'],
      ]).importer.id,
    ).toBe('bilibili')
  })
})

describe('YouTube Studio', () => {
  const NOW =
    'Content,Video title,Video publish time,Duration,Engaged views,Subscribers,Average percentage viewed (%),Impressions,Impressions click-through rate (%),Subscribers gained,Subscribers lost,Likes,Dislikes,Comments added,Shares,Views,Watch time (hours),Average view duration'.split(
      ',',
    )
  const VIDEO = 'dQw4w9WgXcQ,How I edit,"May 8, 2020",394,800,3,42.1,12000,3.16,5,2,61,1,8,4,1204,68.1,0:03:25'
    .replace('"May 8, 2020"', 'May 8; 2020')
    .split(',')
    .map((cell) => cell.replace('; ', ', '))
  const TOTAL = NOW.map((name) => (name === 'Content' ? 'Total' : /Views|Likes/.test(name) ? '5568487' : ''))

  it('reads whatever was ticked; the total of all is no post', () => {
    const { importer, rows, posts, skipped, notes } = read([NOW, TOTAL, VIDEO])
    expect([importer.id, rows, skipped, codes(notes)]).toEqual(['youtube', 1, [], ['no-post', 'hour-unknown']])
    expect(posts).toMatchObject([
      {
        key: 'id:dQw4w9WgXcQ',
        title: 'How I edit',
        publishedDay: '2020-05-08',
        publishedAt: null,
        format: 'long',
        durationSeconds: 394,
        numbers: {
          views: 1204,
          impressions: 12_000,
          likes: 61,
          comments: 8,
          shares: 4,
          follows: 5,
          averageWatchSeconds: 205,
        },
        raw: {
          'Average percentage viewed (%)': '42.1',
          subscribers: '3',
          'Impressions click-through rate (%)': '3.16',
        },
      },
    ])
    expect(posts[0]?.numbers.completion).toBeNull()
  })
  it('takes subscribers won less lost only where those won do not stand', () => {
    const { posts } = read([
      ['Subscribers', 'Content', 'Video title', 'Video publish time'],
      ['-4', 'dQw4w9WgXcQ', 'a', 'May 8, 2020'],
    ])
    expect(posts[0]?.numbers.follows).toBe(-4)
  })
  it('of old, with soft hyphens in its headers', () => {
    const old = [
      'Video',
      'Video title',
      'Video pub\u00adlish time',
      'Com\u00adments ad\u00added',
      'Views',
      'Your es\u00adtimated revenue (USD)',
    ]
    const { posts, notes } = read([
      old,
      ['Total', '', '', '9', '90', '1.2'],
      ['dQw4w9WgXcQ', 'a', 'Nov 12, 2020', '9', '90', '1.2'],
    ])
    expect(posts).toMatchObject([{ publishedDay: '2020-11-12', numbers: { comments: 9, views: 90 } }])
    expect(codes(notes)).toEqual(['no-post', 'hour-unknown'])
  })
  it('of Shorts, which last a minute or less', () => {
    const { posts } = read([
      [
        'Content',
        'Video title',
        'Video publish time',
        'Duration',
        'Shown in feed',
        'Viewed (vs. swiped away) (%)',
        'Views',
      ],
      ['dQw4w9WgXcQ', 'a', 'May 8, 2020', '31.0', '900', '61.2', ''],
    ])
    expect(posts).toMatchObject([{ format: 'short', durationSeconds: 31, numbers: { views: null } }])
  })
  it('in Chinese', () => {
    const { posts } = read([
      '内容,视频标题,视频发布时间,观看次数,观看时长（小时）,订阅人数,估算收入 (USD),展示次数,展示点击率 (%)'.split(','),
      ['总计', '', '', '90', '1', '2', '', '', ''],
      ['dQw4w9WgXcQ', '一', '2020年5月8日', '90', '1', '2', '', '300', '4.1'],
    ])
    expect(posts).toMatchObject([{ publishedDay: '2020-05-08', numbers: { views: 90, impressions: 300, follows: 2 } }])
  })
  it('a date whose order Excel has lost is refused with its row, never guessed', () => {
    const { skipped } = read([
      ['Content', 'Video title', 'Video publish time'],
      ['dQw4w9WgXcQ', 'a', '08-05-2020'],
    ])
    expect(skipped).toMatchObject([
      { row: 2, column: 'Video publish time', reason: 'import.skipped.date-order-unknown' },
    ])
  })
  test.each([
    [['Date', 'Views', 'Watch time (hours)'], ['Total', '90', '2.1'], 'Date'],
    [['Traffic source', 'Views', 'Average view duration'], ['Total', '90', '0:01:02'], 'Traffic source'],
    [['Geography', 'Views'], ['Total', '90'], 'Geography'],
    [['地理位置', '观看次数'], ['总计', '90'], '地理位置'],
  ])('its table by %j is refused by name', (header, row, first) =>
    expect(refused([header, row])).toEqual({ why: 'wrong-table', table: 'youtube-by', platform: 'youtube', first }),
  )
  it('its chart, a row for each video and day, is refused by name', () =>
    expect(
      refused([
        ['Date', 'Content', 'Video title', 'Video publish time', 'Views'],
        ['2026-01-01', 'dQw4w9WgXcQ', 'a', 'May 8, 2020', '3'],
      ]),
    ).toMatchObject({ why: 'wrong-table', table: 'youtube-chart' }))
})

describe('TikTok Studio', () => {
  const HEADER = [
    'Time',
    'Video title',
    'Video link',
    'Post time',
    'Total likes',
    'Total comments',
    'Total shares',
    'Total views',
  ]
  /** A post uploaded at this moment. */
  const idAt = (instant: string) => String((BigInt(Date.parse(instant) / 1000) << 32n) + 12_345n)
  const linkAt = (instant: string, kind = 'video') => `https://www.tiktok.com/@me/${kind}/${idAt(instant)}`
  const row = (uploaded: string, posted: string) => [
    'February 28',
    '三招 #剪辑',
    linkAt(uploaded),
    posted,
    '36',
    '5',
    '12',
    '1204',
  ]

  it('takes the year from the id, and the hour where the day agrees', () => {
    const { importer, posts, capturedDay } = read([HEADER, row('2025-07-16T11:30:00Z', 'July 16')], {
      today: '2026-03-02',
    })
    expect([importer.id, capturedDay]).toEqual(['tiktok', '2026-02-28'])
    expect(posts).toMatchObject([
      {
        title: '三招',
        tags: ['剪辑'],
        publishedDay: '2025-07-16',
        publishedAt: '2025-07-16T11:30:00Z',
        hourSource: 'export',
        format: 'short',
        numbers: { likes: 36, comments: 5, shares: 12, views: 1204 },
      },
    ])
  })
  it('keeps the hour unknown where the post was scheduled, also over a new year', () => {
    const { posts } = read([HEADER, row('2025-12-30T11:30:00Z', 'January 3')], { today: '2026-03-02' })
    expect(posts).toMatchObject([{ publishedDay: '2026-01-03', publishedAt: null, hourSource: 'unknown' }])
  })
  it('knows the day of an account whose wall is behind: the day before, the hour unknown', () =>
    expect(publishedBy(idAt('2025-03-26T01:10:00Z'), '25 Μαρτίου', 'Asia/Shanghai')).toEqual({
      value: { day: '2025-03-25', at: null },
    }))
  it('cannot tell the year without the link, nor by an id from another season, and says so with the row', () => {
    const nameless = row('2025-07-16T11:30:00Z', 'July 16').with(2, '')
    expect(read([HEADER, nameless, row('2025-07-16T11:30:00Z', 'March 2')]).skipped).toMatchObject([
      { row: 2, column: 'Post time', reason: 'import.skipped.year-missing' },
      { row: 3, column: 'Post time', reason: 'import.skipped.year-missing', cell: 'March 2' },
    ])
  })
  it('reads what newer files add: rounded counts, clock times, shares of viewers; photos are galleries', () => {
    const { posts } = read([
      [...HEADER, 'Average watch time', 'Watched full video', 'Add to favorites'],
      [
        ...row('2025-07-16T11:30:00Z', 'July 16').with(2, linkAt('2025-07-16T11:30:00Z', 'photo')).with(7, '18,400'),
        '0:12',
        '38%',
        '1.2K',
      ],
    ])
    expect(posts).toMatchObject([
      { format: 'gallery', numbers: { views: 18_400, averageWatchSeconds: 12, completion: 0.38, saves: 1200 } },
    ])
  })
  test.each([
    [['Date', 'Video Views', 'Profile Views', 'Likes', 'Comments', 'Shares'], 'tiktok-overview'],
    [['Date', 'Hour', 'Active followers'], 'tiktok-active'],
    [['Date', 'Followers', 'Difference in followers from previous day'], 'tiktok-followers'],
    [['Gender', 'Distribution'], 'tiktok-audience'],
  ])('its table %j is refused by name', (header, name) =>
    expect(refused([header, header.map(() => 'February 28')])).toMatchObject({ why: 'wrong-table', table: name }),
  )
})

describe('months are named in the language of the account', () => {
  const LANGUAGES = 'en zh ja ko el fr de es it pt ru nl pl tr id ms uk cs ro sv da nb fi hu vi'.split(' ')
  test.each(LANGUAGES)('%s', (language) => {
    for (const month of ['long', 'short'] as const)
      for (const days of [1, 16, 28])
        for (let at = 0; at < 12; at++) {
          const date = new Date(Date.UTC(2026, at, days))
          const written = new Intl.DateTimeFormat(language, { month, day: 'numeric', timeZone: 'UTC' }).format(date)
          // Some languages number their months when they shorten them: whose day that is cannot be told.
          if (/^\d+\. ?\d+\.?$/.test(written)) continue
          expect(readNamedDay(written), `${language}: ${written}`).toEqual({ year: null, month: at + 1, day: days })
        }
  })
  test.each(['Smarch 3', 'May', '3', 'May 8 2020 10:30', 'May June 3', 'May 40', 'May 8, 20201', '', 'x'.repeat(5000)])(
    '«%s» is no day',
    (text) => expect(readNamedDay(text)).toBeNull(),
  )
  it('never fails, whatever is written', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const day = readNamedDay(text)
        expect(day === null || (day.month >= 1 && day.month <= 12)).toBe(true)
      }),
    ))
})

describe('Meta Business Suite', () => {
  const HEADER =
    'Post ID,Account ID,Account username,Account name,Description,Duration (sec),Publish time,Permalink,Post type,Data comment,Date,Views,Reach,Likes,Shares,Follows,Comments,Saves'.split(
      ',',
    )
  const POST =
    '17946352718362541,1,me,Me,Three cuts #edit\nSecond line,32,03/15/2026 08:46,https://www.instagram.com/reel/x/,IG reel,,Lifetime,1204,980,36,12,3,5,18'.split(
      ',',
    )
  it('reads month before day, on the wall of California unless told otherwise', () => {
    const { importer, posts, notes } = read([HEADER, POST])
    expect([importer.id, codes(notes).slice(0, 1)]).toEqual(['instagram', ['zone-taken']])
    expect(posts).toMatchObject([
      {
        platformPostId: '17946352718362541',
        title: 'Three cuts Second line',
        tags: ['edit'],
        publishedAt: '2026-03-15T15:46:00Z',
        format: 'short',
        durationSeconds: 32,
        numbers: { views: 1204, likes: 36, shares: 12, follows: 3, comments: 5, saves: 18 },
        raw: { Reach: '980' },
      },
    ])
    const told = read([HEADER, POST], { writtenZone: 'Asia/Shanghai' })
    expect(told.posts).toMatchObject([{ publishedAt: '2026-03-15T00:46:00Z' }])
    expect(codes(told.notes)[0]).toBe('zone-said')
  })
  it('knows carousels and images; an image lasts no time', () => {
    const image = POST.with(8, 'IG carousel').with(5, '0')
    expect(read([HEADER, image]).posts).toMatchObject([{ format: 'gallery', durationSeconds: null }])
  })
  it('of each post day by day is refused by name', () =>
    expect(refused([HEADER, POST.with(10, '03/15/2026')])).toMatchObject({
      why: 'wrong-table',
      table: 'meta-post-days',
    }))
  it('of a Facebook page is not taken for it', () =>
    expect(
      refused([
        ['Post ID', 'Page ID', 'Publish time', 'Reactions'],
        ['1', '2', '03/15/2026 08:46', '3'],
      ]),
    ).toMatchObject({
      why: 'unknown-columns',
    }))
})

test('a table of the account by day is known by what stands in it, though a header speaks of posts', () =>
  expect(
    refused([
      ['日期', '作品播放量', '视频点赞'],
      ['2026-03-20', '5', '1'],
      ['2026-03-21', '6', '-'],
    ]),
  ).toMatchObject({ why: 'daily-table', column: '日期' }))
test('a table of posts with a day is not taken for one of the account', () =>
  expect(
    refused([
      ['日期', '名字', '播放量'],
      ['2026-03-20', '一碗面的来历', '1'],
    ]),
  ).toMatchObject({ why: 'unknown-columns' }))

describe('the columns of an unknown table are guessed by their names', () => {
  it('快手’s, each meaning once', () =>
    expect(
      guessFields(['作品', '发布时间', '播放量', '完播率', '评论量', '点赞量', '收藏量', '涨粉量', '标题', '神秘']),
    ).toEqual({
      作品: 'title',
      发布时间: 'publishedAt',
      播放量: 'views',
      完播率: 'completion',
      评论量: 'comments',
      点赞量: 'likes',
      收藏量: 'saves',
      涨粉量: 'follows',
    }))
  it('and nothing is made of what nobody knows', () =>
    expect(guessFields(['constructor', '__proto__', ''])).toEqual({}))
})
