import { useEffect, useState } from 'react'
import type { OutputOf } from '../../shared/contract.ts'
import type { Metric } from '../../shared/model.ts'
import type { AppError } from '../../shared/result.ts'
import { call } from '../client.ts'

/** Factors that are put into ordinary posts, to see how often they are found. */
export const EFFECTS = [1.5, 2, 3] as const
const ROUNDS = 20
const POWER_ROUNDS = 10

export interface Trials {
  readonly placebo: OutputOf<'experiments.aa'>
  readonly powers: readonly { readonly effect: number; readonly trial: OutputOf<'experiments.power'> }[]
}

interface State {
  readonly value: Trials | null
  readonly error: AppError | null
}

/** Tries the verdict out on a channel's own posts. Key the component by channel and metric: nothing of another is shown meanwhile. */
export function useTrial(channelId: string, metric: Metric): State {
  const [state, setState] = useState<State>({ value: null, error: null })
  useEffect(() => {
    const leaving = new AbortController()
    const { signal } = leaving
    const ask = async () => {
      const placebo = await call('experiments.aa', { channelId, metric, rounds: ROUNDS }, { signal })
      if (signal.aborted) return
      if (!placebo.ok) return setState((before) => ({ ...before, error: placebo.error }))
      setState({ value: { placebo: placebo.value, powers: [] }, error: null })
      if (placebo.value.kind === 'too-few') return
      for (const effect of EFFECTS) {
        const power = await call('experiments.power', { channelId, metric, effect, rounds: POWER_ROUNDS }, { signal })
        if (signal.aborted) return
        if (!power.ok) return setState((before) => ({ ...before, error: power.error }))
        const found = { effect, trial: power.value }
        setState(({ value, error }) => ({ value: value && { ...value, powers: [...value.powers, found] }, error }))
      }
    }
    void ask()
    return () => leaving.abort()
  }, [channelId, metric])
  return state
}
