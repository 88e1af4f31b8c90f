import type { Metric } from '../model.ts'
import type { Count } from '../platforms.ts'
import { codedLabels, codedRows, isTime, type Coded } from './factors.ts'
import { columnPosteriors, fit } from './effects.ts'
import { medianRange, type MedianRange } from './median-range.ts'
import { isJudged, partsOf, type Definition, type EnginePost } from './metrics.ts'
import type { Past } from './past.ts'
import { usualLevel } from './residuals.ts'
import { FIT_WINDOW } from './rolling.ts'
import { isSparse, type Scale } from './sample.ts'
import { gridWeights, posteriorMean, posteriorOf, posteriorQuantile, type EffectPosterior } from './shrinkage.ts'
import { median } from './special.ts'

/** An effect beside the creator's usual, adjusted for content and trend, with its middle 80 %; on the metric's scale. */
export interface Adjusted {
  readonly effect: number
  readonly low: number
  readonly high: number
}

/** One hour of one weekday in which something was posted. */
export interface SlotCell {
  /** 1 Monday … 7 Sunday, and the hour on the channel's wall. */
  readonly weekday: number
  readonly hour: number
  /** Posts of the channel in it, and those whose number of this metric can be judged. */
  readonly posted: number
  readonly n: number
  /** The raw numbers; null under five posts. */
  readonly raw: MedianRange | null
  /** The newest raw values, oldest first. */
  readonly values: readonly number[]
  /** What weekday and hour add up to. */
  readonly adjusted: Adjusted | null
}

interface WeekdayEffect {
  readonly weekday: number
  readonly n: number
  readonly adjusted: Adjusted | null
}

/** A wide stretch of time that articles call golden, against the rest. */
export interface WindowEffect {
  readonly window: GoldenWindow
  readonly inside: number
  readonly outside: number
  /** Null where either side has too few posts. */
  readonly adjusted: Adjusted | null
}

/** One metric by weekday and hour: the raw numbers, and what is left of them beside content and trend. */
export interface TimeMap {
  readonly metric: Metric
  readonly scale: Scale
  /** The usual level on that scale, from which effects on a share are said (`rulerAt`); 0 on the others. */
  readonly level: number
  /** Judged posts that this rests on (the newest 2,400), how many of them have a time of day, and how many there are in all. */
  readonly n: number
  readonly timed: number
  readonly judged: number
  /** All posts of the channel, and those with a time of day. */
  readonly posts: number
  readonly postsTimed: number
  /** More than 80 % zeros: a median says nothing. */
  readonly sparse: boolean
  /** The median of the posts with a time of day; null of none. */
  readonly median: number | null
  readonly cells: readonly SlotCell[]
  /** Cells of five posts or more, and those whose range misses the median: by chance one in five does. */
  readonly measured: number
  readonly missed: number
  readonly weekdays: readonly WeekdayEffect[]
  readonly windows: readonly WindowEffect[]
  /** Metrics that no post has, and the columns that all posts lack for them. */
  readonly absent: readonly { readonly metric: Metric; readonly columns: readonly Column[] }[]
}

/** The metrics that posting time is looked at in, those first that most ask for. */
export const TIME_METRICS: readonly Metric[] = [
  'lightRate',
  'deepRate',
  'commentRate',
  'commentConversion',
  'completion',
  'views',
  'likes',
]

const CELL_NEEDS = 5
/** Posts in all below which no effect is measured, as for flags. */
export const EFFECT_NEEDS = 30
/** Of a few posts among which one or two weigh all, nothing is said. */
const LEAST_WORTH = 5
const SWEEPS = 8
/** As many values of a cell as a strip can hold. */
const SHOWN_VALUES = 60

/** The golden hours of the articles: full hours from … to (not included); the weekend is Saturday and Sunday. A rule of thumb. */
const GOLDEN = {
  evening: { from: 20, to: 22 },
  noon: { from: 12, to: 14 },
  morning: { from: 8, to: 9 },
  weekend: null,
} as const
type GoldenWindow = keyof typeof GOLDEN
const WINDOWS = Object.keys(GOLDEN) as GoldenWindow[]

