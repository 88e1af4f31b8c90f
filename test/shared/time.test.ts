import * as fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { isInstant, readInstant } from '../../shared/instants.ts'
import {
  addDays,
  addMonths,
  dayNumber,
  daysBetween,
  daysFrom,
  endOfDay,
  epochOf,
  instantAt,
  instantOf,
  isDay,
  isTimeOfDay,
  isZone,
  mondayOf,
  mondayOfWeek,
  partsOf,
  timeAt,
  todayIn,
  wallOf,
  weekdayOf,
  isoWeekOf,
  type ClockFit,
  type Day,
  type TimeOfDay,
} from '../../shared/time.ts'

const ZONES = [
  'Asia/Shanghai',
  'America/New_York',
  'Pacific/Apia',
  'Europe/London',
  'Australia/Lord_Howe',
  'America/Sao_Paulo',
  'Africa/Casablanca',
  'Asia/Kathmandu',
  'America/St_Johns',
  'Asia/Tehran',
  'Antarctica/Troll',
  'UTC',
]
const zone = fc.constantFrom(...ZONES)
/** Days of 1990 to 2036. */
const day = fc.integer({ min: 7305, max: 24_400 }).map((n) => addDays('1970-01-01', n))
const time = fc.integer({ min: 0, max: 1439 }).map(timeAt)

/** What Temporal, which shared/time.ts does not use for zones, makes of a wall time. */
function oracle(on: Day, clock: TimeOfDay, where: string): { at: number; fit: ClockFit } {
  const wall = Temporal.PlainDateTime.from(`${on}T${clock}`)
  const earlier = wall.toZonedDateTime(where, { disambiguation: 'earlier' })
  const later = wall.toZonedDateTime(where, { disambiguation: 'later' })
  if (earlier.epochMilliseconds === later.epochMilliseconds) return { at: earlier.epochMilliseconds, fit: 'exact' }
  const isDoubled = earlier.toPlainDateTime().equals(wall)
  return isDoubled ? { at: earlier.epochMilliseconds, fit: 'doubled' } : { at: later.epochMilliseconds, fit: 'skipped' }
}

const ours = (on: Day, clock: TimeOfDay, where: string) => {
  const { at, fit } = instantOf(on, clock, where)
  return { at: epochOf(at), fit }
}

describe('a wall time in a zone', () => {
  it('is the moment that Temporal says it is', () => {
    fc.assert(
      fc.property(day, time, zone, (on, clock, where) => {
        expect(ours(on, clock, where)).toEqual(oracle(on, clock, where))
      }),
      { numRuns: 2000 },
    )
  })

  it('is so too around every clock change of these zones from 2005 to 2027', () => {
    const end = Temporal.Instant.from('2027-12-31T00:00Z').epochMilliseconds
    for (const where of ZONES) {
      let change = Temporal.Instant.from('2005-01-01T00:00Z').toZonedDateTimeISO(where).getTimeZoneTransition('next')
      for (; change && change.epochMilliseconds < end; change = change.getTimeZoneTransition('next')) {
        for (const minutes of [-1500, -61, -60, -30, -1, 0, 1, 30, 59, 60, 1500]) {
          const wall = change.toPlainDateTime().add({ minutes })
          const [on, clock] = [wall.toPlainDate().toString() as Day, wall.toString().slice(11, 16) as TimeOfDay]
          expect([where, on, clock, ours(on, clock, where)]).toEqual([where, on, clock, oracle(on, clock, where)])
        }
      }
    }
  })

  it('comes back as the same wall time, unless the clocks skip it', () => {
    fc.assert(
      fc.property(day, time, zone, (on, clock, where) => {
        const { at, fit } = instantOf(on, clock, where)
        const back = wallOf(at, where)
        expect(back.day === on && back.time === clock).toBe(fit !== 'skipped')
      }),
      { numRuns: 2000 },
    )
  })

  it.each([
    ['America/New_York', '2026-03-08', '02:30', 'skipped', '2026-03-08T07:30:00Z'],
    ['America/New_York', '2026-11-01', '01:30', 'doubled', '2026-11-01T05:30:00Z'],
    ['Pacific/Apia', '2011-12-30', '12:00', 'skipped', '2011-12-30T22:00:00Z'],
    ['Pacific/Apia', '2011-12-31', '00:00', 'exact', '2011-12-30T10:00:00Z'],
    ['Australia/Lord_Howe', '2026-10-04', '02:15', 'skipped', '2026-10-03T15:45:00Z'],
    ['Asia/Shanghai', '2026-11-25', '20:00', 'exact', '2026-11-25T12:00:00Z'],
  ] as const)('%s %s %s is %s', (where, on, clock, fit, at) => {
    expect(instantOf(on, clock, where)).toEqual({ at, fit })
  })

  it('a day ends one second before the next begins, also where it has 23 or 25 hours', () => {
    expect(endOfDay('2026-03-08', 'America/New_York')).toBe('2026-03-09T03:59:59Z')
    expect(endOfDay('2026-11-25', 'Asia/Shanghai')).toBe('2026-11-25T15:59:59Z')
    expect(todayIn('Asia/Shanghai', '2026-11-24T16:00:00Z')).toBe('2026-11-25')
    expect(todayIn('America/New_York', '2026-11-24T16:00:00Z')).toBe('2026-11-24')
  })
})

