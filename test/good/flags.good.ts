import { codedRows, EXPERTS, isTime, type Coded } from '../../shared/engine/factors.ts'
import { flagRecords, flagsOf } from '../../shared/engine/flags.ts'
import { PRIOR_SPREAD } from '../../shared/engine/metrics.ts'
import { replay } from '../../shared/engine/rolling.ts'
import { dice } from '../shared/engine/histories.ts'
import { mean, percent, seriesOf, shareOf, shuffledPlaces, type Good, type Measure, type Series } from './figure.ts'

// Flags where there is nothing to flag: every label of a series is given to another of its posts. And where there is
// something: whether what was flagged stayed so.

const LEAST = 120
const SHUFFLES = 20
const SEED = 977

/** One shuffle of a series: how many labels were flagged without time, with time as it is, and with time behind its gate. */
interface Shuffled {
  readonly content: number
  readonly ungated: number
  readonly gated: number
  readonly isOpen: boolean
}

function shuffle({ sample, factors }: Series, seed: number): Shuffled {
  const places = shuffledPlaces(sample.y.length, dice(seed))
  const moved = factors.map((factor) => codedRows(factor, places))
  const flagged = (some: readonly Coded[]) => flagsOf(sample.y, sample.v, some).length
  const { time } = replay(sample, moved, EXPERTS, PRIOR_SPREAD[sample.metric])
  const content = flagged(moved.filter((factor) => !isTime(factor)))
  const ungated = flagged(moved)
  return { content, ungated, gated: time.isOpen ? ungated : content, isOpen: time.isOpen }
}

export const measure: Measure = function* (histories): Generator<Good> {
  const series = seriesOf(histories, LEAST).filter(({ sparse }) => !sparse)
  const runs = series.flatMap((one) => Array.from({ length: SHUFFLES }, (_, run) => shuffle(one, SEED * (run + 1))))
  const count = `${series.length} × ${SHUFFLES}`
  const gated = mean(runs.map((run) => run.gated))
  yield {
    said: {
      en: `flags a series where labels were shuffled (${count}), as shown`,
      zh: `标签打乱后每个系列的提醒数（${count}），照产品所示`,
    },
    target: '≤ 0.15',
    value: gated.toFixed(3),
    met: gated <= 0.15,
  }
  const ungated = mean(runs.map((run) => run.ungated))
  yield {
    said: { en: 'the same if posting time had no gate', zh: '同上，假如发布时间不设门槛' },
    target: '≤ 0.15',
    value: ungated.toFixed(3),
    met: ungated <= 0.15,
  }
  const any = shareOf(runs, (run) => run.gated > 0)
  yield {
    said: { en: 'shuffled series with any flag', zh: '打乱后出现任何提醒的系列' },
    target: '≤ 5 %',
    value: percent(any),
    met: any <= 0.05,
  }
  const open = series.filter(
    ({ sample, factors }) => replay(sample, factors, EXPERTS, PRIOR_SPREAD[sample.metric]).time.isOpen,
  )
  yield {
    said: { en: 'series on which posting time earned a say (and shuffled)', zh: '发布时间过了门槛的系列（和打乱后）' },
    target: '',
    value: `${open.length} / ${series.length} (${percent(shareOf(runs, ({ isOpen }) => isOpen))})`,
    met: null,
  }
  const records = series.flatMap(({ sample, factors }) =>
    Object.values(
      flagRecords(
        sample.y,
        sample.v,
        factors.filter((factor) => !isTime(factor)),
      ),
    ),
  )
  const [of, held] = records.reduce(([all, kept], record) => [all + record.of, kept + record.held], [0, 0])
  yield {
    said: { en: `flags that kept their sign on later posts (${of} flags)`, zh: `提醒在后来的作品里仍成立（${of}次）` },
    target: '≥ 80 %',
    value: percent(held / of),
    met: held / of >= 0.8,
  }
}
