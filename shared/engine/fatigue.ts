import type { HookKind, Metric } from '../model.ts'
import { HOOK_KINDS } from '../values.ts'
import { fit, twoSidedLevel } from './effects.ts'
import { codedRows, isTime, type Coded } from './factors.ts'
import { LEAST_LATER, ORIGINS, PART, type FlagRecord } from './flags.ts'
import type { EnginePost, SignalPair } from './metrics.ts'
import { pastOf, type Past } from './past.ts'
import { isSparse, type Sample } from './sample.ts'
import { median, normalCdf } from './special.ts'

/** What is repeated: every hook of a kind, or the hooks of a kind whose words are nearly the same. */
export interface Repeated {
  readonly kind: HookKind
  /** The words of the first of them; empty for the kind as a whole. */
  readonly words: string
}

/** Whether a hook wears off when it is repeated. */
export type Fatigue = Repeated & Worn
export type Worn = Wear & {
  /** Posts that carry it: those it was read off, or all there are where it was read off none. */
  readonly n: number
}
type Wear =
  | {
      /** `fading`: it does; `steady`: no sign of it. */
      readonly is: 'fading' | 'steady'
      readonly metric: Metric
      /** When the first of the posts that were looked at came out, as `EnginePost.at`. */
      readonly since: number
      /** How much less after three repeats close to each other, 0–1 (negative: more), with its 80 % range. */
      readonly drop: { readonly median: number; readonly low: number; readonly high: number }
    }
  /** Not repeated often enough yet to tell. */
  | { readonly is: 'too-few'; readonly need: number }
  /** Nearly every post carries it: wearing off would look the same as a general decline. */
  | { readonly is: 'inseparable' }
  /** Nothing that it asks for was counted. */
  | { readonly is: 'unmeasured' }

/** A repeat half as fresh counts half after so many posts. */
const EXPOSURE_HALF_LIFE = 5
const LEVEL_HALF_LIFE = 30
/** Prior of β, the change on the log scale for each doubling of 1 + exposure: N(0, .15²). */
const PRIOR_SPREAD = 0.15
const WINSOR = 2.5
/** The drop is told for an exposure of three fresh repeats: log₂(1 + 3). */
const THREE_REPEATS = 2
const SURE = 0.975
const WORTH_A_WORD = 0.1
export const Z_OF_80 = 1.2815515655446004
/** What wears off now is read off the last so many posts. */
const FATIGUE_WINDOW = 300
/** What labels do is fitted on three times as many. */
const FIT_WINDOW = 3 * FATIGUE_WINDOW
const FEWEST_POSTS = 60
const FEWEST_WITH = 12
/** Under so many without it, nothing tells its wear from a decline of everything. */
const FEWEST_WITHOUT = 8
/** What it takes to say whether a hook wears off: posts to judge by, and posts of late that carry it. */
export const WEAR_NEEDS = { posts: FEWEST_POSTS, withIt: FEWEST_WITH } as const
/** The shortest history of a wording that is worth an answer of its own. */
const FEWEST_OF_WORDING = FEWEST_WITH

/** Where a hook shows: what it asks for; the first of them that the channel has counted. */
export const SHOWS_IN: Readonly<Record<HookKind, readonly Metric[]>> = {
  suspense: ['completion', 'lightRate', 'likes'],
  choice: ['commentConversion', 'commentRate'],
  'dual-track': ['deepRate', 'lightRate'],
  question: ['commentConversion', 'commentRate'],
  save: ['saveRate', 'deepRate'],
  threshold: ['lightRate', 'likes'],
  'ending-vote': ['lightRate', 'likes'],
  unlock: ['lightRate', 'likes'],
  stance: ['commentConversion', 'commentRate'],
  'golden-line': ['deepRate', 'lightRate'],
  thread: ['followRate', 'deepRate'],
  backstage: ['deepRate', 'lightRate'],
  'co-create': ['commentConversion', 'commentRate'],
  share: ['shareRate', 'shares'],
  follow: ['followRate', 'follows', 'deepRate'],
}

/** Fewer than 60 posts to read it off; or the column is not there, or nearly always zero. */
type NoResiduals = 'too-few' | 'unmeasured'

/** The newest rows of one metric, with what content and level do not explain. */
export interface Residuals {
  readonly metric: Metric
  /** Places in the list of posts. */
  readonly rows: Int32Array
  readonly rest: Float64Array
  readonly weights: Float64Array
}

