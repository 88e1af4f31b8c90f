import Papa from 'papaparse'
import writeExcel from 'write-excel-file/node'
import type { DecodedOf, OutputOf } from '../../../shared/contract.ts'
import type { Item } from '../../../shared/model.ts'
import { Fail } from '../../../shared/result.ts'
import { addDays, mondayOfWeek, type Day } from '../../../shared/time.ts'
import { TABLE_NAMES, type TableName } from '../../db/tables.ts'
import type { Read } from '../../db/tx.ts'
import type { Job } from '../context.ts'
import { loadItems } from '../items.ts'
import { listChannels } from '../lookups.ts'
import { settingsOf } from '../planning.ts'
import { postOf } from '../posts.ts'
import { calendarOf } from './calendar.ts'
import { planMarkdown } from './markdown.ts'
import { planTable, postsTable, type ExportedPost, type Sheet } from './sheets.ts'

type Request = DecodedOf<'exports.make'>
type Made = { readonly text: string | Uint8Array; readonly rows: number }

const MIME: Readonly<Record<Request['as'], string>> = {
  csv: 'text/csv;charset=utf-8',
  json: 'application/json',
  md: 'text/markdown;charset=utf-8',
  ics: 'text/calendar;charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

/** Makes one file of the plan (a week or everything dated), the published posts, or all there is. */
export async function makeExport(request: Request, { read, now }: Job): Promise<OutputOf<'exports.make'>> {
  const { what, as, week } = request
  const { text, rows } = await content(request, read, now)
  const name = `duotrack-${what}${week ? `-${week}` : ''}-${now.slice(0, 10)}.${as}`
  return { name, mime: MIME[as], base64: Buffer.from(text).toString('base64'), rows }
}

async function content({ what, as, week }: Request, read: Read, now: Job['now']): Promise<Made> {
  if (what === 'all') {
    if (as !== 'json') throw new Fail('invalid', 'error.export-all-json', { path: 'as' })
    return everything(read)
  }
  if (as === 'json') return jsonOf(what === 'plan' ? plannedItems(read, week) : allPosts(read))
  const { language } = settingsOf(read)
  if (what === 'posts') {
    if (as === 'ics' || as === 'md') throw new Fail('invalid', 'error.export-posts-as', { path: 'as' })
    return sheetAs(as, postsTable(allPosts(read), listChannels(read)))
  }
  const items = plannedItems(read, week)
  if (as === 'ics') return { text: calendarOf(items, listChannels(read), language, now), rows: items.length }
  if (as === 'md') return { text: planMarkdown(items, listChannels(read), language), rows: items.length }
  return sheetAs(as, planTable(items, listChannels(read), language))
}

const jsonOf = (list: readonly unknown[]): Made => ({ text: `${JSON.stringify(list, null, 2)}\n`, rows: list.length })

/** CSV with a BOM, so that Excel reads Chinese, and with formulas defused; XLSX with every cell a plain value. */
async function sheetAs(as: 'csv' | 'xlsx', { headers, rows }: Sheet): Promise<Made> {
  if (as === 'csv') {
    const csv = Papa.unparse(
      { fields: [...headers], data: rows.map((row) => [...row]) },
      { escapeFormulae: true, newline: '\r\n' },
    )
    return { text: `\uFEFF${csv}\r\n`, rows: rows.length }
  }
  const cells = [headers, ...rows].map((row) =>
    row.map((value) =>
      value === null ? null : typeof value === 'number' ? { value, type: Number } : { value, type: String },
    ),
  )
  return { text: await writeExcel(cells).toBuffer(), rows: rows.length }
}

function plannedItems(read: Read, week: string | undefined): Item[] {
  if (week === undefined) return loadItems(read, `WHERE day IS NOT NULL AND status <> 'dropped' ORDER BY day, time, id`)
  const monday = mondayOfWeek(week)
  if (!monday) throw new Fail('invalid', 'error.no-such-week', { path: 'week', params: { week } })
  const [from, to]: [Day, Day] = [monday, addDays(monday, 6)]
  return loadItems(read, `WHERE day BETWEEN ? AND ? AND status <> 'dropped' ORDER BY day, time, id`, from, to)
}

/** Posts with their latest numbers. */
function allPosts(read: Read): ExportedPost[] {
  const latest = new Map(
    read.select('snapshot', 'ORDER BY capturedAt, id').map((snapshot) => [snapshot.postId, snapshot]),
  )
  return read.select('post', 'ORDER BY publishedDay, publishedAt, id').map((row) => {
    const snapshot = latest.get(row.id)
    return { ...postOf(row), capturedAt: snapshot?.capturedAt ?? null, numbers: snapshot?.numbers ?? null }
  })
}

/** Every row of every table, as a person could read it: nothing that was put in stays inside. */
function everything(read: Read): Made {
  const kept = TABLE_NAMES.filter((name) => name !== 'op' && name !== 'step')
  const tables = Object.fromEntries(kept.map((name: TableName) => [name, read.select(name, 'ORDER BY id')]))
  const rows = Object.values(tables).reduce((sum, list) => sum + list.length, 0)
  return { text: `${JSON.stringify({ product: 'duotrack', tables }, null, 1)}\n`, rows }
}
