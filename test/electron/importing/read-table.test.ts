import { readFileSync } from 'node:fs'
import { deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import writeWorkbook from 'write-excel-file/node'
import { describe, expect, it, test } from 'vitest'
import { readTable as readAny } from '../../../electron/core/importing/read-table.ts'
import { readXlsx } from '../../../electron/core/importing/read-xlsx.ts'
import { storeFiles } from '../../../electron/core/importing/unzip.ts'
import { readRows, recognise, type Table } from '../../../shared/importers/index.ts'
import { ENCODINGS, type EncodingName } from '../../support/encodings.ts'

const readTable = (bytes: Uint8Array, file: string, asked: Parameters<typeof readAny>[2] = null) =>
  readAny(bytes, file, asked, readXlsx)

const fixture = (name: string) => readFileSync(new URL(`../../fixtures/import/${name}`, import.meta.url))
const bytes = (text: string) => Buffer.from(text, 'utf8')
const rowsOf = async (content: Uint8Array) => {
  const table = await readTable(content, 'file')
  if (!table.ok) throw new Error(table.error.message)
  return table.value.rows
}
const why = async (content: Uint8Array) => {
  const table = await readTable(content, 'name.csv')
  return table.ok ? null : { message: table.error.message.replace('import.refused.', ''), path: table.error.path }
}
const imported = (table: Table) => {
  const known = recognise(table)
  if (!known.ok) throw new Error(known.error.message)
  return readRows(table, known.value, { zone: 'Asia/Shanghai', icons: 'recommend-is-heart', today: '2027-12-31' })
}
const importedFrom = async (content: Uint8Array) => {
  const table = await readTable(content, 'file')
  if (!table.ok) throw new Error(table.error.message)
  return imported(table.value)
}

const workbook = async (rows: (string | number | Date | boolean | null)[][]) =>
  writeWorkbook(
    rows.map((row) => row.map((value) => (value instanceof Date ? { value, format: 'yyyy-mm-dd hh:mm:ss' } : value))),
  ).toBuffer()

const parts = (sheet: string): Map<string, Buffer> =>
  new Map(
    Object.entries({
      '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
      'xl/workbook.xml':
        '<workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>',
      'xl/_rels/workbook.xml.rels':
        '<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
      'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${sheet}</sheetData></worksheet>`,
    }).map(([name, xml]) => [name, bytes(xml)]),
  )

describe('CSV', () => {
  test.each([
    ['commas', 'a,b\r\n1,2\r\n'],
    ['tabs', 'a\tb\n1\t2\n'],
    ['semicolons', 'a;b\n1;2\n'],
    ['a sep= line', 'sep=|\na|b\n1|2\n'],
    ['old Mac line ends', 'a,b\r1,2\r'],
    ['no last line end', 'a,b\n1,2'],
  ])('with %s', async (_, text) =>
    expect(await rowsOf(bytes(text))).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ]),
  )

  it('keeps line breaks, separators and quotes inside quoted cells', async () =>
    expect(await rowsOf(bytes('a,b\r\n"一\n二,三 ""四""",2\r\n'))).toEqual([
      ['a', 'b'],
      ['一\n二,三 "四"', '2'],
    ]))
  it('keeps empty lines, so that row numbers are those of a spreadsheet program', async () =>
    expect(await rowsOf(bytes('a,b\n\n1,2\n'))).toEqual([['a', 'b'], [''], ['1', '2']]))
  it('that breaks off is known to', async () => {
    const table = await readTable(bytes('a,b\n1,2\n3'), 'f')
    expect(table).toMatchObject({ ok: true, value: { cut: true } })
  })
  it('with a quote that does not close is refused with its row', async () => {
    const table = await readTable(bytes('a,b\n1,2\n"3,4\n5,6\n'), 'f')
    expect(table).toMatchObject({ ok: false, error: { message: 'import.refused.quotes', params: { row: 3 } } })
  })
  it('with more than a million cells is refused', async () =>
    expect(await why(bytes('a,b\n'.repeat(500_002)))).toMatchObject({ message: 'too-many-cells' }))
})

