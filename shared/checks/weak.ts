import type { Flag, Labels, Patterns } from '../engine/index.ts'
import type { Move } from '../finding.ts'
import { labelsOf } from '../items.ts'
import type { HookKind } from '../model.ts'
import { epochOf, hourOf, instantOf, minutesOf, timeAt, weekdayOf } from '../time.ts'
import { moveTo } from './calendar.ts'
import type { Check, Learnt, Rest, Told, View } from './context.ts'
import { betterThan, recordOf, toldOf, weakest, type FlagFactor, type Weakness } from './learnt.ts'

// Labels and times whose posts did clearly worse on this channel: what goes together, never what causes what.

/** One kind of label: its factors, and what an item's labels of it are called in the flags. */
interface Kind {
  readonly factors: readonly FlagFactor[]
  readonly of: (labels: Labels, factor: FlagFactor) => readonly string[]
}

const HOOK: Kind = { factors: ['hooks'], of: ({ hooks }) => hooks }
const FORMAT: Kind = { factors: ['format'], of: ({ format }) => [format] }
const TAG: Kind = { factors: ['tags'], of: ({ tags }) => tags }
const TIMES: Kind = {
  factors: ['weekday', 'hour', 'slot'],
  of: ({ weekday, hour }, factor) => {
    if (factor === 'weekday') return weekday === null ? [] : [`${weekday}`]
    if (factor === 'hour') return hour === null ? [] : [`${hour}`]
    return weekday === null || hour === null ? [] : [`${weekday} ${hour}`]
  },
}

/** True if a flag speaks of a post with these labels: one of its hours, or all of what always comes together. */
function concerns({ factor, labels }: Flag, { factors, of }: Kind, own: Labels): boolean {
  if (!factors.includes(factor)) return false
  const mine = of(own, factor)
  return factor === 'hour'
    ? labels.some((label) => mine.includes(label))
    : labels.every((label) => mine.includes(label))
}

function weaknessOf(kind: Kind, { item, variant, channel }: Learnt, patterns: Patterns): Weakness | null {
  const own = labelsOf(item, variant)
  return weakest(patterns, item, channel, (flag) => concerns(flag, kind, own))
}

/** What such a finding rests on: the posts that have the flagged label, by the metric that it is about. */
function restOf(kind: Kind, learnt: Learnt, patterns: Patterns | null): Rest | null {
  const weakness = patterns && weaknessOf(kind, learnt, patterns)
  if (!weakness) return null
  const { flag, pattern } = weakness
  return { counts: pattern.metric, among: (post) => concerns(flag, kind, post) }
}

/** Tells the worst of one kind of label, with what `more` makes of it. */
function toldWeak(kind: Kind, view: View, more: (weakness: Weakness, patterns: Patterns) => Partial<Told>): Told[] {
  const patterns = view.scene.context.patternsOf(view.channel.id)
  const weakness = patterns && weaknessOf(kind, view, patterns)
  if (!patterns || !weakness) return []
  const told = toldOf(weakness, recordOf(patterns, kind.factors))
  const { params = {}, ...rest } = more(weakness, patterns)
  return [{ ...told, ...rest, params: { ...told.params, ...params } }]
}

/** The kind that does better here, in the weak one's place. */
function hookInstead({ variant, letter, channel }: View, weakness: Weakness): Partial<Told> {
  const [weak] = weakness.flag.labels
  const better = betterThan(weakness)?.labels[0] as HookKind | undefined
  const hook = variant.hooks.find(({ kind }) => kind === weak)
  const has = variant.hooks.some(({ kind }) => kind === better)
  return {
    params: { hook: weak ?? '' },
    remedy:
      better && hook && !has
        ? {
            do: 'add-hook',
            kind: better,
            placement: hook.placement,
            signal: better === 'choice' ? channel.light : better === 'question' ? 'comment' : hook.signal,
            variant: letter,
          }
        : null,
  }
}

const EFFECTS_WORTH_A_MOVE = 0.05
const LEAST_POSTS = 4

