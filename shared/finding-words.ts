import type { Finding, FindingCode, Remedy } from './finding.ts'
import { flagWords } from './flag-words.ts'
import { dayText, durationText, metricRangeText, metricText, weekdayText } from './format.ts'
import type { Metric, Settings } from './model.ts'
import type { HookWords } from './plan.ts'
import { daysBetween, type Day } from './time.ts'

/** Looks a key up in the locales and fills its `{{places}}`. */
export type Translate = (key: string, params?: Record<string, string | number>) => string
type Language = Settings['language']

/** What a finding says: a title, and the reason in one sentence. */
export interface FindingMessage {
  readonly title: string
  readonly why: string
}

/** Sentences that differ by what exactly was found (`params.form`). */
const BY_FORM: Readonly<Partial<Record<FindingCode, readonly (keyof FindingMessage)[]>>> = {
  'track-mismatch': ['why'],
  'tracks-collide': ['title', 'why'],
  'promise-incomplete': ['title', 'why'],
  'choice-incomplete': ['title', 'why'],
  'stance-caution': ['title', 'why'],
  'sensitive-word': ['title', 'why'],
  begging: ['title', 'why'],
  'tone-mismatch': ['why'],
  'ab-missing': ['title', 'why'],
  'ab-unfair-slots': ['title', 'why'],
  'ab-underpowered': ['why'],
  'clock-change': ['title', 'why'],
  'platform-timer': ['title', 'why'],
  'title-length': ['why'],
  'target-out-of-range': ['title'],
  'conversion-low': ['why'],
  'deep-signal-diagnosis': ['title', 'why'],
  'hook-fatigue': ['title', 'why'],
}

export function findingMessage(t: Translate, language: Language, finding: Finding): FindingMessage {
  const params = spokenParams(t, language, finding)
  const say = (part: keyof FindingMessage) => {
    const form = BY_FORM[finding.code]?.includes(part) ? `-${finding.params['form']}` : ''
    return t(`finding.${finding.code}.${part}${form}`, params)
  }
  return { title: say('title'), why: finding.isStuck ? `${say('why')}${t('finding.part.stuck')}` : say('why') }
}

/** Which version of an item with two a finding speaks of; empty where it is the item as a whole. */
export function versionText(t: Translate, { variant, isOfBoth }: Pick<Finding, 'variant' | 'isOfBoth'>): string {
  if (isOfBoth) return t('composer.versions')
  return variant ? t('composer.version', { letter: variant }) : ''
}

/** What the button of the remedy says: what will be, never «fix». Null where there is no remedy. */
export function remedyLabel(
  t: Translate,
  language: Language,
  finding: Finding,
  remedy: Remedy | null = finding.remedy,
): string | null {
  const { params } = finding
  if (!remedy) return null
  const say = (key: string, more: Record<string, string> = {}) =>
    t(`finding.remedy.${key}`, { ...spokenParams(t, language, finding), ...more })
  switch (remedy.do) {
    case 'add-hook':
      return say('add-hook', {
        hook: t(`hookShort.${remedy.kind}`),
        placement: inline(t(`placement.${remedy.placement}`), language),
      })
    case 'move-hook':
      if (String(params['form']).startsWith('crowd'))
        return say('move-ask', { ask: t(`hookShort.${params['hook']}`), to: durationText(remedy.second ?? 0) })
      return remedy.second === null
        ? say('move-hook-to-place', { to: inline(t(`placement.${remedy.placement}`), language) })
        : say('move-hook', { to: durationText(remedy.second) })
    case 'move': {
      const { day, time } = remedy.to
      const to = [day === params['day'] ? '' : nearDayName(day, params['day'], language), time ?? '']
        .filter(Boolean)
        .join(' ')
      return say('move', { to })
    }
    case 'set-target':
      return say('set-target', { value: metricText(params['metric'] as Metric, remedy.value, language) })
    case 'replace-words':
      return say('replace-words', { neutral: remedy.neutral })
    case 'edit-words':
      return say('edit-words', { place: placeName(t, language, remedy.place.replace(/^[AB]\./, '')) })
    case 'edit-hook':
      return say(`edit-hook-${finding.code}${BY_FORM[finding.code] ? `-${params['form']}` : ''}`)
    case 'plan-item':
      return say(remedy.kind ? 'plan-kind' : 'plan-item', {
        to: weekdayText(remedy.day, language),
        kind: remedy.kind ? t('finding.part.kind', { kind: t(`kind.${remedy.kind}`) }) : '',
      })
    case 'drop-hook':
      return say('drop-hook', { hook: t(`hookShort.${params['hook']}`) })
    case 'plan-rounds':
      return say('plan-rounds', { rounds: String(remedy.rounds) })
    case 'design-anew':
      return say(`design-anew-${remedy.by}`, {
        metric: inline(t(`metric.${remedy.design.metric}`), language),
        percent: String(Math.round((remedy.design.smallest - 1) * 100)),
        rounds: String(remedy.rounds),
      })
    case 'move-both':
    case 'publish':
    case 'reword-hook':
    case 'set-threshold':
    case 'retell-hook':
    case 'copy-to-b':
    case 'settle':
    case 'see-odd':
    case 'open':
      return say(remedy.do)
  }
}

