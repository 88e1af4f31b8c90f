import { mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { nothing, posts, refusal, sample, type Backstage } from './scenes.ts'
import { STAGE_TIME, type Says, type StagePage } from './stage.ts'
import { templateCsv } from './template.ts'

const fixtures = join(import.meta.dirname, '../fixtures/import')

/** Where a state is reached from: the page on its stage, and the words it speaks. */
interface Scene extends StagePage {
  readonly says: Says
}

/** One thing that a screen can look like. The states of a set are gone through in order, each from where the last left. */
export interface State {
  readonly name: string
  readonly show: (scene: Scene) => Promise<void>
  /** What the browser itself writes to its console then, and does not count. */
  readonly allows?: RegExp
  /** The one window in which it is; both where nothing is said. */
  readonly at?: 'wide' | 'narrow'
  /** Keys mean something else then than going from one control to the next. */
  readonly holdsKeys?: true
}

export interface StateSet {
  readonly name: string
  readonly make: () => Backstage | Promise<Backstage>
  /** Another key than the door's. */
  readonly token?: string
  readonly states: readonly State[]
}

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true }).first()

/** Out of any field, popover and dialog, then a key of the whole page. */
async function press(page: Page, key: string): Promise<void> {
  for (let times = 0; times < 3; times += 1) await page.keyboard.press('Escape')
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
  await page.keyboard.press(key)
}

const card = (page: Page, title: string) => page.locator('[data-card]').and(page.getByTitle(title)).first()

async function onCard(page: Page, title: string, key?: string): Promise<void> {
  await card(page, title).focus()
  if (key) await page.keyboard.press(key)
}

async function openItem({ page }: Scene, title: string): Promise<void> {
  await press(page, '1')
  await page.locator('[data-card]').first().waitFor()
  await onCard(page, title, 'Enter')
  await page.getByRole('heading', { level: 1, name: title }).waitFor()
  await page.locator('aside h2').first().waitFor()
}

async function openPost({ page }: Scene, title: string): Promise<void> {
  await press(page, '2')
  await page.getByRole('row').nth(8).waitFor()
  await page.getByRole('row').filter({ hasText: title }).first().getByText(title).click()
  await page.getByRole('table').first().waitFor()
}

/** Hands over a file that was last changed when the clock stood still. */
async function hand(page: Page, name: string, content: string | Buffer): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'duotrack-handed-'))
  const file = join(folder, name)
  writeFileSync(file, content)
  utimesSync(file, new Date(STAGE_TIME), new Date(STAGE_TIME))
  await page.locator('input[type=file]').first().setInputFiles(file)
  page.once('close', () => rmSync(folder, { recursive: true, force: true }))
}

/** Holds one call or upload on its way, as a slow disk does, until it is let go. */
const held = new WeakMap<Page, () => Promise<void>>()
async function hold(page: Page, path: string): Promise<void> {
  let letGo = () => {}
  const gone = new Promise<void>((resolve) => (letGo = resolve))
  await page.route(path, async (route) => {
    await gone
    await route.continue()
  })
  held.set(page, async () => {
    letGo()
    await page.unrouteAll({ behavior: 'wait' })
    held.delete(page)
  })
}

/** Picked up by keyboard: a window that changes its size puts the card back. */
const dropped = (at: 'wide' | 'narrow'): State => ({
  name: `plan-drop-${at}`,
  at,
  holdsKeys: true,
  show: async ({ page, says }) => {
    await press(page, '1')
    await onCard(page, '把房车停在青海湖边过一夜', 'Space')
    await page.waitForTimeout(150)
    await page.keyboard.press('ArrowLeft')
    await page.getByText(says.is('plan.drop.put')).first().waitFor()
  },
})

