import type { TFunction } from 'i18next'
import { rulerAt, type Adjusted, type SlotCell, type TimeMap } from '../../../shared/engine/index.ts'
import { metricRangeText, metricText, percentText, wholeText } from '../../../shared/format.ts'
import type { Metric, Settings } from '../../../shared/model.ts'
import { isRate } from '../../composer/metric-names.ts'
import { slotName } from '../../history/words.ts'
import { signedText } from '../calibration/compare-words.ts'

type Language = Settings['language']
/** What effects are told by: the scale they are on, and what is usual on it. */
type Scaled = Pick<TimeMap, 'scale' | 'level'>

/** How much more or less than usual an effect comes to: `+8%`. */
export const effectText = ({ scale, level }: Scaled, effect: number, language: Language): string =>
  signedText(rulerAt(scale, level).change(effect), language)

export const effectRange = (map: Scaled, { low, high }: Adjusted, t: TFunction, language: Language): string =>
  t('times.range', { low: effectText(map, low, language), high: effectText(map, high, language) })

/** What the small numbers of a map are told in, so that they have room in their cells. */
export type Unit = 'percent' | 'count' | 'thousand' | 'tenThousand' | 'million'
const SIZE: Readonly<Record<Unit, number>> = {
  percent: 0.01,
  count: 1,
  thousand: 1000,
  tenThousand: 10_000,
  million: 1_000_000,
}

export function unitOf(metric: Metric, medians: readonly number[], language: Language): Unit {
  if (isRate(metric)) return 'percent'
  const most = Math.max(0, ...medians)
  if (most < 10_000) return 'count'
  if (language === 'zh-CN') return 'tenThousand'
  return most < 10_000_000 ? 'thousand' : 'million'
}

/** Without its unit: `3.1` of 3.1 %, `0.34` of 3,400 in ten thousands. */
export function inUnit(unit: Unit, value: number, language: Language): string {
  if (unit === 'percent') return percentText(value, language).replace('%', '')
  const size = value / SIZE[unit]
  if (unit === 'count' || size >= 99.5) return String(Math.round(size))
  return size.toFixed(size >= 0.995 || size === 0 ? 1 : 2)
}

const rawText = (metric: Metric, { raw }: SlotCell, t: TFunction, language: Language): string =>
  raw === null
    ? ''
    : t('times.cell.raw', {
        median: metricText(metric, raw.median, language),
        range: metricRangeText(metric, raw.low, raw.high, language),
      })

/** All that a cell shows, as a sentence. */
export function cellSentence(map: TimeMap, cell: SlotCell | Spot, isOpen: boolean, t: TFunction, language: Language) {
  const where = slotName(cell, t, language)
  if (!('n' in cell)) return t('times.cell.empty', { where })
  const posts = t('times.posts', { count: cell.n, n: wholeText(cell.n, language) })
  if (cell.raw === null) return t('times.cell.thin', { where, posts })
  const said = [t('times.cell.said', { where, posts }), rawText(map.metric, cell, t, language)]
  if (isOpen && cell.adjusted) said.push(adjustedText(map, cell.adjusted, t, language))
  return said.join(t('times.cell.and'))
}

const adjustedText = (map: Scaled, adjusted: Adjusted, t: TFunction, language: Language): string =>
  t('times.cell.adjusted', {
    change: effectText(map, adjusted.effect, language),
    range: effectRange(map, adjusted, t, language),
  })

/** A place in the map, whether or not anything was posted there. */
export interface Spot {
  readonly weekday: number
  readonly hour: number
}

export const hourText = (hour: number): string => String(hour).padStart(2, '0')

/** The hours in which anything was posted, with those between them. */
export function hoursOf({ cells }: TimeMap): readonly number[] {
  if (cells.length === 0) return []
  const used = cells.map(({ hour }) => hour)
  const first = Math.min(...used)
  return Array.from({ length: Math.max(...used) - first + 1 }, (_, i) => first + i)
}
