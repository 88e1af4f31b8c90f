/** Luck that comes out the same for the same seed, on every machine. */
export interface Luck {
  /** 0 ≤ x < 1. */
  uniform(): number
  /** Standard normal. */
  normal(): number
  chance(share: number): boolean
}

/** mulberry32; the normal by the polar method, which needs no trigonometry. */
export function luckFrom(seed: number): Luck {
  let state = seed >>> 0
  const uniform = () => {
    state = (state + 0x6d_2b_79_f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const normal = () => {
    for (;;) {
      const [x, y] = [2 * uniform() - 1, 2 * uniform() - 1]
      const square = x * x + y * y
      if (square > 0 && square < 1) return x * Math.sqrt((-2 * Math.log(square)) / square)
    }
  }
  return { uniform, normal, chance: (share) => uniform() < share }
}
