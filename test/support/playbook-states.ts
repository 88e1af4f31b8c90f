import { addDays, todayIn } from '../../shared/time.ts'
import { button, held, hold, openItem, press, type Scene, type StateSet } from './acts.ts'
import { longHistoryCsv } from './long-history.ts'
import { wordPosts } from './playbook.ts'
import { posts, sample, type Backstage } from './scenes.ts'
import { STAGE_TIME } from './stage.ts'
import { importCsv, makeWorld } from './world.ts'

const CITY = '你家楼下最早开门的店，是哪一家？'
const NOODLES = '兰州凌晨四点的一碗面'

/** A wording on enough posts for every answer, one on few, one in titles only, and sixty that were never used. */
async function many(): Promise<Backstage> {
  const world = makeWorld({ at: STAGE_TIME })
  const { id: channelId } = await world.call('channels.save', { name: '慢车日记', platform: 'wechat-channels' })
  await world.call('channels.save', { name: '慢车日记·抖音', platform: 'douyin' })
  await importCsv(world, channelId, longHistoryCsv(320, addDays(todayIn('Asia/Shanghai', STAGE_TIME), -15)))
  await wordPosts(world, channelId, { kind: 'question', words: () => CITY })
  await wordPosts(world, channelId, { kind: 'save', words: (turn) => (turn < 6 ? '下次用得上，先收藏。' : null) })
  await wordPosts(world, channelId, { kind: 'suspense', words: (turn) => (turn < 9 ? '没拍到的那一刻，在最后' : null) })
  await world.call('playbook.saveTemplates', {
    templates: [
      { kind: 'question', words: CITY, placement: 'ending', signal: 'comment' },
      { kind: 'save', words: '下次用得上，先收藏。', signal: 'save', channelId },
      { kind: 'suspense', words: '没拍到的那一刻', placement: 'title' },
      ...Array.from({ length: 60 }, (_, i) => ({
        kind: 'suspense' as const,
        words: `第${i + 1}站的门，为什么总在夜里开着，等一个从来没有人见过的人`,
        placement: 'opening' as const,
      })),
    ],
  })
  await world.call('playbook.saveTopics', {
    topics: Array.from({ length: 40 }, (_, i) => ({
      words: `第${i + 1}个问题：这一年走过的路里，哪一段你想再走一遍？`,
    })),
  })
  return { studio: world.studio, world, end: () => world.end() }
}

const section = async ({ page, says }: Scene, name: string) => {
  await page.getByRole('radio', { name: says.like(`playbook.section.${name}`) }).click()
}

const away = async ({ page }: Scene) => {
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
}

const fromMenu = async (scene: Scene, key: string) => {
  const { page, says } = scene
  await button(page, says.is('playbook.new.open')).click()
  await page.getByRole('menuitem', { name: says.is(key) }).click()
  await page.getByRole('dialog').waitFor()
}

/** The playbook of the sample: whole, part by part, looked through. */
export const PLAYBOOK: StateSet = {
  name: 'playbook',
  make: sample,
  states: [
    {
      name: 'playbook',
      show: async ({ page, says }) => {
        await page.getByRole('grid').waitFor()
        await press(page, '5')
        await page.getByRole('heading', { level: 3, name: says.is('playbook.topics.title') }).waitFor()
        await page.getByText(says.is('festival.daxue')).first().waitFor()
        await page.getByRole('heading', { level: 2, name: says.is('playbook.conclusions.title') }).waitFor()
      },
    },
    ...(['hooks', 'topics', 'conclusions', 'checklists'] as const).map((name) => ({
      name: `playbook-${name}`,
      show: async (scene: Scene) => {
        await section(scene, name)
        await scene.page
          .getByRole('heading', { level: 2 })
          .or(scene.page.getByRole('heading', { level: 3 }))
          .first()
          .waitFor()
      },
    })),
    {
      name: 'playbook-ticked',
      show: async ({ page, says }) => {
        await page.getByText(says.is('playbook.crisis.notice.words'), { exact: true }).click()
        await page.getByText(says.like('playbook.lists.progress')).waitFor()
      },
    },
    {
      name: 'playbook-found',
      show: async (scene) => {
        const { page } = scene
        await page.getByRole('radio', { name: scene.says.is('playbook.section.all') }).click()
        await page.getByRole('searchbox').fill('点')
        await page.getByRole('row').nth(2).waitFor()
      },
    },
    {
      name: 'playbook-nothing-found',
      show: async ({ page, says }) => {
        await page.getByRole('searchbox').fill('没有人写过的词')
        await page.getByRole('heading', { name: says.like('playbook.nothingFound') }).waitFor()
      },
    },
  ],
}

