import Database from 'better-sqlite3'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { InputOf } from '../../shared/contract.ts'
import type { Day } from '../../shared/time.ts'
import { makeOlder } from '../support/older-file.ts'
import { longHistoryCsv } from '../support/long-history.ts'
import { shortTemplate } from '../support/template.ts'
import { importCsv, makeWorld, type World } from '../support/world.ts'

let world: World
let channelId = ''
beforeEach(async () => {
  // A Wednesday.
  world = makeWorld({ at: '2026-11-25T02:00:00Z' })
  channelId = (await world.call('channels.save', { name: '旅行', platform: 'wechat-channels' })).id
})
afterEach(() => world.end())

type Draft = Omit<InputOf<'goals.save'>, 'channelId'>
const RISE: Draft = { unit: 'percent', metric: 'deepRate', amount: 0.06 }
const THREE: Draft = { unit: 'weekly', amount: 3, kind: 'interactive' }
const want = (draft: Draft = RISE) => world.call('goals.save', { channelId, ...draft })
const goals = () => world.call('goals.list', {})

/** The board, once the history is read. */
async function board() {
  for (;;) {
    const answer = await world.call('insight.board', { channelId })
    if (answer) return answer
    await new Promise((done) => setTimeout(done, 10))
  }
}

describe('a goal', () => {
  it('is set, changed, taken away and brought back, also after a restart', async () => {
    const { id } = await want()
    expect(await goals()).toMatchObject([{ id, channelId, unit: 'percent', amount: 0.06, since: '2026-11-25' }])
    await world.call('goals.save', { id, channelId, ...RISE, amount: 0.24, since: '2026-10-26' })
    await world.call('goals.remove', { id })
    expect(await goals()).toEqual([])
    await world.restart()
    await world.call('history.undo', {})
    expect(await goals()).toMatchObject([{ id, amount: 0.24, since: '2026-10-26' }])
    await world.call('history.undo', {})
    expect(await goals()).toMatchObject([{ amount: 0.06 }])
    await world.call('history.undo', {})
    expect(await goals()).toEqual([])
    await world.call('history.redo', {})
    expect(await goals()).toHaveLength(1)
    expect((await world.call('workspace.verify', {})).problems).toEqual([])
  })

  it('whatever is done to goals, undoing all of it leaves none, and redoing all of it what there was', async () => {
    const act = fc.record({ what: fc.constantFrom('rise', 'points', 'count', 'change', 'remove'), pick: fc.nat(99) })
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 12 }), async (acts) => {
        let steps = 0
        for (const { what, pick } of acts) {
          world.pass(5)
          const all = await goals()
          const one = all[pick % Math.max(1, all.length)]
          if (what === 'remove' && one) await world.call('goals.remove', { id: one.id })
          else if (what === 'change' && one)
            await world.call('goals.save', { ...one, amount: one.unit === 'weekly' ? 1 + pick : (1 + pick) / 100 / 2 })
          else if (what === 'count') await want({ ...THREE, amount: 1 + (pick % 9) })
          else if (what === 'points') await want({ unit: 'points', metric: 'completion', amount: (1 + pick) / 1000 })
          else await want({ ...RISE, amount: (1 + pick) / 100 })
          steps++
        }
        const before = await goals()
        for (let i = 0; i < steps; i++) await world.call('history.undo', {})
        expect(await goals()).toEqual([])
        for (let i = 0; i < steps; i++) await world.call('history.redo', {})
        expect(await goals()).toEqual(before)
        expect((await world.call('workspace.verify', {})).problems).toEqual([])
        for (let i = 0; i < steps; i++) await world.call('history.undo', {})
      }),
      { numRuns: 15, seed: 3 },
    )
  })

  it('wants something that can be wanted, of a channel that is there', async () => {
    const refused = async (draft: object) =>
      (await world.refused('goals.save', { channelId, ...RISE, ...draft })).message
    expect(await refused({ channelId: 'nobody' })).toBe('error.channel-gone')
    expect(await refused({ id: 'nothing' })).toBe('error.goal-gone')
    expect(await refused({ metric: null })).toBe('error.goal-metric')
    expect(await refused({ unit: 'points', metric: 'views' })).toBe('error.goal-points')
    expect(await refused({ unit: 'points', amount: 1 })).toBe('error.goal-points')
    expect(await refused({ unit: 'weekly', amount: 2.5 })).toBe('error.goal-count')
    expect((await world.refused('goals.save', { channelId, ...RISE, amount: 0 })).code).toBe('invalid')
    expect((await world.refused('goals.save', { channelId, ...RISE, amount: -1 })).code).toBe('invalid')
    const { id } = await want()
    const other = (await world.call('channels.save', { name: '别的', platform: 'douyin' })).id
    expect(await refused({ id, channelId: other })).toBe('error.goal-channel')
    expect((await world.refused('goals.remove', { id: 'nothing' })).message).toBe('error.goal-gone')
    expect(await goals()).toHaveLength(1)
  })

  it('is in what is taken out of the program, and comes in again to the byte', async () => {
    await want()
    await want({ unit: 'points', metric: 'completion', amount: 0.02, since: '2026-10-01' })
    await want({ ...THREE, track: 'bond', format: 'short' })
    const exported = async (from: World) =>
      Buffer.from((await from.call('exports.make', { what: 'all', as: 'json' })).base64, 'base64').toString()
    const text = await exported(world)
    const { tables } = JSON.parse(text) as { tables: Record<string, unknown[]> }
    expect(tables['goal']).toHaveLength(3)
    const other = makeWorld()
    const upload = other.studio.upload('all.json', Buffer.from(text), null)
    if (!upload.ok) throw new Error(upload.error.message)
    await other.call('workspace.fill', { upload: upload.value.id })
    expect(await exported(other)).toBe(text)
    expect((await other.call('workspace.verify', {})).problems).toEqual([])
    await other.end()
  })

  it('goes with its channel and comes back with it', async () => {
    await want()
    await world.call('channels.save', { name: '别的', platform: 'douyin' })
    await world.call('channels.remove', { id: channelId })
    expect(await goals()).toEqual([])
    await world.call('history.undo', {})
    expect(await goals()).toHaveLength(1)
  })

  it('can be set in a file from before there were goals', async () => {
    await world.call('items.save', { item: { channelId, title: '留着' } })
    const { file } = await world.call('workspace.status', {})
    await world.studio.close()
    makeOlder(file, 70)
    await world.restart()
    expect((await world.call('workspace.status', {})).items).toBe(1)
    await want()
    expect(await goals()).toHaveLength(1)
    expect((await world.call('workspace.verify', {})).problems).toEqual([])
  })

  it('that a disk has changed behind our back is left out and told of', async () => {
    const { id } = await want()
    const { file } = await world.call('workspace.status', {})
    await world.studio.close()
    const db = new Database(file)
    db.prepare('UPDATE goal SET amount = 0.9 WHERE id = ?').run(id)
    db.close()
    await world.restart()
    expect(await world.call('workspace.damaged', {})).toMatchObject([{ table: 'goal', id }])
    expect(await goals()).toEqual([])
  })
})

