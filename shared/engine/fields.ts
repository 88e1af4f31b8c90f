import type { Pair } from './pairs.ts'
import { median } from './special.ts'

// The plane of completion and deep rate, parted by what is usual of both.

/** Watched further and felt more than usual, one without the other, or neither. Named as the diagnosis is. */
export const FIELDS = ['both', 'unfelt', 'shallow', 'neither'] as const
export type Field = (typeof FIELDS)[number]

export type Middle = Pick<Pair, 'completion' | 'deep'>

const side = (value: number, usual: number) => Math.sign(value - usual)

export function fieldOf({ completion, deep }: Middle, usual: Middle): Field | null {
  const [watched, felt] = [side(completion, usual.completion), side(deep, usual.deep)]
  return watched === 0 || felt === 0 ? null : FIELDS[(watched > 0 ? 0 : 2) + (felt > 0 ? 0 : 1)]!
}

export const mediansOf = (pairs: readonly Pair[]): Middle => ({
  completion: median(pairs.map(({ completion }) => completion)),
  deep: median(pairs.map(({ deep }) => deep)),
})

/** Where chance alone fills a field more often than this, filling it says nothing. */
export const LITTLE_CHANCE = 0.1

/**
 * The chance that of so many draws some cell gets `least` or more, each draw falling into cell i with share pᵢ (into none
 * with the rest): 1 − n! · [xⁿ] Πᵢ Σ_{k<least} (pᵢ x)ᵏ/k! · eʳˣ, by multiplying the polynomials.
 */
export function chanceOfFull(shares: readonly number[], draws: number, least: number): number {
  const rest = Math.max(0, 1 - shares.reduce((a, b) => a + b, 0))
  let ways: number[] = Array.from({ length: draws + 1 }, (_, k) => (k === 0 ? 1 : 0))
  for (const [share, most] of [...shares.map((one) => [one, least - 1] as const), [rest, draws] as const]) {
    const next = ways.map(() => 0)
    let term = 1
    for (let k = 0; k <= Math.min(most, draws); k++) {
      for (let i = 0; i + k <= draws; i++) next[i + k]! += ways[i]! * term
      term *= share / (k + 1)
    }
    ways = next
  }
  let factorial = 1
  for (let k = 2; k <= draws; k++) factorial *= k
  return Math.min(1, Math.max(0, 1 - factorial * ways[draws]!))
}
