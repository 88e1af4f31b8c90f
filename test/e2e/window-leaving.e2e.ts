import type { ChildProcess } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { clock } from '../../electron/clock.ts'
import { addDays, epochOf, instantAt, todayIn } from '../../shared/time.ts'
import type { Item } from '../../shared/model.ts'
import { killAndRemove, openWindow, type OpenWindow } from '../support/window.ts'
import { makeWorld } from '../support/world.ts'

// The window is closed, or the machine goes to sleep, with words on the screen. Only the dialog's answer is put in.

const ZONE = 'Asia/Shanghai'
const STAY = 0
const LEAVE = 1
let folder = ''
let item: Item
let window: OpenWindow
let page: Page
let program: ChildProcess

interface Asked {
  readonly message: string
  readonly detail: string
  readonly buttons: readonly string[]
  readonly defaultId: number
  readonly cancelId: number
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'duotrack-leaving-'))
  const now = clock()
  const world = makeWorld({ folder, at: now })
  const { id: channelId } = await world.call('channels.save', { name: '小路在路上', platform: 'douyin' })
  item = await world.call('items.save', {
    item: { channelId, title: '雪天的', day: todayIn(ZONE, now), time: '20:00' },
  })
  await world.studio.close()
  window = await openWindow(folder)
  page = window.page
  program = window.app.process()
  await answerWith(STAY)
  await page.locator('[data-card]').first().click()
  await page.locator('[data-place=title]').focus()
  await page.keyboard.press('End')
})
afterEach(() => killAndRemove(program, folder))

const isOpen = () => program.exitCode === null
const saved = () => page.locator('header').getByText(/^已保存/)
const close = () => window.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
const asked = () => window.app.evaluate(() => (globalThis as unknown as { asked: readonly Asked[] }).asked)

const answerWith = (response: number) =>
  window.app.evaluate(({ dialog }, given) => {
    const all: unknown[] = []
    Object.assign(globalThis, { asked: all })
    dialog.showMessageBox = (...said: unknown[]) => {
      all.push(said.at(-1))
      return Promise.resolve({ response: given, checkboxChecked: false })
    }
  }, response)

async function ended(): Promise<void> {
  await expect.poll(isOpen, { timeout: 15_000 }).toBe(false)
}

async function itemInFile(): Promise<Item> {
  const world = makeWorld({ folder, at: clock() })
  const found = await world.call('items.get', { id: item.id })
  await world.end()
  return found
}
const titleInFile = async () => (await itemInFile()).title

const dataPid = () =>
  window.app.evaluate(({ app }) => app.getAppMetrics().find(({ name }) => name === 'Duotrack data')?.pid)

async function nextDataPid(before: number | null): Promise<number> {
  let pid: number | null = null
  const look = async () => (pid = (await dataPid()) ?? before) !== before
  await expect.poll(look, { timeout: 15_000 }).toBe(true)
  return pid ?? 0
}

/** Types words and ends the process with the data before they can be written, with the next one some seconds away. */
async function typeAndEndData(words: string): Promise<void> {
  const reconnecting = page.getByText('正在重连').first()
  let pid = await nextDataPid(null)
  for (let time = 0; time < 5; time += 1) {
    process.kill(pid, 'SIGKILL')
    pid = await nextDataPid(pid)
  }
  await expect.poll(() => reconnecting.count()).toBe(0)
  await page.locator('[data-place=title]').focus()
  await page.keyboard.press('End')
  await page.keyboard.insertText(words)
  process.kill(pid, 'SIGKILL')
  await reconnecting.waitFor()
}

test('with everything written it closes at once and asks nothing', async () => {
  await page.keyboard.insertText('最后一班车')
  await saved().waitFor()
  await close()
  await ended()
  expect(await titleInFile()).toBe('雪天的最后一班车')
})

test('what was typed a moment ago is written on the way out, and nothing is asked', async () => {
  await page.keyboard.insertText('最后一班车')
  await close()
  await ended()
  expect(await titleInFile()).toBe('雪天的最后一班车')
})

