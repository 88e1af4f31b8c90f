import type { Metric } from '../model.ts'

/** How past one-step forecasts of one metric did, beside simple baselines (log scale, mean pinball loss over 19 quantiles). */
export interface BacktestSeries {
  readonly metric: Metric
  /** Held-out posts that were scored. */
  readonly n: number
  /** More than 80 % zeros: scored apart. */
  readonly sparse: boolean
  readonly coverage80: number
  readonly pinball: {
    readonly model: number
    readonly median: number
    readonly last10: number
    readonly slot: number
    readonly level: number
  }
}
