import { useEffect, useState } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import type { Metric } from '../../../shared/model.ts'
import type { AppError } from '../../../shared/result.ts'
import { TEACHING } from '../../../shared/teaching.ts'
import { call, onChange } from '../../client.ts'

export type Backtest = OutputOf<'backtests.run'>

/** Scored posts from which a metric is shown: fewer than the measurements take, since the page says how little they tell. */
export const LEAST_SHOWN = 10

/** Everything heard of each channel, until its posts change: it takes long on long histories. */
const known = new Map<string, Backtest>()
onChange(({ tables }) => {
  if (TEACHING.some((table) => tables.includes(table))) known.clear()
})

interface State {
  /** What was heard so far, in the order asked; of the history before, until something newer is heard. */
  readonly value: Backtest | null
  /** Metrics that are still to come. */
  readonly left: number
  readonly error: AppError | null
}

const together = (a: Backtest | null, b: Backtest): Backtest => ({
  series: [...(a?.series ?? []), ...b.series],
  posts: [...new Map([...(a?.posts ?? []), ...b.posts].map((post) => [post.id, post])).values()],
  judgeable: Math.max(a?.judgeable ?? 0, b.judgeable),
})

/** Forecasts a channel's past posts anew, one metric after the other, and again whenever its history changes. Key the component by channel. */
export function useBacktest(channelId: string, metrics: readonly Metric[]): State {
  const asked = metrics.join()
  const [state, setState] = useState<State>(() => {
    const value = known.get(channelId) ?? null
    return { value, left: value ? 0 : metrics.length, error: null }
  })

  useEffect(() => {
    let leaving = new AbortController()
    const ask = async () => {
      const { signal } = leaving
      const wanted = asked.split(',') as Metric[]
      let value: Backtest | null = null
      for (const [done, metric] of wanted.entries()) {
        const result = await call('backtests.run', { channelId, metric, least: LEAST_SHOWN }, { signal })
        if (signal.aborted) return
        if (!result.ok) {
          setState((before) => ({ ...before, error: result.error }))
          return
        }
        const heard = together(value, result.value)
        value = heard
        const left = wanted.length - done - 1
        if (left === 0) known.set(channelId, heard)
        // Until there is something to show, what was shown stays.
        if (left === 0 || heard.series.length > 0) setState({ value: heard, left, error: null })
        else setState((before) => ({ ...before, left }))
      }
    }
    const stop = onChange(({ tables }) => {
      if (!TEACHING.some((table) => tables.includes(table))) return
      leaving.abort()
      leaving = new AbortController()
      void ask()
    })
    if (!known.has(channelId)) void ask()
    return () => {
      stop()
      leaving.abort()
    }
  }, [channelId, asked])

  return state
}