/**
 * For each hook kind, and each wording of it (see `wordings.ts`), whether what it asks for falls as it is repeated.
 * Exposure of a post: u = Σ over earlier posts with the same hook of ½^(posts between/5); x = log₂(1 + u) where the post carries
 * it, 0 where not. The residual r of the metric (y less the effects of content, winsorised at 2.5 standard deviations) and x
 * are both taken less their local level of half-life 30 posts, so that a general decline goes, and less their means with and
 * without the hook, so that «this hook is simply worse» goes. r = β x, weights 1/(σ² + v), prior β ~ N(0, .15²).
 * Fading if P(β < 0) > .975 and the drop at u = 3, 1 − e^(2β), is 10 % or more. Source: `engine.md` §5; here the posts without
 * the hook stand in for its «other CTAs».
 */
export function fatigueOf(posts: readonly EnginePost[], pair: SignalPair, past: Past = pastOf(posts, pair)): Fatigue[] {
  const found = repeatedIn(past.posts)
  const wear = wearOfEach(past, found)
  return found.map(({ kind, words }, i) => ({ kind, words, ...wear[i]! }))
}

/** Posts that carry something of a kind: 1 where post i of the history does. */
interface Carried {
  readonly kind: HookKind
  readonly carries: Uint8Array
}

/** The same of anything that posts carry: of each, whether what its kind asks for falls as it is repeated. */
export function wearOfEach(past: Past, carried: readonly Carried[]): Worn[] {
  const residualsOf = residualsIn(past)
  return carried.map(({ kind, carries }): Worn => {
    const n = countIn(carries)
    const seen = SHOWS_IN[kind].map(residualsOf)
    const shown = seen.find((one): one is Residuals => typeof one !== 'string')
    if (shown) return wearOf(shown, carries, past.posts)
    return seen.includes('too-few') ? { n, is: 'too-few', need: FEWEST_WITH } : { n, is: 'unmeasured' }
  })
}

/** What is left of each metric, worked out when it is first asked for. */
function residualsIn(past: Past): (metric: Metric) => Residuals | NoResiduals {
  const coded = past.coded.filter((factor) => !isTime(factor))
  const residuals = new Map<Metric, Residuals | NoResiduals>()
  return (metric) => {
    const known = residuals.get(metric)
    if (known !== undefined) return known
    const made = residualsFrom(past.sample(metric), coded)
    residuals.set(metric, made)
    return made
  }
}

/** What the wear of a hook is read off: what is left of the first metric that it shows in; null where there is none, or too few posts. */
export function restFor(past: Past, kind: HookKind): Residuals | null {
  const residualsOf = residualsIn(past)
  return SHOWS_IN[kind].map(residualsOf).find((one): one is Residuals => typeof one !== 'string') ?? null
}

/** True for a post with this hook, in nearly these words where there are any. */
export const repeats = ({ hooks, asks }: EnginePost, { kind, words }: Repeated): boolean =>
  words === '' ? hooks.includes(kind) : (asks ?? []).some((ask) => ask.kind === kind && ask.words === words)

/** 1 at these places. */
export function marked(places: readonly number[], length: number): Uint8Array {
  const marks = new Uint8Array(length)
  for (const place of places) marks[place] = 1
  return marks
}

/** Everything that is repeated, kinds in their order and then wordings by their first post. */
export function repeatedIn(posts: readonly EnginePost[]): readonly (Repeated & Carried)[] {
  const byKind = new Map<HookKind, Uint8Array>()
  for (const [i, { hooks }] of posts.entries()) {
    for (const kind of hooks) {
      const carries = byKind.get(kind) ?? new Uint8Array(posts.length)
      carries[i] = 1
      byKind.set(kind, carries)
    }
  }
  const found = HOOK_KINDS.flatMap((kind) => {
    const carries = byKind.get(kind)
    return carries ? [{ kind, words: '', carries }] : []
  })
  const wordings = new Map<string, { repeated: Repeated; rows: number[] }>()
  for (const [i, post] of posts.entries()) {
    for (const { kind, words } of post.asks ?? []) {
      const key = `${kind} ${words}`
      const known = wordings.get(key) ?? { repeated: { kind, words }, rows: [] }
      if (known.rows.at(-1) !== i) known.rows.push(i)
      wordings.set(key, known)
    }
  }
  const repeatedWords = [...wordings.values()]
    .filter(({ rows }) => rows.length >= FEWEST_OF_WORDING)
    .map(({ repeated, rows }) => ({ ...repeated, carries: marked(rows, posts.length) }))
  return [...found, ...repeatedWords]
}

