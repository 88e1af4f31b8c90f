import * as fs from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CallName } from '../../shared/contract.ts'
import { KIND_OF } from '../../shared/kinds.ts'
import { failed, type ErrorCode } from '../../shared/result.ts'
import { button, lookAt, openPost, press, type Scene, type StateSet } from './acts.ts'
import type { Backstage } from './scenes.ts'
import { STAGE_TIME } from './stage.ts'
import { flipText } from './damage.ts'
import { questionTitles } from './experiments.ts'
import { templateCsv } from './template.ts'
import { importCsv, makeWorld, type World } from './world.ts'

// What the screens look like when something is wrong with the file, or may be soon.

async function planned(folder: string): Promise<World> {
  const world = makeWorld({ folder, at: STAGE_TIME })
  const { id: channelId } = await world.call('channels.save', { name: '慢车日记', platform: 'wechat-channels' })
  for (const [index, title] of [
    '凌晨四点的兰州，四十人等一碗面',
    '路上收留过我的七个陌生人',
    '为什么越穷的旅行越难忘',
  ].entries())
    await world.call('items.save', {
      item: { channelId, title, day: '2026-11-26', time: `${18 + index}:00` as '18:00' },
    })
  return world
}

const backstage = (world: World, home: string): Backstage => ({
  studio: world.studio,
  world,
  end: async () => {
    await world.studio.close()
    fs.rmSync(home, { recursive: true, force: true })
  },
})

const newHome = () => fs.mkdtempSync(join(tmpdir(), 'duotrack-safety-'))

/** In a synced folder, with a second set of backups whose disk has been pulled out. */
async function synced(): Promise<Backstage> {
  const home = newHome()
  const world = await planned(join(home, '我的坚果云', '双轨'))
  const away = join(home, '移动硬盘')
  fs.mkdirSync(away)
  await world.call('workspace.keepSecond', { folder: away })
  await world.call('settings.save', { dailyCap: 4 })
  await world.call('workspace.backup', {})
  fs.rmSync(away, { recursive: true })
  return backstage(world, home)
}

/** Put back to an earlier day by something outside; a backup knows better. */
async function older(): Promise<Backstage> {
  const home = newHome()
  const folder = join(home, 'workspace')
  const world = await planned(folder)
  await world.studio.close()
  fs.copyFileSync(join(folder, 'duotrack.db'), join(home, 'early'))
  await world.restart()
  for (let cap = 1; cap < 15; cap++) await world.call('settings.save', { dailyCap: cap })
  await world.call('workspace.backup', {})
  await world.studio.close()
  fs.copyFileSync(join(home, 'early'), join(folder, 'duotrack.db'))
  await world.restart()
  return backstage(world, home)
}

const QUESTION = '标题用问句，点赞会更多吗？'
const WORDING = '你家楼下最早开门的店，是哪一家？'
const TOPIC = '过年不回家的人，年夜饭吃什么？'
const LIST = '开拍前看一遍'

/** One of everything that has a place on a screen, with a bit of it changed on the disk; a backup has them all. */
async function damaged(): Promise<Backstage> {
  const home = newHome()
  const folder = join(home, 'workspace')
  const world = await planned(folder)
  const [channel] = await world.call('channels.list', {})
  const channelId = channel?.id ?? ''
  await world.call('items.save', { item: { channelId, title: '一封没有寄出的信' } })
  await importCsv(world, channelId, templateCsv(12))
  await questionTitles(world, channelId, { name: QUESTION })
  await world.call('playbook.saveTemplates', { templates: [{ kind: 'question', words: WORDING, signal: 'comment' }] })
  await world.call('playbook.saveTopics', { topics: [{ words: TOPIC, channelId }, { words: '凌晨的菜市场' }] })
  await world.call('playbook.saveChecklist', {
    name: LIST,
    steps: [{ id: 'battery', words: '电池充满', note: '', doneAt: null }],
  })
  await world.call('workspace.backup', {})
  const [post] = (await world.call('posts.search', {})).posts
  await world.studio.close()
  for (const text of [
    '路上收留过我的七个陌生人',
    '一封没有寄出的信',
    post?.title ?? '',
    QUESTION,
    WORDING,
    TOPIC,
    LIST,
  ])
    flipText(folder, text)
  await world.restart()
  return backstage(world, home)
}

/** Everything can be read, and nothing written: the reason changes from write to write, as reasons do. */
async function refusing(): Promise<Backstage> {
  const home = newHome()
  const world = await planned(join(home, 'workspace'))
  const [channel] = await world.call('channels.list', {})
  await importCsv(world, channel?.id ?? '', templateCsv(12))
  const codes: readonly ErrorCode[] = ['disk-full', 'read-only', 'busy']
  let refused = 0
  const { studio } = world
  const call: typeof studio.call = (name, input, options) => {
    if (KIND_OF[name as CallName] === 'query') return studio.call(name, input, options)
    const code = codes[refused++ % codes.length] ?? 'internal'
    return Promise.resolve(failed({ code, message: `error.${code}` }))
  }
  // The language is chosen before the page opens; from there on nothing is written.
  return { ...backstage(world, home), studio: { ...studio, call } }
}

const notSaved = ({ page, says }: Scene) => page.getByText(says.is('notSaved.title')).last().waitFor()

