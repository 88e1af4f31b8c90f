import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { clock } from '../../electron/clock.ts'
import { addDays, todayIn } from '../../shared/time.ts'
import { violations } from '../support/axe.ts'
import { openDoorOn, type OpenDoor } from '../support/door.ts'
import { oddCsv } from '../support/odd-posts.ts'
import { importCsv } from '../support/world.ts'

// Posts with many likes and few comments are set aside by themselves; the creator has the last word.

const now = clock()
const today = todayIn('Asia/Shanghai', now)

let door: OpenDoor
let page: Page
const button = (name: string | RegExp) => page.getByRole('button', { name })
const row = (title: string) => page.getByRole('row').filter({ hasText: title })
const count = (text: string | RegExp) => page.getByRole('status').filter({ hasText: text }).first().waitFor()

beforeAll(async () => {
  door = await openDoorOn(async (world) => {
    const { id } = await world.call('channels.save', { name: '慢车日记', platform: 'wechat-channels' })
    await importCsv(world, id, oddCsv(addDays(today, -95)), now)
    await world.call('items.save', { item: { channelId: id, title: '过了陇西再说', day: today, time: '23:59' } })
  }, now)
  page = door.page
})
afterAll(() => door.close())

test('the week says that many of the last posts are odd, and leads to them', async () => {
  const finding = page.getByText('最近的作品里有不少评论异常').first()
  // Where there is more to say than the few that the week shows, it stands among all.
  const all = button(/^全部 ?\d+ ?[条类]$/)
  await finding.or(all).first().waitFor()
  if (await all.isVisible()) await all.click()
  await finding.waitFor()
  await button('看看这几条').first().click()
  await count('4 条')
  await button('只看评论异常').waitFor()
  await row('第82条').getByText('点赞异常高而评论异常少').waitFor()
  await row('第82条')
    .getByRole('img', { name: /附近作品 8 成在/ })
    .first()
    .waitFor()
  expect(await violations(page)).toEqual([])
})

test('one click counts a post, and it stays on the list to be set aside again', async () => {
  await row('第82条').getByRole('button', { name: '不，算进来', includeHidden: true }).click()
  await row('第82条').getByText('点赞高评论少，你说算进去').waitFor()
  await row('第82条').getByRole('button', { name: '还是放一边', includeHidden: true }).click()
  await row('第82条').getByText('点赞异常高而评论异常少').waitFor()
  await page.keyboard.press('Control+z')
  await row('第82条').getByText('点赞高评论少，你说算进去').waitFor()
  expect(await violations(page)).toEqual([])
})

test('its page holds both numbers against its neighbours, and counts it by keyboard', async () => {
  const grid = page.getByRole('grid')
  await grid.focus()
  await page.keyboard.press('Home')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  const banner = page.getByRole('region', { name: '评论异常' })
  await banner.getByText('先放一边：点赞异常高而评论异常少').waitFor()
  await banner.getByText('点赞率').waitFor()
  await banner.getByText('评论转化').waitFor()
  await banner.getByRole('button', { name: '算进去' }).focus()
  await page.keyboard.press('Enter')
  await banner.getByText('点赞高评论少，你说算进去').waitFor()
  await banner.getByRole('button', { name: '还是放一边' }).click()
  await banner.getByText('先放一边').waitFor()
  expect(await banner.getByRole('term').allTextContents()).toEqual(['点赞率', '评论转化'])
  await page.keyboard.press('Escape')
})

test('several are marked by hand at once, and counted again at once', async () => {
  await button('清除条件').click()
  await row('第88条').getByRole('checkbox').click()
  await row('第87条').getByRole('checkbox').click()
  await button('放到一边').click()
  await page.getByRole('dialog').getByRole('button', { name: '评论异常' }).click()
  await row('第88条').getByText('评论异常，你标的').waitFor()
  await row('第87条').getByText('评论异常，你标的').waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('toolbar').getByRole('button', { name: '算进来' }).click()
  await row('第88条').getByText('评论异常，你标的').waitFor({ state: 'detached' })
  expect(await violations(page)).toEqual([])
})

test('all the while the page complained of nothing', () => {
  expect(door.complaints).toEqual([])
})
