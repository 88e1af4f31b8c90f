import { useEffect, useState } from 'react'
import type { OutputOf, Progress } from '../../shared/contract.ts'
import type { AppError } from '../../shared/result.ts'
import { call, onChange } from '../client.ts'

export type Backtest = OutputOf<'backtests.run'>

/** Scored posts from which a metric is shown: fewer than the measurements take, since the page says how little they tell. */
export const LEAST_SHOWN = 10

/** What the past is judged from. */
const PAST = ['channel', 'post', 'snapshot', 'verdict']

/** The last answer of each channel, until its posts change: it takes seconds on long histories. */
const known = new Map<string, Backtest>()
onChange(({ tables }) => {
  if (tables.some((table) => PAST.includes(table))) known.clear()
})

interface State {
  /** Of the last asked history; kept while a newer one is worked out. */
  readonly value: Backtest | null
  readonly error: AppError | null
  readonly progress: Progress | null
}

/** Forecasts a channel's past posts anew, again whenever its history changes. Key the component by channel. */
export function useBacktest(channelId: string): State {
  const [state, setState] = useState<State>({ value: known.get(channelId) ?? null, error: null, progress: null })

  useEffect(() => {
    let leaving = new AbortController()
    const ask = async () => {
      const { signal } = leaving
      setState((before) => ({ ...before, error: null }))
      const onProgress = (progress: Progress) => {
        if (!signal.aborted) setState((before) => ({ ...before, progress }))
      }
      const result = await call('backtests.run', { channelId, least: LEAST_SHOWN }, { signal, onProgress })
      if (signal.aborted) return
      if (result.ok) known.set(channelId, result.value)
      setState(({ value }) =>
        result.ok
          ? { value: result.value, error: null, progress: null }
          : { value, error: result.error, progress: null },
      )
    }
    const stop = onChange(({ tables }) => {
      if (!tables.some((table) => PAST.includes(table))) return
      leaving.abort()
      leaving = new AbortController()
      void ask()
    })
    if (!known.has(channelId)) void ask()
    return () => {
      stop()
      leaving.abort()
    }
  }, [channelId])

  return state
}