describe('wrong files each get a sentence of their own', () => {
  test.each([
    ['empty', Buffer.alloc(0)],
    ['empty', bytes('\ufeff \r\n ')],
    ['html', bytes('<!DOCTYPE html><html><body>登录</body></html>')],
    ['json', bytes('{"base_resp":{"err_code":300333},"err_msg":"login expired"}')],
    ['json', bytes('[{"a":1}]')],
    ['pdf', bytes('%PDF-1.7\n')],
    ['image', Buffer.from('89504e470d0a1a0a0000', 'hex')],
    ['image', Buffer.from('ffd8ffe000104a46', 'hex')],
    ['media', Buffer.from('0000001866747970697336d0', 'hex')],
    ['archive', Buffer.from('1f8b0800000000', 'hex')],
    ['old-excel', Buffer.from('d0cf11e0a1b11ae1', 'hex')],
    [
      'archive',
      storeFiles(
        new Map([
          ['Table data.csv', bytes('a,b')],
          ['notes.txt', bytes('x')],
        ]),
      ),
    ],
    ['document', storeFiles(new Map([['word/document.xml', bytes('<w/>')]]))],
    ['old-excel', storeFiles(new Map([['xl/workbook.bin', bytes('x')]]))],
    ['damaged-xlsx', Buffer.from('504b030414000600', 'hex')],
    ['not-a-table', Buffer.from([1, 0, 0, 3, 0, 0, 0, 255, 254, 7])],
    ['encoding', Buffer.from([0x61, 0x2c, 0xff, 0xff, 0x0a])],
    ['too-large', Buffer.alloc(50 * 1024 * 1024 + 1, 'a')],
  ])('%s', async (message, content) => expect(await why(content)).toEqual({ message, path: 'name.csv' }))
})

describe('encodings', () => {
  const text = fixture('template-mixed.csv').toString('utf8')
  for (const name of Object.keys(ENCODINGS) as EncodingName[]) {
    it(`reads ${name}`, async () => {
      const content = ENCODINGS[name](text)
      expect((await importedFrom(content!)).posts).toMatchObject([
        {
          title: '乱序也能读',
          publishedAt: '2026-03-21T12:30:00Z',
          numbers: { views: 1200, hearts: 31, completion: 0.42 },
        },
      ])
    })
  }
  it('says that GB18030 was a guess', async () => {
    const { notes } = await importedFrom(ENCODINGS.gbk(text)!)
    expect(notes).toContainEqual({ code: 'import.note.encoding-guessed', params: { encoding: 'gb18030' } })
  })
  it('takes the creator’s word, and refuses it where it does not fit', async () => {
    const asked = await readTable(bytes('a,b\n1,茅'), 'f', 'utf-8')
    expect(asked).toMatchObject({ ok: true, value: { guessed: false } })
    expect(await readTable(Buffer.from([0x61, 0x2c, 0xd6, 0xd0]), 'f', 'utf-8')).toMatchObject({
      ok: false,
      error: { message: 'import.refused.encoding', params: { encoding: 'utf-8' } },
    })
  })
  it('refuses UTF-8 with a broken byte instead of showing gibberish', async () => {
    const broken = Buffer.from(fixture('wechat-15.csv'))
    broken[broken.indexOf('描') + 1] = 0x20
    expect(await why(broken)).toMatchObject({ message: 'encoding' })
  })

  const title = fc
    .string({
      unit: fc.oneof(
        fc.constantFrom(...Array.from('一三招学会剪辑，“”（）！αЖé茅通联😀a1 ')),
        fc.integer({ min: 0x4e00, max: 0x9fa5 }).map((point) => String.fromCodePoint(point)),
      ),
      minLength: 1,
      maxLength: 24,
    })
    .filter((value) => value.trim() !== '')
  const row = fc.record({ title, views: fc.nat(1e9), likes: fc.option(fc.nat(1e6)) })

  it('a template made of any titles comes back equal through every encoding, or is refused or asked about: never gibberish', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { minLength: 1, maxLength: 8 }),
        fc.constantFrom(...(Object.keys(ENCODINGS) as EncodingName[])),
        fc.boolean(),
        async (posts, name, isEnglish) => {
          const header = isEnglish
            ? 'platform_post_id,published_at,title,views,likes'
            : '作品ID,发布时间,标题,播放量,点赞'
          const quoted = posts.map((post, i) => `p${i},2026-03-21,"${post.title}",${post.views},${post.likes ?? ''}`)
          const content = ENCODINGS[name](`${[header, ...quoted].join('\r\n')}\r\n`)
          if (!content) return
          const table = await readTable(content, 'f')
          if (!table.ok) throw new Error(`refused: ${table.error.message}`)
          const read = imported(table.value)
          const back = read.posts.map((post) => ({
            title: post.title,
            views: post.numbers.views,
            likes: post.numbers.likes,
          }))
          const isRight =
            JSON.stringify(back) === JSON.stringify(posts.map((post) => ({ ...post, title: post.title.trim() })))
          expect(isRight || table.value.guessed).toBe(true)
        },
      ),
      { numRuns: 400, seed: 7 },
    )
  })
})

