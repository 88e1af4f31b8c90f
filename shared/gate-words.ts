import { GATE_NEEDS, type BacktestSeries } from './engine/index.ts'
import type { Translate } from './finding-words.ts'
import { percentText } from './format.ts'
import type { Metric, Settings } from './model.ts'

/** What a back-test found of posting time: for each metric where it earned a say, or once that it did nowhere. */
export function timeVerdict(
  series: readonly BacktestSeries[],
  t: Translate,
  language: Settings['language'],
  metricOf: (metric: Metric) => string,
): readonly string[] {
  const open = series.filter(({ time }) => time.isOpen)
  const n = Math.max(0, ...series.map(({ time }) => time.posts))
  if (n < GATE_NEEDS) return [t('time-gate.few', { n, need: GATE_NEEDS })]
  if (open.length === 0) return [t('time-gate.shut', { n })]
  return open.map(({ metric, time }) =>
    t('time-gate.open', { metric: metricOf(metric), n: time.posts, gain: percentText(time.gain, language) }),
  )
}
