import { metricsOf } from '../../shared/engine/index.ts'
import { pastOf } from '../../shared/engine/past.ts'
import { residualsOf, type Residuals } from '../../shared/engine/residuals.ts'
import { placeboTrial, powerTrial, type PlaceboTrial, type PowerTrial } from '../../shared/engine/simulate.ts'
import type { Metric } from '../../shared/model.ts'
import type { RealHistory } from '../support/real-histories.ts'
import { mean, PAIR, percent, type Good, type Measure } from './figure.ts'

// Experiments on real neighbouring posts, in which A and B differ in nothing, and with an effect put into the numbers of B
// (`engine.md` §4): ours, looked at after each round, and the usual test in the same runs.

const TRIAL = { rounds: 20, runs: 1000, seed: 1, alpha: 0.05 } as const
/** The channel's own names for rates that have a name of their own here. */
const TWICE: readonly Metric[] = ['lightRate', 'deepRate']
/** Median spread of pairs in like rate over the pages that `engine.md` §4 was measured on. */
const DESIGN_SPREAD = 0.63
const FACTORS = [1.2, 1.5, 2, 3] as const

const seriesIn = ({ posts }: RealHistory): Residuals[] => {
  const past = pastOf(posts, PAIR)
  return metricsOf(posts, PAIR)
    .filter((metric) => !TWICE.includes(metric))
    .map((metric) => residualsOf(past, metric))
}

const isPlacebo = (answer: ReturnType<typeof placeboTrial>): answer is PlaceboTrial => answer.kind === 'tried'
const isPower = (answer: ReturnType<typeof powerTrial>): answer is PowerTrial => answer.kind === 'tried'

function* falseAlarms(series: readonly Residuals[]): Generator<Good> {
  const tried = series.map((one) => placeboTrial(one, TRIAL)).filter(isPlacebo)
  if (tried.length === 0) return
  const peeking = tried.map(({ falsePositive }) => falsePositive.verdictPeeking)
  const naive = tried.flatMap(({ falsePositive }) => falsePositive.naivePeeking ?? [])
  const once = tried.flatMap(({ falsePositive }) => falsePositive.naiveOnce ?? [])
  yield {
    said: {
      en: `A and B alike, looked at after each of 20 rounds: called different, mean of ${tried.length} series`,
      zh: `A和B本无差别，20轮每轮都看：被说成不同，${tried.length}个系列平均`,
    },
    target: '≤ 5 %',
    value: percent(mean(peeking)),
    met: mean(peeking) <= 0.05,
  }
  yield {
    said: { en: 'the same, worst series', zh: '同上，最差的系列' },
    target: '≤ 10 %',
    value: percent(Math.max(...peeking)),
    met: Math.max(...peeking) <= 0.1,
  }
  if (naive.length === 0) return
  yield {
    said: {
      en: `the same by the usual two-proportion test · by it with one look (${naive.length} series)`,
      zh: `同样的轮次用常见的两比例检验 · 只看最后一次（${naive.length}个系列）`,
    },
    target: '',
    value: `${percent(mean(naive))} · ${percent(mean(once))}`,
    met: null,
  }
}

function* found(series: readonly Residuals[]): Generator<Good> {
  const within = (some: readonly Residuals[], factor: number, rounds: number) =>
    some.map((one) => powerTrial(one, { ...TRIAL, rounds }, factor)).filter(isPower)
  const all = FACTORS.flatMap((factor) => within(series, factor, TRIAL.rounds))
  if (all.length === 0) return
  const wrong = mean(all.map(({ wrongDirection }) => wrongDirection))
  yield {
    said: {
      en: `confirmed the wrong way round, effects of ${FACTORS.map((factor) => `×${factor}`).join(', ')}`,
      zh: `确认反了，效果为${FACTORS.map((factor) => `×${factor}`).join('、')}`,
    },
    target: '≤ 0.5 %',
    value: percent(wrong, 2),
    met: wrong <= 0.005,
  }
  const likes = series.filter(({ metric }) => metric === 'likeRate')
  const [ten, twenty] = [10, 20].map((rounds) => within(likes, 2, rounds)) as [PowerTrial[], PowerTrial[]]
  if (ten.length > 0 && twenty.length > 0) {
    const shareOf = (tried: readonly PowerTrial[]) => mean(tried.map(({ confirmed }) => confirmed))
    const shares = [shareOf(ten), shareOf(twenty)] as const
    const spread = mean(twenty.map(({ pairSd }) => pairSd))
    yield {
      said: {
        en: `like rate ×2 confirmed within 10 · 20 rounds (${ten.length} series, pairs spread by ${spread.toFixed(2)})`,
        zh: `点赞率×2，10 · 20轮内确认（${ten.length}个系列，两条之间标准差${spread.toFixed(2)}）`,
      },
      target: '≥ 65 % · ≥ 80 %',
      value: shares.map((share) => percent(share)).join(' · '),
      met: shares[0] >= 0.65 && shares[1] >= 0.8,
    }
    const alike = 2 ** (spread / DESIGN_SPREAD)
    const asFar = [10, 20].map((rounds) => percent(shareOf(within(likes, alike, rounds))))
    yield {
      said: {
        en: `×${alike.toFixed(1)}, as far apart there as ×2 is where pairs spread by ${DESIGN_SPREAD}, within 10 · 20 rounds`,
        zh: `×${alike.toFixed(1)}，相当于两条之间标准差${DESIGN_SPREAD}时的×2，10 · 20轮内确认`,
      },
      target: '',
      value: asFar.join(' · '),
      met: null,
    }
  }
  const twice = within(series, 2, 20)
  yield {
    said: {
      en: `×2 confirmed within 20 rounds, all ${twice.length} series`,
      zh: `×2，20轮内确认，全部${twice.length}个系列`,
    },
    target: '',
    value: percent(mean(twice.map(({ confirmed }) => confirmed))),
    met: null,
  }
}

export const measure: Measure = function* (histories): Generator<Good> {
  const series = histories.flatMap(seriesIn)
  yield* falseAlarms(series)
  yield* found(series)
}
