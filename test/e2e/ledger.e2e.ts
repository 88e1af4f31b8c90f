import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { clock } from '../../electron/clock.ts'
import { addDays, todayIn } from '../../shared/time.ts'
import { violations } from '../support/axe.ts'
import { openDoorOn, type OpenDoor } from '../support/door.ts'
import { study, verdict } from '../support/insight.ts'
import { longHistoryCsv } from '../support/long-history.ts'
import { importCsv } from '../support/world.ts'

// Rules of thumb beside one's own posts, and what turns likes into comments; in this history questions double them.

const now = clock()
const today = todayIn('Asia/Shanghai', now)

let door: OpenDoor
let page: Page
const button = (name: string | RegExp) => page.getByRole('button', { name })

beforeAll(async () => {
  door = await openDoorOn(async (world) => {
    const { id } = await world.call('channels.save', { name: '慢车日记', platform: 'wechat-channels' })
    await importCsv(world, id, longHistoryCsv(320, addDays(today, -14)), now)
    await world.call('items.save', { item: { channelId: id, title: '最后一班绿皮车', day: today, time: '23:59' } })
  }, now)
  page = door.page
})
afterAll(() => door.close())

test('every rule of thumb stands beside the own posts, with how many chance alone would decide', async () => {
  await study(page, '经验账本')
  await verdict(page, /^25条说法里，符合[1-9]条，不符合\d+条$/)
  await page.getByText(/就算什么都没有差别，平均也会有(不到)?0\.\d条碰巧像是看得出/).waitFor()
  const row = page.getByRole('row').filter({ hasText: '结尾抛个问题，评论更多' })
  expect(await row.getByRole('cell').last().textContent()).toBe('符合')
  expect(await row.textContent()).toMatch(/\+\d+%.*至 \+\d+%/)
  expect(await violations(page)).toEqual([])
})

test('a filter shows as many rows as it says, and a rule shows its posts', async () => {
  const filter = page.getByRole('radio', { name: /^还看不出/ })
  const count = Number(/\d+/.exec((await filter.textContent()) ?? '')?.[0])
  await filter.click()
  expect(await page.getByRole('rowheader').count()).toBe(count)
  await page.getByRole('radio', { name: /^全部/ }).click()
  await button('结尾抛个问题，评论更多').press('Enter')
  await button('看这61条').click()
  expect(await page.getByRole('complementary').getByRole('listitem').count()).toBe(61)
})

test('what cannot be told yet becomes an experiment that asks just that', async () => {
  await button('选择题能带来更多评论').click()
  await button('做一次实验').click()
  await expect.poll(() => page.getByRole('textbox').first().inputValue()).toBe('选择题能带来更多评论？')
})

test('the hook that turns likes into comments is named, and a plan with it is one click away', async () => {
  await study(page, '转化')
  await verdict(page, /^开放性问题：每个点赞带来的评论多\d+%$/)
  await page.getByText(/^从没用过：.*幕后/).waitFor()
  await button('用它写一条').click()
  await page.getByRole('radio', { name: '转化', exact: true }).waitFor({ state: 'detached' })
  await expect.poll(() => page.getByText('开放性问题').count()).toBeGreaterThan(0)
})

test('the posts of a hook stand in the history, and no others', async () => {
  await study(page, '转化')
  await button('在历史里看').click()
  await expect.poll(() => page.url()).toContain('hook=question')
  await page.getByText('61 条', { exact: false }).first().waitFor()
})
