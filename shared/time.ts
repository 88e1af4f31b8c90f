/** A calendar day, `2026-11-25`. Never a moment: it has no zone. */
export type Day = `${number}-${number}-${number}`
/** A wall-clock time, `20:30`. */
export type TimeOfDay = `${number}:${number}`
/** An IANA time zone, `Asia/Shanghai`. */
export type Zone = string
/** A moment, `2026-11-25T12:30:00Z`, to the second. */
export type Instant = `${string}Z`

/** A place in the plan: a day, and a time of day if one is set. */
export interface Slot {
  readonly day: Day
  readonly time: TimeOfDay | null
}

const DAY = /^\d{4}-\d{2}-\d{2}$/
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/

const asInstant = (epochMilliseconds: number): Instant =>
  `${new Date(Math.floor(epochMilliseconds / 1000) * 1000).toISOString().slice(0, -5)}Z`

/** True for a day that exists, years 1900 to 2200. */
export function isDay(text: string): text is Day {
  if (!DAY.test(text)) return false
  const [year, month, day] = text.split('-').map(Number) as [number, number, number]
  return year >= 1900 && year <= 2200 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
}

export const isTimeOfDay = (text: string): text is TimeOfDay => TIME.test(text)

export function isZone(text: string): text is Zone {
  try {
    formatterOf(text)
    return true
  } catch {
    return false
  }
}

const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
const isLeap = (year: number) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
const daysInMonth = (year: number, month: number) => (month === 2 && isLeap(year) ? 29 : (LENGTHS[month - 1] ?? 0))

/** A day of 24 hours. */
export const DAY_MS = 86_400_000

/** Days since 1970-01-01: days are added and told apart as whole numbers, so no clock change can touch them. */
export const dayNumber = (day: Day): number => Date.parse(day) / DAY_MS
const dayAt = (number: number): Day => new Date(number * DAY_MS).toISOString().slice(0, 10) as Day

export const addDays = (day: Day, days: number): Day => dayAt(dayNumber(day) + days)
/** Days from `from` to `to`; negative if `to` is earlier. */
export const daysBetween = (from: Day, to: Day): number => dayNumber(to) - dayNumber(from)
/** 1 Monday … 7 Sunday. The first of January 1970 was a Thursday. */
export const weekdayOf = (day: Day): number => ((((dayNumber(day) + 3) % 7) + 7) % 7) + 1

/** Where somebody's weeks begin, as `weekdayOf` counts: on Monday, Sunday or Saturday. */
export type WeekStart = 1 | 7 | 6
/** First day of the week that holds a day. */
export const firstOfWeek = (day: Day, start: WeekStart): Day => addDays(day, -((weekdayOf(day) - start + 7) % 7))
/** The seven weekdays, as `weekdayOf` counts, in the order of such a week. */
export const weekdaysFrom = (start: WeekStart): number[] =>
  Array.from({ length: 7 }, (_, i) => ((start - 1 + i) % 7) + 1)
/** The Monday of a day's ISO week: of the calendar that all share, whatever anybody's own weeks begin with. */
export const mondayOf = (day: Day): Day => firstOfWeek(day, 1)
export const daysFrom = (day: Day, count: number): Day[] => Array.from({ length: count }, (_, i) => addDays(day, i))

/** The same day of another month, or the last one that month has. */
export function addMonths(day: Day, months: number): Day {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  const at = year * 12 + month - 1 + months
  const [toYear, toMonth] = [Math.floor(at / 12), (at % 12) + 1]
  const two = (part: number) => String(part).padStart(2, '0')
  return `${toYear}-${two(toMonth)}-${two(Math.min(date, daysInMonth(toYear, toMonth)))}` as Day
}

/** ISO week of a day, `2026-W48`: the week belongs to the year that holds its Thursday. */
export function isoWeekOf(day: Day): string {
  const thursday = addDays(day, 4 - weekdayOf(day))
  const year = thursday.slice(0, 4)
  const week = Math.floor(daysBetween(`${year}-01-01` as Day, thursday) / 7) + 1
  return `${year}-W${String(week).padStart(2, '0')}`
}

/** The Monday of `2026-W48`, or null if no such week exists. */
export function mondayOfWeek(week: string): Day | null {
  const match = /^(\d{4})-W(\d{2})$/.exec(week)
  if (!match) return null
  const monday = addDays(mondayOf(`${Number(match[1])}-01-04` as Day), (Number(match[2]) - 1) * 7)
  return isoWeekOf(monday) === week ? monday : null
}

export interface Span {
  readonly from: Day
  readonly to: Day
}

