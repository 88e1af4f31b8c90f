import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { clock } from '../../electron/clock.ts'
import { addDays, mondayOf, todayIn } from '../../shared/time.ts'
import { violations } from '../support/axe.ts'
import { demoWeek } from '../support/demo-week.ts'
import { openDoor, type OpenDoor } from '../support/door.ts'
import { importPosts, makeWorld } from '../support/world.ts'

// One item in the composer: words, versions, hooks on the film, forecasts, findings, publishing.

const folder = mkdtempSync(join(tmpdir(), 'duotrack-composer-'))
let door: OpenDoor
let page: Page

/** The machine may be busy: what is promised is that it comes, and `bench` says how fast. */
const SOON = { timeout: 10_000 }
const saved = () => page.locator('header').getByText(/^已保存/)
const side = () => page.getByRole('complementary')
const titles = async () => (await side().getByRole('heading', { level: 3 }).allTextContents()).join('|')
const film = (letter: string) => page.getByRole('group', { name: `版本${letter}的钩子` })
const flag = (letter: string, name: RegExp) => film(letter).getByRole('button', { name }).first()
const box = (name: string) => page.getByRole('textbox', { name, exact: true })
const undo = () => page.getByRole('button', { name: '撤销', exact: true }).click()

async function openItem(title: string): Promise<void> {
  await page.getByRole('navigation').getByText('计划', { exact: true }).click()
  await page.getByRole('button', { name: '下一周' }).click()
  await page
    .getByRole('button', { name: new RegExp(title) })
    .first()
    .focus()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: title }).waitFor()
}

beforeAll(async () => {
  const now = clock()
  const world = makeWorld({ folder, at: now })
  const week = await demoWeek(
    (name, input) => world.call(name, input),
    addDays(mondayOf(todayIn('Asia/Shanghai', now)), 7),
  )
  await importPosts(world, week.channels.video, 300)
  const { id, channelId } = week.items['van']!
  await world.call('items.save', { item: { id, channelId, target: { metric: 'lightRate', value: 0.9 } } })
  await world.studio.close()
  door = await openDoor(folder)
  page = door.page
  await openItem('兰州凌晨四点的一碗面')
})
afterAll(async () => {
  await door.close()
  rmSync(folder, { recursive: true, force: true })
})

test('words typed without leaving the field are saved by themselves, and only then called saved', async () => {
  await box('封面').fill('热气里的一双手')
  expect(await saved().count()).toBe(0)
  await expect.poll(() => saved().count(), SOON).toBe(1)
  await page.reload()
  await page.getByRole('heading', { level: 1, name: '兰州凌晨四点的一碗面' }).waitFor()
  expect(await box('封面').inputValue()).toBe('热气里的一双手')
})

test('words typed just before the page goes are not lost', async () => {
  await box('风格').fill('故事')
  await page.reload()
  await page.getByRole('heading', { level: 1, name: '兰州凌晨四点的一碗面' }).waitFor()
  expect(await box('风格').inputValue()).toBe('故事')
})

test('what differs between A and B is marked, and can be copied across', async () => {
  const row = page.getByRole('row', { name: /标题/ })
  expect(await row.locator('mark').count()).toBeGreaterThan(0)
  await row.getByRole('button', { name: '标题两版不同' }).click()
  await page.getByRole('menuitem', { name: 'A的抄到B' }).click()
  await expect.poll(() => row.getByText('两版相同').count(), SOON).toBe(1)
  await undo()
  await expect.poll(() => row.locator('mark').count(), SOON).toBeGreaterThan(0)
})

test('a target is typed and stepped as often as one likes', async () => {
  const target = page.getByRole('button', { name: /^目标 /u })
  const before = await target.getAttribute('aria-label')
  await target.click()
  const dialog = page.getByRole('dialog', { name: '目标' })
  await dialog.getByRole('button', { name: /哪个数字/ }).click()
  await page.getByRole('option', { name: '评论率' }).click()
  const value = dialog.getByRole('textbox', { name: '要到多少' })
  for (const percent of ['4', '5', '6']) {
    await value.fill(percent)
    await page.keyboard.press('Enter')
    // What is announced is taken back a while later: that must not break the page either.
    await page.keyboard.press('ArrowUp')
    await page.waitForTimeout(300)
    await page.keyboard.press('ArrowDown')
  }
  await page.keyboard.press('Escape')
  await expect.poll(() => target.getAttribute('aria-label'), SOON).toMatch(/6/)
  expect(door.complaints).toEqual([])
  // One step or several, as slowly as it was typed.
  for (let step = 0; step < 8 && (await target.getAttribute('aria-label')) !== before; step += 1) {
    const seen = await target.getAttribute('aria-label')
    await undo()
    await expect.poll(() => target.getAttribute('aria-label'), SOON).not.toBe(seen)
  }
  expect(await target.getAttribute('aria-label')).toBe(before)
})

