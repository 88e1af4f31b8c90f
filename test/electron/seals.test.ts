import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { addDays, wallOf } from '../../shared/time.ts'
import { longHistoryCsv } from '../support/long-history.ts'
import { shortTemplate } from '../support/template.ts'
import { importCsv, importRequest, makeWorld, type World } from '../support/world.ts'

// What became of the forecasts that were frozen at publishing: a planner publishes, numbers come, the record counts.
let world: World
let channelId: string
const ZONE = 'Asia/Shanghai'
const DAY = 86_400

beforeEach(async () => {
  world = makeWorld({ at: '2026-11-01T02:00:00Z' })
  channelId = (await world.call('channels.save', { name: '慢车日记', platform: 'wechat-channels', zone: ZONE })).id
})
afterEach(() => world.end())

const today = () => wallOf(world.now(), ZONE).day
const history = (count: number) => importCsv(world, channelId, longHistoryCsv(count, addDays(today(), -10)))
const plan = async (title: string) =>
  (await world.call('items.save', { item: { channelId, title, day: today(), time: '09:00', format: 'short' } })).id
const publish = (id: string) => world.call('items.publish', { id })
const record = (more: { metric?: 'views' | 'lightRate' | 'hearts' } = {}) =>
  world.call('insight.seals', { channelId, ...more })

/** An export that has one post of each title, with these views, and links it to its plan. */
async function exported(rows: readonly { title: string; day: string; views: number; likes?: number }[]) {
  const csv = shortTemplate(
    ...rows.map(({ title, day, views, likes = 30 }) => `x-${title},${day} 10:00,${title},${views},${likes},8`),
  )
  const asked = importRequest(world, channelId, csv)
  const { links } = await world.call('imports.preview', asked)
  await world.call('imports.commit', {
    ...asked,
    links: links.map(({ key, itemId }) => ({ key, itemId })),
  })
}

