import {
  addDays,
  DAY_MS,
  epochOf,
  instantOf,
  wallOf,
  type Day,
  type Instant,
  type TimeOfDay,
} from '../../shared/time.ts'
import { longHistoryCsv } from './long-history.ts'
import { importRequest, type World } from './world.ts'

const ZONE = 'Asia/Shanghai'
/** The history ends so many plans before the last, which are published from the plan, one every other day. */
const PLANNED = 44

interface Row {
  readonly line: string
  readonly day: Day
  readonly time: TimeOfDay
  readonly title: string
  readonly format: 'short' | 'long'
}

const rowOf = (line: string): Row => {
  const [, at = '', title = '', format] = line.split(',')
  const [day, time] = at.split(' ') as [Day, TimeOfDay]
  return { line, day, time, title, format: format === 'long' ? 'long' : 'short' }
}

const momentOf = ({ day, time }: Row): Instant => instantOf(day, time, ZONE).at

function yearUntil(now: Instant): { readonly head: string; readonly rows: readonly Row[] } {
  const csv = longHistoryCsv(150, addDays(wallOf(now, ZONE).day, -2))
  const [head = '', ...lines] = csv.trimEnd().split('\n')
  return { head, rows: lines.map(rowOf) }
}

/** When the clock of a world must stand for `fillSealed`. */
export const sealedFrom = (now: Instant): Instant => momentOf(yearUntil(now).rows[0]!)

/**
 * A planner's year on one channel, until `now`: two plans published before there was anything to learn from, an export of
 * the history, then a plan every other day with an export every ten, one plan whose numbers came first, one set aside, one
 * said to have odd likes, one deleted, one missing in the exports, and the last three younger than seven days.
 */
export async function fillSealed(world: World, now: Instant): Promise<string> {
  const { head, rows } = yearUntil(now)
  const count = rows.length
  const passTo = (moment: Instant) => world.pass((epochOf(moment) - epochOf(world.now())) / 1000)
  const { id: channelId } = await world.call('channels.save', {
    name: '慢车日记',
    platform: 'wechat-channels',
    zone: ZONE,
  })

  const planned = async ({ title, day, time, format }: Row) =>
    (await world.call('items.save', { item: { channelId, title, day, time, format } })).id
  const publish = async (row: Row) => {
    passTo(momentOf(row))
    const id = await planned(row)
    await world.call('items.publish', { id, at: momentOf(row) })
    return id
  }
  const [missing, early, aside, deleted, odd] = [count - 6, count - 12, count - 16, count - 18, count - 22]
  const exportAll = async (until: number) => {
    const seen = rows.slice(0, until).filter((_, i) => i !== missing)
    const isYoung = (row: Row) => epochOf(world.now()) - epochOf(momentOf(row)) < 7 * DAY_MS
    const csv = [head, ...seen.map((row) => (isYoung(row) ? young(row.line) : row.line)), ''].join('\n')
    const asked = importRequest(world, channelId, csv)
    const { links } = await world.call('imports.preview', asked)
    await world.call('imports.commit', {
      ...asked,
      links: links.map(({ key, itemId }) => ({ key, itemId })),
    })
  }

  for (const row of rows.slice(0, 2)) await publish(row)
  const first = count - PLANNED
  passTo(momentOf(rows[first]!))
  await exportAll(first)
  for (let i = first; i < count; i++) {
    const row = rows[i]!
    if (i !== early) {
      const id = await publish(row)
      if (i === deleted) await world.call('items.remove', { ids: [id] })
    }
    if (i % 10 === 0) await exportAll(i + 1)
  }
  passTo(now)
  await exportAll(count)
  await late(world, rows[early]!, await planned(rows[early]!), momentOf(rows[early]!))
  const { posts } = await world.call('posts.search', { sort: 'newest' })
  const boosted = posts.filter(({ publishedDay }) => publishedDay === rows[aside]!.day)
  await world.call('posts.label', { ids: boosted.map(({ id }) => id), excludedBecause: '投了流量' })
  const bought = posts.filter(({ publishedDay }) => publishedDay === rows[odd]!.day)
  await world.call('posts.label', { ids: bought.map(({ id }) => id), verdict: 'odd' })
  return channelId
}

/** The same post while it still grows. */
const young = (line: string): string =>
  line
    .split(',')
    .map((cell, i) => (i >= 6 && i <= 9 ? Math.floor(Number(cell) * 0.7) : cell))
    .join(',')

/** Marked published when its numbers are there already, and linked to them. */
async function late(world: World, { day }: Row, id: string, at: Instant): Promise<void> {
  await world.call('items.publish', { id, at })
  const { posts } = await world.call('posts.search', { sort: 'newest' })
  const post = posts.find(({ publishedDay, provisional }) => publishedDay === day && !provisional)
  if (!post) throw new Error(`no post of ${day}`)
  await world.call('posts.link', { id: post.id, itemId: id })
}
