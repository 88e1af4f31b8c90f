import { button, held, hold, press, studyView, turnTo, type Scene, type StateSet } from './acts.ts'
import { sample, timedHistories } from './scenes.ts'

/** The map, and what stands beside it. */
const map = async ({ page, says }: Scene, verdict: string) => {
  await page
    .getByRole('heading', { level: 2 })
    .filter({ hasText: says.like(verdict) })
    .waitFor()
  await page.getByRole('grid').waitFor()
  await page.getByText(says.is('times.why.working')).waitFor({ state: 'detached' })
}

const REFUSED = { json: { ok: false, error: { code: 'internal', message: 'error.internal', params: { id: 'k3f9' } } } }

/** Posting times: of a history where they matter, of one where they do not, of some that cannot say. */
export const TIMES: StateSet = {
  name: 'times',
  make: timedHistories,
  states: [
    {
      name: 'times-reading',
      show: async (scene) => {
        const { page, says } = scene
        await page.getByRole('grid').waitFor()
        await hold(page, '**/call/insight.times')
        await studyView(scene, 'times')
        await page.getByText(says.is('times.reading')).waitFor()
      },
    },
    {
      name: 'times-open',
      show: async (scene) => {
        await held.get(scene.page)?.()
        await map(scene, 'times.verdict.open')
      },
    },
    {
      name: 'times-open-table',
      show: async ({ page, says }) => {
        await press(page, 'v')
        await page.getByRole('columnheader', { name: says.is('times.table.says') }).waitFor()
      },
    },
    {
      name: 'times-shut',
      show: async (scene) => {
        await press(scene.page, 'v')
        await turnTo(scene.page, '慢车日记', '慢车日记·抖音')
        await map(scene, 'times.verdict.shut')
      },
    },
    {
      name: 'times-few',
      show: async (scene) => {
        await turnTo(scene.page, '慢车日记·抖音', '慢车日记·快手')
        await map(scene, 'times.verdict.few')
      },
    },
    {
      name: 'times-untimed',
      show: async ({ page, says }) => {
        await turnTo(page, '慢车日记·快手', '慢车日记·B站')
        await page.getByRole('heading', { name: says.is('times.untimed') }).waitFor()
      },
    },
    {
      name: 'times-none',
      show: async ({ page, says }) => {
        await turnTo(page, '慢车日记·B站', '慢车日记的笔记')
        await page.getByRole('heading', { name: says.is('times.none') }).waitFor()
      },
    },
  ],
}

/** On the sample; and when it goes wrong. */
export const TIMES_SAMPLE: StateSet = {
  name: 'times-sample',
  make: sample,
  states: [
    {
      name: 'times-failed',
      show: async (scene) => {
        const { page, says } = scene
        await page.getByRole('grid').waitFor()
        await page.route('**/call/insight.times', (route) => route.fulfill(REFUSED))
        await studyView(scene, 'times')
        await page.getByRole('heading', { name: says.is('times.unread') }).waitFor()
      },
    },
    {
      name: 'times-sample',
      show: async (scene) => {
        await scene.page.unrouteAll({ behavior: 'wait' })
        await button(scene.page, scene.says.is('times.again')).click()
        await scene.page.getByRole('heading', { name: scene.says.is('times.untimed') }).waitFor()
        await scene.page.getByText(scene.says.is('times.why.working')).waitFor({ state: 'detached' })
      },
    },
  ],
}
