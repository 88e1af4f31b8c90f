import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { clock } from '../../electron/clock.ts'
import { addDays, mondayOf, todayIn, type Day } from '../../shared/time.ts'
import { violations } from '../support/axe.ts'
import { demoWeek } from '../support/demo-week.ts'
import { openDoorOn, type OpenDoor } from '../support/door.ts'
import { importPosts } from '../support/world.ts'

// Ctrl K: one field over everything, by keys alone, over both doors.

const now = clock()
const monday: Day = addDays(mondayOf(todayIn('Asia/Shanghai', now)), 7)
let door: OpenDoor
let page: Page

const field = () => page.getByRole('combobox', { name: '找，去任何地方' })
const active = () => page.locator('[role=option][aria-selected=true]')
const heading = (name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor()
const card = (title: string) => page.getByRole('button', { name: new RegExp(title) }).first()

async function seek(text: string): Promise<void> {
  await page.keyboard.press('Control+k')
  await field().waitFor()
  await page.keyboard.type(text)
}

beforeAll(async () => {
  door = await openDoorOn(async (world) => {
    const week = await demoWeek(world.call, monday)
    await importPosts(world, week.channels.video, 60)
    await world.call('playbook.saveTopics', {
      topics: [{ channelId: null, words: '离家最远的一个冬至', festival: null, seriesId: null }],
    })
  }, now)
  ;({ page } = door)
  await page.getByRole('button', { name: '下一周' }).click()
  await card('把房车停在').waitFor()
})
afterAll(() => door.close())

test('with nothing typed it offers what was opened last, the screens and what can be done', async () => {
  await card('兰州凌晨四点').press('Enter')
  await heading(/兰州凌晨四点/)
  await page.keyboard.press('Escape')
  await card('兰州凌晨四点').waitFor()
  await page.keyboard.press('Control+k')
  const recent = page.getByRole('group', { name: '最近' }).getByRole('option')
  await expect.poll(() => recent.first().textContent()).toContain('兰州凌晨四点')
  expect(await page.getByRole('group', { name: '跳转' }).getByRole('option').count()).toBe(7)
  expect(await page.getByRole('group', { name: /选中的卡片/ }).textContent()).toContain('兰州凌晨四点')
  expect(await violations(page)).toEqual([])
  await page.keyboard.press('Escape')
  await field().waitFor({ state: 'detached' })
})

test('a piece of a title and Enter lead to the plan, typed as fast as one can', async () => {
  await seek('房车')
  await page.keyboard.press('Enter')
  await heading(/把房车停在/)
  await expect.poll(() => field().count()).toBe(0)
})

test('what was found is marked, by kind and with how many there are; arrows and pages walk through it', async () => {
  await seek('一')
  const posts = page.getByRole('group', { name: /^作品/ })
  await posts.getByRole('option').first().waitFor()
  expect(await posts.locator('mark').first().textContent()).toBe('一')
  expect(await page.getByRole('group', { name: /^作品/ }).getByRole('heading').count()).toBe(0)
  const more = posts.getByRole('option', { name: /^还有\d+条$/ })
  const before = await posts.getByRole('option').count()
  await more.click()
  await expect.poll(() => posts.getByRole('option').count()).toBeGreaterThan(before)
  expect(await violations(page)).toEqual([])
  await page.keyboard.press('PageDown')
  const first = await active().textContent()
  await page.keyboard.press('ArrowUp')
  await expect.poll(() => active().textContent()).not.toBe(first)
  await page.keyboard.press('ArrowDown')
  await expect.poll(() => active().textContent()).toBe(first)
  await page.keyboard.press('Control+k')
  await field().waitFor({ state: 'detached' })
})

test('screens are found by their name in either language', async () => {
  await seek('backup')
  await expect.poll(() => active().count()).toBe(0)
  await page.getByText('没有找到「backup」').first().waitFor()
  await page.keyboard.press('Control+a')
  await page.keyboard.type('word lists')
  await expect.poll(() => active().textContent()).toContain('词表')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 2, name: '词表' }).waitFor()
})

test('an entry of the playbook is opened in its place', async () => {
  await seek('冬至')
  await page.getByRole('option', { name: /离家最远/ }).click()
  await heading('运营笔记')
  const dialog = page.getByRole('dialog')
  expect(await dialog.getByRole('textbox').first().inputValue()).toBe('离家最远的一个冬至')
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
  await page.evaluate(() => void (location.hash = '#/playbook/not-there'))
  await page.getByText('这一条不在运营笔记里了').waitFor()
  await page.getByRole('button', { name: '看全部' }).click()
  expect(await page.evaluate(() => location.hash)).toBe('#/playbook')
})

test.runIf(process.env['DOOR'] === 'electron')('the window’s menu has it, and the way back and forward', async () => {
  const choose = (label: string) =>
    door.app?.evaluate(({ Menu, BrowserWindow }, name) => {
      const rows = Menu.getApplicationMenu()?.items.flatMap(({ submenu }) => submenu?.items ?? []) ?? []
      rows.find((row) => row.label === name)?.click(undefined, BrowserWindow.getAllWindows()[0])
    }, label)
  const labels = () =>
    door.app?.evaluate(({ Menu }) =>
      Menu.getApplicationMenu()?.items.flatMap(({ submenu }) => submenu?.items.map(({ label }) => label) ?? []),
    )
  await expect.poll(labels).toEqual(expect.arrayContaining([expect.stringMatching(/^(查找…|Find…)$/)]))
  const isChinese = (await labels())?.includes('查找…')
  await choose(isChinese ? '查找…' : 'Find…')
  await field().waitFor()
  await page.keyboard.press('Escape')
  await field().waitFor({ state: 'detached' })
  await page.keyboard.press('2')
  await heading('历史')
  await choose(isChinese ? '后退' : 'Back')
  await heading('运营笔记')
  await choose(isChinese ? '前进' : 'Forward')
  await heading('历史')
})

test('what can be done with a card is done with the card that had the focus', async () => {
  await page.keyboard.press('1')
  await card('把房车停在').focus()
  await seek('移动到')
  await page.getByRole('option').first().waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('dialog', { name: /移/ }).waitFor()
  await page.keyboard.press('Escape')
  expect(door.complaints).toEqual([])
})
