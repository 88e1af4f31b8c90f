import type { Experiment } from './experiment.ts'
import type { Channel, HookKind, Item, Kind, Letter, Placement } from './model.ts'
import type { Signal } from './platforms.ts'
import type { Day, Instant, Slot } from './time.ts'

export type Severity = 'error' | 'warning' | 'tip'

type Named = Pick<Experiment, 'id' | 'channelId' | 'name' | 'tried' | 'metric'>

/** Shipped wordings that a remedy brings, where it is not the usual one of the hook's kind. */
export type Wording = 'reasons' | 'rescue' | 'grief' | 'family'

/**
 * One click that mends a finding. `edit-words`, `edit-hook`, `see-odd`, `design-anew` and `open` lead somewhere; `publish`,
 * `plan-item`, `settle`, `move-both` and `plan-rounds` are calls of their own; the others are edits of the item.
 */
export type Remedy =
  | {
      readonly do: 'add-hook'
      readonly kind: HookKind
      readonly placement: Placement
      readonly signal: Signal | null
      /** For `dual-track`, which asks for two. */
      readonly deepSignal?: Signal
      readonly wording?: Wording
      /** Null: each variant that the item has. */
      readonly variant: Letter | null
    }
  | { readonly do: 'move-hook'; readonly hookId: string; readonly placement: Placement; readonly second: number | null }
  | { readonly do: 'drop-hook'; readonly hookId: string }
  /** The hook in its place as a line that grows out of the story. */
  | { readonly do: 'retell-hook'; readonly hookId: string; readonly signal: Signal; readonly wording: Wording }
  /** Puts other words in the place of these, in what one hook says. */
  | { readonly do: 'reword-hook'; readonly hookId: string; readonly found: string; readonly written: string }
  /** What a hook promises, from so many on. */
  | { readonly do: 'set-threshold'; readonly hookId: string; readonly value: number }
  | { readonly do: 'move'; readonly to: Slot }
  | { readonly do: 'publish' }
  | { readonly do: 'set-target'; readonly value: number }
  /** Puts the neutral wording in the place of one that was found, wherever the item says it in the same way. */
  | { readonly do: 'replace-words'; readonly found: string; readonly neutral: string }
  | { readonly do: 'edit-words'; readonly place: string; readonly found: string }
  | { readonly do: 'edit-hook'; readonly hookId: string }
  /** B as a copy of A, to change one thing in. */
  | { readonly do: 'copy-to-b' }
  /** A new item for what is missing. */
  | {
      readonly do: 'plan-item'
      readonly channelId: Channel['id']
      readonly title: string
      readonly kind: Kind | null
      readonly day: Day
    }
  /** The promise of a hook was kept. */
  | { readonly do: 'settle'; readonly hookId: string }
  /** Leads to the posts of a channel whose likes and comments do not go together. */
  | { readonly do: 'see-odd'; readonly channelId: Channel['id'] }
  /** Two items at once: either move alone would spoil the other. */
  | { readonly do: 'move-both'; readonly moves: readonly { readonly id: Item['id']; readonly to: Slot }[] }
  /** So many rounds, where they can still tell. */
  | { readonly do: 'plan-rounds'; readonly experiment: Named; readonly rounds: number }
  /** What is begun keeps its terms: leads to a new experiment that asks the same by another metric, or for a larger difference. */
  | {
      readonly do: 'design-anew'
      readonly by: 'metric' | 'size'
      readonly design: Named & Pick<Experiment, 'a' | 'b' | 'smallest'>
      /** What it would take. */
      readonly rounds: number
    }
  | { readonly do: 'open'; readonly itemIds: readonly string[]; readonly postIds: readonly string[] }

/** A remedy that puts items elsewhere in the plan. */
export type Move = Extract<Remedy, { do: 'move' | 'move-both' }>

/** One answer of a check about one item. The sentence is made from `code` and `params` by the locales. */
export interface Finding {
  readonly code: FindingCode
  readonly severity: Severity
  readonly source: 'rule' | 'data'
  readonly itemId: Item['id']
  /** Which variant it speaks of; null for the item as a whole. */
  readonly variant: Letter | null
  /** True where it is said of A and of B in the same words; `variant` is then null. */
  readonly isOfBoth?: boolean
  readonly params: Readonly<Record<string, string | number>>
  /**
   * On own data: how such answers have fared on this creator's own posts. `flags`: flags raised in the past, and how many
   * kept their sign on the posts after; `range`: forecasts, and how many 80 % ranges held; `fresh`: the same of posts with a
   * label never posted before; `again`: such states of ten posts, and how often the next ten were the same.
   */
  readonly record?: { readonly form: 'flags' | 'range' | 'fresh' | 'again'; readonly of: number; readonly held: number }
  /** What it rests on: posts or items, by id, and how many. */
  readonly evidence: { readonly n: number; readonly postIds: readonly string[]; readonly itemIds: readonly string[] }
  readonly remedy: Remedy | null
  /** True where every slot near by would lead to another finding as pressing as this one. */
  readonly isStuck?: boolean
  /** A second way out, where there are two. */
  readonly also?: Remedy
  /** Names one finding across runs: code, item and what tells two of one code apart. Dismissals hold on to it. */
  readonly key: string
}

export const FINDING_CODES = [
  'no-opening-hook',
  'no-ending-ask',
  'track-mismatch',
  'tracks-collide',
  'choice-incomplete',
  'promise-incomplete',
  'promise-overdue',
  'promise-without-follow-up',
  'stance-caution',
  'sensitive-word',
  'begging',
  'tone-mismatch',
  'ad-share',
  'duplicate',
  'ab-missing',
  'ab-differs-in-many',
  'overload',
  'too-close',
  'same-hour',
  'kind-gap',
  'in-the-past',
  'clock-change',
  'platform-timer',
  'title-length',
  'target-out-of-range',
  'outside-experience',
  'conversion-low',
  'hook-weak',
  'format-weak',
  'tag-weak',
  'slot-weak',
  'slot-unknown',
  'deep-signal-diagnosis',
  'hook-fatigue',
  'baseline-polluted',
  'ab-unfair-slots',
  'ab-underpowered',
] as const
export type FindingCode = (typeof FINDING_CODES)[number]

/** A finding that the creator set aside: for one item, or for good (`itemId` null). */
export interface Dismissal {
  readonly id: string
  readonly code: FindingCode
  readonly itemId: string | null
  readonly reason: string
  readonly at: Instant
}
