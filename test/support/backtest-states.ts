import type { Page } from 'playwright-core'
import { button, held, hold, press, turnTo, type Scene, type StateSet } from './acts.ts'
import { longHistory, sample, sealedPosts } from './scenes.ts'

const goThere = async (page: Page) => {
  await press(page, 'g')
  await page.keyboard.press('r')
}

const radio = (page: Page, name: string) => page.getByRole('radio', { name, exact: true })

/** The picture, and every metric in its row. */
const chart = async ({ page, says }: Scene) => {
  await page.getByRole('main').getByRole('img').first().waitFor()
  await page.getByText(says.like('backtest.left')).waitFor({ state: 'detached' })
}

const REFUSED = { json: { ok: false, error: { code: 'internal', message: 'error.internal', params: { id: 'k3f9' } } } }

/** How right past forecasts were, on a long history, a short one and none. */
export const BACKTEST: StateSet = {
  name: 'backtest',
  make: longHistory,
  states: [
    {
      name: 'backtest-working',
      show: async ({ page, says }) => {
        await page.getByRole('grid').waitFor()
        await hold(page, '**/call/backtests.run')
        await goThere(page)
        await page.getByText(says.is('backtest.working')).waitFor()
      },
    },
    {
      name: 'backtest',
      show: async (scene) => {
        await held.get(scene.page)?.()
        await chart(scene)
      },
    },
    {
      name: 'backtest-list',
      show: async ({ page, says }) => {
        await press(page, 'v')
        await page.getByRole('columnheader', { name: says.is('backtest.column.value') }).waitFor()
      },
    },
    {
      name: 'backtest-sparse',
      show: async (scene) => {
        await press(scene.page, 'v')
        await scene.page
          .getByRole('rowheader', { name: scene.says.is('metric.follows') })
          .getByRole('button')
          .first()
          .click()
        await scene.page
          .getByRole('heading', { level: 2 })
          .filter({ hasText: scene.says.like('backtest.any.fits') })
          .waitFor()
        await chart(scene)
      },
    },
    {
      name: 'backtest-few',
      show: async ({ page, says }) => {
        await turnTo(page, '慢车日记', '慢车日记·抖音')
        await page.getByRole('heading', { name: says.like('backtest.few') }).waitFor()
      },
    },
    {
      name: 'backtest-none',
      show: async ({ page, says }) => {
        await turnTo(page, '慢车日记·抖音', '慢车日记的笔记')
        await page.getByRole('heading', { name: says.is('backtest.none') }).waitFor()
      },
    },
    {
      name: 'sealed-none',
      show: async ({ page, says }) => {
        await radio(page, says.is('insight.calibration.sealed')).click()
        await page.getByRole('heading', { name: says.is('insight.calibration.nothing.none') }).waitFor()
      },
    },
  ],
}

/** On the sample, which is short; and when it goes wrong. */
export const BACKTEST_SHORT: StateSet = {
  name: 'backtest-short',
  make: sample,
  states: [
    {
      name: 'backtest-failed',
      show: async ({ page, says }) => {
        await page.getByRole('grid').waitFor()
        await page.route('**/call/backtests.run', (route) => route.fulfill(REFUSED))
        await goThere(page)
        await page.getByRole('heading', { name: says.is('backtest.unread') }).waitFor()
      },
    },
    {
      name: 'backtest-partly',
      show: async ({ page, says }) => {
        await page.unrouteAll({ behavior: 'wait' })
        await page.route('**/call/backtests.run', (route) =>
          route.request().postData()?.includes('lightRate') ? route.continue() : route.fulfill(REFUSED),
        )
        await button(page, says.is('backtest.again')).click()
        await page.getByText(says.like('backtest.restUnread')).waitFor()
      },
    },
    {
      name: 'backtest-sample',
      show: async (scene) => {
        await scene.page.unrouteAll({ behavior: 'wait' })
        await button(scene.page, scene.says.is('backtest.again')).click()
        await chart(scene)
      },
    },
    {
      name: 'sealed-unscored',
      show: async ({ page, says }) => {
        await radio(page, says.is('insight.calibration.sealed')).click()
        await page.getByText(says.is('insight.calibration.unscored.young')).waitFor()
      },
    },
  ],
}

/** How right the forecasts were that were sealed at publishing, where there are enough of them. */
export const SEALED: StateSet = {
  name: 'sealed',
  make: sealedPosts,
  states: [
    {
      name: 'sealed',
      show: async (scene) => {
        await scene.page.getByRole('grid').waitFor()
        await goThere(scene.page)
        await scene.page.getByRole('heading', { name: scene.says.is('insight.calibration.latest.title') }).waitFor()
        await chart(scene)
        await scene.page.getByText(scene.says.is('insight.calibration.flags.counted')).waitFor()
      },
    },
    {
      name: 'sealed-findings',
      show: async ({ page, says }) => {
        await page.getByText(says.is('insight.calibration.flags.counted')).scrollIntoViewIfNeeded()
      },
    },
    {
      name: 'sealed-list',
      show: async ({ page, says }) => {
        await button(page, says.is('insight.calibration.showAll')).click()
        await page.getByRole('columnheader', { name: says.is('insight.calibration.column.range') }).waitFor()
      },
    },
    {
      name: 'sealed-sparse',
      show: async (scene) => {
        await press(scene.page, 'v')
        await scene.page
          .getByRole('rowheader', { name: scene.says.is('metric.follows') })
          .getByRole('button')
          .first()
          .click()
        await scene.page.getByText(scene.says.like('backtest.any.why')).waitFor()
        await chart(scene)
      },
    },
    {
      name: 'sealed-anew',
      show: async (scene) => {
        await radio(scene.page, scene.says.is('insight.calibration.anew')).click()
        await scene.page.getByRole('heading', { name: scene.says.is('backtest.all') }).waitFor()
        await chart(scene)
      },
    },
  ],
}
