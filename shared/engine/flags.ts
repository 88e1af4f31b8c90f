import { columnPosteriors, fit, twoSidedLevel, type Fit } from './effects.ts'
import { isTime, type Coded, type FactorName } from './factors.ts'
import { FIT_WINDOW } from './rolling.ts'
import { HOURS, chanceBelow, posteriorMean, posteriorQuantile, type EffectPosterior } from './shrinkage.ts'
import { median } from './special.ts'

/** A label (or several that always come together) whose posts did clearly worse or better than the creator's own level. */
export interface Flag {
  readonly factor: FactorName
  /** Several: labels that are on the same posts, or neighbouring hours in the order of the clock. */
  readonly labels: readonly string[]
  readonly posts: number
  /** Posterior mean and the middle 80 %, on the metric's scale: −0.2 is about 18 % less. */
  readonly effect: number
  readonly low: number
  readonly high: number
  /** A label that comes along on more than 80 % of these posts and on at most half of the others: which of the two it is, the posts cannot tell. */
  readonly alongside?: { readonly factor: FactorName; readonly label: string }
}

/** How often what was flagged kept its sign on the posts that came after; what says the same of the same posts counts once. */
export interface FlagRecord {
  readonly of: number
  readonly held: number
}

const LEAST_POSTS = 30
const LEAST_OF_LABEL = 4
/** Of a few posts among which one or two weigh all, nothing is said. */
const LEAST_WORTH = 5
/** What it takes to speak of a label: posts in all, and posts that carry it. */
export const LABEL_NEEDS = { posts: LEAST_POSTS, withIt: LEAST_WORTH } as const
/** More sweeps than a forecast needs, so that one outstanding label does not drag the level, and all others with it. */
const SWEEPS = 8
/** An effect below 10 % is not worth a word. */
const LEAST_EFFECT = Math.log(1.1)
const FALSE_DISCOVERIES = 0.1
const MOST_DOUBT = 0.2

interface Candidate extends Flag {
  readonly levels: readonly number[]
  readonly doubt: number
}

/** Posts of a measured column; of an hour with its two neighbours, as its effect is learnt from them too. */
function postsOf({ shape, labels }: Coded, columns: Fit['factors'][number]['columns'], g: number): number {
  const own = columns[g]!
  if (shape !== 'clock') return own.posts
  const hour = Number(labels[own.levels[0]!])
  return columns.reduce((sum, { levels, posts }) => {
    const gap = Math.abs(Number(labels[levels[0]!]) - hour)
    return sum + (Math.min(gap, HOURS - gap) <= 1 ? posts : 0)
  }, 0)
}

function candidate(factor: Coded, levels: readonly number[], posts: number, posterior: EffectPosterior): Candidate {
  const worse = chanceBelow(posterior, -LEAST_EFFECT)
  const better = 1 - chanceBelow(posterior, LEAST_EFFECT)
  return {
    factor: factor.name,
    labels: levels.map((level) => factor.labels[level]!),
    levels,
    posts,
    effect: posteriorMean(posterior),
    low: posteriorQuantile(posterior, 0.1),
    high: posteriorQuantile(posterior, 0.9),
    doubt: 1 - Math.max(worse, better),
  }
}

/**
 * Those of the candidates among which at most a tenth are expected to be wrong: by growing doubt, while its running mean is
 * at most 10 % and its own at most 20 % (Bayesian false discovery rate; Stephens 2016, `engine.md` §2 «Flags»).
 */
function discovered(candidates: readonly Candidate[]): Candidate[] {
  let sum = 0
  const ordered = candidates.toSorted((a, b) => a.doubt - b.doubt)
  const end = ordered.findIndex(({ doubt }, i) => {
    sum += doubt
    return doubt > MOST_DOUBT || sum / (i + 1) > FALSE_DISCOVERIES
  })
  return end < 0 ? ordered : ordered.slice(0, end)
}