describe('a count a week', () => {
  const plan = (day: Day, more: object = {}) =>
    world.call('items.save', { item: { channelId, title: '问一句', day, kind: 'interactive', ...more } })

  it('counts what went out of its kind each week since it began, and what is planned for the rest of this one', async () => {
    await want({ ...THREE, since: '2026-11-12' })
    const { id: first } = await plan('2026-11-24')
    await world.call('items.publish', { id: first, at: '2026-11-24T04:00:00Z' })
    const { id: earlier } = await plan('2026-11-17', { kind: 'deep' })
    await world.call('items.publish', { id: earlier, at: '2026-11-17T04:00:00Z' })
    await plan('2026-11-27')
    await plan('2026-11-28', { kind: 'deep' })
    await plan('2026-11-29', { status: 'dropped' })
    await plan('2026-11-30')
    const { goals: rows, days } = await board()
    expect(days).toBeNull()
    expect(rows).toMatchObject([
      {
        is: 'weekly',
        week: 3,
        weeks: [
          { first: '2026-11-09', done: 0, planned: 0 },
          { first: '2026-11-16', done: 0, planned: 0 },
          { first: '2026-11-23', done: 1, planned: 1 },
        ],
      },
    ])
  })

  it('counts a video once that was marked as published and came in by an export too, not linked yet', async () => {
    await want({ unit: 'weekly', amount: 3, since: '2026-11-23' })
    const { id } = await plan('2026-11-24')
    await world.call('items.publish', { id, at: '2026-11-24T04:00:00Z' })
    await importCsv(world, channelId, shortTemplate('a,2026-11-24 12:03,别的题目,500,30,8'))
    expect((await board()).goals).toMatchObject([{ weeks: [{ done: 1 }] }])
    const [post] = (await world.call('posts.search', {})).posts.filter(({ provisional }) => !provisional)
    await world.call('posts.link', { id: post!.id, itemId: id })
    expect((await board()).goals).toMatchObject([{ weeks: [{ done: 1 }] }])
  })

  it('tells of posts without a label only where the label would make them count', async () => {
    await want({ ...THREE, format: 'long', since: '2026-11-23' })
    await importCsv(world, channelId, shortTemplate('a,2026-11-24 12:03,一,500,30,8', 'b,2026-11-24 18:03,二,500,30,8'))
    const [, second] = (await world.call('posts.search', { sort: 'oldest' })).posts
    await world.call('posts.label', { ids: [second!.id], format: 'gallery' })
    const [first] = (await world.call('posts.search', { sort: 'oldest' })).posts
    await world.call('posts.label', { ids: [first!.id], format: 'long' })
    expect((await board()).goals).toMatchObject([{ weeks: [{ done: 0 }], unlabelled: 1 }])
  })

  it('that began long ago shows five weeks, and of any post all', async () => {
    await want({ unit: 'weekly', amount: 1, since: '2026-01-01' })
    await importCsv(world, channelId, longHistoryCsv(40, '2026-11-23'))
    const [row] = (await board()).goals
    if (row?.is !== 'weekly') throw new Error('no count')
    expect(row.week).toBe(48)
    expect(row.weeks.map(({ done }) => done)).toEqual([4, 3, 4, 3, 1])
  })
})

