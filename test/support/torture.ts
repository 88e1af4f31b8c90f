/** What a torture command is told. */
export interface Told {
  readonly count: number
  readonly seed: number
  /** Which door it goes through, for those that know more than one; else the one they choose, or all. */
  readonly door: string | undefined
}

/** What it found. What could not be run here is `skipped`, with the reason on stderr, and never counts as passed. */
export type Found = { readonly failed: number; readonly skipped: number } & Readonly<Record<string, unknown>>

export const complain = (line: string): void => void process.stderr.write(`${line}\n`)

export function skipAll(count: number, because: string): Found {
  complain(`skipped: ${because}`)
  return { failed: 0, skipped: count }
}

/** The value at a share of a list, in whole milliseconds: 0.5 the median, 1 the longest. */
export function atShare(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0)
}
