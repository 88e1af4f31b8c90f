import { CONTRAST_NEEDS, type Past, type Side, type SignalPair } from '../engine/index.ts'
import type { Metric } from '../model.ts'
import { instantAt, wallOf, type Day, type Zone } from '../time.ts'
import { comparisons, type Asked, type Reading } from './compared.ts'
import { metricsFor, RULES, type Around } from './rules.ts'

export type RuleVerdict = 'supported' | 'contradicted' | 'open'

/** One rule of thumb beside a creator's own posts. */
export interface LedgerRow {
  readonly id: string
  readonly metric: Metric
  readonly claims: 'more' | 'less' | 'same'
  readonly reading: Reading
  readonly verdict: RuleVerdict
  /** It speaks of posting time, which has earned no say in this metric: then nothing is decided. */
  readonly isGated: boolean
}

export interface Ledger {
  readonly rows: readonly LedgerRow[]
  /** Rows that can be decided, and how many would be if nothing made any difference. */
  readonly decidable: number
  readonly byChance: number
  /** Posts with numbers that count. */
  readonly posts: number
}

/** Less than this is no cost worth a word: −10 %, as for every flag. */
const NO_COST = 1 / 1.1 - 1

function verdictOf(claims: LedgerRow['claims'], reading: Reading, isGated: boolean): RuleVerdict {
  if (reading.kind === 'cannot' || isGated) return 'open'
  if (claims === 'same') return reading.low > NO_COST ? 'supported' : reading.is === 'less' ? 'contradicted' : 'open'
  if (reading.is === 'open') return 'open'
  return reading.is === claims ? 'supported' : 'contradicted'
}

/** How often chance alone decides a row. Where nothing being different is what is claimed, only one way is wrong. */
const chanceOf = ({ claims, reading, isGated }: LedgerRow): number =>
  reading.kind === 'cannot' || isGated ? 0 : claims === 'same' ? reading.byChance / 2 : reading.byChance

/** What each post has about it in time, post by post; its day is that of the channel's zone. */
export function aroundOf({ posts }: Past, zone: Zone): Around[] {
  const dayOf = posts.map(({ at }) => wallOf(instantAt(at), zone).day)
  const days = new Map<Day, number>()
  for (const day of dayOf) days.set(day, (days.get(day) ?? 0) + 1)
  return posts.map(({ at, hour }, place) => {
    const before = posts[place - 1]
    const since = before && hour !== null && before.hour !== null ? at - before.at : null
    return { since, onDay: days.get(dayOf[place]!)! }
  })
}

/** A rule as a question about this history: in which metric, and which posts are on which side. */
export function askedBy(past: Past, pair: SignalPair, rule: (typeof RULES)[number], around: readonly Around[]) {
  const metrics = metricsFor(rule.about, pair)
  const metric = metrics.find((one) => past.sample(one).y.length >= CONTRAST_NEEDS.posts) ?? metrics[0]
  const asked: Asked = {
    sideOf: (post, place): Side => rule.sideOf(post, around[place]!),
    hook: rule.hook,
    within: rule.within,
  }
  return { metric, asked }
}

/** Every rule of thumb beside this history. `heard`: the metrics in which posting time has earned a say. */
export function ledgerOf(past: Past, pair: SignalPair, zone: Zone, heard: readonly Metric[]): Ledger {
  const around = aroundOf(past, zone)
  const byMetric = new Map<Metric, ReturnType<typeof comparisons>>()
  const rows = RULES.map((rule): LedgerRow => {
    const { metric, asked } = askedBy(past, pair, rule, around)
    const compare = byMetric.get(metric) ?? comparisons(past, past.sample(metric))
    byMetric.set(metric, compare)
    const reading = compare(asked)
    const isGated = rule.isTime === true && !heard.includes(metric)
    return {
      id: rule.id,
      metric,
      claims: rule.claims,
      reading,
      verdict: verdictOf(rule.claims, reading, isGated),
      isGated,
    }
  })
  return {
    rows,
    decidable: rows.filter(({ reading, isGated }) => reading.kind === 'compared' && !isGated).length,
    byChance: rows.reduce((sum, row) => sum + chanceOf(row), 0),
    posts: past.posts.filter(({ isUsable, numbers }) => isUsable && numbers !== null).length,
  }
}
