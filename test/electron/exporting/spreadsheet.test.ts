import fc from 'fast-check'
import Papa from 'papaparse'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { inflateEntries, listEntries } from '../../../electron/core/importing/unzip.ts'
import { importRequest, makeWorld, type World } from '../../support/world.ts'

// What is exported is opened by other programs, changed there or only saved, and comes back.

let world: World
beforeEach(() => {
  world = makeWorld()
})
afterEach(() => world.end())

const channel = async (name: string) => (await world.call('channels.save', { name, platform: 'other' })).id
const take = (channelId: string, bytes: string | Uint8Array, name = 'posts.csv') =>
  world.call('imports.commit', { ...importRequest(world, channelId, bytes, { name }), links: [] })
const exported = async (as: 'csv' | 'xlsx') =>
  Buffer.from((await world.call('exports.make', { what: 'posts', as })).base64, 'base64')

const CSV = [
  'platform_post_id,published_at,title,format,tags,views,follows,completion_rate,avg_watch_s',
  '7234567890123456789,2026-03-21 20:30:15,"=SUM(1,2)",short,剪辑;开场,1200,-3,0.4231,14.5',
  '0012,2026-03-22,3月5日,short,007,5,,,',
  '12e4567,2026-03-23 00:00,12.50,short,2026,0,,,',
  'b,2026-03-24 08:00,-没有编号,short,@你,0,,,',
].join('\n')

/** A workbook's cells as its XML has them: the text of a string, or the bare number with the way it is to be shown. */
async function cellsOf(workbook: Buffer): Promise<(string | { number: number; shown: string })[][]> {
  const parts = await inflateEntries(listEntries(workbook) ?? [])
  if (!parts.ok) throw new Error(parts.error.message)
  const xml = (name: string) => parts.value.get(name)?.toString('utf8') ?? ''
  const texts = [...xml('xl/sharedStrings.xml').matchAll(/<si>.*?<t[^>]*>([^<]*)<\/t>/gs)].map(([, text = '']) => text)
  const formats = new Map(
    [...xml('xl/styles.xml').matchAll(/<numFmt numFmtId="(\d+)" formatCode="([^"]*)"/g)].map(([, id, code]) => [
      id,
      code ?? '',
    ]),
  )
  const [styles = ''] = /<cellXfs.*?<\/cellXfs>/s.exec(xml('xl/styles.xml')) ?? []
  const styleOf = [...styles.matchAll(/<xf ([^>]*)>/g)].map(
    ([, attributes = '']) => formats.get(/numFmtId="(\d+)"/.exec(attributes)?.[1]) ?? '',
  )
  return [...xml('xl/worksheets/sheet1.xml').matchAll(/<row .*?<\/row>/gs)].map(([row]) =>
    [...row.matchAll(/<c ([^>]*)>(?:<v>([^<]*)<\/v>|<is><t[^>]*>([^<]*)<\/t><\/is>)?<\/c>/g)].map(
      ([, attributes = '', value = '', inline = '']) => {
        if (attributes.includes('t="s"')) return texts[Number(value)] ?? ''
        if (attributes.includes('inlineStr')) return inline
        return { number: Number(value), shown: styleOf[Number(/s="(\d+)"/.exec(attributes)?.[1] ?? 0)] ?? '' }
      },
    ),
  )
}

it('in a workbook numbers are numbers, dates are dates, ids are text', async () => {
  await world.call('settings.save', { language: 'en' })
  await take(await channel('a'), CSV)
  const [header, ...rows] = await cellsOf(await exported('xlsx'))
  const column = (name: string) => header?.indexOf(name) ?? -1
  // 2026-03-21 is the 46,102nd day of a spreadsheet.
  expect(rows[0]?.[0]).toBe('7234567890123456789')
  expect(rows.map((row) => row[column('published_at')])).toEqual([
    { number: 46_102 + (20 * 3600 + 30 * 60 + 15) / 86_400, shown: 'yyyy-mm-dd hh:mm:ss' },
    { number: 46_103, shown: 'yyyy-mm-dd' },
    // There midnight would be a day without an hour.
    '2026-03-23 00:00',
    { number: 46_105 + 8 / 24, shown: 'yyyy-mm-dd hh:mm' },
  ])
  const numbers = rows[0]?.flatMap((cell) => (typeof cell === 'string' ? [] : [cell.number])) ?? []
  expect(numbers.slice(1)).toEqual([1200, -3, 0.4231, 14.5])
})

