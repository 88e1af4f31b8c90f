import { factorOn, type MetricPattern, type Patterns, type Sensitivity, WORTHWHILE } from '../engine/index.ts'
import type { Experiment } from '../experiment.ts'
import type { Remedy } from '../finding.ts'
import { chosenVariant, titleOf } from '../items.ts'
import type { Item, Metric, Variant } from '../model.ts'
import { addDays, dayNumber, hourOf, minutesOf, timeAt, weekdayOf, type Slot } from '../time.ts'
import type { Tried } from '../values.ts'
import { isAhead } from './calendar.ts'
import type { Check, InRound, Learnt, Rest, Told, View } from './context.ts'
import { LIMITS } from './limits.ts'

// Rounds of experiments on the plan: whether what comes of them can say anything.

type Place = Pick<View, 'item' | 'channel' | 'scene'>

// ── what the two differ in ───────────────────────────────────────────────────

/**
 * What two films can be given alike. What they are about and how that is worded is never alike, and stands in «how far two
 * ordinary posts lie apart» already.
 */
const TRAITS = ['format', 'length', 'track', 'kind', 'style', 'hooks', 'placement', 'ad'] as const
type Trait = (typeof TRAITS)[number]

const MAY_DIFFER: Readonly<Record<Exclude<Tried, 'other'>, readonly Trait[]>> = {
  style: ['style'],
  hook: ['hooks', 'placement'],
  wording: [],
  placement: ['placement'],
  cover: [],
  title: [],
  time: [],
  length: ['length'],
  format: ['format', 'length'],
  topic: ['kind'],
}

/** A film half as long again is another film. */
const MOST_LONGER = 1.5

const bothSaid = <T>(a: T | null, b: T | null, differ: (a: T, b: T) => boolean = (one, other) => one !== other) =>
  a !== null && b !== null && differ(a, b)

/** Hooks in the words that are tried out belong to what is tried out. */
const hooksOf = ({ hooks }: Variant, tried: Tried) =>
  hooks.filter(({ placement }) => !((tried === 'title' || tried === 'cover') && placement === tried))

function differences(a: Item, b: Item, tried: Tried): Trait[] {
  const [one, other] = [chosenVariant(a), chosenVariant(b)]
  const listed = (variant: Variant, named: (hook: Variant['hooks'][number]) => string) =>
    hooksOf(variant, tried).map(named).toSorted().join()
  const differ = (named: (hook: Variant['hooks'][number]) => string) => listed(one, named) !== listed(other, named)
  const areOtherHooks = differ(({ kind }) => kind)
  const is: Readonly<Record<Trait, boolean>> = {
    format: a.format !== b.format,
    length: bothSaid(a.durationSeconds, b.durationSeconds, (x, y) => Math.max(x, y) / Math.min(x, y) > MOST_LONGER),
    track: bothSaid(a.track, b.track),
    kind: bothSaid(a.kind, b.kind),
    style: bothSaid(one.style.trim() || null, other.style.trim() || null),
    hooks: areOtherHooks,
    placement: !areOtherHooks && differ(({ kind, placement }) => `${kind} ${placement}`),
    ad: a.isAd !== b.isAd,
  }
  return TRAITS.filter((trait) => is[trait])
}

/** What is more than the one thing; where nobody said which thing it is, all once there are two. */
function tooMany(a: Item, b: Item, tried: Tried): Trait[] {
  const found = differences(a, b, tried)
  if (tried === 'other') return found.length > 1 ? found : []
  return found.filter((trait) => !MAY_DIFFER[tried].includes(trait))
}

function differsInMany({ item, round, scene }: View): Told[] {
  const other = round?.partner
  if (!round || !other || other.status === 'dropped' || scene.isToldOf(other.id, item)) return []
  const { experiment } = round.plan
  const found = tooMany(item, other, experiment.tried)
  if (found.length === 0) return []
  return [
    {
      params: { name: experiment.name, tried: experiment.tried, title: titleOf(other), differs: found.join(',') },
      tell: other.id,
      itemIds: [other.id],
      remedy: { do: 'open', itemIds: [other.id], postIds: [] },
    },
  ]
}

// ── one of the two is missing ────────────────────────────────────────────────

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

// ── when the two go out ──────────────────────────────────────────────────────

/** −1: a goes out first; 0 where nobody can say. */
function orderOf(a: Slot | Item, b: Slot | Item): number {
  if (!a.day || !b.day) return 0
  if (a.day !== b.day) return a.day < b.day ? -1 : 1
  if (!a.time || !b.time || a.time === b.time) return 0
  return a.time < b.time ? -1 : 1
}

const isFree = ({ day, time }: Slot, { item, scene }: Place) =>
  time === null || !scene.others(item, day).some((one) => one.time && hourOf(one.time) === hourOf(time))

/** Where no slot is free for one alone, the two take each other's. */
function changePlaces(view: View, other: Item): Remedy | null {
  const { item } = view
  if (!item.day || !other.day) return null
  const [own, theirs] = [item, other].map(({ day, time }) => ({ day, time }) as Slot) as [Slot, Slot]
  if (!isAhead(own, view) || !isAhead(theirs, view)) return null
  return {
    do: 'move-both',
    moves: [
      { id: item.id, to: theirs },
      { id: other.id, to: own },
    ],
  }
}

