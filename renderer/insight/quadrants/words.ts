import type { TFunction } from 'i18next'
import { LACKS } from '../../../shared/engine/index.ts'
import { metricText, wholeText } from '../../../shared/format.ts'
import type { QuadrantsSay } from '../../../shared/insight/quadrants.ts'
import type { Settings } from '../../../shared/model.ts'
import { chanceText } from '../chance-text.ts'

type Language = Settings['language']
export type Known = Extract<QuadrantsSay, { readonly is: 'known' }>

/** Under so much a field as full as this is no accident to speak of. */
const MUCH_CHANCE = 0.2

/** The largest words: where the last ten lean, and how surely. */
export function verdictText({ stands, told, fields }: Known, t: TFunction): string {
  if (stands === null) return t('quadrants.verdict.none')
  const field = t(`quadrants.field.${stands}`)
  const count = fields.find((one) => one.field === stands)?.recent ?? 0
  return t(told.chance > MUCH_CHANCE ? 'quadrants.verdict.perhaps' : 'quadrants.verdict.stands', { field, count })
}

/** What it stands on, a sentence each: the middle of the ten beside the usual, what chance gives, how it went before. */
export function reasons(say: Known, deepName: string, t: TFunction, language: Language): readonly string[] {
  const { stands, told, usual, middle, diagnosis, record, fields } = say
  const full = fields.find(({ field }) => field === told.field)?.recent ?? 0
  const share = (metric: 'completion' | 'deepRate', value: number) => metricText(metric, value, language)
  const middles = t('quadrants.why.middle', {
    watched: share('completion', middle.completion),
    watchedUsual: share('completion', usual.completion),
    metric: deepName,
    felt: share('deepRate', middle.deep),
    feltUsual: share('deepRate', usual.deep),
  })
  const chance = t(stands === null ? 'quadrants.why.fullest' : 'quadrants.why.chance', {
    field: t(`quadrants.field.${told.field}`),
    count: full,
    chance: chanceText(told.chance, t),
  })
  const near =
    stands === null && told.chance <= MUCH_CHANCE && (told.field === 'unfelt' || told.field === 'shallow')
      ? [t('quadrants.why.near')]
      : []
  const before = diagnosis
    ? [
        record.of === 0
          ? t('quadrants.why.noRecord')
          : t('finding.record.again', { count: record.of, of: record.of, held: record.held }),
      ]
    : []
  return [`${middles}${language === 'en' ? ' ' : ''}${chance}`, ...near, ...before]
}

/** How many posts are not on the plane, and why; null where all are. */
export function lackingText(
  { is, lacking }: Pick<QuadrantsSay, 'is' | 'lacking'>,
  deepName: string,
  t: TFunction,
  language: Language,
) {
  const said = LACKS.filter((why) => lacking[why] > 0).map((why) =>
    t(`quadrants.lack.${why}`, { count: lacking[why], n: wholeText(lacking[why], language), metric: deepName }),
  )
  if (said.length === 0) return null
  const count = LACKS.reduce((sum, why) => sum + lacking[why], 0)
  return t(is === 'known' || is === 'too-few' ? 'quadrants.lack.all' : 'quadrants.lack.only', {
    count,
    n: wholeText(count, language),
    why: new Intl.ListFormat(language, { type: 'conjunction', style: 'narrow' }).format(said),
  })
}
