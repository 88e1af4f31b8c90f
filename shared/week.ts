import type { Finding, Severity } from './finding.ts'
import { chosenVariant } from './items.ts'
import type { Channel, Item, Kind } from './model.ts'
import { slotOf } from './plan.ts'
import type { Signal } from './platforms.ts'
import { addDays, daysBetween, endOfDay, epochOf, hourOf, instantOf, minutesOf, timeAt } from './time.ts'
import type { Day, Instant, Slot, Zone } from './time.ts'

/** Where a card can be put down: an hour, a day (its time of day stays), a day without a time, the drawer of ideas. */
export type Place =
  | { readonly kind: 'hour'; readonly day: Day; readonly hour: number }
  | { readonly kind: 'day' | 'untimed'; readonly day: Day }
  | { readonly kind: 'drawer' }

/** A place as one word, for keys and attributes: `2026-11-25 20`, `2026-11-25`, `2026-11-25 -`, `drawer`. */
export function placeKey(place: Place): string {
  if (place.kind === 'drawer') return 'drawer'
  if (place.kind === 'hour') return `${place.day} ${place.hour}`
  return place.kind === 'day' ? place.day : `${place.day} -`
}

/** The cell that a slot stands in. */
export const hourKey = ({ day, time }: Slot): string =>
  placeKey(time ? { kind: 'hour', day, hour: hourOf(time) } : { kind: 'untimed', day })

export function placeOf(key: string): Place {
  if (key === 'drawer') return { kind: 'drawer' }
  const [day, hour] = key.split(' ') as [Day, string | undefined]
  if (hour === undefined) return { kind: 'day', day }
  return hour === '-' ? { kind: 'untimed', day } : { kind: 'hour', day, hour: Number(hour) }
}

/** What a drop on a place makes of an item's slot: an hour keeps the minutes, a day keeps the time of day. */
export function slotAt(item: Item, place: Place): Slot | null {
  if (place.kind === 'drawer') return null
  if (place.kind === 'untimed') return { day: place.day, time: null }
  return slotOf(item, place.day, place.kind === 'hour' ? place.hour : null)
}

/** Where nothing is known of a channel's habits: when most people have an evening to themselves. */
const EVENING = 20

/**
 * Where a card that is carried out of the drawer comes onto the board: the first day ahead, at its own hour or the one
 * usual on its channel; on the next day, or in the next hour of the week's last, where that has passed.
 */
export function entryPlace(item: Item, usual: number | null, days: readonly Day[], now: Slot): Place | null {
  const hour = item.time ? hourOf(item.time) : (usual ?? EVENING)
  const present = now.time ? hourOf(now.time) : 0
  const ahead = days.filter((day) => day >= now.day)
  const day = ahead.find((one) => one !== now.day || hour > present) ?? ahead[0] ?? days[0]
  if (day === undefined) return null
  return { kind: 'hour', day, hour: day === now.day && hour <= present ? Math.min(23, present + 1) : hour }
}

export interface Move {
  readonly id: string
  readonly to: Slot | null
}

/**
 * Several cards carried by one of them: those with a day keep their distance to it in days and, where all of them stay
 * within their day, in hours; ideas go where it goes.
 */
export function movesTo(grabbed: Item, others: readonly Item[], place: Place): Move[] {
  const to = slotAt(grabbed, place)
  const own = { id: grabbed.id, to }
  if (!to || !grabbed.day) return [own, ...others.map((item) => ({ id: item.id, to: slotAt(item, place) }))]
  const days = daysBetween(grabbed.day, to.day)
  const minutes = grabbed.time && to.time ? minutesOf(to.time) - minutesOf(grabbed.time) : 0
  const stays = others.every(({ time }) => !time || isWithinDay(minutesOf(time) + minutes))
  return [
    own,
    ...others.map((item): Move => {
      if (!item.day) return { id: item.id, to: slotAt(item, place) }
      const time = item.time && stays ? timeAt(minutesOf(item.time) + minutes) : item.time
      return { id: item.id, to: { day: addDays(item.day, days), time } }
    }),
  ]
}

const isWithinDay = (minutes: number) => minutes >= 0 && minutes < 1440

/** One hour later or earlier, minutes kept; null at the ends of the day and without a time. */
export function hourBeside(item: Item, hours: number): Slot | null {
  if (!item.day || !item.time) return null
  const minutes = minutesOf(item.time) + hours * 60
  return isWithinDay(minutes) ? { day: item.day, time: timeAt(minutes) } : null
}

/** One row of the hour grid: a single hour, or a run of empty ones folded into one line. */
export interface HourRow {
  readonly from: number
  /** Inclusive. */
  readonly to: number
  /** Cards in its fullest cell. */
  readonly fullest: number
  readonly isFold: boolean
}

/** Pixels: the room there is, and the least that a card, an empty hour and a fold take. */
export interface RowMeasures {
  readonly room: number
  readonly card: number
  readonly hour: number
  readonly fold: number
}

const FIRST_WAKING = 8
const LAST_WAKING = 22

/**
 * Hours with cards stand open, empty nights are folded, and of the empty hours of the day the longest runs fold until the
 * rest fits the room. `open` are hours that somebody wants to see.
 */
