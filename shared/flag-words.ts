import type { Finding } from './finding.ts'
import type { Translate } from './finding-words.ts'
import { durationText, metricText, weekdayName } from './format.ts'
import type { Settings } from './model.ts'

type Language = Settings['language']
type Params = Finding['params']

/** A label of the engine as it is said in a sentence: 「悬念开场」, live, videos up to 3:00. */
export function labelName(t: Translate, language: Language, factor: string, label: string): string {
  const small = (text: string) => (language === 'en' ? text.toLowerCase() : text)
  switch (factor) {
    case 'format':
      return small(t(`format.${label}`))
    case 'track':
      return small(t(`track.${label}`))
    case 'hooks':
      return t('finding.part.hook-label', { hook: t(`hook.${label}`) })
    case 'duration':
      return label === 'over'
        ? t('finding.part.length-over', { length: durationText(1500) })
        : t('finding.part.length-upto', { length: durationText(Number(label)) })
    case 'weekday':
      return weekdayName(Number(label), language)
    case 'hour':
    case 'slot': {
      const [weekday, hour] = factor === 'slot' ? label.split(' ') : ['', label]
      return slotName(t, language, weekday ?? '', hour ?? '')
    }
    default:
      return t('finding.part.tag', { tag: label })
  }
}

/** `周三21点`, `21–23点`, `周三`; hours in the order of the clock, comma-separated. */
function slotName(t: Translate, language: Language, weekday: string, hours: string): string {
  const list = hours.split(',').filter(Boolean)
  const [from, to] = [list[0] ?? '', list.at(-1) ?? '']
  const day = weekday === '' ? '' : weekdayName(Number(weekday), language)
  if (from === '') return day
  const clock = t(`finding.part.${from === to ? 'hours' : 'hours-span'}`, { from, to })
  return day === '' ? clock : t('finding.part.slot', { weekday: day, hours: clock })
}

const text = (value: string | number | undefined) => String(value ?? '')

/** The parts of a sentence about a flag: how much is lost, what always comes along, what does better, when. */
export function flagWords(t: Translate, language: Language, params: Params): Record<string, string> {
  const { least, most, along, alongFactor, better, betterFactor, weekday, hours } = params
  const spoken: Record<string, string> = {}
  if (typeof least === 'number' && typeof most === 'number') {
    spoken['loss'] = t(`finding.part.loss-${least > 0 ? 'range' : 'upto'}`, { least, most })
    spoken['along'] = along === undefined ? '' : t('finding.part.along', { label: nameOf(alongFactor, along) })
    spoken['better'] = better === undefined ? '' : t('finding.part.better', { label: betterName() })
  }
  if (weekday !== undefined || hours !== undefined) spoken['slot'] = slotName(t, language, text(weekday), text(hours))
  for (const name of ['watched', 'watchedUsual'] as const)
    if (typeof params[name] === 'number') spoken[name] = metricText('completion', params[name], language)
  for (const name of ['felt', 'feltUsual'] as const)
    if (typeof params[name] === 'number') spoken[name] = metricText('deepRate', params[name], language)
  return spoken

  function nameOf(factor: string | number | undefined, label: string | number) {
    return labelName(t, language, text(factor), text(label))
  }
  /** Hours beside each other are one span. */
  function betterName() {
    const labels = text(better).split('\n')
    if (betterFactor === 'hour') return slotName(t, language, '', labels.join(','))
    return labels.map((label) => nameOf(betterFactor, label)).join(language === 'en' ? ', ' : '、')
  }
}

/** How such findings have fared on this creator's own posts, in a sentence; null for a rule. */
export function recordText(t: Translate, { record }: Pick<Finding, 'record'>): string | null {
  if (!record) return null
  return record.of === 0
    ? t('finding.record.none')
    : t(`finding.record.${record.form}`, { count: record.of, of: record.of, held: record.held })
}
