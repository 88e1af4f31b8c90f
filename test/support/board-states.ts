import type { Page } from 'playwright-core'
import { addDays, todayIn } from '../../shared/time.ts'
import { button, held, hold, press, type Scene, type StateSet } from './acts.ts'
import { longHistory, posts, sample, type Backstage } from './scenes.ts'

const open = async (page: Page, says: Scene['says']) => {
  await page
    .getByRole('button', { name: says.is('nav.insight') })
    .first()
    .click()
  await page
    .getByRole('button', { name: says.is('insight.view.board') })
    .or(page.getByRole('radio', { name: says.is('insight.view.board') }))
    .first()
    .waitFor()
}

const figures = ({ page, says }: Scene) =>
  page.getByRole('columnheader', { name: says.is('insight.board.column.level') }).waitFor()

/** A long history with a goal of each kind, one of them begun seven weeks ago. */
async function withGoals(): Promise<Backstage> {
  const stage = await longHistory()
  const { world } = stage
  if (!world) throw new Error('no world')
  const [channel] = await world.call('channels.list', {})
  const channelId = channel?.id ?? ''
  const since = addDays(todayIn(channel?.zone ?? '', world.now()), -49)
  await world.call('goals.save', { channelId, unit: 'percent', metric: 'deepRate', amount: 0.06, since })
  await world.call('goals.save', { channelId, unit: 'points', metric: 'completion', amount: 0.02, since })
  await world.call('goals.save', { channelId, unit: 'percent', metric: 'shareRate', amount: 0.2 })
  await world.call('goals.save', { channelId, unit: 'percent', metric: 'followRate', amount: 0.2 })
  await world.call('goals.save', { channelId, unit: 'weekly', amount: 3, kind: 'interactive', since })
  await world.call('goals.save', { channelId, unit: 'weekly', amount: 20 })
  return stage
}

/** The board of a long history, with its goals and their dialog. */
export const BOARD: StateSet = {
  name: 'board',
  make: withGoals,
  states: [
    {
      name: 'board-reading',
      show: async ({ page, says }) => {
        await page.getByRole('grid').waitFor()
        await hold(page, '**/call/insight.board')
        await open(page, says)
        await page.getByText(says.is('insight.reading')).waitFor()
      },
    },
    {
      name: 'board',
      show: async (scene) => {
        await held.get(scene.page)?.()
        await figures(scene)
        await scene.page.getByText(scene.says.like('insight.board.legend.band')).waitFor()
      },
    },
    {
      name: 'board-list',
      show: async ({ page, says }) => {
        await press(page, 'v')
        await page.getByRole('columnheader', { name: says.is('backtest.column.value') }).waitFor()
      },
    },
    {
      name: 'board-seldom',
      show: async ({ page, says }) => {
        await press(page, 'v')
        await page
          .getByRole('rowheader', { name: says.is('metric.followRate') })
          .getByRole('button')
          .click()
        await page
          .getByRole('heading', { level: 2 })
          .filter({ hasText: says.like('insight.board.verdict.sparse') })
          .waitFor()
      },
    },
    {
      name: 'board-goal',
      show: async ({ page, says }) => {
        await button(page, says.is('insight.board.goal.add')).click()
        await page.getByText(says.like('insight.board.goal.stands')).last().waitFor()
      },
    },
    {
      name: 'board-goal-count',
      show: async ({ page, says }) => {
        await page.getByRole('radio', { name: says.is('insight.board.goal.unit.weekly') }).click()
        await page.getByRole('button', { name: says.like('insight.board.goal.anyFormat') }).waitFor()
      },
    },
  ],
}

/** Where there is little: the sample, which is short; one post; no post. */
export const BOARD_SHORT: StateSet = {
  name: 'board-short',
  make: sample,
  states: [
    {
      name: 'board-sample',
      show: async (scene) => {
        await scene.page.getByRole('grid').waitFor()
        await open(scene.page, scene.says)
        await figures(scene)
        await scene.page.getByText(scene.says.like('insight.board.legend.band')).waitFor()
      },
    },
  ],
}

export const BOARD_ONE: StateSet = {
  name: 'board-one',
  make: () => posts(1),
  states: [
    {
      name: 'board-few',
      show: async (scene) => {
        await scene.page.getByRole('grid').waitFor()
        await open(scene.page, scene.says)
        await figures(scene)
      },
    },
  ],
}

export const BOARD_NONE: StateSet = {
  name: 'board-none',
  make: () => posts(0),
  states: [
    {
      name: 'board-none',
      show: async ({ page, says }) => {
        await open(page, says)
        await page.getByRole('heading', { name: says.is('insight.board.none') }).waitFor()
      },
    },
  ],
}
