import { fatigueOf } from '../../shared/engine/fatigue.ts'
import type { EnginePost } from '../../shared/engine/metrics.ts'
import type { Numbers } from '../../shared/history.ts'
import type { HookKind } from '../../shared/model.ts'
import { dice } from '../shared/engine/histories.ts'
import type { RealHistory } from '../support/real-histories.ts'
import { PAIR, percent, type Good, type Measure } from './figure.ts'

// Hooks given to real posts at random, in runs as creators use them, so that none of them can wear off; and with wear put into
// the numbers that each asks for. Three hooks, which are kept on from post to post six times in ten (`engine.md` §5).

const SEED = 7121
const RUNS = 60
const STAYS = 0.6
const LENGTHS = [60, 120, 300, 500] as const
/** β per doubling of 1 + exposure; the drop after three repeats is 1 − e^(2β). */
const WEARS = [-0.2, -0.35] as const
const HALF_LIFE = 5

/** Each hook, and the count that wears with it. */
const HOOKS: readonly (readonly [HookKind, keyof Numbers])[] = [
  ['question', 'comments'],
  ['threshold', 'likes'],
  ['dual-track', 'hearts'],
]

function asked(posts: readonly EnginePost[], beta: number, roll: () => number): EnginePost[] {
  const decay = 0.5 ** (1 / HALF_LIFE)
  const exposure = HOOKS.map(() => 0)
  let at = 0
  return posts.map((post) => {
    if (roll() >= STAYS) at = Math.floor(roll() * HOOKS.length)
    const [kind, count] = HOOKS[at]!
    const factor = Math.exp(beta * Math.log2(1 + exposure[at]!))
    exposure[at]! += 1
    for (let i = 0; i < exposure.length; i++) exposure[i]! *= decay
    const { numbers } = post
    const value = numbers?.[count] ?? null
    return {
      ...post,
      hooks: [kind],
      numbers: numbers && value !== null ? { ...numbers, [count]: Math.round(value * factor) } : numbers,
    }
  })
}

/** Answers given, and how many of them say that it wears off. */
function tell(histories: readonly RealHistory[], length: number, beta: number): { told: number; fading: number } {
  let [told, fading] = [0, 0]
  for (const { posts } of histories.filter((history) => history.posts.length >= length + 5)) {
    for (let run = 0; run < RUNS; run++) {
      const roll = dice(SEED * (run + 1) + length)
      const from = Math.floor(roll() * (posts.length - length))
      for (const { is } of fatigueOf(asked(posts.slice(from, from + length), beta, roll), PAIR)) {
        if (is === 'fading' || is === 'steady') told++
        if (is === 'fading') fading++
      }
    }
  }
  return { told, fading }
}

/** The share of answers that say so, at each length that the histories have; null where none does. */
function shares(histories: readonly RealHistory[], beta: number): { at: string; values: readonly number[] } | null {
  const all = LENGTHS.map((length) => ({ length, ...tell(histories, length, beta) })).filter(({ told }) => told > 0)
  if (all.length === 0) return null
  return { at: all.map(({ length }) => length).join(' · '), values: all.map(({ told, fading }) => fading / told) }
}
const inARow = (values: readonly number[]) => values.map((value) => percent(value)).join(' · ')

export const measure: Measure = function* (histories): Generator<Good> {
  const idle = shares(histories, 0)
  if (idle)
    yield {
      said: {
        en: `a hook that does not wear off is said to, at ${idle.at} posts`,
        zh: `没变淡的钩子被说成变淡，${idle.at}条时`,
      },
      target: '≤ 2 %',
      value: inARow(idle.values),
      met: Math.max(...idle.values) <= 0.02,
    }
  for (const beta of WEARS) {
    const worn = shares(histories, beta)
    if (!worn) continue
    const drop = percent(1 - Math.exp(2 * beta), 0)
    yield {
      said: {
        en: `a hook that loses ${drop} after three repeats is told of, at ${worn.at} posts`,
        zh: `重复三次后少${drop}的钩子被说出来，${worn.at}条时`,
      },
      target: '',
      value: inARow(worn.values),
      met: null,
    }
  }
}
