import { boundaryAt, type Alpha } from './boundary.ts'

/**
 * The density of S = Z√R over experiments that have not reached the boundary yet, where A and B do not differ, from a start
 * onward: round by round, on a grid of fifths (Armitage, McPherson & Rowe 1969).
 */
interface Undecided {
  /** Rounds and S at the start. */
  readonly from: number
  readonly sum: number
  readonly alpha: Alpha
  /** One a round; place k + `reach` of it is the mass around S = k/5. */
  readonly masses: { readonly reach: number; readonly mass: Float64Array }[]
}

const STEP = 0.2
/** Steps of one round beyond 6 standard deviations are left out. */
const FAR = 30
const KERNEL = Float64Array.from(
  { length: FAR + 1 },
  (_, k) => Math.exp(-((k * STEP) ** 2) / 2) / Math.sqrt(2 * Math.PI),
)

/** Goes on by one round. */
function step({ from, sum, alpha, masses }: Undecided): void {
  const rounds = from + masses.length + 1
  const edge = boundaryAt(rounds, alpha) * Math.sqrt(rounds)
  const reach = Math.floor(edge / STEP)
  const mass = new Float64Array(2 * reach + 1)
  const before = masses.at(-1)
  for (let k = -reach; k <= reach; k++) {
    let density = 0
    if (before) {
      const low = Math.max(-before.reach, k - FAR)
      const high = Math.min(before.reach, k + FAR)
      for (let j = low; j <= high; j++) density += before.mass[j + before.reach]! * KERNEL[Math.abs(k - j)]!
    } else density = Math.exp(-((k * STEP - sum) ** 2) / 2) / Math.sqrt(2 * Math.PI)
    // The outermost places stand for what is left up to the boundary.
    const width = Math.abs(k) === reach ? edge - (reach - 0.5) * STEP : STEP
    mass[k + reach] = density * width
  }
  masses.push({ reach, mass })
}

/**
 * The chance that the boundary has been reached within `more` rounds where each adds `drift` to S: 1 − Σ mass·e^(θ(S−S₀) − Nθ²/2),
 * the likelihood ratio to no difference. So one set of densities serves every effect.
 */
function chanceWithin(undecided: Undecided, more: number, drift: number): number {
  while (undecided.masses.length < more) step(undecided)
  const { reach, mass } = undecided.masses[more - 1]!
  let left = 0
  for (let k = -reach; k <= reach; k++) {
    left += mass[k + reach]! * Math.exp(drift * (k * STEP - undecided.sum) - (more * drift * drift) / 2)
  }
  return 1 - left
}

const POWER = 0.8
/** Further than this nobody plans. */
const FURTHEST = 100
/** One round can never confirm anything (`engine.md` §0). */
const FEWEST = 2
/** More than this a round is certain in the second. */
const MOST_DRIFT = 8

/** From before the first round: filled as far as it was asked for. */
const fromNothing: Readonly<Record<Alpha, Undecided>> = {
  0.05: { from: 0, sum: 0, alpha: 0.05, masses: [] },
  0.1: { from: 0, sum: 0, alpha: 0.1, masses: [] },
}

/** Where an experiment stands: the rounds read, Z, and the variance that one round of its kind has. */
export interface Standing {
  readonly rounds: number
  readonly z: number
  readonly variance: number
}

/**
 * How many more rounds until the boundary is reached with a chance of 80 %, if B is better by `effect` (on the metric's scale,
 * below 0 where worse) and one looks after each: conditional power (Lan, Simon & Halperin 1982), θ = effect/√variance. Null
 * beyond `most`. It takes what was seen as it is, without the winsor, so it is a little hopeful.
 */
export function roundsMore(
  { rounds, z, variance }: Standing,
  effect: number,
  alpha: Alpha,
  most: number = FURTHEST,
): number | null {
  const drift = Math.min(MOST_DRIFT, Math.max(-MOST_DRIFT, effect / Math.sqrt(variance)))
  const undecided = rounds === 0 ? fromNothing[alpha] : { from: rounds, sum: z * Math.sqrt(rounds), alpha, masses: [] }
  for (let more = Math.max(1, FEWEST - rounds); more <= most; more++) {
    if (chanceWithin(undecided, more, drift) >= POWER) return more
  }
  return null
}

/** Rounds for an 80 % chance to confirm `effect` where two ordinary posts differ with this variance; null beyond 100. */
export const roundsFor = (effect: number, variance: number, alpha: Alpha): number | null =>
  roundsMore({ rounds: 0, z: 0, variance }, effect, alpha)
