import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { firstOfWeek, type Day } from '../../shared/time.ts'
import { WEEK_STARTS } from '../../shared/values.ts'
import { importRequest, makeWorld, type World } from '../support/world.ts'

// Where the creator's weeks begin, behind every door: 2026-11-22 was a Sunday.

let world: World
let channelId: string
beforeEach(async () => {
  world = makeWorld({ at: '2026-11-25T04:00:00Z' })
  channelId = (await world.call('channels.save', { name: '慢车日记', platform: 'wechat-channels' })).id
})
afterEach(() => world.end())

const from = (weekStart: 1 | 7 | 6) => world.call('settings.save', { weekStart })
const plan = (title: string, day: Day, time: `${number}:${number}` = '20:00') =>
  world.call('items.save', { item: { channelId, title, day, time } })
const exported = async (as: 'csv' | 'md' | 'ics' | 'json', week: string) => {
  const { name, base64, rows } = await world.call('exports.make', { what: 'plan', as, week })
  return { name, rows, text: Buffer.from(base64, 'base64').toString() }
}

describe('the setting', () => {
  test('is Monday until another is chosen, outlives a restart, and is no step that undo takes back', async () => {
    expect(await world.call('settings.get', {})).toMatchObject({ weekStart: 1 })
    const { undo } = await world.call('history.state', {})
    expect(await from(7)).toMatchObject({ weekStart: 7 })
    expect((await world.call('history.state', {})).undo).toEqual(undo)
    await world.restart()
    expect(await world.call('settings.get', {})).toMatchObject({ weekStart: 7 })
  })

  test('is Monday, Sunday or Saturday: another day is refused and changes nothing', async () => {
    await from(6)
    const wrong = await world.studio.call('settings.save', { weekStart: 3 })
    expect(wrong).toMatchObject({ ok: false, error: { code: 'invalid', path: 'weekStart' } })
    expect(await world.call('settings.get', {})).toMatchObject({ weekStart: 6 })
  })
})

test('the history lists its posts by those weeks: each post once, whatever they begin with', async () => {
  const days = ['2026-11-20', '2026-11-21', '2026-11-22', '2026-11-23', '2025-12-28', '2025-12-31'] as const
  const rows = days.map((day, index) => `p${index},${day},第${index}条,100,10`)
  const text = ['platform_post_id,published_at,title,views,likes', ...rows, ''].join('\n')
  await world.call('imports.commit', { ...importRequest(world, channelId, text), links: [] })
  const weeks = async () =>
    (await world.call('posts.search', { weeks: true, limit: 1 })).weeks.map(({ first, posts }) => `${first} ${posts}`)
  expect(await weeks()).toEqual(['2026-11-23 1', '2026-11-16 3', '2025-12-29 1', '2025-12-22 1'])
  await from(7)
  expect(await weeks()).toEqual(['2026-11-22 2', '2026-11-15 2', '2025-12-28 2'])
  await from(6)
  expect(await weeks()).toEqual(['2026-11-21 3', '2026-11-14 1', '2025-12-27 2'])
})

test('what was usual at the time of a post is a statistic: it stays with ISO weeks', async () => {
  const rows = Array.from({ length: 8 }, (_, n) => `u${n},2026-10-${11 + n},第${n}条,1000,${50 + n},${n}`)
  const text = ['platform_post_id,published_at,title,views,likes,hearts', ...rows, ''].join('\n')
  await world.call('imports.commit', { ...importRequest(world, channelId, text), links: [] })
  const before = await world.call('posts.usual', {})
  expect(before[0]?.weeks.length).toBeGreaterThan(1)
  for (const weekStart of WEEK_STARTS) {
    await from(weekStart)
    expect(await world.call('posts.usual', {})).toEqual(before)
  }
})

test('a week asked for by one of its days is checked and exported as the creator’s own; by its number, as ISO has it', async () => {
  await plan('周日这一条', '2026-11-22', '10:00')
  await plan('周三这一条', '2026-11-25')
  await plan('下个周日这一条', '2026-11-29', '10:00')
  const told = { 1: ['周三', '下个周日'], 7: ['周日', '周三'], 6: ['周日', '周三'] } as const
  for (const weekStart of WEEK_STARTS) {
    await from(weekStart)
    for (const as of ['md', 'csv', 'ics', 'json'] as const) {
      const own = await exported(as, '2026-11-26')
      expect(own.name).toBe(`duotrack-plan-week-${firstOfWeek('2026-11-26', weekStart)}-2026-11-25.${as}`)
      const titles = [...own.text.matchAll(/(周日|周三|下个周日)这一条/g)].map(([, title]) => title)
      expect([weekStart, as, [...new Set(titles)]]).toEqual([weekStart, as, told[weekStart]])
      expect((await exported(as, '2026-W48')).text).toContain('下个周日这一条')
      expect((await exported(as, '2026-W48')).name).toBe(`duotrack-plan-2026-W48-2026-11-25.${as}`)
    }
    const checked = async (week: string) =>
      new Set((await world.call('findings.of', { week })).findings.map(({ itemId }) => itemId))
    const items = await world.call('items.between', { from: '2026-11-22', to: '2026-11-29' })
    const idOf = (title: string) => items.find((item) => item.title === title)?.id ?? ''
    const own = await checked('2026-11-26')
    expect([weekStart, own.has(idOf('周日这一条')), own.has(idOf('下个周日这一条'))]).toEqual([
      weekStart,
      weekStart !== 1,
      weekStart === 1,
    ])
    expect((await checked('2026-W48')).has(idOf('周日这一条'))).toBe(false)
  }
})

test('what is no week is refused in words, and so is a day that does not exist', async () => {
  for (const week of ['2026-W54', '2026-02-30', 'next'])
    expect(await world.studio.call('findings.of', { week })).toMatchObject({
      ok: false,
      error: { code: 'invalid', path: 'week' },
    })
})