export const SAFETY: readonly StateSet[] = [
  {
    name: 'unsaved',
    make: refusing,
    states: [
      {
        name: 'unsaved-idea',
        show: async (scene) => {
          const { page, says } = scene
          await page.locator('[data-card]').first().waitFor()
          await page.getByRole('textbox', { name: says.is('plan.drawer.note') }).fill('一封没有寄出的信')
          await page.keyboard.press('Enter')
          await notSaved(scene)
        },
      },
      {
        name: 'unsaved-tag',
        show: async (scene) => {
          const { page, says } = scene
          await openPost(scene, '第 11 条，路上的一天')
          await page.getByRole('textbox', { name: says.is('post.addTag') }).fill('夜车')
          await page.keyboard.press('Enter')
          await notSaved(scene)
        },
      },
      {
        name: 'unsaved-topic',
        show: async (scene) => {
          const { page, says } = scene
          await press(page, '5')
          await button(page, says.is('playbook.new.open')).click()
          await page.getByRole('menuitem', { name: says.is('playbook.new.topic') }).click()
          await page
            .getByRole('textbox', { name: says.is('playbook.topics.words') })
            .fill('过年不回家的人，年夜饭吃什么？')
          await button(page, says.is('kit.save')).click()
          await notSaved(scene)
        },
      },
      {
        name: 'unsaved-cap',
        show: async (scene) => {
          const { page, says } = scene
          await press(page, '6')
          const cap = page.getByRole('textbox', { name: says.is('settings.dailyCap') })
          await cap.fill('7')
          await cap.press('Enter')
          await notSaved(scene)
        },
      },
      {
        name: 'unsaved-channel',
        show: async (scene) => {
          const { page, says } = scene
          await press(page, '6')
          await page.getByRole('button', { name: says.like('settings.editChannel') }).click()
          await page.getByRole('textbox', { name: says.is('channel.persona') }).fill('坐绿皮车看中国的普通人')
          await page
            .getByRole('button', { name: says.is('kit.save'), exact: true })
            .last()
            .click()
          await notSaved(scene)
        },
      },
      {
        name: 'unsaved-words',
        show: async (scene) => {
          const { page, says } = scene
          await press(page, '6')
          await button(page, says.is('settings.section.words')).click()
          await page.getByRole('textbox', { name: says.is('settings.sensitiveWords') }).fill('最便宜\n第一名')
          await page.getByRole('textbox', { name: says.is('settings.allowedWords') }).focus()
          await notSaved(scene)
        },
      },
    ],
  },
  {
    name: 'synced',
    make: synced,
    states: [
      {
        name: 'settings-synced',
        show: async ({ page, says }) => {
          await page.locator('[data-card]').first().waitFor()
          await press(page, '6')
          await button(page, says.is('settings.section.data')).click()
          await page.getByRole('table', { name: says.is('settings.backups') }).waitFor()
        },
      },
      {
        name: 'other-folder-refused',
        show: async ({ page, says }) => {
          await button(page, says.is('settings.move.open')).click()
          await page.getByRole('dialog').getByRole('textbox').fill('/nowhere/双轨')
          await button(page, says.is('settings.move.do')).click()
          await page.getByText(says.like('error.folder-gone')).waitFor()
        },
      },
      {
        name: 'second-folder-refused',
        show: async ({ page, says }) => {
          for (let times = 0; times < 2; times += 1) await page.keyboard.press('Escape')
          await page.getByRole('textbox', { name: says.is('settings.second.where') }).fill('E/双轨')
          await button(page, says.is('settings.second.once')).click()
          await page.getByText(says.like('error.folder-not-absolute')).waitFor()
        },
      },
    ],
  },
  {
    name: 'damaged-rows',
    make: damaged,
    states: [
      {
        name: 'plan-damaged',
        show: ({ page, says }) => page.getByText(says.is('damage.says.item')).nth(1).waitFor(),
      },
      {
        name: 'plan-damaged-open',
        show: async ({ page, says }) => {
          await page.getByRole('grid').getByText(says.is('damage.says.item')).click()
          await page.getByText(says.like('damage.backup')).waitFor()
        },
      },
      {
        name: 'plan-month-damaged',
        show: async ({ page, says }) => {
          await lookAt(page, says.is('plan.view.month'))
          await page.getByRole('grid').getByText(says.is('damage.says.item')).waitFor()
        },
      },
      {
        name: 'plan-list-damaged',
        show: async ({ page, says }) => {
          await lookAt(page, says.is('plan.view.list'))
          await page.getByRole('grid').getByText(says.is('damage.says.item')).waitFor()
        },
      },
      {
        name: 'history-damaged',
        show: async ({ page, says }) => {
          await press(page, '2')
          await page.getByText(says.is('damage.says.post')).waitFor()
        },
      },
      {
        name: 'experiments-damaged',
        show: async ({ page, says }) => {
          await press(page, '4')
          await page.getByText(says.is('damage.says.experiment')).waitFor()
        },
      },
      {
        name: 'playbook-damaged',
        show: async ({ page, says }) => {
          await press(page, '5')
          for (const table of ['template', 'topic', 'checklist'])
            await page.getByText(says.is(`damage.says.${table}`)).waitFor()
        },
      },
      {
        name: 'settings-damaged',
        show: async ({ page, says }) => {
          await press(page, '6')
          await button(page, says.is('settings.section.data')).click()
          await page.getByRole('heading', { name: says.is('damage.list') }).waitFor()
        },
      },
    ],
  },
  {
    name: 'older',
    make: older,
    states: [
      {
        name: 'older-file',
        show: ({ page, says }) => page.getByRole('heading', { name: says.like('trouble.older.title') }).waitFor(),
      },
    ],
  },
]
