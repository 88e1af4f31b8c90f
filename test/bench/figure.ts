/** One measured figure: the value that counts, and how it stands against something simple in the same run. */
export interface Figure {
  readonly name: string
  readonly value: number
  readonly unit: string
  readonly median: number
  readonly runs: number
  /** `median` over `against`'s median, where there is something to hold it against. */
  readonly ratio: number | null
  readonly against: string | null
}

export const quantile = (values: readonly number[], q: number): number => {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? Number.NaN
}

export const rounded = (value: number): number => Math.round(value * 100) / 100

/** Milliseconds that `work` takes. */
export async function timed(work: () => unknown): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}
