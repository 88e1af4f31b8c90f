import { WORTHWHILE, type Sensitivity } from '../engine/index.ts'
import type { Experiment } from '../experiment.ts'
import type { Remedy } from '../finding.ts'
import { titleOf } from '../items.ts'
import type { Metric } from '../model.ts'
import type { Check, Told, View } from './context.ts'
import { restOfSlots, slotsOfRound } from './round-slots.ts'
import { differsInMany } from './round-traits.ts'

// Rounds of experiments on the plan: whether what comes of them can say anything.

/** The other item of the round is gone, dropped, or without a day. */
export function armMissing({ item, round }: View): Told[] {
  if (!round) return []
  const { experiment, round: of } = round.plan
  const other = round.partner
  const params = { name: experiment.name, position: of.position }
  if (!other || other.status === 'dropped') return [{ params: { form: 'arm', ...params }, tell: 'arm' }]
  if (other.day !== null || item.day === null) return []
  return [
    {
      params: { form: 'arm-undated', ...params, title: titleOf(other) },
      tell: 'arm',
      itemIds: [other.id],
      remedy: { do: 'open', itemIds: [other.id], postIds: [] },
    },
  ]
}

function underpowered({ item, round, scene }: View): Told[] {
  if (!round) return []
  const { experiment, rounds, sensitivity } = round.plan
  const own = sensitivity?.find(({ metric }) => metric === experiment.metric)
  // Of too little history nothing is known.
  if (experiment.plannedRounds === null || !sensitivity || own?.usualGap == null) return []
  const planned = Math.max(experiment.plannedRounds, rounds)
  if (own.needed !== null && own.needed <= planned) return []
  const kin = scene.context.rounds.filter((one) => one.experiment.id === experiment.id)
  const isToldElsewhere = kin.some(({ items }) =>
    [items.A, items.B].some((one) => one !== null && one.id !== item.id && scene.isToldOf(one.id, item)),
  )
  if (isToldElsewhere) return []
  const quicker = sensitivity.find(({ sparse, needed }) => !sparse && needed !== null && needed <= planned)
  const [remedy = null, also] = waysToTell(experiment, own, quicker ?? null)
  return [
    {
      params: {
        form: own.needed === null ? 'never' : 'more',
        name: experiment.name,
        metric: experiment.metric,
        percent: Math.round((experiment.smallest - 1) * 100),
        planned,
        needed: own.needed ?? 0,
        ...(quicker && { other: quicker.metric, otherRounds: quicker.needed ?? 0 }),
      },
      n: own.n,
      size: Math.log((own.needed ?? BEYOND) / planned),
      remedy,
      ...(also && { also }),
    },
  ]
}

/**
 * More rounds where they are worth it; the same question by a quicker metric; else for the smallest difference that can be told in
 * time. At the most two.
 */
function waysToTell(experiment: Experiment, own: Sensitivity, quicker: Sensitivity | null): Remedy[] {
  const { id, channelId, name, tried, metric, a, b, smallest } = experiment
  const larger = own.rounds
    .filter(({ factor, rounds }) => factor > smallest && rounds !== null && rounds <= WORTHWHILE)
    .toSorted((one, other) => one.factor - other.factor)[0]
  const anew = (by: 'metric' | 'size', terms: { metric: Metric; smallest: number }, rounds: number): Remedy => ({
    do: 'design-anew',
    by,
    design: { id, channelId, name, tried, a, b, ...terms },
    rounds,
  })
  const more =
    own.needed !== null &&
    ({ do: 'plan-rounds', experiment: { id, channelId, name, tried, metric }, rounds: own.needed } as const)
  return [
    own.isWorth && more,
    quicker?.needed != null && anew('metric', { metric: quicker.metric, smallest }, quicker.needed),
    larger?.rounds != null && anew('size', { metric, smallest: larger.factor }, larger.rounds),
    !own.isWorth && more,
  ]
    .filter((way) => way !== false)
    .slice(0, 2)
}

/** More rounds than are reckoned with. */
const BEYOND = 101

export const EXPERIMENT_CHECKS: readonly Check[] = [
  { code: 'ab-differs-in-many', severity: 'warning', source: 'rule', speaksOf: 'item', find: differsInMany },
  {
    code: 'ab-unfair-slots',
    severity: 'warning',
    source: 'data',
    speaksOf: 'item',
    rests: restOfSlots,
    find: slotsOfRound,
  },
  {
    code: 'ab-underpowered',
    severity: 'warning',
    source: 'data',
    speaksOf: 'item',
    rests: ({ round }) => (round ? { counts: round.plan.experiment.metric } : null),
    find: underpowered,
  },
]
