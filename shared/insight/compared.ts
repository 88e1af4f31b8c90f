import {
  codedRows,
  comparedRows,
  contrastOf,
  CONTRAST_NEEDS,
  groundOf,
  isTime,
  median,
  rulerOf,
  type Coded,
  type Contrast,
  type EnginePost,
  type Ground,
  type Past,
  type Sample,
  type Side,
} from '../engine/index.ts'
import type { HookKind } from '../model.ts'

/** A difference in the metric's own unit: 0.3 is 30 % more of it (or of the chance of any). */
interface Compared extends Omit<Contrast, 'effect' | 'low' | 'high'> {
  readonly change: number
  readonly low: number
  readonly high: number
}

export type Reading =
  | ({ readonly kind: 'compared' } & Compared)
  | {
      readonly kind: 'cannot'
      /**
       * `column`: nothing of it was ever counted; `unknown`: of no post is it known on which side it is; `never`, `always`: it is
       * known of all, and none is on one side; `few`: too few are, or too few in all.
       */
      readonly why: 'column' | 'unknown' | 'never' | 'always' | 'few'
      readonly withIt: number
      readonly without: number
    }

/** What is asked: of which posts, holding what equal. */
export interface Asked {
  readonly sideOf: (post: EnginePost, place: number) => Side
  /** Its other hooks are held equal. */
  readonly hook?: HookKind | undefined
  /** Factors that say the same. */
  readonly within?: readonly string[] | undefined
}

/** The comparisons in one metric; what is the same for all of them is worked out once. */
export function comparisons(past: Past, sample: Sample): (asked: Asked) => Reading {
  const content = past.coded.filter((factor) => !isTime(factor)).map((factor) => codedRows(factor, sample.rows))
  const grounds = new Map<string, { readonly ground: Ground; readonly factors: readonly Coded[] }>()
  const ruler = rulerOf({ sample })
  return (asked) => {
    const sides = Array.from(sample.rows, (place) => asked.sideOf(past.posts[place]!, place))
    const rows = comparedRows(sides)
    const compared = Uint8Array.from(rows, (row) => sides[row]!)
    const withIt = compared.reduce((sum, side) => sum + side, 0)
    const without = compared.length - withIt
    const isKnownOfAll = !sides.includes(null)
    const isNever = (side: Side) => isKnownOfAll && !sides.includes(side)
    const cannot = (why: Extract<Reading, { readonly kind: 'cannot' }>['why']): Reading => ({
      kind: 'cannot',
      why,
      withIt,
      without,
    })
    if (sample.answered === 0) return cannot('column')
    if (sides.length < CONTRAST_NEEDS.posts) return cannot('few')
    if (withIt + without === 0) return cannot('unknown')
    if (withIt === 0) return cannot(isNever(1) ? 'never' : 'few')
    if (without === 0) return cannot(isNever(0) ? 'always' : 'few')
    const key = isKnownOfAll ? '' : rows.join(' ')
    const known = grounds.get(key)
    const factors = known?.factors ?? content.map((factor) => codedRows(factor, rows))
    const ground = known?.ground ?? groundOf(sample, rows, factors)
    grounds.set(key, { ground, factors })
    const { held, apart } = partedBy(factors, asked, compared)
    const contrast = contrastOf(evened(ground, compared, apart), compared, held)
    if (!contrast) return cannot('few')
    const { effect, low, high, ...rest } = contrast
    const any = ground.values.filter((value) => value > 0).length / ground.values.length
    const change = contrast.by === 'size' ? ruler.change : (odds: number) => chanceTimes(any, odds) - 1
    return { kind: 'compared', ...rest, change: change(effect), low: change(low), high: change(high) }
  }
}

/** How many times as likely it is, at a usual share, where the ln odds are higher by this much. */
const chanceTimes = (share: number, odds: number): number => 1 / (share + (1 - share) * Math.exp(-odds))

/** Another hook is held equal where it comes along with so many of the posts asked about. */
const LEAST_ALONG = 0.1

/** What is to be held equal, and the hooks that stand in the place of the one asked about: the posts without it are made of them. */
interface Parted {
  readonly held: readonly Coded[]
  readonly apart: Coded | null
}

function partedBy(factors: readonly Coded[], { hook, within = [] }: Asked, sides: Uint8Array): Parted {
  const others = factors.filter(({ name }) => !within.includes(name))
  const hooks = hook === undefined ? undefined : others.find(({ name }) => name === 'hooks')
  if (!hooks) return { held: others, apart: null }
  const { labels, start, levels } = hooks
  const along = new Int32Array(labels.length)
  for (const [row, side] of sides.entries())
    if (side === 1) for (let at = start[row]!; at < start[row + 1]!; at++) along[levels[at]!]!++
  const withIt = sides.reduce((sum, side) => sum + side, 0)
  const isAlong = (level: number) => along[level]! >= LEAST_ALONG * withIt
  const only = (is: (level: number) => boolean) => codedOnly(hooks, (level) => labels[level] !== hook && is(level))
  return {
    held: others.map((factor) => (factor === hooks ? only(isAlong) : factor)),
    apart: only((level) => !isAlong(level)),
  }
}

/** The same coding with some of its labels alone. */
function codedOnly({ start, levels, ...rest }: Coded, is: (level: number) => boolean): Coded {
  const isKept = rest.labels.map((_, level) => is(level))
  const starts = new Int32Array(start.length)
  const kept = new Int32Array(levels.length)
  let end = 0
  for (let row = 0; row + 1 < start.length; row++) {
    for (let at = start[row]!; at < start[row + 1]!; at++) if (isKept[levels[at]!]) kept[end++] = levels[at]!
    starts[row + 1] = end
  }
  return { ...rest, start: starts, levels: kept.slice(0, end) }
}

/**
 * The ground with the hooks that stand apart made even: of each post what they bring is taken off, and the median of that among the
 * posts without is given back to those. So one outstanding hook does not make all others look poor, as in `flagsOf`.
 */
function evened(ground: Ground, sides: Uint8Array, apart: Coded | null): Ground {
  const learnt = ground.fit?.factors.find(({ name }) => name === 'hooks')
  if (!apart || !learnt) return ground
  const brought = Float64Array.from(sides, (_, row) => {
    let sum = 0
    for (let at = apart.start[row]!; at < apart.start[row + 1]!; at++) sum += learnt.effects[apart.levels[at]!]!
    return sum
  })
  const usual = median(brought.filter((_, row) => sides[row] === 0))
  const y = ground.y.map((value, row) => value - brought[row]! + (sides[row] === 0 ? usual : 0))
  return { ...ground, y }
}