/** The wording that a remedy's new hook starts with, in the creator's language. */
export function hookWords(t: Translate, language: Language, remedy: Remedy): HookWords {
  if (remedy.do !== 'add-hook' && remedy.do !== 'retell-hook') return { words: '' }
  const signal = (which: string | null | undefined) => (which ? inline(t(`signal.${which}`), language) : '')
  const deep = remedy.do === 'add-hook' ? remedy.deepSignal : null
  const params = { signal: signal(remedy.signal), deep: signal(deep) }
  const say = (key: string) => t(`finding.words.${key}`, params)
  if (remedy.wording) return { words: say(remedy.wording) }
  if (remedy.kind !== 'dual-track') return { words: WORDED.includes(remedy.kind) ? say(remedy.kind) : '' }
  return {
    words: say('dual-track'),
    light: { condition: say('dual-track-light-condition'), words: say('dual-track-light') },
    deep: { condition: say('dual-track-deep-condition'), words: say('dual-track-deep') },
  }
}

/** Hooks that remedies add. */
const WORDED: readonly string[] = ['suspense', 'golden-line', 'unlock', 'question', 'choice']

/** A label in the middle of a sentence. */
export const inline = (label: string, language: Language) => (language === 'en' ? label.toLowerCase() : label)

const placeName = (t: Translate, language: Language, place: string) =>
  place === 'hook' ? t('finding.part.hook') : inline(t(`placement.${place}`), language)

const listed = (language: Language, type: 'conjunction' | 'disjunction', names: readonly string[]) =>
  new Intl.ListFormat(language, { type }).format(names.filter(Boolean))

/** The parameters of a finding as they are said. */
function spokenParams(t: Translate, language: Language, { params }: Finding): Record<string, string | number> {
  const split = (name: string, by: string) =>
    String(params[name] ?? '')
      .split(by)
      .filter(Boolean)
  const metric = params['metric'] as Metric | undefined
  const spoken: Record<string, string | number> = { ...params, ...flagWords(t, language, params) }
  for (const name of ['signal', 'light', 'deep'])
    if (params[name]) spoken[name] = inline(t(`signal.${params[name]}`), language)
  if (params['track']) spoken['track'] = inline(t(`track.${params['track']}`), language)
  if (params['placement']) spoken['placement'] = inline(t(`placement.${params['placement']}`), language)
  if (params['hook']) spoken['hook'] = t(`hook.${params['hook']}`)
  if (params['platform']) spoken['platform'] = t(`platform.${params['platform']}`)
  if (params['day']) spoken['day'] = dayName(params['day'] as Day, language)
  for (const name of ['lightSecond', 'deepSecond', 'atSecond'])
    if (typeof params[name] === 'number') spoken[name] = durationText(params[name])
  if (metric) {
    spoken['metric'] = inline(t(`metric.${metric}`), language)
    for (const name of ['target', 'value', 'median', 'level'])
      if (typeof params[name] === 'number') spoken[name] = metricText(metric, params[name], language)
    if (typeof params['low'] === 'number' && typeof params['high'] === 'number')
      spoken['range'] = metricRangeText(metric, params['low'], params['high'], language)
  }
  const bare = split('bare', ',')
  spoken['bare'] =
    bare.length === 0
      ? ''
      : bare.length > 1
        ? t('finding.part.bare-both')
        : t('finding.part.bare', { signal: spoken[bare[0] ?? ''] ?? '' })
  const missing = split('missing', ',').map((part) => t(`finding.part.${part}`))
  const places = split('places', ',').map((place) => placeName(t, language, place))
  const fresh = [
    params['format'] ? inline(t(`format.${params['format']}`), language) : '',
    params['length'] ? t('finding.part.length', { length: durationText(Number(params['length'])) }) : '',
    ...split('tags', '\n').map((tag) => t('finding.part.tag', { tag })),
  ]
  const { tried } = params
  if (tried)
    spoken['tried'] =
      tried === 'other'
        ? t('finding.part.one-thing')
        : t('finding.part.tried', { tried: inline(t(`experiment.tried.${tried}`), language) })
  const differs = split('differs', ',').map((trait) => t(`finding.differs.${trait}`))
  spoken['differs'] = listed(language, 'conjunction', differs)
  spoken['another'] = params['other']
    ? t('finding.part.another', {
        metric: inline(t(`metric.${params['other']}`), language),
        rounds: params['otherRounds'] ?? 0,
      })
    : ''
  const kinds = split('kinds', ',').map((kind) => t('finding.part.kind', { kind: t(`kind.${kind}`) }))
  spoken['kinds'] = listed(language, language === 'en' ? 'disjunction' : 'conjunction', kinds)
  spoken['missing'] = listed(language, language === 'en' ? 'disjunction' : 'conjunction', missing)
  spoken['places'] = listed(language, 'conjunction', places)
  spoken['fresh'] = listed(language, 'disjunction', fresh)
  return spoken
}

/** The weekday alone where it can mean only one day. */
const nearDayName = (day: Day, from: string | number | undefined, language: Language) =>
  typeof from === 'string' && Math.abs(daysBetween(from as Day, day)) > 6
    ? dayText(day, language)
    : weekdayText(day, language)

const dayName = (day: Day, language: Language) =>
  language === 'en'
    ? `${weekdayText(day, language)} ${dayText(day, language)}`
    : `${dayText(day, language)}${weekdayText(day, language)}`
