import type { Alpha, Reading } from './engine/index.ts'
import { luckFrom } from './luck.ts'
import type { Letter, Metric } from './model.ts'
import type { Day, Instant } from './time.ts'
import type { Tried } from './values.ts'

/** A question with one factor, one metric, a smallest effect that matters, and rounds. */
export interface Experiment {
  readonly id: string
  readonly channelId: string
  /** The question: «标题用问句，点赞会更多吗？» */
  readonly name: string
  readonly tried: Tried
  /** What A is and what B is, in words: «陈述句», «问句». */
  readonly a: string
  readonly b: string
  /** The one metric that can be confirmed. */
  readonly metric: Metric
  /** The smallest factor that matters: 1.3 is 30 % more. */
  readonly smallest: number
  readonly alpha: Alpha
  readonly plannedRounds: number | null
  /** 事后: registered from posts that were out already. Never confirmed. */
  readonly isAfterwards: boolean
  readonly createdAt: Instant
  /** Null while it goes on. */
  readonly endedAt: Instant | null
  /** What the creator concluded, beside what was computed. */
  readonly better: Conclusion | null
  readonly conclusion: string
}
type Conclusion = Letter | 'same' | 'unclear'

/** Two items, or two posts that were out already; `first` is which of the two goes out first. */
export interface Round {
  readonly id: string
  readonly experimentId: string
  /** 1, 2 … */
  readonly position: number
  readonly first: Letter
  readonly itemA: string | null
  readonly itemB: string | null
  readonly postA: string | null
  readonly postB: string | null
  readonly at: Instant
}

/** `designed`: without rounds; its terms can still change. */
export type ExperimentState = 'designed' | 'running' | 'ended'

/** An experiment in a list: what it says now, and how many rounds it has and how many of them count. */
export interface ExperimentRow {
  readonly experiment: Experiment
  readonly state: ExperimentState
  readonly rounds: number
  readonly verdict: Reading['verdict']
}

/** A round with the posts that came of it, and what it alone says. */
export interface RoundRow {
  readonly round: Round
  /** The posts of its arms; null where there is none (yet). */
  readonly posts: { readonly a: string | null; readonly b: string | null }
  /** Null where nothing could be read at all: see the verdict. */
  readonly read: Reading['rounds'][number] | null
}

/** An item or post that stands in a round, as a table names it. */
export interface ArmName {
  readonly id: string
  readonly title: string
  readonly day: Day | null
}

/** FNV-1a, 32 bits. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return hash >>> 0
}

/**
 * Which of A and B goes first in a round: the toss of a coin that falls the same way whenever that round is scheduled again, so
 * that nobody tosses until it suits.
 */
export const firstIn = (experimentId: string, position: number): Letter =>
  luckFrom(hashOf(`${experimentId}/${position}`)).chance(0.5) ? 'A' : 'B'

export const stateOf = ({ endedAt }: Experiment, rounds: number): ExperimentState =>
  endedAt !== null ? 'ended' : rounds > 0 ? 'running' : 'designed'
