import type { Metric } from './model.ts'
import type { Band } from './usual.ts'

/** One number of a post beside what posts like it have at its time: the middle 80 % and the median that the model expects there. */
export interface Beside {
  readonly metric: Metric
  readonly found: number
  readonly usual: Band & { readonly median: number }
}

/** What the creator said of a post's likes and comments: `odd` keeps it out of learning, `fine` counts it whatever the score. */
export type Verdict = 'odd' | 'fine'

/**
 * A post whose likes and comments do not go together. `found` by the engine or `marked` by the creator: it teaches nothing;
 * `cleared`: found, but the creator said that it counts.
 */
export interface Oddity {
  readonly is: 'found' | 'marked' | 'cleared'
  /** Null where it was marked by hand and has too little to be held against others. */
  readonly beside: { readonly likes: Beside; readonly comments: Beside } | null
}
