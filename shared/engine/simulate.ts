import { luckFrom } from '../luck.ts'
import { boundaryAt, type Alpha } from './boundary.ts'
import { roundsFor } from './crossing.ts'
import { gapVariance, neighbours, usualGapVariance, type Ordinary } from './ordinary.ts'
import { partsOf } from './metrics.ts'
import { ordinaryBefore, rulerOf, type Residuals } from './residuals.ts'
import { rowOf } from './sample.ts'
import { normalQuantile } from './special.ts'
import { looksOf, type Difference, type Look } from './verdict.ts'

/** How experiments are tried out on a history: `runs` of them, of `rounds` rounds each. */
export interface Trial {
  readonly rounds: number
  readonly runs: number
  readonly seed: number
  readonly alpha: Alpha
}

interface Tried {
  /** Rounds of each run: fewer than were asked for where the history is short. */
  readonly rounds: number
  readonly runs: number
  /** Judgeable posts. */
  readonly n: number
  /** Median standard deviation of the difference of two ordinary posts, on the metric's scale. */
  readonly pairSd: number
}
export interface TooFew {
  readonly kind: 'too-few'
  readonly n: number
  readonly need: number
}

/** How often each rule calls ordinary posts different that nobody meant to differ; the naive ones null where nothing is divided. */
export interface PlaceboTrial extends Tried {
  readonly kind: 'tried'
  readonly falsePositive: {
    /** Our boundary, looked at once after the last round, and after each round. */
    readonly verdict: number
    readonly verdictPeeking: number
    /** Two-proportion z of the pooled counts, looked at once after the last round, and after each. */
    readonly naiveOnce: number | null
    readonly naivePeeking: number | null
  }
}

/** How often an effect that was put into real posts is confirmed, and how often the wrong way. */
export interface PowerTrial extends Tried {
  readonly kind: 'tried'
  readonly confirmed: number
  readonly wrongDirection: number
  /** By the meter that is shown before the start. */
  readonly roundsForPower80: number | null
}

/** Posts at the beginning that only teach. */
const BURN_IN = 40
/** Of the rest, a third only says what is ordinary; a run takes at most a third. */
const PARTS = 6
const FEWEST_ROUNDS = 5
/** Judgeable posts that a trial takes. */
export const TRIAL_NEEDS: number = BURN_IN + PARTS * FEWEST_ROUNDS

/** One run: its differences, round by round, and the counts behind them for the naive test. */
interface Run {
  readonly rounds: readonly Difference[]
  readonly arms: readonly (readonly [a: number, b: number])[]
  readonly ordinary: Ordinary
}

/** What each post counted: events, and what they are divided by. */
interface Counted {
  readonly of: Float64Array
  readonly over: Float64Array
}

function countedIn({ posts, definition }: Residuals): Counted {
  const parts = posts.map((post) => partsOf(definition, post)!)
  return { of: Float64Array.from(parts, ({ of }) => of), over: Float64Array.from(parts, ({ over }) => over) }
}

const firstStart = ({ formats }: Residuals) => BURN_IN + Math.floor((formats.length - BURN_IN) / 3)

/** The last row from which so many pairs can be made; −1 where there is none. */
function lastStart({ formats }: Residuals, rounds: number): number {
  for (let from = formats.length - 2 * rounds; from >= 0; from--) {
    if (neighbours(formats, from, formats.length, rounds).length === rounds) return from
  }
  return -1
}

/**
 * Experiments on real neighbouring posts of one format, which of the two is B by the toss of a coin, as if each began at a place
 * drawn at random; what is ordinary comes from before that place. With `factor`, B's count is that many times what it was.
 */
function* runsOf(residuals: Residuals, counted: Counted, trial: Trial, rounds: number, factor: number): Generator<Run> {
  const { sample, formats, expected, noise } = residuals
  const first = firstStart(residuals)
  const last = lastStart(residuals, rounds)
  const luck = luckFrom(trial.seed)
  const known = new Map<number, { ordinary: Ordinary; pairs: readonly (readonly [number, number])[] }>()
  for (let run = 0; run < trial.runs; run++) {
    const start = first + Math.floor(luck.uniform() * (last - first + 1))
    const at = known.get(start) ?? {
      ordinary: ordinaryBefore(residuals, start, BURN_IN)!,
      pairs: neighbours(formats, start, formats.length, rounds),
    }
    known.set(start, at)
    const arms = at.pairs.map(([one, other]) => (luck.chance(0.5) ? ([other, one] as const) : ([one, other] as const)))
    yield {
      ordinary: at.ordinary,
      arms,
      rounds: arms.map(([a, b]) => {
        const parts = { of: counted.of[b]! * factor, over: counted.over[b]! }
        const { y, v } = rowOf(sample.scale, parts, sample.pooled[b]!)
        return {
          gap: y - expected[b]! - residuals.residuals[a]!,
          variance: gapVariance(at.ordinary, noise[a]!, v),
        }
      }),
    }
  }
}

