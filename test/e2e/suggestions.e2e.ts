import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { clock } from '../../electron/clock.ts'
import { addDays, todayIn } from '../../shared/time.ts'
import { openDoorOn, type OpenDoor } from '../support/door.ts'
import { longHistoryCsv } from '../support/long-history.ts'
import { wordyCsv } from '../support/wordy-posts.ts'
import { importCsv } from '../support/world.ts'

// Old posts are given the hooks that their words show: a kind at a time, one by one, by mouse and by key.

const now = clock()

let door: OpenDoor
let page: Page
const grid = () => page.getByRole('grid', { name: '看得出的钩子' })
const rowsSaying = (words: string) => grid().getByRole('row').filter({ hasText: words })
const entry = (n: number) => page.getByRole('button', { name: `给旧作品标上钩子 ${n} 条` })

beforeAll(async () => {
  door = await openDoorOn(async (world) => {
    const { id } = await world.call('channels.save', { name: '慢车日记', platform: 'wechat-channels' })
    await importCsv(world, id, wordyCsv(addDays(todayIn('Asia/Shanghai', now), -70), 24), now)
    const other = await world.call('channels.save', { name: '慢车日记·抖音', platform: 'douyin' })
    await importCsv(world, other.id, longHistoryCsv(3, addDays(todayIn('Asia/Shanghai', now), -30)), now)
  }, now)
  page = door.page
})
afterAll(() => door.close())

test('the history says how many old posts show hooks, and leads to them', async () => {
  await page.keyboard.press('2')
  await entry(18).click()
  // Posts of all channels are listed: each names its own.
  await grid().getByRole('gridcell', { name: '慢车日记', exact: true }).first().waitFor()
  await page.getByRole('heading', { name: '18 条旧作品，文字里看得出钩子' }).waitFor()
  expect(await rowsSaying('甜豆花').first().locator('mark').textContent()).toBe('甜豆花还是咸豆花')
})

test('a kind is tagged at one click, and one undo takes all of it back', async () => {
  await page.getByRole('button', { name: '贴上 2 条 选择题互动' }).click()
  await rowsSaying('甜豆花').first().waitFor({ state: 'detached' })
  await page.keyboard.press('Control+z')
  await rowsSaying('甜豆花').nth(1).waitFor()
  expect(await rowsSaying('甜豆花').count()).toBe(2)
})

test('by keys alone: Enter tags the row, Delete rejects the next, and the rest moves up under the cursor', async () => {
  await grid().focus()
  await page.keyboard.press('Home')
  expect(await rowsSaying('保温杯').count()).toBe(2)
  await page.keyboard.press('Enter')
  await rowsSaying('保温杯').nth(1).waitFor({ state: 'detached' })
  await page.keyboard.press('Delete')
  await rowsSaying('保温杯').first().waitFor({ state: 'detached' })
  await page.getByRole('heading', { name: '16 条旧作品' }).waitFor()
  await page.keyboard.press('Shift+Enter')
  await rowsSaying('甜豆花').first().waitFor({ state: 'detached' })
})

test('what was tagged stands on the post, what was rejected is not asked again', async () => {
  await page.keyboard.press('Escape')
  await entry(14).waitFor()
  const saved = page.getByRole('row').filter({ hasText: '甜豆花' })
  expect(await saved.getByText('选择').count()).toBe(2)
})

test('on its page a post offers its hooks: one click tags, another says no', async () => {
  await page.getByRole('row').filter({ hasText: '下一站去哪' }).first().click()
  await page.getByRole('button', { name: '共创征集？贴到「下一站去哪，你们定」' }).click()
  await page.getByRole('button', { name: '去掉' }).filter({ hasText: '共创' }).first().waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('row').filter({ hasText: '下一站去哪' }).nth(1).click()
  await page.getByRole('button', { name: '「下一站去哪，你们定」不是共创征集' }).click()
  await page.getByRole('button', { name: /共创征集？/ }).waitFor({ state: 'detached' })
  await page.keyboard.press('Escape')
  await entry(12).waitFor()
  const lines = page.getByRole('row').filter({ hasText: '下一站去哪' })
  expect(await lines.getByText('共创').count()).toBe(1)
})

test('where no post shows a hook there is no way to them', async () => {
  await page.getByRole('search').getByRole('button', { name: /频道/ }).click()
  await page.getByRole('option', { name: '慢车日记·抖音' }).click()
  await page.getByRole('row').nth(4).waitFor({ state: 'detached' })
  await expect.poll(() => page.getByRole('button', { name: /^给旧作品标上钩子/ }).count()).toBe(0)
})

test('all the while the page complained of nothing', () => {
  expect(door.complaints).toEqual([])
})
