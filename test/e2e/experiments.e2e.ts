import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { violations } from '../support/axe.ts'
import type { OpenDoor } from '../support/door.ts'
import { questionTitles, runRounds, schedulePair } from '../support/experiments.ts'
import { openTravels } from '../support/travel-door.ts'

// An experiment that was run over eight rounds is read, concluded and gone on with; another is designed and begun.

const RUN = '标题用问句，点赞会更多吗？'
const SAME = '封面有人脸，点赞更多吗？'
let door: OpenDoor
let page: Page

const button = (name: string | RegExp) => page.getByRole('button', { name })
const verdict = () => page.getByRole('heading', { level: 2 }).nth(1).innerText()
const dialog = () => page.getByRole('dialog')

beforeAll(async () => {
  door = await openTravels({ rounds: 12, daysBefore: 8 }, async (world, channelId) => {
    const { id: same } = await questionTitles(world, channelId, { name: SAME })
    await runRounds(world, same, channelId, 3, 1)
    const { id: run } = await questionTitles(world, channelId, { name: RUN })
    await runRounds(world, run, channelId, 8, 2.4)
    await schedulePair(world, run, channelId, 9)
  })
  page = door.page
})
afterAll(() => door.close())

test('the list says what each experiment tells by now', async () => {
  await page.getByRole('grid').waitFor()
  await page.keyboard.press('g')
  await page.keyboard.press('e')
  const rowOf = (name: string) => page.getByRole('row').filter({ has: button(name) })
  await rowOf(RUN).getByText('确认 B 更好').waitFor()
  await rowOf(RUN).getByText('9轮里8轮可算').waitFor()
  expect(await rowOf(RUN).innerText()).toMatch(/[+−]\d+% [+−]\d+% 至 [+−]\d+%/)
  await rowOf(SAME)
    .getByText(/还看不出|差不多|不值得继续/)
    .waitFor()
  expect(await violations(page)).toEqual([])
})

test('its page says how often two ordinary posts lie as far apart, and which rounds count', async () => {
  await button(RUN).click()
  await page.getByRole('heading', { level: 2, name: RUN }).waitFor()
  expect(await verdict()).toBe('确认 B 更好')
  await page.getByText(/两条普通作品之间，相差有看到的这么多的概率是/).waitFor()
  expect(await page.getByRole('row').filter({ hasText: 'A、B还没发布' }).count()).toBe(1)
  await page.getByRole('columnheader', { name: 'B 比 A 折算后' }).waitFor()
  await page.getByText('所以和两条的数字直接相除不一样').waitFor()
  await page.getByRole('heading', { level: 3, name: '也看到' }).waitFor()
  expect(await violations(page)).toEqual([])
})

test('a round that is not out is taken back, and a new one is scheduled with a coin', async () => {
  await button('撤下第9轮').click()
  await page.getByText('A、B还没发布').waitFor({ state: 'detached' })
  await button('排第9轮').click()
  await dialog().getByRole('textbox', { name: '标题' }).first().fill('盐湖上的火车')
  await dialog().getByRole('textbox', { name: '标题' }).last().fill('盐湖上，火车怎么走？')
  expect(await violations(page)).toEqual([])
  await button('抛硬币并排下').click()
  await dialog().waitFor({ state: 'detached' })
  await page.getByRole('row').filter({ hasText: '盐湖上的火车' }).getByText('A、B还没发布').waitFor()
  expect(await violations(page)).toEqual([])
  const enough = button(/^排到\d+轮$/)
  const [, rounds] = /(\d+)/.exec((await enough.textContent()) ?? '') ?? []
  await enough.click()
  await enough.waitFor({ state: 'detached' })
  await page.getByText(`打算做${rounds}轮`).waitFor()
  await button('盐湖上的火车').click()
  await page.locator('[data-place=title]').first().waitFor()
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await page.getByRole('heading', { level: 2, name: RUN }).waitFor()
})

test('the creator concludes beside what was computed, and may go on later', async () => {
  await button('停下并写结论').click()
  await dialog().getByText('确认 B 更好').waitFor()
  await dialog().getByRole('textbox').fill('讲路上遇到的人时用问句')
  await button('写下结论').click()
  await page.getByText('讲路上遇到的人时用问句').waitFor()
  expect(await verdict()).toBe('确认 B 更好')
  await button('照B再写一条').click()
  await page.locator('[data-place=title]').first().waitFor()
  expect(await page.locator('[data-place=title]').first().inputValue()).not.toBe('')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await page.getByRole('heading', { level: 2, name: RUN }).waitFor()
  await button('改结论').click()
  await dialog()
    .getByRole('radio', { name: /差不多/ })
    .check({ force: true })
  await button('写下结论').click()
  await page
    .getByText('你的结论：')
    .getByText('差不多')
    .or(page.getByText(/差不多/))
    .first()
    .waitFor()
  await button('再做几轮').click()
  await button('排第10轮').waitFor()
})

test('before the start one sees what it takes, and what is not worth beginning is said to be so', async () => {
  await button('实验').first().click()
  await button('新实验').click()
  await page.getByRole('textbox', { name: '想弄清什么' }).fill('开头先给结果，看完的人更多吗？')
  const takes = page.getByRole('heading', { level: 2, name: /约\d+轮，看得出/ })
  await page.getByText('3倍', { exact: true }).click()
  await takes.waitFor()
  await page.getByText('+10%', { exact: true }).click()
  await page.getByRole('heading', { level: 2, name: '不值得做' }).waitFor()
  // The steadiest was chosen by itself, and it is said that it comes nearest.
  await page.getByText(/最接近的是完播率/).waitFor()
  expect(await page.getByRole('radio', { name: /完播率/ }).isChecked()).toBe(true)
  expect(await violations(page)).toEqual([])
  await button(/^只在意/).click()
  await takes.waitFor()
  await button('开始').click()
  await page.getByRole('heading', { level: 2, name: '开头先给结果，看完的人更多吗？' }).waitFor()
  await page.getByText(/还没有轮次/).waitFor()
  await button('删除这个实验').click()
  await button('开头先给结果，看完的人更多吗？').waitFor({ state: 'detached' })
  await page.getByRole('status').getByRole('button', { name: '撤销' }).or(button('撤销')).first().click()
  await button('开头先给结果，看完的人更多吗？').waitFor()
})

test('how far the verdict can be trusted is tried out on one’s own posts', async () => {
  await button('实验').first().click()
  await button('判断有多准').click()
  await page.getByRole('heading', { level: 2, name: /本来没有差别，每轮都看/ }).waitFor()
  await page.getByRole('row').filter({ hasText: '3倍' }).getByText('确认反了').waitFor({ state: 'detached' })
  await expect.poll(() => page.getByText('正在试…').count(), { timeout: 20_000 }).toBe(0)
  expect(await violations(page)).toEqual([])
  expect(door.complaints).toEqual([])
})
