import { readInstant } from '../instants.ts'
import { addDays, instantOf, isDay, wallOf, type Day, type Instant, type Zone } from '../time.ts'
import { isMissing, type Reading } from './values.ts'

/** When a post came out: its day on the channel's wall, and the moment if the hour is known. */
export interface Published {
  readonly day: Day
  readonly at: Instant | null
}

const WALL =
  /^(\d{4}) ?[-/.年] ?(\d{1,2}) ?[-/.月] ?(\d{1,2}) ?日?(?:[T ]{0,2}(\d{1,2}) ?(?:时|[:时] ?(\d{1,2})(?: ?[:分] ?(\d{1,2})(?:\.\d+)? ?秒?)? ?分?))?$/
const WITH_OFFSET = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}(:?\d{2})?)$/
const SERIAL = /^[3-7]\d{4}(\.\d+)?$/
const SERIAL_EPOCH: Day = '1899-12-30'
const DAY_SECONDS = 86_400

/**
 * A date, year first (`2026-03-21`, `2026/3/21`, `2026年3月21日`), with or without a time of day on the wall of `written`; ISO
 * with an offset; or the serial number (`46233`) that Excel leaves when it saves a CSV again. A day whose time is known is the
 * day on the channel's wall.
 */
export function readPublished(cell: string, zone: Zone, written: Zone = zone): Reading<Published | null> {
  if (isMissing(cell)) return { value: null }
  const text = cell.length > 64 ? cell : cell.normalize('NFKC').replace(/\s+/gu, ' ').trim()
  const wall = WALL.exec(text)
  if (wall) return onTheWall(wall, zone, written)
  if (WITH_OFFSET.test(text)) {
    const at = readInstant(text)
    return at ? { value: { day: wallOf(at, zone).day, at } } : { problem: 'date-impossible' }
  }
  return SERIAL.test(text) ? fromSerial(Number(text), zone, written) : { problem: 'date-unreadable' }
}

const two = (part: string | number): string => String(part).padStart(2, '0')

function onTheWall(parts: RegExpExecArray, zone: Zone, written: Zone): Reading<Published> {
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
