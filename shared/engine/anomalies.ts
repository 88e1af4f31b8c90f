import type { Metric } from '../model.ts'
import type { Beside, Verdict } from '../oddity.ts'
import { fit, twoSidedLevel } from './effects.ts'
import { codedOf, codedRows, CONTENT, type Coded } from './factors.ts'
import { definitionsOf, inOrder, partsOf, type EnginePost, type SignalPair } from './metrics.ts'
import { sampleOf, unscaled, type Sample } from './sample.ts'
import { normalQuantile, robustVariance } from './special.ts'

/** A post with far more likes and far fewer comments than posts like it at its time. */
interface Anomaly {
  readonly id: string
  /** Standard deviations of «more likes and fewer comments at once»; above 3 it is set aside. */
  readonly score: number
  /** Likes per view, or likes alone where the channel has no views. */
  readonly likes: Beside
  /** Comments per like. */
  readonly comments: Beside
}

/** What was looked at and what was found. */
export interface Anomalies {
  /** Posts with likes and comments enough to be judged by, oldest first. */
  readonly judged: readonly string[]
  /** Oldest first. Set aside: they teach nothing. */
  readonly found: readonly Anomaly[]
  /** As odd as those, but the creator said that they count. */
  readonly cleared: readonly Anomaly[]
  /** What the creator marked, as far as it has numbers to be held against others. Teaches nothing either. */
  readonly marked: readonly Anomaly[]
}

/** Fewer posts than this have no usual to be held against. */
export const ANOMALY_NEEDS = 30
const LEVEL_HALF_LIFE = 20
const EXPECTED_COMMENTS = 5
/** Each part must be odd by itself, and both together by more. */
const EACH = 1
const TOGETHER = 3
/** The spread is read off the newest residuals. */
const SPREAD_WINDOW = 500
/** Beyond this a residual says nothing more about how likes and comments go together. */
const CLIPPED = 4
const FEWEST_FOR_CORRELATION = 20
const Z_OF_80 = normalQuantile(0.9)

const NOTHING: Anomalies = { judged: [], found: [], cleared: [], marked: [] }

/** One metric of the posts that have both, row by row. */
interface Side {
  readonly sample: Sample
  readonly y: Float64Array
  readonly v: Float64Array
  readonly values: Float64Array
}

interface Look {
  readonly likes: Judged
  readonly comments: Judged
  readonly scores: Float64Array
  readonly isJudged: Uint8Array
  /** Rows it was learnt from. */
  readonly kept: number
}

/** What one side expects at each row, and how far off the row is in standard deviations. */
interface Judged {
  readonly expected: Float64Array
  readonly deviation: Float64Array
  readonly z: Float64Array
}

/**
 * Posts whose likes are far above and whose comments far below what is usual for such posts at that time. For both ln(likes/views)
 * (ln(likes+1) where the channel has no views) and ln(comments/likes): z = (y − level − effects)/√(σ² + v), level of
 * half-life 20 posts to both sides, effects of content. ρ: correlation of the two. Score = (z_likes − z_comments)/√(2(1−ρ))
 * where z_likes > 1 and z_comments < −1, else 0; found above 3, among posts where 5 comments or more are expected. Then once
 * more with the found ones out of level, effects, σ² and ρ. What the creator marked is out from the start, what was cleared stays in. Source: `engine.md` §5.
 *
 * Deterministic, and the order of the names does not matter. The level looks to both sides, so posts added later can change
 * what is said of the newest: one d posts away weighs ½^(d/20) of a neighbour. σ², ρ and effects are those of the whole
 * history and move slowly. Seals were written before and stay as they are.
 */
