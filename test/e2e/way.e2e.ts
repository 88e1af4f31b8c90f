import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { clock } from '../../electron/clock.ts'
import { addDays, mondayOf, todayIn, type Day } from '../../shared/time.ts'
import { demoWeek } from '../support/demo-week.ts'
import { openDoorOn, type OpenDoor } from '../support/door.ts'

// Back, forward and reload: one stays where one was, over both doors.

const now = clock()
const monday: Day = addDays(mondayOf(todayIn('Asia/Shanghai', now)), 7)
let door: OpenDoor
let page: Page

const card = (title: string) => page.getByRole('button', { name: new RegExp(title) }).first()
const address = () => page.evaluate(() => location.hash)
const heading = (name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor()
/** As a browser's own buttons do it, or the keys in a window. */
const step = (which: 'back' | 'forward') => page.evaluate((to) => window.history[to](), which)

beforeAll(async () => {
  door = await openDoorOn((world) => demoWeek(world.call, monday), now)
  ;({ page } = door)
  await page.getByRole('button', { name: '下一周' }).click()
  await card('把房车停在').waitFor()
})
afterAll(() => door.close())

test('back leads from an item to the very week it was opened in, forward to the item again', async () => {
  expect(await address()).toBe(`#/plan/${monday}`)
  await card('把房车停在').press('Enter')
  await heading(/把房车停在/)
  const item = await address()
  await step('back')
  await card('把房车停在').waitFor()
  expect(await address()).toBe(`#/plan/${monday}`)
  await step('forward')
  await heading(/把房车停在/)
  expect(await address()).toBe(item)
})

test('a reload shows the item again, and leaving it leads to its week', async () => {
  await page.reload()
  await heading(/把房车停在/)
  expect(await page.title()).toMatch(/^把房车停在.* · 计划 · 双轨$/)
  await page.getByRole('button', { name: '计划', exact: true }).last().click()
  await card('把房车停在').waitFor()
  expect(await address()).toBe(`#/plan/${monday}`)
})

test('leaving an item is a step back, not one more on the way', async () => {
  const before = await page.evaluate(() => window.history.length)
  await card('兰州凌晨四点').press('Enter')
  await heading(/兰州凌晨四点/)
  await page.keyboard.press('Escape')
  await card('把房车停在').waitFor()
  await card('把房车停在').press('Enter')
  await heading(/把房车停在/)
  expect(await page.evaluate(() => window.history.length)).toBe(before)
  await page.keyboard.press('Escape')
  await card('把房车停在').waitFor()
})

test('keys and the side buttons of a mouse step back and forward', async () => {
  await page.keyboard.press('6')
  await heading('设置')
  await page.keyboard.press('Alt+ArrowLeft')
  await card('把房车停在').waitFor()
  // The card has the focus again, and Alt with an arrow would move it.
  await page.keyboard.press('Control+]')
  await heading('设置')
  const mouse = await page.context().newCDPSession(page)
  for (const type of ['mousePressed', 'mouseReleased'] as const)
    await mouse.send('Input.dispatchMouseEvent', { type, x: 700, y: 700, button: 'back', clickCount: 1 })
  await card('把房车停在').waitFor()
  expect(await address()).toBe(`#/plan/${monday}`)
})

test('what is gone is said to be, and there is a way on', async () => {
  const to = (hash: string) => page.evaluate((next) => void (location.hash = next), hash)
  await to('#/item/not-there')
  await page.getByRole('heading', { name: '这一条不在了' }).waitFor()
  await to('#/experiments/not-there')
  await page.getByRole('heading', { name: '这个实验不在了' }).waitFor()
  await page.getByRole('button', { name: '回到实验' }).click()
  await heading('实验')
  await to('#/history/not-there')
  await page.getByRole('heading', { level: 2, name: '找不到这一条' }).waitFor()
  await page.getByRole('button', { name: '回到历史' }).click()
  await heading('历史')
  await to('#/nowhere')
  await expect.poll(address).toMatch(/^#\/plan/)
  expect(door.complaints).toEqual([])
})
