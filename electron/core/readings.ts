import { MATURE_DAYS } from '../../shared/captures.ts'
import type { DecodedOf, OutputOf } from '../../shared/contract.ts'
import type { Reading } from '../../shared/engine/index.ts'
import { stateOf, type ArmName, type Experiment, type ExperimentRow, type Round } from '../../shared/experiment.ts'
import { titleOf } from '../../shared/items.ts'
import type { Metric } from '../../shared/model.ts'
import { DAY_MS, epochOf, type Instant } from '../../shared/time.ts'
import type { Read } from '../db/tx.ts'
import type { Context } from './context.ts'
import { experimentOf } from './experiments.ts'
import { loadItems } from './items.ts'
import type { AskedReading, AskedArm } from './learning.ts'

/** The post of an arm; null where it is not out, and where it came out and is gone. */
interface ArmPost {
  readonly post: string | null
  readonly isGone: boolean
}

interface Paired {
  readonly round: Round
  readonly a: ArmPost
  readonly b: ArmPost
}

/** What became of the items of rounds. */
function pairedIn(read: Read, rounds: readonly Round[]): Paired[] {
  const ids = JSON.stringify(rounds.flatMap(({ itemA, itemB }) => [itemA, itemB]).filter((id) => id !== null))
  const among = 'IN (SELECT value FROM json_each(?))'
  const posts = new Map(
    read
      .query<{ id: string; itemId: string }>(
        `SELECT id, itemId FROM post WHERE itemId ${among} ORDER BY provisional DESC, id`,
        ids,
      )
      .map(({ id, itemId }) => [itemId, id]),
  )
  const waiting = new Set(
    read
      .query<{ id: string }>(`SELECT id FROM item WHERE status <> 'published' AND id ${among}`, ids)
      .map(({ id }) => id),
  )
  const armOf = (item: string | null, registered: string | null): ArmPost => {
    const post = item === null ? registered : (posts.get(item) ?? null)
    return { post, isGone: post === null && item !== null && !waiting.has(item) }
  }
  return rounds.map((round) => ({
    round,
    a: armOf(round.itemA, round.postA),
    b: armOf(round.itemB, round.postB),
  }))
}

function capturesOf(read: Read, postIds: readonly string[]): ReadonlyMap<string, AskedArm['captures']> {
  const rows = read.query<{ postId: string; capturedAt: Instant; maturesAt: Instant; numbers: string }>(
    `SELECT snapshot.postId, snapshot.capturedAt, post.maturesAt, snapshot.numbers
     FROM snapshot JOIN post ON post.id = snapshot.postId
     WHERE snapshot.postId IN (SELECT value FROM json_each(?)) AND snapshot.capturedAt >= post.maturesAt
     ORDER BY snapshot.capturedAt, snapshot.id`,
    JSON.stringify(postIds),
  )
  const captures = new Map<string, AskedArm['captures'][number][]>()
  for (const { postId, capturedAt, maturesAt, numbers } of rows) {
    const ageDays = (epochOf(capturedAt) - epochOf(maturesAt)) / DAY_MS + MATURE_DAYS
    const list = captures.get(postId) ?? []
    list.push({ ageDays, numbers })
    captures.set(postId, list)
  }
  return captures
}

/** Each experiment with its rounds, and what is asked of the engine about it. */
interface Asked {
  readonly experiment: Experiment
  readonly paired: readonly Paired[]
  readonly asked: AskedReading
}

function askedOf(read: Read, experiments: readonly Experiment[]): Asked[] {
  const ids = JSON.stringify(experiments.map(({ id }) => id))
  const rounds = read.select(
    'round',
    'WHERE experimentId IN (SELECT value FROM json_each(?)) ORDER BY experimentId, position',
    ids,
  )
  const paired = pairedIn(read, rounds)
  const captures = capturesOf(
    read,
    paired.flatMap(({ a, b }) => [a.post, b.post]).filter((id) => id !== null),
  )
  // What is gone is asked for by no post's id: the engine finds none and says so.
  const armOf = ({ post, isGone }: ArmPost): AskedArm | null =>
    post === null && !isGone ? null : { postId: post ?? '', captures: captures.get(post ?? '') ?? [] }
  const byExperiment = new Map<string, Paired[]>()
  for (const one of paired) {
    const list = byExperiment.get(one.round.experimentId) ?? []
    list.push(one)
    byExperiment.set(one.round.experimentId, list)
  }
  return experiments.map((experiment) => {
    const own = byExperiment.get(experiment.id) ?? []
    const { tried, alpha, smallest, metric, isAfterwards } = experiment
    const pairings = own.map(({ round, a, b }) => ({ id: round.id, a: armOf(a), b: armOf(b) }))
    return {
      experiment,
      paired: own,
      asked: { tried, alpha, smallest, metric, mayConfirm: !isAfterwards, rounds: pairings },
    }
  })
}

