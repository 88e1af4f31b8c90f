import { anomaliesOf } from '../../shared/engine/index.ts'
import type { EnginePost } from '../../shared/engine/metrics.ts'
import { dice } from '../shared/engine/histories.ts'
import type { RealHistory } from '../support/real-histories.ts'
import { PAIR, percent, type Good, type Measure } from './figure.ts'

// Bought likes, put into real histories: the likes of some posts times a factor, their comments as they were. A post counts if
// it could be judged before; everything, the levels too, is learnt from the history with the bought likes in it.

const LEAST = 120
const RUNS = 20
const SHARE = 0.02
const SEED = 4409
const FACTORS = [3, 5, 10] as const

interface Caught {
  readonly put: number
  readonly found: number
}

const timesLikes = (post: EnginePost, factor: number): EnginePost => ({
  ...post,
  numbers: post.numbers && { ...post.numbers, likes: (post.numbers.likes ?? 0) * factor },
})

/** So many runs, in each of which one post in fifty that could be judged is bought. */
function buy({ posts }: RealHistory, factor: number): Caught {
  const { judged, found } = anomaliesOf(posts, PAIR)
  const odd = new Set(found.map(({ id }) => id))
  const open = judged.filter((id) => !odd.has(id))
  let [put, caught] = [0, 0]
  for (let run = 0; run < RUNS; run++) {
    const roll = dice(SEED * (run + 1))
    const bought = new Set(open.filter(() => roll() < SHARE))
    const seen = anomaliesOf(
      posts.map((post) => (bought.has(post.id) ? timesLikes(post, factor) : post)),
      PAIR,
    )
    put += bought.size
    caught += seen.found.filter(({ id }) => bought.has(id)).length
  }
  return { put, found: caught }
}

const hasViews = ({ posts }: RealHistory) =>
  2 * posts.filter(({ numbers }) => numbers?.views != null).length >= posts.length

/** Histories of which a tenth or more can be judged. */
const isJudgeable = ({ posts }: RealHistory) => {
  const { judged } = anomaliesOf(posts, PAIR)
  return posts.length >= LEAST && judged.length >= posts.length / 10
}

function* figuresOf(histories: readonly RealHistory[], isTarget: boolean, en: string, zh: string): Generator<Good> {
  if (histories.length === 0) return
  const recalls = FACTORS.map((factor) => {
    const all = histories.map((history) => buy(history, factor))
    return all.reduce((sum, { found }) => sum + found, 0) / all.reduce((sum, { put }) => sum + put, 0)
  })
  yield {
    said: {
      en: `likes bought ×3 · ×5 · ×10 are found, ${en} (${histories.length})`,
      zh: `买来的赞×3 · ×5 · ×10被找出，${zh}（${histories.length}）`,
    },
    target: isTarget ? '≥ 90 % (×5)' : '',
    value: recalls.map((recall) => percent(recall)).join(' · '),
    met: isTarget ? recalls[1]! >= 0.9 : null,
  }
  const plain = histories.map(({ posts }) => anomaliesOf(posts, PAIR))
  const judged = plain.reduce((sum, one) => sum + one.judged.length, 0)
  const share = plain.reduce((sum, { found }) => sum + found.length, 0) / judged
  yield {
    said: {
      en: `untouched posts are called odd, ${en} (${judged} that can be judged)`,
      zh: `没动过的作品被当成异常，${zh}（能判断的${judged}条）`,
    },
    target: isTarget ? '≤ 1.5 %' : '',
    value: percent(share),
    met: isTarget ? share <= 0.015 : null,
  }
}

export const measure: Measure = function* (histories): Generator<Good> {
  const judgeable = histories.filter(isJudgeable)
  yield* figuresOf(judgeable.filter(hasViews), true, 'histories with views', '有播放量的历史')
  yield* figuresOf(judgeable, false, 'all histories', '全部历史')
}
