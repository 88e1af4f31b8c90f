import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { clock } from '../../electron/clock.ts'
import { addDays, todayIn } from '../../shared/time.ts'
import { violations } from '../support/axe.ts'
import { openDoorOn, type OpenDoor } from '../support/door.ts'
import { study, verdict } from '../support/insight.ts'
import { leaningCsv } from '../support/leaning-history.ts'
import { importCsv } from '../support/world.ts'

// Where the last videos lie between watched and felt, what is done about it, and whether hooks wear off.

const now = clock()
const today = todayIn('Asia/Shanghai', now)
const PLAN = '最后一班绿皮车'

let door: OpenDoor
let page: Page
const button = (name: string | RegExp) => page.getByRole('button', { name })

beforeAll(async () => {
  door = await openDoorOn(async (world) => {
    const { id } = await world.call('channels.save', { name: '慢车日记', platform: 'wechat-channels' })
    await importCsv(world, id, leaningCsv(320, addDays(today, -14)), now)
    const item = { channelId: id, title: PLAN, day: addDays(today, 1), time: '20:00', durationSeconds: 60 } as const
    await world.call('items.save', { item })
  }, now)
  page = door.page
})
afterAll(() => door.close())

test('ten videos that are watched and not felt are said so, with what chance alone would give', async () => {
  await study(page, '四象限')
  await verdict(page, /^最近10条，[5-8]条内容够好，情感不足$/)
  await page.getByText(/全凭碰巧有一格占到\d条的机会(约|不到)\d+%/).waitFor()
  await page.getByText(/另有\d+条不在图上：.*条图文没有完播率/).waitFor()
  const solid = await page.getByText(/^实心的\d条在/).textContent()
  const title = (await page.getByRole('heading', { level: 2 }).first().textContent()) ?? ''
  expect(solid?.match(/\d+/)?.[0]).toBe(/，(\d)条/.exec(title)?.[1])
  expect(await violations(page)).toEqual([])
})

test('in words the four fields hold every video, and a post leads to its page and back', async () => {
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
  await page.keyboard.press('v')
  const fields = page.getByRole('table').first()
  await fields.getByRole('rowheader', { name: '两样都不足' }).waitFor()
  const counts = await fields
    .getByRole('row')
    .evaluateAll((rows) => rows.slice(1).map((row) => Number(row.children[1]?.textContent?.replace(/\D/g, ''))))
  const all = Number(/(\d+)条视频/.exec((await page.getByText(/条视频；/).textContent()) ?? '')?.[1])
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(all)
  const post = page.getByRole('table').nth(1).getByRole('rowheader').first().getByRole('button')
  const name = (await post.textContent()) ?? ''
  await post.press('Enter')
  await page.getByRole('heading', { level: 1, name }).waitFor()
  await page.goBack()
  await verdict(page, /内容够好，情感不足/)
})

test('what helps the weak side goes into the next plan with one press, and one undo takes it back', async () => {
  await page.getByRole('heading', { level: 4, name: '加上「收藏场景」' }).waitFor()
  await button(/20:00那条|20:00 那条/)
    .first()
    .click()
  await page.getByRole('heading', { level: 1, name: PLAN }).waitFor()
  await button(/收藏/).first().waitFor()
  await page.keyboard.press('Control+z')
  await expect.poll(() => page.getByText('已撤销').count()).toBeGreaterThan(0)
})

test('a hook that wears off is told with its uses; another row tells of another; its posts can be seen', async () => {
  await study(page, '疲劳')
  await verdict(page, /^「开放性问题」越用越淡$/)
  await page.getByText(/重新配\d+遍，有\d+遍/).waitFor()
  const worn = page.getByRole('row').filter({ hasText: '开放性问题' })
  expect(await worn.getByText('在变淡').count()).toBe(1)
  expect(await violations(page)).toEqual([])
  await page.getByRole('rowheader', { name: '收藏场景' }).getByRole('button').press('Enter')
  await page.getByRole('heading', { level: 3, name: '「收藏场景」' }).first().waitFor()
  const see = button(/^看这\d+条$/)
  const count = Number(((await see.textContent()) ?? '').replace(/\D/g, ''))
  await see.click()
  await page.getByRole('heading', { level: 1, name: '历史' }).waitFor()
  await page
    .getByText(new RegExp(`${count} ?条`))
    .first()
    .waitFor()
})

test('all the while the page complained of nothing', () => {
  expect(door.complaints).toEqual([])
})