/** Flagged hours beside each other on the clock, and of one direction, become one. */
function mergedHours(flags: readonly Candidate[]): Candidate[] {
  const hours = new Map(flags.flatMap((flag) => (flag.factor === 'hour' ? [[Number(flag.labels[0]), flag]] : [])))
  const joins = (hour: number) => {
    const [one, next] = [hours.get(hour), hours.get((hour + 1) % HOURS)]
    return one && next && Math.sign(one.effect) === Math.sign(next.effect)
  }
  const starts = [...hours.keys()].filter((hour) => !joins((hour + HOURS - 1) % HOURS))
  // All round the clock: no hour stands against another.
  const runs = (starts.length > 0 ? starts : [...hours.keys()].slice(0, 1)).map((start) => {
    const run = [hours.get(start)!]
    for (let hour = start; joins(hour) && run.length < HOURS; hour = (hour + 1) % HOURS)
      run.push(hours.get((hour + 1) % HOURS)!)
    return run
  })
  return [...flags.filter(({ factor }) => factor !== 'hour'), ...runs.map(asOne)]
}

function asOne(run: readonly Candidate[]): Candidate {
  const [first] = run
  const total = run.reduce((sum, { posts }) => sum + posts, 0)
  const mean = (of: (one: Candidate) => number) => run.reduce((sum, one) => sum + one.posts * of(one), 0) / total
  return {
    ...first!,
    labels: run.flatMap(({ labels }) => labels),
    levels: run.flatMap(({ levels }) => levels),
    effect: mean(({ effect }) => effect),
    low: mean(({ low }) => low),
    high: mean(({ high }) => high),
  }
}

/** Rows [from, to) that carry one of these labels. */
function rowsWith({ start, levels }: Coded, wanted: readonly number[], from: number, to: number): Uint8Array {
  const is = new Uint8Array(to - from)
  for (let row = from; row < to; row++)
    for (let at = start[row]!; at < start[row + 1]!; at++) if (wanted.includes(levels[at]!)) is[row - from] = 1
  return is
}

/** The label of another kind (or another of the same) that nearly always comes along, and is rarer elsewhere; never a time. */
function alongside(flag: Candidate, factors: readonly Coded[], from: number, to: number): Pick<Flag, 'alongside'> {
  const own = factors.find(({ name }) => name === flag.factor)!
  const carries = rowsWith(own, flag.levels, from, to)
  const mine = carries.reduce((a, b) => a + b, 0)
  const others = to - from - mine
  let best: { readonly factor: FactorName; readonly label: string; readonly gap: number } | null = null
  for (const factor of factors) {
    if (isTime(factor)) continue
    const inside = new Int32Array(factor.labels.length)
    const outside = new Int32Array(factor.labels.length)
    for (let row = from; row < to; row++)
      for (let at = factor.start[row]!; at < factor.start[row + 1]!; at++)
        (carries[row - from] ? inside : outside)[factor.levels[at]!]!++
    for (const [level, label] of factor.labels.entries()) {
      if (factor === own && (own.shape !== 'many' || flag.levels.includes(level))) continue
      const [share, elsewhere] = [inside[level]! / mine, outside[level]! / Math.max(1, others)]
      if (share > 0.8 && elsewhere <= 0.5 && share - elsewhere > (best?.gap ?? 0))
        best = { factor: factor.name, label, gap: share - elsewhere }
    }
  }
  return best ? { alongside: { factor: best.factor, label: best.label } } : {}
}

/**
 * Of each label of a factor that may have several on a post: what its posts get from the other labels, less the median of
 * what posts without it get from labels. The effects of such labels have no zero of their own, only differences; and by
 * the median one outstanding label does not make all others look poor.
 */
