import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
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

test('several lines pasted where an idea is noted are an idea each, in their order, and one undo takes them back', async () => {
  const drawer = page.getByRole('complementary', { name: '选题' })
  const ideas = () => drawer.locator('[data-card]').allInnerTexts()
  const before = await ideas()
  const paste = (text: string) =>
    drawer.getByRole('textbox', { name: '记一个选题' }).evaluate((field, said) => {
      const clipboardData = new DataTransfer()
      clipboardData.setData('text/plain', said)
      const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })
      return field.dispatchEvent(event)
    }, text)
  expect(await paste('只有一行\n'), 'one line is the field’s own').toBe(true)

  const long = '把房车停在悬崖边上等一场雪'.repeat(14)
  expect(await paste(`${long}\r\n\r\n  夜里的站台 \n山口的风\n`)).toBe(false)
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