describe('XLSX', () => {
  it('gives text cells: exact numbers, dates to the second, a whole day without an hour', async () => {
    const at = new Date(Date.UTC(2026, 2, 21, 12, 29, 59))
    const content = await workbook([
      ['标题', 'a', 'b', 'c'],
      ['一', 12_235, 0.075, at],
      ['二', null, true, new Date(Date.UTC(2026, 2, 22))],
    ])
    expect(await rowsOf(content)).toEqual([
      ['标题', 'a', 'b', 'c'],
      ['一', '12235', '0.075', '2026-03-21 12:29:59'],
      ['二', '', 'true', '2026-03-22'],
    ])
  })
  it('of the template is read like its CSV; a percent cell holds a fraction', async () => {
    const content = await workbook([
      ['发布时间', '标题', '播放量', '完播率'],
      [new Date(Date.UTC(2026, 2, 21, 20, 30)), '一条', 1200, 0.42],
    ])
    expect((await importedFrom(content)).posts).toMatchObject([
      { title: '一条', publishedAt: '2026-03-21T12:30:00Z', numbers: { views: 1200, completion: 0.42 } },
    ])
  })
  it('of 视频号, saved again in Excel, keeps its rates', async () => {
    const content = await workbook([
      ['视频描述', '视频ID', '发布时间', '完播率', '播放量', '推荐', '喜欢'],
      ['一条', 'export/1', 46_233, 0.1114, 12, 3, 4],
    ])
    expect((await importedFrom(content)).posts).toMatchObject([
      { publishedDay: '2026-07-30', numbers: { completion: 0.1114, hearts: 3, likes: 4 } },
    ])
  })

  it('written by hand without styles is read', async () =>
    expect(
      await rowsOf(
        storeFiles(parts('<row r="1"><c r="A1" t="inlineStr"><is><t>标题</t></is></c><c r="B1"><v>5</v></c></row>')),
      ),
    ).toEqual([['标题', '5']]))
  test.each([
    ['a cell in the last corner', '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'],
    ['a row number of a billion', '<row r="1000000000"><c r="A1000000000"><v>1</v></c></row>'],
    ['an address written in entities', '<row r="1"><c r="&#x41;1"><v>1</v></c></row>'],
    ['an address behind another attribute that holds a >', '<row r="1"><c x=">" r="XFD900000"><v>1</v></c></row>'],
    ['two addresses', '<row r="1"><c r="A1" r="XFD900000"><v>1</v></c></row>'],
  ])('with %s is refused before parsing', async (_, sheet) =>
    expect(await why(storeFiles(parts(sheet)))).toMatchObject({ message: 'too-many-cells' }),
  )

  it('that inflates too far is refused quickly and without the memory, whatever its headers declare', async () => {
    const packed = deflateRawSync(Buffer.alloc(400 * 1024 * 1024, ' '), { level: 9 })
    const files = parts('')
    const zip = storeFiles(
      new Map(
        [...files]
          .filter(([name]) => name !== 'xl/worksheets/sheet1.xml')
          .concat([['xl/worksheets/sheet1.xml', packed]]),
      ),
    )
    // Say «deflated», and keep the declared size at that of the packed bytes: a lie.
    for (
      let at = zip.indexOf('xl/worksheets/sheet1.xml'), n = 0;
      at !== -1;
      at = zip.indexOf('xl/worksheets/sheet1.xml', at + 1), n++
    ) {
      if (zip.readUInt32LE(at - 30) === 0x04034b50) zip.writeUInt16LE(8, at - 22)
      else if (zip.readUInt32LE(at - 46) === 0x02014b50) zip.writeUInt16LE(8, at - 36)
    }
    const before = process.memoryUsage().rss
    const start = performance.now()
    expect(await why(zip)).toMatchObject({ message: 'inflates' })
    expect(performance.now() - start).toBeLessThan(5000)
    expect(process.memoryUsage().rss - before).toBeLessThan(300 * 1024 * 1024)
  })
  it('of text that is no XML is damaged, not a crash', async () => {
    const files = parts('<row r="1"><c r="A1" t="s"><v>99</v></c></row>')
    expect(await why(storeFiles(files))).toMatchObject({ message: 'damaged-xlsx' })
    files.set('xl/workbook.xml', bytes('<<<'))
    expect(await why(storeFiles(files))).toMatchObject({ message: 'damaged-xlsx' })
  })
})

