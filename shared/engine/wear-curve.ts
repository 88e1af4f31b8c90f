import type { Metric } from '../model.ts'
import { besideOf, repeatedIn, restFor, slopeOf, Z_OF_80, type Repeated } from './fatigue.ts'
import type { Past } from './past.ts'

/** One use of a hook. */
export interface WearPoint {
  readonly id: string
  readonly at: number
  /** Earlier uses that still weigh, those of long ago less: 3 for three fresh ones. */
  readonly repeats: number
  /** What it brought beside a use after a long rest, all else being equal: −0.2 is a fifth less. */
  readonly change: number
}

/** What wear is read off (`fatigue.ts`), use by use. */
export interface WearCurve {
  readonly metric: Metric
  /** Oldest first. */
  readonly points: readonly WearPoint[]
  /** Change on the log scale for each doubling of 1 + repeats, with its 80 % range. */
  readonly slope: { readonly median: number; readonly low: number; readonly high: number }
  /** The results put to other uses of it in so many ways, and in how many of them it falls as much or more. */
  readonly chance: { readonly of: number; readonly held: number }
}

/** When a hook was used: of everything that is repeated, in the order of `fatigueOf`. */
export const usesOf = (past: Past): readonly (Repeated & { readonly at: readonly number[] })[] =>
  repeatedIn(past.posts).map(({ kind, words, carries }) => ({
    kind,
    words,
    at: past.posts.flatMap(({ at }, i) => (carries[i] === 1 ? [at] : [])),
  }))

/**
 * The uses that a hook's wear was read off, as a component-plus-residual plot (Larsen & McCleary 1972): exposure x as it is,
 * and β x + the residual that is left, both of `fatigue.ts`; so the line through them is the one that the answer tells. Chance: the
 * results of its uses moved on by 1, 2, … uses, in a circle, and β worked out anew. Null where nothing could be read off.
 */
export function wearCurveOf(past: Past, wanted: Repeated): WearCurve | null {
  const residuals = restFor(past, wanted.kind)
  const repeated = repeatedIn(past.posts).find(({ kind, words }) => kind === wanted.kind && words === wanted.words)
  if (!residuals || !repeated) return null
  const beside = besideOf(residuals, repeated.carries)
  const { has, exposure, x, r, weights } = beside
  const uses = Array.from(has, (_, i) => i).filter((i) => has[i] === 1)
  const { beta, spread } = slopeOf(beside)
  const points = uses.map((i): WearPoint => {
    const { id, at } = past.posts[residuals.rows[i]!]!
    return { id, at, repeats: 2 ** exposure[i]! - 1, change: Math.expm1(beta * exposure[i]! + r[i]! - beta * x[i]!) }
  })
  let held = 0
  for (let by = 1; by < uses.length; by++) {
    const [moved, moving] = [r.slice(), weights.slice()]
    for (const [k, i] of uses.entries()) {
      const from = uses[(k + by) % uses.length]!
      moved[i] = r[from]!
      moving[i] = weights[from]!
    }
    if (slopeOf({ x, r: moved, weights: moving }).beta <= beta) held++
  }
  return {
    metric: residuals.metric,
    points,
    slope: { median: beta, low: beta - Z_OF_80 * spread, high: beta + Z_OF_80 * spread },
    chance: { of: Math.max(0, uses.length - 1), held },
  }
}