/**
 * The seven days that a week is asked for by: `2026-W48` is the ISO week, from Monday on for everybody; a day (`2026-11-25`)
 * stands for the week that holds it, from where one's own weeks begin. Null for what names no week.
 */
export function daysOfWeek(name: string, start: WeekStart): Span | null {
  const from = isDay(name) ? firstOfWeek(name, start) : mondayOfWeek(name)
  return from && { from, to: addDays(from, 6) }
}

export const minutesOf = (time: TimeOfDay): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))
export const hourOf = (time: TimeOfDay): number => Number(time.slice(0, 2))
export const timeAt = (minutes: number): TimeOfDay =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}` as TimeOfDay

/** Calendar parts for words on the screen. */
export function partsOf(day: Day): { year: number; month: number; day: number; weekday: number } {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  return { year, month, day: date, weekday: weekdayOf(day) }
}

const formatters = new Map<Zone, Intl.DateTimeFormat>()

/** One formatter a zone: making one costs a hundred times more than using it. */
function formatterOf(zone: Zone): Intl.DateTimeFormat {
  const known = formatters.get(zone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  })
  formatters.set(zone, made)
  return made
}

const offsets = new Map<Zone, Map<number, number>>()

/** `offsetOf` remembered: where a UTC day begins and ends with one offset, no clock was changed within it. */
function offsetAt(epochMilliseconds: number, zone: Zone): number {
  const known = offsets.get(zone) ?? new Map<number, number>()
  offsets.set(zone, known)
  const atStartOf = (day: number) => {
    const found = known.get(day) ?? offsetOf(day * DAY_MS, zone)
    known.set(day, found)
    return found
  }
  const day = Math.floor(epochMilliseconds / DAY_MS)
  const offset = atStartOf(day)
  return offset === atStartOf(day + 1) ? offset : offsetOf(epochMilliseconds, zone)
}

/** How far the zone's wall clock is ahead of UTC at a moment, in milliseconds. */
function offsetOf(epochMilliseconds: number, zone: Zone): number {
  const seconds = Math.floor(epochMilliseconds / 1000) * 1000
  // «11/25/2026, 20:30:00»: reading the fixed American form is ten times faster than formatToParts.
  const text = formatterOf(zone).format(seconds)
  const [month, day, year, hour, minute, second] = text.split(/[/:, ]+/).map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ]
  return Date.UTC(year, month - 1, day, hour, minute, second) - seconds
}

const wallMilliseconds = (day: Day, time: string): number =>
  Date.parse(`${day}T${time.length === 5 ? `${time}:00` : time}Z`)

/** How a wall time meets the clock: `skipped` by a clock change (the later side is taken), `doubled` (the earlier), or plain. */
export type ClockFit = 'exact' | 'skipped' | 'doubled'

/** The moment of a wall time in a zone. A skipped time moves forward by the gap, a doubled one means its first occurrence. */
export function instantOf(day: Day, time: string, zone: Zone): { at: Instant; fit: ClockFit } {
  const wall = wallMilliseconds(day, time)
  const before = offsetAt(wall - DAY_MS, zone)
  const after = offsetAt(wall + DAY_MS, zone)
  const early = wall - before
  const late = wall - after
  const earlyFits = offsetAt(early, zone) === before
  if (before === after) {
    // Two changes within two days (rare, but real) leave both ends alike and the middle different.
    const middle = offsetAt(early, zone)
    return { at: asInstant(wall - (earlyFits ? before : middle)), fit: 'exact' }
  }
  const lateFits = offsetAt(late, zone) === after
  if (earlyFits && lateFits) return { at: asInstant(Math.min(early, late)), fit: 'doubled' }
  if (earlyFits) return { at: asInstant(early), fit: 'exact' }
  if (lateFits) return { at: asInstant(late), fit: 'exact' }
  return { at: asInstant(early), fit: 'skipped' }
}

/** The wall day and time of a moment in a zone. */
export function wallOf(at: Instant, zone: Zone): { day: Day; time: TimeOfDay } {
  const moment = epochOf(at)
  const text = new Date(moment + offsetAt(moment, zone)).toISOString()
  return { day: text.slice(0, 10) as Day, time: text.slice(11, 16) as TimeOfDay }
}

/** Milliseconds since 1970 of a moment. */
export const epochOf = (at: Instant): number => Date.parse(at)
export const instantAt = (epochMilliseconds: number): Instant => asInstant(epochMilliseconds)

/** The last second of a day in a zone: the age of a post without a known hour is counted from here. */
export const endOfDay = (day: Day, zone: Zone): Instant =>
  instantAt(epochOf(instantOf(addDays(day, 1), '00:00', zone).at) - 1000)
export const todayIn = (zone: Zone, now: Instant): Day => wallOf(now, zone).day
