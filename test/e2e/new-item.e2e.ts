import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDoor, type OpenDoor } from '../support/door.ts'
import { makeWorld } from '../support/world.ts'

// A new item, and going away from it again: with nothing written in it, and with as little as one character.

const folder = mkdtempSync(join(tmpdir(), 'duotrack-new-item-'))
let door: OpenDoor
let page: Page

const title = () => page.locator('[data-place=title]')
const toPlan = () => page.getByRole('navigation').getByText('计划', { exact: true }).click()

async function open(): Promise<void> {
  door = await openDoor(folder)
  page = door.page
  // A key pressed before there is a plan is nobody's.
  await page.getByText('雪天').first().waitFor()
}

/** What the file holds once the studio is closed; then it is opened again. */
async function titlesInFile(): Promise<readonly string[]> {
  await door.close()
  const world = makeWorld({ folder })
  const undated = await world.call('items.undated', {})
  const planned = await world.call('items.between', { from: '1970-01-01', to: '2100-01-01' })
  await world.studio.close()
  await open()
  return [...undated, ...planned].map((item) => item.title).toSorted()
}

/** False where the page has taken it for itself. */
const paste = (field: Locator, text: string) =>
  field.evaluate((element, said) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', said)
    const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })
    return element.dispatchEvent(event)
  }, text)

beforeAll(async () => {
  const world = makeWorld({ folder })
  const { id: channelId } = await world.call('channels.save', { name: '小路在路上', platform: 'douyin' })
  await world.call('items.save', { item: { channelId, title: '雪天' } })
  await world.studio.close()
  await open()
})
afterAll(async () => {
  await door.close()
  rmSync(folder, { recursive: true, force: true })
})

test('left with nothing written in it is gone, without a word, wherever it was made', async () => {
  await page.keyboard.press('n')
  await title().waitFor()
  await toPlan()
  await page.locator('[data-place=title]').waitFor({ state: 'detached' })
  // On a free hour of the board, by a double click: that makes one, not two.
  await page.getByRole('button', { name: '下一周' }).click()
  await page.getByRole('gridcell').nth(12).dblclick()
  await title().waitFor()
  await toPlan()
  await page.getByText('雪天').first().waitFor()
  expect(await page.getByRole('status').filter({ hasText: '撤销' }).count()).toBe(0)
  expect(await titlesInFile()).toEqual(['雪天'])
})

test('nothing typed is lost, however soon it is left', async () => {
  const typed: string[] = []
  for (const wait of [0, 10, 60, 150, 199, 201, 260, 400]) {
    await page.keyboard.press('n')
    await title().waitFor()
    await page.keyboard.insertText(`字${wait}`)
    typed.push(`字${wait}`)
    await page.waitForTimeout(wait)
    await toPlan()
    await page.getByText(`字${wait}`, { exact: true }).first().waitFor()
  }
  expect(await titlesInFile()).toEqual(['雪天', ...typed].toSorted())
})

test('stays when something else was done since: only its own making would be taken back', async () => {
  await page.keyboard.press('n')
  await title().waitFor()
  await page.getByRole('button', { name: '复制为选题' }).click()
  await page.getByText('打开', { exact: true }).first().waitFor()
  await toPlan()
  await page.getByText('雪天').first().waitFor()
  expect((await titlesInFile()).filter((one) => one === '')).toHaveLength(2)
})

test('what was written and rubbed out again stays to be thrown away by hand', async () => {
  const before = await titlesInFile()
  await page.keyboard.press('n')
  await title().waitFor()
  await page.keyboard.insertText('一')
  await page
    .getByText(/^已保存/)
    .first()
    .waitFor()
  await page.keyboard.press('Backspace')
  await toPlan()
  await page.getByText('雪天').first().waitFor()
  expect(await titlesInFile()).toHaveLength(before.length + 1)
})

test('of several lines pasted, one that is too long stays where it can be put right, and the others are noted', async () => {
  const drawer = page.getByRole('complementary', { name: '选题' })
  const field = drawer.getByRole('textbox', { name: '记一个选题' })
  const ideas = () => drawer.locator('[data-card]').allInnerTexts()
  const before = await ideas()
  const long = '把房车停在悬崖边上等一场雪'.repeat(26)
  await paste(field, `夜里的站台\n${long}\n山口的风`)
  await page.getByRole('status').filter({ hasText: '记下了 2 个选题' }).waitFor()
  await expect.poll(async () => (await ideas()).length).toBe(before.length + 2)
  expect(await field.inputValue()).toBe(long)
  await drawer.getByText('有 1 行超过 300 字（最长 338 字），还没记下。改短后按回车。').waitFor()

  // A later paste is noted all the same, and going to another screen and back loses nothing.
  await paste(field, '雨棚下\n灯塔')
  await expect.poll(async () => (await ideas()).length).toBe(before.length + 4)
  await page.getByRole('navigation').getByText('历史', { exact: true }).click()
  await toPlan()
  expect(await field.inputValue()).toBe(long)
  await field.press('Enter')
  expect(await field.inputValue()).toBe(long)
  await field.fill(long.slice(0, 300))
  await field.press('Enter')
  await expect.poll(async () => (await ideas()).length).toBe(before.length + 5)
  expect(await field.inputValue()).toBe('')
  // In a field the keys undo what was typed there.
  await field.blur()
  for (let left = 4; left >= 0; left -= 2) {
    await page.keyboard.press('Control+z')
    await expect.poll(async () => (await ideas()).length).toBe(before.length + left)
  }
  await expect.poll(ideas).toEqual(before)
})

test('one line pasted that is too long is not cut', async () => {
  const field = page.getByRole('textbox', { name: '记一个选题' })
  const long = '把房车停在悬崖边上等一场雪'.repeat(26)
  await field.focus()
  await page.keyboard.insertText(long)
  expect(await field.inputValue()).toBe(long)
  await page.getByText('有 1 行超过 300 字（最长 338 字）').waitFor()
  await field.fill('')
  expect(await page.getByText('有 1 行超过 300 字').count()).toBe(0)
  await field.blur()
})

test('several lines pasted where an idea is noted are an idea each, in their order, and one undo takes them back', async () => {
  const drawer = page.getByRole('complementary', { name: '选题' })
  const ideas = () => drawer.locator('[data-card]').allInnerTexts()
  const before = await ideas()
  const field = drawer.getByRole('textbox', { name: '记一个选题' })
  expect(await paste(field, '只有一行\n'), 'one line is the field’s own').toBe(true)

  const long = '把房车停在悬崖边上等一场雪'.repeat(14)
  expect(await paste(field, `${long}\r\n\r\n  夜里的站台 \n山口的风\n`)).toBe(false)
  await page.getByRole('status').filter({ hasText: '记下了 3 个选题' }).waitFor()
  await expect.poll(async () => (await ideas()).length).toBe(before.length + 3)
  const made = (await ideas()).filter((text) => !before.includes(text))
  expect(made.map((text) => text.split('\n')[0])).toEqual([long, '夜里的站台', '山口的风'])
  // A long one is cut after four lines, as cards are after two.
  const heightOf = async (idea: string) =>
    (await drawer.locator('[data-card]').filter({ hasText: idea }).locator('span').first().boundingBox())?.height ?? 0
  expect((await heightOf(long)) / (await heightOf('山口的风'))).toBeCloseTo(4, 1)

  await page.keyboard.press('Control+z')
  await expect.poll(ideas).toEqual(before)
})
