import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { clock } from '../../electron/clock.ts'
import { daySpanText, dayText, monthText, weekNumber } from '../../shared/format.ts'
import { addDays, isoWeekOf, mondayOf, partsOf, todayIn, type Day } from '../../shared/time.ts'
import { demoWeek } from '../support/demo-week.ts'
import { openDoor, type OpenDoor } from '../support/door.ts'
import { makeTerminal } from '../support/terminal.ts'
import { makeWorld } from '../support/world.ts'

// A planner whose weeks begin on Sunday, in a zone that is not the machine's, over every screen that has a week.

const ZONE = 'Pacific/Auckland'
const folder = mkdtempSync(join(tmpdir(), 'duotrack-week-start-'))
const now = clock()
const monday: Day = addDays(mondayOf(todayIn(ZONE, now)), 7)
const sunday = addDays(monday, -1)
const lastSunday = addDays(monday, 6)
const [OURS, NEXT] = ['周日早上的豆花', '下个周日的面馆']

const { ask } = makeTerminal(folder)

let door: OpenDoor
let page: Page

const view = (name: '周' | '月' | '列表') => page.getByRole('radio', { name, exact: true })
const address = () => page.evaluate(() => location.hash)
const title = () => page.getByRole('heading', { level: 1 }).innerText()
const cards = (name: string) => page.locator('[data-card]').and(page.getByRole('button', { name: new RegExp(name) }))
const heads = () => page.getByRole('grid').last().getByRole('columnheader').allInnerTexts()
/** The weekdays at the head of what is shown, in its order. */
const weekdays = async () => (await heads()).flatMap((text) => /周[一二三四五六日]/.exec(text)?.[0] ?? [])
const inOrder = (...from: string[]) => from

const FROM_MONDAY = inOrder('周一', '周二', '周三', '周四', '周五', '周六', '周日')
const FROM_SUNDAY = inOrder('周日', '周一', '周二', '周三', '周四', '周五', '周六')

async function beginWeeksOn(day: '周一' | '周日' | '周六'): Promise<void> {
  await page.getByRole('navigation').getByText('设置', { exact: true }).click()
  await page.getByRole('button', { name: '语言与外观' }).click()
  const chosen = page.getByRole('radiogroup', { name: '一周从哪天开始' }).getByRole('radio', { name: day })
  await chosen.click()
  await expect.poll(() => chosen.getAttribute('aria-checked')).toBe('true')
  await page.getByRole('navigation').getByText('计划', { exact: true }).click()
  await page.getByRole('grid').first().waitFor()
}

beforeAll(async () => {
  const world = makeWorld({ folder, at: now })
  const { channels } = await demoWeek(world.call, monday)
  const all = await world.call('channels.list', {})
  for (const channel of all) await world.call('channels.save', { ...channel, zone: ZONE })
  for (const [day, name] of [
    [sunday, OURS],
    [lastSunday, NEXT],
  ] as const)
    await world.call('items.save', { item: { channelId: channels.video, title: name, day, time: '10:00' } })
  await world.studio.close()
  door = await openDoor(folder)
  page = door.page
  await page.getByRole('button', { name: '下一周' }).click()
  await cards('把房车停在').waitFor()
})
afterAll(async () => {
  await door.close()
  rmSync(folder, { recursive: true, force: true })
})

test('weeks begin on Monday until somebody chooses another day, and have their ISO number', async () => {
  expect(await weekdays()).toEqual(FROM_MONDAY)
  expect(await title()).toBe(daySpanText(monday, addDays(monday, 6), 'zh-CN'))
  const { year, week } = weekNumber(monday) ?? {}
  await page.getByText(`${year} 年第 ${week} 周`).waitFor()
  expect([await cards(OURS).count(), await cards(NEXT).count()]).toEqual([0, 1])
})

test('chosen in the settings, Sunday comes first on the week that was looked at, with what is planned on it, and no wrong number', async () => {
  await beginWeeksOn('周日')
  await expect.poll(weekdays).toEqual(FROM_SUNDAY)
  expect(await title()).toBe(daySpanText(sunday, addDays(sunday, 6), 'zh-CN'))
  await cards(OURS).waitFor()
  expect(await cards(NEXT).count()).toBe(0)
  expect(await page.getByText(/第 \d+ 周/).count()).toBe(0)
})

test('the week check is of that week: its balance begins on Sunday, and it counts what the command line counts', async () => {
  const check = page.getByRole('complementary').filter({ hasText: '周检' })
  await expect.poll(() => check.innerText()).toMatch(/日\s+一\s+二\s+三\s+四\s+五\s+六/)
  const counted = async (week: string) => {
    const { counts } = await ask<{ counts: Record<'error' | 'warning' | 'tip', number> }>('check', '--week', week)
    return new RegExp(`要处理 ${counts.error}\\s+留意 ${counts.warning}\\s+说明 ${counts.tip}\\s`)
  }
  const [ours, iso] = [await counted(sunday), await counted(isoWeekOf(monday))]
  await expect.poll(() => check.innerText()).toMatch(ours)
  expect(await check.innerText()).not.toMatch(iso)
})

