import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { clock } from '../../electron/clock.ts'
import { dayText } from '../../shared/format.ts'
import { addDays, mondayOf, todayIn, type Day } from '../../shared/time.ts'
import { demoWeek } from '../support/demo-week.ts'
import { openDoor, type OpenDoor } from '../support/door.ts'
import { makeWorld } from '../support/world.ts'

// The same plan as a month and as a list: carried about, opened and added to in both, over both doors.

const folder = mkdtempSync(join(tmpdir(), 'duotrack-views-'))
const now = clock()
const monday: Day = addDays(mondayOf(todayIn('Asia/Shanghai', now)), 7)
const [thursday, friday, saturday] = [3, 4, 5].map((days) => addDays(monday, days)) as [Day, Day, Day]

let door: OpenDoor
let page: Page

const card = (title: string) =>
  page
    .locator('[data-card]')
    .and(page.getByRole('button', { name: title }))
    .first()
const placeOf = async (title: string) => (await card(title).getAttribute('aria-label'))?.split('、')[0] ?? '选题'
const undo = () => page.keyboard.press('Control+z')
const view = (name: '周' | '月' | '列表') => page.getByRole('radio', { name, exact: true })
const day = (on: Day) => page.locator(`[role=gridcell][data-zone="${on}"]`)

async function open(): Promise<void> {
  door = await openDoor(folder)
  page = door.page
  await page.getByRole('button', { name: /^下/ }).first().waitFor()
}

async function drag(title: string, to: { readonly x: number; readonly y: number }): Promise<void> {
  const from = await card(title).boundingBox()
  if (!from) throw new Error(`${title} is not on the screen`)
  await page.mouse.move(from.x + 40, from.y + from.height / 2)
  await page.mouse.down()
  await page.mouse.move(from.x + 52, from.y + from.height / 2 + 6, { steps: 4 })
  await page.mouse.move(to.x, to.y, { steps: 12 })
  await page.waitForTimeout(150)
  await page.mouse.up()
}

async function middleOf(on: Day) {
  const box = await day(on).boundingBox()
  if (!box) throw new Error(`${on} is not in the month`)
  return { x: box.x + box.width / 2, y: box.y + box.height - 20 }
}

beforeAll(async () => {
  const world = makeWorld({ folder, at: now })
  const { channels } = await demoWeek(world.call, monday)
  for (const hour of ['09', '10', '11', '14'] as const)
    await world.call('items.save', {
      item: { channelId: channels.video, title: `周四 ${hour} 点这一条`, day: thursday, time: `${hour}:00` },
    })
  await world.studio.close()
  await open()
  await page.getByRole('button', { name: '下一周' }).click()
  await card('把房车停在青海湖边过一夜').waitFor()
})
afterAll(async () => {
  await door.close()
  rmSync(folder, { recursive: true, force: true })
})

test('the week that was looked at stands in its month, each card on its day', async () => {
  await view('月').click()
  await page.getByRole('grid', { name: '月计划' }).waitFor()
  await expect.poll(() => placeOf('把房车停在青海湖边过一夜')).toBe(`${dayText(friday, 'zh-CN')} 周五 18:30`)
  await expect.poll(() => day(friday).locator('[data-card]').count()).toBe(2)
})

test('a card dragged to another day of the month keeps its time, and one undo puts it back', async () => {
  await drag('把房车停在青海湖边过一夜', await middleOf(saturday))
  await expect.poll(() => placeOf('把房车停在青海湖边过一夜')).toBe(`${dayText(saturday, 'zh-CN')} 周六 18:30`)
  await undo()
  await expect.poll(() => placeOf('把房车停在青海湖边过一夜')).toBe(`${dayText(friday, 'zh-CN')} 周五 18:30`)
})

test('a card dragged into the drawer is an idea again', async () => {
  const drawer = await page.getByRole('textbox', { name: '记一个选题' }).boundingBox()
  await drag('把房车停在青海湖边过一夜', { x: (drawer?.x ?? 0) + 60, y: (drawer?.y ?? 0) + 300 })
  await expect.poll(() => placeOf('把房车停在青海湖边过一夜')).toBe('选题')
  await undo()
  await expect.poll(() => placeOf('把房车停在青海湖边过一夜')).toMatch(/周五 18:30$/)
})