/** The last 300 rows of a metric less effects. */
function residualsFrom(sample: Sample, coded: readonly Coded[]): Residuals | NoResiduals {
  if (sample.answered === 0 || isSparse(sample.values)) return 'unmeasured'
  if (sample.y.length < FEWEST_POSTS) return 'too-few'
  const rows = sample.rows.slice(-FIT_WINDOW)
  const [y, v] = [sample.y.slice(-FIT_WINDOW), sample.v.slice(-FIT_WINDOW)]
  const factors = coded.map((factor) => codedRows(factor, rows))
  const left = unexplained(y, v, factors, rows.length)
  return { metric: sample.metric, rows: rows.slice(-FATIGUE_WINDOW), ...left }
}

/** Of rows [0, to) the last 300: y less the effects of content among the last 900, held to 2.5 standard deviations. */
function unexplained(y: Float64Array, v: Float64Array, factors: readonly Coded[], to: number) {
  const from = Math.max(0, to - FIT_WINDOW)
  const { factors: fitted, variance } = fit(y, v, factors, from, to)
  const rest = y.slice(from, to)
  for (const [f, { start, levels }] of factors.entries()) {
    const { effects } = fitted[f]!
    for (let row = from; row < to; row++)
      for (let at = start[row]!; at < start[row + 1]!; at++) rest[row - from]! -= effects[levels[at]!]!
  }
  const last = rest.slice(-FATIGUE_WINDOW)
  const middle = median(last)
  const weights = v.slice(to - last.length, to).map((known) => 1 / (variance + known))
  const held = last.map((value, i) => {
    const reach = WINSOR / Math.sqrt(weights[i]!)
    return Math.min(reach, Math.max(-reach, value - middle))
  })
  return { rest: held, weights }
}

/** Exposure of every post: what earlier posts with the same hook still weigh, log₂(1 + u) where it carries it itself. */
function exposures(carries: Uint8Array): Float64Array {
  const decay = 0.5 ** (1 / EXPOSURE_HALF_LIFE)
  const x = new Float64Array(carries.length)
  let u = 0
  for (let i = 0; i < carries.length; i++) {
    if (carries[i] === 1) x[i] = Math.log2(1 + u)
    u = (u + carries[i]!) * decay
  }
  return x
}

function wearOf(residuals: Residuals, carries: Uint8Array, posts: readonly EnginePost[]): Worn {
  const { metric, rows } = residuals
  const has = Uint8Array.from(rows, (row) => carries[row]!)
  const withIt = countIn(has)
  if (withIt < FEWEST_WITH) return { n: withIt, is: 'too-few', need: FEWEST_WITH }
  if (rows.length - withIt < FEWEST_WITHOUT) return { n: withIt, is: 'inseparable' }
  const slope = slopeOf(besideOf(residuals, carries))
  const { beta, spread } = slope
  const drop = {
    median: dropAt(beta),
    low: dropAt(beta + Z_OF_80 * spread),
    high: dropAt(beta - Z_OF_80 * spread),
  }
  return { n: withIt, is: isFading(slope) ? 'fading' : 'steady', metric, since: posts[rows[0]!]!.at, drop }
}

/** What is left of a metric beside exposure, row by row: both less their local level and their means with and without the hook. */
interface Beside {
  readonly has: Uint8Array
  /** Exposure as it is, log₂(1 + u). */
  readonly exposure: Float64Array
  readonly x: Float64Array
  readonly r: Float64Array
  readonly weights: Float64Array
}

const besideAt = (rest: Float64Array, exposure: Float64Array, has: Uint8Array, weights: Float64Array): Beside => ({
  has,
  exposure,
  x: centred(lessLevel(exposure, weights), has, weights),
  r: centred(lessLevel(rest, weights), has, weights),
  weights,
})

