import { metricRangeText, metricText } from '../../shared/format.ts'
import type { Settings } from '../../shared/model.ts'
import type { Beside, Oddity } from '../../shared/oddity.ts'
import { t } from '../i18n.ts'

type Language = Settings['language']

/** Why a post's likes and comments are held to be odd; what was marked or cleared says who did so. */
export const oddReason = ({ is }: Oddity): string => t(`history.odd.${is}`)

/** One of the two numbers beside what was usual around it, as it is read. */
export const besideText = ({ metric, found, usual }: Beside, language: Language): string =>
  t('history.odd.beside', {
    metric: t(`metric.${metric}`),
    value: metricText(metric, found, language),
    range: metricRangeText(metric, usual.low, usual.high, language),
  })

/** The reason with its numbers. */
export function oddSentence(oddity: Oddity, language: Language): string {
  const { beside } = oddity
  if (!beside) return oddReason(oddity)
  return t('history.odd.full', {
    reason: oddReason(oddity),
    likes: besideText(beside.likes, language),
    comments: besideText(beside.comments, language),
  })
}
