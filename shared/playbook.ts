import type { WordingRecord } from './engine/index.ts'
import type { Experiment, ExperimentRow } from './experiment.ts'
import type { Festival } from './festival-ids.ts'
import { asKind, newHook, spokenWords } from './hooks.ts'
import type { Channel, Hook, HookKind, Placement, Series } from './model.ts'
import type { Signal } from './platforms.ts'
import { normalise } from './text.ts'
import type { Day, Instant } from './time.ts'

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
  readonly createdAt: Instant
}

/** A question or a subject to be taken up: on a festival, in a series, or whenever it suits. */
export interface Topic {
  readonly id: string
  /** Null: for every channel. */
  readonly channelId: string | null
  readonly words: string
  readonly festival: Festival | null
  readonly seriesId: string | null
  readonly createdAt: Instant
}

/** The idea that a topic becomes on its channel, else on the one it is looked at on; a series goes along where it is of that channel. */
export function ideaOf({ channelId: own, words, seriesId }: Topic, shownOn: string, series: readonly Series[]) {
  const channelId = own ?? shownOn
  const isOfIt = series.some((one) => one.id === seriesId && one.channelId === channelId)
  return { channelId, title: words, ...(isOfIt ? { seriesId } : {}) }
}

interface Step {
  readonly id: string
  readonly words: string
  readonly note: string
  /** When it was ticked. */
  readonly doneAt: Instant | null
}

/** Steps to be ticked off, and begun anew another time. */
export interface Checklist {
  readonly id: string
  readonly name: string
  readonly steps: readonly Step[]
  readonly createdAt: Instant
}

/** The checklist that comes with the program: taken away, it stands again as it came. */
export const CRISIS = 'crisis'

/** What the posts of one channel say of a template. */
export interface TemplateRecord extends Omit<WordingRecord, 'id' | 'at'> {
  readonly channelId: string
  /** Posts that carry it, `fromTexts` of them in their title or caption only. */
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
  if (usesA !== usesB) return usesB - usesA
  const [madeA, madeB] = [a.template.createdAt, b.template.createdAt]
  return madeA === madeB ? 0 : madeA < madeB ? 1 : -1
}

type Pair = Pick<Channel, 'id' | 'light' | 'deep'>

/** What a template says, put into a new hook of a channel; signals of another channel become this one's. */
export function hookFrom(
  template: Template,
  id: string,
  channel: Pair,
  place: Placement | null,
  duration: number | null,
) {
  const base = newHook(id, template.kind, channel, place ?? template.placement, duration)
  return saying(template, base, channel)
}

/** The hook in the words of a template, where it stands. */
export function saying(template: Template, hook: Hook, channel: Pair): Hook {
  const base = asKind(hook, template.kind, channel)
  const { options, lines, promise } = template
  const isOwn = template.channelId === channel.id
  return {
    ...base,
    words: template.words,
    signal: isOwn ? template.signal : base.signal,
    options:
      base.options && options
        ? { a: { ...base.options.a, label: options.a.label }, b: { ...base.options.b, label: options.b.label } }
        : base.options,
    lines:
      base.lines && lines
        ? {
            light: { ...lines.light, signal: base.lines.light.signal },
            deep: { ...lines.deep, signal: base.lines.deep.signal },
          }
        : base.lines,
    promise:
      base.promise && promise ? { ...base.promise, threshold: promise.threshold, what: promise.what } : base.promise,
  }
}

/** A hook as a template: what it owes has no day yet. */
export const templateFrom = ({ kind, placement, signal, words, options, lines, promise }: Hook) => ({
  kind,
  placement,
  signal,
  words,
  options,
  lines,
  promise: promise && { ...promise, by: null, outcome: null },
})

const sense = ({ kind, words, lines, options }: Hook) => `${kind} ${normalise(spokenWords({ words, lines, options }))}`

/** What one version asks for in words that the other does not have. */
export function onlyIn(hooks: readonly Hook[], others: readonly Hook[]): readonly Hook[] {
  const theirs = new Set(others.map(sense))
  return hooks.filter((hook) => spokenWords(hook).trim() !== '' && !theirs.has(sense(hook)))
}

/** A title as a hook: one that asks, or one that makes curious. */
export const titleHook = (title: string): Pick<Template, 'kind' | 'placement' | 'words'> => ({
  kind: /[?？]\s*$/u.test(title) ? 'question' : 'suspense',
  placement: 'title',
  words: title,
})
