import type { Forecast } from '../history.ts'
import type { Metric } from '../model.ts'
import { countedAs, partsOf, signalsOf } from './metrics.ts'
import type { Past } from './past.ts'
import { lossBeside, type AnyRecord, type PastForecast } from './record.ts'
import { FEW } from './rolling.ts'
import { isTied, type Scale } from './sample.ts'

type Said = Extract<Forecast, { kind: 'known' }>

/** A forecast as it was frozen, and the post it was of. */
export interface Sealed {
  readonly postId: string
  /** False where the post is shown and not scored. */
  readonly counts: boolean
  readonly forecast: readonly Forecast[]
}

/**
 * What came of one metric of a sealed forecast. `unsaid`: there was none of this metric; `few`: it rested on under five posts;
 * `otherwise`: its rate was counted from other signals then, or from other columns of the exports;
 * `missing`: the numbers lack it; `thin`: too few views (or likes) to judge a rate by, as everywhere in the engine.
 */
export interface SealOutcome {
  readonly said: Said | null
  readonly value: number | null
  readonly why: 'unsaid' | 'few' | 'otherwise' | 'missing' | 'thin' | null
  /** Place of the post in the history, −1 where it is not there; and of its value in the range, as `PastForecast` has it. */
  readonly row: number
  readonly place: number
}

/** How one metric's sealed forecasts did: its 80 % ranges, or the chances of any (`isAny`), which are never counted together. */
export interface SealedSeries {
  readonly metric: Metric
  readonly isAny: boolean
  readonly n: number
  readonly coverage80: number
  readonly under: number
  readonly over: number
  readonly tied: boolean
  readonly any: AnyRecord | null
  /** Oldest first. */
  readonly past: readonly PastForecast[]
}

/** In widths of the range: a value that missed by more stands where one that missed by this much does. */
const FARTHEST = 9

function onScale(value: number, scale: Scale): number {
  if (scale === 'log-count') return Math.log(value + 1)
  if (scale === 'log-ratio') return Math.log(value)
  const held = Math.min(0.998, Math.max(0.002, value))
  return Math.log(held / (1 - held))
}

/** Where the value lies in the range on the learnt scale: 0 at its lower end, 1 at its upper. */
function placeIn({ low, high }: Said, value: number, scale: Scale): number {
  const [from, to] = [onScale(low, scale), onScale(high, scale)]
  const place = (onScale(value, scale) - from) / (to - from)
  const drawn = Number.isFinite(place) ? place : value > high ? 2 : value < low ? -1 : 0.5
  return Math.min(FARTHEST, Math.max(-FARTHEST, drawn))
}

/** A sealed forecast whose post was found in the history; -1 where it is not there. */
export interface PlacedSeal extends Sealed {
  readonly post: number
}

/** Finds the posts once for all metrics. */
export function placedIn(past: Past, sealed: readonly Sealed[]): readonly PlacedSeal[] {
  const places = new Map(past.posts.map(({ id }, place) => [id, place]))
  return sealed.map((one) => ({ ...one, post: places.get(one.postId) ?? -1 }))
}

/** What came of one metric of each sealed forecast, in their order. */
export function sealOutcomes(past: Past, sealed: readonly PlacedSeal[], metric: Metric): readonly SealOutcome[] {
  const { rows, values, scale } = past.sample(metric)
  const rowOf = new Int32Array(past.posts.length).fill(-1)
  for (let i = 0; i < rows.length; i++) rowOf[rows[i]!] = i
  const definition = past.definitions[metric]
  const counted = countedAs(definition)
  const signals = signalsOf(metric, past.pair)?.toSorted().join()
  // A seal from before either was kept says nothing of it: it is taken as unchanged.
  const isOtherwise = (said: Said) =>
    said.counted === undefined
      ? said.signals !== undefined && said.signals.toSorted().join() !== signals
      : said.counted !== counted
  return sealed.map(({ post, forecast }): SealOutcome => {
    const found = forecast.find((one) => one.metric === metric)
    const said = found?.kind === 'known' ? found : null
    const row = post < 0 ? -1 : rowOf[post]!
    const parts = row < 0 && post >= 0 ? partsOf(definition, past.posts[post]!) : null
    const thin = parts && parts.over > 0 ? parts.of / parts.over : null
    const value = row < 0 ? thin : values[row]!
    const why = !said
      ? 'unsaid'
      : said.n < FEW
        ? 'few'
        : isOtherwise(said)
          ? 'otherwise'
          : row >= 0
            ? null
            : parts
              ? 'thin'
              : 'missing'
    return { said, value, why, row: post, place: said && row >= 0 ? placeIn(said, values[row]!, scale) : 0.5 }
  })
}

interface Scored {
  readonly said: Said
  readonly value: number
  readonly row: number
  readonly place: number
}

const isHeld = ({ said: { low, high }, value }: Scored): boolean => low <= value && value <= high

/**
 * How the sealed forecasts of a metric did: a hit is a value within the 80 % range as it was shown, both ends included. Ranges
 * and chances of any are two series: as a history grows, a metric may turn from the one kind into the other.
 */
export function sealedSeries(past: Past, sealed: readonly PlacedSeal[], metric: Metric): readonly SealedSeries[] {
  const scored = sealOutcomes(past, sealed, metric)
    .flatMap(({ said, value, why, row, place }, i): Scored[] =>
      sealed[i]!.counts && said && value !== null && why === null ? [{ said, value, row, place }] : [],
    )
    .toSorted((a, b) => a.row - b.row)
  return [false, true].flatMap((isAny) => {
    const mine = scored.filter(({ said }) => (said.any !== undefined) === isAny)
    return mine.length === 0 ? [] : [seriesOf(past, metric, isAny, mine)]
  })
}

function seriesOf(past: Past, metric: Metric, isAny: boolean, scored: readonly Scored[]): SealedSeries {
  const n = scored.length
  const count = (is: (one: Scored) => boolean) => scored.filter(is).length
  return {
    metric,
    isAny,
    n,
    coverage80: count(isHeld) / n,
    under: count(({ said, value }) => value < said.low),
    over: count(({ said, value }) => value > said.high),
    tied: isTied(Float64Array.from(scored, ({ value }) => value)),
    any: isAny ? chancesOf(scored) : null,
    past: scored.map((one) => {
      const { id, at } = past.posts[one.row]!
      const { low, median, high } = one.said
      return { id, at, low, middle: median, high, value: one.value, place: one.place, isHeld: isHeld(one) }
    }),
  }
}

/** The chances said, beside the share of posts that had any when each was said, (had + ½)/(n + 1): both by their squared error. */
function chancesOf(scored: readonly Scored[]): AnyRecord {
  const told = scored.flatMap(({ said: { any, n }, value }) => (any ? [{ ...any, n, came: value > 0 }] : []))
  const loss = (said: (one: (typeof told)[number]) => number) =>
    Float64Array.from(told, (one) => (said(one) - (one.came ? 1 : 0)) ** 2)
  return {
    said: told.reduce((sum, { chance }) => sum + chance, 0) / told.length,
    had: told.filter(({ came }) => came).length,
    beside: lossBeside(
      loss(({ chance }) => chance),
      loss(({ had, n }) => (had + 0.5) / (n + 1)),
    ),
    past: told.map(({ chance, came }) => ({ chance, had: came })),
  }
}
