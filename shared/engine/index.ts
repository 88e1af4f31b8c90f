export { metricsOf, type EnginePost, type Labels, type SignalPair } from './metrics.ts'
export { analyse, type Patterns } from './patterns.ts'
export { experienceOf, forecast, levelOf, rangeOf } from './forecast.ts'
export { backtest, type BacktestSeries } from './backtest.ts'
