import { push, quantiles, residualWindow } from './conformal.ts'
import type { EnginePost } from './metrics.ts'
import type { Sample } from './sample.ts'

export type Baseline = 'median' | 'last10' | 'slot'

/** A rule of thumb: what it says of the next post, and how it takes in what came. `undefined` before there is anything to say. */
interface Rule {
  readonly says: (post: EnginePost) => number | undefined
  readonly learns: (post: EnginePost, y: number) => void
}

/** The median of all earlier posts. */
function medianRule(): Rule {
  const sorted: number[] = []
  return {
    says: () => {
      const half = sorted.length >> 1
      return sorted.length % 2 === 1 ? sorted[half] : half > 0 ? (sorted[half - 1]! + sorted[half]!) / 2 : undefined
    },
    learns: (_post, y) => {
      let low = 0
      let high = sorted.length
      while (low < high) {
        const middle = (low + high) >> 1
        if (sorted[middle]! <= y) low = middle + 1
        else high = middle
      }
      sorted.splice(low, 0, y)
    },
  }
}

/** The mean of the last ten posts. */
function lastTenRule(): Rule {
  const last: number[] = []
  return {
    says: () => (last.length > 0 ? last.reduce((sum, y) => sum + y, 0) / last.length : undefined),
    learns: (_post, y) => {
      if (last.push(y) > 10) last.shift()
    },
  }
}

/** The slot, where the hour is known; the weekday; everything. */
const keysOf = ({ weekday, hour }: EnginePost): readonly string[] => [
  ...(hour === null ? [] : [`${weekday} ${hour}`]),
  `${weekday}`,
  'all',
]

/** The usual «best time» table: the mean of earlier posts at the same weekday and hour (weekday alone where the hour is unknown), else of all. */
function slotRule(): Rule {
  const sums = new Map<string, { sum: number; posts: number }>()
  return {
    says: (post) => {
      const own = sums.get(keysOf(post)[0]!) ?? sums.get('all')
      return own && own.sum / own.posts
    },
    learns: (post, y) => {
      for (const key of keysOf(post)) {
        const { sum, posts } = sums.get(key) ?? { sum: 0, posts: 0 }
        sums.set(key, { sum: sum + y, posts: posts + 1 })
      }
    },
  }
}

export const RULES: Readonly<Record<Baseline, () => Rule>> = { median: medianRule, last10: lastTenRule, slot: slotRule }

/**
 * Lives through a history with a rule of thumb. Its errors get the same conformal wrapper as the model's, which is
 * charitable: nobody who plans by such a table has one. `watch` is given the quantiles of each post from the second on.
 */
export function replayBaseline(
  baseline: Baseline,
  sample: Sample,
  posts: readonly EnginePost[],
  levels: readonly number[],
  watch: (i: number, quantiles: Float64Array) => void,
): void {
  const rule = RULES[baseline]()
  const residuals = residualWindow()
  const out = new Float64Array(levels.length)
  for (const [i, y] of sample.y.entries()) {
    const post = posts[sample.rows[i]!]!
    const said = rule.says(post)
    if (said !== undefined) {
      quantiles(residuals, levels, out)
      watch(
        i,
        out.map((z) => said + z),
      )
      push(residuals, y - said)
    }
    rule.learns(post, y)
  }
}