test('a hook goes along the film by the arrow keys and by the pointer', async () => {
  await flag('A', /^提问/).focus()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Shift+ArrowRight')
  await expect.poll(() => flag('A', /^提问/).textContent(), SOON).toContain('0:31.1')
  const from = await flag('A', /^提问/).boundingBox()
  if (!from) throw new Error('no flag on the film')
  await page.mouse.move(from.x + 20, from.y + 10)
  await page.mouse.down()
  await page.mouse.move(from.x + 60, from.y + 12, { steps: 8 })
  await page.mouse.up()
  await expect.poll(() => flag('A', /^提问/).textContent(), SOON).toMatch(/0:3[4-9]/)
})

test('two asks at the same moment are framed on the film, and one click moves them apart', async () => {
  await film('A').getByText('相隔2秒').waitFor()
  expect(await titles()).toContain('两个请求挤在同一时刻')
  await side()
    .getByRole('button', { name: /^小红心移到/ })
    .first()
    .click()
  await expect.poll(() => film('A').getByText('相隔2秒').count(), SOON).toBe(0)
  await expect.poll(titles, SOON).not.toContain('A两个请求')
  await undo()
  await film('A').getByText('相隔2秒').waitFor()
})

test('a new hook comes with words to change, and the forecast follows', async () => {
  await expect.poll(() => side().getByText('点赞率', { exact: true }).count(), SOON).toBe(1)
  const before = await side().getByRole('region', { name: '满7天后的预计' }).textContent()
  await page.getByRole('button', { name: '加钩子', exact: true }).last().click()
  await page.getByRole('menuitem', { name: /^选择题互动/ }).click()
  await expect
    .poll(() => page.evaluate(() => (document.activeElement as HTMLTextAreaElement | null)?.value), SOON)
    .toContain('选A的点赞')
  await expect.poll(() => side().getByRole('region', { name: '满7天后的预计' }).textContent(), SOON).not.toBe(before)
  await page.keyboard.press('Escape')
  await page.keyboard.press('Delete')
  await expect
    .poll(
      () =>
        film('A')
          .getByRole('button', { name: /^选择题/ })
          .count(),
      SOON,
    )
    .toBe(0)
})

test('the chance of the target stands beside both forecasts, and the posts behind the dots are one click away', async () => {
  const forecast = side().getByRole('region', { name: '满7天后的预计' })
  await forecast.getByText('达到3.5%的机会').waitFor()
  expect(await forecast.getByText(/^(约|不到|超过)\d+%$/).count()).toBe(2)
  expect(await forecast.locator('circle').count()).toBeGreaterThan(20)

  await forecast.getByRole('button', { name: /^相似的\d+条$/ }).click()
  const list = page.getByRole('dialog', { name: '相似的旧作' })
  const first = list.getByRole('listitem').first().getByRole('button')
  const title = (await first.textContent()) ?? ''
  await first.click()
  await page.getByRole('heading', { name: title }).first().waitFor()
  await page.reload()
  await openItem('兰州凌晨四点的一碗面')
})

test('a dot that is pointed at says which post it is, and a click opens it', async () => {
  const forecast = side().getByRole('region', { name: '满7天后的预计' })
  const dot = forecast.locator('circle').first()
  await dot.waitFor()
  const at = await dot.boundingBox()
  if (!at) throw new Error('no dot')
  await page.mouse.move(at.x + at.width / 2, at.y + at.height / 2)
  const title = /第 \d+ 条，路上的一天/.exec((await page.getByRole('tooltip').textContent()) ?? '')?.[0] ?? ''
  expect(title).not.toBe('')
  await page.mouse.click(at.x + at.width / 2, at.y + at.height / 2)
  await page.getByRole('heading', { name: title }).first().waitFor()
  await page.reload()
  await openItem('兰州凌晨四点的一碗面')
})

test('the posts behind a finding on own data are one click away, in the composer and on the board', async () => {
  await page.getByRole('button', { name: '计划', exact: true }).first().click()
  await page.getByRole('button', { name: /^全部 ?\d+ ?[条类]$/ }).click()
  const inCheck = side().getByRole('button', { name: '300条作品' }).first()
  await inCheck.click()
  const posts = page.getByRole('dialog', { name: '依据' })
  await posts.getByText(/^你最近60条里，8成在/).waitFor()
  expect(await posts.getByRole('listitem').count()).toBe(12)
  await posts.getByRole('button', { name: '还有288条，再看24条' }).click()
  await expect.poll(() => posts.getByRole('listitem').count(), SOON).toBe(36)
  expect(await violations(page)).toEqual([])
  await page.keyboard.press('Escape')
  await posts.waitFor({ state: 'detached' })

  await page
    .getByRole('button', { name: /把房车停在/ })
    .first()
    .focus()
  await page.keyboard.press('Enter')
  await side().getByRole('button', { name: '300条作品' }).first().click()
  const first = posts.getByRole('listitem').first().getByRole('button')
  const title = (await first.textContent()) ?? ''
  await first.click()
  await page.getByRole('heading', { name: title }).first().waitFor()
  await page.reload()
  await openItem('兰州凌晨四点的一碗面')
})

