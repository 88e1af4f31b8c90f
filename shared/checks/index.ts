import type { Patterns } from '../engine/index.ts'
import type { Dismissal, Finding, FindingCode, Severity } from '../finding.ts'
import type { Channel, Item } from '../model.ts'
import { CALENDAR_CHECKS } from './calendar.ts'
import { cleanWays, RANK, type SlotChecks } from './clean-way.ts'
import type { Check, CheckContext, InRound, Learnt, Rest, RoundOnPlan } from './context.ts'
import { DIAGNOSIS_CHECKS } from './diagnosis.ts'
import { EXPERIMENT_CHECKS } from './experiments.ts'
import { HISTORY_CHECKS } from './history.ts'
import { MANNERS_CHECKS } from './manners.ts'
import { MIX_CHECKS } from './mix.ts'
import { PLAN_CHECKS } from './plan.ts'
import { PLATFORM_CHECKS } from './platform.ts'
import { PROMISE_CHECKS } from './promises.ts'
import { WEAR_CHECKS } from './wear.ts'
import { byTime, roundsByItem, sceneOf, type Scene } from './scene.ts'
import { speakOf } from './speak.ts'
import { WEAK_CHECKS } from './weak.ts'

export type { CheckContext, InRound, RoundOnPlan } from './context.ts'
export { isRepeatOf, wearOf, wearRecordOf } from './wear.ts'

export const CHECKS: readonly Check[] = [
  ...PLAN_CHECKS,
  ...PROMISE_CHECKS,
  ...MANNERS_CHECKS,
  ...CALENDAR_CHECKS,
  ...MIX_CHECKS,
  ...PLATFORM_CHECKS,
  ...HISTORY_CHECKS,
  ...WEAK_CHECKS,
  ...DIAGNOSIS_CHECKS,
  ...WEAR_CHECKS,
  ...EXPERIMENT_CHECKS,
]

const NEAR = [...MIX_CHECKS, ...PLATFORM_CHECKS, ...WEAK_CHECKS, ...EXPERIMENT_CHECKS]
/** What depends on when an item goes out. */
const BY_SLOT: SlotChecks = {
  near: [...CALENDAR_CHECKS.filter(({ code }) => code !== 'duplicate'), ...NEAR],
  all: [...CALENDAR_CHECKS, ...PROMISE_CHECKS, ...NEAR],
}

/** What a finding on own data rests on; null for a rule, which lists what it saw itself. */
export const restOf = (code: FindingCode, learnt: Learnt, patterns: Patterns | null): Rest | null =>
  CHECKS.find((check) => check.code === code)?.rests?.(learnt, patterns) ?? null

/** The round that an item, as it is given, is in. */
export const roundOf = (item: Item, rounds: readonly RoundOnPlan[]): InRound | null =>
  roundsByItem([item], rounds).get(item.id) ?? null

/** Own-data findings that one item may carry. */
const MOST_OF_DATA = 3

/**
 * What there is to say about these items, most pressing first: errors, warnings, tips; within them by the time up to which
 * something can still be done. Dropped items and what was dismissed are left out.
 */
export function runChecks(items: readonly Item[], context: CheckContext): Finding[] {
  const scene = sceneOf(items, context)
  const wayOf = cleanWays(items, context, BY_SLOT)
  const channels = new Map(context.channels.map((channel) => [channel.id, channel]))
  const ordered = items
    .map((item) => ({ item, channel: channels.get(item.channelId), deadline: scene.deadlineOf(item) }))
    .toSorted((a, b) => (a.deadline === b.deadline ? byTime(a.item, b.item) : a.deadline - b.deadline))
  return ordered
    .flatMap(({ item, channel }) => (channel ? findingsOf(item, channel, scene, wayOf) : []))
    .toSorted((a, b) => RANK[a.severity] - RANK[b.severity])
}

/** True if the creator set this finding aside: for its item, or all of its kind. */
export const isDismissed = ({ code, itemId }: Finding, dismissals: readonly Dismissal[]): boolean =>
  dismissals.some((dismissal) => dismissal.code === code && (dismissal.itemId ?? itemId) === itemId)

export const countsOf = (findings: readonly Finding[]): Readonly<Record<Severity, number>> => ({
  error: findings.filter(({ severity }) => severity === 'error').length,
  warning: findings.filter(({ severity }) => severity === 'warning').length,
  tip: findings.filter(({ severity }) => severity === 'tip').length,
})

/** What stands for an item after what was dismissed is left out: all of the rules, the largest on own data, each with its way out. */
function findingsOf(item: Item, channel: Channel, scene: Scene, wayOf: ReturnType<typeof cleanWays>): Finding[] {
  const spoken = speakOf(item, channel, scene, CHECKS).filter(
    ({ finding }) => !isDismissed(finding, scene.context.dismissals),
  )
  const largest = spoken
    .filter(({ finding }) => finding.source === 'data')
    .toSorted((a, b) => b.size - a.size)
    .slice(0, MOST_OF_DATA)
  return [...spoken.filter(({ finding }) => finding.source === 'rule'), ...largest].map((one) => {
    const ways = one.ways?.()
    if (!ways) return one.finding
    const remedy = wayOf(one, item, ways)
    if (remedy) return { ...one.finding, remedy }
    const isStuck = one.finding.remedy === null && (ways.length > 0 || one.finding.source === 'rule')
    return isStuck ? { ...one.finding, isStuck } : one.finding
  })
}
