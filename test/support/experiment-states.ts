import { addDays, epochOf, instantAt, todayIn } from '../../shared/time.ts'
import { button, held, hold, press, turnTo, type StateSet } from './acts.ts'
import { questionTitles, runRounds, schedulePair, secondsFor, travelChannel } from './experiments.ts'
import { posts, type Backstage } from './scenes.ts'
import { STAGE_TIME } from './stage.ts'
import { makeWorld } from './world.ts'

const RUN = '标题用问句，点赞会更多吗？'

/** An experiment of four rounds with a fifth on the board, one that is concluded, one registered afterwards without rounds. */
async function experiments(): Promise<Backstage> {
  const at = instantAt(epochOf(STAGE_TIME) - 1000 * secondsFor(10))
  const world = makeWorld({ at })
  const channelId = await travelChannel(world, 160, addDays(todayIn('Asia/Shanghai', at), -8))
  const { id: ended } = await questionTitles(world, channelId, { name: '封面有人脸，点赞更多吗？' })
  await runRounds(world, ended, channelId, 6, 2.6)
  await world.call('experiments.conclude', { id: ended, better: 'B', conclusion: '讲人的时候用' })
  const { id: running } = await questionTitles(world, channelId)
  await runRounds(world, running, channelId, 4, 1.2)
  await schedulePair(world, running, channelId, 5)
  await world.call('experiments.save', {
    channelId,
    name: '回头看：晚上发更好吗？',
    tried: 'time',
    metric: 'lightRate',
    isAfterwards: true,
  })
  await world.call('channels.save', { name: '新号', platform: 'kuaishou' })
  return { studio: world.studio, world, end: () => world.end() }
}

/** Experiments: the list, one of each kind, what one would take, and how far the verdict can be trusted. */
export const EXPERIMENTS: StateSet = {
  name: 'experiments',
  make: experiments,
  states: [
    {
      name: 'experiments',
      show: async ({ page }) => {
        await page.getByRole('grid').waitFor()
        await press(page, '4')
        await button(page, RUN).waitFor()
      },
    },
    {
      name: 'experiment-running',
      show: async ({ page, says }) => {
        await button(page, RUN).click()
        await page.getByRole('heading', { level: 2, name: RUN }).waitFor()
        await page.getByRole('heading', { level: 3, name: says.is('experiment.alsoSeen') }).waitFor()
      },
    },
    {
      name: 'experiment-schedule',
      show: async ({ page }) => {
        await page.locator('header').getByRole('button').last().click()
        await page.getByRole('dialog').waitFor()
      },
    },
    {
      name: 'experiment-conclude',
      show: async ({ page, says }) => {
        await page.keyboard.press('Escape')
        await page.keyboard.press('Escape')
        await page.getByRole('dialog').waitFor({ state: 'detached' })
        await button(page, says.is('experiment.conclude.open')).click()
        await page.getByRole('dialog').waitFor()
      },
    },
    {
      name: 'experiment-ended',
      show: async ({ page }) => {
        await press(page, '4')
        await button(page, '封面有人脸，点赞更多吗？').click()
        await page.getByText('讲人的时候用').waitFor()
      },
    },
    {
      name: 'experiment-afterwards',
      show: async ({ page, says }) => {
        await press(page, '4')
        await button(page, '回头看：晚上发更好吗？').click()
        await page.getByText(says.is('experiment.noPairs')).waitFor()
      },
    },
    {
      name: 'experiment-pairs',
      show: async ({ page, says }) => {
        await button(page, says.is('experiment.pairs.open')).click()
        await page.getByRole('dialog').getByRole('radio').first().waitFor()
      },
    },
    {
      name: 'experiment-design',
      show: async ({ page, says }) => {
        await press(page, '4')
        await button(page, says.is('experiment.new')).click()
        await page.getByRole('radio').first().waitFor()
      },
    },
    {
      name: 'experiment-design-working',
      show: async ({ page, says }) => {
        await hold(page, '**/call/experiments.sensitivity')
        await page.getByRole('button', { name: says.is('experiment.design.which') }).click()
        await page.getByRole('option', { name: says.is('experiment.tried.hook'), exact: true }).click()
        await page.getByRole('heading', { name: says.is('experiment.design.working') }).waitFor()
      },
    },
    {
      name: 'experiment-design-too-few',
      show: async ({ page, says }) => {
        await held.get(page)?.()
        await turnTo(page, '小路在路上', '新号')
        await page.getByRole('heading', { name: says.like('experiment.tooFew') }).waitFor()
      },
    },
    {
      name: 'experiment-trial-working',
      show: async ({ page, says }) => {
        await press(page, '4')
        await hold(page, '**/call/experiments.aa')
        await button(page, says.is('experiment.trial.open')).click()
        await page.getByText(says.is('experiment.trial.working')).waitFor()
      },
    },
    {
      name: 'experiment-trial',
      show: async ({ page, says }) => {
        await page.unrouteAll({ behavior: 'ignoreErrors' })
        await press(page, '4')
        await button(page, says.is('experiment.trial.open')).click()
        await page.getByRole('table').nth(1).waitFor()
        await page.getByText(says.is('experiment.trial.working')).first().waitFor({ state: 'detached' })
      },
    },
  ],
}

/** None yet. */
export const NO_EXPERIMENTS: StateSet = {
  name: 'no-experiments',
  make: () => posts(1),
  states: [
    {
      name: 'experiments-none',
      show: async ({ page, says }) => {
        await page.getByRole('grid').waitFor()
        await press(page, '4')
        await page.getByRole('heading', { name: says.is('experiment.none') }).waitFor()
      },
    },
  ],
}