function sideOf(window: GoldenWindow, { weekday, hour }: EnginePost): readonly string[] {
  const hours = GOLDEN[window]
  if (hours === null) return weekday === null ? [] : [weekday >= 6 ? 'in' : 'out']
  return hour === null ? [] : [hours.from <= hour && hour < hours.to ? 'in' : 'out']
}

const adjustedOf = (posterior: EffectPosterior): Adjusted => ({
  effect: posteriorMean(posterior),
  low: posteriorQuantile(posterior, 0.1),
  high: posteriorQuantile(posterior, 0.9),
})

/** Of two independent effects together: every pair of their parts, means and variances added. */
const added = (one: EffectPosterior, other: EffectPosterior): EffectPosterior => ({
  weights: one.weights.flatMap((a) => other.weights.map((b) => a * b)),
  means: one.means.flatMap((a) => other.means.map((b) => a + b)),
  variances: one.variances.flatMap((a) => other.variances.map((b) => a + b)),
})

interface Rows {
  readonly y: Float64Array
  readonly v: Float64Array
  readonly posts: readonly EnginePost[]
  readonly content: readonly Coded[]
}

/** The posterior of each weekday and each hour that has enough posts, by label. */
function clockEffects({ y, v, content }: Rows, weekday: Coded, hour: Coded) {
  const none = { weekday: new Map<number, EffectPosterior>(), hour: new Map<number, EffectPosterior>() }
  if (y.length < EFFECT_NEEDS) return none
  const factors = [...content, weekday, hour]
  const made = fit(y, v, factors, 0, y.length, SWEEPS)
  const of = (coded: Coded) => {
    const learnt = made.factors[factors.indexOf(coded)]!
    return new Map(
      columnPosteriors(coded, learnt, made.excess).flatMap((posterior, g) => {
        const { levels, worth } = learnt.columns[g]!
        // An hour learns from its neighbours too.
        const isMeasured = coded.shape === 'clock' || worth >= LEAST_WORTH
        return isMeasured ? [[Number(coded.labels[levels[0]!]), posterior] as const] : []
      }),
    )
  }
  return { weekday: of(weekday), hour: of(hour) }
}

/**
 * What a window brings against the rest: the difference of the mean residuals beside content and level, with the sum of
 * both variances times the excess found, shrunk as any effect is; in units of `y`, the scale that the metric is learnt on.
 */
function windowEffect({ y, v, posts, content }: Rows, window: GoldenWindow): WindowEffect {
  const coded = codedLabels({ name: 'slot', shape: 'one', labels: ['in', 'out'] }, posts.length, (i) =>
    sideOf(window, posts[i]!),
  )
  const inside = coded.levels.reduce((sum, level) => sum + (level === 0 ? 1 : 0), 0)
  const outside = coded.levels.length - inside
  const few = { window, inside, outside, adjusted: null }
  if (y.length < EFFECT_NEEDS || inside < CELL_NEEDS || outside < CELL_NEEDS) return few
  const made = fit(y, v, [...content, coded], 0, y.length)
  const [one, other] = made.factors.at(-1)!.columns
  if (!one || !other || Math.min(one.worth, other.worth) < LEAST_WORTH) return few
  const gap = one.mean - other.mean
  const variance = (one.variance + other.variance) * made.excess
  return { ...few, adjusted: adjustedOf(posteriorOf(gap, variance, gridWeights([gap], [variance]))) }
}

type Column = Count | 'completion'

const columnsOf = (definition: Definition): readonly Column[] =>
  definition.kind === 'completion'
    ? ['completion']
    : definition.kind === 'count'
      ? [definition.of]
      : [...definition.of, definition.over]

/** A metric may be without posts though each of its columns is there: never together on one. */
function absentIn({ posts, definitions }: Past): TimeMap['absent'] {
  const judged = posts.filter(isJudged)
  const isThere = (column: Column) => judged.some(({ numbers }) => numbers[column] !== null)
  return TIME_METRICS.flatMap((metric) =>
    judged.some((post) => partsOf(definitions[metric], post) !== null)
      ? []
      : [{ metric, columns: columnsOf(definitions[metric]).filter((column) => !isThere(column)) }],
  )
}