test('arrows go by those weeks, today comes back, and the address of a week is found again after a reload', async () => {
  await page.getByRole('button', { name: '下一周' }).click()
  await cards(NEXT).waitFor()
  expect(await address()).toBe(`#/plan/${lastSunday}`)
  await page.reload()
  await cards(NEXT).waitFor()
  expect([await weekdays(), await title()]).toEqual([
    FROM_SUNDAY,
    daySpanText(lastSunday, addDays(lastSunday, 6), 'zh-CN'),
  ])
  await page.evaluate((day) => (location.hash = `#/plan/${day}`), addDays(sunday, 6))
  await cards(OURS).waitFor()
  await page.getByRole('button', { name: '今天', exact: true }).click()
  await page.getByRole('columnheader').and(page.locator('[aria-current=date]')).waitFor()
  await page.evaluate((day) => (location.hash = `#/plan/${day}`), sunday)
  await cards(OURS).waitFor()
})

test('the month has Sunday at the left of each week, and the arrow beside a week leads to it', async () => {
  await view('月').click()
  await page.getByRole('grid', { name: '月计划' }).waitFor()
  expect(await weekdays()).toEqual(FROM_SUNDAY)
  const month = page.getByRole('grid', { name: '月计划' })
  const first = await month.locator('[role=gridcell][data-zone]').first().getAttribute('data-zone')
  expect(partsOf(first as Day).weekday).toBe(7)
  expect(await month.getByRole('rowheader').first().innerText()).not.toMatch(/^\d/)
  await month
    .getByRole('button', { name: `打开 ${daySpanText(sunday, addDays(sunday, 6), 'zh-CN')} 这一周` })
    .click({ force: true })
  await cards(OURS).waitFor()
  expect(await title()).toBe(daySpanText(sunday, addDays(sunday, 6), 'zh-CN'))
})

test('the day picker begins on Sunday, and Home and End stay in that week', async () => {
  await cards(OURS).focus()
  await page.keyboard.press('m')
  await page.getByRole('dialog').getByRole('button', { name: '从月历里选' }).click()
  const picker = page.getByRole('grid', { name: monthText(sunday, 'zh-CN') })
  await picker.getByRole('columnheader').first().waitFor()
  expect((await picker.getByRole('columnheader').allInnerTexts()).join('')).toBe('日一二三四五六')
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('data-day'))
  await expect.poll(focused).toBe(sunday)
  await page.keyboard.press('End')
  await expect.poll(focused).toBe(addDays(sunday, 6))
  await page.keyboard.press('Home')
  await expect.poll(focused).toBe(sunday)
  await page.keyboard.press('Escape')
  await picker.waitFor({ state: 'hidden' })
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
})

test('on paper it is that week, and a week exported by one of its days is the one on the screen', async () => {
  await page.emulateMedia({ media: 'print' })
  await expect
    .poll(async () => {
      await page.evaluate(() => dispatchEvent(new Event('beforeprint')))
      return page.locator('[data-print]').count()
    })
    .toBe(1)
  const sheet = await page.locator('[data-print]').innerText()
  expect(sheet).toContain(`${daySpanText(sunday, addDays(sunday, 6), 'zh-CN')}，`)
  expect(sheet).toContain(OURS)
  expect(sheet).not.toMatch(/第 \d+ 周/)
  await page.evaluate(() => dispatchEvent(new Event('afterprint')))
  await page.emulateMedia({ media: null })

  const file = join(folder, 'week.md')
  expect(
    await ask('export', '--what', 'plan', '--as', 'md', '--week', addDays(monday, 2), '--out', file),
  ).toMatchObject({
    code: 0,
  })
  const plan = readFileSync(file, 'utf8')
  expect([plan.includes(OURS), plan.includes(NEXT)]).toEqual([true, false])
})

test('Saturday, and Monday again: the day that was looked at stays in sight', async () => {
  await page.evaluate((day) => (location.hash = `#/plan/${day}`), monday)
  await beginWeeksOn('周六')
  const saturday = addDays(monday, -2)
  await expect.poll(title).toBe(daySpanText(saturday, addDays(saturday, 6), 'zh-CN'))
  expect((await heads()).some((text) => text.includes(dayText(saturday, 'zh-CN').replace(/^.*月|日$/g, '')))).toBe(true)
  await beginWeeksOn('周一')
  await expect.poll(title).toBe(daySpanText(monday, addDays(monday, 6), 'zh-CN'))
  await expect.poll(weekdays).toEqual(FROM_MONDAY)
})

test('the page had nothing to complain of', () => {
  expect(door.complaints).toEqual([])
})
