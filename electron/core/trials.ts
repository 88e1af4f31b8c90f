import type { DecodedOf, OutputOf } from '../../shared/contract.ts'
import type { Alpha, Trial } from '../../shared/engine/index.ts'
import type { Context, Job } from './context.ts'

const ALPHA: Alpha = 0.05

export async function sensitivity(
  { channelId, tried, smallest, alpha = ALPHA }: DecodedOf<'experiments.sensitivity'>,
  { patterns }: Context,
): Promise<OutputOf<'experiments.sensitivity'>> {
  return { tried, smallest, metrics: await patterns.sensitivity(channelId, { tried, smallest, alpha }) }
}

const trialOf = ({ rounds = 20, runs = 1000, seed = 1, alpha = ALPHA }: DecodedOf<'experiments.aa'>): Trial => ({
  rounds,
  runs,
  seed,
  alpha,
})

export const runPlacebo = (
  input: DecodedOf<'experiments.aa'>,
  { patterns }: Job,
): Promise<OutputOf<'experiments.aa'>> =>
  patterns.ask('placebo', input.channelId, { metric: input.metric, trial: trialOf(input) })

export const runPower = (
  input: DecodedOf<'experiments.power'>,
  { patterns }: Job,
): Promise<OutputOf<'experiments.power'>> =>
  patterns.ask('power', input.channelId, {
    metric: input.metric,
    trial: trialOf({ ...input, rounds: input.rounds ?? 10 }),
    effect: input.effect,
  })
