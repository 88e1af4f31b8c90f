import { DAY_MS } from '../time.ts'
import { MATURE_DAYS } from '../captures.ts'
import type { Numbers } from '../history.ts'
import type { EnginePost } from './metrics.ts'
import { gapVariance, type Ordinary } from './ordinary.ts'
import { outcomeOf, type Residuals } from './residuals.ts'
import type { Difference } from './verdict.ts'

/** A post's numbers as they were at one age. */
export interface Capture {
  readonly ageDays: number
  readonly numbers: Numbers
}

/** One arm of a round: a post, and its numbers at every age that is known. */
export interface Arm {
  readonly postId: string
  readonly captures: readonly Capture[]
}

/** A round as it was planned; an arm without a post is not out yet. */
export interface Pairing {
  readonly id: string
  readonly a: Arm | null
  readonly b: Arm | null
}

/**
 * Why a round does not count: an arm is not out (`not-out`) or is younger than 7 days (`too-young`); is 7 days old and nobody
 * brought its numbers (`numbers-late`); was deleted (`deleted`) or set aside (`set-aside`); brought no such number
 * (`not-measured`) or too little to judge (`too-little`). Or the two: were never read at equal age (`unequal-ages`), are of two
 * formats (`two-formats`), are one post (`same-post`), or one stands in an earlier round (`used-before`).
 */
export type Flaw =
  | 'not-out'
  | 'too-young'
  | 'numbers-late'
  | 'deleted'
  | 'set-aside'
  | 'not-measured'
  | 'too-little'
  | 'unequal-ages'
  | 'two-formats'
  | 'same-post'
  | 'used-before'

/** What one arm brought, in the metric's own unit, and how old it was then. */
interface ArmRead {
  readonly postId: string
  readonly ageDays: number
  readonly value: number
}

export type RoundRead =
  | ({
      readonly id: string
      readonly is: 'counted'
      readonly a: ArmRead
      readonly b: ArmRead
      /** When the later of the two came out, as `EnginePost.at`. */
      readonly at: number
    } & Difference)
  | {
      readonly id: string
      readonly is: 'left-out'
      readonly why: Flaw
      /** Which arm it is about; both where it is about the two. */
      readonly arms: readonly ('A' | 'B')[]
    }

/** Two captures are of equal age where the older is at most a quarter older. */
const EQUAL_AGES = 1.25

/**
 * The first captures of both at 7 days or more and at equal age: of all such pairs the one that was complete at the lowest
 * age. Null where there is none.
 */
export function equalAges(
  a: readonly Capture[],
  b: readonly Capture[],
): { readonly a: Capture; readonly b: Capture } | null {
  const ripe = (captures: readonly Capture[]) =>
    captures.filter(({ ageDays }) => ageDays >= MATURE_DAYS).toSorted((one, other) => one.ageDays - other.ageDays)
  const pairs = ripe(a).flatMap((one) => ripe(b).map((other) => ({ a: one, b: other })))
  const older = (pair: { a: Capture; b: Capture }) => Math.max(pair.a.ageDays, pair.b.ageDays)
  const apart = (pair: { a: Capture; b: Capture }) => older(pair) / Math.min(pair.a.ageDays, pair.b.ageDays)
  return (
    pairs
      .filter((pair) => apart(pair) <= EQUAL_AGES)
      .toSorted((one, other) => older(one) - older(other) || apart(one) - apart(other))[0] ?? null
  )
}

/** What a round is read off. */
export interface Room {
  readonly residuals: Residuals
  /** All posts of the channel, judgeable or not. */
  readonly posts: ReadonlyMap<string, EnginePost>
  readonly ordinary: Ordinary
  /** Milliseconds since 1970. */
  readonly now: number
  /** Where the format itself is tried out, the two arms differ in it. */
  readonly mayDifferInFormat: boolean
}

function flawOf(arm: Arm | null, { posts, now }: Room): Flaw | null {
  if (!arm) return 'not-out'
  const post = posts.get(arm.postId)
  if (!post) return 'deleted'
  if (!post.isUsable) return 'set-aside'
  if (arm.captures.some(({ ageDays }) => ageDays >= MATURE_DAYS)) return null
  return now - post.at < MATURE_DAYS * DAY_MS ? 'too-young' : 'numbers-late'
}

/** One round: the difference of its two posts, or why it does not count. `used`: posts of the rounds before it. */
export function readRound({ id, a, b }: Pairing, used: ReadonlySet<string>, room: Room): RoundRead {
  const leftOut = (why: Flaw, ...arms: readonly ('A' | 'B')[]): RoundRead => ({ id, is: 'left-out', why, arms })
  const flaws = [flawOf(a, room), flawOf(b, room)] as const
  const worst = flaws.find((flaw) => flaw !== null && flaw !== 'not-out') ?? flaws.find((flaw) => flaw !== null)
  if (!a || !b || worst)
    return leftOut(worst ?? 'not-out', ...(['A', 'B'] as const).filter((_, i) => flaws[i] === (worst ?? 'not-out')))
  if (a.postId === b.postId) return leftOut('same-post', 'A', 'B')
  const again = [a, b].map(({ postId }) => used.has(postId))
  if (again.includes(true)) return leftOut('used-before', ...(['A', 'B'] as const).filter((_, i) => again[i]))
  const [postA, postB] = [room.posts.get(a.postId)!, room.posts.get(b.postId)!]
  if (postA.format !== postB.format && !room.mayDifferInFormat) return leftOut('two-formats', 'A', 'B')
  const captures = equalAges(a.captures, b.captures)
  if (!captures) return leftOut('unequal-ages', 'A', 'B')
  const outcomeA = outcomeOf(room.residuals, postA, captures.a.numbers)
  if (typeof outcomeA === 'string') return leftOut(outcomeA, 'A')
  const outcomeB = outcomeOf(room.residuals, postB, captures.b.numbers)
  if (typeof outcomeB === 'string') return leftOut(outcomeB, 'B')
  return {
    id,
    is: 'counted',
    a: { postId: a.postId, ageDays: captures.a.ageDays, value: outcomeA.value },
    b: { postId: b.postId, ageDays: captures.b.ageDays, value: outcomeB.value },
    at: Math.max(postA.at, postB.at),
    gap: outcomeB.residual - outcomeA.residual,
    variance: gapVariance(room.ordinary, outcomeA.noise, outcomeB.noise),
  }
}
