import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Page } from 'playwright-core'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { violations } from '../support/axe.ts'
import { openDoor, type OpenDoor } from '../support/door.ts'
import { templateCsv } from '../support/template.ts'

// A newcomer's first minutes: a sample looked at and cleared away, and a channel of their own step by step.

let folder: string
let door: OpenDoor
let page: Page
const complaints: string[] = []

const start = () => page.getByRole('heading', { name: '从哪里开始？' })
const press = (name: string | RegExp) => page.getByRole('button', { name }).click()
const cards = () => page.locator('[data-card]')

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'duotrack-first-'))
  door = await openDoor(folder)
  page = door.page
  await start().waitFor()
})
afterEach(async () => {
  complaints.push(...door.complaints)
  await door.close()
  rmSync(folder, { recursive: true, force: true })
})

test('one click on the sample leads to a planned week with findings, and one more clears it all away', async () => {
  expect(await violations(page)).toEqual([])
  await press(/^先看看示例/)
  await page.getByRole('grid', { name: '周计划' }).waitFor()
  await expect.poll(() => cards().count()).toBeGreaterThanOrEqual(10)
  await page.getByRole('button', { name: '写上两个选项' }).waitFor()
  await page.getByText('这是示例，随时可以清空重来。').waitFor()
  expect(await violations(page)).toEqual([])

  await press('清空，用自己的频道')
  await page.getByRole('alertdialog').getByRole('button', { name: '清空示例' }).click()
  await start().waitFor()
  await press('撤销：清空示例')
  await expect.poll(() => cards().count()).toBeGreaterThanOrEqual(10)
})

test('a channel of one’s own: posts brought in as the second step, the first item as the third', async () => {
  await press(/^自己的频道/)
  expect(await violations(page)).toEqual([])
  await page.getByRole('textbox', { name: '名字' }).fill('小路在路上')
  await press('建好，下一步')
  await page.getByText('第2步，共3步').waitFor()

  const file = { name: '旧作.csv', mimeType: 'text/csv', buffer: Buffer.from(templateCsv(60)) }
  await page.locator('input[type=file]').first().setInputFiles(file)
  await page.getByRole('button', { name: /^写入/ }).click()
  await page.getByText('第3步，共3步').waitFor()
  await press('写第一条')

  const title = page.getByRole('textbox', { name: '标题', exact: true })
  await title.fill('兰州凌晨四点的一碗面')
  await expect.poll(() => page.getByText(/已保存/).count()).toBeGreaterThan(0)
  expect(await page.getByText(/第.步，共3步/).count()).toBe(0)
  await expect.poll(() => page.getByText('点赞率', { exact: true }).count()).toBeGreaterThan(0)

  await page.getByRole('button', { name: /^时间 / }).click()
  await page.getByRole('textbox', { name: '日期' }).press('ArrowUp')
  await page.keyboard.press('Escape')
  await page.getByRole('textbox', { name: '日期' }).waitFor({ state: 'detached' })
  await page.getByRole('button', { name: '计划', exact: true }).last().click()
  // The week that it stands in, not the history that the posts were brought into.
  await page.locator('[data-card]').and(page.getByTitle('兰州凌晨四点的一碗面')).waitFor()
})

test('everything but the name can be skipped, with the keyboard alone', async () => {
  await page.getByRole('button', { name: /^自己的频道/ }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('textbox', { name: '名字' }).fill('小路在路上')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: '先不导入' }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('grid', { name: '周计划' }).waitFor()
  await page.getByRole('button', { name: '我自己看看' }).focus()
  await page.keyboard.press('Enter')
  await expect.poll(() => page.getByText(/第.步，共3步/).count()).toBe(0)
})

test('the page had nothing to complain of', () => {
  expect(complaints).toEqual([])
})

test('the first screen needs no more than 350 KB of packed script', async () => {
  const out = join(import.meta.dirname, '../../out/renderer')
  const scripts = [
    ...readFileSync(join(out, 'index.html'), 'utf8').matchAll(/(?:src|href)="\.?\/?(assets\/[^"]+\.js)"/g),
  ]
  expect(scripts.length).toBeGreaterThan(0)
  const sizes = scripts.map(([, path = '']) => gzipSync(readFileSync(join(out, path))).length)
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(350 * 1024)
})
