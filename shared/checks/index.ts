import type { Patterns } from '../engine/index.ts'
import type { Dismissal, Finding, FindingCode, Severity } from '../finding.ts'
import { chosenVariant, variantsOf } from '../items.ts'
import type { Channel, Item } from '../model.ts'
import { CALENDAR_CHECKS } from './calendar.ts'
import type { Check, CheckContext, InRound, Learnt, Rest, RoundOnPlan, Told, View } from './context.ts'
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
import { WEAK_CHECKS } from './weak.ts'

export type { CheckContext, InRound, RoundOnPlan } from './context.ts'
export { wearOf } from './wear.ts'

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

/** What a finding on own data rests on; null for a rule, which lists what it saw itself. */
export const restOf = (code: FindingCode, learnt: Learnt, patterns: Patterns | null): Rest | null =>
  CHECKS.find((check) => check.code === code)?.rests?.(learnt, patterns) ?? null

/** The round that an item, as it is given, is in. */
export const roundOf = (item: Item, rounds: readonly RoundOnPlan[]): InRound | null =>
  roundsByItem([item], rounds).get(item.id) ?? null

/** Own-data findings that one item may carry. */
const MOST_OF_DATA = 3
const RANK: Readonly<Record<Severity, number>> = { error: 0, warning: 1, tip: 2 }

/**
 * What there is to say about these items, most pressing first: errors, warnings, tips; within them by the time up to which
 * something can still be done. Dropped items and what was dismissed are left out.
 */
export function runChecks(items: readonly Item[], context: CheckContext): Finding[] {
  const scene = sceneOf(items, context)
  const channels = new Map(context.channels.map((channel) => [channel.id, channel]))
  const ordered = items
    .map((item) => ({ item, channel: channels.get(item.channelId), deadline: scene.deadlineOf(item) }))
    .toSorted((a, b) => (a.deadline === b.deadline ? byTime(a.item, b.item) : a.deadline - b.deadline))
  return ordered
    .flatMap(({ item, channel }) => (channel && item.status !== 'dropped' ? findingsOf(item, channel, scene) : []))
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

interface Spoken {
  readonly finding: Finding
  readonly size: number
}

function findingsOf(item: Item, channel: Channel, scene: Scene): Finding[] {
  const isOut = item.status === 'published'
  const spoken = CHECKS.filter((check) => !isOut || check.ofPublished === true)
    .flatMap((check) => oneOfEach(viewsOf(check, item, channel, scene).flatMap((view) => speak(check, view))))
    .filter(({ finding }) => !isDismissed(finding, scene.context.dismissals))
  const largest = spoken
    .filter(({ finding }) => finding.source === 'data')
    .toSorted((a, b) => b.size - a.size)
    .slice(0, MOST_OF_DATA)
  return [...spoken.filter(({ finding }) => finding.source === 'rule'), ...largest].map(({ finding }) => finding)
}

/** A check speaks of each variant while there are two and the choice between them is open, else of the item as a whole. */
function viewsOf({ speaksOf }: Check, item: Item, channel: Channel, scene: Scene): View[] {
  const whole: View = {
    item,
    variant: chosenVariant(item),
    letter: null,
    channel,
    scene,
    round: scene.roundOf(item.id),
  }
  if (speaksOf === 'item' || !item.variants.B || item.status === 'published') return [whole]
  return variantsOf(item).map(({ letter, variant }) => ({ ...whole, letter, variant }))
}

const speak = (check: Check, view: View): Spoken[] =>
  check.find(view).map((told) => ({ finding: findingFrom(check, view, told), size: told.size ?? 0 }))

function findingFrom({ code, severity, source }: Check, { item, letter }: View, told: Told): Finding {
  const { params = {}, remedy = null, postIds = [], itemIds = [], tell } = told
  return {
    code,
    severity: told.severity ?? severity,
    source: told.source ?? source,
    itemId: item.id,
    variant: letter,
    params,
    evidence: { n: told.n ?? postIds.length + itemIds.length, postIds, itemIds },
    remedy,
    ...(told.also && { also: told.also }),
    ...(told.record && { record: told.record }),
    key: [code, item.id, letter, tell].filter(Boolean).join(':'),
  }
}

/** What is said of A and in the same words of B is said once, of the item. */
function oneOfEach(spoken: readonly Spoken[]): Spoken[] {
  const ofB = spoken.filter(({ finding }) => finding.variant === 'B')
  const merged = new Set<Spoken>()
  return spoken.flatMap((one): Spoken[] => {
    if (one.finding.variant !== 'A') return merged.has(one) ? [] : [one]
    const twin = ofB.find((other) => !merged.has(other) && saysTheSame(one.finding, other.finding))
    if (!twin) return [one]
    merged.add(twin)
    return [{ ...one, finding: ofBoth(one.finding) }]
  })
}

const saysTheSame = (a: Finding, b: Finding) => JSON.stringify(a.params) === JSON.stringify(b.params)

function ofBoth(finding: Finding): Finding {
  const { remedy } = finding
  return {
    ...finding,
    variant: null,
    remedy: remedy?.do === 'add-hook' ? { ...remedy, variant: null } : remedy,
    key: finding.key.replace(`:${finding.itemId}:A`, `:${finding.itemId}`),
  }
}
