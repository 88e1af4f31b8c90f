import { chanceOfFull, fieldOf, FIELDS, LITTLE_CHANCE, mediansOf, type Field, type Middle } from './fields.ts'
import type { FlagRecord } from './flags.ts'
import { pairsOf, type Pair } from './pairs.ts'
import type { Past } from './past.ts'

/** How the content and the feeling of late posts stand against each other: well watched but little kept, or the reverse. */
type Imbalance = Extract<Field, 'unfelt' | 'shallow'>

/** What the last ten posts show. */
export interface Diagnosis {
  readonly is: Imbalance
  /** Medians of the last ten, and of all before them. */
  readonly completion: { readonly recent: number; readonly usual: number }
  readonly deep: { readonly recent: number; readonly usual: number }
  /** Posts with both numbers. */
  readonly n: number
}

export const RECENT = 10
/** As many before them say what is usual. */
export const LEAST_BEFORE = 20
/** Nearer to the usual than this, up or down, is no imbalance. */
const APART = 0.1

function imbalanceOf(recent: Middle, usual: Middle): Imbalance | null {
  if (usual.completion === 0 || usual.deep === 0) return null
  const [watched, felt] = [recent.completion / usual.completion, recent.deep / usual.deep]
  if (watched >= 1 + APART && felt <= 1 - APART) return 'unfelt'
  if (watched <= 1 - APART && felt >= 1 + APART) return 'shallow'
  return null
}

/** How ten videos lean against those before them: no way, where chance alone would often fill a field as much. */
function leanOf(recent: readonly Pair[], earlier: readonly Pair[]) {
  const [middle, usual] = [mediansOf(recent), mediansOf(earlier)]
  const is = imbalanceOf(middle, usual)
  if (!is) return { middle, usual, is }
  const isIn = (field: Field) => (pair: Pair) => fieldOf(pair, usual) === field
  const shares = FIELDS.map((field) => earlier.filter(isIn(field)).length / earlier.length)
  const chance = chanceOfFull(shares, recent.length, recent.filter(isIn(is)).length)
  return { middle, usual, is: chance <= LITTLE_CHANCE ? is : null }
}

/** How the ten videos up to this one lean against all before them. */
const leanAt = (pairs: readonly Pair[], end: number) =>
  leanOf(pairs.slice(end - RECENT, end), pairs.slice(0, end - RECENT))

/**
 * Whether the last ten videos are watched further than this creator's usual while they draw fewer deep signals, or the
 * reverse: both medians at least a tenth from the median of the earlier posts, and so many of the ten on that side of both
 * as ten drawn from the earlier ones fill any field in one case of ten at most. Null where they are not, where half the
 * earlier posts had none of it, or there are fewer than thirty posts with both numbers.
 */
export function diagnose(past: Past): Diagnosis | null {
  const pairs = pairsOf(past)
  if (pairs.length < LEAST_BEFORE + RECENT) return null
  const { middle, usual, is } = leanAt(pairs, pairs.length)
  if (!is) return null
  return {
    is,
    completion: { recent: middle.completion, usual: usual.completion },
    deep: { recent: middle.deep, usual: usual.deep },
    n: pairs.length,
  }
}

/** How often ten posts of the past, ten by ten, would have been diagnosed, and how often the ten after showed the same. */
export function diagnosisRecord(past: Past): FlagRecord {
  const pairs = pairsOf(past)
  let [of, held] = [0, 0]
  for (let end = LEAST_BEFORE + RECENT; end + RECENT <= pairs.length; end += RECENT) {
    const { is, usual } = leanAt(pairs, end)
    if (!is) continue
    of++
    const next = mediansOf(pairs.slice(end, end + RECENT))
    const isWatched = next.completion > usual.completion
    const isFelt = next.deep > usual.deep
    if (is === 'unfelt' ? isWatched && !isFelt : !isWatched && isFelt) held++
  }
  return { of, held }
}
