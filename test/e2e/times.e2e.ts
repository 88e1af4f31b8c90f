import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { clock } from '../../electron/clock.ts'
import { addDays, todayIn } from '../../shared/time.ts'
import { violations } from '../support/axe.ts'
import { openDoorOn, type OpenDoor } from '../support/door.ts'
import { timedHistoryCsv } from '../support/timed-history.ts'
import { importCsv } from '../support/world.ts'

// Whether posting time matters: the verdict, the map of hours by keys, and the posts behind a cell.

const now = clock()
const until = addDays(todayIn('Asia/Shanghai', now), -10)

let door: OpenDoor
let page: Page
const heading = (name: string | RegExp) => page.getByRole('heading', { name })

beforeAll(async () => {
  door = await openDoorOn(async (world) => {
    const { id } = await world.call('channels.save', { name: '慢车日记', platform: 'wechat-channels' })
    await importCsv(world, id, timedHistoryCsv({ count: 300, until, times: 1.7 }), now)
  }, now)
  page = door.page
})
afterAll(() => door.close())

test('a creator sees that noons matter to likes, and that the length watched does not care', async () => {
  await page.getByRole('grid').waitFor()
  await page.keyboard.press('g')
  await page.keyboard.press('r')
  await page.getByRole('radio', { name: '时段' }).click()
  await heading('发布时间对你的点赞率有稳定影响').waitFor()
  expect(await page.getByRole('gridcell', { name: /12 点.*折算后比平常 \+/ }).count()).toBeGreaterThan(4)
  await page.getByRole('radio', { name: '完播率' }).click()
  await heading('发布时间对你的完播率看不出稳定影响').waitFor()
  expect(await page.getByRole('gridcell', { name: /折算后/ }).count()).toBe(0)
  await page.getByRole('radio', { name: '点赞率' }).click()
  await heading('发布时间对你的点赞率有稳定影响').waitFor()
  expect(await violations(page)).toEqual([])
})

test('moves through the map by keys, and Enter leads to the posts of a cell, and back', async () => {
  const chosen = (name: RegExp) => page.getByRole('gridcell', { selected: true, name })
  await chosen(/./).click()
  await page.keyboard.press('Home')
  await page.keyboard.press('PageUp')
  await chosen(/^周一 7 点/).waitFor()
  for (let hour = 7; hour < 12; hour++) await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowDown')
  await chosen(/^周二 12 点/).waitFor()
  await heading('周二 12 点').waitFor()
  const said = (await page.getByRole('button', { name: /^看这格的/ }).textContent()) ?? ''
  const posts = Number(/\d+/.exec(said)?.[0])
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: /^周二 12 点/ }).waitFor()
  await page
    .getByRole('status')
    .filter({ hasText: `${posts} 条` })
    .waitFor()
  expect(page.url()).toContain('slot=2-12')
  await page.goBack()
  await heading('发布时间对你的点赞率有稳定影响').waitFor()
})

test('the same as a table, by one key', async () => {
  await page.keyboard.press('v')
  await page.getByRole('columnheader', { name: '看得出' }).waitFor()
  await page.getByRole('row', { name: /^周二 12 点.*高/ }).waitFor()
  expect(await violations(page)).toEqual([])
  await page.keyboard.press('v')
  await page.getByRole('grid').waitFor()
})