const FIRST: StateSet = {
  name: 'first',
  make: nothing,
  states: [
    {
      name: 'first-start',
      show: ({ page, says }) => page.getByRole('heading', { name: says.is('onboarding.startTitle') }).waitFor(),
    },
    { name: 'restore', show: ({ page, says }) => button(page, says.is('onboarding.restore')).click() },
    {
      name: 'own-channel',
      show: async ({ page, says }) => {
        await page.keyboard.press('Escape')
        await page.getByRole('button', { name: says.is('onboarding.own.title') }).click()
        await page.getByRole('heading', { name: says.is('onboarding.title') }).waitFor()
      },
    },
    {
      name: 'own-channel-without-name',
      show: async ({ page, says }) => {
        await button(page, says.is('onboarding.next')).click()
        await page.getByText(says.is('channel.nameMissing')).first().waitFor()
      },
    },
    {
      name: 'import-step',
      show: async ({ page, says }) => {
        await page.getByRole('textbox', { name: says.is('channel.name') }).fill('慢车日记')
        await button(page, says.is('onboarding.next')).click()
        await page.getByRole('heading', { name: says.is('importing.start.title') }).waitFor()
      },
    },
    {
      name: 'item-step',
      show: async ({ page, says }) => {
        await button(page, says.is('onboarding.importStep.skip')).click()
        await page.getByRole('grid').waitFor()
        await page.getByText(says.is('plan.emptyWeek')).waitFor()
      },
    },
    {
      name: 'new-item',
      show: async ({ page, says }) => {
        await button(page, says.is('onboarding.itemStep.go')).click()
        await page.getByRole('textbox').first().waitFor()
      },
    },
  ],
}

