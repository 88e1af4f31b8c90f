import { afterEach, beforeEach, expect, it } from 'vitest'
import type { InputOf } from '../../shared/contract.ts'
import type { Item } from '../../shared/model.ts'
import { travelWorld } from '../support/experiments.ts'
import type { World } from '../support/world.ts'

let world: World
let channelId = ''
beforeEach(async () => {
  ;({ world, channelId } = await travelWorld())
})
afterEach(() => world.end())

const design = (more: Partial<InputOf<'experiments.save'>> = {}) =>
  world.call('experiments.save', {
    channelId,
    name: '悬念？',
    tried: 'hook',
    metric: 'likeRate',
    smallest: 1.3,
    ...more,
  })
const item = (title: string, more: Partial<Item> = {}) =>
  world.call('items.save', {
    item: { channelId, title, day: '2026-11-26', time: '12:00', durationSeconds: 60, status: 'ready', ...more },
  })
const said = async (input: InputOf<'findings.of'> = { week: '2026-W48' }) =>
  (await world.call('findings.of', input)).findings.filter(({ code }) => code.startsWith('ab-'))

/** An experiment with one round of two items on Thursday and Friday, in the order of the coin. */
async function running(more: Partial<InputOf<'experiments.save'>> = {}) {
  const { id } = await design(more)
  const arms = { a: (await item('甲')).id, b: (await item('乙', { day: '2026-11-27' })).id }
  const { first } = await world.call('experiments.schedule', { id, ...arms })
  const [early, late] = first === 'A' ? [arms.a, arms.b] : [arms.b, arms.a]
  return { id, early, late }
}

it('an item of a round dragged before the other is told against the coin, until it is put back', async () => {
  const { early, late } = await running()
  expect(await said()).toEqual([])
  await world.call('items.move', { id: late, to: { day: '2026-11-25', time: '20:00' } })
  const [finding, ...more] = await said()
  expect(more).toEqual([])
  expect(finding).toMatchObject({
    code: 'ab-unfair-slots',
    itemId: late,
    params: { form: 'order' },
    evidence: { itemIds: [early] },
    remedy: { do: 'move', to: { day: '2026-11-27', time: '20:00' } },
  })
  if (finding?.remedy?.do !== 'move') throw new Error('nothing to click')
  await world.call('items.move', { id: late, to: finding.remedy.to })
  expect(await said()).toEqual([])
})

it('what the two differ in is told with the other beside it, of a draft too, and no more once the experiment ends', async () => {
  const { id, late } = await running()
  const draft = await world.call('items.get', { id: late })
  expect(await said({ draft: { ...draft, isAd: true } })).toMatchObject([
    { code: 'ab-differs-in-many', params: { differs: 'ad' } },
  ])
  await world.call('items.save', { item: { ...draft, isAd: true } })
  expect(await said()).toMatchObject([{ code: 'ab-differs-in-many', itemId: late }])
  await world.call('experiments.conclude', { id, better: 'unclear', conclusion: '' })
  expect(await said()).toEqual([])
})

it('the other item of a round dropped or removed leaves this one alone, and that is said', async () => {
  const { early, late } = await running()
  await world.call('items.save', { item: { id: late, channelId, status: 'dropped' } })
  expect(await said()).toMatchObject([{ code: 'ab-missing', itemId: early, params: { form: 'arm', position: 1 } }])
  await world.call('items.remove', { ids: [late] })
  expect(await said()).toMatchObject([{ code: 'ab-missing', itemId: early, params: { form: 'arm' } }])
})

it('too few rounds are told with how many it takes, and what that rests on', async () => {
  const { metrics } = await world.call('experiments.sensitivity', { channelId, tried: 'hook', smallest: 1.3 })
  const { needed, n } = metrics.find(({ metric }) => metric === 'likeRate')!
  const { id, late } = await running({ plannedRounds: 2 })
  const [finding] = await said()
  expect(finding).toMatchObject({
    code: 'ab-underpowered',
    itemId: late,
    params: { form: 'more', planned: 2, needed, percent: 30 },
    evidence: { n },
  })
  const evidence = await world.call('findings.evidence', { itemId: late, code: 'ab-underpowered' })
  expect(evidence).toMatchObject({ counts: 'likeRate', n })
  const way = [finding?.remedy, finding?.also].find((one) => one?.do === 'plan-rounds')
  if (way?.do !== 'plan-rounds') throw new Error('nothing to click')
  expect(way).toMatchObject({ experiment: { id }, rounds: needed })
  await world.call('experiments.save', { ...way.experiment, plannedRounds: way.rounds })
  expect(await said()).toEqual([])
})

it('the two change places as one step where there is no room for one alone, and one undo puts both back', async () => {
  const { early, late } = await running()
  await world.call('items.moveMany', {
    moves: [
      { id: late, to: { day: '2026-11-26', time: '12:00' } },
      { id: early, to: { day: '2026-11-27', time: '12:00' } },
    ],
  })
  for (const day of ['2026-11-28', '2026-11-29', '2026-11-30'] as const) await item(`占了${day}`, { day })
  const [finding] = await said()
  if (finding?.remedy?.do !== 'move-both') throw new Error('nothing to click')
  await world.call('items.moveMany', { moves: [...finding.remedy.moves] })
  expect(await said()).toEqual([])
  const dayOf = async (id: string) => (await world.call('items.get', { id })).day
  expect([await dayOf(early), await dayOf(late)]).toEqual(['2026-11-26', '2026-11-27'])
  await world.call('history.undo', {})
  expect([await dayOf(early), await dayOf(late)]).toEqual(['2026-11-27', '2026-11-26'])
})

it('who does not wait is told that more comes, and has it once it is worked out', async () => {
  const { late } = await running({ plannedRounds: 2 })
  await world.restart()
  const ask = () => world.call('findings.of', { itemId: late, wait: false })
  expect((await ask()).pending).toBe(true)
  await expect.poll(async () => (await ask()).pending, { timeout: 20_000 }).toBe(false)
  expect((await ask()).findings.map(({ code }) => code)).toContain('ab-underpowered')
}, 30_000)
