import type { TFunction } from 'i18next'
import { GATE_NEEDS, surenessOf, tellOf, type GateVerdict, type TimeMap } from '../../../shared/engine/index.ts'
import { metricText, percentText, wholeText } from '../../../shared/format.ts'
import { inline } from '../../../shared/finding-words.ts'
import type { Channel, Settings } from '../../../shared/model.ts'
import { metricName } from '../../composer/metric-names.ts'
import { gainText, sureText } from './gate-texts.ts'
import { hoursOf, type Unit } from './words.ts'

type Language = Settings['language']

/** Less than this is «hardly any». */
const HARDLY = 0.001

export const verdictText = (time: GateVerdict, metric: string, t: TFunction): string =>
  t(`times.verdict.${time.posts < GATE_NEEDS ? 'few' : time.isOpen ? 'open' : 'shut'}`, { metric })

/** What the gate measured, and what follows from it. */
export function gateSentence(time: GateVerdict, map: TimeMap, t: TFunction, language: Language): string {
  const n = wholeText(time.posts, language)
  if (time.posts < GATE_NEEDS) return t('times.why.gateFew', { n, need: GATE_NEEDS, count: time.posts })
  const gain = gainText(Math.abs(time.gain), language)
  const how = time.isOpen ? 'clearly' : Math.abs(time.gain) < HARDLY ? 'same' : time.gain > 0 ? 'less' : 'more'
  const change = t(`times.gain.${how}`, { gain })
  if (map.timed === 0) return t('times.why.gateDays', { n, change })
  if (time.isOpen) {
    const told = map.cells.some(({ adjusted }) => adjusted && tellOf(adjusted) !== 'unsure')
    return t(told ? 'times.why.gateOpen' : 'times.why.gateOpenNone', {
      n,
      gain,
      sure: sureText(surenessOf(time), language),
    })
  }
  return t('times.why.gateShut', { n, change })
}

/** How many raw ranges miss the creator's own median, beside what chance alone would make of it. */
export function missSentence({ metric, measured, missed, median }: TimeMap, t: TFunction, language: Language): string {
  if (measured === 0 || median === null) return t('times.note.none')
  return t('times.note.missed', {
    count: measured,
    cells: wholeText(measured, language),
    missed: wholeText(missed, language),
    median: metricText(metric, median, language),
  })
}

/** Ranges of 80 % miss one time in five; twice the standard deviation beyond that is no longer chance. */
export function chanceSentence({ measured, missed }: TimeMap, isOpen: boolean, t: TFunction): string {
  if (measured === 0) return ''
  const by = Math.max(1, Math.round(0.2 * measured))
  const chance = t('times.note.chance', { n: by, count: by })
  const isMore = missed > 0.2 * measured + 2 * Math.sqrt(0.16 * measured)
  return isMore && !isOpen ? chance + t('times.note.mixed') : chance
}

/** Where the gate is open: how many cells say something. */
export function toldSentence({ cells }: TimeMap, t: TFunction): string {
  const tells = cells.flatMap(({ adjusted }) => (adjusted ? [tellOf(adjusted)] : []))
  const count = (...kinds: readonly string[]) => tells.filter((one) => kinds.includes(one)).length
  return t('times.note.told', {
    count: tells.length,
    high: count('high', 'rather'),
    low: count('low'),
    unsure: count('unsure'),
  })
}

/** What the numbers in the cells are, which hours are not there, and which posts. */
export function keySentences(
  map: TimeMap,
  pair: Pick<Channel, 'light' | 'deep'>,
  unit: Unit,
  isOpen: boolean,
  t: TFunction,
  language: Language,
): string[] {
  const hours = hoursOf(map)
  const [first, last] = [hours[0] ?? 0, hours.at(-1) ?? 23]
  const untimed = map.n - map.timed
  const folded = first > 0 && last < 23 ? 'both' : first > 0 ? 'before' : last < 23 ? 'after' : null
  return [
    ...(map.measured > 0
      ? [t(isOpen ? 'times.note.keyOpen' : 'times.note.key', { unit: t(`times.unit.${unit}`) })]
      : []),
    ...(folded ? [t(`times.note.folded.${folded}`, { first, last: last + 1 })] : []),
    ...(untimed > 0 ? [t('times.note.untimed', { count: untimed, n: wholeText(untimed, language) })] : []),
    ...(map.judged > map.n ? [t('times.note.newest', { n: wholeText(map.n, language) })] : []),
    ...absentSentences(map, pair, t, language),
    ...(map.sparse ? [t('times.note.sparse', { share: percentText(0.8, language) })] : []),
  ]
}

/** Which columns the export lacks, and what there is therefore not. */
function absentSentences(
  { absent }: TimeMap,
  pair: Pick<Channel, 'light' | 'deep'>,
  t: TFunction,
  language: Language,
): string[] {
  const told = absent.filter(({ columns }) => columns.length > 0)
  if (told.length === 0) return []
  const names = (list: readonly string[]) => [...new Set(list)].join(t('list.and'))
  return [
    t('times.note.absent', {
      columns: names(told.flatMap(({ columns }) => columns.map((column) => inline(t(`metric.${column}`), language)))),
      metrics: names(told.map(({ metric }) => inline(metricName(metric, pair, t), language))),
    }),
  ]
}
