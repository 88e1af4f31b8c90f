import {
  analyse,
  backtest,
  type BacktestSeries,
  type EnginePost,
  type Patterns,
  type SignalPair,
} from '../../shared/engine/index.ts'
import type { Metric } from '../../shared/model.ts'

/** What the engine can be asked to work out away from the calls: values in, values out. */
export interface EngineTasks {
  analyse: { input: { posts: readonly EnginePost[]; pair: SignalPair }; output: Patterns }
  backtest: {
    input: { posts: readonly EnginePost[]; pair: SignalPair; metric: Metric | null }
    output: readonly BacktestSeries[]
  }
}

/** Runs a task: in a worker thread of the studio's process, or inline in the command line and tests. */
export type Compute = <N extends keyof EngineTasks>(
  name: N,
  input: EngineTasks[N]['input'],
) => Promise<EngineTasks[N]['output']>

const tasks: { readonly [N in keyof EngineTasks]: (input: EngineTasks[N]['input']) => EngineTasks[N]['output'] } = {
  analyse: ({ posts, pair }) => analyse(posts, pair),
  backtest: ({ posts, pair, metric }) => backtest(posts, pair, metric ?? undefined),
}

export const runTask = <N extends keyof EngineTasks>(
  name: N,
  input: EngineTasks[N]['input'],
): EngineTasks[N]['output'] => tasks[name](input)

export const computeInline: Compute = (name, input) => Promise.resolve().then(() => runTask(name, input))
