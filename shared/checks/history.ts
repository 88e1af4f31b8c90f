import { experienceOf, levelOf, rangeOf, type Patterns } from '../engine/index.ts'
import { labelsOf } from '../items.ts'
import type { HookKind, Metric } from '../model.ts'
import type { Check, Told, View } from './context.ts'

// An item held against what was learnt of this channel's own posts (`engine.md` §6).

/** Under so many posts a forecast is a rough guess, and nothing is flagged. */
const FEWEST = 5
const TARGET_COVERAGE = 0.9
/** A drop that is worth a word, and a rise that is worth a remedy. */
const LOW = 0.8
const BETTER = 1.05
const ASKING: readonly HookKind[] = ['question', 'choice']

/** Posts that a metric was learnt from, or null where they are too few or too often zero to judge by. */
function footing(patterns: Patterns | null, metric: Metric) {
  const pattern = patterns?.metrics.find((known) => known.metric === metric)
  if (!patterns || !pattern || pattern.n < FEWEST || pattern.sparse) return null
  const { posts, hits } = pattern.record
  return { patterns, n: pattern.n, record: { form: 'range', of: posts, held: hits } as const }
}

function targetOutOfRange({ item, variant, scene, channel }: View): Told[] {
  const { target } = item
  const known = target && footing(scene.context.patternsOf(channel.id), target.metric)
  const range = known && rangeOf(known.patterns, target.metric, labelsOf(item, variant), TARGET_COVERAGE)
  if (!known || !range || (target.value >= range.low && target.value <= range.high)) return []
  const form = target.value > range.high ? 'high' : 'low'
  const edge = form === 'high' ? range.high : range.low
  const value = within(range)
  return [
    {
      params: { form, metric: target.metric, target: target.value, low: range.low, high: range.high, value },
      n: known.n,
      record: known.record,
      size: Math.abs(Math.log((target.value + 1e-9) / (edge + 1e-9))),
      remedy: { do: 'set-target', value },
    },
  ]
}

/** The median to two figures, or as it is where rounding would leave the range. */
function within({ low, median, high }: { low: number; median: number; high: number }): number {
  const round = Number(median.toPrecision(2))
  return round >= low && round <= high ? round : median
}

function conversionLow({ item, variant, letter, scene, channel }: View): Told[] {
  const metric = 'commentConversion'
  const known = footing(scene.context.patternsOf(channel.id), metric)
  const level = known && levelOf(known.patterns, metric)
  if (!known || !level) return []
  const labels = labelsOf(item, variant)
  const medianWith = (hooks: readonly HookKind[]) =>
    rangeOf(known.patterns, metric, { ...labels, hooks }, TARGET_COVERAGE)?.median ?? 0
  const median = medianWith(labels.hooks)
  if (median > level * LOW) return []
  const [best] = ASKING.filter((kind) => !labels.hooks.includes(kind))
    .map((kind) => ({ kind, median: medianWith([...labels.hooks, kind]) }))
    .filter((better) => better.median >= median * BETTER)
    .toSorted((a, b) => b.median - a.median)
  return [
    {
      params: {
        percent: Math.round((1 - median / level) * 100),
        median,
        level,
        metric,
        form: best ? 'better' : 'alone',
        ...(best && { hook: best.kind }),
      },
      n: known.n,
      record: known.record,
      size: Math.log(level / Math.max(median, 1e-9)),
      remedy: best
        ? {
            do: 'add-hook',
            kind: best.kind,
            placement: 'pinned',
            signal: best.kind === 'choice' ? channel.light : 'comment',
            variant: letter,
          }
        : null,
    },
  ]
}

function outsideExperience({ item, variant, scene, channel }: View): Told[] {
  const patterns = scene.context.patternsOf(channel.id)
  if (!patterns || patterns.posts < FEWEST) return []
  const { format, duration, tags } = experienceOf(patterns, labelsOf(item, variant))
  // A history that never carried lengths or tags says nothing about new ones.
  const length = duration !== null && patterns.vocabulary.duration.length > 0 ? (item.durationSeconds ?? 0) : 0
  const fresh = patterns.vocabulary.tags.length > 0 ? tags : []
  if (!format && !length && fresh.length === 0) return []
  // The metric with the most such posts: most counts have the same ones.
  const [{ posts: of, hits: held } = { posts: 0, hits: 0 }] = patterns.metrics
    .map(({ freshRecord }) => freshRecord)
    .toSorted((a, b) => b.posts - a.posts)
  return [
    {
      params: { format: format ?? '', length, tags: fresh.join('\n') },
      n: patterns.posts,
      record: { form: 'fresh', of, held },
      size: 0,
    },
  ]
}

export const HISTORY_CHECKS: readonly Check[] = [
  {
    code: 'target-out-of-range',
    severity: 'warning',
    source: 'data',
    speaksOf: 'variant',
    rests: ({ item: { target } }) => (target ? { counts: target.metric } : null),
    find: targetOutOfRange,
  },
  {
    code: 'conversion-low',
    severity: 'tip',
    source: 'data',
    speaksOf: 'variant',
    rests: () => ({ counts: 'commentConversion' }),
    find: conversionLow,
  },
  {
    code: 'outside-experience',
    severity: 'tip',
    source: 'data',
    speaksOf: 'item',
    rests: () => ({ counts: 'length' }),
    find: outsideExperience,
  },
]
