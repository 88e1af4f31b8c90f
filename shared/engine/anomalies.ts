import type { Metric } from '../model.ts'
import type { Beside, Verdict } from '../oddity.ts'
import { fit, twoSidedLevel } from './effects.ts'
import { codedOf, codedRows, CONTENT, type Coded } from './factors.ts'
import { definitionsOf, inOrder, partsOf, type EnginePost, type SignalPair } from './metrics.ts'
import { sampleOf, unscaled, type Sample } from './sample.ts'
import { normalQuantile, robustVariance } from './special.ts'
import { beyondWitnesses, type Deviations } from './witnesses.ts'

/** A post with far more likes and far fewer comments than posts like it at its time. */
interface Anomaly {
  readonly id: string
  /** Standard deviations of the likes beyond what the post's other numbers speak for; above 3 it is set aside. */
  readonly score: number
  /** Likes per view, or likes alone where the channel has no views. */
  readonly likes: Beside
  /** Comments per like. */
  readonly comments: Beside
}

/**
 * What is known of a post beforehand: the creator's word, or that it is an `arm` of an experiment. What that brings is the question:
 * left out for what it brought, whatever does better would be.
 */
export type Standing = Verdict | 'arm'

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
/** What whoever sells likes leaves as it is: numbers that say how many likes go with them. */
const WITNESSES: readonly Metric[] = ['views', 'comments', 'shares']
/** Standard deviations beyond what they say. */
const ODD = 3
/** A number is at most so many standard deviations too small: comments may be closed, and speak for no likes in particular. */
const SMALLEST = 2
/** The spread is read off the newest residuals. */
const SPREAD_WINDOW = 500
/** Fewer rows that can be judged teach no slopes: then all teach them. */
const FEWEST_FOR_SLOPES = 20
const Z_OF_80 = normalQuantile(0.9)

const NOTHING: Anomalies = { judged: [], found: [], cleared: [], marked: [] }

/** One metric of the posts that have both, row by row. */
interface Side {
  readonly sample: Sample
  readonly y: Float64Array
  readonly v: Float64Array
  readonly values: Float64Array
  /** 1 where the post has it. */
  readonly has: Uint8Array
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
 * Posts that have far more likes than their views, comments and shares speak for. All of them as deviations from level
 * (half-life 20 posts to both sides) and effects of content: those of the likes, ln(likes/views) or ln(likes+1) where the
 * channel has no views, are regressed on those of the other numbers, ln(k+1). Score: what is left, in standard deviations;
 * 0 unless likes are above what is usual and ln(comments/likes) below: where comments followed, nothing is odd. Found above
 * 3, among posts where 5 comments or more are expected. Then once more with the found ones out of all that is learnt. What the creator
 * marked is out from the start, what was cleared stays in, and so does an arm. Goes beyond `engine.md` §5, which has comments alone to tell by.
 *
 * Deterministic, and the order of the names does not matter. The level looks to both sides, so posts added later can change
 * what is said of the newest: one d posts away weighs ½^(d/20) of a neighbour. σ², slopes and effects are those of the whole
 * history and move slowly. Seals were written before and stay as they are.
 */
export function anomaliesOf(
  posts: readonly EnginePost[],
  pair: SignalPair,
  said: ReadonlyMap<string, Standing> = new Map(),
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
  const witnesses = WITNESSES.map((metric) => sideOf(sampleOf(ordered, metric, definitions[metric]), rows)).filter(
    ({ has }) => 2 * countOf(has) >= rows.length,
  )

  const keep = Uint8Array.from(ids, (id) => (said.get(id) === 'odd' ? 0 : 1))
  const others = witnesses.map((side) => held(deviationsOf(side, expectedOf(side, coded, keep)), side, keep))
  const first = look(likes, comments, others, coded, counts, keep)
  const isNew = ids.map((id, i) => first.scores[i]! > ODD && !said.has(id))
  for (const [i, is] of isNew.entries()) if (is) keep[i] = 0
  const looked = isNew.includes(true) ? look(likes, comments, others, coded, counts, keep) : first

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
    found: those(undefined, ODD),
    cleared: those('fine', ODD),
    marked: those('odd', 0),
  }
}

const answeredBy = (posts: readonly EnginePost[], definition: Parameters<typeof partsOf>[0]) =>
  posts.filter((post) => partsOf(definition, post)).length

function sharedRows(a: Int32Array, b: Int32Array): Int32Array {
  const inB = new Set(b)
  return a.filter((row) => inB.has(row))
}

/** A metric at some posts, whether they have it or not. */
function sideOf(sample: Sample, rows: Int32Array): Side {
  const places = new Map(Array.from(sample.rows, (row, place) => [row, place]))
  const at = (values: Float64Array) => Float64Array.from(rows, (row) => values[places.get(row) ?? -1] ?? 0)
  const has = Uint8Array.from(rows, (row) => (places.has(row) ? 1 : 0))
  return { sample, y: at(sample.y), v: at(sample.v), values: at(sample.values), has }
}

/** One look at all rows, learnt from those that are kept. */
function look(
  likes: Side,
  comments: Side,
  others: readonly Deviations[],
  coded: readonly Coded[],
  counts: Float64Array,
  keep: Uint8Array,
): Look {
  const around = { likes: expectedOf(likes, coded, keep), comments: expectedOf(comments, coded, keep) }
  const isJudged = Uint8Array.from(counts, (count, i) =>
    Math.exp(around.comments[i]!) * count >= EXPECTED_COMMENTS ? 1 : 0,
  )
  const learnt = both(keep, isJudged)
  const judge = (side: Side, expected: Float64Array): Judged => {
    const variance = spreadOf(side, expected, keep)
    const deviation = side.v.map((noise) => Math.sqrt(variance + noise))
    return { expected, deviation, z: side.y.map((y, i) => (y - expected[i]!) / deviation[i]!) }
  }
  const judged = { likes: judge(likes, around.likes), comments: judge(comments, around.comments) }
  const teaching = placesOf(countOf(learnt) >= FEWEST_FOR_SLOPES ? learnt : keep)
  const beyond = beyondWitnesses(deviationsOf(likes, around.likes), others, teaching, teaching.slice(-SPREAD_WINDOW))
  const scores = beyond.map((score, i) =>
    isJudged[i] === 1 && judged.likes.z[i]! > 0 && judged.comments.z[i]! < 0 ? Math.max(0, score) : 0,
  )
  return { ...judged, scores, isJudged, kept: countOf(keep) }
}

/** How far each row is from what is expected there; 0 where there is no number. */
const deviationsOf = ({ y, v, has }: Side, expected: Float64Array): Deviations => ({
  residual: y.map((value, i) => (has[i] === 1 ? value - expected[i]! : 0)),
  noise: v,
})

/** The same, none too small by more than says something. */
function held({ residual, noise }: Deviations, { has }: Side, keep: Uint8Array): Deviations {
  const recent = placesOf(both(keep, has)).slice(-SPREAD_WINDOW)
  const spread = robustVariance(pick(recent, residual), pick(recent, noise))
  const least = -SMALLEST * Math.sqrt(spread)
  return { residual: residual.map((value) => Math.max(least, value)), noise }
}

/** What one side, learnt from the kept rows, expects at every row: level and effects. */
function expectedOf({ y, v, has }: Side, coded: readonly Coded[], keep: Uint8Array): Float64Array {
  const kept = placesOf(both(keep, has))
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

const both = (a: Uint8Array, b: Uint8Array) => a.map((is, i) => is * b[i]!)
const countOf = (flags: Uint8Array) => flags.reduce((sum, is) => sum + is, 0)

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