describe('the board of a channel', () => {
  it('has three levels, the promises and how far each goal is', async () => {
    await importCsv(world, channelId, longHistoryCsv(200, '2026-11-15'), '2026-11-25T00:00:00Z')
    await want({ ...RISE, since: '2026-10-01' })
    const promise = { signal: 'like' as const, threshold: 50, what: '开直播', by: '2026-11-20' as const, outcome: null }
    const hook = {
      id: 'h1',
      kind: 'threshold',
      placement: 'ending',
      second: null,
      signal: 'like',
      words: '过五十开直播',
      options: null,
      lines: null,
      promise,
    } as const
    await world.call('items.save', {
      item: { channelId, title: '拆解', status: 'ready', day: '2026-11-10', variants: { A: { hooks: [hook] } } },
    })
    const answer = await board()
    expect(answer.rows.map(({ metric, is }) => [metric, is])).toEqual([
      ['views', 'known'],
      ['lightRate', 'known'],
      ['commentRate', 'known'],
      ['completion', 'known'],
      ['deepRate', 'known'],
      ['commentConversion', 'known'],
      ['heartRate', 'known'],
      ['shareRate', 'missing'],
      ['followRate', 'sparse'],
    ])
    expect(answer.days).toEqual({ earlier: '2026-05-31', from: '2026-08-23', until: '2026-11-15' })
    expect(answer.posts).toHaveLength(84)
    expect(answer.posts.every(({ title }) => title !== '')).toBe(true)
    expect(answer.promises).toEqual({ due: 1, kept: 0, open: 0, next: null })
    const [goal] = answer.goals
    if (goal?.is !== 'change' || goal.say.is !== 'known') throw new Error('no change')
    expect(goal.say).toMatchObject({ before: 42, after: 23 })
    await world.call('promises.settle', { hookId: 'h1', outcome: 'kept' })
    expect((await board()).promises).toEqual({ due: 1, kept: 1, open: 0, next: null })
  })

  it('tells what a goal would take before it is one, and leaves nothing behind', async () => {
    await importCsv(world, channelId, longHistoryCsv(200, '2026-11-15'), '2026-11-25T00:00:00Z')
    await board()
    const said = await world.call('goals.try', { channelId, ...RISE })
    expect(said).toMatchObject({ is: 'known', after: 0, now: null })
    expect(await goals()).toEqual([])
    expect(await world.call('goals.try', { channelId, ...THREE })).toBeNull()
    expect(await world.call('goals.try', { channelId, ...RISE, metric: 'shareRate' })).toEqual({
      is: 'missing',
      column: 'shares',
    })
  })
})
