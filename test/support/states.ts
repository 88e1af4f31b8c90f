import { button, hand, held, hold, openItem, press, type StateSet } from './acts.ts'
import { nothing, oddPosts, posts, refusal, wordyPosts } from './scenes.ts'
import { templateCsv } from './template.ts'
import { BACKTEST, BACKTEST_SHORT, SEALED } from './backtest-states.ts'
import { BOARD, BOARD_NONE, BOARD_ONE, BOARD_SHORT } from './board-states.ts'
import { FINDER } from './finder-states.ts'
import { EXPERIMENTS, NO_EXPERIMENTS } from './experiment-states.ts'
import { IMPORTS } from './import-states.ts'
import { CONVERSION, LEDGER } from './ledger-states.ts'
import { SAFETY } from './safety-states.ts'
import { MANY_NOTES, NO_NOTES, NOTES_USED, NOTES_WRITTEN, PLAYBOOK } from './playbook-states.ts'
import { EMPTY_VIEWS, FULL_VIEWS, UNREAD_VIEWS, VIEWS } from './plan-view-states.ts'
import { FATIGUE, QUADRANTS } from './quadrant-states.ts'
import { TIMES, TIMES_SAMPLE } from './times-states.ts'
import { WEEK } from './week-states.ts'

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
        // The walk ends on a button with a tooltip: the first Escape is the tooltip's, the second the dialog's.
        await page.keyboard.press('Escape')
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

const EMPTY: StateSet = {
  name: 'empty',
  make: () => posts(0),
  states: [
    { name: 'plan-empty', show: ({ page, says }) => page.getByText(says.is('plan.emptyWeek')).waitFor() },
    ...EMPTY_VIEWS,
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
    {
      name: 'plan-over',
      show: async ({ page, says }) => {
        await press(page, '1')
        await page.clock.setFixedTime('2026-11-29T12:10:00Z')
        await page.reload()
        await page.getByText(says.is('plan.ahead.empty')).waitFor()
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
      name: 'plan-check-group',
      at: 'wide',
      show: async ({ page, says }) => {
        await button(page, says.is('plan.check.which')).click()
        await page.locator('aside li li').nth(2).waitFor()
      },
    },
    ...FULL_VIEWS,
    {
      name: 'history-many',
      show: async ({ page }) => {
        await held.get(page)?.()
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
        // The notice goes by its own clock: looked for from the start.
        await Promise.all([page.getByText(says.like('importing.done')).waitFor(), held.get(page)?.()])
        await page.getByRole('row').nth(8).waitFor()
      },
    },
  ],
}

const ODD: StateSet = {
  name: 'odd',
  make: oddPosts,
  states: [
    {
      name: 'history-odd',
      show: async ({ page, says }) => {
        await page.getByRole('grid').waitFor()
        await press(page, '2')
        await page.getByRole('button', { name: says.like('history.onlyOdd') }).click()
        await page.getByRole('row').nth(4).waitFor()
      },
    },
    {
      name: 'post-odd',
      show: async ({ page, says }) => {
        await page.getByRole('row').nth(1).click()
        await page.getByRole('region', { name: says.is('history.odd.mark') }).waitFor()
      },
    },
    {
      name: 'post-odd-cleared',
      show: async ({ page, says }) => {
        await button(page, says.is('history.odd.count')).click()
        await button(page, says.is('history.odd.asideAgain')).waitFor()
      },
    },
  ],
}

const SUGGESTED: StateSet = {
  name: 'suggested',
  make: wordyPosts,
  states: [
    {
      name: 'history-suggested',
      show: async ({ page, says }) => {
        await page.getByRole('grid').waitFor()
        await press(page, '2')
        const entry = page.getByRole('button', { name: says.like('suggest.entry') })
        await entry.filter({ hasText: /\d/ }).waitFor()
      },
    },
    {
      name: 'post-suggested',
      show: async ({ page, says }) => {
        await page.getByRole('row').filter({ hasText: '下一站去哪' }).first().click()
        await page
          .getByRole('button', { name: says.like('suggest.acceptGuess') })
          .first()
          .waitFor()
      },
    },
    {
      name: 'suggestions',
      show: async ({ page, says }) => {
        await page.keyboard.press('Escape')
        await page.getByRole('button', { name: says.like('suggest.entry') }).click()
        await page.getByRole('gridcell', { name: '慢车日记·抖音' }).first().waitFor()
      },
    },
    {
      name: 'suggestions-none',
      show: async ({ page, says }) => {
        const grid = page.getByRole('grid', { name: says.is('suggest.list') })
        const none = page.getByRole('heading', { name: says.is('suggest.none') })
        for (let kinds = 0; kinds < 15 && !(await none.isVisible()); kinds += 1) {
          const before = await grid.getAttribute('aria-rowcount')
          await grid.press('Shift+Enter')
          await page.waitForFunction(
            (rows) => document.querySelector('[role=grid]')?.getAttribute('aria-rowcount') !== rows,
            before,
          )
        }
        await none.waitFor()
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

const TITLE_OF = {
  newer: 'trouble.title.newer-file',
  damaged: 'trouble.title.damaged-file',
  busy: 'connection.heldTitle',
  gone: 'trouble.title.not-found',
} as const

const REFUSED = (['newer', 'damaged', 'busy', 'gone'] as const).map((why): StateSet => ({
  name: why,
  make: () => refusal(why),
  states: [
    {
      name: `${why}-file`,
      show: ({ page, says }) => page.getByRole('heading', { name: says.is(TITLE_OF[why]) }).waitFor(),
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

export const STATE_SETS: readonly StateSet[] = [
  WEEK,
  VIEWS,
  UNREAD_VIEWS,
  FIRST,
  EMPTY,
  ONE,
  MANY,
  ODD,
  SUGGESTED,
  LOADING,
  IMPORTS,
  BOARD,
  BOARD_SHORT,
  BOARD_ONE,
  BOARD_NONE,
  BACKTEST,
  BACKTEST_SHORT,
  SEALED,
  QUADRANTS,
  FATIGUE,
  LEDGER,
  CONVERSION,
  TIMES,
  TIMES_SAMPLE,
  EXPERIMENTS,
  NO_EXPERIMENTS,
  FINDER,
  PLAYBOOK,
  NOTES_WRITTEN,
  NOTES_USED,
  MANY_NOTES,
  NO_NOTES,
  ...SAFETY,
  ...REFUSED,
  NO_KEY,
]
