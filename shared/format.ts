import type { Metric, Settings } from './model.ts'
import { RATES } from './values.ts'
import { addDays, epochOf, isoWeekOf, mondayOf, partsOf, wallOf, type Day, type Instant, type Zone } from './time.ts'

type Language = Settings['language']

/** Range: an en dash. Minus: U+2212. */
const DASH = '–'
const signed = (text: string): string => text.replace('-', '\u2212')

const formatters = new Map<string, Intl.NumberFormat>()

function numberFormat(language: Language, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${language}${JSON.stringify(options)}`
  const known = formatters.get(key)
  if (known) return known
  const made = new Intl.NumberFormat(language, options)
  formatters.set(key, made)
  return made
}

/** `9,840`, `1.14万`, `38.4万`; English `11.4K`. Three digits carry what a count of views can say. */
export function countText(value: number, language: Language): string {
  if (Math.abs(value) < 10_000) return signed(numberFormat(language, { maximumFractionDigits: 0 }).format(value))
  return signed(numberFormat(language, { notation: 'compact', maximumSignificantDigits: 3 }).format(value))
}

/** Every digit: for counts of rows and posts. */
export const wholeText = (value: number, language: Language): string =>
  signed(numberFormat(language, { maximumFractionDigits: 0 }).format(value))

const decimalsOf = (share: number): number => {
  const percent = Math.abs(share * 100)
  return percent === 0 || percent >= 9.95 ? 0 : percent >= 0.995 ? 1 : 2
}

/** A share 0–1 as `38%`, `3.1%`, `0.42%`: two digits that count, never more than two decimals. */
export function percentText(share: number, language: Language): string {
  const digits = decimalsOf(share)
  return signed(
    numberFormat(language, { style: 'percent', minimumFractionDigits: digits, maximumFractionDigits: digits }).format(
      share,
    ),
  )
}

/** A share beside an axis of such steps: `2%`, on an axis of half steps `0.5%`. */
export function percentTickText(share: number, step: number, language: Language): string {
  const digits = Math.min(4, Math.max(0, Math.ceil(-Math.log10(step * 100) - 1e-9)))
  const style = { style: 'percent', minimumFractionDigits: digits, maximumFractionDigits: digits } as const
  return numberFormat(language, share === 0 ? { style: 'percent' } : style).format(share)
}

/** `2.0–4.8%`: the unit once, as many decimals as the upper end asks for, more where the lower end would read 0. */
export function percentRangeText(low: number, high: number, language: Language): string {
  const digits = low > 0 && Number((low * 100).toFixed(decimalsOf(high))) === 0 ? decimalsOf(low) : decimalsOf(high)
  const style = { minimumFractionDigits: digits, maximumFractionDigits: digits }
  const left = numberFormat(language, style).format(low * 100)
  return signed(left) + DASH + signed(numberFormat(language, { style: 'percent', ...style }).format(high))
}

/** `5,400–2.7万` */
export const countRangeText = (low: number, high: number, language: Language): string =>
  `${countText(low, language)}${DASH}${countText(high, language)}`

export const isRate = (metric: Metric): boolean => (RATES as readonly string[]).includes(metric)

/** A metric's value with its unit. */
export const metricText = (metric: Metric, value: number, language: Language): string =>
  isRate(metric) ? percentText(value, language) : countText(value, language)

export const metricRangeText = (metric: Metric, low: number, high: number, language: Language): string =>
  isRate(metric) ? percentRangeText(low, high, language) : countRangeText(low, high, language)

/** Bytes as `48.2 MB`. */
export function bytesText(bytes: number, language: Language): string {
  const power = bytes < 1 ? 0 : Math.min(3, Math.floor(Math.log10(bytes) / 3))
  const value = numberFormat(language, { maximumFractionDigits: power === 0 ? 0 : 1 }).format(bytes / 1000 ** power)
  return `${value} ${['B', 'KB', 'MB', 'GB'][power]}`
}

/** Seconds as `1:20`, from an hour on `1:02:05`. */
export function durationText(seconds: number): string {
  const whole = Math.round(seconds)
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60)]
  const rest = String(whole % 60).padStart(2, '0')
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${rest}` : `${minutes}:${rest}`
}

/** A second of a film as `1:12`, with its tenth where it has one: `1:12.5`. */
export const clockText = (second: number): string =>
  Number.isInteger(second)
    ? durationText(second)
    : `${durationText(Math.floor(second))}.${Math.floor((second % 1) * 10 + 1e-6)}`