export function anomaliesOf(
  posts: readonly EnginePost[],
  pair: SignalPair,
  said: ReadonlyMap<string, Verdict> = new Map(),
): Anomalies {
  const ordered = inOrder(posts)
  const definitions = definitionsOf(ordered, pair)
  const hasViews =
    2 * ordered.filter((post) => partsOf(definitions.likeRate, post)).length >= answeredBy(ordered, definitions.likes)
  const likesMetric: Metric = hasViews ? 'likeRate' : 'likes'
  const all = {
    likes: sampleOf(ordered, likesMetric, definitions[likesMetric]),
    comments: sampleOf(ordered, 'commentConversion', definitions.commentConversion),
  }
  const rows = sharedRows(all.likes.rows, all.comments.rows)
  if (rows.length < ANOMALY_NEEDS) return NOTHING
  const likes = sideOf(all.likes, rows)
  const comments = sideOf(all.comments, rows)
  const shared = Array.from(rows, (row) => ordered[row]!)
  const coded = codedOf(shared, CONTENT)
  const counts = Float64Array.from(shared, ({ numbers }) => numbers?.likes ?? 0)
  const ids = shared.map(({ id }) => id)

  const keep = Uint8Array.from(ids, (id) => (said.get(id) === 'odd' ? 0 : 1))
  const first = look(likes, comments, coded, counts, keep)
  const isNew = ids.map((id, i) => first.scores[i]! > TOGETHER && !said.has(id))
  for (const [i, is] of isNew.entries()) if (is) keep[i] = 0
  const looked = isNew.includes(true) ? look(likes, comments, coded, counts, keep) : first

  const anomalyOf = (id: string, i: number): Anomaly => ({
    id,
    score: looked.scores[i]!,
    likes: beside(likesMetric, likes, looked.likes, i, looked.kept),
    comments: beside('commentConversion', comments, looked.comments, i, looked.kept),
  })
  const those = (verdict: Verdict | undefined, least: number) =>
    ids.flatMap((id, i) => (said.get(id) === verdict && looked.scores[i]! >= least ? [anomalyOf(id, i)] : []))
  return {
    judged: ids.filter((_, i) => looked.isJudged[i] === 1),
    found: those(undefined, TOGETHER),
    cleared: those('fine', TOGETHER),
    marked: those('odd', 0),
  }
}

const answeredBy = (posts: readonly EnginePost[], definition: Parameters<typeof partsOf>[0]) =>
  posts.filter((post) => partsOf(definition, post)).length

function sharedRows(a: Int32Array, b: Int32Array): Int32Array {
  const inB = new Set(b)
  return a.filter((row) => inB.has(row))
}

function sideOf(sample: Sample, rows: Int32Array): Side {
  const wanted = new Set(rows)
  const places = placesOf(Uint8Array.from(sample.rows, (row) => (wanted.has(row) ? 1 : 0)))
  return { sample, y: pick(places, sample.y), v: pick(places, sample.v), values: pick(places, sample.values) }
}

/** One look at all rows, learnt from those that are kept. */
function look(likes: Side, comments: Side, coded: readonly Coded[], counts: Float64Array, keep: Uint8Array): Look {
  const around = { likes: expectedOf(likes, coded, keep), comments: expectedOf(comments, coded, keep) }
  const isJudged = Uint8Array.from(counts, (count, i) =>
    Math.exp(around.comments[i]!) * count >= EXPECTED_COMMENTS ? 1 : 0,
  )
  const learnt = keep.map((is, i) => is * isJudged[i]!)
  const hasViews = likes.sample.scale === 'log-ratio'
  const judge = (side: Side, expected: Float64Array): Judged => {
    const all = spreadOf(side, expected, keep)
    // Likes alone spread as wide as the kinds of posts do: what has many of them is held against its like.
    const variance = hasViews ? all : Math.max(all, spreadOf(side, expected, learnt))
    const deviation = side.v.map((noise) => Math.sqrt(variance + noise))
    return { expected, deviation, z: side.y.map((y, i) => (y - expected[i]!) / deviation[i]!) }
  }
  const judged = { likes: judge(likes, around.likes), comments: judge(comments, around.comments) }
  const width = Math.sqrt(2 * (1 - correlation(judged.likes.z, judged.comments.z, learnt)))
  const scores = judged.likes.z.map((zLikes, i) => {
    const zComments = judged.comments.z[i]!
    return isJudged[i] === 1 && zLikes > EACH && zComments < -EACH ? (zLikes - zComments) / width : 0
  })
  return { ...judged, scores, isJudged, kept: keep.reduce((sum, is) => sum + is, 0) }
}