test('arrows walk from day to card, Space carries it to the next day, and Enter opens it and comes back to it', async () => {
  await day(friday).getByRole('button').first().focus()
  await page.keyboard.press('ArrowDown')
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '')
  expect(await focused()).toContain('转机七小时')
  await page.keyboard.press('Space')
  await page.waitForTimeout(200)
  await page.keyboard.press('ArrowRight')
  await page.waitForTimeout(200)
  await page.keyboard.press('Space')
  await expect.poll(focused).toMatch(new RegExp(`^${dayText(saturday, 'zh-CN')} 周六 12:00.*转机七小时`))
  await undo()
  await expect.poll(focused).toMatch(/周五 12:00.*转机七小时/)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: /转机七小时/ }).waitFor()
  await page.getByRole('button', { name: '计划', exact: true }).first().click()
  await expect.poll(focused).toMatch(/转机七小时/)
})

test('a full day says how many more there are, and leads to them in their week', async () => {
  await expect.poll(() => day(thursday).locator('[data-card]').count()).toBe(3)
  await day(thursday)
    .getByRole('button', { name: /^还有 2 条/ })
    .click()
  await page.getByRole('grid', { name: '周计划' }).waitFor()
  expect(await page.locator(`[data-zone^="${thursday} "] [data-card]`).count()).toBe(5)
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('title'))).toBe('周四 14 点这一条')
})

test('N on a day adds a plan in an hour that is free, and leaving it untouched leaves nothing', async () => {
  await view('月').click()
  await day(thursday).getByRole('button').first().focus()
  await page.keyboard.press('n')
  await page.locator('[data-place=title]').waitFor()
  await page.getByRole('button', { name: /12:00/ }).first().waitFor()
  await page.getByRole('navigation').getByText('计划', { exact: true }).click()
  await page.getByRole('grid', { name: '月计划' }).waitFor()
  await expect
    .poll(() =>
      day(thursday)
        .getByRole('button', { name: /^还有 2 条/ })
        .count(),
    )
    .toBe(1)
})

test('the list says of each plan how far it is and what there is to say, and several move together', async () => {
  await view('列表').click()
  const row = page.getByRole('row').filter({ hasText: '兰州凌晨四点的一碗面' })
  await row.waitFor()
  expect(await row.innerText()).toMatch(/20:00[\s\S]*视频号[\s\S]*就绪/)
  await expect.poll(() => row.getByRole('button').count()).toBe(2)
  await card('周四 09 点这一条').focus()
  await page.keyboard.press('x')
  await page.keyboard.press('Shift+ArrowDown')
  await page.getByRole('toolbar').getByText('选中 2 条').waitFor()
  await page.getByRole('toolbar').getByRole('button', { name: '后移一天' }).click()
  await expect.poll(() => placeOf('周四 10 点这一条')).toMatch(/周五 10:00$/)
  await undo()
  await expect.poll(() => placeOf('周四 10 点这一条')).toMatch(/周四 10:00$/)
})

test('the list shows the plans asked for alone, by words and by what they are, and only those stay chosen', async () => {
  const listed = () => page.getByRole('grid', { name: '计划列表' }).locator('[data-card]').count()
  const before = await listed()
  await page.keyboard.press('x')
  await page
    .getByRole('toolbar')
    .getByText(/^选中 \d+ 条$/)
    .waitFor()
  await page.keyboard.press('/')
  await page.keyboard.type('碗面')
  await expect.poll(listed).toBe(1)
  expect(await page.locator('mark').allTextContents()).toContain('碗面')
  await page.getByRole('status').getByText(`，共 ${before} 条`).waitFor()
  await expect.poll(() => page.getByRole('toolbar').count()).toBe(0)
  await page.keyboard.press('Enter')
  await card('兰州凌晨四点的一碗面').focus()
  await page.keyboard.press('Control+a')
  await page.getByRole('toolbar').getByText('选中 1 条').waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: '状态' }).click()
  await page.getByRole('option', { name: '草稿' }).click()
  await page.getByRole('heading', { name: '这两个月里没有这样的' }).waitFor()
  await page.getByRole('button', { name: '清除条件' }).first().click()
  await expect.poll(listed).toBe(before)
  await card('兰州凌晨四点的一碗面').focus()
})

test('the view is kept for the next start, and choosing one is no step: what was undone can still be done again', async () => {
  await view('月').click()
  await page.getByRole('grid', { name: '月计划' }).waitFor()
  await view('列表').click()
  await page.getByRole('grid', { name: '计划列表' }).waitFor()
  await expect.poll(() => page.getByRole('button', { name: '重做：移动几条' }).isEnabled()).toBe(true)
  await door.close()
  await open()
  await page.getByRole('grid', { name: '计划列表' }).waitFor()
})

test('the page had nothing to complain of', () => {
  expect(door.complaints).toEqual([])
})
