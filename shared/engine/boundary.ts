/** How often two equal arms may be called different, over all looks together. */
export const ALPHAS = [0.05, 0.1] as const
export type Alpha = (typeof ALPHAS)[number]

/** |Z| to reach at rounds 1 to 20, and at some rounds beyond. */
interface Table {
  readonly first: readonly number[]
  readonly later: readonly (readonly [rounds: number, z: number])[]
}

const TABLES: Readonly<Record<Alpha, Table>> = {
  0.05: {
    first: [
      3.37, 3.05, 2.86, 2.75, 2.67, 2.62, 2.59, 2.57, 2.57, 2.57, 2.58, 2.6, 2.61, 2.63, 2.65, 2.67, 2.7, 2.72, 2.74,
      2.77,
    ],
    later: [
      [30, 2.98],
      [40, 3.14],
      [60, 3.4],
    ],
  },
  0.1: {
    first: [
      3.17, 2.82, 2.63, 2.49, 2.4, 2.34, 2.31, 2.29, 2.28, 2.28, 2.29, 2.3, 2.32, 2.34, 2.36, 2.38, 2.4, 2.42, 2.44,
      2.47,
    ],
    later: [
      [30, 2.69],
      [40, 2.86],
      [60, 3.13],
    ],
  },
}
const A_ROUND_BEYOND = 0.012

/**
 * The |Z| that confirms after `rounds` rounds (1, 2 …) when one looks after each of them, for ever: it spends α·F(R) in all up
 * to round R, F(R) = R²/(R²+64) (Lan & DeMets 1983). Linear between the tabulated rounds; beyond 60, .012 more a round.
 * Source: `engine.md` §4 and §10; the rest of the second table by the same integration.
 */
export function boundaryAt(rounds: number, alpha: Alpha): number {
  const { first, later } = TABLES[alpha]
  const known = first[rounds - 1]
  if (known !== undefined) return known
  let [from, low] = [first.length, first.at(-1)!]
  for (const [to, high] of later) {
    if (rounds <= to) return low + ((high - low) * (rounds - from)) / (to - from)
    from = to
    low = high
  }
  return low + A_ROUND_BEYOND * (rounds - from)
}
