import type { TFunction } from 'i18next'
import { normalise } from '../../shared/text.ts'
import { wholeText } from '../../shared/format.ts'
import type { Channel, Settings } from '../../shared/model.ts'
import type { TemplateRecord, TemplateRow } from '../../shared/playbook.ts'
import { metricName } from '../composer/metric-names.ts'
import { changeText, rangeText } from '../experiments/words.ts'

type Language = Settings['language']

/** What the playbook is read from. */
export const PLAYBOOK_TABLES = [
  'template',
  'topic',
  'checklist',
  'channel',
  'post',
  'snapshot',
  'verdict',
  'item',
  'variant',
  'hook',
  'experiment',
  'round',
]

/** Answers whether one of some texts holds what is looked for. */
export function foundIn(text: string): (...texts: readonly (string | undefined)[]) => boolean {
  const wanted = normalise(text)
  return (...texts) => wanted === '' || texts.some((one) => one !== undefined && normalise(one).includes(wanted))
}

/** `+18% 至 +69%`. */
export const spanText = (low: number, high: number, language: Language, t: TFunction): string =>
  rangeText({ low, high }, t, language)

/** Under so many uses nothing is said of repeating, not even that there was too little of it. */
const FEW_USES = 5

/** Whether it wears off, in two lines at most; `isAlert` where it does. */
export function wearText(
  { wear, uses }: Pick<TemplateRecord, 'wear' | 'uses'>,
  language: Language,
  t: TFunction,
): { readonly word: string; readonly more: string | null; readonly isAlert: boolean } {
  if (wear.is === 'fading') {
    const { median, low, high } = wear.drop
    const percent = changeText(-median, language)
    const more = t('playbook.wear.fadingBy', { percent, span: spanText(-high, -low, language, t) })
    return { word: t('playbook.wear.fading'), more, isAlert: true }
  }
  const is = wear.is === 'too-few' && uses >= FEW_USES ? (wear.n >= wear.need ? 'too-young' : 'too-seldom') : wear.is
  return { word: t(`playbook.wear.${is}`), more: null, isAlert: false }
}

/** What stands behind a wording besides its posts: nothing, a rule of thumb, an experiment as it says now. */
export function originText({ template, behind }: TemplateRow, t: TFunction): string | null {
  if (template.origin === 'rule') return t('source.rule')
  if (!behind) return null
  const { experiment } = behind
  const answer = experiment.better
    ? t(`experiment.conclude.answer.${experiment.better}`, {
        name: experiment.better === 'A' ? experiment.a : experiment.b,
      })
    : ''
  return t(answer === '' ? 'playbook.behindOpen' : 'playbook.behind', { name: experiment.name, answer })
}

/** How many of its uses no plan tells of, only a title or a caption; null where a plan tells of all. */
export function textsText({ uses, fromTexts }: TemplateRecord, language: Language, t: TFunction): string | null {
  if (fromTexts === 0) return null
  return fromTexts === uses
    ? t('playbook.texts.all')
    : t('playbook.texts.some', { count: fromTexts, n: wholeText(fromTexts, language) })
}

/** A wording's own record in one line: how often, and what came with it. */
export function recordText({ record }: TemplateRow, channel: Channel, language: Language, t: TFunction): string {
  if (!record || record.uses === 0) return t('playbook.line.unused')
  const { effect, uses, wear } = record
  const parts = [t('playbook.line.uses', { count: uses, n: wholeText(uses, language) })]
  const texts = textsText(record, language, t)
  if (texts !== null) parts.push(texts)
  if (effect.is === 'known')
    parts.push(
      t('playbook.line.effect', {
        metric: metricName(effect.metric, channel, t),
        change: changeText(effect.median, language),
        span: spanText(effect.low, effect.high, language, t),
      }),
    )
  else parts.push(t('playbook.line.tooFew'))
  if (wear.is === 'fading') parts.push(t('playbook.wear.fading'))
  return parts.join(' · ')
}
