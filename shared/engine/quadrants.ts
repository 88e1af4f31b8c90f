import { diagnose, diagnosisRecord, LEAST_BEFORE, RECENT, type Diagnosis } from './diagnosis.ts'
import { chanceOfFull, fieldOf, FIELDS, LITTLE_CHANCE, mediansOf, type Field } from './fields.ts'
import type { FlagRecord } from './flags.ts'
import { lackingOf, pairsOf, type Lack } from './pairs.ts'
import type { Past } from './past.ts'
import { quantile } from './special.ts'

/** A post on the plane of completion and deep rate; without a field where it is just as usual. */
export interface Placed {
  readonly id: string
  readonly at: number
  readonly completion: number
  readonly deep: number
  readonly views: number | null
  readonly field: Field | null
}

/** Median and middle 80 %. */
interface Spread {
  readonly median: number
  readonly low: number
  readonly high: number
}

export interface FieldCount {
  readonly field: Field
  /** Posts in it: of all, and of the last ten. */
  readonly all: number
  readonly recent: number
  /** Null where there are fewer than five. */
  readonly completion: Spread | null
  readonly deep: Spread | null
}

interface Counted {
  /** Posts with both numbers. */
  readonly n: number
  /** Those without, by why. */
  readonly lacking: Readonly<Record<Lack, number>>
}

/** How the last ten videos lie to the usual of those before them. */
export type Quadrants = Counted &
  (
    | { readonly is: 'missing' }
    | { readonly is: 'too-few'; readonly need: number }
    /** Most posts lie on the middle itself (or half have nothing at all of one): there is no more and less. */
    | { readonly is: 'flat'; readonly by: 'completion' | 'deep' }
    | {
        readonly is: 'known'
        /** Medians of all before the last ten: the axes. */
        readonly usual: { readonly completion: number; readonly deep: number }
        /** Medians of the last ten. */
        readonly middle: { readonly completion: number; readonly deep: number }
        /** Newest first. */
        readonly recent: readonly Placed[]
        /** The newest of those before, oldest first: completions and deep rates, one for one. */
        readonly dots: { readonly completion: readonly number[]; readonly deep: readonly number[] }
        readonly fields: readonly FieldCount[]
        /** Of the last ten, those that lie on an axis. */
        readonly onAxis: number
        readonly diagnosis: Diagnosis | null
        /** How such diagnoses have fared before. */
        readonly record: FlagRecord
        /** The field that the last ten are said to lean to. */
        readonly stands: Field | null
        /** That field, else the fullest of the last ten; and the chance that any would be as full if ten were drawn by this creator's shares. */
        readonly told: { readonly field: Field; readonly chance: number }
      }
  )

/** More dots than that only blacken the picture. */
const MOST_DOTS = 2000
const LEAST_SPREAD = 5

function spreadOf(values: readonly number[]): Spread | null {
  if (values.length < LEAST_SPREAD) return null
  const ordered = Float64Array.from(values).toSorted()
  return { median: quantile(ordered, 0.5), low: quantile(ordered, 0.1), high: quantile(ordered, 0.9) }
}

/** Four digits are more than a dot shows. */
const short = (value: number) => Number(value.toPrecision(4))

/**
 * Completion against deep rate of every video that has both, by the medians of all before the last ten, as the diagnosis
 * counts (`diagnosis.ts`). The last ten stand for a field where they are diagnosed; or where they fill one of the two fields that
 * the diagnosis does not speak of as chance alone rarely does. The chance is that of any field, of ten posts drawn by the shares of the
 * earlier ones.
 */
export function quadrantsOf(past: Past): Quadrants {
  const pairs = pairsOf(past)
  const counted = { n: pairs.length, lacking: lackingOf(past) }
  if (pairs.length === 0) return { ...counted, is: 'missing' }
  const need = LEAST_BEFORE + RECENT
  if (pairs.length < need) return { ...counted, is: 'too-few', need }
  const [earlier, last] = [pairs.slice(0, -RECENT), pairs.slice(-RECENT)]
  const usual = mediansOf(earlier)
  for (const by of ['completion', 'deep'] as const) {
    const onIt = earlier.filter((pair) => pair[by] === usual[by]).length
    if (usual[by] === 0 || 2 * onIt > earlier.length) return { ...counted, is: 'flat', by }
  }
  const placed = pairs.map((pair) => ({ ...pair, field: fieldOf(pair, usual) }))
  const recent = placed.slice(-RECENT)
  const fields = FIELDS.map((field): FieldCount => {
    const own = placed.filter((one) => one.field === field)
    return {
      field,
      all: own.length,
      recent: recent.filter((one) => one.field === field).length,
      completion: spreadOf(own.map(({ completion }) => completion)),
      deep: spreadOf(own.map(({ deep }) => deep)),
    }
  })
  const shares = fields.map((one) => (one.all - one.recent) / earlier.length)
  const fullest = fields.reduce((a, b) => (b.recent > a.recent ? b : a))
  const chanceOf = (full: FieldCount) => chanceOfFull(shares, last.length, full.recent)
  const diagnosis = diagnose(past)
  const isPlain = fullest.field === 'both' || fullest.field === 'neither'
  const stands = diagnosis?.is ?? (isPlain && chanceOf(fullest) <= LITTLE_CHANCE ? fullest.field : null)
  const told = fields.find(({ field }) => field === stands) ?? fullest
  const dots = earlier.slice(-MOST_DOTS)
  return {
    ...counted,
    is: 'known',
    usual,
    middle: mediansOf(last),
    recent: recent
      .map(({ post, completion, deep, field }): Placed => {
        const { id, at, numbers } = post
        return { id, at, completion, deep, views: numbers?.views ?? null, field }
      })
      .toReversed(),
    dots: {
      completion: dots.map(({ completion }) => short(completion)),
      deep: dots.map(({ deep }) => short(deep)),
    },
    fields,
    onAxis: recent.filter(({ field }) => field === null).length,
    diagnosis,
    record: diagnosisRecord(past),
    stands,
    told: { field: told.field, chance: chanceOf(told) },
  }
}
