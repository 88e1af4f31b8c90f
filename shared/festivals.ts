import { LegalHoliday, SolarDay } from 'tyme4ts'
import { LUNAR_FESTIVALS, SOLAR_FESTIVALS, SOLAR_TERMS, type Festival } from './festival-ids.ts'
import { partsOf, type Day } from './time.ts'

/** What a day is called beside its date. */
export interface DayNote {
  readonly lunar: { readonly month: number; readonly day: number; readonly isLeap: boolean; readonly name: string }
  /** Most important first: lunar, public, solar term, then what creators plan for. */
  readonly festivals: readonly Festival[]
  /** Where a day departs from its weekday: a weekday off, a weekend at work (调休). Null beyond the published years too. */
  readonly legal: 'off' | 'work' | null
}

const ON_DATE: Readonly<Record<string, Festival>> = {
  '2-14': 'valentine',
  '5-20': 'five-twenty',
  '6-18': 'six-eighteen',
  '10-31': 'halloween',
  '11-11': 'double-eleven',
  '12-12': 'double-twelve',
  '12-24': 'christmas-eve',
  '12-25': 'christmas',
}
/** Month, weekday (1 Monday … 7 Sunday) and which of that weekday in the month. */
const ON_WEEKDAY: readonly (readonly [month: number, weekday: number, nth: number, id: Festival])[] = [
  [5, 7, 2, 'mother'],
  [6, 7, 3, 'father'],
  [11, 4, 4, 'thanksgiving'],
]
const LUNAR_TOO: Readonly<Record<string, Festival>> = { '10-15': 'xiayuan', '12-23': 'little-new-year' }

/** Lunar date, festivals and days off of a day. Sources: tyme4ts for the lunar calendar, the terms and the published 调休. */
export function noteOf(date: Day): DayNote {
  const { year, month, day, weekday } = partsOf(date)
  const solar = SolarDay.fromYmd(year, month, day)
  const lunarDay = solar.getLunarDay()
  const lunarMonth = lunarDay.getLunarMonth()
  const isLeap = lunarMonth.getMonthWithLeap() < 0
  const lunar = {
    month: lunarMonth.getMonth(),
    day: lunarDay.getDay(),
    isLeap,
    name: `${lunarMonth.getName()}${lunarDay.getName()}`,
  }
  const lunarFestival = lunarDay.getFestival()
  const solarFestival = solar.getFestival()
  const term = solar.getTermDay()
  const festivals = [
    lunarFestival && LUNAR_FESTIVALS[lunarFestival.getIndex()],
    isLeap ? undefined : LUNAR_TOO[`${lunar.month}-${lunar.day}`],
    solarFestival && SOLAR_FESTIVALS[solarFestival.getIndex()],
    term.getDayIndex() === 0 ? SOLAR_TERMS[term.getSolarTerm().getIndex()] : undefined,
    ON_DATE[`${month}-${day}`],
    ON_WEEKDAY.find(([m, w, nth]) => m === month && w === weekday && nth === Math.ceil(day / 7))?.[3],
  ].filter((id): id is Festival => Boolean(id))
  return { lunar, festivals: [...new Set(festivals)], legal: legalOf(year, month, day, weekday) }
}

function legalOf(year: number, month: number, day: number, weekday: number): DayNote['legal'] {
  const holiday = LegalHoliday.fromYmd(year, month, day)
  if (!holiday) return null
  const isWeekend = weekday > 5
  if (holiday.isWork()) return isWeekend ? 'work' : null
  return isWeekend ? null : 'off'
}

/** True for years whose 调休 is published: every such year has its first of October off. */
export const isLegalKnown = (year: number): boolean => LegalHoliday.fromYmd(year, 10, 1) !== null
