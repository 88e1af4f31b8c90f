export {
  answeredIn,
  metricsOf,
  type ContentLabels,
  type EnginePost,
  type Labels,
  type SignalPair,
  type WordedHook,
} from './metrics.ts'
export { analyse, lessons, type Lesson, type MetricPattern, type Patterns } from './patterns.ts'
export { ENGINE_VERSION, type Kept } from './kept.ts'
export type { Flag, FlagRecord } from './flags.ts'
export { experienceOf, forecast, levelOf, rangeOf } from './forecast.ts'
export { GATE_NEEDS } from './gate.ts'
export { evidenceOf, similarTo, type Counted, type UsualRange } from './evidence.ts'
export { anomaliesOf, ANOMALY_NEEDS, type Anomalies, type Standing } from './anomalies.ts'
export { repeats, type Fatigue } from './fatigue.ts'
export { factorOn } from './sample.ts'
export { finderOf } from './said-in.ts'
export { wordingRecords, type HeldWordings, type KeptWording, type WordingRecord } from './templates.ts'
export { leadersOf, SAME_WORDING } from './wordings.ts'
export { backtest, BACKTEST_NEEDS, backtestNeeds, judgeable, type BacktestSeries, type Simple } from './backtest.ts'
export { coverageBand, type AnyRecord, type LossBeside, type PastForecast } from './record.ts'
export { ALPHAS, type Alpha } from './boundary.ts'
export { pastOf, type Past } from './past.ts'
export { latelyKept, residualsOf, type Lately, type Residuals } from './residuals.ts'
export { WORTHWHILE } from './verdict.ts'
export { readExperiment, sensitivities, withoutFor, type Design, type Reading, type Sensitivity } from './experiment.ts'
export { placeboTrial, powerTrial, type PlaceboTrial, type PowerTrial, type TooFew, type Trial } from './simulate.ts'
