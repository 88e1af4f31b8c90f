import { useTranslation } from 'react-i18next'
import type { Day } from '../../shared/time.ts'
import { useLanguage } from '../data.ts'
import { useAlmanac } from './almanac.ts'

/** Every lunar day is called by two characters, after those of its month. */
const DAY_NAME = 2

/** What the calendars say of a day: its first festival, its lunar day where that is read, whether it departs from its weekday, and all of it for a tooltip. */
export function useDayWords(day: Day) {
  const { t } = useTranslation()
  const language = useLanguage()
  const note = useAlmanac()?.noteOf(day) ?? null
  const festivals = note?.festivals.map((id) => t(`festival.${id}`)) ?? []
  const lunar = note ? t('plan.lunar', { name: note.lunar.name, month: note.lunar.month, day: note.lunar.day }) : ''
  const read = language === 'zh-CN' ? lunar : ''
  return {
    festival: festivals[0] ?? null,
    /** Without its month: beside a festival there is no room for more. */
    lunarDay: read.slice(-DAY_NAME),
    lunar: read,
    legal: note?.legal ?? null,
    whole: [...festivals, lunar].filter(Boolean).join(t('plan.sep')),
  }
}