/** The same while something is noted down or changed. */
export const NOTES_WRITTEN: StateSet = {
  name: 'playbook-written',
  make: sample,
  states: [
    {
      name: 'playbook-new-template',
      show: async (scene) => {
        await scene.page.getByRole('grid').waitFor()
        await press(scene.page, '5')
        await scene.page.getByRole('row').nth(8).waitFor()
        await fromMenu(scene, 'playbook.new.template')
      },
    },
    {
      name: 'playbook-new-template-empty',
      show: async ({ page, says }) => {
        await button(page, says.is('kit.save')).click()
        await page.getByText(says.is('error.template-empty')).first().waitFor()
      },
    },
    {
      name: 'playbook-template',
      show: async (scene) => {
        await away(scene)
        await scene.page.getByRole('row').nth(3).getByRole('button').first().click()
        await scene.page.getByRole('dialog').waitFor()
      },
    },
    {
      name: 'playbook-new-topic',
      show: async (scene) => {
        await away(scene)
        await fromMenu(scene, 'playbook.new.topic')
      },
    },
    {
      name: 'playbook-new-checklist',
      show: async (scene) => {
        await away(scene)
        await fromMenu(scene, 'playbook.new.checklist')
      },
    },
  ],
}

/** The same in use: in the composer, and in the week before a festival. */
export const NOTES_USED: StateSet = {
  name: 'playbook-used',
  make: sample,
  states: [
    {
      name: 'composer-notes',
      show: async (scene) => {
        const { page, says } = scene
        await page.getByRole('grid').waitFor()
        await openItem(scene, NOODLES)
        await page
          .locator('[data-hook]')
          .filter({ hasText: says.is('hookShort.question') })
          .first()
          .click()
        await page.getByRole('region', { name: says.is('composer.notes.title') }).waitFor()
      },
    },
    {
      name: 'composer-keep',
      show: async ({ page, says }) => {
        await button(page, says.is('playbook.keep')).click()
        await page.getByRole('dialog').waitFor()
      },
    },
    {
      name: 'composer-add-from-playbook',
      show: async (scene) => {
        const { page, says } = scene
        await away(scene)
        await button(page, says.is('composer.addHook')).last().click()
        await page.getByRole('menuitem').first().waitFor()
      },
    },
    {
      name: 'plan-festival',
      show: async ({ page, says }) => {
        await page.keyboard.press('Escape')
        await press(page, '1')
        await page.clock.setFixedTime('2026-11-29T02:42:00Z')
        await page.reload()
        await page.getByRole('heading', { name: says.is('plan.festival.title') }).waitFor()
      },
      at: 'wide',
    },
  ],
}

/** More than fits: a wording of many posts, one of few, one in titles, sixty of none. */
export const MANY_NOTES: StateSet = {
  name: 'playbook-many',
  make: many,
  states: [
    {
      name: 'playbook-many',
      show: async ({ page }) => {
        await page.getByRole('grid').waitFor()
        await press(page, '5')
        await page.getByRole('row').nth(40).waitFor()
      },
    },
    {
      name: 'playbook-many-topics',
      show: async (scene) => section(scene, 'topics'),
    },
  ],
}

/** Nothing noted yet; then what is commonly said; being read; and not to be read. */
export const NO_NOTES: StateSet = {
  name: 'no-playbook',
  make: () => posts(1),
  states: [
    {
      name: 'playbook-empty',
      show: async ({ page, says }) => {
        await page.getByRole('grid').waitFor()
        await press(page, '5')
        await page.getByRole('heading', { name: says.is('playbook.hooks.none') }).waitFor()
      },
    },
    {
      name: 'playbook-rules',
      show: async ({ page, says }) => {
        await page.getByRole('button', { name: says.like('playbook.rules.add') }).click()
        await page.getByRole('row').nth(15).waitFor()
      },
    },
    {
      name: 'playbook-reading',
      show: async ({ page, says }) => {
        await press(page, '1')
        await hold(page, '**/call/playbook.get')
        await press(page, '5')
        await page.getByRole('heading', { name: says.is('playbook.reading') }).waitFor()
      },
    },
    {
      name: 'playbook-unread',
      show: async ({ page, says }) => {
        await held.get(page)?.()
        await press(page, '1')
        await page.route('**/call/playbook.get', (route) => route.fulfill(REFUSED))
        await press(page, '5')
        await page.getByRole('heading', { name: says.is('playbook.unread') }).waitFor()
      },
    },
  ],
}

const REFUSED = {
  status: 200,
  contentType: 'application/json',
  body: JSON.stringify({ ok: false, error: { code: 'internal', message: 'error.internal', params: { id: 'a1b2' } } }),
}
