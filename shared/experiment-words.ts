import type { Reading } from './engine/index.ts'
import type { Translate } from './finding-words.ts'

/** A verdict in a few words: 确认 B 更好, 倾向 A, 差不多, 还看不出，约需再 6 轮, 不值得继续; or why there is none. */
export function verdictWords(verdict: Reading['verdict'], t: Translate): string {
  if (verdict.kind === 'unread')
    return t(`experiment.verdict.${verdict.why}`, { count: verdict.n, n: verdict.n, need: verdict.need })
  const { kind, ahead, roundsMore } = verdict
  if (kind === 'unclear' && roundsMore === null) return t('experiment.verdict.unclear-open')
  return t(`experiment.verdict.${kind}`, { ahead: ahead ?? '', count: roundsMore ?? 0, more: roundsMore ?? '' })
}
