import { button, held, hold, press, studyView, turnTo, type StateSet } from './acts.ts'
import { leaningCsv } from './leaning-history.ts'
import { longHistoryCsv } from './long-history.ts'
import { hookFrom } from './make.ts'
import type { Backstage } from './scenes.ts'
import { STAGE_TIME } from './stage.ts'
import { importCsv, makeWorld } from './world.ts'

const NAMES = ['慢车日记', '慢车日记·抖音', '慢车日记的笔记', '慢车日记·快手'] as const

/** A channel that leans and whose question wears off, one with 20 posts, one with none, one without completion and hooks. */
async function leaning(): Promise<Backstage> {
  const world = makeWorld({ at: STAGE_TIME })
  const { id } = await world.call('channels.save', { name: NAMES[0], platform: 'wechat-channels' })
  await importCsv(world, id, leaningCsv(320, '2026-11-10'))
  const hooks = [hookFrom({ id: 'asks', kind: 'question', placement: 'pinned', words: '你会怎么选？' })]
  const draft = { channelId: id, format: 'short', durationSeconds: 60, time: '20:00' } as const
  await world.call('items.save', { item: { ...draft, title: '最后一班绿皮车', day: '2026-11-26' } })
  await world.call('items.save', {
    item: { ...draft, title: '渡口的早市', day: '2026-11-28', variants: { A: { hooks } } },
  })
  const young = await world.call('channels.save', { name: NAMES[1], platform: 'douyin' })
  await importCsv(world, young.id, longHistoryCsv(20, '2026-11-10', 3).replaceAll('hearts', 'saves'))
  await world.call('channels.save', { name: NAMES[2], platform: 'xiaohongshu' })
  const bare = await world.call('channels.save', { name: NAMES[3], platform: 'kuaishou' })
  const csv = longHistoryCsv(60, '2026-11-10', 5).replace('completion_rate', 'note').replace('hooks', 'remark')
  await importCsv(world, bare.id, csv)
  return { studio: world.studio, world, end: () => world.end() }
}

/** Where the last ten videos lie: leaning, in words, on channels that cannot say. */
export const QUADRANTS: StateSet = {
  name: 'quadrants',
  make: leaning,
  states: [
    {
      name: 'quadrants-reading',
      show: async (scene) => {
        await scene.page.getByRole('grid').waitFor()
        await hold(scene.page, '**/call/insight.quadrants')
        await studyView(scene, 'quadrants')
        await scene.page.getByText(scene.says.is('insight.reading')).waitFor()
      },
    },
    {
      name: 'quadrants',
      show: async ({ page, says }) => {
        await held.get(page)?.()
        await page.getByRole('heading', { level: 2, name: says.like('quadrants.verdict.stands') }).waitFor()
        await page.getByRole('main').getByRole('img').first().waitFor()
        await page
          .getByRole('button', { name: says.like('quadrants.next.addTo') })
          .first()
          .waitFor()
      },
    },
    {
      name: 'quadrants-table',
      show: async ({ page, says }) => {
        await press(page, 'v')
        await page.getByRole('columnheader', { name: says.is('quadrants.column.next') }).waitFor()
      },
    },
    {
      name: 'quadrants-few',
      show: async ({ page, says }) => {
        await turnTo(page, NAMES[0], NAMES[1])
        await page.getByRole('heading', { name: says.like('quadrants.tooFew') }).waitFor()
      },
    },
    {
      name: 'quadrants-none',
      show: async ({ page, says }) => {
        await turnTo(page, NAMES[1], NAMES[2])
        await page.getByRole('heading', { name: says.is('quadrants.none') }).waitFor()
      },
    },
    {
      name: 'quadrants-missing',
      show: async ({ page, says }) => {
        await turnTo(page, NAMES[2], NAMES[3])
        await page.getByRole('heading', { name: says.is('quadrants.missing.completion') }).waitFor()
      },
    },
  ],
}

/** What repeating does to hooks: one that wears off, one that does not, none at all. */
export const FATIGUE: StateSet = {
  name: 'fatigue',
  make: leaning,
  states: [
    {
      name: 'fatigue',
      show: async (scene) => {
        const { page, says } = scene
        await page.getByRole('grid').waitFor()
        await studyView(scene, 'fatigue')
        await page.getByRole('heading', { level: 2, name: says.like('fatigue.verdict.one') }).waitFor()
        await page.getByRole('main').getByRole('img').first().waitFor()
      },
    },
    {
      name: 'fatigue-uses',
      show: async ({ page, says }) => {
        await press(page, 'v')
        await page.getByRole('columnheader', { name: says.is('fatigue.column.repeats') }).waitFor()
      },
    },
    {
      name: 'fatigue-steady',
      show: async ({ page, says }) => {
        await page
          .getByRole('rowheader', { name: says.is('hook.save') })
          .getByRole('button')
          .click()
        await page.getByText(says.is('fatigue.do.steady')).waitFor()
        await page.getByRole('main').getByRole('img').first().waitFor()
      },
    },
    {
      name: 'fatigue-write',
      show: async ({ page, says }) => {
        await button(page, says.is('fatigue.write')).click()
        await page.getByRole('dialog').waitFor()
      },
    },
    {
      name: 'fatigue-none',
      show: async ({ page, says }) => {
        await page.keyboard.press('Escape')
        await page.keyboard.press('Escape')
        await page.getByRole('dialog').waitFor({ state: 'detached' })
        await turnTo(page, NAMES[0], NAMES[3])
        await page.getByRole('heading', { name: says.is('fatigue.none') }).waitFor()
      },
    },
  ],
}
