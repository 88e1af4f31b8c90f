import fc from 'fast-check'
import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import { sheetFile } from '../../../electron/core/exporting/sheet-file.ts'
import { postsTable } from '../../../electron/core/exporting/sheets.ts'
import { readTable } from '../../../electron/core/importing/read-table.ts'
import { readXlsx } from '../../../electron/core/importing/read-xlsx.ts'
import { inflateEntries, listEntries } from '../../../electron/core/importing/unzip.ts'
import { guarded, unguarded } from '../../../shared/formula-guard.ts'
import { readText } from '../../../shared/importers/values.ts'
import { readRows, recognise } from '../../../shared/importers/index.ts'
import { NO_NUMBERS } from '../../../shared/values.ts'
import { postFrom } from '../../support/make.ts'

/** Text as a title holds it once it is imported. */
const asKept = (text: string) => {
  const reading = readText(text.replaceAll('\u0000', '').toWellFormed(), 100)
  return ('value' in reading && reading.value) || ''
}

const danger = fc.tuple(
  fc.constantFrom('=', '+', '-', '@', "'", "'=", "''@", '＝', '＋', '－', '＠', '=cmd|', '-2+3', '"=', ';', ',', '\n='),
  fc.string({ unit: 'binary', maxLength: 20 }),
)
const cell = fc
  .oneof(
    danger.map(([start, rest]) => start + rest),
    fc.string({ unit: 'binary', maxLength: 30 }),
    fc.string({ maxLength: 30 }),
    fc.constantFrom('__proto__', 'constructor', 'toString', '_x000D_'),
  )
  .map(asKept)
const CELLS = 5000

const sheetOf = (titles: readonly string[]) =>
  postsTable(
    titles.map((title, at) => ({
      ...postFrom({ id: `p${at}`, channelId: 'c', platformPostId: `id${at}`, title }),
      capturedAt: null,
      numbers: { ...NO_NUMBERS, follows: -3 },
    })),
    [],
    'en',
  )

async function readBack(file: string | Uint8Array, name: string): Promise<readonly string[]> {
  const table = await readTable(Buffer.from(file), name, null, readXlsx)
  if (!table.ok) throw new Error(table.error.message)
  const known = recognise(table.value)
  if (!known.ok) throw new Error(known.error.message)
  const { posts, skipped } = readRows(table.value, known.value, {
    zone: 'UTC',
    icons: 'recommend-is-heart',
    today: '2026-12-01',
  })
  expect(skipped).toEqual([])
  return posts.map(({ title }) => title)
}

describe('what is exported runs nowhere and comes back as it was', () => {
  const titles = fc.sample(cell, { numRuns: CELLS, seed: 6 })

  it(`in ${CELLS} cells of a CSV file`, async () => {
    const file = (await sheetFile(sheetOf(titles), 'csv')) as string
    const { data } = Papa.parse<string[]>(file.replace(/^\ufeff/, ''), { newline: '\r\n' })
    const dangerous = data.flat().filter((text) => /^[=+\-@＝＋－＠\t\r\n]/u.test(text) && !/^-\d+(\.\d+)?$/.test(text))
    expect(dangerous).toEqual([])
    expect(await readBack(file, 'posts.csv')).toEqual(titles)
  })
  it(`in ${CELLS} cells of a workbook, none of which is a formula`, async () => {
    const file = (await sheetFile(sheetOf(titles), 'xlsx')) as Uint8Array
    const parts = await inflateEntries(listEntries(Buffer.from(file)) ?? [])
    if (!parts.ok) throw new Error(parts.error.message)
    for (const [name, xml] of parts.value) if (name.includes('worksheets')) expect(xml.includes('<f')).toBe(false)
    expect(await readBack(file, 'posts.xlsx')).toEqual(titles)
  })
  it('whatever it is', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(unguarded(guarded(text))).toBe(text)
      }),
      { numRuns: 5000 },
    ))
})
