import { ALPHAS, type Alpha, type TooFew } from '../../../shared/engine/index.ts'
import type { ExperimentRow } from '../../../shared/experiment.ts'
import type { Metric } from '../../../shared/model.ts'
import { Fail } from '../../../shared/result.ts'
import { METRICS } from '../../../shared/values.ts'
import { Usage } from '../args.ts'
import { verdictWords } from '../../../shared/experiment-words.ts'
import type { Words } from '../words.ts'
import { ask } from './caller.ts'
import { needed, noMore, oneOf, wholeNumber } from './check-args.ts'
import { command } from './command.ts'
import { table } from './table.ts'

const TRIAL = {
  channel: { type: 'string' },
  metric: { type: 'string' },
  rounds: { type: 'string' },
  runs: { type: 'string' },
  seed: { type: 'string' },
} as const

type Given = Readonly<Partial<Record<keyof typeof TRIAL, string>>>

function trialIn({ channel, metric, ...numbers }: Given) {
  const given = (['rounds', 'runs', 'seed'] as const).flatMap((name) => {
    const text = numbers[name]
    if (text === undefined) return []
    const value = wholeNumber(text, `--${name}`)
    if (value === 0 && name !== 'seed') throw new Usage(`--${name} ${text}: 1, 2, 3 …`)
    return [[name, value] as const]
  })
  return {
    channelId: needed(channel, '--channel'),
    metric: oneOf(METRICS, needed(metric, '--metric'), '--metric'),
    ...(Object.fromEntries(given) as Partial<Record<'rounds' | 'runs' | 'seed', number>>),
  }
}

const percent = (share: number | null) => (share === null ? '–' : `${(share * 100).toFixed(1)} %`)
const tooFew = (words: Words, metric: Metric, { n, need }: TooFew) =>
  words('cli.trial-too-few', { metric: words(`metric.${metric}`), count: n, n, need })

function alphaIn(text: string | undefined): Alpha | undefined {
  if (text === undefined) return undefined
  const alpha = ALPHAS.find((known) => known === Number(text))
  if (alpha === undefined) throw new Usage(`--alpha ${text}: ${ALPHAS.join(', ')}`)
  return alpha
}

const signed = (change: number) => `${change < 0 ? '−' : '+'}${Math.abs(change * 100).toFixed(0)} %`

/** The promise of `cli.md`: numbers are null where nothing could be read. */
function verdictJson(verdict: ExperimentRow['verdict']): object {
  const none = { effect: null, low: null, high: null, probability: null, roundsMore: null }
  return verdict.kind === 'unread' ? { ...verdict, ...none } : verdict
}

export const experimentsList = command({
  name: 'experiments',
  usage: '[--id ID]',
  options: { id: { type: 'string' } },
  read: ({ values, positionals }) => {
    noMore(positionals)
    return { id: values.id ?? null }
  },
  run: async ({ id }, { caller, words }) => {
    const all = (await ask(caller, 'experiments.list', {})).experiments
    const experiments = id === null ? all : all.filter(({ experiment }) => experiment.id === id)
    if (id !== null && experiments.length === 0) throw new Fail('not-found', 'error.experiment-gone', { path: id })
    const json = experiments.map(({ experiment: { id: own, name, tried, metric, isAfterwards }, ...row }) => ({
      id: own,
      name,
      status: row.state,
      factor: tried,
      metric,
      isAfterwards,
      rounds: row.rounds,
      verdict: verdictJson(row.verdict),
    }))
    const heads = ['id', 'experiment', 'state', 'rounds', 'size', 'verdict'].map((head) => words(`cli.${head}`))
    const rows = experiments.map(({ experiment, state, rounds, verdict }) => [
      experiment.id,
      experiment.isAfterwards ? `${experiment.name} (${words('experiment.afterwards')})` : experiment.name,
      words(`experiment.state.${state}`),
      rounds,
      verdict.kind === 'unread' ? '–' : `${signed(verdict.effect)} (${signed(verdict.low)} … ${signed(verdict.high)})`,
      verdictWords(verdict, experiment.smallest, words),
    ])
    return { json: { experiments: json }, text: table(heads, rows) || words('cli.no-experiments') }
  },
})

export const experimentsAa = command({
  name: 'experiments aa',
  usage: '--channel ID --metric M [--rounds 20] [--runs 1000] [--seed 1] [--alpha 0.05]',
  options: { ...TRIAL, alpha: { type: 'string' } },
  read: ({ values: { alpha, ...values }, positionals }) => {
    noMore(positionals)
    const told = alphaIn(alpha)
    return { ...trialIn(values), ...(told === undefined ? {} : { alpha: told }) }
  },
  run: async (input, { caller, words, progress }) => {
    const answer = await ask(caller, 'experiments.aa', input, progress)
    if (answer.kind === 'too-few') {
      const none = { verdict: null, verdictPeeking: null, naiveOnce: null, naivePeeking: null }
      const { n, need } = answer
      return { json: { falsePositive: none, pairSd: null, n, need }, text: tooFew(words, input.metric, answer) }
    }
    const { falsePositive, pairSd, rounds, runs, n } = answer
    const { verdict, verdictPeeking, naiveOnce, naivePeeking } = falsePositive
    const rows = [
      [words('cli.trial-verdict'), percent(verdict), percent(verdictPeeking)],
      [words('cli.trial-naive'), percent(naiveOnce), percent(naivePeeking)],
    ]
    const heads = ['rule', 'once', 'peeking'].map((head) => words(`cli.trial-${head}`))
    return {
      json: { falsePositive, pairSd, rounds, runs, n },
      text: [
        words('cli.trial-aa', { rounds, runs, n }),
        table(heads, rows),
        words('cli.trial-pair-sd', { sd: pairSd.toFixed(2) }),
      ].join('\n\n'),
    }
  },
})

export const experimentsPower = command({
  name: 'experiments power',
  usage: '--channel ID --metric M --effect 2 [--rounds 10] [--runs 1000] [--seed 1]',
  options: { ...TRIAL, effect: { type: 'string' } },
  read: ({ values: { effect, ...values }, positionals }) => {
    noMore(positionals)
    const factor = Number(needed(effect, '--effect'))
    if (!(factor > 0 && factor <= 100) || factor === 1) throw new Usage(`--effect ${effect}: 2, 1.5, 0.5 …`)
    return { ...trialIn(values), effect: factor }
  },
  run: async (input, { caller, words, progress }) => {
    const answer = await ask(caller, 'experiments.power', input, progress)
    if (answer.kind === 'too-few') {
      const { n, need } = answer
      return {
        json: { confirmed: null, wrongDirection: null, roundsForPower80: null, n, need },
        text: tooFew(words, input.metric, answer),
      }
    }
    const { kind: _, ...json } = answer
    const { confirmed, wrongDirection, roundsForPower80, rounds, runs, n } = answer
    const rows = [
      [words('cli.trial-confirmed'), percent(confirmed)],
      [words('cli.trial-wrong'), percent(wrongDirection)],
      [words('cli.trial-rounds'), roundsForPower80 ?? words('cli.trial-no-rounds')],
    ]
    return {
      json,
      text: [
        words('cli.trial-power', { rounds, runs, n, effect: input.effect }),
        table([words('cli.trial-outcome'), words('cli.trial-often')], rows),
      ].join('\n\n'),
    }
  },
})
