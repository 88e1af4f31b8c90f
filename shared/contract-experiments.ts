import { z } from 'zod'
import { job, output, query } from './calls.ts'
import { ALPHAS } from './engine/boundary.ts'
import type { Sensitivity } from './engine/experiment.ts'
import type { PlaceboTrial, PowerTrial, TooFew } from './engine/simulate.ts'
import { id, metric } from './model.ts'
import { TRIED } from './values.ts'

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

/** Calls about experiments; a part of the contract. */
export const experimentCalls = {
  /** What each metric would take to see the smallest effect that matters, the quickest first. */
  'experiments.sensitivity': query(
    z.object({ channelId: id, tried: z.enum(TRIED), smallest, alpha: alpha.optional() }),
    output<{ readonly metrics: readonly Sensitivity[] }>(),
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
