import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import writeWorkbook from 'write-excel-file/node'
import { afterAll, describe, expect, it } from 'vitest'
import { readXlsx, type ReadXlsx } from '../../../electron/core/importing/read-xlsx.ts'
import { xlsxThread } from '../../../electron/doors/xlsx-thread.ts'
import { BOMBS } from '../../support/bombs.ts'
import { makeBuilt } from '../../support/terminal.ts'

const built = makeBuilt()
afterAll(() => rmSync(built, { recursive: true }))
const source = join(built, 'main', 'xlsx-worker.cjs')
const bundle = join(import.meta.dirname, '../../../out/main/xlsx-worker.cjs')
const isBuilt = existsSync(bundle)

const table = async (rows: number) =>
  writeWorkbook(Array.from({ length: rows }, (_, row) => [`第${row}条`, row, 0.075])).toBuffer()
const messageOf = async (reading: ReturnType<ReadXlsx>) => {
  const read = await reading
  return read.ok ? null : read.error.message.replace('import.refused.', '')
}

const WAYS: readonly (readonly [name: string, read: ReadXlsx, isHere: boolean])[] = [
  ['inline', readXlsx, true],
  ['in its thread', xlsxThread(source), true],
  [
    isBuilt ? 'in the thread as built' : 'in the thread as built (nothing is: npm run build)',
    xlsxThread(bundle),
    isBuilt,
  ],
]

describe.each(WAYS)('a workbook read %s', (_, read, isHere) => {
  it.skipIf(!isHere)('gives its rows, and leaves its bytes to be read again', async () => {
    const bytes = await table(3)
    const rows = [
      ['第0条', '0', '0.075'],
      ['第1条', '1', '0.075'],
      ['第2条', '2', '0.075'],
    ]
    expect(await read(bytes)).toEqual({ ok: true, value: { rows } })
    expect(await read(bytes)).toEqual({ ok: true, value: { rows } })
  })
  it.skipIf(!isHere).each([
    ['damaged-xlsx', 'an attribute without end', 0],
    ['damaged-xlsx', 'a bomb within a bomb', 0],
    ['too-many-cells', 'the first cell and the last', 0],
    ['too-many-cells', 'a billionth row', 0],
    ['too-many-cells', 'tags within tags', 0.6],
    ['inflates', 'parts that overlap', 0.2],
    ['inflates', 'a sheet that declares a hundred bytes', 0],
  ])('is refused as %s if it is %s', async (why, bomb, size) => {
    expect(await messageOf(read(BOMBS[bomb]!(size)))).toBe(why)
  })
})

describe('a thread that reads a workbook', () => {
  it('lets other work go on meanwhile', async () => {
    let ticks = 0
    const clock = setInterval(() => ticks++, 5)
    expect((await xlsxThread(source)(await table(8000))).ok).toBe(true)
    clearInterval(clock)
    expect(ticks).toBeGreaterThan(10)
  })
  it('is ended when it takes too long, and the file refused in words', async () => {
    const read = await xlsxThread(source, { ms: 1 })(await table(3))
    expect(read).toMatchObject({ ok: false, error: { message: 'import.refused.too-slow', params: { seconds: 0.001 } } })
  })
  it('is ended when it takes too much of the heap, and the file refused in words', async () => {
    const read = xlsxThread(source, { ms: 60_000, heapMb: 10 })
    expect(await messageOf(read(await table(40_000)))).toBe('too-heavy')
  })
  it('that cannot start fails the call, not the program', async () => {
    await expect(xlsxThread(join(built, 'main', 'missing.cjs'))(await table(3))).rejects.toThrow(/missing/)
  })
})
