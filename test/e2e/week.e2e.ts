import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { clock } from '../../electron/clock.ts'
import { addDays, mondayOf, timeAt, todayIn, type Day } from '../../shared/time.ts'
import { demoWeek } from '../support/demo-week.ts'
import { openDoor, type OpenDoor } from '../support/door.ts'
import { importPosts, makeWorld } from '../support/world.ts'

// One creator's next week, dragged about, undone, and found again after a restart: the same over both doors.

const folder = mkdtempSync(join(tmpdir(), 'duotrack-week-'))
const now = clock()
const monday: Day = addDays(mondayOf(todayIn('Asia/Shanghai', now)), 7)
const WEEKDAYS = ['周一', '周二', '周三', '周四', '周五', '周六', '周日']
const dayOf = (weekday: string): Day => addDays(monday, WEEKDAYS.indexOf(weekday))

let door: OpenDoor
let page: Page
/** The hour at which most of the history's last posts went out. */
let usual: number | null | undefined

const card = (title: string) => page.getByRole('button', { name: new RegExp(title) }).first()
const placeOf = async (title: string) => (await card(title).getAttribute('aria-label'))?.split('、')[0] ?? '选题'
const undo = () => page.keyboard.press('Control+z')

async function open(): Promise<void> {
  door = await openDoor(folder)
  page = door.page
  await page.getByRole('button', { name: '下一周' }).click()
  await page.getByRole('grid', { name: '周计划' }).waitFor()
  await card('把房车停在').waitFor()
}

/** Carries a card as a hand does: pick up, move in steps, rest, let go. */
async function drag(title: string, to: { readonly x: number; readonly y: number }): Promise<void> {
  const from = await card(title).boundingBox()
  if (!from) throw new Error(`${title} is not on the screen`)
  await page.mouse.move(from.x + from.width / 2, from.y + 30)
  await page.mouse.down()
  await page.mouse.move(from.x + from.width / 2 + 12, from.y + 40, { steps: 4 })
  await page.mouse.move(to.x, to.y, { steps: 15 })
  await page.waitForTimeout(150)
  await page.mouse.up()
}

async function zone(day: Day, hour: number) {
  const box = await page.locator(`[data-zone="${day} ${hour}"]`).boundingBox()
  if (!box) throw new Error(`${day} ${hour}:00 is not on the board`)
  return { x: box.x + box.width / 2, y: box.y + Math.min(30, box.height / 2) }
}

beforeAll(async () => {
  const world = makeWorld({ folder, at: now })
  const week = await demoWeek(world.call, monday)
  await importPosts(world, week.channels.video, 300)
  usual = (await world.call('channels.usualHours', {})).find(({ channelId }) => channelId === week.channels.video)?.hour
  await world.studio.close()
  await open()
})
afterAll(async () => {
  await door.close()
  rmSync(folder, { recursive: true, force: true })
})

test('the planned week stands on the board, each card at its day and time', async () => {
  expect(await placeOf('把房车停在')).toBe('周五 18:30')
  expect(await placeOf('兰州凌晨四点')).toBe('周三 20:00')
})

test('a card dragged to another day keeps its time of day, and one undo puts it back', async () => {
  await drag('把房车停在', await zone(dayOf('周四'), 18))
  await expect.poll(() => placeOf('把房车停在')).toBe('周四 18:30')
  await undo()
  await expect.poll(() => placeOf('把房车停在')).toBe('周五 18:30')
})

test('a card dragged to another hour keeps its minutes', async () => {
  await drag('把房车停在', await zone(dayOf('周六'), 20))
  await expect.poll(() => placeOf('把房车停在')).toBe('周六 20:30')
})

test('an idea dragged onto the board is planned, and dragged back it is an idea again', async () => {
  await drag('我爸的第一张登机牌', await zone(dayOf('周二'), 20))
  await expect.poll(() => placeOf('我爸的第一张登机牌')).toMatch(/^周二 20:00/)
  const drawer = await page.getByRole('textbox', { name: '记一个选题' }).boundingBox()
  await drag('我爸的第一张登机牌', { x: (drawer?.x ?? 0) + 60, y: (drawer?.y ?? 0) + 300 })
  await expect.poll(() => placeOf('我爸的第一张登机牌')).toBe('选题')
})

