import type { BoardAnswer } from '../../../shared/board.ts'
import type { DecodedOf, OutputOf } from '../../../shared/contract.ts'
import { LEVELS, metricsOn } from '../../../shared/goal.ts'
import type { Channel } from '../../../shared/model.ts'
import { addDays, instantAt, todayIn, wallOf, type Day } from '../../../shared/time.ts'
import type { Read } from '../../db/tx.ts'
import type { Context } from '../context.ts'
import { goalRows } from '../goals.ts'
import { channelOf } from '../lookups.ts'
import { OF_ITEMS } from '../promises.ts'

/** Days of promises where there is no history to say since when. */
const LATELY = 168

/** A channel's last weeks beside those before, on its three levels, and its goals. */
export async function boardOn(
  { channelId }: DecodedOf<'insight.board'>,
  context: Context,
): Promise<OutputOf<'insight.board'>> {
  const { read, patterns, now } = context
  const channel = channelOf(read, channelId)
  const learnt = patterns.ifReady(channelId)
  if (!learnt) return null
  const on = metricsOn(channel)
  const { time, posts, rows, series } = await patterns.ask('board', channelId, {
    patterns: learnt.patterns,
    metrics: LEVELS.flatMap((level) => on[level]),
  })
  const dayOf = (moment: number): Day => wallOf(instantAt(moment), channel.zone).day
  // A stretch begins behind its first moment.
  const days = time && {
    earlier: dayOf(time.earlier + 1000),
    from: dayOf(time.from + 1000),
    until: dayOf(time.until),
  }
  const titles = titlesOf(read, posts)
  const today = todayIn(channel.zone, now)
  return {
    days,
    posts: posts.map(({ id, at }) => ({ id, at, title: titles.get(id) ?? '' })),
    rows,
    series,
    promises: promisesOf(read, channel, days?.earlier ?? addDays(today, -LATELY), today),
    goals: await goalRows(channel, learnt, context),
  }
}

const titlesOf = (read: Read, posts: readonly { readonly id: string }[]): ReadonlyMap<string, string> =>
  new Map(
    read
      .query<{ id: string; title: string }>(
        'SELECT id, title FROM post WHERE id IN (SELECT value FROM json_each(?))',
        JSON.stringify(posts.map(({ id }) => id)),
      )
      .map(({ id, title }) => [id, title]),
  )

/** A promise that was kept before its day is due no more, and kept. */
function promisesOf(read: Read, { id }: Channel, since: Day, today: Day): BoardAnswer['promises'] {
  const rows = read.query<{ day: Day; outcome: string | null }>(
    `SELECT promise."by" AS day, promise.outcome FROM promise ${OF_ITEMS}
     WHERE item.channelId = ? AND item.status <> 'dropped' AND promise."by" >= ? ORDER BY promise."by"`,
    id,
    since,
  )
  const due = rows.filter(({ day, outcome }) => outcome !== null || day <= today)
  const open = rows.filter(({ day, outcome }) => outcome === null && day > today)
  return {
    due: due.length,
    kept: due.filter(({ outcome }) => outcome === 'kept').length,
    open: open.length,
    next: open[0]?.day ?? null,
  }
}
