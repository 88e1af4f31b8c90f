import type { Move } from '../finding.ts'
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
  const { day } = item
  if (!day) return []
  const cap = capOf({ scene, channel })
  const others = scene.others(item, day)
  const many = others.length + 1 - cap
  const movable = [...others, item].filter(({ id }) => scene.isAsked(id)).toSorted(byTime)
  if (many <= 0 || !movable.slice(-many).includes(item)) return []
  return [
    {
      params: { n: others.length + 1, cap, day },
      tell: day,
      itemIds: others.map(({ id }) => id),
      ways: () => roomierDays(item, day, cap, { scene, channel }),
    },
  ]
}

type Place = Pick<View, 'scene' | 'channel'>

/** How many a day the channel takes. */
export const capOf = ({ scene, channel }: Place): number => channel.dailyCap ?? scene.context.settings.dailyCap

/** Days beside one, the nearest first. */
const DAYS_BESIDE = [1, -1, 2, -2, 3, -3] as const
/** From 07:00 to 23:59: nobody is sent into the night by a click. */
const isWaking = (minutes: number) => minutes >= 7 * 60 && minutes < 24 * 60

export const moveTo = (to: Slot): Move => ({ do: 'move', to })

/** Hours of a day in which nothing stands yet, the nearest to a time of day first. */
function timesNear(time: TimeOfDay, step: number): TimeOfDay[] {
  const own = minutesOf(time)
  return Array.from({ length: 1440 / step }, (_, i) => [own + step * (i + 1), own - step * (i + 1)])
    .flat()
    .filter(isWaking)
    .map(timeAt)
}

/** Days at most three away and not past that have room: at the same time on any of them, then at another. */
function roomierDays(item: Item, day: Day, cap: number, place: Place): Move[] {
  const { time } = item
  const days = DAYS_BESIDE.map((step) => addDays(day, step)).filter(
    (other) => place.scene.others(item, other).length < cap,
  )
  const same = days.map((other): Slot => ({ day: other, time }))
  const later = time ? days.flatMap((other) => timesNear(time, 60).map((one): Slot => ({ day: other, time: one }))) : []
  return [...same, ...later].filter((slot) => isOpen(slot, item, place)).map(moveTo)
}

/** The same day at other times, the nearest first; then the days beside it, at the same time and at others. */
function slotsNear(item: Item, { day, time }: Slot & { readonly time: TimeOfDay }, place: Place): Move[] {
  const own = timesNear(time, 30).map((one): Slot => ({ day, time: one }))
  const beside = DAYS_BESIDE.map((step): Slot => ({ day: addDays(day, step), time }))
  return [...own, ...beside].filter((slot) => isOpen(slot, item, place)).map(moveTo)
}

/** Still to come, and in an hour that is free. */
const isOpen = (slot: Slot, item: Item, place: Place) =>
  isFree(slot.time, place.scene.others(item, slot.day)) && isAhead(slot, place)

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
  return [
    {
      params: { title: first.title, time: first.time ?? '', day, count: told.length },
      tell: `${day} ${hourOf(time)}`,
      itemIds: told.map(({ id }) => id),
      ways: () => slotsNear(item, { day, time }, { scene, channel }),
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
  return [
    {
      params: { title: first.title, time: first.time ?? '', day: first.day, hours: LIMITS.hoursApart },
      tell: `${day} ${time}`,
      itemIds: told.map(({ id }) => id),
      ways: () => slotsNear(item, { day, time }, { scene, channel }),
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
  const ways = () => exactNear(day, time, channel.zone).map(moveTo)
  return [{ params: { form: fit, day, time, zone: channel.zone }, tell: `${day} ${time}`, ways }]
}

/** Wall times that happen exactly once: the nearest, looked for up to a day and an hour away, later before earlier; then each half hour. */
function exactNear(day: Day, time: TimeOfDay, zone: Zone): Slot[] {
  const found: Slot[] = []
  for (let step = 1; step <= 25 * 60; step++) {
    if (found.length > 0 && step % 30 !== 0) continue
    for (const minutes of [minutesOf(time) + step, minutesOf(time) - step]) {
      const days = Math.floor(minutes / 1440)
      const slot = { day: addDays(day, days), time: timeAt(minutes - days * 1440) }
      if (instantOf(slot.day, slot.time, zone).fit === 'exact') found.push(slot)
    }
  }
  return found
}

export const CALENDAR_CHECKS: readonly Check[] = [
  { code: 'duplicate', severity: 'warning', source: 'rule', speaksOf: 'item', find: duplicate },
  { code: 'overload', severity: 'warning', source: 'rule', speaksOf: 'item', find: overload },
  { code: 'same-hour', severity: 'warning', source: 'rule', speaksOf: 'item', find: sameHour },
  { code: 'too-close', severity: 'tip', source: 'rule', speaksOf: 'item', find: tooClose },
  { code: 'in-the-past', severity: 'error', source: 'rule', speaksOf: 'item', find: inThePast },
  { code: 'clock-change', severity: 'warning', source: 'rule', speaksOf: 'item', find: clockChange },
]