const WEEK: StateSet = {
  name: 'week',
  make: sample,
  states: [
    {
      name: 'plan',
      show: async ({ page }) => {
        await page.locator('[data-card]').nth(9).waitFor()
        await page.locator('h3').first().waitFor()
      },
    },
    {
      name: 'plan-drawer',
      show: async ({ page, says }) => {
        await button(page, says.is('plan.drawer.search')).click()
        await page.getByRole('searchbox').fill('雪山')
        await page.getByText(says.like('plan.drawer.noHit')).waitFor()
      },
    },
    {
      name: 'plan-menu',
      show: async ({ page, says }) => {
        await button(page, says.is('plan.drawer.search')).click()
        await press(page, '1')
        await onCard(page, '兰州凌晨四点的一碗面', '.')
        await page.getByRole('menu').waitFor()
      },
    },
    {
      name: 'plan-findings',
      show: async ({ page }) => {
        await press(page, '1')
        await onCard(page, '兰州凌晨四点的一碗面', 'f')
        await page.getByRole('dialog').waitFor()
      },
    },
    {
      name: 'plan-move',
      show: async ({ page }) => {
        await press(page, '1')
        await onCard(page, '兰州凌晨四点的一碗面', 'm')
        await page.getByRole('dialog').waitFor()
      },
    },
    {
      name: 'plan-chosen',
      show: async ({ page, says }) => {
        await press(page, 'Control+a')
        await page.getByRole('toolbar', { name: says.is('plan.selection.label') }).waitFor()
      },
    },
    dropped('wide'),
    dropped('narrow'),
    {
      name: 'plan-check',
      at: 'narrow',
      show: async ({ page, says }) => {
        await press(page, '1')
        await page.getByRole('button', { name: says.like('plan.check.title') }).click()
        await page.getByRole('dialog').locator('h3').first().waitFor()
      },
    },
    {
      name: 'plan-ideas',
      at: 'narrow',
      show: async ({ page, says }) => {
        await press(page, '1')
        await page.getByRole('button', { name: says.like('plan.drawer.title') }).click()
        await page.getByRole('complementary', { name: says.is('plan.drawer.title') }).waitFor()
      },
    },
    {
      name: 'shortcuts',
      show: async ({ page }) => {
        await press(page, '?')
        await page.getByRole('dialog').waitFor()
      },
    },
    { name: 'composer', show: (scene) => openItem(scene, '把房车停在青海湖边过一夜') },
    { name: 'composer-ab', show: (scene) => openItem(scene, '兰州凌晨四点的一碗面') },
    {
      name: 'composer-hook',
      show: async ({ page, says }) => {
        await page
          .getByRole('group', { name: says.like('composer.hooksOf') })
          .first()
          .getByRole('button', { name: new RegExp(`^${says.is('hookShort.golden-line')}`) })
          .first()
          .focus()
        await page.keyboard.press('Enter')
        await page.locator('[data-hook-editor]').waitFor()
      },
    },
    {
      name: 'composer-add',
      show: async ({ page, says }) => {
        await button(page, says.is('composer.addHook')).click()
        await page.getByRole('menu').waitFor()
      },
    },
    {
      name: 'publish',
      show: async ({ page }) => {
        await press(page, 'Control+Enter')
        await page.getByRole('dialog').waitFor()
      },
    },
    { name: 'composer-published', show: (scene) => openItem(scene, '妈妈第一次坐高铁去看海') },
    {
      name: 'history',
      show: async ({ page }) => {
        await press(page, '2')
        await page.getByRole('row').nth(8).waitFor()
      },
    },
    {
      name: 'history-chosen',
      show: async ({ page }) => {
        await page.getByRole('grid').focus()
        await page.keyboard.press('Home')
        await page.keyboard.press('Shift+ArrowDown')
        await page.getByRole('toolbar').waitFor()
      },
    },
    {
      name: 'history-none',
      show: async ({ page, says }) => {
        await press(page, '2')
        await page.getByRole('searchbox').fill('雨林秘境')
        await page.getByRole('heading', { name: says.like('history.none.text') }).waitFor()
      },
    },
    {
      name: 'past-imports',
      show: async ({ page, says }) => {
        await button(page, says.is('history.clear')).click()
        await button(page, says.is('history.imports.title')).click()
        await page.getByRole('dialog').waitFor()
        await page.getByText('.csv').first().waitFor()
      },
    },
    { name: 'post', show: (scene) => openPost(scene, '妈妈第一次坐高铁去看海') },
    { name: 'post-grown', show: (scene) => openPost(scene, '潮汕人说的夜粥，一半是聊天') },
    {
      name: 'import',
      show: async ({ page, says }) => {
        await press(page, 'i')
        await page.getByRole('heading', { name: says.is('importing.start.title') }).waitFor()
      },
    },
    {
      name: 'import-wrong',
      show: async ({ page }) => {
        await hand(page, '概览.csv', readFileSync(join(fixtures, 'daily.csv')))
        await page.getByRole('table').waitFor()
      },
    },
    {
      name: 'import-mapping',
      show: async ({ page, says }) => {
        await hand(
          page,
          'mine.csv',
          '日子,题目,看过的人,点了赞\n2026-11-01 20:00,山口的风,1200,31\n2026-11-03 20:00,夜里的站台,900,28\n',
        )
        await button(page, says.is('importing.mapping.read')).waitFor()
      },
    },
    {
      name: 'import-preview',
      show: async ({ page }) => {
        await hand(page, '视频号动态数据明细.csv', readFileSync(join(fixtures, 'wechat-15.csv')))
        await page.getByRole('heading', { level: 2 }).first().waitFor()
        await page.getByRole('radio').first().waitFor()
      },
    },
    ...(['channels', 'look', 'words', 'dismissals', 'data'] as const).map((section): State => ({
      name: `settings-${section}`,
      show: async ({ page, says }) => {
        await press(page, '3')
        await button(page, says.is(`settings.section.${section}`)).click()
        await page.getByRole('heading', { level: 2 }).first().waitFor()
      },
    })),
    {
      name: 'settings-channel',
      show: async ({ page, says }) => {
        await press(page, '3')
        await page
          .getByRole('button', { name: says.like('settings.editChannel') })
          .first()
          .click()
        await page.getByRole('dialog').waitFor()
      },
    },
    {
      name: 'lost',
      show: async ({ page, says, cut }) => {
        await press(page, '1')
        await page.locator('[data-card]').first().waitFor()
        await cut()
        await page.getByText(says.is('connection.lost')).waitFor()
      },
      allows: /Failed to load resource|ERR_/,
    },
  ],
}

