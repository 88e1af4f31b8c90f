/** Drawn beyond each edge, so that a quick scroll shows no gap. */
const AHEAD = 8

/** The lines of equal height in sight between `top` and `top + height`, and some beyond. */
export function linesBetween(top: number, height: number, line: number, total: number): { from: number; to: number } {
  const from = Math.max(0, Math.min(total, Math.floor(top / line)) - AHEAD)
  return { from, to: Math.min(total, Math.ceil((top + height) / line) + AHEAD + 1) }
}
