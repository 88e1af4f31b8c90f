const NUMBER = '(\\d+(?:[,，]\\d{3})*(?:\\.\\d+)?)\\s*([万千kw])?'
const SIGNAL =
  '(?:点?赞|小?红心|爱心|评论|留言|收藏|转发|分享|硬币|投币|关注|likes?|hearts?|comments?|shares?|saves?|coins?|follow)'
/** «过50», «满 1.2万», «50 个赞», «100 likes»; no day or time: «到 11月27日». */
const REACHED = new RegExp(
  `(?:过|到|满|够|破|达)\\s*${NUMBER}(?![\\d.]|\\s*[月日号天点年%:：])|${NUMBER}\\s*[个条]?\\s*${SIGNAL}`,
  'giu',
)
const TIMES: Readonly<Record<string, number>> = { 万: 10_000, w: 10_000, 千: 1000, k: 1000 }

/** A number that words name as the one to reach: as said, and how the same words say another. */
export interface SaidNumber {
  readonly value: number
  readonly found: string
  readonly saying: (value: number) => string
}

export const numbersSaid = (words: string): readonly SaidNumber[] =>
  [...words.matchAll(REACHED)].flatMap((match): SaidNumber[] => {
    const [found] = match
    const digits = match[1] ?? match[3]
    if (digits === undefined) return []
    const unit = match[2] ?? match[4]
    const value = Number(digits.replaceAll(/[,，]/gu, '')) * (TIMES[unit?.toLowerCase() ?? ''] ?? 1)
    const saying = (other: number) => found.replace(digits, String(other)).replace(unit ?? '', '')
    return [{ value, found, saying }]
  })
