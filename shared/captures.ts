import type { Numbers, Post, Snapshot } from './history.ts'
import { NO_NUMBERS } from './values.ts'
import { COUNTS, type Count } from './platforms.ts'
import { endOfDay, instantOf, todayIn, wallOf, type Day, type Instant, type Zone } from './time.ts'

/** From this age on, numbers say what a post brought, and a capture may judge it (`engine.md` §10). */
export const MATURE_DAYS = 7

/** The first moment that a post can have numbers of; without a known hour its day's beginning. */
export const bornAt = (
  { publishedAt, publishedDay }: Pick<Post, 'publishedAt' | 'publishedDay'>,
  zone: Zone,
): Instant => publishedAt ?? instantOf(publishedDay, '00:00', zone).at

/** The moment that numbers «as of this day» stand for: its end, or now while it is today. */
export const capturedOn = (day: Day, now: Instant, zone: Zone): Instant =>
  day === todayIn(zone, now) ? now : endOfDay(day, zone)

/** True where only the day of a capture was told: it stands at the day's very end. */
export const isWholeDay = (at: Instant, zone: Zone): boolean => at === endOfDay(wallOf(at, zone).day, zone)

/** Something that numbers of one post seldom do. Told, never refused: platforms do take likes back. */
export type Oddity =
  | { readonly kind: 'over-views'; readonly of: Count; readonly value: number; readonly views: number }
  | {
      readonly kind: 'below-older' | 'above-newer'
      readonly of: Count
      readonly value: number
      /** The other capture's. */
      readonly other: number
      readonly at: Instant
    }

/** A viewer gives each of these once; comments and shares may be more than views. */
const ONCE_A_VIEW: readonly Count[] = ['likes', 'hearts', 'saves']
/** Followers gained may be lost again; all else only grows. */
const GROWING = COUNTS.filter((name) => name !== 'follows')

/** What is odd about numbers as of a moment beside the captures there are (oldest first); the first of each kind. */
export function odditiesOf(
  given: Partial<Numbers>,
  at: Instant,
  snapshots: readonly Pick<Snapshot, 'capturedAt' | 'numbers'>[],
): readonly Oddity[] {
  const numbers = { ...NO_NUMBERS, ...given }
  const { views } = numbers
  const over = ONCE_A_VIEW.flatMap((of): Oddity[] => {
    const value = numbers[of]
    return value !== null && views !== null && value > views ? [{ kind: 'over-views', of, value, views }] : []
  })
  const older = snapshots.filter(({ capturedAt }) => capturedAt <= at).toReversed()
  const newer = snapshots.filter(({ capturedAt }) => capturedAt > at)
  const beside = (
    kind: 'below-older' | 'above-newer',
    others: typeof older,
    isOdd: (value: number, other: number) => boolean,
  ) =>
    GROWING.flatMap((of): Oddity[] => {
      const value = numbers[of]
      const near = others.find((snapshot) => snapshot.numbers[of] !== null)
      const other = near?.numbers[of] ?? null
      return value !== null && near && other !== null && isOdd(value, other)
        ? [{ kind, of, value, other, at: near.capturedAt }]
        : []
    })
  return [
    over,
    beside('below-older', older, (value, other) => value < other),
    beside('above-newer', newer, (value, other) => value > other),
  ].flatMap((found) => found.slice(0, 1))
}
