import * as fs from 'node:fs'
import * as os from 'node:os'
import * as path from 'node:path'
import type { DecodedOf, OutputOf } from '../../../shared/contract.ts'
import type { Item } from '../../../shared/model.ts'
import { PLATFORM } from '../../../shared/platforms.ts'
import { Fail } from '../../../shared/result.ts'
import { isDay, todayIn } from '../../../shared/time.ts'
import type { Read } from '../../db/tx.ts'
import type { Job } from '../context.ts'
import { loadItems } from '../items.ts'
import { listChannels } from '../lookups.ts'
import { settingsOf, spanOfWeek } from '../settings.ts'
import { postOf } from '../posts.ts'
import { calendarOf } from './calendar.ts'
import { everything } from './everything.ts'
import { planMarkdown } from './markdown.ts'
import { sheetFile } from './sheet-file.ts'
import { planTable, postsTable, type ExportedPost, type Sheet } from './sheets.ts'

type Request = DecodedOf<'exports.make'>
type Made = { readonly text: string | Uint8Array; readonly rows: number }

const MIME: Readonly<Record<Request['as'], string>> = {
  csv: 'text/csv;charset=utf-8',
  json: 'application/json',
  md: 'text/markdown;charset=utf-8',
  db: 'application/vnd.sqlite3',
  ics: 'text/calendar;charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

/** Makes one file of the plan (a week or everything dated), the published posts, or all there is. */
export async function makeExport(request: Request, { read, now, workspace }: Job): Promise<OutputOf<'exports.make'>> {
  const { what, as, week } = request
  const { text, rows } = await content(request, read, now, workspace)
  const today = todayIn(listChannels(read)[0]?.zone ?? PLATFORM['wechat-channels'].zone, now)
  const name = `duotrack-${what}${week ? `-${weekName(week, read)}` : ''}-${today}.${as}`
  return { name, mime: MIME[as], base64: Buffer.from(text).toString('base64'), rows }
}

async function content(
  { what, as, week }: Request,
  read: Read,
  now: Job['now'],
  workspace: Job['workspace'],
): Promise<Made> {
  if (what === 'all') {
    if (as === 'json') return everything(read)
    if (as === 'db') return databaseCopy(workspace)
    throw new Fail('invalid', 'error.export-all-json', { path: 'as' })
  }
  if (as === 'db') throw new Fail('invalid', 'error.export-db-all', { path: 'as' })
  if (as === 'json') return jsonOf(what === 'plan' ? plannedItems(read, week) : allPosts(read))
  const { language } = settingsOf(read)
  if (what === 'posts') {
    if (as === 'ics' || as === 'md') throw new Fail('invalid', 'error.export-posts-as', { path: 'as' })
    return sheetAs(as, postsTable(allPosts(read), listChannels(read), language))
  }
  const items = plannedItems(read, week)
  if (as === 'ics') return { text: calendarOf(items, listChannels(read), language, now), rows: items.length }
  if (as === 'md') return { text: planMarkdown(items, listChannels(read), language), rows: items.length }
  return sheetAs(as, planTable(items, listChannels(read), language))
}

const jsonOf = (list: readonly unknown[]): Made => ({ text: `${JSON.stringify(list, null, 2)}\n`, rows: list.length })

const sheetAs = async (as: 'csv' | 'xlsx', sheet: Sheet): Promise<Made> => ({
  text: await sheetFile(sheet, as),
  rows: sheet.rows.length,
})

/** The database itself, read through like a backup: a restore takes it. */
function databaseCopy(workspace: Job['workspace']): Made {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'duotrack-copy-'))
  try {
    const { file, rows } = workspace.copyTo(folder)
    return { text: fs.readFileSync(file), rows }
  } finally {
    fs.rmSync(folder, { recursive: true, force: true })
  }
}

/** A week in the name of its file: as it was asked for by its number, by its first day where it was asked for by a day. */
const weekName = (week: string, read: Read) => (isDay(week) ? `week-${spanOfWeek(week, read).from}` : week)

function plannedItems(read: Read, week: string | undefined): Item[] {
  if (week === undefined) return loadItems(read, `WHERE day IS NOT NULL AND status <> 'dropped' ORDER BY day, time, id`)
  const { from, to } = spanOfWeek(week, read)
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