const EMPTY: StateSet = {
  name: 'empty',
  make: () => posts(0),
  states: [
    { name: 'plan-empty', show: ({ page, says }) => page.getByText(says.is('plan.emptyWeek')).waitFor() },
    {
      name: 'history-empty',
      show: async ({ page, says }) => {
        await press(page, '2')
        await page.getByRole('heading', { name: says.is('importing.start.title') }).waitFor()
      },
    },
    {
      name: 'past-imports-empty',
      show: async ({ page, says }) => {
        await button(page, says.is('history.imports.title')).click()
        await page.getByText(says.is('history.imports.none')).waitFor()
      },
    },
    {
      name: 'composer-empty',
      show: async ({ page }) => {
        await press(page, 'n')
        await page.getByRole('table').waitFor()
      },
    },
  ],
}

const ONE: StateSet = {
  name: 'one',
  make: () => posts(1),
  states: [
    { name: 'plan-one', show: ({ page }) => page.locator('[data-card]').waitFor() },
    { name: 'composer-one', show: (scene) => openItem(scene, '第1站，从清早拍到天黑') },
    {
      name: 'history-one',
      show: async ({ page }) => {
        await press(page, '2')
        await page.getByRole('row').nth(1).waitFor()
      },
    },
  ],
}

const MANY: StateSet = {
  name: 'many',
  make: () => posts(1000),
  states: [
    { name: 'plan-many', show: ({ page }) => page.locator('[data-card]').nth(11).waitFor() },
    {
      name: 'history-many',
      show: async ({ page }) => {
        await press(page, '2')
        await page.getByRole('row').nth(8).waitFor()
      },
    },
    {
      name: 'import-reading',
      show: async ({ page, says }) => {
        await press(page, 'i')
        await hold(page, '**/call/imports.preview')
        await hand(page, 'again.csv', templateCsv(1500, 2))
        await page.getByText(says.like('importing.reading')).waitFor()
      },
    },
    {
      name: 'import-writing',
      show: async ({ page, says }) => {
        await held.get(page)?.()
        const write = page.getByRole('button', { name: says.like('importing.write') })
        await write.waitFor()
        await hold(page, '**/call/imports.commit')
        await write.click()
        await page.getByText(says.like('importing.writing')).waitFor()
      },
    },
    {
      name: 'imported',
      show: async ({ page, says }) => {
        await held.get(page)?.()
        await page.getByText(says.like('importing.done')).waitFor()
        await page.getByRole('row').nth(8).waitFor()
      },
    },
  ],
}

const LOADING: StateSet = {
  name: 'loading',
  make: () => posts(1),
  states: [
    {
      name: 'loading',
      show: async ({ page, says }) => {
        await page.locator('[data-card]').waitFor()
        await hold(page, '**/call/channels.list')
        await page.reload()
        await page.getByText(says.is('connection.waiting')).waitFor()
      },
    },
    {
      name: 'loading-history',
      show: async ({ page, says }) => {
        await held.get(page)?.()
        await page.locator('[data-card]').waitFor()
        await hold(page, '**/call/posts.search')
        await press(page, '2')
        await page.getByRole('status', { name: says.is('history.reading') }).waitFor()
      },
    },
    {
      name: 'loading-item',
      show: async ({ page, says }) => {
        await held.get(page)?.()
        await press(page, '1')
        await page.locator('[data-card]').waitFor()
        await hold(page, '**/call/items.get')
        await page.locator('[data-card]').click()
        await page.getByText(says.is('composer.loading')).waitFor()
        await held.get(page)?.()
      },
    },
  ],
}

const REFUSED = (['newer', 'damaged', 'busy'] as const).map((why): StateSet => ({
  name: why,
  make: () => refusal(why),
  states: [
    {
      name: `${why}-file`,
      show: ({ page, says }) => page.getByRole('heading', { name: says.is('connection.unread') }).waitFor(),
    },
  ],
}))

const NO_KEY: StateSet = {
  name: 'no-key',
  make: nothing,
  token: 'b2xkLXRva2VuLTAxMjM0NTY3ODlhYmNkZWZBQkNERUZnaGlq',
  states: [
    {
      name: 'no-key',
      show: ({ page, says }) => page.getByRole('heading', { name: says.is('connection.refusedTitle') }).waitFor(),
      allows: /Failed to load resource/,
    },
  ],
}

export const STATE_SETS: readonly StateSet[] = [WEEK, FIRST, EMPTY, ONE, MANY, LOADING, ...REFUSED, NO_KEY]