export function besideOf({ rows, rest, weights }: Residuals, carries: Uint8Array): Beside {
  const all = exposures(carries)
  const [exposure, has] = [Float64Array.from(rows, (row) => all[row]!), Uint8Array.from(rows, (row) => carries[row]!)]
  return besideAt(rest, exposure, has, weights)
}

interface Slope {
  readonly beta: number
  readonly spread: number
}

/** β of r = β x, and its posterior standard deviation. */
export function slopeOf({ x, r, weights }: Pick<Beside, 'x' | 'r' | 'weights'>): Slope {
  let [information, product] = [1 / (PRIOR_SPREAD * PRIOR_SPREAD), 0]
  for (let i = 0; i < x.length; i++) {
    information += weights[i]! * x[i]! * x[i]!
    product += weights[i]! * x[i]! * r[i]!
  }
  return { beta: product / information, spread: 1 / Math.sqrt(information) }
}

const dropAt = (slope: number) => 1 - Math.exp(slope * THREE_REPEATS)

const isFading = ({ beta, spread }: Slope): boolean => normalCdf(-beta / spread) > SURE && dropAt(beta) >= WORTH_A_WORD

const countIn = (has: Uint8Array): number => has.reduce((sum, one) => sum + one, 0)

/**
 * How such answers have fared on one metric: after 40, 60 and 80 % of its posts, which hook kinds were said to wear off, and
 * whether β was below 0 again over the next fifth (at most 300 posts) alone. Exposure is counted among the metric's own
 * posts, so that the record hangs on nothing else.
 */
export function wearRecord(metric: Metric, y: Float64Array, v: Float64Array, factors: readonly Coded[]): FlagRecord {
  const content = factors.filter((factor) => !isTime(factor))
  const hooks = content.find(({ name }) => name === 'hooks')
  const kinds = hooks ? HOOK_KINDS.filter((kind) => SHOWS_IN[kind].includes(metric) && hooks.labels.includes(kind)) : []
  let [of, held] = [0, 0]
  for (const origin of kinds.length > 0 ? ORIGINS : []) {
    const now = Math.floor(y.length * origin)
    const end = Math.min(now + FATIGUE_WINDOW, Math.floor(y.length * (origin + PART) + 1e-9))
    if (now < FEWEST_POSTS) continue
    const before = unexplained(y, v, content, now)
    for (const kind of kinds) {
      const carries = carriedBy(hooks!, kind, end)
      const x = exposures(carries)
      const slopeIn = ({ rest, weights }: ReturnType<typeof unexplained>, from: number, to: number) =>
        slopeOf(
          besideAt(rest.slice(from - to), x.subarray(from, to), carries.subarray(from, to), weights.slice(from - to)),
        )
      const [then, later] = [carries.subarray(now - before.rest.length, now), carries.subarray(now, end)]
      const [withIt, withLater] = [countIn(then), countIn(later)]
      if (withIt < FEWEST_WITH || then.length - withIt < FEWEST_WITHOUT) continue
      if (withLater < LEAST_LATER || later.length - withLater < LEAST_LATER) continue
      if (!isFading(slopeIn(before, now - then.length, now))) continue
      of++
      if (slopeIn(unexplained(y, v, content, end), now, end).beta < 0) held++
    }
  }
  return { of, held }
}

/** 1 for each of the first rows that carries a label. */
function carriedBy({ labels, start, levels }: Coded, label: string, rows: number): Uint8Array {
  const level = labels.indexOf(label)
  const carries = new Uint8Array(rows)
  for (let row = 0; row < rows; row++)
    for (let at = start[row]!; at < start[row + 1]!; at++) if (levels[at] === level) carries[row] = 1
  return carries
}

const lessLevel = (values: Float64Array, weights: Float64Array): Float64Array => {
  const level = twoSidedLevel(values, weights, LEVEL_HALF_LIFE)
  return values.map((value, i) => value - level[i]!)
}

/** Less the mean of those with the hook and of those without. */
function centred(values: Float64Array, has: Uint8Array, weights: Float64Array): Float64Array {
  const sums = new Float64Array(2)
  const masses = new Float64Array(2)
  for (let i = 0; i < values.length; i++) {
    sums[has[i]!]! += weights[i]! * values[i]!
    masses[has[i]!]! += weights[i]!
  }
  return values.map((value, i) => value - sums[has[i]!]! / Math.max(masses[has[i]!]!, 1e-12))
}
