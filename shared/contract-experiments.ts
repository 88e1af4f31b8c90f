import { z } from 'zod'
import { job, output, query, write } from './calls.ts'
import {
  ALPHAS,
  type PlaceboTrial,
  type PowerTrial,
  type Reading,
  type Sensitivity,
  type TooFew,
} from './engine/index.ts'
import type { ArmName, Experiment, ExperimentRow, ExperimentState, Round, RoundRow } from './experiment.ts'
import { id, metric, text } from './model.ts'
import { TRIED, type Tried } from './values.ts'

const alpha = z.union([z.literal(ALPHAS[0]), z.literal(ALPHAS[1])])
/** 1.3 is 30 % more. */
const smallest = z.number().gt(1).max(20)
const trial = z.object({
  channelId: id,
  metric,
  rounds: z.int().min(1).max(60).optional(),
  runs: z.int().min(1).max(10_000).optional(),
  seed: z.int().min(0).max(4_294_967_295).optional(),
  alpha: alpha.optional(),
})

const design = z.object({
  /** Without one: a new experiment. */
  id: id.optional(),
  channelId: id,
  name: text(200).min(1),
  tried: z.enum(TRIED),
  a: text(200).optional(),
  b: text(200).optional(),
  metric,
  smallest: smallest.optional(),
  alpha: alpha.optional(),
  plannedRounds: z.int().min(1).max(100).nullable().optional(),
  isAfterwards: z.boolean().optional(),
})

/** Calls about experiments; a part of the contract. */
export const experimentCalls = {
  /** The newest first, each with what it says now. */
  'experiments.list': query(
    z.object({ channelId: id.optional() }),
    output<{ readonly experiments: readonly ExperimentRow[] }>(),
  ),
  /** `alsoSeen`: the other metrics of the channel, none of which can be confirmed. */
  'experiments.get': query(
    z.object({ id, alsoSeen: z.boolean().optional() }),
    output<{
      readonly experiment: Experiment
      readonly state: ExperimentState
      readonly reading: Reading
      /** In the order of their positions. */
      readonly rounds: readonly RoundRow[]
      /** Items and posts of the rounds, as far as they are still there. */
      readonly arms: readonly ArmName[]
      readonly alsoSeen: readonly Pick<Reading, 'metric' | 'verdict'>[]
    }>(),
  ),
  /** Once it has a round, what it asks (channel, factor, metric, smallest effect, α, before or 事后) stays as it is. */
  'experiments.save': write(design, output<Experiment>()),
  /** The next round, of two items: tosses the coin, and swaps their slots where the board has them the other way round. */
  'experiments.schedule': write(z.object({ id, a: id, b: id }), output<Round>()),
  /** Rounds of posts that are out already, for an experiment registered afterwards. */
  'experiments.register': write(
    z.object({
      id,
      pairs: z
        .array(z.object({ a: id, b: id }))
        .min(1)
        .max(200),
    }),
    output<readonly Round[]>(),
  ),
  /** Takes a round back before it is out; scheduled again, its coin falls the same way. */
  'experiments.withdraw': write(z.object({ roundId: id }), output<{ readonly removed: string }>()),
  /** The creator's own conclusion; the computed one stays beside it. */
  'experiments.conclude': write(
    z.object({ id, better: z.enum(['A', 'B', 'same', 'unclear']), conclusion: text(2000) }),
    output<Experiment>(),
  ),
  /** More rounds after all; what was concluded is kept until it is concluded again. */
  'experiments.reopen': write(z.object({ id }), output<Experiment>()),
  /** With its rounds; items and posts stay. */
  'experiments.remove': write(z.object({ id }), output<{ readonly removed: string }>()),
  /** What each metric would take to see the smallest effect that matters, the quickest first; and of which terms that is. */
  'experiments.sensitivity': query(
    z.object({ channelId: id, tried: z.enum(TRIED), smallest, alpha: alpha.optional() }),
    output<{ readonly tried: Tried; readonly smallest: number; readonly metrics: readonly Sensitivity[] }>(),
  ),
  /** Experiments on the channel's own posts in which A and B differ in nothing: how often each rule is fooled. */
  'experiments.aa': job(trial, output<PlaceboTrial | TooFew>()),
  /** The same with an effect put into B: 2 is twice as much. */
  'experiments.power': job(
    trial.extend({
      effect: z
        .number()
        .gt(0)
        .max(100)
        .refine((factor) => factor !== 1, 'effect.none'),
    }),
    output<PowerTrial | TooFew>(),
  ),
}
