import { held, hold, type Scene, type StateSet } from './acts.ts'
import { sample } from './scenes.ts'

const field = ({ page }: Scene) => page.getByRole('combobox')

async function type(scene: Scene, text: string): Promise<void> {
  await field(scene).fill(text)
}

/** The search for everything: before a word, with finds of every kind, without any, while it looks, and when that fails. */
export const FINDER: StateSet = {
  name: 'finder',
  make: sample,
  states: [
    {
      name: 'finder',
      show: async (scene) => {
        await scene.page.locator('[data-card]').first().waitFor()
        await scene.page.keyboard.press('Control+k')
        await scene.page.getByRole('group', { name: scene.says.is('finder.recent') }).waitFor()
      },
      holdsKeys: true,
    },
    {
      name: 'finder-found',
      show: async (scene) => {
        await type(scene, '点赞')
        await scene.page.getByRole('group', { name: scene.says.like('finder.group.post') }).waitFor()
      },
      holdsKeys: true,
    },
    {
      name: 'finder-nothing',
      show: async (scene) => {
        await type(scene, '没有这样的')
        await scene.page.getByText(scene.says.is('finder.nothingWhy')).waitFor()
      },
      holdsKeys: true,
    },
    {
      name: 'finder-looking',
      show: async (scene) => {
        await hold(scene.page, '**/call/things.find')
        await type(scene, '一碗面')
        await scene.page.getByText(scene.says.is('finder.looking')).waitFor()
      },
      holdsKeys: true,
    },
    {
      name: 'finder-failed',
      show: async (scene) => {
        await held.get(scene.page)?.()
        const error = { code: 'busy', message: 'error.busy' }
        await scene.page.route('**/call/things.find', (route) => route.fulfill({ json: { ok: false, error } }))
        await type(scene, '兰州')
        await scene.page.getByRole('alert').waitFor()
      },
      holdsKeys: true,
    },
  ],
}
