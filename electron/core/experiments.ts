import type { DecodedOf, OutputOf } from '../../shared/contract.ts'
import { firstIn, type Experiment, type Round } from '../../shared/experiment.ts'
import type { Item, Letter } from '../../shared/model.ts'
import { Fail } from '../../shared/result.ts'
import type { Read, Tx } from '../db/tx.ts'
import type { Context } from './context.ts'
import { itemOf, putItem } from './items.ts'
import { channelOf, notFound } from './lookups.ts'
import { postById } from './posts.ts'

export function experimentOf(read: Read, id: string): Experiment {
  const experiment = read.get('experiment', id)
  if (!experiment) throw notFound(read, 'experiment', id)
  return experiment
}

const roundsOf = (read: Read, experimentId: string): Round[] =>
  read.select('round', 'WHERE experimentId = ? ORDER BY position', experimentId)

/** What is settled by the first round: changed later, the verdict would be of another question. */
const SETTLED = ['channelId', 'tried', 'metric', 'smallest', 'alpha', 'isAfterwards'] as const

export function saveExperiment(draft: DecodedOf<'experiments.save'>, tx: Tx, { newId, now }: Context): Experiment {
  channelOf(tx, draft.channelId)
  const before = draft.id === undefined ? null : experimentOf(tx, draft.id)
  const start: Experiment = before ?? {
    ...draft,
    id: newId(),
    a: '',
    b: '',
    smallest: 1.3,
    alpha: 0.05,
    plannedRounds: null,
    isAfterwards: false,
    createdAt: now,
    endedAt: null,
    better: null,
    conclusion: '',
  }
  const said = Object.fromEntries(Object.entries(draft).filter(([, value]) => value !== undefined))
  const experiment: Experiment = { ...start, ...said }
  const changed = SETTLED.find((field) => experiment[field] !== start[field])
  if (changed !== undefined && before && roundsOf(tx, before.id).length > 0)
    throw new Fail('conflict', 'error.experiment-begun', { path: changed })
  tx.put('experiment', experiment)
  return experiment
}

function openExperiment(read: Read, id: string): Experiment {
  const experiment = experimentOf(read, id)
  if (experiment.endedAt !== null) throw new Fail('conflict', 'error.experiment-ended', { path: id })
  return experiment
}

/** The lowest place that is free: a round that was taken back and comes again takes its own, and with it its coin. */
function freePosition(rounds: readonly Round[]): number {
  const taken = new Set(rounds.map(({ position }) => position))
  let position = 1
  while (taken.has(position)) position++
  return position
}

/** Whether the board has one before the other; of two without a time on one day it says neither. */
function isBefore(one: Item, other: Item): boolean {
  if (one.day === null || other.day === null) return false
  if (one.day !== other.day) return one.day < other.day
  return one.time !== null && other.time !== null && one.time < other.time
}

/** The two go out in the order of the coin: where the board has them the other way round, they change places. */
function inOrder(tx: Tx, first: Item, second: Item): void {
  if (!isBefore(second, first)) return
  putItem(tx, { ...first, day: second.day, time: second.time }, first)
  putItem(tx, { ...second, day: first.day, time: first.time }, second)
}

export function scheduleRound(
  { id, ...arms }: DecodedOf<'experiments.schedule'>,
  tx: Tx,
  { newId, now }: Context,
): Round {
  const experiment = openExperiment(tx, id)
  if (arms.a === arms.b) throw new Fail('invalid', 'error.round-same', { path: 'b' })
  const items = { A: itemOf(tx, arms.a), B: itemOf(tx, arms.b) }
  for (const item of [items.A, items.B]) {
    if (item.channelId !== experiment.channelId) throw new Fail('invalid', 'error.round-channel', { path: item.id })
    if (item.status === 'published' || item.status === 'dropped')
      throw new Fail('conflict', 'error.round-published', { path: item.id })
    const [used] = tx.select('round', 'WHERE ? IN (itemA, itemB)', item.id)
    if (used) throw new Fail('conflict', 'error.round-used', { path: item.id })
  }
  if (items.A.format !== items.B.format && experiment.tried !== 'format')
    throw new Fail('invalid', 'error.round-formats', { path: items.B.id })
  const position = freePosition(roundsOf(tx, id))
  const first = firstIn(id, position)
  const second: Letter = first === 'A' ? 'B' : 'A'
  inOrder(tx, items[first], items[second])
  const round: Round = {
    id: newId(),
    experimentId: id,
    position,
    first,
    itemA: arms.a,
    itemB: arms.b,
    postA: null,
    postB: null,
    at: now,
  }
  tx.put('round', round)
  return round
}

