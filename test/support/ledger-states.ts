import { held, hold, studyView, turnTo, type Scene, type StateSet } from './acts.ts'
import { longHistoryCsv } from './long-history.ts'
import type { Backstage } from './scenes.ts'
import { STAGE_TIME } from './stage.ts'
import { importCsv, makeWorld } from './world.ts'

const NAMES = ['慢车日记', '慢车日记·抖音', '慢车日记的笔记', '慢车日记·快手'] as const

/** Comments are the tenth column. */
const COMMENTS = 9
const rarely = (csv: string) =>
  csv
    .split('\n')
    .map((line, index) =>
      line
        .split(',')
        .map((cell, column) => (column === COMMENTS && index > 0 ? (index % 9 === 0 ? '24' : '0') : cell))
        .join(','),
    )
    .join('\n')

/** Four histories: hooks that matter, five posts, none, and one that is hardly ever commented on. */
async function four(): Promise<Backstage> {
  const world = makeWorld({ at: STAGE_TIME })
  const { id } = await world.call('channels.save', { name: NAMES[0], platform: 'wechat-channels' })
  await importCsv(world, id, longHistoryCsv(320, '2026-11-10'))
  const young = await world.call('channels.save', { name: NAMES[1], platform: 'douyin' })
  await importCsv(world, young.id, longHistoryCsv(5, '2026-11-10', 3))
  await world.call('channels.save', { name: NAMES[2], platform: 'xiaohongshu' })
  const quiet = await world.call('channels.save', { name: NAMES[3], platform: 'kuaishou' })
  await importCsv(world, quiet.id, rarely(longHistoryCsv(200, '2026-11-10', 5)))
  return { studio: world.studio, world, end: () => world.end() }
}

const heading = ({ page, says }: Scene, key: string) =>
  page
    .getByRole('heading', { level: 2 })
    .filter({ hasText: says.like(key) })
    .waitFor()

const picture = ({ page }: Scene) => page.locator('figure').first().waitFor()

/** Rules of thumb beside one's own posts. */
export const LEDGER: StateSet = {
  name: 'ledger',
  make: four,
  states: [
    {
      name: 'ledger-reading',
      show: async (scene) => {
        await scene.page.getByRole('grid').waitFor()
        await hold(scene.page, '**/call/insight.ledger')
        await studyView(scene, 'ledger')
        await scene.page.getByText(scene.says.is('insight.reading')).waitFor()
      },
    },
    {
      name: 'ledger',
      show: async (scene) => {
        await held.get(scene.page)?.()
        await heading(scene, 'insight.ledger.verdict.some')
        await picture(scene)
      },
    },
    {
      name: 'ledger-posts',
      show: async ({ page, says }) => {
        await page.getByRole('button', { name: says.like('insight.effects.see') }).click()
        await page.getByRole('complementary').getByRole('listitem').first().waitFor()
      },
    },
    {
      name: 'ledger-open-only',
      show: async ({ page, says }) => {
        await page.getByRole('radio', { name: says.is('insight.ledger.is.open') }).click()
        await page.getByRole('rowheader').first().waitFor()
      },
    },
    {
      name: 'ledger-few',
      show: async (scene) => {
        await turnTo(scene.page, NAMES[0], NAMES[1])
        await heading(scene, 'insight.ledger.verdict.nothing')
      },
    },
    {
      name: 'ledger-none',
      show: async (scene) => {
        await turnTo(scene.page, NAMES[1], NAMES[2])
        await heading(scene, 'insight.ledger.none')
      },
    },
  ],
}

/** What becomes of a like, by hook. */
export const CONVERSION: StateSet = {
  name: 'conversion',
  make: four,
  states: [
    {
      name: 'conversion',
      show: async (scene) => {
        await scene.page.getByRole('grid').waitFor()
        await studyView(scene, 'conversion')
        await heading(scene, 'insight.conversion.verdict.more')
        await picture(scene)
      },
    },
    {
      name: 'conversion-deep',
      show: async (scene) => {
        await scene.page.getByRole('radiogroup').last().getByRole('radio').last().click()
        await heading(scene, 'insight.conversion.verdict.more')
        await picture(scene)
      },
    },
    {
      name: 'conversion-few',
      show: async (scene) => {
        await turnTo(scene.page, NAMES[0], NAMES[1])
        await heading(scene, 'insight.conversion.verdict.few')
      },
    },
    {
      name: 'conversion-none',
      show: async (scene) => {
        await turnTo(scene.page, NAMES[1], NAMES[2])
        await heading(scene, 'insight.conversion.noColumn')
      },
    },
    {
      name: 'conversion-sparse',
      show: async (scene) => {
        await turnTo(scene.page, NAMES[2], NAMES[3])
        await scene.page.getByText(scene.says.like('insight.conversion.usualAny')).waitFor()
        await picture(scene)
      },
    },
  ],
}