function offsets({ start, levels }: Coded, effects: Float64Array, from: number, to: number): Float64Array {
  const sums = new Float64Array(to - from)
  for (let row = from; row < to; row++)
    for (let at = start[row]!; at < start[row + 1]!; at++) sums[row - from]! += effects[levels[at]!]!
  const order = Array.from(sums, (_, i) => i).toSorted((a, b) => sums[a]! - sums[b]!)
  /** Of each label the ranks of its posts in this order. */
  const ranks = Array.from(effects, (): number[] => [])
  for (const [rank, i] of order.entries())
    for (let at = start[from + i]!; at < start[from + i + 1]!; at++) ranks[levels[at]!]!.push(rank)
  return effects.map((effect, level) => {
    const own = ranks[level]!
    const others = order.length - own.length
    if (own.length === 0 || others === 0) return 0
    const half = others >> 1
    const middle = others % 2 === 1 ? sumBeside(own, half) : (sumBeside(own, half - 1) + sumBeside(own, half)) / 2
    return own.reduce((sum, rank) => sum + sums[order[rank]!]!, 0) / own.length - effect - middle
  })

  /** The sum at one place of the order without these ranks. */
  function sumBeside(own: readonly number[], place: number): number {
    let rank = place
    for (let k = 0; k < own.length && own[k]! <= rank; k++) rank++
    return sums[order[rank]!]!
  }
}

const shifted = (posterior: EffectPosterior, by: number): EffectPosterior => ({
  ...posterior,
  means: posterior.means.map((mean) => mean + by),
})

/** The labels of a factor that were measured often enough to speak of. */
function measured(factor: Coded, learnt: Fit['factors'][number], excess: number, from: number, to: number) {
  const by = factor.shape === 'many' ? offsets(factor, learnt.effects, from, to) : null
  return columnPosteriors(factor, learnt, excess).flatMap((posterior, g) => {
    const { levels } = learnt.columns[g]!
    const count = postsOf(factor, learnt.columns, g)
    // Labels that always come together share one offset: each counts the others' parts among what comes along.
    const together = levels.slice(1).reduce((sum, level) => sum + learnt.effects[level]!, 0)
    const offset = by ? by[levels[0]!]! - together : 0
    const isMeasured = count >= LEAST_OF_LABEL && learnt.columns[g]!.worth >= LEAST_WORTH
    return !isMeasured ? [] : [candidate(factor, levels, count, shifted(posterior, offset))]
  })
}

const candidatesIn = (made: Fit, factors: readonly Coded[], from: number, to: number): Candidate[] =>
  to - from < LEAST_POSTS
    ? []
    : factors.flatMap((factor, f) => measured(factor, made.factors[f]!, made.excess, from, to))

const flagged = (made: Fit, factors: readonly Coded[], from: number, to: number): Candidate[] =>
  discovered(candidatesIn(made, factors, from, to))

/** A label as `flagsOf` looks at it, worth a word (`stands`) or not. */
export interface LabelEffect extends Flag {
  readonly stands: boolean
}

/** What goes together with each label of some factors, of those with as many posts as a flag needs. Measured as flags are. */
export function labelEffects(
  y: Float64Array,
  v: Float64Array,
  factors: readonly Coded[],
  names: readonly FactorName[],
): LabelEffect[] {
  const from = Math.max(0, y.length - FIT_WINDOW)
  const all = candidatesIn(fit(y, v, factors, from, y.length, SWEEPS), factors, from, y.length)
  const standing = new Set(discovered(all))
  return all
    .filter(({ factor }) => names.includes(factor))
    .map((one) => {
      const { factor, labels, posts, effect, low, high } = one
      const stands = standing.has(one)
      return { factor, labels, posts, effect, low, high, stands, ...alongside(one, factors, from, y.length) }
    })
}

/**
 * The labels worth a word about one metric, largest effects first: at least 4 posts of the label, worth 5 equally
 * weighty ones, and 30 in all, an effect
 * of at least 10 %, and a false discovery rate of 10 % over all labels of all factors. It is what goes together, not what
 * causes what. `factors` holds those of posting time only where they have earned a say.
 */