/** Reads `1:20`, `1:02:05`, `1:12.5`, `80`, as people type them, colons of either width; null for anything else. */
export function readClock(text: string): number | null {
  const match = /^(?:(?:(\d{1,2}):)?(\d{1,3}):)?(\d{1,5}(?:\.\d)?)$/.exec(text.trim().replaceAll('：', ':'))
  if (!match) return null
  const [hours, minutes, seconds] = [Number(match[1] ?? 0), Number(match[2] ?? 0), Number(match[3])]
  if (match[2] !== undefined && seconds >= 60) return null
  return hours * 3600 + minutes * 60 + seconds
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const WEEKDAYS = {
  'zh-CN': ['周一', '周二', '周三', '周四', '周五', '周六', '周日'],
  en: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
}

/** `周三`, `Wed` of 1 (Monday) to 7. */
export const weekdayName = (weekday: number, language: Language): string => WEEKDAYS[language][weekday - 1] ?? ''

/** `周三`, `Wed`. */
export const weekdayText = (day: Day, language: Language): string => weekdayName(partsOf(day).weekday, language)

/** `11月25日`, `25 Nov`; with the year where it is not the one given. */
export function dayText(day: Day, language: Language, thisYear?: number): string {
  const parts = partsOf(day)
  const isOther = thisYear !== undefined && parts.year !== thisYear
  if (language === 'zh-CN') return `${isOther ? `${parts.year}年` : ''}${parts.month}月${parts.day}日`
  return `${parts.day} ${MONTHS[parts.month - 1]}${isOther ? ` ${parts.year}` : ''}`
}

/** `11月`, `Nov`. */
export const monthName = (day: Day, language: Language): string => {
  const { month } = partsOf(day)
  return language === 'zh-CN' ? `${month}月` : (MONTHS[month - 1] ?? '')
}

/** `2026年11月`, `Nov 2026`. */
export function monthText(day: Day, language: Language): string {
  const { year, month } = partsOf(day)
  return language === 'zh-CN' ? `${year}年${month}月` : `${MONTHS[month - 1]} ${year}`
}

/** `11月23–29日`, `11月30日–12月6日`; `23–29 Nov`, `30 Nov – 6 Dec`. */
export function daySpanText(from: Day, to: Day, language: Language): string {
  const [a, b] = [partsOf(from), partsOf(to)]
  const isOneMonth = a.month === b.month && a.year === b.year
  if (language === 'zh-CN') {
    return isOneMonth
      ? `${a.month}月${a.day}${DASH}${b.day}日`
      : `${dayText(from, language)}${DASH}${dayText(to, language)}`
  }
  return isOneMonth
    ? `${a.day}${DASH}${dayText(to, language)}`
    : `${dayText(from, language)} ${DASH} ${dayText(to, language)}`
}

/** Year and number of the ISO week that begins on a day; null for another day than a Monday, whose week ISO does not number. */
export function weekNumber(first: Day): { year: number; week: number } | null {
  if (first !== mondayOf(first)) return null
  const [year, week] = isoWeekOf(first).split('-W').map(Number) as [number, number]
  return { year, week }
}

/** `2026`, over the turn of a year `2026–2027`. */
export const yearsText = (from: Day, to: Day): string =>
  [...new Set([from, to].map((day) => partsOf(day).year))].join(DASH)

/** A moment on a zone's wall: the time alone on the day of `now`, else the day and the time. */
export function momentText(at: Instant, zone: Zone, now: Instant, language: Language): string {
  const [wall, present] = [wallOf(at, zone), wallOf(now, zone)]
  return wall.day === present.day ? wall.time : `${dayText(wall.day, language, partsOf(present.day).year)} ${wall.time}`
}

/** How far a zone is ahead of UTC at a moment, as people write it: `UTC+8`, `UTC−3:30`. */
export function offsetText(zone: Zone, at: Instant): string {
  const wall = wallOf(at, zone)
  // The wall has lost the seconds of the moment, so the distance falls short by less than a minute.
  const ahead = Math.ceil((epochOf(`${wall.day}T${wall.time}:00Z`) - epochOf(at)) / 60_000)
  const [hours, minutes] = [Math.floor(Math.abs(ahead) / 60), Math.abs(ahead) % 60]
  if (ahead === 0) return 'UTC'
  return `UTC${ahead < 0 ? '\u2212' : '+'}${hours}${minutes ? `:${String(minutes).padStart(2, '0')}` : ''}`
}

/** `11月23–29日`, in another year with the year, over the turn of a year with the one that is not this one. */
export function weekText(first: Day, thisYear: number, language: Language): string {
  const last = addDays(first, 6)
  const span = daySpanText(first, last, language)
  const { year } = partsOf(last)
  if (year === thisYear) return span
  if (partsOf(first).year !== year) {
    const ends = [first, last].map((day) => dayText(day, language, thisYear))
    return ends.join(language === 'zh-CN' ? DASH : ` ${DASH} `)
  }
  return language === 'zh-CN' ? `${year}年${span}` : `${span} ${year}`
}

/** `24日` under a head that names the month, else the whole date. */
export function postDayText(day: Day, isUnderWeek: boolean, thisYear: number, language: Language): string {
  if (!isUnderWeek) return dayText(day, language, thisYear)
  return language === 'zh-CN' ? `${Number(day.slice(8))}日` : dayText(day, language)
}
