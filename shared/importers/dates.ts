import { readInstant } from '../instants.ts'
import { addDays, instantOf, isDay, partsOf, wallOf, type Day, type Instant, type Zone } from '../time.ts'
import { readNamedDay, type NamedDay } from './month-names.ts'
import { isMissing, type Reading } from './values.ts'

/** When a post came out: its day on the channel's wall, and the moment if the hour is known. */
export interface Published {
  readonly day: Day
  readonly at: Instant | null
}

const WALL =
  /^(\d{4}) ?[-/.年] ?(\d{1,2}) ?[-/.月] ?(\d{1,2}) ?日?(?:[T ]{0,2}(\d{1,2}) ?(?:时|[:时] ?(\d{1,2})(?: ?[:分] ?(\d{1,2})(?:\.\d+)? ?秒?)? ?分?))?$/
const DAY_FIRST_OR_MONTH_FIRST =
  /^(\d{1,2}) ?[-/.] ?(\d{1,2}) ?[-/.] ?(\d{4})(?:,? (\d{1,2}):(\d{2})(?::(\d{2}))?(?: ?([AP]M))?)?$/i
const WITH_OFFSET = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}(:?\d{2})?)$/
const SERIAL = /^[3-7]\d{4}(\.\d+)?$/
const SERIAL_EPOCH: Day = '1899-12-30'
const DAY_SECONDS = 86_400

/** Which number of a date without a year in front is the day. Only a platform's own file or the creator can say. */
export type DateOrder = 'month-first' | 'day-first'

interface Wall {
  /** The channel's. */
  readonly zone: Zone
  /** Whose wall the time of day was read from; the channel's, if nothing else is said. */
  readonly written?: Zone
  readonly order?: DateOrder | undefined
}

/**
 * A date, year first (`2026-03-21`, `2026/3/21`, `2026年3月21日`), with or without a time of day on the wall of `written`; ISO
 * with an offset; one whose month is named (`May 8, 2020`); the serial number (`46233`) that Excel leaves when it saves a CSV
 * again; or, where `order` is known, `03/15/2026 08:46`. A day whose time is known is the day on the channel's wall.
 */
export function readPublished(cell: string, { zone, written = zone, order }: Wall): Reading<Published | null> {
  if (isMissing(cell)) return { value: null }
  const text = cell.length > 64 ? cell : cell.normalize('NFKC').replace(/\s+/gu, ' ').trim()
  const wall = WALL.exec(text)
  if (wall) return onTheWall(wall, zone, written)
  if (WITH_OFFSET.test(text)) {
    const at = readInstant(text)
    return at ? { value: { day: wallOf(at, zone).day, at } } : { problem: 'date-impossible' }
  }
  if (SERIAL.test(text)) return fromSerial(Number(text), zone, written)
  const turned = DAY_FIRST_OR_MONTH_FIRST.exec(text)
  if (turned) return order ? onTheWall(yearFirst(turned, order), zone, written) : { problem: 'date-order-unknown' }
  const named = readNamedDay(text)
  if (!named) return { problem: 'date-unreadable' }
  return named.year === null
    ? { problem: 'year-missing' }
    : onTheWall(['', String(named.year), String(named.month), String(named.day)], zone, written)
}

/** The parts of a date in the order in which `onTheWall` takes them, the hour of 24. */
function yearFirst(parts: readonly (string | undefined)[], order: DateOrder): (string | undefined)[] {
  const [, first, second, year, hour, minute, seconds, half] = parts
  const [month, day] = order === 'month-first' ? [first, second] : [second, first]
  return ['', year, month, day, half ? hourOf24(Number(hour), half) : hour, minute, seconds]
}

/** An hour of 12 that there is none of stays as impossible as it was. */
const hourOf24 = (hour: number, half: string): string =>
  String(hour < 1 || hour > 12 ? 24 : (hour % 12) + (/p/i.test(half) ? 12 : 0))

const two = (part: string | number): string => String(part).padStart(2, '0')

function onTheWall(parts: readonly (string | undefined)[], zone: Zone, written: Zone): Reading<Published> {
  const [, year = '', month = '', date = '', hour, minute = '0', second = '0'] = parts
  const day = `${year}-${two(month)}-${two(date)}`
  if (!isDay(day)) return { problem: 'date-impossible' }
  if (hour === undefined) return { value: { day, at: null } }
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return { problem: 'time-impossible' }
  return { value: published(day, `${two(hour)}:${two(minute)}:${two(second)}`, zone, written) }
}

/** Days since 1899-12-30; a whole number is a day without an hour. */
function fromSerial(serial: number, zone: Zone, written: Zone): Reading<Published> {
  const seconds = Math.round((serial % 1) * DAY_SECONDS)
  const day = addDays(SERIAL_EPOCH, Math.floor(serial) + (seconds === DAY_SECONDS ? 1 : 0))
  if (!isDay(day)) return { problem: 'date-impossible' }
  if (seconds % DAY_SECONDS === 0) return { value: { day, at: null } }
  const time = [seconds / 3600, (seconds / 60) % 60, seconds % 60].map((part) => two(Math.floor(part))).join(':')
  return { value: published(day, time, zone, written) }
}

function published(day: Day, time: string, zone: Zone, written: Zone): Published {
  const { at } = instantOf(day, time, written)
  return { day: written === zone ? day : wallOf(at, zone).day, at }
}

const inYear = ({ month, day }: NamedDay, year: number): Day | null => {
  const written = `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`
  return isDay(written) ? written : null
}

/** How many years a 29 February may be away. */
const LEAP = 8

/** The first such day from `from` on; null if there is none (30 February). */
export function firstOn(named: NamedDay, from: Day): Day | null {
  const { year } = partsOf(from)
  if (named.year !== null) return inYear(named, named.year)
  for (let ahead = 0; ahead <= LEAP; ahead++) {
    const day = inYear(named, year + ahead)
    if (day !== null && day >= from) return day
  }
  return null
}

/** The last such day up to `to`. */
export function lastOn(named: NamedDay, to: Day): Day | null {
  const { year } = partsOf(to)
  if (named.year !== null) return inYear(named, named.year)
  for (let back = 0; back <= LEAP; back++) {
    const day = inYear(named, year - back)
    if (day !== null && day <= to) return day
  }
  return null
}