test('a shortcut with Ctrl is the page’s, also while a button has the focus', async () => {
  await page.getByRole('button', { name: '加钩子' }).first().focus()
  await page.keyboard.press('Control+Enter')
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: '标记为已发布' }).waitFor()
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
  expect(await box('风格').isVisible()).toBe(true)
})

test('a day is typed as people write it, stepped, or picked from a month', async () => {
  const said = () => page.getByRole('button', { name: /^时间 / }).textContent()
  const before = await said()
  await page.getByRole('button', { name: /^时间 / }).click()
  const day = box('日期')
  await day.fill('12月1日')
  await expect.poll(said, SOON).toContain('12月1日')
  await day.press('ArrowUp')
  await expect.poll(() => day.inputValue(), SOON).toMatch(/-12-02$/)
  await day.fill('11月31日')
  await page.getByText('没有这一天').waitFor()
  await day.fill('12-')
  await page.getByText('日期要像 11-28').waitFor()
  expect(await said()).toContain('12月2日')
  await day.fill('12-2')

  const isFocused = (one: Locator) => () => one.evaluate((element) => element === document.activeElement)
  const opener = page.getByRole('button', { name: /^从月历里选/ })
  const cells = page.getByRole('gridcell')
  const chosen = page.getByRole('gridcell', { selected: true }).getByRole('button')
  await opener.click()
  await expect.poll(isFocused(chosen), SOON).toBe(true)
  expect(await violations(page)).toEqual([])
  await page.keyboard.press('PageDown')
  await page.keyboard.press('Escape')
  // Only the month is left, and nothing was chosen.
  await expect.poll(() => cells.count(), SOON).toBe(0)
  await expect.poll(isFocused(opener), SOON).toBe(true)
  expect(await said()).toContain('12月2日')
  await day.press('Alt+ArrowDown')
  await expect.poll(isFocused(chosen), SOON).toBe(true)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('PageDown')
  await page.keyboard.press('Enter')
  await expect.poll(said, SOON).toMatch(/1月9日/)
  await expect.poll(() => cells.count(), SOON).toBe(0)
  await expect.poll(isFocused(day), SOON).toBe(true)
  await page.keyboard.press('Escape')
  await day.waitFor({ state: 'detached' })
  for (let steps = 0; steps < 9 && (await said()) !== before; steps += 1) {
    await expect.poll(() => page.getByRole('button', { name: '撤销', exact: true }).isEnabled(), SOON).toBe(true)
    const now = await said()
    await undo()
    await expect.poll(said, SOON).not.toBe(now)
  }
  expect(await said()).toBe(before)
})

test('Escape steps out: of the field, of the hook, of the composer, with all of it written', async () => {
  const isHere = () => box('风格').isVisible()
  // A notice lies beside the page, and takes no key from it.
  await box('风格').fill('访谈')
  await box('风格').blur()
  await undo()
  await page.getByRole('alertdialog').last().waitFor()
  await flag('A', /^金句/).focus()
  await page.keyboard.press('Enter')
  const words = page.locator('[data-hook-editor] textarea').first()
  await expect.poll(() => words.evaluate((field) => field === document.activeElement), SOON).toBe(true)
  await page.keyboard.press('Escape')
  expect(await words.count()).toBe(1)
  await page.keyboard.press('Escape')
  await words.waitFor({ state: 'detached' })

  await page.getByRole('button', { name: '加钩子', exact: true }).last().click()
  await page.getByRole('menu').waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('menu').waitFor({ state: 'detached' })
  expect(await isHere()).toBe(true)

  await box('风格').fill('纪实')
  await page.keyboard.press('Escape')
  expect(await isHere()).toBe(true)
  expect(await page.evaluate(() => document.activeElement?.tagName)).not.toBe('TEXTAREA')
  await page.keyboard.press('Escape')
  const card = page.locator('[data-card]').and(page.getByTitle('兰州凌晨四点的一碗面'))
  await expect.poll(() => card.evaluate((one) => one === document.activeElement), SOON).toBe(true)
  await page.keyboard.press('Enter')
  await expect.poll(() => box('风格').inputValue(), SOON).toBe('纪实')
})

test('marked as published, its forecast is sealed and its words are closed', async () => {
  await page.getByRole('button', { name: '标记为已发布' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '标记为已发布' }).click()
  await page.getByRole('heading', { name: '已发布，预计已封存' }).waitFor()
  await page.getByRole('dialog').getByRole('button', { name: '关闭', exact: true }).last().click()
  await side().getByRole('heading', { name: '封存的预计' }).waitFor()
  expect(await box('封面').getAttribute('readonly')).not.toBeNull()
})

test('the page had nothing to complain of', () => {
  expect(door.complaints).toEqual([])
})
