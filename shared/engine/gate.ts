import { normalCdf } from './special.ts'

/** Paired one-step errors with and without posting time, added up over a history. */
export interface TimeGate {
  posts: number
  /** Σ of absolute errors without time, of what time takes off them, and of its squares; on the metric's scale. */
  without: number
  gain: number
  squares: number
}

export const newGate = (): TimeGate => ({ posts: 0, without: 0, gain: 0, squares: 0 })

export function watchGate(gate: TimeGate, without: number, withTime: number): void {
  const gain = without - withTime
  gate.posts++
  gate.without += without
  gate.gain += gain
  gate.squares += gain * gain
}

/** What there is to say of posting time: how many posts it was tried on, what it took off the mean error, how surely. */
export interface GateVerdict {
  readonly posts: number
  /** Share of the mean absolute error that time takes off; below 0 where it adds to it. */
  readonly gain: number
  /** Paired z of that gain. */
  readonly z: number
  readonly isOpen: boolean
}

/** Fewer tested posts than this say nothing of posting time. */
export const GATE_NEEDS = 60
export const GATE_LEAST_GAIN = 0.01
/** One-sided, 5 %. */
const LEAST_Z = 1.645
/** The same as a share: how sure it takes to be that the gain is no luck. */
export const GATE_SURE = 0.95

/**
 * Whether posting time has earned a say: one-step forecasts with weekday and hour had at least 1 % smaller absolute errors
 * than those without on the creator's own past posts, with paired z = mean/(sd/√n) > 1.645, on 60 posts or more.
 * Source: `engine.md` §2 «Flags»; with shuffled times 0.2 % of real series pass (README).
 */
export function verdictOf({ posts, without, gain, squares }: TimeGate): GateVerdict {
  const mean = posts > 0 ? gain / posts : 0
  const variance = posts > 1 ? (squares - posts * mean * mean) / (posts - 1) : 0
  const z = variance > 0 ? mean / Math.sqrt(variance / posts) : 0
  const share = without > 0 ? gain / without : 0
  return { posts, gain: share, z, isOpen: posts >= GATE_NEEDS && share >= GATE_LEAST_GAIN && z > LEAST_Z }
}

/** How unlike luck the gain is: Φ(z), 0–1. */
export const surenessOf = ({ z }: GateVerdict): number => normalCdf(z)
