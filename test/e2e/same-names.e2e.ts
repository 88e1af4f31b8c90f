import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { clock } from '../../electron/clock.ts'
import { todayIn } from '../../shared/time.ts'
import { openDoorOn, type OpenDoor } from '../support/door.ts'
import { importPosts } from '../support/world.ts'

// One creator has one name on all platforms: wherever a channel is named, it can be told from the others.

const NAMES = ['慢一步旅行 · 抖音', '慢一步旅行 · B站', '慢一步的厨房']
const now = clock()
let door: OpenDoor
let page: Page

const options = () => page.getByRole('listbox').getByRole('option').allInnerTexts()
const firstLines = async () => (await options()).map((text) => text.split('\n')[0])
const to = (screen: string) => page.getByRole('navigation').getByText(screen, { exact: true }).click()

beforeAll(async () => {
  door = await openDoorOn(async (world) => {
    const douyin = await world.call('channels.save', { name: '慢一步旅行', platform: 'douyin' })
    const bilibili = await world.call('channels.save', { name: '慢一步旅行', platform: 'bilibili' })
    await world.call('channels.save', { name: '慢一步的厨房', platform: 'bilibili' })
    await importPosts(world, douyin.id, 3)
    await world.call('items.save', {
      item: {
        channelId: bilibili.id,
        title: '雪天',
        day: todayIn('Asia/Shanghai', now),
        time: '20:00',
        status: 'draft',
      },
    })
  }, now)
  ;({ page } = door)
})
afterAll(() => door.close())

test('in the choice of channels over the week', async () => {
  await page.getByRole('button', { name: '全部频道' }).click()
  expect(await firstLines()).toEqual(['全部频道', ...NAMES])
  await page.keyboard.press('Escape')
})

test('in the table of posts', async () => {
  await to('历史')
  await expect.poll(() => page.getByRole('gridcell', { name: NAMES[0] ?? '' }).count()).toBe(3)
})

test('in a plan, and where it is copied to another channel', async () => {
  await to('计划')
  await page.getByRole('button', { name: /雪天/ }).first().press('Enter')
  const channel = page.getByRole('button', { name: /频道$/ })
  await expect.poll(() => channel.innerText()).toContain(NAMES[1])
  await channel.click()
  expect(await firstLines()).toEqual(NAMES)
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: '更多' }).click()
  await page.getByRole('menuitem', { name: /慢一步旅行 · 抖音/ }).waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('menuitem').first().waitFor({ state: 'detached' })
})

test('found by name with Ctrl K, they lead to their week and to their posts', async () => {
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox').fill('旅行 b站')
  await page.getByRole('option', { name: /慢一步旅行 · B站\s*历史/ }).click()
  await page.getByRole('heading', { level: 1, name: '历史' }).waitFor()
  await page.getByRole('button', { name: /慢一步旅行 · B站.*频道/ }).waitFor()
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox').fill('douyin')
  await page.getByRole('option', { name: /慢一步旅行 · 抖音\s*计划/ }).click()
  await page.getByRole('button', { name: /慢一步旅行 · 抖音.*频道/ }).waitFor()
  expect(await page.evaluate(() => location.hash)).toMatch(/^#\/plan/)
})
