import { failed } from '../../shared/result.ts'
import { button, hold, lookAt, press, type State, type StateSet } from './acts.ts'
import { posts, sample, type Backstage } from './scenes.ts'

// The plan as a month and as a list, in what they can look like.

const GRID = { month: 'plan.month.title', list: 'plan.list.title' } as const

/** Turned to from wherever the state before has left the page. */
const turn = (view: keyof typeof GRID, name: string, at?: 'wide' | 'narrow'): State => ({
  name,
  ...(at ? { at } : {}),
  show: async ({ page, says }) => {
    await lookAt(page, says.is(`plan.view.${view}`))
    await page
      .getByRole('grid', { name: says.is(GRID[view]) })
      .locator('[data-card]')
      .first()
      .waitFor()
  },
})

const chosen = (name: string): State => ({
  name,
  show: async ({ page, says }) => {
    await press(page, 'Control+a')
    await page.getByRole('toolbar', { name: says.is('plan.selection.label') }).waitFor()
  },
})

export const VIEWS: StateSet = {
  name: 'views',
  make: sample,
  states: [
    turn('month', 'plan-month'),
    {
      name: 'plan-month-drop',
      at: 'wide',
      holdsKeys: true,
      show: async ({ page, says }) => {
        await page.locator('[role=gridcell] [data-card]').and(page.getByTitle('把房车停在青海湖边过一夜')).focus()
        await page.keyboard.press('Space')
        await page.waitForTimeout(150)
        await page.keyboard.press('ArrowRight')
        await page.getByText(says.is('plan.drop.put')).first().waitFor()
      },
    },
    chosen('plan-month-chosen'),
    {
      name: 'plan-month-from-sunday',
      show: async ({ page, says }) => {
        await press(page, 'Escape')
        await press(page, '6')
        await button(page, says.is('settings.section.look')).click()
        await page.getByRole('radio', { name: says.is('settings.weekStarts.7') }).click()
        await press(page, '1')
        await lookAt(page, says.is('plan.view.month'))
        await page
          .getByRole('button', { name: says.like('plan.month.openDays') })
          .first()
          .waitFor()
      },
    },
    turn('list', 'plan-list'),
    chosen('plan-list-chosen'),
    {
      name: 'plan-list-sought',
      show: async ({ page, says }) => {
        await press(page, '/')
        await page.keyboard.type('的')
        await page.locator('mark').first().waitFor()
        await page.getByText(says.is('history.clear')).waitFor()
      },
    },
    {
      name: 'plan-list-none-so',
      show: async ({ page, says }) => {
        await press(page, '/')
        await page.keyboard.type('qq')
        await page.getByRole('heading', { name: says.is('plan.list.noneSo') }).waitFor()
      },
    },
  ],
}

/** Of a plan with nothing in it. */
export const EMPTY_VIEWS: readonly State[] = [
  {
    name: 'plan-month-empty',
    show: async ({ page, says }) => {
      await lookAt(page, says.is('plan.view.month'))
      await page.getByText(says.is('plan.month.empty')).waitFor()
    },
  },
  {
    name: 'plan-list-empty',
    show: async ({ page, says }) => {
      await lookAt(page, says.is('plan.view.list'))
      await page.getByRole('heading', { name: says.is('plan.list.empty') }).waitFor()
    },
  },
]

/** Of one with a full day; then of the next month, while that is read. */
export const FULL_VIEWS: readonly State[] = [
  {
    name: 'plan-month-full',
    show: async ({ page, says }) => {
      await lookAt(page, says.is('plan.view.month'))
      await page.getByRole('button', { name: says.like('plan.month.more') }).waitFor()
    },
  },
  {
    name: 'plan-month-reading',
    show: async ({ page, says }) => {
      await hold(page, '**/call/items.between')
      await press(page, ']')
      await page.getByText(says.is('plan.month.reading')).waitFor()
    },
  },
]

/** A disk that answers for the week, and no more than that. */
async function halfRead(): Promise<Backstage> {
  const scene = await posts(1)
  const { studio } = scene
  const call: typeof studio.call = (name, input, options) => {
    const { from, to } = (input ?? {}) as { readonly from?: string; readonly to?: string }
    const isLong = name === 'items.between' && from?.slice(0, 7) !== to?.slice(0, 7)
    return isLong
      ? Promise.resolve(failed({ code: 'disk-full', message: 'error.disk-full' }))
      : studio.call(name, input, options)
  }
  return { ...scene, studio: { ...studio, call } }
}

export const UNREAD_VIEWS: StateSet = {
  name: 'unread-views',
  make: halfRead,
  states: [
    {
      name: 'plan-month-unread',
      show: async ({ page, says }) => {
        await page.locator('[data-card]').waitFor()
        await lookAt(page, says.is('plan.view.month'))
        await page.getByRole('heading', { name: says.is('plan.unread') }).waitFor()
      },
    },
    {
      name: 'plan-read-again',
      show: async ({ page, says }) => {
        await lookAt(page, says.is('plan.view.week'))
        await page.locator('[data-card]').waitFor()
      },
    },
  ],
}
