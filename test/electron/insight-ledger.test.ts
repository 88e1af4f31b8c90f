import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Channel } from '../../shared/model.ts'
import { addDays } from '../../shared/time.ts'
import { longHistoryCsv } from '../support/long-history.ts'
import { importCsv, makeWorld, type World } from '../support/world.ts'

// A history in which questions double the comments, and no other hook does anything to them.

let world: World
let channel: Channel
beforeEach(async () => {
  world = makeWorld()
  channel = await world.call('channels.save', { name: '慢车日记', platform: 'wechat-channels' })
})
afterEach(() => world.end())

const long = () => importCsv(world, channel.id, longHistoryCsv(320, '2026-11-10'))
/** Asked while the old posts are read it says so; then it answers. */
async function learnt<T>(ask: () => Promise<T | null>): Promise<T> {
  for (let turn = 0; turn < 200; turn++) {
    const said = await ask()
    if (said !== null) return said
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  throw new Error('it was never read')
}
const ledger = () => learnt(() => world.call('insight.ledger', { channelId: channel.id }))
const conversion = () => learnt(() => world.call('insight.conversion', { channelId: channel.id }))

describe('the ledger of a channel', () => {
  it('waits for the old posts, then says what they say of each rule', async () => {
    await long()
    expect(await world.call('insight.ledger', { channelId: channel.id })).toBeNull()
    const { rows, posts, decidable, byChance } = await ledger()
    const row = (id: string) => rows.find((one) => one.id === id)
    expect(posts).toBe(320)
    expect(row('question')).toMatchObject({ verdict: 'supported', metric: 'commentRate', reading: { withIt: 61 } })
    expect(row('choice')).toMatchObject({ verdict: 'open', reading: { kind: 'compared' } })
    expect(row('stance')).toMatchObject({ verdict: 'open', reading: { kind: 'cannot', why: 'never' } })
    expect(row('evening')).toMatchObject({ verdict: 'open', isGated: true })
    expect(byChance).toBeLessThan(decidable * 0.05)
  })

  it('shows the posts of both sides, and not those of another rule', async () => {
    await long()
    await ledger()
    const { sides } = await world.call('insight.sides', {
      channelId: channel.id,
      row: { view: 'ledger', id: 'question' },
    })
    const [asked, others] = sides
    expect([asked.n, others.n]).toEqual([61, 259])
    expect(asked.median).toBeGreaterThan(1.5 * others.median)
    expect(asked.values).toHaveLength(61)
    const { posts, total } = await world.call('posts.search', { channelId: channel.id, hook: 'question', limit: 100 })
    expect(total).toBe(61)
    expect(asked.posts.map(({ id }) => id)).toEqual(posts.map(({ id }) => id))
  })

  it('answers a channel without posts, and one of five', async () => {
    expect(await ledger()).toMatchObject({ posts: 0, decidable: 0, byChance: 0 })
    await importCsv(world, channel.id, longHistoryCsv(5, '2026-11-10'))
    const { rows, posts } = await ledger()
    expect(posts).toBe(5)
    expect(new Set(rows.map(({ verdict }) => verdict))).toEqual(new Set(['open']))
  })

  it('reads a number and a question off the title', async () => {
    const titles = ['三招学会打包', '10 天走完河西', '你会怎么选？', '车坏在半路']
    const rows = Array.from({ length: 120 }, (_, i) => {
      const likes = 400 + ((i * 37) % 90)
      const day = addDays('2026-06-01', i)
      return `${i},${day} 20:00,${titles[i % 4]},short,50,${likes * 30},${likes},${Math.round(likes / 10)}`
    })
    await importCsv(
      world,
      channel.id,
      `platform_post_id,published_at,title,format,duration_s,views,likes,comments\n${rows.join('\n')}\n`,
    )
    const said = await ledger()
    const reading = (id: string) => said.rows.find((one) => one.id === id)?.reading
    expect(reading('title-number')).toMatchObject({ withIt: 60, without: 60 })
    expect(reading('title-question')).toMatchObject({ withIt: 30, without: 90 })
  })
})

describe('the conversions of a channel', () => {
  it('are those of each kind that was used, the best first', async () => {
    await long()
    const [comments, deep] = await conversion()
    expect(comments?.rows.map(({ hook }) => hook).toSorted()).toEqual(
      ['choice', 'golden-line', 'question', 'save', 'suspense'].toSorted(),
    )
    expect(comments?.rows[0]).toMatchObject({ hook: 'question', reading: { is: 'more' } })
    expect(deep?.rows[0]).toMatchObject({ hook: 'save', reading: { is: 'more' } })
  })

  it('are of the deep signals alone where those hold the comments', async () => {
    await world.call('channels.save', { ...channel, deep: ['heart', 'comment'] })
    await long()
    expect((await conversion()).map(({ of }) => of)).toEqual(['deep'])
  })

  it('say which column is missing', async () => {
    const rows = Array.from({ length: 40 }, (_, i) => `${i},${addDays('2026-06-01', i)},第${i}条,short,500,40`)
    await importCsv(world, channel.id, `platform_post_id,published_at,title,format,views,likes\n${rows.join('\n')}\n`)
    const [comments] = await conversion()
    expect(comments).toMatchObject({ answered: 0, posts: 0, usual: null, rows: [] })
  })
})
