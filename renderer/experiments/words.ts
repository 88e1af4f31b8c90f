import type { TFunction } from 'i18next'
import { WORTHWHILE, type Reading, type Sensitivity } from '../../shared/engine/index.ts'
import type { Experiment } from '../../shared/experiment.ts'
import type { Settings } from '../../shared/model.ts'
import { sizeText, verdictWords } from '../../shared/experiment-words.ts'
import { wholeText } from '../../shared/format.ts'
import { inWords, t } from '../i18n.ts'

type Language = Settings['language']

interface Range {
  readonly low: number
  readonly high: number
}

const TWICE = 1
const THRICE = 2

/** A change as one says it: `+30%`, 翻倍 for twice as much, `−40%`. 0.3 is 30 % more. */
export function moreText(change: number, language: Language): string {
  if (change === TWICE) return t('experiment.twice')
  if (change === THRICE) return t('experiment.thrice')
  return changeText(change, language)
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

export const verdictTitle = (verdict: Reading['verdict'], { smallest }: Pick<Experiment, 'smallest'>): string =>
  verdictWords(verdict, smallest, inWords)

/** `−2% 至 +31%`: the one form of a range of changes, wherever it is said. */
export const rangeText = ({ low, high }: Range, words: TFunction, language: Language): string =>
  words('experiment.fromTo', { low: changeText(low, language), high: changeText(high, language) })

type Sizes = Range & Pick<Extract<Reading['verdict'], { readonly rounds: number }>, 'effect' | 'seen'>

/** How much B brings beside A, the one size that is said everywhere, and its range. */
export function estimateText(
  { effect, ...range }: Sizes,
  metric: string,
  words: TFunction,
  language: Language,
): string {
  const gap = changeText(effect, language)
  const way = gap === '0%' ? 'Equal' : effect > 0 ? 'More' : 'Less'
  return words(`experiment.estimate${way}`, {
    metric,
    gap: gap.slice(1),
    range: rangeText(range, words, language),
  })
}

/** What the rounds showed as they are, where that is another size, and why the estimate is the smaller one; else null. */
export function seenText({ effect, seen }: Sizes, words: TFunction, language: Language): string | null {
  const gap = changeText(seen, language)
  if (gap === changeText(effect, language)) return null
  return seen >= TWICE
    ? words('experiment.seenTimes', { times: (1 + seen).toFixed(1) })
    : words(seen > 0 ? 'experiment.seenMore' : 'experiment.seenLess', { gap: gap.slice(1) })
}

/** Where no metric is worth beginning: which comes nearest, and what difference it could tell, or how far its posts lie apart anyway. */
export function nearestText(nearest: Sensitivity, smallest: number, metric: string, language: Language): string {
  const larger = nearest.rounds.find(
    ({ factor, rounds }) => factor > smallest && rounds !== null && rounds <= WORTHWHILE,
  )
  return larger
    ? t('experiment.design.nearestLarger', {
        metric,
        size: sizeText(larger.factor, inWords),
        count: larger.rounds ?? 0,
      })
    : t('experiment.design.nearestGap', { metric, gap: gapText(nearest.usualGap ?? 0, language) })
}