/** Hours of the same day, among those posted at four times or more, that do at least 5 % better, the best first. */
function betterHours({ item: { day, time }, channel, scene }: View, { pattern }: Weakness, patterns: Patterns): Move[] {
  if (!day || !time) return []
  const { hour: hours, slot: slots } = patterns.vocabulary
  const learnt = (name: FlagFactor) => pattern.factors.find(({ factor }) => factor === name)
  const [clock, exact] = [learnt('hour'), learnt('slot')]
  const effectOf = (label: string) =>
    (clock?.effects[hours.indexOf(label)] ?? 0) + (exact?.effects[slots.indexOf(`${weekdayOf(day)} ${label}`)] ?? 0)
  const minutes = minutesOf(time) % 60
  const least = effectOf(`${hourOf(time)}`) + EFFECTS_WORTH_A_MOVE
  return hours
    .filter((label, place) => {
      const at = epochOf(instantOf(day, timeAt(Number(label) * 60 + minutes), channel.zone).at)
      return (clock?.posts[place] ?? 0) >= LEAST_POSTS && at > epochOf(scene.context.now) && effectOf(label) >= least
    })
    .toSorted((a, b) => effectOf(b) - effectOf(a) || Number(a) - Number(b))
    .map((label) => moveTo({ day, time: timeAt(Number(label) * 60 + minutes) }))
}

function slotWeak(view: View): Told[] {
  return toldWeak(TIMES, view, (weakness, patterns) => {
    const { factor, labels } = weakness.flag
    return {
      params: {
        ...(factor !== 'hour' && { weekday: Number(labels[0]?.split(' ')[0]) }),
        ...(factor !== 'weekday' && { hours: labels.map((label) => label.split(' ').at(-1)).join(',') }),
      },
      ways: () => betterHours(view, weakness, patterns),
    }
  })
}

/** An hour of the week, or one beside it, at which nothing was ever posted: said only where posting time matters at all. */
function slotUnknown({ item, variant, channel, scene }: View): Told[] {
  const patterns = scene.context.patternsOf(channel.id)
  const { weekday, hour } = labelsOf(item, variant)
  if (!patterns || weekday === null || hour === null) return []
  const open = patterns.metrics.find(({ time }) => time.isOpen)
  if (!open) return []
  const near = [hour - 1, hour, hour + 1].map((one) => `${weekday} ${(one + 24) % 24}`)
  const tried = patterns.vocabulary.slot
  // Where no post has its hour, every slot is one that nobody knows of.
  if (tried.length === 0 || tried.some((slot) => near.includes(slot))) return []
  const { posts, hits } = open.record
  return [
    {
      params: { weekday, hours: `${hour}`, metric: open.metric },
      n: patterns.posts,
      size: 0,
      record: { form: 'range', of: posts, held: hits },
    },
  ]
}

export const WEAK_CHECKS: readonly Check[] = [
  {
    code: 'hook-weak',
    severity: 'warning',
    source: 'data',
    speaksOf: 'variant',
    rests: (learnt, patterns) => restOf(HOOK, learnt, patterns),
    find: (view) => toldWeak(HOOK, view, (weakness) => hookInstead(view, weakness)),
  },
  {
    code: 'format-weak',
    severity: 'warning',
    source: 'data',
    speaksOf: 'item',
    rests: (learnt, patterns) => restOf(FORMAT, learnt, patterns),
    find: (view) => toldWeak(FORMAT, view, ({ flag }) => ({ params: { format: flag.labels[0] ?? '' } })),
  },
  {
    code: 'tag-weak',
    severity: 'warning',
    source: 'data',
    speaksOf: 'item',
    rests: (learnt, patterns) => restOf(TAG, learnt, patterns),
    find: (view) => toldWeak(TAG, view, ({ flag }) => ({ params: { tags: flag.labels.join('\n') } })),
  },
  {
    code: 'slot-weak',
    severity: 'warning',
    source: 'data',
    speaksOf: 'item',
    rests: (learnt, patterns) => restOf(TIMES, learnt, patterns),
    find: slotWeak,
  },
  {
    code: 'slot-unknown',
    severity: 'tip',
    source: 'data',
    speaksOf: 'item',
    rests: (_, patterns) => {
      const open = patterns?.metrics.find(({ time }) => time.isOpen)
      return open ? { counts: open.metric } : null
    },
    find: slotUnknown,
  },
]
