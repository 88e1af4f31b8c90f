import type { Settings } from '../shared/model.ts'
import { offsetText } from '../shared/format.ts'
import type { Zone } from '../shared/time.ts'
import { now } from './clock.ts'
import type { Option } from './kit/Select.tsx'

/** Where most creators this is for live: they stand first. */
const COMMON_ZONES = [
  'Asia/Shanghai',
  'Asia/Urumqi',
  'Asia/Hong_Kong',
  'Asia/Taipei',
  'Asia/Singapore',
  'Asia/Kuala_Lumpur',
  'Asia/Tokyo',
  'Asia/Seoul',
  'Asia/Bangkok',
  'Asia/Dubai',
  'Australia/Sydney',
  'Europe/London',
  'Europe/Paris',
  'Europe/Berlin',
  'America/New_York',
  'America/Toronto',
  'America/Chicago',
  'America/Los_Angeles',
  'America/Vancouver',
  'UTC',
] as const satisfies readonly Zone[]

const CITIES: Readonly<Record<string, string>> = {
  'Asia/Shanghai': '上海',
  'Asia/Urumqi': '乌鲁木齐',
  'Asia/Hong_Kong': '香港',
  'Asia/Taipei': '台北',
  'Asia/Singapore': '新加坡',
  'Asia/Kuala_Lumpur': '吉隆坡',
  'Asia/Tokyo': '东京',
  'Asia/Seoul': '首尔',
  'Asia/Bangkok': '曼谷',
  'Asia/Dubai': '迪拜',
  'Australia/Sydney': '悉尼',
  'Europe/London': '伦敦',
  'Europe/Paris': '巴黎',
  'Europe/Berlin': '柏林',
  'America/New_York': '纽约',
  'America/Toronto': '多伦多',
  'America/Chicago': '芝加哥',
  'America/Los_Angeles': '洛杉矶',
  'America/Vancouver': '温哥华',
  UTC: '世界时',
}

/** `上海`, `Shanghai`; a zone without a Chinese name keeps its own. */
export const zoneName = (zone: Zone, language: Settings['language']): string =>
  (language === 'zh-CN' ? CITIES[zone] : undefined) ?? zone.split('/').at(-1)?.replaceAll('_', ' ') ?? zone

/** Every zone of the system with its distance from UTC, the common ones and the chosen one first. */
export function zoneOptions(chosen: Zone, language: Settings['language']): readonly Option<Zone>[] {
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone
  const zones = new Set([...COMMON_ZONES, here, chosen, ...Intl.supportedValuesOf('timeZone')])
  const at = now()
  return [...zones].map((id) => ({ id, label: zoneName(id, language), meta: offsetText(id, at) }))
}
