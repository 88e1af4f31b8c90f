import { describe, expect, test } from 'vitest'
import { linesBetween } from '../../renderer/import/lines.ts'
import { doubledOf, MAPPING_FIELDS, missingOf } from '../../renderer/import/mapping-fields.ts'
import { peekRows } from '../../renderer/import/peek.ts'
import { csvOf } from '../../renderer/import/template.ts'
import { judgedOf, ageDays } from '../../renderer/history/post/ages.ts'
import { peekOf, recognise, type Table } from '../../shared/importers/index.ts'
import type { Post, Snapshot } from '../../shared/history.ts'
import { NO_NUMBERS } from '../../shared/values.ts'
import type { Instant } from '../../shared/time.ts'

const table = (rows: readonly (readonly string[])[]): Table => ({
  rows,
  kind: 'csv',
  encoding: 'utf-8',
  guessed: false,
  cut: false,
})

describe('columns said by hand', () => {
  /** Other ways of writing what a field says: one of a kind at a time. */
  const OTHER_WAYS = {
    published_month_first: 'publishedAt',
    published_day_first: 'publishedAt',
    completion_percent: 'completion',
  }

  test.each([null, ...Object.keys(OTHER_WAYS)])('what the page lets through, the core can read (with %s)', (way) => {
    const one = MAPPING_FIELDS.filter((field) => !(field in OTHER_WAYS))
    const fields = one.map((field) => (way && OTHER_WAYS[way as keyof typeof OTHER_WAYS] === field ? way : field))
    expect(missingOf(fields)).toBeNull()
    expect(doubledOf(fields)).toBeNull()
    const headers = fields.map((field) => `column ${field}`)
    const mapping = Object.fromEntries(headers.map((header, at) => [header, fields[at] ?? '']))
    const read = recognise(table([headers, headers.map(() => '1')]), mapping)
    expect(read.ok && read.value.columns.every(Boolean)).toBe(true)
  })

  test('a day and a name for each post are asked for, and no field twice', () => {
    expect(missingOf([null, 'title', 'views'])).toBe('publishedAt')
    expect(missingOf(['publishedAt', 'views'])).toBe('title')
    expect(missingOf(['publishedAt', 'platformPostId'])).toBeNull()
    expect(doubledOf(['publishedAt', 'views', null, null, 'views'])).toBe('views')
  })
})

describe('a refused table is shown by its own first rows', () => {
  test('from its header on, cells cut short', () => {
    const peek = peekOf(table([['a banner'], ['日期', '播放'], ['2026/11/22', '1'.repeat(60)], ['x', 'y']]))
    const rows = peekRows({ code: 'unsupported-file', message: '', params: { peek } })
    expect(rows).toEqual([
      ['日期', '播放'],
      ['2026/11/22', '1'.repeat(40)],
      ['x', 'y'],
    ])
  })

  test('a refusal without a table shows none', () => {
    expect(peekRows({ code: 'unsupported-file', message: 'import.refused.pdf' })).toEqual([])
  })
})

test('skipped rows are saved as a table that a spreadsheet reads', () => {
  expect(
    csvOf([
      ['行', '内容'],
      ['63', 'a,"b"'],
    ]),
  ).toBe('行,内容\r\n63,"a,""b"""\r\n')
})

describe('a post is judged', () => {
  const post = { publishedDay: '2026-11-01', publishedAt: null } as unknown as Post
  const zone = 'Asia/Shanghai'
  const taken = (capturedAt: Instant): Snapshot => ({
    id: capturedAt,
    postId: 'p',
    capturedAt,
    source: 'hand',
    batchId: null,
    numbers: NO_NUMBERS,
    raw: null,
  })

  test('by the first numbers at seven days of age; until then by the latest', () => {
    const young = [taken('2026-11-02T10:00:00Z'), taken('2026-11-08T10:00:00Z')]
    expect(judgedOf(post, young, zone)).toBe(young[1])
    const old = [...young, taken('2026-11-08T16:00:00Z'), taken('2026-11-20T00:00:00Z')]
    expect(judgedOf(post, old, zone)).toBe(old[2])
    expect(judgedOf(post, [], zone)).toBeNull()
  })

  test('without an hour its age counts from the end of its day', () => {
    expect(ageDays(post, '2026-11-01T10:00:00Z', zone)).toBe(0)
    expect(ageDays(post, '2026-11-08T15:00:00Z', zone)).toBe(6)
    expect(ageDays(post, '2026-11-08T16:00:00Z', zone)).toBe(7)
  })
})

describe('a long list draws what is in sight', () => {
  test('every row is drawn somewhere on the way down, few at a time', () => {
    const seen = new Set<number>()
    for (let top = 0; top <= 5000 * 26 - 312; top += 312) {
      const { from, to } = linesBetween(top, 312, 26, 5000)
      expect(to - from).toBeLessThanOrEqual(30)
      for (let row = from; row < to; row++) seen.add(row)
    }
    expect(seen.size).toBe(5000)
  })
  test('beyond its end there is nothing to draw', () => {
    expect(linesBetween(9999, 312, 26, 3)).toEqual({ from: 0, to: 3 })
    expect(linesBetween(0, 312, 26, 0)).toEqual({ from: 0, to: 0 })
  })
})
