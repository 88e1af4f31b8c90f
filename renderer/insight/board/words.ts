import type { TFunction } from 'i18next'
import type { BoardAnswer } from '../../../shared/board.ts'
import type { BoardRow, GoalSay, Measured } from '../../../shared/engine/index.ts'
import { LATER } from '../../../shared/engine/index.ts'
import { dayText, isRate, metricText, percentTickText, wholeText } from '../../../shared/format.ts'
import type { Goal } from '../../../shared/goal.ts'
import type { Channel, Metric, Settings } from '../../../shared/model.ts'
import { addDays, daysBetween, partsOf, type Day } from '../../../shared/time.ts'
import { metricName } from '../../composer/metric-names.ts'
import { changeText } from '../../experiments/words.ts'

type Language = Settings['language']
export type Known = Extract<GoalSay, { readonly is: 'known' }>

/** Which way a change goes; up and down only where its 80 % range says so. */
export const wayOf = ({ low, high }: Measured): 'high' | 'low' | 'wave' =>
  low > 0 ? 'high' : high < 0 ? 'low' : 'wave'

/** What is said of it as a verdict: within its range still where it seems to go. */
export function seemsOf(change: Measured): 'high' | 'low' | 'up' | 'down' | 'flat' {
  const way = wayOf(change)
  const percents = Math.round(change.middle * 100)
  return way !== 'wave' ? way : percents > 0 ? 'up' : percents < 0 ? 'down' : 'flat'
}

/** Days after which the newest post no longer makes a stretch the last one. */
const LATELY = 14

/** Whether the stretch still is the last twelve weeks, and how it and its days are called, with the year where it is another. */
export function spanOf(
  { earlier, from, until }: NonNullable<BoardAnswer['days']>,
  now: Day,
  t: TFunction,
  language: Language,
): { readonly isOld: boolean; readonly span: string; readonly lately: string; readonly before: string } {
  const day = (one: Day) => dayText(one, language, partsOf(now).year)
  const isOld = daysBetween(until, now) > LATELY
  return {
    isOld,
    span: t(`insight.board.span.${isOld ? 'old' : 'last'}`, { until: day(until) }),
    lately: `${day(from)}–${day(until)}`,
    before: `${day(earlier)}–${day(addDays(from, -1))}`,
  }
}

/** How many of so many rows stand out by chance alone, as whole numbers on either side: one in five. */
export function byChance(rows: readonly BoardRow[]): {
  readonly of: number
  readonly few: number
  readonly many: number
} {
  const of = rows.filter(({ is }) => is === 'known').length
  return { of, few: Math.floor(of / 5), many: Math.ceil(of / 5) }
}

/** Percentage points, with one decimal where it counts: `+0.4`, `−3.3`. */
function pointsText(points: number, language: Language): string {
  const tenths = Math.round(points * 1000)
  const digits = new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(Math.abs(tenths) / 10)
  return tenths === 0 ? '0' : `${tenths > 0 ? '+' : '\u2212'}${digits}`
}

/** A change of a metric as its goal counts it. */
export const goalChangeText = (
  change: number,
  { unit }: Pick<Goal, 'unit'>,
  { from }: Pick<Known, 'from'>,
  language: Language,
): string => (unit === 'points' ? pointsText(change * from, language) : changeText(change, language))

/** A goal's change with its unit: `+6%`, `+2 个百分点`. */
export const aimText = ({ unit, amount }: Pick<Goal, 'unit' | 'amount'>, t: TFunction, language: Language): string =>
  unit === 'points'
    ? t('insight.board.goal.points', {
        count: Math.round(Math.abs(amount) * 1000) / 10,
        points: pointsText(amount, language),
      })
    : changeText(amount, language)

/** Which posts a goal of counts is about: 互动内容, 情感的短视频, or any. */
function countedText({ kind, track, format }: Pick<Goal, 'kind' | 'track' | 'format'>, t: TFunction): string {
  const parts = [kind && t(`kind.${kind}`), track && t(`track.${track}`), format && t(`format.${format}`)].filter(
    Boolean,
  )
  return parts.length > 0 ? parts.join(t('insight.board.goal.and')) : t('insight.board.goal.any')
}

export function goalTitle(goal: Goal, channel: Channel, t: TFunction, language: Language): string {
  if (goal.unit === 'weekly' || goal.metric === null)
    return t('insight.board.goal.weekly', { what: countedText(goal, t), n: wholeText(goal.amount, language) })
  return t('insight.board.goal.change', {
    metric: metricName(goal.metric, channel, t),
    change: aimText(goal, t, language),
  })
}

/** That a share cannot come to what is wanted of it. */
export const beyondText = (
  metric: Metric,
  { from, target }: Extract<GoalSay, { readonly is: 'beyond' }>,
  t: TFunction,
  language: Language,
): string =>
  t('insight.board.goal.beyond', {
    from: metricText(metric, from, language),
    target: metricText(metric, target, language),
  })

/** Where a goal began, where it is as estimated (once it can be told) and where it is to come to, each by its name. */
export const standsText = (
  metric: Metric,
  { from, target, now }: Pick<Known, 'from' | 'target' | 'now'>,
  t: TFunction,
  language: Language,
): string => {
  const plain = (value: number) => metricText(metric, value, language)
  // A little more of a small share would read as the same: as many digits as tell the two apart.
  const isFine = isRate(metric) && plain(from) === plain(target)
  const text = isFine ? (value: number) => percentTickText(value, Math.abs(target - from), language) : plain
  return t(`insight.board.goal.stands${now ? 'Now' : ''}`, {
    from: text(from),
    now: now ? text(from * (1 + now.middle)) : '',
    target: text(target),
  })
}

type Aimed = Pick<Goal, 'unit' | 'amount'>

/** The least goal that `LATER` posts tell apart, rounded up to what one would say; null where this one is told by as many already. */
function leastTold({ unit, amount }: Aimed, { from, told, needed }: Known): number | null {
  if (needed !== null && needed <= LATER) return null
  const least = unit === 'points' ? Math.ceil(told * from * 200) / 200 : Math.ceil(told * 100) / 100
  const target = unit === 'points' ? from + least : from * (1 + least)
  // What is under 1 as a rule is a rate.
  return least > amount && (from >= 1 || target < 1) ? least : null
}

/** A goal so many times as far is another wish, not a clearer form of this one. */
const FARTHEST = 3

/** The goal to offer in the place of one that cannot be told soon: the least that can, unless it lies out of all proportion. */
export function reachable(goal: Aimed, say: Known): number | null {
  const least = leastTold(goal, say)
  return least !== null && least <= FARTHEST * goal.amount ? least : null
}

/** How many posts it takes to tell such a goal from no change, and what fewer tell. */
export function takesText(goal: Aimed, say: Known, t: TFunction, language: Language): string {
  const change = aimText(goal, t, language)
  const takes =
    say.needed === null
      ? t('insight.board.goal.never', { change, before: wholeText(say.before, language) })
      : t('insight.board.goal.takes', { change, count: say.needed, posts: wholeText(say.needed, language) })
  const least = leastTold(goal, say)
  if (least === null) return takes
  const instead = reachable(goal, say) === null ? 'tooSmall' : 'instead'
  return (
    takes +
    t(`insight.board.goal.${instead}`, { posts: LATER, change: aimText({ ...goal, amount: least }, t, language) })
  )
}