export function flagsOf(y: Float64Array, v: Float64Array, factors: readonly Coded[]): Flag[] {
  const from = Math.max(0, y.length - FIT_WINDOW)
  const made = fit(y, v, factors, from, y.length, SWEEPS)
  return mergedHours(flagged(made, factors, from, y.length))
    .toSorted((a, b) => Math.abs(b.effect) - Math.abs(a.effect))
    .map((flag) => {
      const { factor, labels, posts, effect, low, high } = flag
      return { factor, labels, posts, effect, low, high, ...alongside(flag, factors, from, y.length) }
    })
}

/** Parts of a history at whose ends the past is asked what it would have flagged; each answer is held against the next part. */
export const ORIGINS = [0.4, 0.6, 0.8] as const
export const PART = 0.2
/** Posts with and without the label that a later part needs to say anything. */
export const LEAST_LATER = 3

/** Of two splits of the same posts correlated by this much, chance alone gives both the same answer in 7 cases of 10. */
const SAME_SPLIT = 0.6

/** How much two splits of the same posts are one, whichever side each calls «with»: |φ|, 1 where they part them alike. */
function likeness(one: Uint8Array, other: Uint8Array): number {
  let [a, b, both] = [0, 0, 0]
  for (let i = 0; i < one.length; i++) {
    a += one[i]!
    b += other[i]!
    both += one[i]! * other[i]!
  }
  const n = one.length
  return Math.abs(n * both - a * b) / Math.sqrt(a * (n - a) * b * (n - b))
}

/**
 * How flags of each factor have fared on this history: after 40, 60 and 80 % of it what was flagged then, and whether the
 * median of the next fifth, with the label against without, lay on the same side. Of two labels, «short does better» and «long
 * does worse» hold or fail together, as an hour does and the weekday that it always goes with: of flags about one kind of thing
 * that part the next fifth in nearly the same way, the least doubtful alone is counted, so that each is a coin of its own.
 */
export function flagRecords(
  y: Float64Array,
  v: Float64Array,
  factors: readonly Coded[],
): Partial<Record<FactorName, FlagRecord>> {
  const records: Partial<Record<FactorName, FlagRecord>> = {}
  for (const origin of ORIGINS) {
    const now = Math.floor(y.length * origin)
    const end = Math.floor(y.length * (origin + PART) + 1e-9)
    const from = Math.max(0, now - FIT_WINDOW)
    const made = fit(y, v, factors, from, now, SWEEPS)
    const later = residuals(y, v, made.variance, now, end)
    const counted: { readonly kind: FactorName | 'time'; readonly carries: Uint8Array }[] = []
    for (const { factor, levels, effect } of flagged(made, factors, from, now)) {
      const coded = factors.find(({ name }) => name === factor)!
      const carries = rowsWith(coded, levels, now, end)
      const [within, without] = [later.filter((_, i) => carries[i]), later.filter((_, i) => !carries[i])]
      if (within.length < LEAST_LATER || without.length < LEAST_LATER) continue
      const kind = isTime(coded) ? 'time' : factor
      if (counted.some((one) => one.kind === kind && likeness(one.carries, carries) >= SAME_SPLIT)) continue
      counted.push({ kind, carries })
      const { of, held } = records[factor] ?? { of: 0, held: 0 }
      const kept = Math.sign(median(within) - median(without)) === Math.sign(effect)
      records[factor] = { of: of + 1, held: held + (kept ? 1 : 0) }
    }
  }
  return records
}

/** y less its two-sided level (half-life 40 posts) in rows [from, to). */
function residuals(y: Float64Array, v: Float64Array, variance: number, from: number, to: number): Float64Array {
  const observed = y.subarray(from, to)
  const weights = v.subarray(from, to).map((noise) => 1 / (variance + noise))
  const level = twoSidedLevel(observed, weights, 40)
  return observed.map((value, i) => value - level[i]!)
}
