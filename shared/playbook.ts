import type { WordingRecord } from './engine/index.ts'
import type { Experiment, ExperimentRow } from './experiment.ts'
import type { Festival } from './festival-ids.ts'
import type { Hook, HookKind, Placement } from './model.ts'
import type { Signal } from './platforms.ts'
import type { Day } from './time.ts'

/** Where a template is from: the creator's own words, a rule of thumb, the side of an experiment that did better. */
export const ORIGINS = ['own', 'rule', 'experiment'] as const
type Origin = (typeof ORIGINS)[number]

/** A hook to be used again. What is to be filled in stands as `___` in its words. */
export interface Template extends Pick<Hook, 'options' | 'lines' | 'promise'> {
  readonly id: string
  /** Null: for every channel. */
  readonly channelId: string | null
  readonly kind: HookKind
  /** Null: anywhere. */
  readonly placement: Placement | null
  readonly signal: Signal | null
  readonly words: string
  readonly origin: Origin
  /** Of which it came; it may be gone. */
  readonly experimentId: string | null
  readonly createdAt: string
}

/** A question or a subject to be taken up: on a festival, in a series, or whenever it suits. */
export interface Topic {
  readonly id: string
  /** Null: for every channel. */
  readonly channelId: string | null
  readonly words: string
  readonly festival: Festival | null
  readonly seriesId: string | null
  readonly createdAt: string
}

interface Step {
  readonly id: string
  readonly words: string
  readonly note: string
  /** When it was ticked. */
  readonly doneAt: string | null
}

/** Steps to be ticked off, and begun anew another time. */
export interface Checklist {
  readonly id: string
  readonly name: string
  readonly steps: readonly Step[]
  readonly createdAt: string
}

/** The checklist that comes with the program: taken away, it stands again as it came. */
export const CRISIS = 'crisis'

/** What the posts of one channel say of a template. */
export interface TemplateRecord extends Omit<WordingRecord, 'id' | 'at'> {
  readonly channelId: string
  readonly uses: number
  readonly since: Day | null
  /** The days of the uses of the last 12 months, oldest first. */
  readonly lately: readonly Day[]
  /** Uses on other channels, which this says nothing of. */
  readonly elsewhere: number
}

/** A template with its record on the channel where it was used most; null where there is no channel. */
export interface TemplateRow {
  readonly template: Template
  readonly record: TemplateRecord | null
  /** The experiment that stands behind the words, as it says now. */
  readonly behind: (Pick<ExperimentRow, 'verdict'> & { readonly experiment: Experiment }) | null
}

/** A topic, and the item that took it up last, by its words. */
export interface TopicRow {
  readonly topic: Topic
  readonly used: { readonly itemId: string; readonly title: string; readonly day: Day | null } | null
}

/** How much a record is worth to be shown first: what it promises at least, then how often it was used. */
const worthOf = ({ record }: TemplateRow): readonly [number, number] => [
  record?.effect.is === 'known' ? record.effect.low : -Infinity,
  record?.uses ?? 0,
]

/** Those whose own posts promise most come first; of the others the most used, then the newest. */
export function byRecord(a: TemplateRow, b: TemplateRow): number {
  const [[leastA, usesA], [leastB, usesB]] = [worthOf(a), worthOf(b)]
  if (leastA !== leastB) return leastB - leastA
  return usesB - usesA || (a.template.createdAt < b.template.createdAt ? 1 : -1)
}
