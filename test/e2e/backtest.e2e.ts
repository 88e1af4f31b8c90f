import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { clock } from '../../electron/clock.ts'
import { addDays, todayIn } from '../../shared/time.ts'
import { violations } from '../support/axe.ts'
import { openDoorOn, type OpenDoor } from '../support/door.ts'
import { longHistoryCsv } from '../support/long-history.ts'
import { importCsv } from '../support/world.ts'

// How right past forecasts were: on the sample, and on a channel with five posts.

const now = clock()
const today = todayIn('Asia/Shanghai', now)

let door: OpenDoor
let page: Page
const button = (name: string | RegExp) => page.getByRole('button', { name })
const title = () => page.getByRole('radio', { name: '准不准', checked: true }).waitFor()
const verdict = (words: RegExp) => page.getByRole('heading', { level: 2, name: words }).waitFor()

async function keys(...names: readonly string[]): Promise<void> {
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
  for (const name of names) await page.keyboard.press(name)
}

async function channel(name: string): Promise<void> {
  await page.locator('header').getByRole('button', { name: /频道/ }).click()
  await page.getByRole('option', { name, exact: true }).click()
}

beforeAll(async () => {
  door = await openDoorOn(async (world) => {
    await world.call('workspace.seed', {})
    const young = await world.call('channels.save', { name: '新号', platform: 'kuaishou' })
    await importCsv(world, young.id, longHistoryCsv(5, addDays(today, -14)), now)
    await world.call('items.save', { item: { channelId: young.id, title: '过了陇西再说', day: today, time: '23:59' } })
  }, now)
  page = door.page
})
afterAll(() => door.close())

test('on the sample the keyboard leads to a verdict, a picture and a table of simple ways', async () => {
  await page.locator('[data-card]').first().waitFor()
  await keys('g', 'r')
  await title()
  await verdict(/^\d+ 条里，80% 区间命中 \d+ 条，还太少$/)
  await page.getByRole('img', { name: /点赞率 \d+ 条里/ }).waitFor()
  // Beside it, once it is there, stands the table of what findings came to.
  const ways = page.getByRole('table').filter({ hasText: '比只看近况' })
  const heads = await ways.getByRole('columnheader').allTextContents()
  expect(heads.slice(3)).toEqual(['比上 10 条的平均', '比同一时段的平均', '比以前所有的中位数', '比只看近况'])
  await page.getByText('发布时间：检验了').waitFor()
  expect(await violations(page)).toEqual([])
})

test('on paper, where there is nothing to choose from, the channel stands beside the title', async () => {
  const named = page.locator('header').getByText('准不准 · 边走边看', { exact: true })
  expect(await named.isVisible()).toBe(false)
  await page.emulateMedia({ media: 'print' })
  expect(await named.isVisible()).toBe(true)
  expect(await page.locator('header').getByRole('radio').first().isVisible()).toBe(false)
  await page.emulateMedia({ media: null })
})

test('every post is told in words too, with as many as the verdict counts, and leads to its page', async () => {
  const words = await page.getByRole('heading', { level: 2 }).first().textContent()
  const [, of, held] = /^(\d+) 条里，80% 区间命中 (\d+)/.exec(words ?? '') ?? []
  await keys('v')
  const list = page.getByRole('table').first()
  await list.getByRole('columnheader', { name: '实际' }).waitFor()
  expect(await list.getByRole('row').count()).toBe(Number(of) + 1)
  expect(await list.getByRole('cell', { name: '命中', exact: true }).count()).toBe(Number(held))
  expect(await violations(page)).toEqual([])
  const first = list.getByRole('rowheader').getByRole('button').first()
  const name = (await first.textContent()) ?? ''
  await first.focus()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name }).waitFor()
})

test('history leads there; another metric shows itself from the table, by keyboard', async () => {
  await keys('2')
  await button('预测准不准').click()
  await title()
  const views = page.getByRole('rowheader', { name: '播放' }).getByRole('button')
  await views.focus()
  await page.keyboard.press('Enter')
  await page.getByRole('img', { name: /^播放 \d+ 条里/ }).waitFor()
  expect(await views.getAttribute('aria-pressed')).toBe('true')
})

test('a channel with five posts says how many more it takes; so does the composer of one of its plans lead there', async () => {
  await channel('新号')
  await verdict(/^还差 35 条/)
  await page.getByText('现在有 5 条').waitFor()
  expect(await violations(page)).toEqual([])
  await keys('1')
  await page.locator('[data-card]').and(page.getByTitle('过了陇西再说')).first().focus()
  await page.keyboard.press('Enter')
  await button('过去的预测准不准').click()
  await verdict(/^还差 35 条/)
})

test('posts that go and come while it is open are taken account of at once', async () => {
  await keys('Control+z', 'Control+z')
  await verdict(/^这个频道还没有能拿来核对的作品$/)
  await keys('Control+Shift+Z', 'Control+Shift+Z')
  await verdict(/^还差 35 条/)
  expect(await page.getByText('现在有 5 条').count()).toBe(1)
})

test('all the while the page complained of nothing', () => {
  expect(door.complaints).toEqual([])
})