/** What one side, learnt from the kept rows, expects at every row: level and effects. */
function expectedOf({ y, v }: Side, coded: readonly Coded[], keep: Uint8Array): Float64Array {
  const kept = placesOf(keep)
  const fitted = fit(
    pick(kept, y),
    pick(kept, v),
    coded.map((factor) => codedRows(factor, kept)),
    0,
    kept.length,
  )
  const expected = new Float64Array(y.length)
  for (const [f, { start, levels }] of coded.entries()) {
    const { effects } = fitted.factors[f]!
    for (let i = 0; i < y.length; i++)
      for (let at = start[i]!; at < start[i + 1]!; at++) expected[i]! += effects[levels[at]!]!
  }
  const weights = new Float64Array(y.length)
  for (const [place, i] of kept.entries()) weights[i] = fitted.huber[place]! / (fitted.variance + v[i]!)
  const bare = y.map((value, i) => value - expected[i]!)
  const level = twoSidedLevel(bare, weights, LEVEL_HALF_LIFE)
  return expected.map((effect, i) => effect + level[i]!)
}

/** σ² around what is expected, of the newest rows among some. */
function spreadOf({ y, v }: Side, expected: Float64Array, rows: Uint8Array): number {
  const recent = placesOf(rows).slice(-SPREAD_WINDOW)
  return robustVariance(
    Float64Array.from(recent, (i) => y[i]! - expected[i]!),
    Float64Array.from(recent, (i) => v[i]!),
  )
}

function placesOf(flags: Uint8Array): Int32Array {
  const places = new Int32Array(flags.length)
  let end = 0
  for (let i = 0; i < flags.length; i++) if (flags[i] === 1) places[end++] = i
  return places.subarray(0, end)
}

/** The values at some places. */
function pick(places: Int32Array, values: Float64Array): Float64Array {
  const picked = new Float64Array(places.length)
  for (let i = 0; i < places.length; i++) picked[i] = values[places[i]!]!
  return picked
}

/** Pearson's ρ of the clipped residuals on the rows that count; 0 of too few, at most 0.95. */
function correlation(a: Float64Array, b: Float64Array, counted: Uint8Array): number {
  let [n, sumA, sumB, squaresA, squaresB, products] = [0, 0, 0, 0, 0, 0]
  const clip = (z: number) => Math.min(CLIPPED, Math.max(-CLIPPED, z))
  for (let i = 0; i < a.length; i++) {
    if (counted[i] !== 1) continue
    const [x, y] = [clip(a[i]!), clip(b[i]!)]
    n++
    sumA += x
    sumB += y
    squaresA += x * x
    squaresB += y * y
    products += x * y
  }
  if (n <= FEWEST_FOR_CORRELATION) return 0
  const spread = Math.sqrt((squaresA - (sumA * sumA) / n) * (squaresB - (sumB * sumB) / n))
  return spread > 0 ? Math.min(0.95, (products - (sumA * sumB) / n) / spread) : 0
}

function beside(metric: Metric, { sample, values }: Side, judged: Judged, i: number, n: number): Beside {
  const middle = judged.expected[i]!
  const reach = Z_OF_80 * judged.deviation[i]!
  const at = (y: number) => unscaled(y, sample.scale)
  return {
    metric,
    found: values[i]!,
    usual: { low: at(middle - reach), median: at(middle), high: at(middle + reach), n },
  }
}
