import { scaleLinear, scaleSqrt } from 'd3-scale'
import { bornAt } from '../../../shared/captures.ts'
import type { Post, Snapshot } from '../../../shared/history.ts'
import type { Channel } from '../../../shared/model.ts'
import { COUNT_OF, type Count } from '../../../shared/platforms.ts'
import { ratesOfAll } from '../../../shared/rates.ts'
import { DAY_MS, endOfDay, epochOf, type Instant } from '../../../shared/time.ts'

export type Unit = 'rates' | 'counts'

/** One capture on a curve. */
export interface CurvePoint {
  /** Days since publishing, with their fraction. */
  readonly age: number
  readonly value: number
}

export interface Curve {
  readonly which: 'light' | 'deep'
  readonly points: readonly CurvePoint[]
  /** The deep rate is over likes, because views are not known. */
  readonly isOverLikes: boolean
}

/** Without a known hour a post's age counts from the end of its day, but is never below 0. */
export const ageOf = (post: Post, at: Instant, zone: string): number =>
  Math.max(0, epochOf(at) - epochOf(post.publishedAt ?? endOfDay(post.publishedDay, zone))) / DAY_MS

/** Light and deep over a post's age. All captures are read by one definition; those that lack a part are left out. */
export function curvesOf(
  post: Post,
  snapshots: readonly Snapshot[],
  channel: Pick<Channel, 'light' | 'deep' | 'zone'>,
  unit: Unit,
): readonly [light: Curve, deep: Curve] {
  const kept = snapshots.filter(({ capturedAt }) => capturedAt >= bornAt(post, channel.zone))
  const { rates, deep } = ratesOfAll(
    kept.map(({ numbers }) => numbers),
    post.format,
    channel,
  )
  const sumOf = ({ numbers }: Snapshot, counts: readonly Count[]): number | null =>
    counts.reduce<number | null>((sum, name) => {
      const value = numbers[name]
      return sum === null || value === null ? null : sum + value
    }, 0)
  const curve = (which: 'light' | 'deep', counts: readonly Count[]): Curve => ({
    which,
    isOverLikes: which === 'deep' && unit === 'rates' && deep.over === 'likes',
    points: kept.flatMap((snapshot, index) => {
      const value = unit === 'counts' ? sumOf(snapshot, counts) : (rates[index]?.(`${which}Rate`) ?? null)
      return value === null ? [] : [{ age: ageOf(post, snapshot.capturedAt, channel.zone), value }]
    }),
  })
  return [curve('light', [COUNT_OF[channel.light]]), curve('deep', deep.of)]
}

/** Ages worth a tick; far ones only where they have room. */
const AGES = [1, 3, 7, 14, 30, 60, 90, 180, 365, 730, 1460]
const TICK_ROOM = 44

export interface AgeAxis {
  (age: number): number
  readonly ticks: readonly number[]
}

/** Days on a square root: the first ones have the most room, because that is when most comes. */
export function ageAxis(oldest: number, left: number, right: number): AgeAxis {
  const scale = scaleSqrt().domain([0, oldest]).range([left, right])
  const x = (age: number) => scale(age)
  const ticks: number[] = []
  for (const age of AGES) {
    if (age > oldest) break
    if (x(age) - x(ticks.at(-1) ?? 0) >= TICK_ROOM) ticks.push(age)
  }
  return Object.assign(x, { ticks })
}

export interface ValueAxis {
  (value: number): number
  readonly ticks: readonly number[]
  readonly step: number
}

/** From 0 up, in three steps or so; counts only in whole ones. */
export function valueAxis(values: readonly number[], bottom: number, top: number, isWhole: boolean): ValueAxis {
  // Room for the number above the highest point.
  const most = Math.max(0, ...values) * 1.15
  const scale = scaleLinear()
    .domain([0, most > 0 ? most : isWhole ? 3 : 0.03])
    .nice(3)
    .range([bottom, top])
  const ticks = scale.ticks(3).filter((tick) => !isWhole || Number.isInteger(tick))
  return Object.assign((value: number) => scale(value), { ticks, step: (ticks[1] ?? 1) - (ticks[0] ?? 0) })
}

export interface Label {
  readonly index: number
  readonly side: 'above' | 'below'
}

const LABEL_ROOM = 6

/**
 * Which numbers can be printed without lying on one another: the one that counts first, then the newest, then the
 * oldest, then the rest in order. One without room above its point stands below it, one without room there is left out.
 */
export function placeLabels(
  points: readonly { readonly x: number; readonly width: number }[],
  judged: number,
): readonly Label[] {
  const order = [judged, points.length - 1, 0, ...points.keys()].filter((index) => index >= 0 && index < points.length)
  const placed: Label[] = []
  for (const index of new Set(order)) {
    const isFree = (side: Label['side']) =>
      placed.every((label) => {
        const [a, b] = [points[index], points[label.index]]
        return label.side !== side || !a || !b || Math.abs(a.x - b.x) >= (a.width + b.width) / 2 + LABEL_ROOM
      })
    const side = (['above', 'below'] as const).find(isFree)
    if (side) placed.push({ index, side })
  }
  return placed.toSorted((a, b) => a.index - b.index)
}
