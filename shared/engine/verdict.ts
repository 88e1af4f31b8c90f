import { ALPHAS, boundaryAt, type Alpha } from './boundary.ts'
import { roundsMore } from './crossing.ts'
import type { Ruler } from './residuals.ts'
import { normalCdf } from './special.ts'

/** One round: how much more B brought than A, each beside what was expected of it, and how far two ordinary posts would differ. */
export interface Difference {
  readonly gap: number
  readonly variance: number
}

/** What an experiment says after some of its rounds. */
export interface Look {
  /** D, and its variance; Z = D/√variance. */
  readonly mean: number
  readonly variance: number
  readonly z: number
}

/** One viral post is worth no more than so many standard deviations, which is below what any first round must reach. */
const WINSOR = 2.5
/** Rounds' worth of trust in the creator's own past spread, before what the experiment itself shows. */
const INFLATION_PRIOR = 20

/**
 * The experiment after each of its rounds, z_j = d_j/√V_j: D = Σ w d̃/Σ w with w = 1/V_j and d̃ held to ±2.5 √V_j; its variance
 * max(1, (20+Q)/(20+R−1))/Σ w, Q = Σ z² − (Σ z)²/R, so that what is seen inside can only widen it. Source: `engine.md` §4.
 */
export function looksOf(rounds: readonly Difference[]): Look[] {
  let [weights, sum, zs, squares] = [0, 0, 0, 0]
  return rounds.map(({ gap, variance }, i) => {
    const reach = WINSOR * Math.sqrt(variance)
    weights += 1 / variance
    sum += Math.min(reach, Math.max(-reach, gap)) / variance
    const z = gap / Math.sqrt(variance)
    zs += z
    squares += z * z
    const spread = Math.max(0, squares - (zs * zs) / (i + 1))
    const wider = Math.max(1, (INFLATION_PRIOR + spread) / (INFLATION_PRIOR + i))
    const mean = sum / weights
    return { mean, variance: wider / weights, z: mean / Math.sqrt(wider / weights) }
  })
}

/** The first look (0, 1 …) whose |Z| reaches the boundary; −1 where none does. */
const crossedAt = (looks: readonly Look[], alpha: Alpha): number =>
  looks.findIndex(({ z }, i) => Math.abs(z) >= boundaryAt(i + 1, alpha))

/** What was settled before the start. */
export interface Terms {
  readonly alpha: Alpha
  /** The smallest factor that matters: 1.3 is 30 % more. */
  readonly smallest: number
  /** False for what was registered afterwards, and for every metric but the primary one. */
  readonly mayConfirm: boolean
}

/** Of the creator's own pairs of ordinary posts, how many lie at least as far apart as A and B do. */
interface Chance {
  readonly pairs: number
  readonly atLeast: number
}

/** `confirmed` 确认 · `leaning` 倾向 · `same` 差不多 · `unclear` 还看不出 · `not-worth` 不值得继续. */
type VerdictKind = 'confirmed' | 'leaning' | 'same' | 'unclear' | 'not-worth'

export type Verdict =
  | {
      readonly kind: VerdictKind
      /** The one that is ahead; null where neither is. */
      readonly ahead: 'A' | 'B' | null
      /** Rounds that count. */
      readonly rounds: number
      /** B over A less 1, shrunk towards no difference, with its 80 % range: 0.13 is 13 % more. */
      readonly effect: number
      readonly low: number
      readonly high: number
      /** The same as it was seen, not shrunk: what `chance` is about. */
      readonly seen: number
      /** P(B better), 0–1. */
      readonly probability: number
      readonly chance: Chance | null
      /** About how many more until it could be confirmed; null where more than 30, and once the boundary was reached. */
      readonly roundsMore: number | null
      /** The round at which the boundary was first reached, 1 …; null where it was not. */
      readonly reachedAt: number | null
    }
  | { readonly kind: 'unread'; readonly why: Unread; readonly n: number; readonly need: number }

/**
 * `no-rounds`: none counts yet; `too-few-posts`: too little history to know what is ordinary; `not-measured`: the channel has
 * no such numbers; `bad-terms`: a smallest effect that is none.
 */
