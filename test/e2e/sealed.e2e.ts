import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { clock } from '../../electron/clock.ts'
import { violations } from '../support/axe.ts'
import { openDoorOn, type OpenDoor } from '../support/door.ts'
import { fillSealed, sealedFrom } from '../support/sealed-history.ts'

// The record of forecasts that were frozen at publishing, on a channel that was planned here for three months.

const now = clock()
let door: OpenDoor
let page: Page
const radio = (name: string) => page.getByRole('radio', { name, exact: true })
const verdict = (words: RegExp) => page.getByRole('heading', { level: 2, name: words })
const list = () => page.getByRole('table').first()

async function keys(...names: readonly string[]): Promise<void> {
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
  for (const name of names) await page.keyboard.press(name)
}

beforeAll(async () => {
  door = await openDoorOn((world) => fillSealed(world, now), sealedFrom(now))
  page = door.page
})
afterAll(() => door.close())

test('where enough were sealed they come first, with as many hits as there are rings', async () => {
  await page.getByRole('grid').waitFor()
  await keys('g', 'r')
  await verdict(/^封存的 36 条里，80% 区间只?命中 \d+ 条/).waitFor()
  expect(await radio('封存的').getAttribute('aria-checked')).toBe('true')
  const words = (await verdict(/^封存的/).textContent()) ?? ''
  const held = Number(/命中 (\d+) 条/.exec(words)?.[1])
  const strip = page.getByRole('img', { name: /^点赞率 封存的/ })
  await expect.poll(() => strip.locator('circle').count()).toBe(held)
  expect(await violations(page)).toEqual([])
})

test('what is not scored is counted with its reason', async () => {
  const aside = page.getByRole('complementary', { name: '封存是什么' })
  const counted = await aside.locator('dl').last().innerText()
  expect(counted.replace(/\s*\n\s*/g, ' ')).toBe(
    '事后才算的 1 条 旧作不足 5 条时发的 2 条 点赞评论异常 1 条 放在一边，或不公开 1 条 还没满 7 天 3 条 满 7 天了，等数字 1 条',
  )
  expect(await aside.getByText('另有 1 份封存的计划已经删除').count()).toBe(1)
})

test('the list tells of each, hits as many as the verdict counts; one leads to its post, and the way back leads here', async () => {
  const words = (await verdict(/^封存的/).textContent()) ?? ''
  await page.getByRole('button', { name: '看全部封存' }).click()
  await list().getByRole('columnheader', { name: '封存的 8 成区间' }).waitFor()
  expect(await list().getByRole('row').count()).toBe(45 + 1)
  expect(await list().getByRole('cell', { name: '命中', exact: true }).count()).toBe(
    Number(/命中 (\d+) 条/.exec(words)?.[1]),
  )
  expect(await violations(page)).toEqual([])
  await keys('v')
  await page.getByRole('img', { name: /^点赞率 封存的/ }).waitFor()
})

test('the post of a forecast made after the numbers says that it is not scored, and draws no outcome beside it', async () => {
  await keys('v')
  const row = list().getByRole('row').filter({ hasText: '事后才算的' })
  await row.getByRole('button').click()
  await page.getByText('这份是出了数字以后才算的，不计分。').waitFor()
  const seal = page.locator('section').filter({ has: page.getByRole('heading', { name: '封存的预计，对结果' }) })
  expect(await seal.getByText(/三角是结果/).count()).toBe(0)
  expect(await seal.getByText(/在 8 成区间里/).count()).toBe(0)
  await page.goBack()
  await verdict(/^封存的 36 条里/).waitFor()
})

test('worked out anew is another record, with its own count; the arrow keys change between them', async () => {
  await radio('封存的').focus()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  await verdict(/^1\d\d 条里，80% 区间/).waitFor()
  expect(await page.getByText('现在把旧作逐条重新预测').count()).toBe(1)
  await radio('封存的').click()
  await verdict(/^封存的 36 条里/).waitFor()
})

test('findings stand beside a coin, with what is counted; where none was said five times, chance is not told of', async () => {
  const part = page.locator('section').filter({ has: page.getByRole('heading', { name: /^提醒说得准吗/ }) })
  await part.getByText(/^数的是回看/).waitFor()
  expect(await part.getByText(/就算全靠碰运气/).count()).toBe(0)
  const rows = await part.locator('tbody tr').allInnerTexts()
  expect(rows.length).toBeGreaterThan(3)
  for (const row of rows) expect(row).toMatch(/\d+ 次(对 \d+ 次)?\s+(比碰运气准|不如碰运气|还看不出|太少，不下判断)/)
})

test('all the while the page complained of nothing', () => {
  expect(door.complaints).toEqual([])
})