const cellKey = (weekday: number, hour: number) => weekday * 24 + hour

/**
 * One metric by the weekday and hour of its posts. Raw: median of each cell with its 80 % range. Adjusted: weekday and hour
 * fitted beside all content labels and the level of the time (`fit`), shrunk; of a cell the sum of both. Posts without a
 * time of day are in no cell, and teach weekdays alone.
 */
export function timesOf(past: Past, metric: Metric): TimeMap {
  const sample = past.sample(metric)
  const from = Math.max(0, sample.rows.length - FIT_WINDOW)
  const rows = sample.rows.subarray(from)
  const posts = Array.from(rows, (place) => past.posts[place]!)
  const values = sample.values.subarray(from)
  const coded = past.coded.map((factor) => codedRows(factor, rows))
  const named = (name: Coded['name']) => coded.find((factor) => factor.name === name)!
  const all: Rows = {
    y: sample.y.subarray(from),
    v: sample.v.subarray(from),
    posts,
    content: coded.filter((factor) => !isTime(factor)),
  }
  const clock = clockEffects(all, named('weekday'), named('hour'))

  const inCell = new Map<number, number[]>()
  for (const [i, { weekday, hour }] of posts.entries()) {
    if (weekday === null || hour === null) continue
    const key = cellKey(weekday, hour)
    const own = inCell.get(key)
    if (own) own.push(values[i]!)
    else inCell.set(key, [values[i]!])
  }
  const posted = new Map<number, number>()
  for (const { weekday, hour } of past.posts)
    if (weekday !== null && hour !== null)
      posted.set(cellKey(weekday, hour), (posted.get(cellKey(weekday, hour)) ?? 0) + 1)

  const cells = [...posted].map(([key, count]): SlotCell => {
    const [weekday, hour] = [Math.floor(key / 24), key % 24]
    const own = inCell.get(key) ?? []
    const [day, time] = [clock.weekday.get(weekday), clock.hour.get(hour)]
    const isMeasured = own.length >= CELL_NEEDS
    return {
      weekday,
      hour,
      posted: count,
      n: own.length,
      raw: isMeasured ? medianRange(Float64Array.from(own).toSorted()) : null,
      values: own.slice(-SHOWN_VALUES),
      adjusted: isMeasured && day && time ? adjustedOf(added(day, time)) : null,
    }
  })
  const timed = [...inCell.values()].flat()
  const middle = timed.length > 0 ? median(timed) : null
  const measured = cells.flatMap(({ raw }) => raw ?? [])
  return {
    metric,
    scale: sample.scale,
    level: usualLevel(sample),
    n: rows.length,
    timed: timed.length,
    judged: sample.rows.length,
    posts: past.posts.length,
    postsTimed: past.posts.reduce((sum, { hour }) => sum + (hour === null ? 0 : 1), 0),
    sparse: isSparse(sample.values),
    median: middle,
    cells,
    measured: measured.length,
    missed: measured.filter(({ low, high }) => middle !== null && (high < middle || low > middle)).length,
    weekdays: [1, 2, 3, 4, 5, 6, 7].map((weekday) => {
      const posterior = clock.weekday.get(weekday)
      return {
        weekday,
        n: posts.reduce((sum, post) => sum + (post.weekday === weekday ? 1 : 0), 0),
        adjusted: posterior ? adjustedOf(posterior) : null,
      }
    }),
    windows: WINDOWS.map((window) => windowEffect(all, window)),
    absent: absentIn(past),
  }
}

/** A change smaller than this reads as none. */
const LEAST_READ = 0.005
/** From here a lower end is more than a word's worth, as for flags. */
const CLEARLY = Math.log(1.1)

/** What an adjusted effect says: `unsure` where its range, as it is written, holds zero. */
export function tellOf({ low, high }: Adjusted): 'high' | 'rather' | 'low' | 'unsure' {
  if (low >= CLEARLY) return 'high'
  if (low >= LEAST_READ) return 'rather'
  return high <= -LEAST_READ ? 'low' : 'unsure'
}
