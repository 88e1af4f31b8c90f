export type Random = () => number

/** Mulberry32: one seed, one run, so that a failure can be run again. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

export const below = (random: Random, end: number): number => Math.floor(random() * end)
export const pick = <T>(random: Random, from: readonly T[]): T => from[below(random, from.length)] as T

export function shuffled<T>(list: readonly T[], random: Random): readonly T[] {
  const rest = [...list]
  return list.map(() => rest.splice(below(random, rest.length), 1)[0] as T)
}