export function registerRounds(
  { id, pairs }: DecodedOf<'experiments.register'>,
  tx: Tx,
  { newId, now }: Context,
): OutputOf<'experiments.register'> {
  const experiment = openExperiment(tx, id)
  if (!experiment.isAfterwards) throw new Fail('conflict', 'error.experiment-not-afterwards', { path: id })
  const before = roundsOf(tx, id)
  const used = new Set(before.flatMap(({ postA, postB }) => [postA, postB]))
  const made: Round[] = []
  for (const { a, b } of pairs) {
    const [postA, postB] = [postById(tx, a), postById(tx, b)]
    if (a === b) throw new Fail('invalid', 'error.round-same', { path: a })
    for (const post of [postA, postB]) {
      if (post.channelId !== experiment.channelId) throw new Fail('invalid', 'error.round-channel', { path: post.id })
      if (used.has(post.id)) throw new Fail('conflict', 'error.round-used', { path: post.id })
      used.add(post.id)
    }
    // A post without a time of day counts from the end of its day, in its channel's zone.
    const first = postA.maturesAt <= postB.maturesAt ? 'A' : 'B'
    const position = freePosition([...before, ...made])
    const round = { id: newId(), experimentId: id, position, itemA: null, itemB: null, postA: a, postB: b, at: now }
    made.push({ ...round, first })
  }
  for (const round of made) tx.put('round', round)
  return made
}

/** A round that is out stays: numbers that one does not like are not taken back. */
export function withdrawRound({ roundId }: DecodedOf<'experiments.withdraw'>, tx: Tx): { removed: string } {
  const round = tx.get('round', roundId)
  if (!round) throw new Fail('not-found', 'error.round-gone', { path: roundId })
  openExperiment(tx, round.experimentId)
  const out = [round.itemA, round.itemB].some((item) => item !== null && tx.get('item', item)?.status === 'published')
  if (out) throw new Fail('conflict', 'error.round-out', { path: roundId })
  tx.remove('round', roundId)
  return { removed: roundId }
}

export function concludeExperiment(
  { id, better, conclusion }: DecodedOf<'experiments.conclude'>,
  tx: Tx,
  { now }: Context,
): Experiment {
  const before = experimentOf(tx, id)
  const ended: Experiment = { ...before, better, conclusion, endedAt: before.endedAt ?? now }
  tx.put('experiment', ended)
  return ended
}

export function reopenExperiment(id: string, tx: Tx): Experiment {
  const open: Experiment = { ...experimentOf(tx, id), endedAt: null }
  tx.put('experiment', open)
  return open
}

export function removeExperiment(id: string, tx: Tx): { removed: string } {
  experimentOf(tx, id)
  for (const round of roundsOf(tx, id)) tx.remove('round', round.id)
  tx.remove('experiment', id)
  return { removed: id }
}

/** A registered round goes on with the post that its provisional one was merged into. */
export function followMerged(tx: Tx, from: string, into: string): void {
  for (const round of tx.select('round', 'WHERE ? IN (postA, postB)', from)) {
    const [postA, postB] = [round.postA, round.postB].map((post) => (post === from ? into : post)) as [string, string]
    tx.put('round', { ...round, postA, postB })
  }
}
