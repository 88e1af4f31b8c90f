import { z } from 'zod'
import { output, query, write } from './calls.ts'
import type { GoalSay } from './engine/index.ts'
import { GOAL_UNITS, type Goal } from './goal.ts'
import { day, format, id, kind, metric, track } from './model.ts'

const draft = z.object({
  channelId: id,
  unit: z.enum(GOAL_UNITS),
  amount: z.number().gt(0).max(50),
  metric: metric.nullable().optional(),
  kind: kind.nullable().optional(),
  track: track.nullable().optional(),
  format: format.nullable().optional(),
  /** Without one: from today on. */
  since: day.optional(),
})

/** Calls about what a channel is to come to; a part of the contract. */
export const goalCalls = {
  /** Oldest first. */
  'goals.list': query(z.object({ channelId: id.optional() }), output<readonly Goal[]>()),
  /** What a goal would take, before it is one; null of a count, and while the history is read. */
  'goals.try': query(draft, output<GoalSay | null>()),
  /** Without an id: a new goal. A known one is written whole; its channel stays. */
  'goals.save': write(draft.extend({ id: id.optional() }), output<Goal>()),
  'goals.remove': write(z.object({ id }), output<{ readonly removed: string }>()),
}
