import type { Metric } from '../model.ts'
import type { Tried } from '../values.ts'
import type { Alpha } from './boundary.ts'
import { roundsFor } from './crossing.ts'
import type { FactorName } from './factors.ts'
import { answeredIn, type EnginePost } from './metrics.ts'
import { usualGapVariance } from './ordinary.ts'
import type { Past } from './past.ts'
import { EXPERIMENT_NEEDS, ordinaryBefore, residualsOf, rulerOf, type Lately, type Residuals } from './residuals.ts'
import { readRound, type Pairing, type RoundRead } from './rounds.ts'
import { isGoodTerms, verdictOf, WORTHWHILE, type Difference, type Terms, type Verdict } from './verdict.ts'

/** What the forecast must not know of while it is tried out. */
const WITHOUT: Readonly<Partial<Record<Tried, readonly FactorName[]>>> = {
  hook: ['hooks'],
  time: ['weekday', 'hour', 'slot'],
  length: ['duration'],
  format: ['format'],
  topic: ['tags'],
}
export const withoutFor = (tried: Tried): readonly FactorName[] => WITHOUT[tried] ?? []

/** An experiment as it was designed, with its rounds. */
export interface Design extends Terms {
  readonly tried: Tried
  readonly rounds: readonly Pairing[]
}

/** One round beside the others: B over A less 1, with the 80 % range of what it alone says. */
interface RoundEffect {
  readonly effect: number
  readonly low: number
  readonly high: number
}

/** What an experiment says in one metric. */
export interface Reading {
  readonly metric: Metric
  readonly verdict: Verdict
  /** In the order in which they could be read; those left out last, as they were given. */
  readonly rounds: readonly (RoundRead & { readonly alone: RoundEffect | null })[]
  /** r₂ − r₁ of own ordinary pairs, as changes: what `verdict.chance` counts. */
  readonly ordinary: readonly number[]
}

const Z_OF_80 = 1.2815515655446004

/** The first row that an arm of the experiment stands in: what is ordinary is what came before. */
function startOf({ rowsOf, posts }: Residuals, rounds: readonly Pairing[]): number {
  const rows = rounds.flatMap(({ a, b }) =>
    [a, b].flatMap((arm) => (arm ? [rowsOf.get(arm.postId) ?? posts.length] : [])),
  )
  return rows.reduce((least, row) => Math.min(least, row), posts.length)
}

/**
 * Reads an experiment: which of its rounds count and why the others do not, and the verdict of those that do. `posts`: all posts
 * of the channel by id, judgeable or not; `now`: milliseconds since 1970. What is ordinary comes from before its first round.
 */
export function readExperiment(
  residuals: Residuals,
  posts: ReadonlyMap<string, EnginePost>,
  design: Design,
  now: number,
): Reading {
  const { metric, sample } = residuals
  const before = startOf(residuals, design.rounds)
  const ordinary = ordinaryBefore(residuals, before)
  const ruler = rulerOf(residuals)
  const unread = (why: 'too-few-posts' | 'not-measured', n: number, need: number): Reading => ({
    metric,
    verdict: { kind: 'unread', why, n, need },
    rounds: [],
    ordinary: [],
  })
  if (sample.answered === 0) return unread('not-measured', 0, 1)
  if (!ordinary) return unread('too-few-posts', before, EXPERIMENT_NEEDS)
  const room = { residuals, posts, ordinary, now, mayDifferInFormat: design.tried === 'format' }
  const used = new Set<string>()
  const read = design.rounds.map((pairing) => {
    const round = readRound(pairing, used, room)
    for (const arm of [pairing.a, pairing.b]) if (arm) used.add(arm.postId)
    return round
  })
  const counted = read
    .filter((round) => round.is === 'counted')
    .toSorted((one, other) => one.at - other.at || (one.id < other.id ? -1 : 1))
  const alone = ({ gap, variance }: Difference): RoundEffect => {
    const reach = Z_OF_80 * Math.sqrt(variance)
    return { effect: ruler.change(gap), low: ruler.change(gap - reach), high: ruler.change(gap + reach) }
  }
  return {
    metric,
    verdict: verdictOf(counted, ordinary.gaps, ruler, design),
    rounds: [
      ...counted.map((round) => ({ ...round, alone: alone(round) })),
      ...read.filter((round) => round.is === 'left-out').map((round) => ({ ...round, alone: null })),
    ],
    ordinary: ordinary.gaps.map(ruler.change),
  }
}

