import { backtest, BACKTEST_NEEDS, type BacktestSeries } from '../../shared/engine/index.ts'
import { EXPERTS } from '../../shared/engine/factors.ts'
import { PRIOR_SPREAD } from '../../shared/engine/metrics.ts'
import { replayOccurrence } from '../../shared/engine/occurrence.ts'
import { rangeOfResiduals, replay } from '../../shared/engine/rolling.ts'
import {
  geometricMean,
  mean,
  PAIR,
  percent,
  seriesOf,
  shareOf,
  type Good,
  type Measure,
  type Series,
} from './figure.ts'

// Forecasts of every past post from the posts before it (`engine.md` §3, scored as §10).

/** Within 3 points of 80 %, or within two standard errors of so few posts. */
const isWithin = ({ coverage80, n }: BacktestSeries) =>
  Math.abs(coverage80 - 0.8) <= Math.max(0.03, 2 * Math.sqrt(0.16 / n))

const RULES = [
  ['slot', 'the usual best-time table', '常见的「最佳时段表」', 0.78],
  ['last10', 'the mean of the last 10 posts', '最近10条的平均', 0.9],
  ['median', 'the median of all earlier posts', '以前全部作品的中位数', 0.84],
] as const

/** Posts of a young account that are scored, where histories are begun anew every so many posts. */
const YOUNG = { from: 5, to: 20, every: 40 } as const

/** How many of the ranges of young accounts held, over accounts begun at many points of real histories. */
function youngCoverage(series: readonly Series[]): { posts: number; held: number } {
  let [posts, held] = [0, 0]
  for (const { sample, factors } of series)
    for (let start = 0; start + YOUNG.to <= sample.y.length; start += YOUNG.every) {
      const cut = (list: Float64Array) => list.subarray(start, start + YOUNG.to)
      const young = {
        ...sample,
        y: cut(sample.y),
        v: cut(sample.v),
        cellLow: cut(sample.cellLow),
        cellHigh: cut(sample.cellHigh),
      }
      const labels = factors.map((factor) => ({ ...factor, start: factor.start.subarray(start, start + YOUNG.to + 1) }))
      replay(young, labels, EXPERTS, PRIOR_SPREAD[sample.metric], (i, { mean: middle, scale }, { residuals, miss }) => {
        if (i < YOUNG.from) return
        const { low, high } = rangeOfResiduals(residuals, miss)
        const z = (young.y[i]! - middle) / scale
        posts++
        if (low <= z && z <= high) held++
      })
    }
  return { posts, held }
}

/** Log loss of the chance of any at all over that of the share of all posts before. */
function occurrenceRatio({ sample, factors }: Series): number {
  let [ours, theirs, seen, had] = [0, 0, 0, 0]
  replayOccurrence(sample.values, factors, (i, chance, any) => {
    const share = (had + 0.5) / (seen + 1)
    if (i >= 30) {
      ours -= Math.log(any ? chance : 1 - chance)
      theirs -= Math.log(any ? share : 1 - share)
    }
    seen++
    had += any
  })
  return ours / theirs
}

export const measure: Measure = function* (histories): Generator<Good> {
  const all = histories.flatMap(({ posts }) => backtest(posts, PAIR))
  const dense = all.filter(({ sparse }) => !sparse)
  const posts = dense.reduce((sum, { n }) => sum + n, 0)
  const pooled = dense.reduce((sum, { n, coverage80 }) => sum + n * coverage80, 0) / posts
  yield {
    said: {
      en: `80 % ranges held, of ${posts.toLocaleString('en')} held-out posts in ${dense.length} series`,
      zh: `8成区间命中，${dense.length}个系列、${posts.toLocaleString('en')}条没见过的作品`,
    },
    target: '79–81 %',
    value: percent(pooled),
    met: pooled >= 0.79 && pooled <= 0.81,
  }
  const long = dense.filter(({ n }) => n >= 150)
  yield {
    said: {
      en: 'series of 150 posts or more whose ranges hold as often as they say',
      zh: '150条以上的系列里，区间说到做到的',
    },
    target: '≥ 90 %',
    value: `${long.filter(isWithin).length} / ${long.length}`,
    met: shareOf(long, isWithin) >= 0.9,
  }
  const young = youngCoverage(seriesOf(histories, YOUNG.to).filter(({ sparse }) => !sparse))
  yield {
    said: { en: '80 % ranges held on accounts of 5 to 19 posts', zh: '只有5–19条的新号，8成区间命中' },
    target: '78–86 %',
    value: percent(young.held / young.posts),
    met: young.held / young.posts >= 0.78 && young.held / young.posts <= 0.86,
  }
  for (const [rule, en, zh, target] of RULES) {
    const ratio = geometricMean(dense.map(({ pinball }) => pinball.model / pinball[rule]))
    yield {
      said: { en: `loss beside ${en} (1 is as good)`, zh: `损失与${zh}相比（1为一样好）` },
      target: `≤ ${target.toFixed(2)}`,
      value: ratio.toFixed(3),
      met: ratio <= target,
    }
  }
  const beaten = shareOf(dense, ({ pinball }) => pinball.model < pinball.slot)
  yield {
    said: { en: 'series on which it beats the best-time table', zh: '胜过「最佳时段表」的系列' },
    target: '≥ 95 %',
    value: `${dense.filter(({ pinball }) => pinball.model < pinball.slot).length} / ${dense.length}`,
    met: beaten >= 0.95,
  }
  const worst = Math.max(
    ...dense.map(({ pinball: { model, median, last10, slot } }) => model / Math.min(median, last10, slot)),
  )
  yield {
    said: { en: 'worst series beside its best simple rule', zh: '最差的系列与它最好的简单办法相比' },
    target: '≤ 1.10',
    value: worst.toFixed(3),
    met: worst <= 1.1,
  }
  const sparse = seriesOf(histories, BACKTEST_NEEDS).filter((series) => series.sparse)
  if (sparse.length === 0) return
  const ratios = sparse.map(occurrenceRatio)
  yield {
    said: {
      en: `chance of at least one, beside the share so far (log loss, ${sparse.length} series of mostly zeros)`,
      zh: `「至少有一个」的机会，与此前占比相比（对数损失，${sparse.length}个多为零的系列）`,
    },
    target: '≤ 1',
    value: mean(ratios).toFixed(3),
    met: Math.max(...ratios) <= 1,
  }
}