const isLeap = (year: number) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0

/** ISO week by counting days alone: the week belongs to the year that holds its Thursday. */
function isoWeekByCounting(number: number): string {
  const thursday = number - ((((number + 3) % 7) + 7) % 7) + 3
  let year = 1970
  let first = 0
  while (thursday < first) first -= isLeap(--year) ? 366 : 365
  while (thursday >= first + (isLeap(year) ? 366 : 365)) first += isLeap(year++) ? 366 : 365
  return `${year}-W${String(Math.floor((thursday - first) / 7) + 1).padStart(2, '0')}`
}

describe('days and weeks', () => {
  it('every day from 1900 to 2100 stands in the ISO week that counting gives it', () => {
    const first = dayNumber('1900-01-01')
    const days = daysFrom('1900-01-01', dayNumber('2100-12-31') - first + 1)
    expect(days).toHaveLength(73_414)
    expect(
      days.filter((on, i) => dayNumber(on) !== first + i || isoWeekOf(on) !== isoWeekByCounting(first + i)),
    ).toEqual([])
  })

  it.each(['1903-W53', '2004-W53', '2015-W53', '2020-W53', '2026-W53', '2032-W53'])('%s exists', (week) => {
    const monday = mondayOfWeek(week)
    expect(monday && isoWeekOf(monday)).toBe(week)
  })

  it.each(['2025-W53', '2027-W53', '2026-W00', '2026-W54', '2026-48', '2026-W4'])('%s does not', (week) => {
    expect(mondayOfWeek(week)).toBeNull()
  })

  it('days added can be taken off again, and weeks begin on Monday', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -2000, max: 2000 }), (on, n) => {
        const later = addDays(on, n)
        expect(later).toBe(Temporal.PlainDate.from(on).add({ days: n }).toString())
        expect(addDays(later, -n)).toBe(on)
        const { year, month, day: number, dayOfWeek: weekday } = Temporal.PlainDate.from(later)
        expect(partsOf(later)).toEqual({ year, month, day: number, weekday })
        expect(daysBetween(on, later)).toBe(n)
        expect(dayNumber(later) - dayNumber(on)).toBe(n)
        expect(weekdayOf(mondayOf(later))).toBe(1)
        expect(mondayOf(later) <= later && later <= addDays(mondayOf(later), 6)).toBe(true)
      }),
    )
  })
})

describe('what is no day, time, zone or moment', () => {
  it.each([
    [
      isDay,
      ['2026-02-29', '2026-13-01', '2026-00-10', '2026-11-31', '1899-12-31', '2201-01-01', '26-11-25', '2026-1-1', ''],
    ],
    [isTimeOfDay, ['24:00', '20:60', '8:30', '20:30:00', '']],
    [isZone, ['Mars/Phobos', 'not a zone', '']],
    [isInstant, ['2026-11-25', '2026-11-25T12:30:00', '2026-11-25T12:30:00+08:00', '2026-02-30T00:00:00Z', 'Z']],
  ] as const)('%o refuses it', (accepts: (text: string) => boolean, refused: readonly string[]) => {
    expect(refused.filter((text) => accepts(text))).toEqual([])
  })

  it('leap days, midnight and moments to the second are taken', () => {
    expect([isDay('2024-02-29'), isDay('2000-02-29'), isTimeOfDay('00:00'), isTimeOfDay('23:59')]).toEqual([
      true,
      true,
      true,
      true,
    ])
    expect([isZone('Asia/Shanghai'), isInstant('2026-11-25T12:30:00Z')]).toEqual([true, true])
    expect(readInstant('2026-03-21T20:30:00+08:00')).toBe('2026-03-21T12:30:00Z')
    expect(readInstant('2026-03-21')).toBeNull()
    expect(instantAt(epochOf('2026-11-25T12:30:00Z') + 999)).toBe('2026-11-25T12:30:00Z')
  })
})

describe('a day of another month', () => {
  it('is the same day, or the last that the month has', () => {
    expect(addMonths('2026-11-25', 1)).toBe('2026-12-25')
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28')
    expect(addMonths('2028-03-31', -1)).toBe('2028-02-29')
    expect(addMonths('2026-01-15', -13)).toBe('2024-12-15')
  })
  it('is as Temporal says', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60_000 }), fc.integer({ min: -300, max: 300 }), (days, months) => {
        const from = addDays('1980-01-01', days)
        expect(addMonths(from, months)).toBe(Temporal.PlainDate.from(from).add({ months }).toString())
      }),
    )
  })
})
