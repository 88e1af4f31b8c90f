import { factorOn, rulerAt, type MetricPattern, type Patterns } from '../engine/index.ts'
import type { Move } from '../finding.ts'
import { titleOf } from '../items.ts'
import type { Item } from '../model.ts'
import { addDays, dayNumber, hourOf, minutesOf, timeAt, weekdayOf, type Slot } from '../time.ts'
import { isAhead, moveTo } from './calendar.ts'
import type { InRound, Learnt, Rest, Told, View } from './context.ts'
import { LIMITS } from './limits.ts'

type Place = Pick<View, 'item' | 'channel' | 'scene'>

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
function changePlaces(view: View, other: Item): Move[] {
  const { item } = view
  if (!item.day || !other.day) return []
  const [own, theirs] = [item, other].map(({ day, time }) => ({ day, time }) as Slot) as [Slot, Slot]
  if (!isAhead(own, view) || !isAhead(theirs, view)) return []
  return [
    {
      do: 'move-both',
      moves: [
        { id: item.id, to: theirs },
        { id: other.id, to: own },
      ],
    },
  ]
}

/** The one that goes out too early can always be put later, so of the two it is told of that one. */
function againstTheCoin(view: View, round: InRound, other: Item): Told[] {
  const { item, scene } = view
  const isFirst = round.plan.round.first === round.letter
  const wanted = isFirst ? -1 : 1
  if (orderOf(item, other) !== -wanted || (isFirst && scene.isAsked(other.id))) return []
  const later = () =>
    [1, 2, 3]
      .flatMap((days): Slot[] => (other.day ? [{ day: addDays(other.day, days * wanted), time: item.time }] : []))
      .filter((slot) => isAhead(slot, view) && isFree(slot, view))
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
      ways: () => [...later().map(moveTo), ...changePlaces(view, other)],
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

/** Slots near by that do about as much as the other one's, without turning the order round, the nearest first. */
function fairSlots(view: View, other: Item, gapTo: (slot: Slot) => number, isFair: (gap: number) => boolean): Slot[] {
  const { item } = view
  const { day, time } = item
  if (!day || !time || !other.time) return []
  const times = [...new Set([other.time, ...Array.from({ length: 17 }, (_, i) => timeAt((7 + i) * 60))])]
  const at = (slot: { day: Slot['day']; time: Slot['time'] }) =>
    dayNumber(slot.day) * 1440 + (slot.time ? minutesOf(slot.time) : 0)
  const isApart = (slot: Slot) =>
    Math.abs(at(slot) - at({ day: other.day ?? day, time: other.time })) >= LIMITS.hoursApart * 60
  return FAIR_DAYS.flatMap((days) => times.map((one): Slot => ({ day: addDays(day, days), time: one })))
    .filter(
      (slot) =>
        orderOf(slot, other) === orderOf(item, other) &&
        isApart(slot) &&
        isFair(gapTo(slot)) &&
        isAhead(slot, view) &&
        isFree(slot, view),
    )
    .toSorted((a, b) => Math.abs(at(a) - at({ day, time })) - Math.abs(at(b) - at({ day, time })))
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
  const fair = () => fairSlots(view, other, gapTo, (one) => ratio(one) <= LEAST_UNFAIR)
  const hours = pattern.factors.find(({ factor }) => factor === 'hour')?.posts ?? []
  const among = hoursOf(item, other).map((hour) => patterns.vocabulary.hour.indexOf(`${hour}`))
  return [
    {
      params: {
        form: 'slots',
        name: experiment.name,
        title: titleOf(other),
        metric: pattern.metric,
        percent: Math.round(rulerAt(pattern.scale, pattern.level).change(Math.abs(gap)) * 100),
        weekday: weekdayOf(better.day),
        hours: better.time === null ? '' : `${hourOf(better.time)}`,
        day: item.day,
      },
      n: among.reduce((sum, place) => sum + (hours[place] ?? 0), 0),
      size: Math.abs(gap),
      record: { form: 'range', of: pattern.record.posts, held: pattern.record.hits },
      ways: () => fair().map(moveTo),
    },
  ]
}

const hoursOf = (...items: readonly Item[]): number[] => [
  ...new Set(items.flatMap(({ time }) => (time === null ? [] : [hourOf(time)]))),
]

/** The posts at the hours of the two. */
export function restOfSlots({ item, round }: Learnt, patterns: Patterns | null): Rest | null {
  const pattern = round && timedPattern(round, patterns)
  if (!pattern || !round.partner) return null
  const hours = hoursOf(item, round.partner)
  return { counts: pattern.metric, among: ({ hour }) => hour !== null && hours.includes(hour) }
}

/** The two arms go out against the coin, or at hours of which one does better anyway. */
export function slotsOfRound(view: View): Told[] {
  const { round } = view
  const other = round?.partner
  if (!round || !other || other.status === 'dropped') return []
  return [...againstTheCoin(view, round, other), ...unfairSlots(view, round, other)]
}
