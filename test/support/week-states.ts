import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { button, hand, onCard, openItem, openPost, press, type State, type StateSet } from './acts.ts'
import { sample } from './scenes.ts'

const fixtures = join(import.meta.dirname, '../fixtures/import')

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

/** The sample, and what can be done with it. */
export const WEEK: StateSet = {
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
      show: async (scene) => {
        const { page } = scene
        await openItem(scene, '兰州凌晨四点的一碗面')
        await page.keyboard.press('Control+Enter')
        await page.getByRole('dialog').waitFor()
      },
    },
    {
      name: 'composer-day',
      show: async (scene) => {
        const { page, says } = scene
        await openItem(scene, '把房车停在青海湖边过一夜')
        await page.getByRole('button', { name: new RegExp(`^${says.is('composer.slot')} `) }).click()
        await page.getByRole('button', { name: says.like('kit.pickDay') }).click()
        await page.getByRole('gridcell', { selected: true }).waitFor()
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
    {
      name: 'post-grown',
      show: async (scene) => {
        await openPost(scene, '潮汕人说的夜粥，一半是聊天')
        await scene.page.getByRole('img').locator('text').first().waitFor()
      },
    },
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
    {
      name: 'import-moment',
      show: async ({ page, says }) => {
        await page.getByRole('button', { name: says.like('importing.capturedLabel') }).click()
        await page.getByRole('option', { name: says.is('importing.capturedAsk') }).click()
        await page.getByRole('textbox', { name: says.is('plan.move.time') }).waitFor()
      },
    },
    ...(['channels', 'look', 'words', 'dismissals', 'data'] as const).map((section): State => ({
      name: `settings-${section}`,
      show: async ({ page, says }) => {
        await press(page, '6')
        await button(page, says.is(`settings.section.${section}`)).click()
        await page.getByRole('heading', { level: 2 }).first().waitFor()
      },
    })),
    {
      name: 'settings-channel',
      show: async ({ page, says }) => {
        await press(page, '6')
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