describe('视频号助手', () => {
  it('reads the 15 columns, descriptions with bare line breaks and all', async () => {
    const { importer, rows, posts, skipped, notes } = await importedFrom(fixture('wechat-15.csv'))
    expect([importer.id, rows, skipped]).toEqual(['wechat-channels', 3, []])
    expect(posts[0]).toMatchObject({
      key: 'id:export/UzFfAgtA1',
      title: '三招学会剪辑 第二招最省时间',
      tags: ['剪辑', '新手'],
      publishedDay: '2025-09-27',
      publishedAt: null,
      hourSource: 'unknown',
      numbers: {
        views: 1204,
        hearts: 18,
        likes: 36,
        comments: 5,
        shares: 12,
        follows: 3,
        saves: null,
        completion: 0.1114,
        averageWatchSeconds: 32.5,
      },
      raw: { 推荐: '18', 喜欢: '36', 转发聊天和朋友圈: '12' },
    })
    expect(posts[1]?.title).toBe('#早安 #日常')
    expect(posts[2]?.numbers).toMatchObject({ views: 1530, follows: -2 })
    expect(notes.map(({ code }) => code)).toEqual(['import.note.hour-unknown'])
  })
  it('reads the 19 columns, serial dates, rounded numbers; says where the two share columns differ', async () => {
    const { posts, notes } = await importedFrom(fixture('wechat-19.csv'))
    expect(posts[0]).toMatchObject({ publishedDay: '2026-07-30', numbers: { views: 12_000 } })
    expect(posts[1]?.numbers.shares).toBe(40)
    expect(notes.map(({ code }) => code)).toEqual([
      'import.note.rounded',
      'import.note.shares-differ',
      'import.note.hour-unknown',
    ])
  })
  it('takes the other meaning of the two icons when told so', async () => {
    const table = await readTable(fixture('wechat-15.csv'), 'f')
    if (!table.ok) throw new Error('unread')
    const known = recognise(table.value)
    if (!known.ok) throw new Error('unknown')
    const { posts } = readRows(table.value, known.value, {
      zone: 'Asia/Shanghai',
      icons: 'recommend-is-like',
      today: '2027-12-31',
    })
    expect(posts[0]?.numbers).toMatchObject({ likes: 18, hearts: 36 })
  })
})

it('the template in English: rates, durations, hooks, offsets, missing cells', async () => {
  const { posts, notes } = await importedFrom(fixture('template-en.csv'))
  expect(posts[0]).toMatchObject({
    publishedAt: '2026-03-21T12:30:00Z',
    format: 'short',
    durationSeconds: 32,
    hooks: ['suspense', 'question'],
    tags: ['剪辑', '开场'],
  })
  expect(posts[0]?.numbers).toMatchObject({ completion: 0.42, averageWatchSeconds: 14.5, coins: null })
  expect(posts[1]?.numbers).toMatchObject({ impressions: null, comments: null, follows: -1, completion: 0.05 })
  expect(posts[2]).toMatchObject({
    publishedDay: '2026-03-23',
    publishedAt: '2026-03-23T11:30:15Z',
    format: 'short',
    hooks: ['dual-track'],
  })
  expect(posts[2]?.key).toBe('title:没有编号的一条|2026-03-23T11:30:15Z')
  expect(notes).toHaveLength(1)
})

it('the daily account table is explained', async () => {
  const table = await readTable(fixture('daily.csv'), 'f')
  expect(table.ok && recognise(table.value)).toMatchObject({ error: { message: 'import.refused.daily-table' } })
})
