import type { DecodedOf } from '../../../shared/contract.ts'
import type { Oddity } from '../../../shared/oddity.ts'
import {
  UNSCORED,
  isAfterwards,
  type SealIs,
  type SealRecord,
  type SealRow,
  type SealedTally,
  type Unscored,
} from '../../../shared/sealed.ts'
import { wallOf, type Day, type Instant } from '../../../shared/time.ts'
import type { Read } from '../../db/tx.ts'
import type { Context } from '../context.ts'
import type { EngineTasks } from '../learning.ts'
import { channelOf } from '../lookups.ts'

/** A plan's first seal, and the post that came of the plan. */
interface SealCells {
  readonly itemId: string
  readonly sealedAt: Instant
  readonly afterNumbers: 0 | 1
  readonly forecast: string
  readonly planned: string
  readonly postId: string | null
  readonly title: string | null
  readonly publishedDay: Day | null
  readonly isOpen: 0 | 1 | null
  readonly maturesAt: Instant | null
  /** When its first numbers were captured, and the first that may judge it. */
  readonly firstAt: Instant | null
  readonly openedAt: Instant | null
}

const firstSeals = (read: Read, channelId: string): readonly SealCells[] =>
  read.query<SealCells>(
    `WITH sealed AS (
       SELECT seal.itemId, seal.at, seal.afterNumbers, seal.forecast, item.title AS planned,
         row_number() OVER (PARTITION BY seal.itemId ORDER BY seal.at, seal.id) AS place
       FROM seal JOIN item ON item.id = seal.itemId WHERE item.channelId = ?)
     SELECT sealed.itemId, sealed.at AS sealedAt, sealed.afterNumbers, sealed.forecast, sealed.planned,
       post.id AS postId, post.title, post.publishedDay, post.maturesAt,
       post.isPublic AND post.excludedBecause IS NULL AS isOpen,
       (SELECT min(capturedAt) FROM snapshot WHERE postId = post.id) AS firstAt,
       (SELECT min(capturedAt) FROM snapshot WHERE postId = post.id AND capturedAt >= post.maturesAt) AS openedAt
     FROM sealed LEFT JOIN post ON post.id = (
       SELECT id FROM post WHERE itemId = sealed.itemId ORDER BY provisional, id LIMIT 1)
     WHERE place = 1
     ORDER BY coalesce(post.publishedAt, post.publishedDay, sealed.at) DESC, sealed.itemId`,
    channelId,
  )

/** Why a seal is not scored, but for what its forecasts rest on; null where it is. */
function whyNot(cells: SealCells, oddity: Oddity | undefined, now: Instant): Exclude<Unscored, 'few'> | null {
  const { postId, sealedAt, afterNumbers, firstAt, openedAt, maturesAt, isOpen } = cells
  if (postId === null || maturesAt === null) return 'gone'
  if (isAfterwards({ at: sealedAt, afterNumbers: afterNumbers === 1 }, firstAt)) return 'after'
  if (oddity && oddity.is !== 'cleared') return 'odd'
  if (!isOpen) return 'aside'
  if (openedAt === null) return now < maturesAt ? 'young' : 'waiting'
  return null
}

/** How the forecasts that were frozen at publishing did, on one channel: the first of each plan, never one made anew. */
export async function sealRecord(
  { channelId, metric, isAny }: DecodedOf<'insight.seals'>,
  { read, patterns, now }: Context,
): Promise<SealRecord> {
  const { zone } = channelOf(read, channelId)
  const oddities = await patterns.oddities(channelId)
  const cells = firstSeals(read, channelId)
  const whys = cells.map((one) => whyNot(one, oddities.get(one.postId ?? ''), now))
  const asked = cells.map(({ postId, forecast }, i) => ({ postId: postId ?? '', counts: whys[i] === null, forecast }))
  const wanted = metric === undefined ? null : { metric, isAny: isAny ?? false }
  const { series, few, shown } = await patterns.ask('seals', channelId, { asked, shown: wanted })
  /** What cannot be put right any more goes before what rests on little. */
  const why = (i: number): Unscored | null => {
    const other = whys[i] ?? null
    return few[i] && other !== 'gone' && other !== 'after' ? 'few' : other
  }
  const all = cells.map((_, i) => why(i))
  const rows = (of: Shown) => cells.map((one, i) => rowOf(one, all[i] ?? null, of, i, zone))
  return {
    sealed: cells.length,
    scored: all.filter((one) => one === null).length,
    unscored: Object.fromEntries(
      UNSCORED.map((name) => [name, all.filter((one) => one === name).length]),
    ) as SealRecord['unscored'],
    deleted: deletedSeals(read),
    series: series.map(tallyOf),
    shown: shown && { tally: tallyOf(shown.series), past: shown.series.past, rows: rows(shown) },
  }
}

/** Of a series what is counted; its posts are told once, where they are shown. */
const tallyOf = ({ past: _, ...tally }: Shown['series']): SealedTally => tally

type Shown = NonNullable<EngineTasks['seals']['output']['shown']>

function rowOf(cells: SealCells, why: Unscored | null, { outcomes }: Shown, i: number, zone: string): SealRow {
  const { itemId, postId, sealedAt, openedAt, planned, title, publishedDay } = cells
  const { said = null, value = null, why: unlike = null } = outcomes[i] ?? {}
  const is = (): SealIs => {
    if (why) return why
    if (unlike) return unlike
    if (!said || value === null) return 'missing'
    if (said.any) return value > 0 ? 'had' : 'none'
    return value > said.high ? 'over' : value < said.low ? 'under' : 'in'
  }
  return {
    itemId,
    postId,
    title: title || planned,
    day: publishedDay ?? wallOf(sealedAt, zone).day,
    sealedAt,
    openedAt,
    said: said && {
      low: said.low,
      median: said.median,
      high: said.high,
      n: said.n,
      chance: said.any?.chance ?? null,
    },
    value,
    is: is(),
  }
}

/** Plans that were deleted after they were sealed. Ids go by when they were made: what is older than every channel was of the sample. */
function deletedSeals(read: Read): number {
  const [found] = read.query<{ plans: number }>(
    `SELECT count(DISTINCT itemId) AS plans FROM seal
     WHERE itemId NOT IN (SELECT id FROM main.item) AND id > (SELECT min(id) FROM main.channel)`,
  )
  return found?.plans ?? 0
}
