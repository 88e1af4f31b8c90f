import type { ChildProcess } from 'node:child_process'
import { existsSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { clock } from '../../electron/clock.ts'
import { todayIn } from '../../shared/time.ts'
import type { Item } from '../../shared/model.ts'
import { readRunning } from '../../electron/doors/running.ts'
import { startBareWindow } from '../support/bare-window.ts'
import { killAndRemove, openWindow, type OpenWindow } from '../support/window.ts'
import { makeWorld } from '../support/world.ts'

// The window of a workspace that was put away knows its week before the data process is there.

let folder = ''
let item: Item
let program: ChildProcess

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'duotrack-again-'))
  const now = clock()
  const world = makeWorld({ folder, at: now })
  const { id: channelId } = await world.call('channels.save', { name: '小路在路上', platform: 'douyin' })
  item = await world.call('items.save', {
    item: { channelId, title: '雪天的', day: todayIn('Asia/Shanghai', now), time: '20:00' },
  })
  await world.studio.close()
})
afterEach(() => killAndRemove(program, folder))

const kept = () => existsSync(join(folder, 'first-answers.json'))

async function open(): Promise<OpenWindow> {
  const window = await openWindow(folder)
  program = window.app.process()
  return window
}

/** The title that the first picture with a card shows. */
const firstShown = ({ page }: OpenWindow) => page.locator('[data-card]').first().getAttribute('title')

test('what was saved stands there again, also the last of it', async () => {
  const first = await open()
  await first.page.locator('[data-card]').first().click()
  await first.page.locator('[data-place=title]').fill('最后一班车')
  await expect
    .poll(() =>
      first.page
        .locator('header')
        .getByText(/^已保存/)
        .count(),
    )
    .toBeGreaterThan(0)
  await first.app.close()
  expect(kept()).toBe(true)
  const again = await open()
  expect(await firstShown(again)).toBe('最后一班车')
  // The data process has come: what is done now is written as ever.
  await again.page.locator('[data-card]').first().click()
  await again.page.locator('[data-place=title]').fill('头班车')
  await expect
    .poll(() =>
      again.page
        .locator('header')
        .getByText(/^已保存/)
        .count(),
    )
    .toBeGreaterThan(0)
  await again.app.close()
  const world = makeWorld({ folder, at: clock() })
  expect((await world.call('items.get', { id: item.id })).title).toBe('头班车')
  await world.studio.close()
})

test('what another program has changed meanwhile is what the window shows', async () => {
  await (await open()).app.close()
  expect(kept()).toBe(true)
  const world = makeWorld({ folder, at: clock() })
  await world.call('items.save', { item: { ...item, title: '改过的' } })
  await world.studio.close()
  expect(await firstShown(await open())).toBe('改过的')
})

test('started once more while it is still being closed, it comes up again', async () => {
  const window = await open()
  const data = await window.app.evaluate(
    ({ app }) => app.getAppMetrics().find(({ name }) => name === 'Duotrack data')?.pid ?? 0,
  )
  // A large file takes a second to put away; so does one that is held up.
  process.kill(data, 'SIGSTOP')
  program.kill('SIGTERM')
  const second = startBareWindow(folder)
  const serves = () => readRunning(folder)?.pid ?? program.pid
  await expect.poll(() => second.exitCode !== null || serves() === second.pid, { timeout: 20_000 }).toBe(true)

  // Gone where the machine took longer than the window has patience.
  if (program.exitCode === null) process.kill(data, 'SIGCONT')
  await expect.poll(serves, { timeout: 20_000 }).not.toBe(program.pid)
  process.kill(serves()!, 'SIGKILL')
})