test('an idea picked up with the keyboard comes onto the board at the usual hour of its channel', async () => {
  await card('我爸的第一张登机牌').focus()
  await page.keyboard.press('Space')
  await page.waitForTimeout(300)
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Space')
  await expect.poll(() => placeOf('我爸的第一张登机牌')).toBe(`周一 ${timeAt((usual ?? Number.NaN) * 60)}`)
  await undo()
  await expect.poll(() => placeOf('我爸的第一张登机牌')).toBe('选题')
})

test('a card put into a fold stays under the pointer, and the board folds anew once that has left it', async () => {
  const to = await zone(dayOf('周五'), 15)
  await drag('转机七小时', to)
  await expect.poll(() => placeOf('转机七小时')).not.toMatch(/^周五 12:/)
  const board = await page.getByRole('grid', { name: '周计划' }).boundingBox()
  const top = async () => (await card('转机七小时').boundingBox())?.y ?? Number.NaN
  // Where it has settled.
  await page.waitForTimeout(400)
  const held = await top()
  expect(held).toBeLessThanOrEqual(to.y)
  expect(held + 96).toBeGreaterThan(to.y)
  await page.mouse.move((board?.x ?? 0) - 80, to.y)
  const ofAfternoon = page.getByRole('rowheader').filter({ hasText: /^1[3-7]$/ })
  await expect.poll(() => ofAfternoon.count()).toBe(1)
  await undo()
  await expect.poll(() => placeOf('转机七小时')).toMatch(/^周五 12:/)
})

test('a card is picked up, carried and put down with the keyboard alone', async () => {
  const before = await placeOf('兰州凌晨四点')
  await card('兰州凌晨四点').focus()
  await page.keyboard.press('Space')
  await page.waitForTimeout(200)
  await page.keyboard.press('ArrowRight')
  await page.waitForTimeout(200)
  await page.keyboard.press('Space')
  await expect.poll(() => placeOf('兰州凌晨四点')).toBe('周四 20:00')
  await undo()
  await expect.poll(() => placeOf('兰州凌晨四点')).toBe(before)
})

test('Escape puts a carried card back where it was, and nothing is written', async () => {
  const undoButton = page.getByRole('button', { name: /^撤销：/ })
  const said = await undoButton.getAttribute('aria-label')
  await card('兰州凌晨四点').focus()
  await page.keyboard.press('Space')
  await page.waitForTimeout(200)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Escape')
  await page.waitForTimeout(300)
  expect(await placeOf('兰州凌晨四点')).toBe('周三 20:00')
  expect(await undoButton.getAttribute('aria-label')).toBe(said)
})

test('Alt and an arrow move a card by a day', async () => {
  await card('路上收留过我的').focus()
  await page.keyboard.press('Alt+ArrowRight')
  await expect.poll(() => placeOf('路上收留过我的')).toBe('周五 20:00')
})

test('the forecast and the findings change while the item is edited, and the words are saved by themselves', async () => {
  await card('把房车停在').focus()
  await page.keyboard.press('Enter')
  const title = page.getByRole('textbox', { name: /标题/ }).first()
  await title.waitFor()
  const findings = page.getByRole('complementary').or(page.getByRole('region', { name: /提醒/ }))
  const before = await findings.first().textContent()
  await title.fill('国家级机位：把房车停在青海湖边过一夜')
  await expect.poll(() => page.getByText(/已保存/).count()).toBeGreaterThan(0)
  await expect.poll(async () => (await findings.first().textContent()) !== before).toBe(true)
  await page.getByRole('button', { name: '计划', exact: true }).first().click()
  await card('国家级机位').waitFor()
  await undo()
  await card('把房车停在').waitFor()
})

test('all of it is still there after a restart, and can still be undone', async () => {
  await door.close()
  await open()
  expect(await placeOf('把房车停在')).toBe('周六 20:30')
  expect(await placeOf('路上收留过我的')).toBe('周五 20:00')
  expect(await placeOf('我爸的第一张登机牌')).toBe('选题')
  await expect.poll(() => page.getByRole('button', { name: '撤销：移动' }).isEnabled()).toBe(true)
  await undo()
  await expect.poll(() => placeOf('路上收留过我的')).toBe('周四 20:00')
  await page.keyboard.press('Control+Shift+z')
  await expect.poll(() => placeOf('路上收留过我的')).toBe('周五 20:00')
})

test('the page had nothing to complain of', () => {
  expect(door.complaints).toEqual([])
})
