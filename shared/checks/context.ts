import type { Counted, EnginePost, Patterns, Sensitivity } from '../engine/index.ts'
import type { Experiment, Round } from '../experiment.ts'
import type { Dismissal, Finding, FindingCode, Move, Remedy, Severity } from '../finding.ts'
import type { Post } from '../history.ts'
import type { Channel, Item, Letter, Settings, Variant } from '../model.ts'
import type { Instant } from '../time.ts'
import type { Scene } from './scene.ts'

/** What the checks look at, gathered by the caller: plain data, and what was learnt of each channel's past. */
export interface CheckContext {
  readonly now: Instant
  readonly channels: readonly Channel[]
  readonly settings: Pick<Settings, 'sensitiveWords' | 'allowedWords' | 'dailyCap'>
  /** All items within 30 days of the checked ones. A checked item stands here as it is saved, or not at all. */
  readonly items: readonly Item[]
  /** Published posts within the same days. */
  readonly posts: readonly KnownPost[]
  /** Null while nothing was learnt yet: the checks on own data then say nothing. */
  readonly patternsOf: (channelId: string) => Patterns | null
  /** Of a channel's last 60 posts with numbers, those kept out of learning because likes and comments do not go together. */
  readonly oddOf: (channelId: string) => { readonly of: number; readonly postIds: readonly string[] }
  readonly dismissals: readonly Dismissal[]
  /** Rounds that the checked items are in, of experiments that go on. */
  readonly rounds: readonly RoundOnPlan[]
}

/** A round of two items, and what its experiment takes. */
export interface RoundOnPlan {
  readonly experiment: Experiment
  readonly round: Round
  /** As they are saved; null where one is gone. */
  readonly items: Readonly<Record<Letter, Item | null>>
  /** Rounds that the experiment has so far. */
  readonly rounds: number
  /** What each metric takes to see the smallest effect that matters, the quickest first; null while nobody worked it out. */
  readonly sensitivity: readonly Sensitivity[] | null
}

/** The round that an item is in: as which of the two, and beside which. */
export interface InRound {
  readonly plan: RoundOnPlan
  readonly letter: Letter
  readonly partner: Item | null
}

export type KnownPost = Pick<Post, 'id' | 'title' | 'publishedDay' | 'channelId' | 'itemId' | 'isAd' | 'kind'>

/** What one check says about one item; `index.ts` makes the finding of it. */
export interface Told {
  readonly params?: Finding['params']
  readonly remedy?: Remedy | null
  readonly also?: Remedy
  /** Moves that would mend it, the best first: the first that leads to nothing as pressing is its remedy. */
  readonly ways?: () => readonly Move[]
  readonly postIds?: readonly string[]
  readonly itemIds?: readonly string[]
  /** How many it rests on, where that is more than those listed. */
  readonly n?: number
  /** Tells two findings of one code and item apart. */
  readonly tell?: string
  /** Where it depends on what was found. */
  readonly severity?: Severity
  readonly source?: Finding['source']
  /** Size of the effect, for the choice among findings on own data. */
  readonly size?: number
  readonly record?: NonNullable<Finding['record']>
}

/** What a finding on own data rests on: what is counted, on which of the posts (all, if it does not say). */
export interface Rest {
  readonly counts: Counted
  readonly among?: (post: EnginePost) => boolean
}

/** One item (in one of its variants) in the midst of the others. */
export interface View {
  readonly item: Item
  readonly variant: Variant
  /** Null while the item has but one variant, and for checks that speak of the item as a whole. */
  readonly letter: Letter | null
  readonly channel: Channel
  readonly scene: Scene
  /** Null where it is in none, or in one of an experiment that has ended. */
  readonly round: InRound | null
}

/** What a check on own data holds against the history. */
export type Learnt = Pick<View, 'item' | 'variant' | 'channel'> & Partial<Pick<View, 'round'>>

export interface Check {
  readonly code: FindingCode
  readonly severity: Severity
  readonly source: Finding['source']
  readonly speaksOf: 'item' | 'variant'
  /** True where it still matters once the item is out. Most rules are about what can still be planned. */
  readonly ofPublished?: boolean
  /** On own data; null where this item gives it nothing to rest on. */
  readonly rests?: (learnt: Learnt, patterns: Patterns | null) => Rest | null
  readonly find: (view: View) => readonly Told[]
}
