import type { Remedy } from '../finding.ts'
import type { Item } from '../model.ts'
import { addDays, dayNumber, epochOf, hourOf, instantOf, minutesOf, timeAt } from '../time.ts'
import type { Day, Slot, TimeOfDay, Zone } from '../time.ts'
import type { Check, Told, View } from './context.ts'
import { LIMITS } from './limits.ts'
import { byTime } from './scene.ts'

// An item among the others in the calendar, and against the clock. A fact about several items is told once: of those
// asked about, on the last that can still be changed. So one edited item always hears of it, and a week hears it once.

function duplicate({ item, scene }: View): Told[] {
  if (!item.day) return []
  const alike = scene.alike(item).filter(({ wording }) => wording.postId || !scene.isToldOf(wording.itemId, item))
  const closest = alike[0]
  if (!closest) return []
  const itemIds = alike.flatMap(({ wording }) => (wording.postId ? [] : (wording.itemId ?? [])))
  const postIds = alike.flatMap(({ wording }) => wording.postId ?? [])
  return [
    {
      params: {
        title: closest.wording.title,
        percent: Math.floor(closest.dice * 100),
        count: alike.length,
      },
      itemIds,
      postIds,
      remedy: { do: 'open', itemIds, postIds },
    },
  ]
}

function overload({ item, scene, channel }: View): Told[] {
  if (!item.day) return []
  const cap = capOf({ scene, channel })
  const others = scene.others(item, item.day)
  const many = others.length + 1 - cap
  const movable = [...others, item].filter(({ id }) => scene.isAsked(id)).toSorted(byTime)
  if (many <= 0 || !movable.slice(-many).includes(item)) return []
  return [
    {
      params: { n: others.length + 1, cap, day: item.day },
      tell: item.day,
      itemIds: others.map(({ id }) => id),
      remedy: roomierDay(item, item.day, cap, { scene, channel }),
    },
  ]
}

type Place = Pick<View, 'scene' | 'channel'>

/** How many a day the channel takes. */
export const capOf = ({ scene, channel }: Place): number => channel.dailyCap ?? scene.context.settings.dailyCap

/** The nearest day, at most three away and not past, that has room and a free hour. */
function roomierDay(item: Item, day: Day, cap: number, { scene, channel }: Place): Remedy | null {
  const to = [1, -1, 2, -2, 3, -3]
    .map((step) => addDays(day, step))
    .find((other) => {
      const there = scene.others(item, other)
      return (
        there.length < cap && isFree(item.time, there) && isAhead({ day: other, time: item.time }, { scene, channel })
      )
    })
  return to ? { do: 'move', to: { day: to, time: item.time } } : null
}

const isFree = (time: TimeOfDay | null, others: readonly Item[]) =>
  time === null || !others.some((other) => other.time && hourOf(other.time) === hourOf(time))

export const isAhead = ({ day, time }: Slot, { scene, channel }: Place) =>
  time
    ? epochOf(instantOf(day, time, channel.zone).at) > epochOf(scene.context.now)
    : day >= scene.todayIn(channel.zone)

function sameHour({ item, scene, channel }: View): Told[] {
  const { day, time } = item
  if (!day || !time) return []
  const others = scene.others(item, day)
  const clashing = others.filter((other) => other.time && hourOf(other.time) === hourOf(time))
  const told = clashing.filter((other) => !scene.isToldOf(other.id, item))
  const first = told[0]
  if (!first) return []
  const hours = Array.from({ length: 24 }, (_, i) => [i + 1, -i - 1]).flat()
  const to = hours
    .map((step) => minutesOf(time) + step * 60)
    // From 07:00 to 23:59: nobody is sent into the night by a click.
    .filter((minutes) => minutes >= 7 * 60 && minutes < 24 * 60)
    .map((minutes): Slot => ({ day, time: timeAt(minutes) }))
    .find((slot) => isFree(slot.time, others) && isAhead(slot, { scene, channel }))
  return [
    {
      params: { title: first.title, time: first.time ?? '', day, count: told.length },
      tell: `${day} ${hourOf(time)}`,
      itemIds: told.map(({ id }) => id),
      remedy: to ? { do: 'move', to } : null,
    },
  ]
}