export function hourRows(
  items: readonly Pick<Item, 'day' | 'time'>[],
  measures: RowMeasures,
  open: ReadonlySet<number>,
): HourRow[] {
  const counts = new Map<string, number>()
  for (const { day, time } of items) {
    if (!day || !time) continue
    const key = `${day} ${hourOf(time)}`
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  const fullest = Array.from({ length: 24 }, () => 0)
  for (const [key, count] of counts) {
    const hour = Number(key.slice(11))
    fullest[hour] = Math.max(fullest[hour] ?? 0, count)
  }
  const isBusy = (hour: number) => (fullest[hour] ?? 0) > 0 || open.has(hour)
  const folded = new Set<number>()
  for (let hour = 0; hour < 24; hour += 1)
    if (!isBusy(hour) && (hour < FIRST_WAKING || hour > LAST_WAKING)) folded.add(hour)
  for (;;) {
    const rows = rowsWith(fullest, folded)
    const runs = emptyRuns(rows, isBusy)
    const longest = runs.toSorted((a, b) => b.length - a.length)[0]
    if (!longest || heightOf(rows, measures) <= measures.room) return rows
    for (const { from } of longest) folded.add(from)
  }
}

function rowsWith(fullest: readonly number[], folded: ReadonlySet<number>): HourRow[] {
  const rows: HourRow[] = []
  for (const [hour, count] of fullest.entries()) {
    const before = rows.at(-1)
    if (folded.has(hour) && before?.isFold) rows[rows.length - 1] = { ...before, to: hour }
    else rows.push({ from: hour, to: hour, fullest: count, isFold: folded.has(hour) })
  }
  return rows
}

/** Runs of open empty hours; one alone is not worth a fold. */
function emptyRuns(rows: readonly HourRow[], isBusy: (hour: number) => boolean): HourRow[][] {
  const runs: HourRow[][] = []
  let run: HourRow[] = []
  for (const row of rows) {
    if (row.isFold || isBusy(row.from)) {
      runs.push(run)
      run = []
    } else run.push(row)
  }
  return [...runs, run].filter(({ length }) => length > 1)
}

const heightOf = (rows: readonly HourRow[], { card, hour, fold }: RowMeasures): number =>
  rows.reduce((sum, row) => sum + (row.isFold ? fold : Math.max(hour, row.fullest * card)), 0)

/** Every signal that the item asks for in the variant it will publish, each once. */
function signalsAskedBy(item: Item): Signal[] {
  const asked = chosenVariant(item).hooks.flatMap(({ signal, lines, options }) => [
    signal,
    lines?.light.signal ?? null,
    lines?.deep.signal ?? null,
    options?.a.act ?? null,
    options?.b.act ?? null,
  ])
  return [...new Set(asked.filter((signal) => signal !== null))]
}

export interface Asks {
  readonly light: number
  readonly deep: number
}

/** How many items of each day ask for the light and for the deep signal of their channel. */
export function asksOfDays(days: readonly Day[], items: readonly Item[], channels: readonly Channel[]): Asks[] {
  const byId = new Map(channels.map((channel) => [channel.id, channel]))
  return days.map((day) => {
    const ofDay = items.filter((item) => item.day === day)
    const asking = (test: (channel: Channel, signal: Signal) => boolean) =>
      ofDay.filter((item) => {
        const channel = byId.get(item.channelId)
        return channel !== undefined && signalsAskedBy(item).some((signal) => test(channel, signal))
      }).length
    return {
      light: asking(({ light }, signal) => light === signal),
      deep: asking(({ deep }, signal) => deep.includes(signal)),
    }
  })
}

/** How many items are of each kind of the content matrix; `none`: not said. */
export function kindMix(items: readonly Item[]): Readonly<Record<Kind | 'none', number>> {
  const mix = { short: 0, deep: 0, interactive: 0, none: 0 }
  for (const { kind } of items) mix[kind ?? 'none'] += 1
  return mix
}

const RANK: Readonly<Record<Severity, number>> = { error: 0, warning: 1, tip: 2 }

/** The most pressing of some. */
export const worstOf = (severities: readonly Severity[]): Severity | null =>
  severities.toSorted((a, b) => RANK[a] - RANK[b])[0] ?? null

/** The most pressing severity of each item that something is said about. */
export function worstByItem(findings: readonly Finding[]): Map<string, Severity> {
  const worst = new Map<string, Severity>()
  for (const { itemId, severity } of findings) {
    const known = worst.get(itemId)
    if (!known || RANK[severity] < RANK[known]) worst.set(itemId, severity)
  }
  return worst
}

/** True of an item that nobody waits for any more: published, given up, or its moment has passed. */
export const isOver = (item: Item, zone: Zone, now: Instant): boolean =>
  item.status === 'published' || item.status === 'dropped' || isMissed(item, zone, now)

/** True once an item's moment (without a time: its day) has passed and it was not marked published. */
export function isMissed({ day, time, status }: Item, zone: Zone, now: Instant): boolean {
  if (!day || status === 'published' || status === 'dropped') return false
  return epochOf(time ? instantOf(day, time, zone).at : endOfDay(day, zone)) < epochOf(now)
}