test('two fields typed in a moment ago are both written on the way out', async () => {
  await page.keyboard.insertText('最后一班车')
  await page.locator('[data-place="A.caption"]').focus()
  await page.keyboard.insertText('末班车上只有我一个人')
  await close()
  await ended()
  const { title, variants } = await itemInFile()
  expect([title, variants.A.caption]).toEqual(['雪天的最后一班车', '末班车上只有我一个人'])
})

test('while the process with the data hangs it asks, and writes once that goes on', async () => {
  const pid = (await dataPid()) ?? 0
  process.kill(pid, 'SIGSTOP')
  await page.keyboard.insertText('最后一班车')
  await close()
  await expect
    .poll(asked, { timeout: 5000 })
    .toMatchObject([{ detail: expect.stringContaining('「雪天的最后一班车」') }])
  expect(isOpen()).toBe(true)
  process.kill(pid, 'SIGCONT')
  await saved().waitFor()
  await close()
  await ended()
  expect(await titleInFile()).toBe('雪天的最后一班车')
})

test('while the process with the data hangs it closes for who wants to', async () => {
  const pid = (await dataPid()) ?? 0
  process.kill(pid, 'SIGSTOP')
  await answerWith(LEAVE)
  await page.keyboard.insertText('最后一班车')
  await close()
  await ended()
  expect(await titleInFile()).toBe('雪天的')
})

test('with words that cannot be written it asks, stays, and writes them when the data are back', async () => {
  await typeAndEndData('最后一班车')
  await close()
  await expect.poll(asked).toEqual([
    {
      type: 'warning',
      message: '还有内容没有写入磁盘',
      detail: '没写入的：「雪天的最后一班车」。\n留下，它们还在这里，可以接着写入；离开，它们就没了。已保存的都在。',
      buttons: ['留下', '仍要关闭'],
      defaultId: STAY,
      cancelId: STAY,
      noLink: true,
    },
  ])
  expect(await page.locator('[data-place=title]').inputValue()).toBe('雪天的最后一班车')
  await saved().waitFor({ timeout: 20_000 })
  await close()
  await ended()
  expect(await titleInFile()).toBe('雪天的最后一班车')
})

test('with words that cannot be written it closes for who wants to, and loses nothing else', async () => {
  await page.keyboard.insertText('第一句')
  await saved().waitFor()
  await answerWith(LEAVE)
  await typeAndEndData('最后一班车')
  await close()
  await ended()
  expect(await titleInFile()).toBe('雪天的第一句')
})

test('a system that ends asks nobody', async () => {
  await typeAndEndData('最后一班车')
  await window.app.evaluate(({ powerMonitor }) => powerMonitor.emit('shutdown', { preventDefault() {} }))
  await expect.poll(isOpen, { timeout: 15_000 }).toBe(false)
})

test('before the machine sleeps the words are written, though the page’s own timers stand still', async () => {
  await page.clock.install()
  await page.clock.pauseAt(epochOf(clock()) + 60_000)
  await page.keyboard.insertText('最后一班车')
  await page.waitForTimeout(700)
  expect(await saved().count()).toBe(0)
  await window.app.evaluate(({ powerMonitor }) => powerMonitor.emit('suspend'))
  await saved().waitFor()
})

test('woken up on another day, the week shows that day as today', async () => {
  await page.getByRole('navigation').getByText('计划', { exact: true }).click()
  await page.locator('[data-card]').first().waitFor()
  const today = () => page.locator('[aria-current=date]').first().innerText()
  const before = await today()
  await page.clock.setFixedTime(epochOf(instantAt(epochOf(clock()))) + 86_400_000)
  expect(await today()).toBe(before)
  await window.app.evaluate(({ powerMonitor }) => powerMonitor.emit('resume'))
  await expect.poll(today).not.toBe(before)
  expect(await today()).toContain(String(Number(addDays(todayIn(ZONE, clock()), 1).slice(-2))))
})