/** A cell as a spreadsheet program has it once a CSV file is opened: numbers to 15 digits, dates in full, formulas run. */
function opened(cell: string): string {
  if (/^\d{4}-\d\d-\d\d \d\d:\d\d(:\d\d)?$/.test(cell)) return cell.length === 16 ? `${cell}:00` : cell
  if (/^\d{4}-\d\d-\d\d$/.test(cell)) return cell
  if (/^[+-]?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(cell)) return String(Number(Number(cell).toPrecision(15)))
  if (/^\d+月\d+日$/.test(cell)) return '2026-03-05'
  return /^[=+\-@]/.test(cell) ? '#NAME?' : cell
}

it('a CSV file that a spreadsheet program opened and saved brings nothing new', async () => {
  const id = await channel('a')
  await take(id, CSV)
  const file = (await exported('csv')).toString('utf8')
  const { data } = Papa.parse<string[]>(file.replace(/^\ufeff/, '').trimEnd(), { newline: '\r\n' })
  const saved = data.map((row) => row.map(opened))
  expect(saved.flat()).not.toContain('#NAME?')
  expect(await take(id, `\ufeff${Papa.unparse(saved)}`)).toMatchObject({
    batchId: null,
    files: [{ format: 'own-template', rows: 4, unchanged: 4, skipped: [] }],
  })
  // Without the guard it would have: the id rounded, titles and tags made into something else.
  expect(saved.flat().map((cell) => opened(cell.replace(/^'/, '')))).toContain('7234567890123460000')
})

describe('tags come back whatever is in them', () => {
  const sign = fc.oneof(
    { weight: 1, arbitrary: fc.constantFrom(';', '；', '\\', '#', ',', '"', "'", '=', '-', ' ', '\n', '、', '1') },
    // Code points that are no characters are kept as a space, in titles too.
    {
      weight: 2,
      arbitrary: fc
        .string({ unit: 'grapheme', minLength: 1, maxLength: 1 })
        .filter((text) => !/\p{Noncharacter_Code_Point}/u.test(text)),
    },
  )
  const tag = fc.array(sign, { minLength: 1, maxLength: 8 }).map((signs) => signs.join(''))
  const lists = fc.array(fc.uniqueArray(tag, { minLength: 1, maxLength: 5 }), { minLength: 60, maxLength: 60 })

  for (const as of ['csv', 'xlsx'] as const)
    it(`through ${as}`, async () => {
      const from = await channel('from')
      const rows = Array.from({ length: 60 }, (_, row) => `p${row},2026-03-21,第${row}条`)
      await take(from, ['platform_post_id,published_at,title', ...rows].join('\n'))
      const posts = (await world.call('posts.search', { limit: 100 })).posts
      for (const [run, tags] of fc.sample(lists, { numRuns: 8, seed: 6 }).entries()) {
        const said = new Map(posts.map(({ id, platformPostId }, at) => [platformPostId, { id, tags: tags[at]! }]))
        for (const { id, tags: own } of said.values()) await world.call('posts.label', { ids: [id], tags: own })
        const into = await channel(`into ${run}`)
        const { files } = await take(into, await exported(as), `posts.${as}`)
        expect(files).toMatchObject([{ created: 60, skipped: [] }])
        const found = (await world.call('posts.search', { channelId: into, limit: 100 })).posts
        for (const post of found) expect(post.tags).toEqual(said.get(post.platformPostId)?.tags)
        await world.call('posts.remove', { ids: found.map(({ id }) => id) })
      }
    }, 30_000)
})