/** The one that goes out too early can always be put later, so of the two it is told of that one. */
function againstTheCoin(view: View, round: InRound, other: Item): Told[] {
  const { item, scene } = view
  const isFirst = round.plan.round.first === round.letter
  const wanted = isFirst ? -1 : 1
  if (orderOf(item, other) !== -wanted || (isFirst && scene.isAsked(other.id))) return []
  const to = [1, 2, 3]
    .flatMap((days): Slot[] => (other.day ? [{ day: addDays(other.day, days * wanted), time: item.time }] : []))
    .find((slot) => isAhead(slot, view) && isFree(slot, view))
  return [
    {
      source: 'rule',
      params: {
        form: 'order',
        name: round.plan.experiment.name,
        title: titleOf(isFirst ? item : other),
        day: item.day ?? '',
      },
      tell: 'order',
      itemIds: [other.id],
      remedy: to ? { do: 'move', to } : changePlaces(view, other),
    },
  ]
}

const LEAST_UNFAIR = 1.05

/** What posting then does to a metric, on its scale. */
function slotEffect({ factors }: MetricPattern, { vocabulary }: Patterns, { day, time }: Slot): number {
  const [weekday, hour] = [`${weekdayOf(day)}`, time === null ? null : `${hourOf(time)}`]
  const effect = (factor: 'weekday' | 'hour' | 'slot', label: string) =>
    factors.find((one) => one.factor === factor)?.effects[vocabulary[factor].indexOf(label)] ?? 0
  return effect('weekday', weekday) + (hour === null ? 0 : effect('hour', hour) + effect('slot', `${weekday} ${hour}`))
}

/** What the experiment asks about, where posting time has earned a say in it. */
const timedPattern = (round: InRound, patterns: Patterns | null): MetricPattern | null =>
  patterns?.metrics.find(({ metric, time }) => metric === round.plan.experiment.metric && time.isOpen) ?? null

const FAIR_DAYS = [0, 1, -1, 2, -2, 3, -3] as const

/** The nearest slot that does about as much as the other one's, without turning the order round. */
function fairSlot(view: View, other: Item, gapTo: (slot: Slot) => number, isFair: (gap: number) => boolean) {
  const { item } = view
  const { day, time } = item
  if (!day || !time || !other.time) return null
  const times = [...new Set([other.time, ...Array.from({ length: 17 }, (_, i) => timeAt((7 + i) * 60))])]
  const at = (slot: { day: Slot['day']; time: Slot['time'] }) =>
    dayNumber(slot.day) * 1440 + (slot.time ? minutesOf(slot.time) : 0)
  const isApart = (slot: Slot) =>
    Math.abs(at(slot) - at({ day: other.day ?? day, time: other.time })) >= LIMITS.hoursApart * 60
  const [best] = FAIR_DAYS.flatMap((days) => times.map((one): Slot => ({ day: addDays(day, days), time: one })))
    .filter(
      (slot) =>
        orderOf(slot, other) === orderOf(item, other) &&
        isApart(slot) &&
        isFair(gapTo(slot)) &&
        isAhead(slot, view) &&
        isFree(slot, view),
    )
    .toSorted((a, b) => Math.abs(at(a) - at({ day, time })) - Math.abs(at(b) - at({ day, time })))
  return best ?? null
}

function unfairSlots(view: View, round: InRound, other: Item): Told[] {
  const { item, channel, scene } = view
  const patterns = scene.context.patternsOf(channel.id)
  const pattern = timedPattern(round, patterns)
  const { experiment } = round.plan
  if (!patterns || !pattern || experiment.tried === 'time' || scene.isToldOf(other.id, item)) return []
  if (!item.day || !item.time || !other.day || !other.time) return []
  const [own, theirs] = [item, other].map(({ day, time }) => ({ day: day!, time })) as [Slot, Slot]
  const gapTo = (slot: Slot) => slotEffect(pattern, patterns, slot) - slotEffect(pattern, patterns, theirs)
  const ratio = (gap: number) => factorOn(pattern.scale, Math.abs(gap))
  const gap = gapTo(own)
  if (ratio(gap) <= LEAST_UNFAIR) return []
  const better = gap > 0 ? own : theirs
  const to = fairSlot(view, other, gapTo, (one) => ratio(one) <= LEAST_UNFAIR)
  const hours = pattern.factors.find(({ factor }) => factor === 'hour')?.posts ?? []
  const among = hoursOf(item, other).map((hour) => patterns.vocabulary.hour.indexOf(`${hour}`))
  return [
    {
      params: {
        form: 'slots',
        name: experiment.name,
        title: titleOf(other),
        metric: pattern.metric,
        percent: Math.round((ratio(gap) - 1) * 100),
        weekday: weekdayOf(better.day),
        hours: better.time === null ? '' : `${hourOf(better.time)}`,
        day: item.day,
      },
      n: among.reduce((sum, place) => sum + (hours[place] ?? 0), 0),
      size: Math.abs(gap),
      record: { form: 'range', of: pattern.record.posts, held: pattern.record.hits },
      remedy: to ? { do: 'move', to } : null,
    },
  ]
}

const hoursOf = (...items: readonly Item[]): number[] => [
  ...new Set(items.flatMap(({ time }) => (time === null ? [] : [hourOf(time)]))),
]

/** The posts at the hours of the two. */
function restOfSlots({ item, round }: Learnt, patterns: Patterns | null): Rest | null {
  const pattern = round && timedPattern(round, patterns)
  if (!pattern || !round.partner) return null
  const hours = hoursOf(item, round.partner)
  return { counts: pattern.metric, among: ({ hour }) => hour !== null && hours.includes(hour) }
}

function slotsOfRound(view: View): Told[] {
  const { round } = view
  const other = round?.partner
  if (!round || !other || other.status === 'dropped') return []
  return [...againstTheCoin(view, round, other), ...unfairSlots(view, round, other)]
}

// ── how many rounds ──────────────────────────────────────────────────────────

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
