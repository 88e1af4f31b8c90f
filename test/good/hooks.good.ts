import type { Coded } from '../../shared/engine/factors.ts'
import { isTime } from '../../shared/engine/factors.ts'
import { flagsOf } from '../../shared/engine/flags.ts'
import { dice } from '../shared/engine/histories.ts'
import { percent, seriesOf, shareOf, type Good, type Measure, type Series } from './figure.ts'

// What hooks do is in no public history, so it is put in: stretches of real series keep their drift, labels and wild posts;
// each post is given one of three hooks or none by lot; one of the three is then made to bring more.

const LENGTHS = [60, 120, 300] as const
const EFFECTS = [0.2, 0.5, 1] as const
const STRETCHES = 10
const HOOKS = ['suspense', 'question', 'backstage'] as const
const STRONG = 0

/** Three hooks or none, each on a quarter of the posts. */
function hooksByLot(n: number, roll: () => number): Coded {
  const start = new Int32Array(n + 1)
  const levels: number[] = []
  for (let i = 0; i < n; i++) {
    const hook = Math.floor(roll() * 4)
    if (hook < HOOKS.length) levels.push(hook)
    start[i + 1] = levels.length
  }
  return { name: 'hooks', shape: 'many', labels: HOOKS, start, levels: Int32Array.from(levels) }
}

/** What was flagged of the three hooks on one stretch: the strong one as stronger, and any other or any the other way round. */
interface Outcome {
  readonly found: boolean
  readonly others: number
}

function tryOut({ sample, factors }: Series, length: number, gain: number, seed: number): Outcome {
  const roll = dice(seed)
  const from = Math.floor(roll() * (sample.y.length - length + 1))
  const hooks = hooksByLot(length, roll)
  const y = sample.y.slice(from, from + length).map((value, i) => {
    const isStrong = hooks.start[i + 1]! > hooks.start[i]! && hooks.levels[hooks.start[i]!] === STRONG
    return value + (isStrong ? Math.log(1 + gain) : 0)
  })
  const others = factors
    .filter((factor) => !isTime(factor) && factor.name !== 'hooks')
    .map((factor) => ({ ...factor, start: factor.start.subarray(from, from + length + 1) }))
  const flags = flagsOf(y, sample.v.slice(from, from + length), [...others, hooks]).filter(
    ({ factor }) => factor === 'hooks',
  )
  const isRight = ({ labels, effect }: (typeof flags)[number]) => gain > 0 && labels[0] === HOOKS[STRONG] && effect > 0
  return { found: flags.some(isRight), others: flags.filter((flag) => !isRight(flag)).length }
}

/** A share; nothing where no series is as long. */
const said = (share: number, digits = 1) => (Number.isNaN(share) ? '–' : percent(share, digits))

export const measure: Measure = function* (histories): Generator<Good> {
  const dense = seriesOf(histories, LENGTHS[0]).filter(({ sparse }) => !sparse)
  const outcomes = (length: number, gain: number) =>
    dense
      .filter(({ sample }) => sample.y.length >= length)
      .flatMap((series, s) =>
        Array.from({ length: STRETCHES }, (_, k) => tryOut(series, length, gain, 7919 * s + k + 1)),
      )
  const row = (gain: number, of: (list: readonly Outcome[]) => number) =>
    LENGTHS.map((length) => said(of(outcomes(length, gain)), 0)).join(' · ')
  const lengths = LENGTHS.join(' · ')
  for (const gain of EFFECTS)
    yield {
      said: {
        en: `a hook that brings ${percent(gain, 0)} more is found, at ${lengths} posts`,
        zh: `效果高${percent(gain, 0)}的钩子被看出来，${lengths}条时`,
      },
      target: '',
      value: row(gain, (list) => shareOf(list, ({ found }) => found)),
      met: null,
    }
  const wrong = LENGTHS.map((length) => shareOf(outcomes(length, 0), ({ others }) => others > 0))
  yield {
    said: {
      en: `any of three hooks that do nothing is flagged, at ${lengths} posts`,
      zh: `三种毫无作用的钩子被误报，${lengths}条时`,
    },
    target: '≤ 5 %',
    value: wrong.map((share) => said(share)).join(' · '),
    met: wrong.every((share) => !(share > 0.05)),
  }
  const beside = LENGTHS.map((length) => shareOf(outcomes(length, 1), ({ others }) => others > 0))
  yield {
    said: {
      en: `another hook is flagged because one brings twice as much, at ${lengths} posts`,
      zh: `因为一种钩子效果翻倍，另一种也被提醒，${lengths}条时`,
    },
    target: '',
    value: beside.map((share) => said(share)).join(' · '),
    met: null,
  }
}