/** How many rounds a run can have, or what is missing. Rare formats leave fewer pairs than half the posts. */
function roomFor(residuals: Residuals, { rounds }: Trial): number | TooFew {
  const n = residuals.formats.length
  let room = Math.min(rounds, Math.floor((n - BURN_IN) / PARTS))
  while (room >= FEWEST_ROUNDS && lastStart(residuals, room) < firstStart(residuals)) room--
  return room < Math.min(rounds, FEWEST_ROUNDS) ? { kind: 'too-few', n, need: TRIAL_NEEDS } : room
}

/** Two-proportion z of all counts up to each round: the test that takes viewers for independent. */
function naiveLooks({ of, over }: Counted, arms: Run['arms']): number[] {
  let [ka, na, kb, nb] = [0, 0, 0, 0]
  return arms.map(([a, b]) => {
    ka += of[a]!
    na += over[a]!
    kb += of[b]!
    nb += over[b]!
    const [hitsA, hitsB] = [Math.min(ka, na), Math.min(kb, nb)]
    const share = (hitsA + hitsB) / (na + nb)
    const error = Math.sqrt(Math.max(share * (1 - share), 1e-12) * (1 / na + 1 / nb))
    return (hitsB / nb - hitsA / na) / error
  })
}

const share = (times: number, of: number) => times / Math.max(1, of)
const middle = (values: readonly number[]) => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0
const isReached = ({ z }: Look, i: number, alpha: Alpha) => Math.abs(z) >= boundaryAt(i + 1, alpha)

/** Experiments in which A and B differ in nothing. */
export function placeboTrial(residuals: Residuals, trial: Trial): PlaceboTrial | TooFew {
  const rounds = roomFor(residuals, trial)
  if (typeof rounds !== 'number') return rounds
  const counted = countedIn(residuals)
  const isRatio = residuals.sample.scale === 'log-ratio'
  const naiveNeed = normalQuantile(1 - trial.alpha / 2)
  const times = { verdict: 0, verdictPeeking: 0, naiveOnce: 0, naivePeeking: 0 }
  const spreads: number[] = []
  for (const run of runsOf(residuals, counted, trial, rounds, 1)) {
    const reached = looksOf(run.rounds).map((look, i) => isReached(look, i, trial.alpha))
    if (reached.at(-1)) times.verdict++
    if (reached.includes(true)) times.verdictPeeking++
    spreads.push(Math.sqrt(usualGapVariance(run.ordinary)))
    if (!isRatio) continue
    const naive = naiveLooks(counted, run.arms).map((z) => Math.abs(z) > naiveNeed)
    if (naive.at(-1)) times.naiveOnce++
    if (naive.includes(true)) times.naivePeeking++
  }
  const of = (count: number) => share(count, trial.runs)
  return {
    kind: 'tried',
    rounds,
    runs: trial.runs,
    n: residuals.formats.length,
    pairSd: middle(spreads),
    falsePositive: {
      verdict: of(times.verdict),
      verdictPeeking: of(times.verdictPeeking),
      naiveOnce: isRatio ? of(times.naiveOnce) : null,
      naivePeeking: isRatio ? of(times.naivePeeking) : null,
    },
  }
}

/** Experiments in which B brings `factor` times as much (2: twice, 0.5: half), looked at after each round. */
export function powerTrial(residuals: Residuals, trial: Trial, factor: number): PowerTrial | TooFew {
  const rounds = roomFor(residuals, trial)
  if (typeof rounds !== 'number') return rounds
  let [right, wrong] = [0, 0]
  const spreads: number[] = []
  for (const run of runsOf(residuals, countedIn(residuals), trial, rounds, factor)) {
    const looks = looksOf(run.rounds)
    const first = looks.find((look, i) => isReached(look, i, trial.alpha))
    if (first) {
      if (first.z > 0 === factor > 1) right++
      else wrong++
    }
    spreads.push(Math.sqrt(usualGapVariance(run.ordinary)))
  }
  const pairSd = middle(spreads)
  return {
    kind: 'tried',
    rounds,
    runs: trial.runs,
    n: residuals.formats.length,
    pairSd,
    confirmed: share(right, trial.runs),
    wrongDirection: share(wrong, trial.runs),
    roundsForPower80: roundsFor(rulerOf(residuals).difference(factor), pairSd * pairSd, trial.alpha),
  }
}
