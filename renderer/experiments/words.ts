import { WORTHWHILE, type Reading, type Sensitivity } from '../../shared/engine/index.ts'
import type { Settings } from '../../shared/model.ts'
import { verdictWords } from '../../shared/experiment-words.ts'
import { wholeText } from '../../shared/format.ts'
import { inWords, t } from '../i18n.ts'

type Language = Settings['language']

const TWICE = 1
const THRICE = 2

/** A change as one says it: `+30%`, 翻倍 for twice as much, `−40%`. 0.3 is 30 % more. */
export function moreText(change: number, language: Language): string {
  if (change === TWICE) return t('experiment.twice')
  if (change === THRICE) return t('experiment.thrice')
  return changeText(change, language)
}

/** How much a factor adds: `30%` of 1.3, 翻倍 of 2, 3倍 of 3. */
export function sizeText(factor: number, language: Language): string {
  if (factor === 1 + TWICE) return t('experiment.sizeTwice')
  if (factor === 1 + THRICE) return t('experiment.sizeThrice')
  return changeText(factor - 1, language).slice(1)
}

/** `+17%`, `−8%`, `0%`; whole percents, for nobody's own posts tell finer. */
export function changeText(change: number, language: Language): string {
  const percents = Math.round(change * 100)
  const digits = wholeText(Math.abs(percents), language)
  return percents === 0 ? '0%' : `${percents > 0 ? '+' : '\u2212'}${digits}%`
}

/** A difference without its direction: `30%`, `2.4倍` from twice on. */
export function gapText(gap: number, language: Language): string {
  const percents = Math.round(Math.abs(gap) * 100)
  return percents >= 100
    ? t('experiment.times', { times: (1 + Math.abs(gap)).toFixed(1) })
    : `${wholeText(percents, language)}%`
}

export const verdictTitle = (verdict: Reading['verdict']): string => verdictWords(verdict, inWords)

/** `−2 至 +31`: percents without their sign, where one stands beside them. */
export const changeRangeText = (low: number, high: number, language: Language): string =>
  t('experiment.fromTo', {
    low: changeText(low, language).replace('%', ''),
    high: changeText(high, language).replace('%', ''),
  })

/** Where no metric is worth beginning: which comes nearest, and what difference it could tell, or how far its posts lie apart anyway. */
export function nearestText(nearest: Sensitivity, smallest: number, metric: string, language: Language): string {
  const larger = nearest.rounds.find(
    ({ factor, rounds }) => factor > smallest && rounds !== null && rounds <= WORTHWHILE,
  )
  return larger
    ? t('experiment.design.nearestLarger', {
        metric,
        size: sizeText(larger.factor, language),
        count: larger.rounds ?? 0,
      })
    : t('experiment.design.nearestGap', { metric, gap: gapText(nearest.usualGap ?? 0, language) })
}
