import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { clock } from '../../electron/clock.ts'
import { addDays, todayIn } from '../../shared/time.ts'
import { violations } from '../support/axe.ts'
import { openDoorOn, type OpenDoor } from '../support/door.ts'
import { longHistoryCsv } from '../support/long-history.ts'
import { importCsv } from '../support/world.ts'

// The board: what the last weeks came to, and a goal from its first wish to its undoing.

const now = clock()
const today = todayIn('Asia/Shanghai', now)

let door: OpenDoor
let page: Page
const button = (name: string | RegExp) => page.getByRole('button', { name })
const verdict = (words: RegExp) => page.getByRole('heading', { level: 2, name: words }).waitFor()
const goals = () => page.getByRole('complementary', { name: '周目标' })

beforeAll(async () => {
  door = await openDoorOn(async (world) => {
    const { id } = await world.call('channels.save', { name: '慢车日记', platform: 'wechat-channels' })
    await importCsv(world, id, longHistoryCsv(200, addDays(today, -8)), now)
  }, now)
  page = door.page
})
afterAll(() => door.close())

test('the tab opens it: a verdict, its posts, and each metric on its level with a range', async () => {
  await button('洞察').click()
  await verdict(/小红心率/)
  await page.getByRole('img', { name: /^小红心率，24 周里的 \d+ 条作品$/ }).waitFor()
  await page.getByText(/只凭之前的作品能说出的 8 成区间，\d+ 条里 \d+ 条在里面/).waitFor()
  expect(await page.getByRole('rowheader', { name: /^(基础|进阶|战略)/ }).count()).toBe(3)
  expect(await page.getByRole('row').filter({ hasText: '导入的作品里没有「转发数」，不给数字' }).count()).toBe(1)
  await page.getByText(/^比了 7 个指标，全凭碰巧也会有 1 到 2 个出线/).waitFor()
  expect(await violations(page)).toEqual([])
})

test('another metric is chosen in the table by keyboard; V tells its posts in words, and each leads to its page', async () => {
  const views = page.getByRole('rowheader', { name: '播放' }).getByRole('button')
  await views.focus()
  await page.keyboard.press('Enter')
  await verdict(/^播放/)
  await page.keyboard.press('v')
  const list = page.getByRole('table').first()
  await list.getByRole('columnheader', { name: '实际' }).waitFor()
  const first = list.getByRole('rowheader').getByRole('button').first()
  const name = (await first.textContent()) ?? ''
  await first.focus()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name }).waitFor()
  expect(name).not.toBe('')
  await button('洞察').click()
  await verdict(/小红心率/)
})

test('a goal says what it takes before it is saved, and one that is near enough is offered where that can be told', async () => {
  await goals().getByText('还没有目标').waitFor()
  await button('加一个目标').click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: '涨多少（%）' }).fill('6')
  await dialog.getByRole('textbox', { name: '涨多少（%）' }).press('Tab')
  await dialog.getByText(/分不?清 \+6%|要分清 \+6%/).waitFor()
  expect(await violations(page)).toEqual([])
  await dialog.getByRole('textbox', { name: '从哪天算起' }).fill(addDays(today, -49))
  await dialog.getByRole('textbox', { name: '从哪天算起' }).press('Tab')
  await button('保存').click()
  await goals().getByRole('heading', { name: '小红心率 +6%' }).waitFor()
  await goals()
    .getByText(/现在比原来 .+，8 成把握 .+ 至 .+真的到了 \+6% 的机会(约|不到|超过)\d+%/)
    .waitFor()
  await goals()
    .getByText(/原来 .+%，现在约 .+%，目标 .+%/)
    .waitFor()
  await page.getByText('定目标以后').waitFor()
  const offer = goals().getByRole('button', { name: /^目标改成 \+\d+%$/ })
  const small = await goals()
    .getByText(/这么小的变化，30 条里看不出来：要到 \+\d+% 才分得清/)
    .innerText()
  expect(await offer.count()).toBe(0)
  const told = Number(/要到 \+(\d+)%/.exec(small)?.[1])
  await button('改「小红心率 +6%」').click()
  await dialog.getByRole('textbox', { name: '涨多少（%）' }).fill(String(Math.ceil(told / 2)))
  await dialog.getByRole('textbox', { name: '涨多少（%）' }).press('Tab')
  await button('保存').click()
  await dialog.waitFor({ state: 'detached' })
  const least = /\+\d+%/.exec((await offer.textContent()) ?? '')?.[0] ?? ''
  await offer.click()
  await goals()
    .getByRole('heading', { name: `小红心率 ${least}` })
    .waitFor()
  expect(await offer.count()).toBe(0)
  expect(await violations(page)).toEqual([])
})

test('a count a week shows its squares and leads to the plan; a goal that is deleted can be had back', async () => {
  await button('加一个目标').click()
  await page.getByRole('radio', { name: '每周发几条' }).click()
  await button('保存').click()
  await goals().getByRole('heading', { name: '互动内容每周 3 条' }).waitFor()
  await goals().getByText('本周排了 0 条，还差 3 条。').waitFor()
  await button('改「互动内容每周 3 条」').click()
  await button('删除目标').click()
  await goals().getByRole('heading', { name: '互动内容每周 3 条' }).waitFor({ state: 'detached' })
  await page.getByText('目标删掉了').waitFor()
  await button('撤销').last().click()
  await goals().getByRole('heading', { name: '互动内容每周 3 条' }).waitFor()
  expect(await goals().getByRole('heading', { level: 4 }).count()).toBe(2)
  await goals().getByRole('button', { name: '去排' }).click()
  await page.getByRole('grid').waitFor()
})

test('all the while the page complained of nothing', () => {
  expect(door.complaints).toEqual([])
})