describe('the record of sealed forecasts', () => {
  it('a published plan waits seven days, then for its numbers, and counts once an import brings them', async () => {
    await history(40)
    const id = await plan('敦煌夜市收摊以后')
    const day = today()
    const { seal } = await publish(id)
    expect(await record()).toMatchObject({ sealed: 1, scored: 0, unscored: { young: 1 }, series: [], shown: null })
    world.pass(8 * DAY)
    expect((await record()).unscored).toMatchObject({ young: 0, waiting: 1 })
    const said = seal.forecast.find(({ metric }) => metric === 'views')
    if (said?.kind !== 'known') throw new Error('views were not forecast')
    await exported([{ title: '敦煌夜市收摊以后', day, views: Math.round(said.median) }])
    const { scored, unscored, shown, series } = await record({ metric: 'views' })
    expect({ scored, waiting: unscored.waiting }).toEqual({ scored: 1, waiting: 0 })
    expect(shown?.tally).toMatchObject({ metric: 'views', n: 1, coverage80: 1, under: 0, over: 0, any: null })
    expect(shown?.rows).toMatchObject([
      {
        itemId: id,
        title: '敦煌夜市收摊以后',
        day,
        sealedAt: seal.at,
        openedAt: world.now(),
        said: { low: said.low, median: said.median, high: said.high, n: 40 },
        value: Math.round(said.median),
        is: 'in',
      },
    ])
    expect(shown?.past[0]?.place).toBeGreaterThan(0.1)
    // Completion was forecast too, but that export says nothing of it.
    expect(series.map(({ metric }) => metric)).toContain('lightRate')
    expect(series.map(({ metric }) => metric)).not.toContain('completion')
  })

  it('what lies beyond the range is a miss on its own side', async () => {
    await history(40)
    const day = today()
    for (const title of ['火车晚点三小时', '没有人的海', '一碗面的来历']) await publish(await plan(title))
    world.pass(8 * DAY)
    await exported([
      { title: '火车晚点三小时', day, views: 3 },
      { title: '没有人的海', day, views: 9_000_000 },
      { title: '一碗面的来历', day, views: 3000 },
    ])
    const { shown } = await record({ metric: 'views' })
    expect(shown?.tally).toMatchObject({ n: 3, under: 1, over: 1, coverage80: 1 / 3 })
    expect(new Map(shown?.rows.map(({ title, is }) => [title, is]))).toEqual(
      new Map([
        ['火车晚点三小时', 'under'],
        ['没有人的海', 'over'],
        ['一碗面的来历', 'in'],
      ]),
    )
    const places = new Map(shown?.past.map(({ value, place }) => [value, place]))
    expect(places.get(3)).toBeLessThan(0)
    expect(places.get(9_000_000)).toBeGreaterThan(1)
  })

  it('numbers of before the seventh day judge nothing, and later ones do not change what the first said', async () => {
    await history(40)
    const day = today()
    await publish(await plan('没有人的海'))
    world.pass(3 * DAY)
    await exported([{ title: '没有人的海', day, views: 500 }])
    expect(await record()).toMatchObject({ scored: 0, unscored: { young: 1 } })
    world.pass(5 * DAY)
    await exported([{ title: '没有人的海', day, views: 2000 }])
    const opened = world.now()
    world.pass(30 * DAY)
    await exported([{ title: '没有人的海', day, views: 90_000 }])
    const { shown } = await record({ metric: 'views' })
    expect(shown?.rows).toMatchObject([{ value: 2000, openedAt: opened }])
  })

  it('a rate that was counted from other signals when it was sealed is not held against today’s', async () => {
    await history(40)
    const id = await plan('敦煌夜市收摊以后')
    const day = today()
    await publish(id)
    world.pass(8 * DAY)
    await exported([{ title: '敦煌夜市收摊以后', day, views: 4000, likes: 120 }])
    const own = { id: channelId, name: '慢车日记', platform: 'wechat-channels' } as const
    const before = await record({ metric: 'lightRate' })
    expect(before.shown?.tally).toMatchObject({ metric: 'lightRate', n: 1 })
    await world.call('channels.save', { ...own, light: 'heart', deep: ['like'] })
    const after = await record({ metric: 'lightRate' })
    expect(after.series.map(({ metric }) => metric)).not.toContain('lightRate')
    expect(after.series.map(({ metric }) => metric)).toContain('views')
    await world.call('channels.save', { ...own, light: 'like', deep: ['heart'] })
    expect((await record({ metric: 'lightRate' })).shown?.tally).toMatchObject({ metric: 'lightRate', n: 1 })
  })

  it('a rate that was counted from other columns when it was sealed is not held against today’s', async () => {
    channelId = (await world.call('channels.save', { name: '慢车', platform: 'bilibili', deep: ['coin', 'save'] })).id
    /** B站 exports what was ticked: saves alone at first, coins too later. */
    const rows = (from: number, to: number, coins: number | null) =>
      Array.from({ length: to - from }, (_, i) => {
        const [n, day] = [from + i + 100, addDays('2026-09-01', from + i)]
        return `v${n},${day} 10:00,第${n}条,${1000 + 37 * (n % 11)},${20 + (n % 7)}${coins === null ? '' : `,${coins + (n % 5)}`}`
      })
    const head = 'platform_post_id,published_at,title,views,saves'
    await importCsv(world, channelId, [head, ...rows(0, 50, null), ''].join('\n'))
    const id = await plan('没有人的海')
    const day = today()
    await publish(id)
    world.pass(8 * DAY)
    const csv = [`${head},coins`, ...rows(-70, 0, 30), `x,${day} 10:00,没有人的海,1000,22,31`, ''].join('\n')
    const asked = importRequest(world, channelId, csv)
    const { links } = await world.call('imports.preview', asked)
    await world.call('imports.commit', { ...asked, links: links.map(({ key, itemId }) => ({ key, itemId })) })
    const { series, scored } = await record()
    expect(scored).toBe(1)
    expect(series.map(({ metric }) => metric)).toEqual(expect.arrayContaining(['views', 'saves']))
    expect(series.map(({ metric }) => metric)).not.toContain('deepRate')
  })

  it('a second seal never takes the place of the first', async () => {
    await history(40)
    const id = await plan('没有人的海')
    const day = today()
    const first = await publish(id)
    await world.call('items.save', { item: { ...(await world.call('items.get', { id })), status: 'draft' } })
    // Meanwhile a hundred posts have taught otherwise.
    await importCsv(world, channelId, longHistoryCsv(140, addDays(today(), -10), 3))
    const second = await publish(id)
    expect(second.seal.id).not.toBe(first.seal.id)
    world.pass(8 * DAY)
    await exported([{ title: '没有人的海', day, views: 2000 }])
    const { sealed, shown } = await record({ metric: 'views' })
    const said = first.seal.forecast.find(({ metric }) => metric === 'views')
    expect(sealed).toBe(1)
    expect(shown?.rows).toMatchObject([
      { sealedAt: first.seal.at, said: said?.kind === 'known' ? { median: said.median, n: said.n } : null },
    ])
  })

  it('a seal made after the first numbers is counted apart, shown, and not scored', async () => {
    await history(40)
    const id = await plan('没有人的海')
    const day = today()
    world.pass(8 * DAY)
    await importCsv(world, channelId, shortTemplate(`x,${day} 10:00,没有人的海,2000,60,9`))
    world.pass(DAY)
    await publish(id)
    const [imported] = (await world.call('posts.search', { text: '没有人的海' })).posts.filter(
      (post) => !post.provisional,
    )
    await world.call('posts.link', { id: imported!.id, itemId: id })
    expect(await record()).toMatchObject({ sealed: 1, scored: 0, unscored: { after: 1 }, series: [] })
  })

  it('a seal that rests on under five posts is counted apart', async () => {
    await history(4)
    const day = today()
    await publish(await plan('没有人的海'))
    world.pass(8 * DAY)
    await exported([{ title: '没有人的海', day, views: 2000 }])
    expect(await record()).toMatchObject({ sealed: 1, scored: 0, unscored: { few: 1 } })
  })

  it('posts set aside are counted apart, and count again when they are taken back', async () => {
    await history(40)
    const day = today()
    const id = await plan('没有人的海')
    await publish(id)
    world.pass(8 * DAY)
    await exported([{ title: '没有人的海', day, views: 2000 }])
    const [post] = (await world.call('posts.search', { itemId: id })).posts
    await world.call('posts.label', { ids: [post!.id], excludedBecause: '买了推广' })
    expect(await record()).toMatchObject({ scored: 0, unscored: { aside: 1 } })
    await world.call('posts.label', { ids: [post!.id], excludedBecause: null })
    expect(await record()).toMatchObject({ scored: 1, unscored: { aside: 0 } })
    await world.call('posts.label', { ids: [post!.id], verdict: 'odd' })
    expect(await record()).toMatchObject({ scored: 0, unscored: { odd: 1 } })
  })

  it('publishing that was taken back leaves its seal without a post; a deleted plan leaves one that nobody can place', async () => {
    await history(40)
    const id = await plan('没有人的海')
    await publish(id)
    await world.call('history.undo', {})
    expect(await record()).toMatchObject({ sealed: 1, unscored: { gone: 1 }, deleted: 0 })
    await world.call('items.remove', { ids: [id] })
    expect(await record()).toMatchObject({ sealed: 0, deleted: 1 })
  })

  it('of a metric that most posts have none of, the chance is scored and no range', async () => {
    await history(60)
    const day = today()
    const titles = ['火车晚点三小时', '没有人的海', '一碗面的来历']
    for (const title of titles) await publish(await plan(title))
    world.pass(8 * DAY)
    const csv = [
      'platform_post_id,published_at,title,views,likes,follows',
      ...titles.map((title, i) => `x${i},${day} 10:00,${title},2000,60,${i === 0 ? 2 : 0}`),
      '',
    ].join('\n')
    const asked = importRequest(world, channelId, csv)
    const { links } = await world.call('imports.preview', asked)
    await world.call('imports.commit', { ...asked, links: links.map(({ key, itemId }) => ({ key, itemId })) })
    const { series } = await record()
    const follows = series.filter(({ metric }) => metric === 'follows')
    expect(follows).toHaveLength(1)
    expect(follows[0]).toMatchObject({ isAny: true, n: 3, any: { had: 1 } })
    expect(follows[0]?.any?.said).toBeGreaterThan(0)
    expect(follows[0]?.any?.said).toBeLessThan(0.4)
    const { shown } = await world.call('insight.seals', { channelId, metric: 'follows', isAny: true })
    expect(shown?.rows.map(({ is }) => is).toSorted()).toEqual(['had', 'none', 'none'])
  })

  it('channels keep their records apart, and one with nothing says so', async () => {
    await history(40)
    await publish(await plan('没有人的海'))
    const other = await world.call('channels.save', { name: '抖音', platform: 'douyin' })
    expect(await world.call('insight.seals', { channelId: other.id })).toMatchObject({
      sealed: 0,
      series: [],
      shown: null,
    })
    expect(await record()).toMatchObject({ sealed: 1 })
  })
})

describe('the record of what would have been flagged', () => {
  it('is told once the posts are read: at most as often right as said, by kind and metric', async () => {
    await importCsv(world, channelId, longHistoryCsv(320, addDays(today(), -10)))
    expect(await world.call('insight.flagRecords', { channelId })).toBeNull()
    await world.call('forecasts.of', { itemId: await plan('没有人的海') })
    const tallies = await world.call('insight.flagRecords', { channelId })
    expect(tallies?.map(({ code }) => code)).toContain('format-weak')
    for (const { of, held } of tallies ?? []) {
      expect(of).toBeGreaterThan(0)
      expect(held).toBeLessThanOrEqual(of)
    }
  })
})
