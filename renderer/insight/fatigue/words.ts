import type { TFunction } from 'i18next'
import type { FatigueRow, FatigueSay } from '../../../shared/insight/fatigue.ts'
import { wholeText } from '../../../shared/format.ts'
import type { Settings } from '../../../shared/model.ts'

type Language = Settings['language']

/** Of hooks that do not wear off, so many of a hundred are said to by chance at most: what `fatigue.ts` takes to be sure. */
const FALSE_SHARE = 0.025

export const keyOf = ({ kind, words }: Pick<FatigueRow, 'kind' | 'words'>): string => `${kind} ${words}`

/** A row as it is called in a sentence: its kind, or its words. */
export const nameOf = ({ kind, words }: Pick<FatigueRow, 'kind' | 'words'>, t: TFunction): string =>
  t('playbook.quoted', { words: words === '' ? t(`hook.${kind}`) : words })

/** True for a wording that is on every post of its kind: the same posts said twice. */
export const isDouble = ({ kind, words, uses }: FatigueRow, rows: readonly FatigueRow[]): boolean =>
  words !== '' && rows.some((row) => row.kind === kind && row.words === '' && row.uses === uses)

/** Rows that were looked at: those whose repeats could be read off. */
export const isRead = ({ wear }: FatigueRow): boolean => wear.is === 'fading' || wear.is === 'steady'

/** Repeated often enough, in a history that is too short to tell anything by. */
export const isTooYoung = ({ wear }: FatigueRow): boolean => wear.is === 'too-few' && wear.n >= wear.need

/** The largest words. */
export function verdictText({ rows }: FatigueSay, t: TFunction): string {
  const fading = rows.filter((row) => row.wear.is === 'fading' && !isDouble(row, rows))
  const [first] = fading
  if (first && fading.length === 1) return t('fatigue.verdict.one', { name: nameOf(first, t) })
  if (first) return t('fatigue.verdict.some', { count: fading.length })
  return t(rows.some(isRead) ? 'fatigue.verdict.none' : 'fatigue.verdict.tooFew')
}

/** How many would be said by chance, and how it went before. */
export function reasons({ rows, record }: FatigueSay, t: TFunction, language: Language): readonly string[] {
  const read = rows.filter((row) => isRead(row) && !isDouble(row, rows)).length
  const chance = read * FALSE_SHARE
  return [
    read === 0
      ? t('fatigue.why.nothingRead', { count: rows.length })
      : t('fatigue.why.chance', {
          count: read,
          n: wholeText(read, language),
          some: chance < 1 ? t('quadrants.next.lessThanOne') : t('quadrants.next.about', { n: Math.round(chance) }),
        }),
    record.of === 0
      ? t('fatigue.why.noRecord')
      : t('finding.record.flags', { count: record.of, of: record.of, held: record.held }),
  ]
}
