import { pairsOf, type Pair } from './pairs.ts'
import type { Past } from './past.ts'
import { median } from './special.ts'

/** How the content and the feeling of late posts stand against each other: well watched but little kept, or the reverse. */
type Imbalance = 'unfelt' | 'shallow'

/** What the last ten posts show, and how often the ten after such ten showed the same. */
export interface Diagnosis {
  readonly is: Imbalance
  /** Medians of the last ten, and of all before them. */
  readonly completion: { readonly recent: number; readonly usual: number }
  readonly deep: { readonly recent: number; readonly usual: number }
  readonly record: { readonly of: number; readonly held: number }
  /** Posts with both numbers. */
  readonly n: number
}

export const RECENT = 10
/** As many before them say what is usual. */
export const LEAST_BEFORE = 20
/** Nearer to the usual than this, up or down, is no imbalance. */
const APART = 0.1

type Middle = Pick<Pair, 'completion' | 'deep'>

export const mediansOf = (pairs: readonly Pair[]): Middle => ({
  completion: median(pairs.map(({ completion }) => completion)),
  deep: median(pairs.map(({ deep }) => deep)),
})

function imbalanceOf(recent: Middle, usual: Middle): Imbalance | null {
  if (usual.completion === 0 || usual.deep === 0) return null
  const [watched, felt] = [recent.completion / usual.completion, recent.deep / usual.deep]
  if (watched >= 1 + APART && felt <= 1 - APART) return 'unfelt'
  if (watched <= 1 - APART && felt >= 1 + APART) return 'shallow'
  return null
}

/**
 * Whether the last ten videos are watched further than this creator's usual while they draw fewer deep signals, or the
 * reverse: both medians at least a tenth from the median of the earlier posts. Null where they are not, where half the
 * earlier posts had none of it, or there are fewer than thirty posts with both numbers.
 */
export function diagnose(past: Past): Diagnosis | null {
  const pairs = pairsOf(past)
  const at = (end: number) => {
    const [recent, usual] = [mediansOf(pairs.slice(end - RECENT, end)), mediansOf(pairs.slice(0, end - RECENT))]
    return { recent, usual, is: imbalanceOf(recent, usual) }
  }
  const least = LEAST_BEFORE + RECENT
  if (pairs.length < least) return null
  const { recent, usual, is } = at(pairs.length)
  if (!is) return null
  let [of, held] = [0, 0]
  for (let end = least; end + RECENT <= pairs.length; end += RECENT) {
    const { is: then, usual: before } = at(end)
    if (!then) continue
    of++
    const next = mediansOf(pairs.slice(end, end + RECENT))
    const isWatched = next.completion > before.completion
    const isFelt = next.deep > before.deep
    if (then === 'unfelt' ? isWatched && !isFelt : !isWatched && isFelt) held++
  }
  return {
    is,
    completion: { recent: recent.completion, usual: usual.completion },
    deep: { recent: recent.deep, usual: usual.deep },
    record: { of, held },
    n: pairs.length,
  }
}