type Unread = 'no-rounds' | 'too-few-posts' | 'not-measured' | 'bad-terms'

/** Prior of the difference: N(0, .25²), as pairs of headlines differ (`engine.md` §1, Upworthy). */
const PRIOR_VARIANCE = 0.0625
const Z_OF_80 = 1.2815515655446004
const SURE = 0.9
/** What nobody would notice: less than 10 %. */
const UNNOTICED = 1.1
/** Longer than this is not worth going on for. */
export const WORTHWHILE = 30
/** Fewer pairs than these say nothing of how often. */
const FEWEST_PAIRS = 20

export const isGoodTerms = ({ alpha, smallest }: Terms): boolean =>
  ALPHAS.includes(alpha) && Number.isFinite(smallest) && smallest > 1

function chanceOf(gaps: readonly number[], seen: number): Chance | null {
  if (gaps.length < FEWEST_PAIRS) return null
  return { pairs: gaps.length, atLeast: gaps.filter((gap) => Math.abs(gap) >= Math.abs(seen)).length }
}

const isMeasured = ({ gap, variance }: Difference) => Number.isFinite(gap) && Number.isFinite(variance) && variance > 0

/** The round that first reached the boundary, if what came after still points the same way. */
function reachedIn(looks: readonly Look[], alpha: Alpha): number | null {
  const first = crossedAt(looks, alpha)
  return first >= 0 && looks[first]!.mean * looks.at(-1)!.mean > 0 ? first + 1 : null
}

/**
 * The verdict after all of these rounds, in the order in which they could be read; looking after each of them is reckoned with.
 * Confirmed once the boundary was reached and as long as the difference points that way; leaning at P ≥ .9; the same where the
 * difference is under 10 % with P ≥ .9; not worth going on where more than 30 more rounds are needed to confirm the larger of
 * the shrunk difference and the smallest that matters. Swapping A and B swaps the verdict. `gaps`: as `Ordinary` has them.
 */
export function verdictOf(all: readonly Difference[], gaps: readonly number[], ruler: Ruler, terms: Terms): Verdict {
  if (!isGoodTerms(terms)) return { kind: 'unread', why: 'bad-terms', n: 0, need: 1 }
  const rounds = all.filter(isMeasured)
  const looks = looksOf(rounds)
  const last = looks.at(-1)
  if (!last) return { kind: 'unread', why: 'no-rounds', n: 0, need: 1 }
  const share = PRIOR_VARIANCE / (PRIOR_VARIANCE + last.variance)
  const middle = last.mean * share
  const spread = Math.sqrt(last.variance * share)
  const probability = normalCdf(middle / spread)
  const unnoticed = ruler.difference(UNNOTICED)
  const same = normalCdf((unnoticed - middle) / spread) - normalCdf((-unnoticed - middle) / spread)
  const reachedAt = reachedIn(looks, terms.alpha)
  const aim = Math.max(Math.abs(middle), ruler.difference(terms.smallest))
  const standing = { rounds: looks.length, z: last.z, variance: last.variance * looks.length }
  const more = roundsMore(standing, last.mean < 0 ? -aim : aim, terms.alpha, WORTHWHILE)
  const isConfirmed = terms.mayConfirm && reachedAt !== null
  const kind = (): VerdictKind => {
    if (isConfirmed) return 'confirmed'
    if (Math.max(probability, 1 - probability) >= SURE) return 'leaning'
    if (same >= SURE) return 'same'
    return more === null ? 'not-worth' : 'unclear'
  }
  return {
    kind: kind(),
    ahead: last.mean === 0 ? null : last.mean > 0 ? 'B' : 'A',
    rounds: looks.length,
    effect: ruler.change(middle),
    low: ruler.change(middle - Z_OF_80 * spread),
    high: ruler.change(middle + Z_OF_80 * spread),
    seen: ruler.change(last.mean),
    probability,
    chance: chanceOf(gaps, last.mean),
    roundsMore: reachedAt === null ? more : null,
    reachedAt,
  }
}
