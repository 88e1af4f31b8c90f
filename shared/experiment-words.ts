import type { Reading } from './engine/index.ts'
import type { Translate } from './finding-words.ts'

type Read = Exclude<Reading['verdict'], { readonly kind: 'unread' }>

/** How much a factor adds: `30%` of 1.3, 翻倍 of 2, 3倍 of 3. */
export function sizeText(factor: number, t: Translate): string {
  if (factor === 2) return t('experiment.sizeTwice')
  if (factor === 3) return t('experiment.sizeThrice')
  return `${Math.round((factor - 1) * 100)}%`
}

/** The difference is there, and estimated at less than the creator called worth caring about (`smallest`, a factor: 1.3). */
const fallsShort = ({ effect }: Pick<Read, 'effect'>, smallest: number): boolean =>
  Math.max(1 + effect, 1 / (1 + effect)) < smallest

/**
 * A verdict in a few words: 确认 B 更好, 倾向 A, 差不多, 还看不出，约需再 6 轮, 不值得继续; or why there is none. A confirmed
 * one says where it is estimated below `smallest`: that B is better is no promise that it is worth the while.
 */
export function verdictWords(verdict: Reading['verdict'], smallest: number, t: Translate): string {
  if (verdict.kind === 'unread')
    return t(`experiment.verdict.${verdict.why}`, { count: verdict.n, n: verdict.n, need: verdict.need })
  const { kind, ahead, roundsMore } = verdict
  if (kind === 'unclear' && roundsMore === null) return t('experiment.verdict.unclear-open')
  if (kind === 'confirmed' && fallsShort(verdict, smallest))
    return t('experiment.verdict.confirmed-short', { ahead: ahead ?? '', size: sizeText(smallest, t) })
  return t(`experiment.verdict.${kind}`, { ahead: ahead ?? '', count: roundsMore ?? 0, more: roundsMore ?? '' })
}
