import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays, epochOf, todayIn, wallOf } from '../../shared/time.ts'
import { violations } from '../support/axe.ts'
import { openStage, STAGE_TIME, type Stage, type StagePage } from '../support/stage.ts'
import { makeWorld, type World } from '../support/world.ts'

// On the sample: an experiment from its question to its use, eight rounds long, with numbers that come from files. Weeks go by in
// it, so that it is played where the clock can be moved.

const ZONE = 'Asia/Shanghai'
const DAY = 86_400
const ROUNDS = 8
const QUESTION = '标题里写具体数字，点赞会更多吗？'
/** With a number in it there are so many likes for one without. */
const TRUE_EFFECT = 3.4

const files = mkdtempSync(join(tmpdir(), 'duotrack-exports-'))
let world: World
let stage: Stage
let staged: StagePage

const page = () => staged.page
const button = (name: string | RegExp) => page().getByRole('button', { name })
const dialog = () => page().getByRole('dialog')
const verdict = () => page().getByRole('heading', { level: 2 }).nth(1)

beforeAll(async () => {
  world = makeWorld({ at: STAGE_TIME })
  await world.call('workspace.seed', {})
  stage = await openStage()
  staged = await stage.open(world.studio, 'zh-CN')
})
afterAll(async () => {
  await staged.close()
  await stage.close()
  await world.end()
  rmSync(files, { recursive: true, force: true })
})

/** Days go by, for the studio and for whoever looks at it. */
async function pass(days: number): Promise<void> {
  world.pass(days * DAY)
  await page().clock.setFixedTime(world.now())
}

async function toExperiment(): Promise<void> {
  await button('实验').first().click()
  await button(QUESTION).click()
  await page().getByRole('heading', { level: 2, name: QUESTION }).waitFor()
}

const titlesOf = (round: number) => ({ a: `第${round}天，路上遇到的人`, b: `第${round}天，路上遇到的${round + 2}个人` })

async function schedule(round: number): Promise<void> {
  const { a, b } = titlesOf(round)
  await button(`排第${round}轮`).click()
  await dialog().getByRole('textbox', { name: '标题' }).first().fill(a)
  await dialog().getByRole('textbox', { name: '标题' }).last().fill(b)
  await button('抛硬币并排下').click()
  await dialog().waitFor({ state: 'detached' })
}

async function publish(title: string): Promise<void> {
  await button(title).click()
  await page().locator('[data-place=title]').first().waitFor()
  await button('标记为已发布').first().click()
  await dialog().getByRole('button', { name: '标记为已发布' }).click()
  await page().getByRole('heading', { name: '已发布，预计已封存' }).waitFor()
  await dialog().getByRole('button', { name: '关闭', exact: true }).last().click()
  await dialog().waitFor({ state: 'detached' })
}

/** What the back-end hands out by now of the rounds so far, as it stands then: more views for what is older, a like rate of its own for each. */
async function exportOf(rounds: number): Promise<string> {
  const { items, posts } = await outSoFar()
  const rows = items.flatMap(({ id, title, day, time }) => {
    const post = posts.find(({ itemId }) => itemId === id)
    const round = Number(/\d+/.exec(title)?.[0])
    if (!post || round > rounds) return []
    const isB = title === titlesOf(round).b
    const age = (epochOf(world.now()) - epochOf(post.publishedAt ?? world.now())) / (1000 * DAY)
    const views = Math.round((5200 + 400 * ((round * 5 + (isB ? 2 : 0)) % 4)) * (1 - Math.exp(-age / 2)))
    const likes = Math.round(views * 0.03 * (1 + 0.2 * Math.sin(round * 2.3 + (isB ? 1 : 0))) * (isB ? TRUE_EFFECT : 1))
    return [
      [
        `e2e-${round}${isB ? 'b' : 'a'}`,
        `${day} ${time}`,
        title,
        'short',
        views,
        likes,
        Math.round(likes / 3),
        Math.round(likes / 9),
      ],
    ]
  })
  const file = join(files, `导出-${todayIn(ZONE, world.now())}.csv`)
  const head = ['作品ID', '发布时间', '标题', '形态', '播放量', '点赞', '小红心', '评论']
  writeFileSync(file, `\uFEFF${[head, ...rows].map((row) => row.join(',')).join('\r\n')}\r\n`)
  utimesSync(file, new Date(world.now()), new Date(world.now()))
  return file
}

/** The creator knows what came out when; here it is looked up. */
async function outSoFar() {
  const [video] = await world.call('channels.list', {})
  const { day } = wallOf(STAGE_TIME, ZONE)
  const items = await world.call('items.between', { from: day, to: addDays(day, 200), channelId: video!.id })
  const { posts } = await world.call('posts.search', { channelId: video!.id, limit: 500 })
  return { items: items.filter(({ title }) => /^第\d+天，路上遇到的/.test(title)), posts }
}

async function bring(round: number): Promise<void> {
  await button('历史').first().click()
  await button(/^导入$/)
    .first()
    .click()
  await page()
    .locator('input[type=file]')
    .first()
    .setInputFiles(await exportOf(round))
  await button('全部对应 2').click()
  await button(/^写入/).click()
  await page().getByRole('grid').waitFor()
}

test('its terms are settled before anything is out', async () => {
  await page().getByRole('grid').waitFor()
  await button('实验').first().click()
  await button('新实验').click()
  await page().getByRole('textbox', { name: '想弄清什么' }).fill(QUESTION)
  await page().getByRole('textbox', { name: 'A 是' }).fill('不写数字')
  await page().getByRole('textbox', { name: 'B 是' }).fill('写具体数字')
  await page()
    .getByRole('radio', { name: /^点赞率/ })
    .check({ force: true })
  await page().getByText('翻倍', { exact: true }).click()
  await button(/^(开始|仍要开始)$/).click()
  await page().getByRole('heading', { level: 2, name: QUESTION }).waitFor()
  await page()
    .getByText(/还没有轮次/)
    .waitFor()
  const { experiments } = await world.call('experiments.list', {})
  const terms = { name: QUESTION, metric: 'lightRate', smallest: 2, isAfterwards: false }
  expect(experiments[0]?.experiment).toMatchObject(terms)
})

test(
  'eight rounds go by: put on the board by a coin, published, their numbers brought in by a file',
  { timeout: 400_000 },
  async () => {
    for (let round = 1; round <= ROUNDS; round += 1) {
      await schedule(round)
      await pass(3.5)
      for (const title of Object.values(titlesOf(round))) {
        await toExperiment()
        await publish(title)
      }
      await pass(8)
      await bring(round)
      await toExperiment()
      await page().getByText(`${round}轮`).first().waitFor()
    }
    expect(
      await page()
        .getByRole('row')
        .filter({ hasText: /路上遇到的/ })
        .count(),
    ).toBe(ROUNDS)
    expect(await violations(page())).toEqual([])
  },
)

test('it is judged, and concluded in the creator’s own words', async () => {
  expect(await verdict().innerText()).toBe('确认 B 更好，但估计没到你在意的翻倍')
  await button('停下并写结论').click()
  await dialog().getByText('确认 B 更好').waitFor()
  await dialog().getByRole('textbox').fill('数字写具体，点赞多')
  await button('写下结论').click()
  await page().getByText('数字写具体，点赞多').waitFor()
})

test('and a new item is written like the better side', async () => {
  await button('照B再写一条').click()
  await page().locator('[data-place=title]').first().waitFor()
  expect(await page().locator('[data-place=title]').first().inputValue()).toBe(titlesOf(ROUNDS).b)
  expect(staged.complaints).toEqual([])
})
