import { metricsOf, pastOf } from '../../shared/engine/index.ts'
import { comparisons, type Reading } from '../../shared/insight/compared.ts'
import { dice } from '../shared/engine/histories.ts'
import { PAIR, mean, percent, shareOf, shuffledPlaces, type Good, type Measure } from './figure.ts'

// The ledger where there is nothing to tell: which posts a rule speaks of is drawn by lot, in three sizes. What it decides then
// should be what it says that chance decides.

const SHARES = [0.06, 0.2, 0.5]
const RUNS = 12
const SEED = 31

type Known = Extract<Reading, { readonly kind: 'compared' }>

export const measure: Measure = function* (histories): Generator<Good> {
  const told: Known[] = []
  for (const { posts } of histories) {
    const past = pastOf(posts, PAIR)
    const roll = dice(SEED)
    for (const metric of metricsOf(posts, PAIR)) {
      const compare = comparisons(past, past.sample(metric))
      for (const share of SHARES)
        for (let run = 0; run < RUNS; run++) {
          const order = shuffledPlaces(past.posts.length, roll)
          const within = share * past.posts.length
          const reading = compare({ sideOf: (_, place) => (order[place]! < within ? 1 : 0) })
          if (reading.kind === 'compared') told.push(reading)
        }
    }
  }
  const decided = shareOf(told, ({ is }) => is !== 'open')
  const said = mean(told.map(({ byChance }) => byChance))
  yield {
    said: {
      en: `posts drawn by lot are decided by the ledger (${told.length.toLocaleString('en')} comparisons); what it says of chance`,
      zh: `作品随机分组时账本下判断的比例（${told.length.toLocaleString('en')} 次比较）；账本自己说的碰巧比例`,
    },
    target: '≤ 2 %',
    value: `${percent(decided, 2)} (${percent(said, 2)})`,
    met: decided <= 0.02,
  }
}
