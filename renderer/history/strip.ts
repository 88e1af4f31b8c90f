import { mondayOf, type Day } from '../../shared/time.ts'
import type { Band, UsualWeek } from '../../shared/usual.ts'

export const STRIP = { width: 56, height: 14 }
/** A range of fewer posts is dashed. */
export const DASHED_BELOW = 30
/** A dot stays whole at either end. */
const PAD = 4.5
/** Room beyond the widest band, as a factor. */
const ROOM = 1.8

/** From a rate to pixels, on a log axis; what is beyond an end, and 0, stands at it. */
export type StripAxis = (value: number) => number

/** One axis for a whole column, so that its rows can be compared. */
export function stripAxis(bands: readonly (Band | null)[]): StripAxis {
  const ends = bands.flatMap((band) => (band ? [band.low, band.high] : [])).filter((value) => value > 0)
  if (ends.length === 0) return () => PAD
  let [low, high] = [Infinity, 0]
  for (const end of ends) [low, high] = [Math.min(low, end), Math.max(high, end)]
  const from = Math.log(low / ROOM)
  const span = Math.log(high * ROOM) - from
  return (value) => {
    const share = value > 0 ? (Math.log(value) - from) / span : 0
    return PAD + Math.min(1, Math.max(0, share)) * (STRIP.width - 2 * PAD)
  }
}

export interface Usual {
  /** What was usual around a day: in its ISO week, wherever the creator's own weeks begin. */
  readonly weekOf: (channelId: string, day: Day) => UsualWeek | null
  readonly light: StripAxis
  readonly deep: StripAxis
}

interface UsualChannels {
  readonly channelIds: readonly string[]
  readonly weeks: readonly UsualWeek[]
}

export function usualFrom(groups: readonly UsualChannels[]): Usual {
  const weeks = new Map<string, UsualWeek>()
  for (const { channelIds, weeks: own } of groups)
    for (const channelId of channelIds) for (const week of own) weeks.set(`${channelId} ${week.monday}`, week)
  const all = groups.flatMap((group) => group.weeks)
  return {
    weekOf: (channelId, day) => weeks.get(`${channelId} ${mondayOf(day)}`) ?? null,
    light: stripAxis(all.map(({ light }) => light)),
    deep: stripAxis(all.map(({ deep }) => deep)),
  }
}
