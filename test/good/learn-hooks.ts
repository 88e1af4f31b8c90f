import { createHash } from 'node:crypto'
import { LONGEST_RUN, tokensOf } from '../../shared/hook-words.ts'
import { characterOf, suggester, type LearntHooks, type PostWords } from '../../shared/suggest-hooks.ts'
import { HOOK_KINDS } from '../../shared/values.ts'
import { figureOf, labelledPosts, TAUGHT, taughtPosts, type Figure, type Labelled } from '../support/labelled-hooks.ts'

/** Runs that fewer examples have say nothing of the next post. */
const FEWEST = 4
/** What a wrong example costs beside large weights (liblinear's C). */
const COST = 1
const ROUNDS = 40

/** Every run of one to four tokens of a post, each once. */
function runsOf({ title, caption }: PostWords): ReadonlySet<string> {
  const runs = new Set<string>()
  for (const text of caption === title ? [title] : [title, caption]) {
    const says = tokensOf(text).map((token) => token.says)
    for (let first = 0; first < says.length; first += 1)
      for (let last = first + 1; last <= Math.min(first + LONGEST_RUN, says.length); last += 1)
        runs.add(says.slice(first, last).join(' '))
  }
  return runs
}

/** The same order in each run of the program. */
function* shuffled(length: number, seed: number): Generator<number> {
  const order = Uint32Array.from({ length }, (_, index) => index)
  let state = seed
  for (let left = length; left > 0; left -= 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    const at = Math.floor((state / 2 ** 32) * left)
    yield order[at] ?? 0
    order[at] = order[left - 1] ?? 0
  }
}

/** Where the dual's slope is zero: it climbs from one side to the other, so halving the interval finds it. */
function rootOf(slope: (at: number) => number): number {
  let [low, high] = [0, COST]
  for (let half = 0; half < 40; half += 1) {
    const middle = (low + high) / 2
    if (slope(middle) > 0) high = middle
    else low = middle
  }
  return (low + high) / 2
}

/**
 * L2-regularised logistic regression, min ½‖w‖² + C Σ log(1 + exp(−y w·x)), by coordinate ascent in the dual (Yu, Huang
 * and Lin 2011, the method of liblinear's -s 7). `rows`: the features that each example has, all of value 1; the last
 * weight is the bias.
 */
function regress(rows: readonly Uint32Array[], isOne: readonly boolean[], features: number): Float64Array {
  const weights = new Float64Array(features + 1)
  const dual = new Float64Array(rows.length).fill(COST * 1e-3)
  const add = (row: Uint32Array, by: number) => {
    for (const feature of row) weights[feature] = (weights[feature] ?? 0) + by
    weights[features] = (weights[features] ?? 0) + by
  }
  for (const [index, row] of rows.entries()) add(row, (isOne[index] ? 1 : -1) * (dual[index] ?? 0))
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const index of shuffled(rows.length, round + 1)) {
      const row = rows[index] ?? new Uint32Array()
      const sign = isOne[index] ? 1 : -1
      const before = dual[index] ?? 0
      const margin = sign * row.reduce((sum, feature) => sum + (weights[feature] ?? 0), weights[features] ?? 0)
      const curve = row.length + 1
      const after = rootOf((at) => Math.log(at / (COST - at)) + curve * (at - before) + margin)
      dual[index] = after
      add(row, sign * (after - before))
    }
  }
  return weights
}

/** What the weights were learnt from, so that a test can tell when they are of other examples. */
export const examplesOf = (posts: readonly Labelled[]): string =>
  createHash('sha256').update(JSON.stringify(posts)).digest('hex').slice(0, 16)

export function learnHooks(posts: readonly Labelled[]): LearntHooks {
  const has = posts.map(runsOf)
  const often = new Map<string, number>()
  for (const runs of has) for (const run of runs) often.set(run, (often.get(run) ?? 0) + 1)
  const known = [...often].filter(([, count]) => count >= FEWEST).map(([run]) => run)
  const place = new Map(known.toSorted().map((run, index) => [run, index]))
  const rows = has.map((runs) => Uint32Array.from([...runs].flatMap((run) => place.get(run) ?? [])))
  const learnt = HOOK_KINDS.map((kind) =>
    regress(
      rows,
      posts.map(({ hooks }) => hooks.includes(kind)),
      place.size,
    ),
  )
  return {
    examples: examplesOf(posts),
    posts: posts.length,
    biases: learnt.map((weights) => Math.round((weights[place.size] ?? 0) * 1000) / 1000),
    runs: [...place.keys()].join('\n'),
    weights: [...place.values()].flatMap((index) => learnt.map((weights) => characterOf(weights[index] ?? 0))).join(''),
  }
}

/** How right suggestions are on one writer's posts that go by what was learnt from all the others'. */
export function figureApart(set: (typeof TAUGHT)[number]): Figure {
  const others = TAUGHT.filter((other) => other !== set)
  return figureOf(labelledPosts(set), suggester(learnHooks(taughtPosts(others))))
}
