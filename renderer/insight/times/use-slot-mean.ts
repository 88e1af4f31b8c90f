import { useEffect, useState } from 'react'
import type { BacktestSeries } from '../../../shared/engine/index.ts'
import type { Metric } from '../../../shared/model.ts'
import type { AppError } from '../../../shared/result.ts'
import { TEACHING } from '../../../shared/teaching.ts'
import { call, onChange } from '../../client.ts'

/** What was heard of each channel and metric, until posts change. */
const known = new Map<string, BacktestSeries | 'few'>()
onChange(({ tables }) => {
  if (TEACHING.some((table) => tables.includes(table))) known.clear()
})

type Heard = { readonly asked: string; readonly value: BacktestSeries | 'few' | AppError } | null

const isError = (value: BacktestSeries | 'few' | AppError): value is AppError => value !== 'few' && 'code' in value

/** How forecasts from the plain means of weekday and hour did beside ours; `few`: too few posts to compare; null: not yet. */
export function useSlotMean(
  channelId: string,
  metric: Metric,
): { readonly value: BacktestSeries | 'few' | null; readonly error: AppError | null } {
  const asked = `${channelId} ${metric}`
  const [heard, setHeard] = useState<Heard>(null)

  useEffect(() => {
    let leaving = new AbortController()
    const ask = async () => {
      const { signal } = leaving
      const result = await call('backtests.run', { channelId, metric }, { signal })
      if (signal.aborted) return
      if (!result.ok) return setHeard({ asked, value: result.error })
      const value = result.value.series[0] ?? 'few'
      known.set(asked, value)
      setHeard({ asked, value })
    }
    const stop = onChange(({ tables }) => {
      if (!TEACHING.some((table) => tables.includes(table))) return
      leaving.abort()
      leaving = new AbortController()
      void ask()
    })
    if (!known.has(asked)) void ask()
    return () => {
      stop()
      leaving.abort()
    }
  }, [channelId, metric, asked])

  const value = known.get(asked) ?? (heard?.asked === asked ? heard.value : null)
  return value !== null && isError(value) ? { value: null, error: value } : { value, error: null }
}