const isSameHour = (a: Item, b: Item) => a.day === b.day && a.time?.slice(0, 2) === b.time?.slice(0, 2)

/** Those in the same hour are left to `same-hour`. */
function tooClose({ item, scene, channel }: View): Told[] {
  const { day, time } = item
  if (!day || !time) return []
  const others = [-1, 0, 1].flatMap((step) => scene.others(item, addDays(day, step))).filter((other) => other.time)
  const told = others.filter(
    (other) =>
      !isSameHour(other, item) && areClose(wallMinutes(other), wallMinutes(item)) && !scene.isToldOf(other.id, item),
  )
  const first = told[0]
  if (!first?.day) return []
  const steps = Array.from({ length: 48 }, (_, i) => [30 * (i + 1), -30 * (i + 1)]).flat()
  const to = steps
    .map((step) => minutesOf(time) + step)
    .filter((minutes) => minutes >= 7 * 60 && minutes < 24 * 60)
    .filter((minutes) => !others.some((other) => areClose(wallMinutes(other), dayNumber(day) * 1440 + minutes)))
    .map((minutes): Slot => ({ day, time: timeAt(minutes) }))
    .find((slot) => isAhead(slot, { scene, channel }))
  return [
    {
      params: { title: first.title, time: first.time ?? '', day: first.day, hours: LIMITS.hoursApart },
      tell: `${day} ${time}`,
      itemIds: told.map(({ id }) => id),
      remedy: to ? { do: 'move', to } : null,
    },
  ]
}

const wallMinutes = ({ day, time }: Item): number => (day && time ? dayNumber(day) * 1440 + minutesOf(time) : Infinity)
const areClose = (a: number, b: number): boolean => Math.abs(a - b) < LIMITS.hoursApart * 60

function inThePast({ item, scene, channel }: View): Told[] {
  const { day, time, status } = item
  if (status !== 'ready' || !day || isAhead({ day, time }, { scene, channel })) return []
  return [{ params: { day, time: time ?? '' }, remedy: { do: 'publish' } }]
}

function clockChange({ item, channel }: View): Told[] {
  const { day, time } = item
  if (!day || !time) return []
  const { fit } = instantOf(day, time, channel.zone)
  if (fit === 'exact') return []
  const to = nearestExact(day, time, channel.zone)
  return [
    { params: { form: fit, day, time, zone: channel.zone }, tell: `${day} ${time}`, remedy: to && { do: 'move', to } },
  ]
}

/** The nearest wall time that happens exactly once, looked for up to a day and an hour away, later before earlier. */
function nearestExact(day: Day, time: TimeOfDay, zone: Zone): Slot | null {
  for (let step = 1; step <= 25 * 60; step++)
    for (const minutes of [minutesOf(time) + step, minutesOf(time) - step]) {
      const days = Math.floor(minutes / 1440)
      const slot = { day: addDays(day, days), time: timeAt(minutes - days * 1440) }
      if (instantOf(slot.day, slot.time, zone).fit === 'exact') return slot
    }
  return null
}

export const CALENDAR_CHECKS: readonly Check[] = [
  { code: 'duplicate', severity: 'warning', source: 'rule', speaksOf: 'item', find: duplicate },
  { code: 'overload', severity: 'warning', source: 'rule', speaksOf: 'item', find: overload },
  { code: 'same-hour', severity: 'warning', source: 'rule', speaksOf: 'item', find: sameHour },
  { code: 'too-close', severity: 'tip', source: 'rule', speaksOf: 'item', find: tooClose },
  { code: 'in-the-past', severity: 'error', source: 'rule', speaksOf: 'item', find: inThePast },
  { code: 'clock-change', severity: 'warning', source: 'rule', speaksOf: 'item', find: clockChange },
]
