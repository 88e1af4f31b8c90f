import { rmSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import type { Page } from 'playwright-core'
import { openDoor } from '../support/door.ts'
import { quantile, rounded, type Figure } from './figure.ts'
import { folderWithPosts } from './folder.ts'

export const needs = 'browser'

const POSTS = 10_000

interface TraceEvent {
  readonly name: string
  readonly ph: string
  readonly pid: number
  readonly tid: number
  /** Processor time of the thread, microseconds. */
  readonly tdur?: number
  readonly args?: { readonly name?: string }
}

/** Milliseconds of processor time of each task of the pages' main threads: whoever else uses the machine is not in it. */
async function tasksDuring(page: Page, work: () => Promise<unknown>): Promise<number[]> {
  const browser = page.context().browser()
  if (!browser) throw new Error('the browser is gone')
  await browser.startTracing(page, { categories: ['toplevel', 'disabled-by-default-devtools.timeline'] })
  await work()
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] }
  const mains = new Set(
    traceEvents.flatMap(({ name, pid, tid, args }) =>
      name === 'thread_name' && args?.name === 'CrRendererMain' ? [`${pid} ${tid}`] : [],
    ),
  )
  const tasks = traceEvents.flatMap(({ name, ph, pid, tid, tdur }) =>
    ph === 'X' && name.endsWith('RunTask') && mains.has(`${pid} ${tid}`) && tdur !== undefined ? [tdur / 1000] : [],
  )
  if (tasks.length === 0) throw new Error('the trace has no task of the page')
  return tasks
}

export async function* bench(): AsyncGenerator<Figure> {
  const folder = await folderWithPosts(POSTS)
  const db = new Database(join(folder, 'duotrack.db'))
  db.exec('DELETE FROM learnt')
  db.close()

  const door = await openDoor(folder)
  const { page } = door
  await page.locator('[data-card]').first().waitFor()
  await page
    .getByRole('button', { name: /兰州凌晨四点/ })
    .first()
    .click()
  await page.getByRole('textbox', { name: /标题/ }).first().click()
  await page.getByText('正在读旧作').first().waitFor()
  const learning = await tasksDuring(page, () =>
    page.getByText('正在读旧作').first().waitFor({ state: 'detached', timeout: 120_000 }),
  )
  const resting = await tasksDuring(page, () => page.waitForTimeout(4000))
  await door.close()
  rmSync(folder, { recursive: true, force: true })
  yield {
    name: `the longest task of the window while ${POSTS} posts are learnt from, processor time`,
    value: rounded(Math.max(...learning)),
    unit: 'ms',
    median: rounded(quantile(learning, 0.5)),
    runs: learning.length,
    ratio: rounded(Math.max(...learning) / Math.max(...resting, 1)),
    against: 'the longest while it rests',
  }
}