export async function listExperiments(
  { channelId }: DecodedOf<'experiments.list'>,
  context: Context,
): Promise<OutputOf<'experiments.list'>> {
  const experiments = context.read.select(
    'experiment',
    'WHERE channelId = coalesce(?, channelId) ORDER BY createdAt DESC, id DESC',
    channelId ?? null,
  )
  return { experiments: await experimentRows(experiments, context) }
}

/** Each with what it says now. */
export async function experimentRows(
  experiments: readonly Experiment[],
  context: Context,
): Promise<readonly ExperimentRow[]> {
  const all = askedOf(context.read, experiments)
  const said = new Map<string, Reading['verdict']>()
  for (const channel of new Set(experiments.map((one) => one.channelId))) {
    const own = all.filter(({ experiment }) => experiment.channelId === channel)
    const verdicts = await context.patterns.ask('verdicts', channel, {
      asked: own.map(({ asked }) => asked),
      now: epochOf(context.now),
    })
    for (const [i, { experiment }] of own.entries()) said.set(experiment.id, verdicts[i]!)
  }
  return all.map(({ experiment, paired }): ExperimentRow => ({
    experiment,
    state: stateOf(experiment, paired.length),
    rounds: paired.length,
    verdict: said.get(experiment.id)!,
  }))
}

export async function getExperiment(
  { id, alsoSeen = false }: DecodedOf<'experiments.get'>,
  context: Context,
): Promise<OutputOf<'experiments.get'>> {
  const experiment = experimentOf(context.read, id)
  const [{ paired, asked }] = askedOf(context.read, [experiment]) as [Asked]
  const others = alsoSeen ? await otherMetrics(context, experiment) : []
  const [reading, ...more] = (await context.patterns.ask('readings', experiment.channelId, {
    asked: [asked, ...others.map((metric) => ({ ...asked, metric, mayConfirm: false }))],
    now: epochOf(context.now),
  })) as [Reading, ...Reading[]]
  const read = new Map(reading.rounds.map((round) => [round.id, round]))
  return {
    experiment,
    state: stateOf(experiment, paired.length),
    reading,
    rounds: paired.map(({ round, a, b }) => ({
      round,
      posts: { a: a.post, b: b.post },
      read: read.get(round.id) ?? null,
    })),
    arms: armNames(context.read, paired),
    alsoSeen: more.map(({ metric, verdict }) => ({ metric, verdict })),
  }
}

/** What the items and posts of rounds are called, and when they are or were due. */
function armNames(read: Read, paired: readonly Paired[]): ArmName[] {
  const ids = (of: (one: Paired) => readonly (string | null)[]) => paired.flatMap(of).filter((id) => id !== null)
  const items = ids(({ round }) => [round.itemA, round.itemB])
  const posts = ids(({ a, b }) => [a.post, b.post])
  const among = 'WHERE id IN (SELECT value FROM json_each(?))'
  return [
    ...loadItems(read, among, JSON.stringify(items)).map((item) => ({
      id: item.id,
      title: titleOf(item),
      day: item.day,
    })),
    ...read
      .select('post', among, JSON.stringify(posts))
      .map(({ id, title, publishedDay }) => ({ id, title, day: publishedDay })),
  ]
}

/** What else the channel counts. */
async function otherMetrics({ patterns }: Context, { channelId, metric }: Experiment): Promise<Metric[]> {
  const learnt = await patterns.of(channelId)
  return learnt.patterns.metrics.filter((one) => one.n > 0 && one.metric !== metric).map((one) => one.metric)
}
