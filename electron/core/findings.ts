import { countsOf, runChecks } from '../../shared/checks/index.ts'
import { LIMITS } from '../../shared/checks/limits.ts'
import type { DecodedOf, OutputOf } from '../../shared/contract.ts'
import type { FindingCode } from '../../shared/finding.ts'
import { hooksOf } from '../../shared/items.ts'
import type { Item } from '../../shared/model.ts'
import { addDays, todayIn, type Day, type Span } from '../../shared/time.ts'
import type { Read } from '../db/tx.ts'
import type { Context } from './context.ts'
import { itemOf, itemsAround, itemsBetween } from './items.ts'
import { listChannels } from './lookups.ts'
import { listDismissals } from './dismissals.ts'
import { owingItems } from './promises.ts'
import { settingsOf, spanOfWeek } from './settings.ts'
import { postsAround } from './posts.ts'
import { roundsOnPlan } from './rounds-on-plan.ts'

type Request = DecodedOf<'findings.of'>

/** How far checks look for the same thing said twice. */
const NEIGHBOUR_DAYS = 30
/** What «the plan» is where nobody says which part: what was missed last week, and a month ahead. */
const BEHIND_DAYS = 7
const AHEAD_DAYS = 30
/** What is said of an item wherever it stands: what it owes is due in other weeks than its own. */
const OWED: readonly FindingCode[] = ['promise-overdue', 'promise-without-follow-up']
/** Until the history has been looked at. */
const NONE_ODD = { of: 0, postIds: [] }

export async function findingsOf(request: Request, context: Context): Promise<OutputOf<'findings.of'>> {
  const { read } = context
  const now = request.now ?? context.now
  const channels = listChannels(read)
  const today = todayIn(channels[0]?.zone ?? 'UTC', now)
  const items = checkedItems(request, today, context)
  const owing = owingElsewhere(request, items, today, context)

  const days = [...items, ...owing].map(({ day }) => day ?? today)
  // What was promised is followed up by what is planned from now on, wherever the promise stands.
  const owes = [...items, ...owing].some((item) =>
    hooksOf(item).some(({ promise }) => promise?.by && promise.outcome === null),
  )
  const reach = (owes ? [...days, today] : days).toSorted()
  const [from, to]: [Day, Day] = [reach[0] ?? today, reach.at(-1) ?? today]
  const wait = request.wait !== false
  const learnt = await learntFor(items, wait, context)
  const planned = await roundsOnPlan(read, context.patterns, items, wait)
  const isElsewhere = new Set(owing.map(({ id }) => id))
  const findings = runChecks([...items, ...owing], {
    now,
    channels,
    settings: settingsOf(read),
    items: itemsAround(read, from, to, NEIGHBOUR_DAYS),
    posts: postsAround(read, null, addDays(from, -NEIGHBOUR_DAYS), addDays(to, NEIGHBOUR_DAYS)),
    patternsOf: (channelId) => learnt.of.get(channelId)?.patterns ?? null,
    oddOf: (channelId) => learnt.of.get(channelId)?.oddAmongLast ?? NONE_ODD,
    dismissals: listDismissals(read),
    rounds: planned.rounds,
  }).filter(({ itemId, code }) => !isElsewhere.has(itemId) || OWED.includes(code))
  return { findings, counts: countsOf(findings), pending: learnt.pending || planned.pending }
}

function checkedItems(request: Request, today: Day, context: Context): readonly Item[] {
  const { itemId, draft, channelId } = request
  if (draft) return [draft]
  if (itemId !== undefined) return [itemOf(context.read, itemId)]
  return itemsBetween({ ...spanOf(request, today, context.read), channelId }, context)
}

/** What is out elsewhere in the calendar and owes something in the days asked about, or owed it shortly before. */
function owingElsewhere(request: Request, items: readonly Item[], today: Day, { read }: Context): readonly Item[] {
  if (request.draft || request.itemId !== undefined) return []
  const { from, to } = spanOf(request, today, read)
  const known = new Set(items.map(({ id }) => id))
  return owingItems(read, addDays(from, -NEIGHBOUR_DAYS), addDays(to, LIMITS.promiseSoonDays)).filter(
    ({ id, channelId }) => !known.has(id) && (request.channelId ?? channelId) === channelId,
  )
}

function spanOf({ week, from, to }: Request, today: Day, read: Read): Span {
  if (week !== undefined) return spanOfWeek(week, read)
  return { from: from ?? addDays(today, -BEHIND_DAYS), to: to ?? addDays(today, AHEAD_DAYS) }
}

/** What the channels in question have taught: all of them, or those that are ready with word of whether more come. */
async function learntFor(items: readonly Item[], wait: boolean, { patterns }: Context) {
  const ids = [...new Set(items.map(({ channelId }) => channelId))]
  const found = await Promise.all(
    ids.map(async (id) => [id, wait ? await patterns.of(id) : patterns.ifReady(id)] as const),
  )
  const ready = found.flatMap(([id, known]) => (known ? [[id, known] as const] : []))
  return { of: new Map(ready), pending: ready.length < ids.length }
}
