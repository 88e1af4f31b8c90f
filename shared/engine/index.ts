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
export { GATE_LEAST_GAIN, GATE_NEEDS, GATE_SURE, surenessOf, type GateVerdict } from './gate.ts'
export {
  tellOf,
  TIME_METRICS,
  EFFECT_NEEDS,
  timesOf,
  type Adjusted,
  type SlotCell,
  type TimeMap,
  type WindowEffect,
} from './times.ts'
export { evidenceOf, similarTo, type Counted, type UsualRange } from './evidence.ts'
export { anomaliesOf, ANOMALY_NEEDS, type Anomalies, type Standing } from './anomalies.ts'
export { repeats, WEAR_NEEDS, type Fatigue } from './fatigue.ts'
export { CHANCE_HELPS, helpsOf, type Help, type Helps } from './helps.ts'
export { FIELDS, type Field } from './fields.ts'
export { quadrantsOf, type FieldCount, type Placed, type Quadrants } from './quadrants.ts'
export { LACKS } from './pairs.ts'
export { usesOf, wearCurveOf, type WearCurve, type WearPoint } from './wear-curve.ts'
export { factorOn, isSparse, sampleOf, type Sample } from './sample.ts'
export {
  comparedRows,
  contrastOf,
  CONTRAST_NEEDS,
  groundOf,
  type Contrast,
  type Ground,
  type Side,
} from './contrast.ts'
export { codedRows, isTime, type Coded, type FactorName } from './factors.ts'
export { finderOf } from './said-in.ts'
export { wordingRecords, type HeldWordings, type KeptWording, type WordingRecord } from './templates.ts'
export { leadersOf, SAME_WORDING } from './wordings.ts'
export { backtest, BACKTEST_NEEDS, backtestNeeds, judgeable, type BacktestSeries, type Simple } from './backtest.ts'
export { coverageBand, type AnyRecord, type LossBeside, type PastForecast } from './record.ts'
export { FEW } from './rolling.ts'
export { placedIn, sealedSeries, sealOutcomes, type SealedSeries, type SealOutcome } from './sealed.ts'
export { ALPHAS, type Alpha } from './boundary.ts'
export { median } from './special.ts'
export { pastOf, type Past } from './past.ts'
export { latelyKept, residualsOf, rulerAt, rulerOf, type Lately, type Residuals } from './residuals.ts'
export { WORTHWHILE } from './verdict.ts'
export { readExperiment, sensitivities, withoutFor, type Design, type Reading, type Sensitivity } from './experiment.ts'
export { placeboTrial, powerTrial, type PlaceboTrial, type PowerTrial, type TooFew, type Trial } from './simulate.ts'
export { boardOf, type Board, type BoardRow, type BoardSeries, type Measured } from './board.ts'
export { CHANGE_NEEDS } from './change.ts'
export { goalSay, LATER, type Aim, type GoalSay } from './goal.ts'
