import type { Coded } from './factors.ts'
import { replayOccurrence } from './occurrence.ts'
import { normalQuantile } from './special.ts'

// What a back-test leaves to look at: each late post beside what was said of it, and how surely one way is the better.

/** Posts that are kept one by one. */
export const RECENT = 120
/** Posts that one point of the rolling coverage is taken over, and about how many points there are. */
const WINDOW = 60
const POINTS = 80

/** One past post as it was forecast from those before it, in the metric's own unit. */
export interface PastForecast {
  readonly id: string
  /** Milliseconds since 1970. */
  readonly at: number
  readonly low: number
  readonly middle: number
  readonly high: number
  readonly value: number
  /** Where the value lies in its own range on the learnt scale: 0 at the lower end, 1 at the upper, beyond where missed. */
  readonly place: number
  readonly isHeld: boolean
}

export interface RollingCoverage {
  /** Of the last of the 60 posts. */
  readonly at: number
  readonly coverage: number
}

/** Coverage of the last 60 posts at about 80 moments spread evenly over the posts, the last one among them. */
export function rollingCoverage(held: Float64Array, at: (i: number) => number): RollingCoverage[] {
  const last = held.length - 1
  const step = Math.max(1, Math.ceil((last + 1 - WINDOW) / POINTS))
  const points: RollingCoverage[] = []
  for (let i = last; i >= WINDOW - 1; i -= step) {
    const sum = held.subarray(i + 1 - WINDOW, i + 1).reduce((a, b) => a + b, 0)
    points.push({ at: at(i), coverage: sum / WINDOW })
  }
  return points.toReversed()
}

/**
 * How far the coverage of an 80 % range may lie from 80 % after n posts before it says anything: two standard deviations of
 * chance, √(.8·.2/n), and never less than three points. Source: `engine.md` §10.
 */
export function coverageBand(n: number): { low: number; high: number } {
  const reach = Math.max(0.03, 2 * Math.sqrt(0.16 / n))
  return { low: Math.max(0, 0.8 - reach), high: Math.min(1, 0.8 + reach) }
}

/** One way's mean loss over another's on the same posts, with its 80 % range: below 1 the first is the closer one. */
export interface LossBeside {
  readonly ratio: number
  readonly low: number
  readonly high: number
}

const MIDDLE_80 = normalQuantile(0.9)

/** R = Σa/Σb, its range R ± 1.28·sd(a − R·b)/(√n · mean b): the delta method for a ratio of paired means. */
export function lossBeside(a: Float64Array, b: Float64Array): LossBeside {
  const n = a.length
  let [sumA, sumB, squares] = [0, 0, 0]
  for (let i = 0; i < n; i++) {
    sumA += a[i]!
    sumB += b[i]!
  }
  // Neither was ever wrong: they are as good as each other.
  if (sumB === 0) return { ratio: 1, low: 1, high: 1 }
  const ratio = sumA / sumB
  for (let i = 0; i < n; i++) squares += (a[i]! - ratio * b[i]!) ** 2
  const reach = n > 1 ? (MIDDLE_80 * Math.sqrt(squares / (n - 1) / n)) / (sumB / n) : 0
  return { ratio, low: Math.max(0, ratio - reach), high: ratio + reach }
}

/** Of a metric that is mostly zero: how often it was said to have any, and how often it had. */
export interface AnyRecord {
  /** Mean chance said, and posts that had any. */
  readonly said: number
  readonly had: number
  /** Its squared error over that of the share of all posts before (both Brier scores). */
  readonly beside: LossBeside
  /** Chance said and what came, of the last 120 posts, oldest first. */
  readonly past: readonly { readonly chance: number; readonly had: boolean }[]
}

/** How the chance of at least one did from row `from` on. */
export function anyRecord(values: Float64Array, factors: readonly Coded[], from: number): AnyRecord {
  const n = values.length - from
  const [model, simple] = [new Float64Array(n), new Float64Array(n)]
  const past: { chance: number; had: boolean }[] = []
  let [said, had, before] = [0, 0, 0]
  replayOccurrence(values, factors, (i, chance, any) => {
    if (i >= from) {
      model[i - from] = (chance - any) ** 2
      simple[i - from] = ((before + 0.5) / (i + 1) - any) ** 2
      said += chance
      had += any
      if (i >= values.length - RECENT) past.push({ chance, had: any === 1 })
    }
    before += any
  })
  return { said: said / n, had, beside: lossBeside(model, simple), past }
}