/** Factors that the meter names: 1.1 is 10 % more. */
const METER = [1.1, 1.2, 1.3, 1.5, 2, 3] as const

/** How many rounds one metric takes, before an experiment is begun. */
export interface Sensitivity {
  readonly metric: Metric
  /** Posts that it rests on. */
  readonly n: number
  /** Most posts have none: differences in it say little. */
  readonly sparse: boolean
  /** By how much one of two ordinary posts usually exceeds the other: the median factor less 1; null below 10 posts. */
  readonly usualGap: number | null
  /** Standard deviation of the difference of two ordinary posts, on the metric's scale. */
  readonly pairSd: number | null
  /** Rounds to confirm each factor with a chance of 80 %; null where no number would do. */
  readonly rounds: readonly { readonly factor: number; readonly rounds: number | null }[]
  /** The same for the smallest factor that matters, and whether it is worth beginning: 30 rounds or fewer. */
  readonly needed: number | null
  readonly isWorth: boolean
}

/** Half of a normal spread lies within so many standard deviations. */
const MIDDLE_Z = 0.6744897501960817

function sensitivityOf(residuals: Lately, smallest: number, alpha: Alpha): Sensitivity {
  const { metric, sample, sparse } = residuals
  const n = sample.y.length
  const ordinary = ordinaryBefore(residuals, n)
  const none = { metric, n, sparse, usualGap: null, pairSd: null, rounds: [], needed: null, isWorth: false }
  if (!ordinary) return none
  const variance = usualGapVariance(ordinary)
  const ruler = rulerOf(residuals)
  const takes = (factor: number) => roundsFor(ruler.difference(factor), variance, alpha)
  const needed = takes(smallest)
  return {
    ...none,
    usualGap: ruler.change(MIDDLE_Z * Math.sqrt(variance)),
    pairSd: Math.sqrt(variance),
    rounds: METER.map((factor) => ({ factor, rounds: takes(factor) })),
    needed,
    isWorth: needed !== null && needed <= WORTHWHILE && !sparse,
  }
}

/**
 * What each metric would take to see `smallest` (1.3: 30 % more), the quickest first; of mostly zeros last. Where no number would
 * do, the one that comes nearest first: that sees a larger factor soonest, else whose posts lie closest together. Before the
 * start, so that nobody asks in a metric that cannot answer. `lately`: where what came of the posts is known already.
 */
export function sensitivities(
  past: Past,
  tried: Tried,
  { smallest, alpha }: Pick<Terms, 'smallest' | 'alpha'>,
  metrics: readonly Metric[] = answeredIn(past.posts, past.definitions),
  lately: (metric: Metric) => Lately = (metric) => residualsOf(past, metric, withoutFor(tried)),
): Sensitivity[] {
  if (!isGoodTerms({ smallest, alpha, mayConfirm: false })) return []
  return metrics.map((metric) => sensitivityOf(lately(metric), smallest, alpha)).toSorted(byNearness)
}

/** Beyond any number of rounds. */
const NEVER = 1e6

function byNearness(one: Sensitivity, other: Sensitivity): number {
  const steps = ({ sparse, needed, rounds, usualGap }: Sensitivity) => [
    sparse ? 1 : 0,
    needed ?? NEVER,
    ...METER.map((factor) => rounds.find((row) => row.factor === factor)?.rounds ?? NEVER),
    usualGap ?? NEVER,
  ]
  const theirs = steps(other)
  return (
    steps(one)
      .map((step, place) => step - (theirs[place] ?? 0))
      .find((difference) => difference !== 0) ?? 0
  )
}
