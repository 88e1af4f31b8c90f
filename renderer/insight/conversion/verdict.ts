import type { TFunction } from 'i18next'
import type { ConversionPart, ConversionRow } from '../../../shared/insight/conversion.ts'
import type { Settings } from '../../../shared/model.ts'
import { changeText } from '../../experiments/words.ts'

interface PartWords {
  readonly light: string
  readonly lights: string
  readonly what: string
}

export const comparedIn = ({ rows }: Pick<ConversionPart, 'rows'>): number =>
  rows.filter(({ reading }) => reading.kind === 'compared').length

/** What the hooks do, in a sentence: of how much where that was compared, of the chance of any where only that was. */
export function verdictText(
  part: Pick<ConversionPart, 'rows'>,
  words: PartWords,
  t: TFunction,
  language: Settings['language'],
): string {
  const told = part.rows.flatMap(({ hook, reading }) =>
    reading.kind === 'compared' && reading.is !== 'open' ? [{ hook, reading }] : [],
  )
  const best = told.find(({ reading }) => reading.is === 'more')
  const worst = told.findLast(({ reading }) => reading.is === 'less')
  const one = best ?? worst
  if (part.rows.length === 0) return t('insight.conversion.verdict.untagged', { ...words })
  if (!one)
    return t(comparedIn(part) > 0 ? 'insight.conversion.verdict.open' : 'insight.conversion.verdict.few', { ...words })
  const is = best ? 'more' : 'less'
  return t(`insight.conversion.verdict.${one.reading.by === 'any' ? `${is}Any` : is}`, {
    ...words,
    hook: t(`hook.${one.hook}`),
    change: changeText(one.reading.change, language).replace(/^[+−]/, ''),
  })
}

/** The verdict of a row, in a word or two. */
export function rowVerdict({ reading }: ConversionRow, t: TFunction): string {
  if (reading.kind !== 'compared' || reading.is === 'open') return t('insight.conversion.is.open')
  return t(`insight.conversion.is.${reading.by === 'any' ? `${reading.is}Any` : reading.is}`)
}
