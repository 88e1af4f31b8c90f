import { chosenVariant, titleOf } from '../items.ts'
import type { Item, Variant } from '../model.ts'
import type { Tried } from '../values.ts'
import type { Told, View } from './context.ts'

/**
 * What two films can be given alike. What they are about and how that is worded is never alike, and stands in «how far two
 * ordinary posts lie apart» already.
 */
const TRAITS = ['format', 'length', 'track', 'kind', 'style', 'hooks', 'placement', 'ad'] as const
type Trait = (typeof TRAITS)[number]

const MAY_DIFFER: Readonly<Record<Exclude<Tried, 'other'>, readonly Trait[]>> = {
  style: ['style'],
  hook: ['hooks', 'placement'],
  wording: [],
  placement: ['placement'],
  cover: [],
  title: [],
  time: [],
  length: ['length'],
  format: ['format', 'length'],
  topic: ['kind'],
}

/** A film half as long again is another film. */
const MOST_LONGER = 1.5

const bothSaid = <T>(a: T | null, b: T | null, differ: (a: T, b: T) => boolean = (one, other) => one !== other) =>
  a !== null && b !== null && differ(a, b)

/** Hooks in the words that are tried out belong to what is tried out. */
const hooksOf = ({ hooks }: Variant, tried: Tried) =>
  hooks.filter(({ placement }) => !((tried === 'title' || tried === 'cover') && placement === tried))

function differences(a: Item, b: Item, tried: Tried): Trait[] {
  const [one, other] = [chosenVariant(a), chosenVariant(b)]
  const listed = (variant: Variant, named: (hook: Variant['hooks'][number]) => string) =>
    hooksOf(variant, tried).map(named).toSorted().join()
  const differ = (named: (hook: Variant['hooks'][number]) => string) => listed(one, named) !== listed(other, named)
  const areOtherHooks = differ(({ kind }) => kind)
  const is: Readonly<Record<Trait, boolean>> = {
    format: a.format !== b.format,
    length: bothSaid(a.durationSeconds, b.durationSeconds, (x, y) => Math.max(x, y) / Math.min(x, y) > MOST_LONGER),
    track: bothSaid(a.track, b.track),
    kind: bothSaid(a.kind, b.kind),
    style: bothSaid(one.style.trim() || null, other.style.trim() || null),
    hooks: areOtherHooks,
    placement: !areOtherHooks && differ(({ kind, placement }) => `${kind} ${placement}`),
    ad: a.isAd !== b.isAd,
  }
  return TRAITS.filter((trait) => is[trait])
}

/** What is more than the one thing; where nobody said which thing it is, all once there are two. */
function tooMany(a: Item, b: Item, tried: Tried): Trait[] {
  const found = differences(a, b, tried)
  if (tried === 'other') return found.length > 1 ? found : []
  return found.filter((trait) => !MAY_DIFFER[tried].includes(trait))
}

/** The two arms differ in more than what is tried out. */
export function differsInMany({ item, round, scene }: View): Told[] {
  const other = round?.partner
  if (!round || !other || other.status === 'dropped' || scene.isToldOf(other.id, item)) return []
  const { experiment } = round.plan
  const found = tooMany(item, other, experiment.tried)
  if (found.length === 0) return []
  return [
    {
      params: { name: experiment.name, tried: experiment.tried, title: titleOf(other), differs: found.join(',') },
      tell: other.id,
      itemIds: [other.id],
      remedy: { do: 'open', itemIds: [other.id], postIds: [] },
    },
  ]
}
