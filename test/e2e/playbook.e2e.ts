import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { violations } from '../support/axe.ts'
import type { OpenDoor } from '../support/door.ts'
import { questionTitles, runRounds } from '../support/experiments.ts'
import { wordPosts } from '../support/playbook.ts'
import { openTravels } from '../support/travel-door.ts'

// The playbook: a wording is kept, has its own record, is used while a hook is written, and comes of an experiment.

const SHOPS = '你家楼下最早开门的店，是哪一家？'
const TITLES = '标题用问句，点赞会更多吗？'
const ITEM = '下一站，往西走'
let door: OpenDoor
let page: Page

const button = (name: string | RegExp) => page.getByRole('button', { name })
const dialog = () => page.getByRole('dialog')
const rowOf = (words: string) => page.getByRole('row').filter({ hasText: words })
const toNotes = async () => {
  await page.getByRole('navigation').getByText('笔记').click()
  await page.getByRole('heading', { level: 1, name: '运营笔记' }).waitFor()
}
const words = () => page.getByRole('textbox', { name: '怎么说' })

beforeAll(async () => {
  door = await openTravels({ rounds: 4, daysBefore: 10 }, async (world, channelId) => {
    await wordPosts(world, channelId, { kind: 'question', words: () => SHOPS })
    const { id } = await questionTitles(world, channelId, { name: TITLES })
    await runRounds(world, id, channelId, 3, 2.4)
    await world.call('experiments.conclude', { id, better: 'B', conclusion: '先用到年底' })
    await world.call('items.save', { item: { channelId, title: ITEM, durationSeconds: 60, status: 'draft' } })
  })
  page = door.page
})
afterAll(() => door.close())

test('a wording is noted down, and its own posts say how it has fared', async () => {
  await page.getByRole('grid').waitFor()
  await page.keyboard.press('g')
  await page.keyboard.press('n')
  await page.getByRole('heading', { name: '还没有钩子句' }).waitFor()
  await button('记一句钩子').click()
  await dialog().getByRole('textbox', { name: '怎么说' }).fill(SHOPS)
  await dialog().getByRole('button', { name: '保存' }).click()
  await dialog().waitFor({ state: 'detached' })
  const row = rowOf(SHOPS)
  await row.getByText(/^\+\d+% 评论转化$/).waitFor()
  await row.getByText(/^\+\d+% 至 \+\d+%$/).waitFor()
  await row.getByText(/\d+次/).waitFor()
  await row.getByText(/看不出变淡|在变淡/).waitFor()
  expect(await violations(page)).toEqual([])
})

test('the same words are noted once; taken away, they come back with one key', async () => {
  await page.keyboard.press('n')
  await dialog().getByRole('textbox', { name: '怎么说' }).fill(SHOPS)
  await dialog().getByRole('button', { name: '保存' }).click()
  await page.getByText('笔记里已经有这一句').waitFor()
  await page.keyboard.press('Escape')
  await dialog().waitFor({ state: 'detached' })
  await rowOf(SHOPS).getByRole('button').last().click()
  await page.getByRole('menuitem', { name: '删除' }).click()
  await page.getByRole('heading', { name: '还没有钩子句' }).waitFor()
  await page.keyboard.press('Control+z')
  await expect.poll(() => rowOf(SHOPS).count()).toBe(1)
})

test('a topic of several lines comes in at once, and leads to an idea that it then names', async () => {
  await button('记一条').click()
  await page.getByRole('menuitem', { name: '记一个话题' }).click()
  await dialog().getByRole('textbox').fill('饺子还是汤圆？\n离家最远的一个冬至')
  await dialog().getByRole('button', { name: /随时/ }).click()
  await page.getByRole('option', { name: /冬至/ }).click()
  await dialog().getByRole('button', { name: '保存' }).click()
  await dialog().waitFor({ state: 'detached' })
  await page.getByText('冬至', { exact: true }).waitFor()
  await button('记成选题：离家最远的一个冬至').click()
  await page.getByRole('heading', { level: 1, name: '离家最远的一个冬至' }).waitFor()
  await toNotes()
  await expect.poll(() => button('已在选题里').count()).toBe(1)
})

test('ticks of the checklist stay after the page is left', async () => {
  await page.getByText('预警', { exact: true }).click()
  await page.getByText(/做了1步，共5步/).waitFor()
  await page.reload()
  await page.getByText(/做了1步，共5步/).waitFor()
  expect(await page.getByRole('checkbox', { name: '预警' }).isChecked()).toBe(true)
  // It was ticked in Chinese; only a list whose words were changed keeps them.
  await page.keyboard.press('6')
  await button('语言与外观').click()
  await page.getByText('English', { exact: true }).click()
  await page.keyboard.press('5')
  expect(await page.getByRole('checkbox', { name: 'Warning' }).isChecked()).toBe(true)
  await page.getByText(/1 of 5 steps done/).waitFor()
  await page.keyboard.press('6')
  await button('Display').click()
  await page.getByText('中文', { exact: true }).click()
  await toNotes()
  await button('重新开始：危机应对').click()
  await page.getByText(/做了1步/).waitFor({ state: 'detached' })
})

test('what an experiment found better is noted at one click, and names it', async () => {
  await button(TITLES).click()
  await page.getByRole('heading', { level: 2, name: TITLES }).waitFor()
  await button('B 的说法记进笔记').click()
  await page.getByText(/记进了笔记：/).waitFor()
  await toNotes()
  await expect.poll(() => rowOf(`实验「${TITLES}」：B 更好`).count()).toBe(1)
})

test('while a hook is written the playbook offers its words; taken, the blank to fill in is chosen, and one key takes it back', async () => {
  await page.keyboard.press('n')
  await dialog().getByRole('textbox', { name: '怎么说' }).fill('你在___吃过最早的一顿是几点？')
  await dialog().getByRole('button', { name: '保存' }).click()
  await dialog().waitFor({ state: 'detached' })
  await page.getByRole('navigation').getByText('计划').click()
  await button(new RegExp(ITEM)).first().click()
  await page.getByRole('heading', { level: 1, name: ITEM }).waitFor()
  await button('加钩子').last().click()
  await page.getByRole('menuitem', { name: new RegExp(SHOPS.slice(0, 8)) }).click()
  await words().waitFor()
  expect(await words().inputValue()).toBe(SHOPS)
  const offered = page.getByRole('region', { name: '笔记里的说法' })
  await offered
    .getByText(/还没用过/)
    .first()
    .waitFor()
  await offered.getByRole('button', { name: /你在___吃过/ }).click()
  await expect.poll(() => page.evaluate(() => getSelection()?.toString())).toBe('___')
  await page.keyboard.type('兰州')
  expect(await words().inputValue()).toBe('你在兰州吃过最早的一顿是几点？')
  await expect.poll(() => page.getByText('已保存').first().isVisible()).toBe(true)
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+z')
  await expect.poll(() => words().inputValue()).toBe('你在___吃过最早的一顿是几点？')
  await page.keyboard.press('Control+z')
  await expect.poll(() => words().inputValue()).toBe(SHOPS)
  expect(await violations(page)).toEqual([])
})

test('a hook is kept from where it is written', async () => {
  await words().fill('你坐过最慢的一趟车，走了多久？')
  await button('存进笔记').click()
  await dialog().getByRole('button', { name: '保存' }).click()
  await page.getByText('记进了笔记').waitFor()
  await toNotes()
  await expect.poll(() => rowOf('你坐过最慢的一趟车').innerText()).toContain('发布过的作品里还没用过')
})

test('the page had nothing to complain of', () => {
  expect(door.complaints).toEqual([])
})
