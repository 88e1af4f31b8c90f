import type { DecodedOf, OutputOf } from '../../shared/contract.ts'
import type { Aim, GoalSay } from '../../shared/engine/index.ts'
import { GOAL_WEEKS, type Goal, type GoalWeek } from '../../shared/goal.ts'
import { MOST_DAYS_APART } from '../../shared/importers/links.ts'
import type { Channel, Format, Kind, Metric, Track } from '../../shared/model.ts'
import type { GoalRow } from '../../shared/board.ts'
import { Fail } from '../../shared/result.ts'
import { addDays, daysBetween, epochOf, firstOfWeek, instantOf, todayIn, type Day } from '../../shared/time.ts'
import { RATES } from '../../shared/values.ts'
import type { Read, Tx } from '../db/tx.ts'
import type { Context } from './context.ts'
import { channelOf } from './lookups.ts'
import type { Learnt } from './patterns.ts'
import { settingsOf } from './settings.ts'

const MOST_A_WEEK = 50

const goalsOn = (read: Read, channelId: string | null): Goal[] =>
  read.select('goal', 'WHERE channelId = coalesce(?, channelId) ORDER BY createdAt, id', channelId)

export const listGoals = ({ channelId }: DecodedOf<'goals.list'>, { read }: Context): Goal[] =>
  goalsOn(read, channelId ?? null)

type Draft = DecodedOf<'goals.try'>

const isRate = (metric: Metric): boolean => (RATES as readonly string[]).includes(metric)

/** What may be wanted: a change of a metric, in points only of a rate; or whole posts a week. */
function wantedOf({ unit, amount, metric = null, kind = null, track = null, format = null }: Draft) {
  if (unit === 'weekly') {
    if (!Number.isInteger(amount) || amount > MOST_A_WEEK)
      throw new Fail('invalid', 'error.goal-count', { path: 'amount' })
    return { unit, amount, metric: null, kind, track, format }
  }
  if (metric === null) throw new Fail('invalid', 'error.goal-metric', { path: 'metric' })
  if (unit === 'points' && (!isRate(metric) || amount >= 1))
    throw new Fail('invalid', 'error.goal-points', { path: 'amount' })
  return { unit, amount, metric, kind: null, track: null, format: null }
}

const startOf = (since: Day, { zone }: Channel): number => epochOf(instantOf(since, '00:00', zone).at)

export function saveGoal(input: DecodedOf<'goals.save'>, tx: Tx, { newId, now }: Context): Goal {
  const { zone } = channelOf(tx, input.channelId)
  const before = input.id === undefined ? null : goalOf(tx, input.id)
  if (before && before.channelId !== input.channelId)
    throw new Fail('conflict', 'error.goal-channel', { path: before.id })
  const goal: Goal = {
    id: before?.id ?? newId(),
    channelId: input.channelId,
    ...wantedOf(input),
    since: input.since ?? before?.since ?? todayIn(zone, now),
    createdAt: before?.createdAt ?? now,
  }
  tx.put('goal', goal)
  return goal
}

function goalOf(read: Read, id: string): Goal {
  const goal = read.get('goal', id)
  if (!goal) throw new Fail('not-found', 'error.goal-gone', { path: id })
  return goal
}

export function removeGoal(id: string, tx: Tx): { removed: string } {
  goalOf(tx, id)
  tx.remove('goal', id)
  return { removed: id }
}

export async function tryGoal(input: Draft, { read, patterns, now }: Context): Promise<OutputOf<'goals.try'>> {
  const channel = channelOf(read, input.channelId)
  const { unit, amount, metric } = wantedOf(input)
  const learnt = patterns.ifReady(channel.id)
  if (!learnt || unit === 'weekly' || metric === null) return null
  const start = startOf(input.since ?? todayIn(channel.zone, now), channel)
  const [say] = await patterns.ask('goals', channel.id, {
    patterns: learnt.patterns,
    aims: [{ metric, unit, amount, start }],
  })
  return say ?? null
}

/** A channel's goals and how far each is. */
export async function goalRows(
  channel: Channel,
  { patterns: learnt }: Learnt,
  { read, patterns, now }: Context,
): Promise<GoalRow[]> {
  const goals = goalsOn(read, channel.id)
  const aims = goals.flatMap(({ unit, amount, metric, since }): Aim[] =>
    unit === 'weekly' || metric === null ? [] : [{ metric, unit, amount, start: startOf(since, channel) }],
  )
  const says: GoalSay[] =
    aims.length > 0 ? [...(await patterns.ask('goals', channel.id, { patterns: learnt, aims }))] : []
  const today = todayIn(channel.zone, now)
  return goals.flatMap((goal): GoalRow[] => {
    if (goal.unit === 'weekly') return [{ goal, is: 'weekly', ...weeksOf(read, goal, today) }]
    const say = says.shift()
    return say ? [{ goal, is: 'change', say }] : []
  })
}

interface Labels {
  readonly kind: Kind | null
  readonly track: Track | null
  readonly format: Format
}

interface Out extends Labels {
  readonly day: Day
  /** Marked as published, its numbers not here yet. */
  readonly provisional: 0 | 1
  readonly isLinked: 0 | 1
}

const LABELS = ['kind', 'track', 'format'] as const

/** The last weeks since the goal began, this one among them, and the number of this one. What a goal does not say is any. */
function weeksOf(read: Read, { channelId, since, ...wants }: Goal, today: Day) {
  const { weekStart } = settingsOf(read)
  const weekOf = (day: Day): Day => firstOfWeek(day, weekStart)
  const [first, last] = [weekOf(since < today ? since : today), weekOf(today)]
  const week = daysBetween(first, last) / 7 + 1
  const from = addDays(last, 7 * (1 - Math.min(week, GOAL_WEEKS)))
  const counts = (one: Labels): boolean => LABELS.every((name) => wants[name] === null || one[name] === wants[name])
  const mayCount = (one: Labels): boolean =>
    LABELS.every((name) => wants[name] === null || one[name] === null || one[name] === wants[name])
  const out = read.query<Out>(
    `SELECT publishedDay AS day, kind, track, format, provisional, itemId IS NOT NULL AS isLinked FROM post
     WHERE channelId = ? AND publishedDay BETWEEN ? AND ? AND isPublic = 1 ORDER BY publishedDay, id`,
    channelId,
    from,
    addDays(last, 6),
  )
  const done = onceEach(out.filter(counts))
  const ahead = read
    .query<Labels>(
      `SELECT kind, track, format FROM item
       WHERE channelId = ? AND day BETWEEN ? AND ? AND status IN ('idea', 'draft', 'ready')`,
      channelId,
      today,
      addDays(last, 6),
    )
    .filter(counts).length
  const weeks = Array.from({ length: Math.min(week, GOAL_WEEKS) }, (_, turn): GoalWeek => {
    const begins = addDays(from, 7 * turn)
    return {
      first: begins,
      done: done.filter(({ day }) => weekOf(day) === begins).length,
      planned: begins === last ? ahead : 0,
    }
  })
  return { week, weeks, unlabelled: out.filter((one) => mayCount(one) && !counts(one)).length }
}

/** A video marked as published and one that an export brought unlinked, within a day of each other, are taken for one. */
function onceEach(out: readonly Out[]): readonly Out[] {
  const unlinked = out.filter(({ provisional, isLinked }) => !provisional && !isLinked)
  return out.filter(({ provisional, day }) => {
    const twin = provisional ? unlinked.findIndex((one) => Math.abs(daysBetween(one.day, day)) <= MOST_DAYS_APART) : -1
    if (twin >= 0) unlinked.splice(twin, 1)
    return twin < 0
  })
}
