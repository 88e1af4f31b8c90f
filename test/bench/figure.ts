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

/** Calls, their p95 counts, beside one that reads a setting. */
export const callFigure = (
  name: string,
  took: readonly number[],
  against: readonly number[] | null = null,
): Figure => ({
  name,
  value: rounded(quantile(took, 0.95)),
  unit: 'ms',
  median: rounded(quantile(took, 0.5)),
  runs: took.length,
  ratio: against && rounded(quantile(took, 0.5) / quantile(against, 0.5)),
  against: against && 'a call that reads one setting',
})

/** Milliseconds that `work` takes. */
export async function timed(work: () => unknown): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}
