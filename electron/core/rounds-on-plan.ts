import type { RoundOnPlan } from '../../shared/checks/index.ts'
import type { Experiment } from '../../shared/experiment.ts'
import type { Item } from '../../shared/model.ts'
import type { Read } from '../db/tx.ts'
import { loadItems } from './items.ts'
import type { PatternsCache } from './patterns.ts'

type Rounds = readonly Omit<RoundOnPlan, 'sensitivity'>[]

/** The rounds that these items are in, of experiments that go on. */
function roundsWith(read: Read, items: readonly Pick<Item, 'id'>[]): Rounds {
  const ids = JSON.stringify(items.map(({ id }) => id))
  const among = 'IN (SELECT value FROM json_each(?))'
  const rounds = read.select(
    'round',
    `WHERE itemA ${among} OR itemB ${among} ORDER BY experimentId, position`,
    ids,
    ids,
  )
  if (rounds.length === 0) return []
  const asked = JSON.stringify(rounds.map(({ experimentId }) => experimentId))
  const experiments = new Map(
    read.select('experiment', `WHERE endedAt IS NULL AND id ${among}`, asked).map((one) => [one.id, one]),
  )
  const counts = new Map(
    read
      .query<{ id: string; n: number }>(
        `SELECT experimentId AS id, count(*) AS n FROM round WHERE experimentId ${among} GROUP BY experimentId`,
        asked,
      )
      .map(({ id, n }) => [id, n]),
  )
  const arms = JSON.stringify(rounds.flatMap(({ itemA, itemB }) => [itemA, itemB]).filter((id) => id !== null))
  const saved = new Map(loadItems(read, `WHERE id ${among}`, arms).map((item) => [item.id, item]))
  const savedAs = (id: string | null) => (id === null ? null : (saved.get(id) ?? null))
  return rounds.flatMap((round) => {
    const experiment = experiments.get(round.experimentId)
    if (!experiment) return []
    const both = { A: savedAs(round.itemA), B: savedAs(round.itemB) }
    return [{ experiment, round, items: both, rounds: counts.get(experiment.id) ?? 0 }]
  })
}

const termsOf = ({ tried, smallest, alpha }: Pick<Experiment, 'tried' | 'smallest' | 'alpha'>) => ({
  tried,
  smallest,
  alpha,
})

/** The same with what their experiments take, where somebody said how many rounds there shall be; `pending`: more comes. */
export async function roundsOnPlan(
  read: Read,
  patterns: PatternsCache,
  items: readonly Pick<Item, 'id'>[],
  wait: boolean,
): Promise<{ readonly rounds: readonly RoundOnPlan[]; readonly pending: boolean }> {
  const found = roundsWith(read, items)
  const rounds = await Promise.all(
    found.map(async (one): Promise<RoundOnPlan> => {
      const { channelId, plannedRounds } = one.experiment
      if (plannedRounds === null) return { ...one, sensitivity: null }
      const terms = termsOf(one.experiment)
      const known = wait ? await patterns.sensitivity(channelId, terms) : patterns.sensitivityIfReady(channelId, terms)
      return { ...one, sensitivity: known }
    }),
  )
  const pending = rounds.some(
    ({ experiment, sensitivity }) => experiment.plannedRounds !== null && sensitivity === null,
  )
  return { rounds, pending }
}
