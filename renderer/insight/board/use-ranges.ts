import { useEffect, useState } from 'react'
import type { PastForecast } from '../../../shared/engine/index.ts'
import type { Metric } from '../../../shared/model.ts'
import { TEACHING } from '../../../shared/teaching.ts'
import { call, onChange } from '../../client.ts'
import { LEAST_SHOWN } from '../calibration/use-backtest.ts'

type Ranges = ReadonlyMap<string, PastForecast>

/** What was heard, by channel and metric, until a history changes: it takes long on long ones. */
const known = new Map<string, Ranges>()
onChange(({ tables }) => {
  if (TEACHING.some((table) => tables.includes(table))) known.clear()
})

/** The 80 % range that each late post had been forecast with from those before it, by the post's id; null until that is worked out. */
export function useRanges(channelId: string, metric: Metric): Ranges | null {
  const key = `${channelId} ${metric}`
  const [heard, setHeard] = useState<{ readonly key: string; readonly ranges: Ranges } | null>(null)
  useEffect(() => {
    let leaving = new AbortController()
    const ask = async () => {
      const { signal } = leaving
      const result = await call('backtests.run', { channelId, metric, least: LEAST_SHOWN }, { signal })
      // Without it the picture has no band, and says nothing of one.
      if (signal.aborted || !result.ok) return
      const past = result.value.series.filter(({ any }) => any === null).flatMap((one) => one.past)
      const ranges: Ranges = new Map(past.map((one) => [one.id, one]))
      known.set(key, ranges)
      setHeard({ key, ranges })
    }
    const stop = onChange(({ tables }) => {
      if (!TEACHING.some((table) => tables.includes(table))) return
      leaving.abort()
      leaving = new AbortController()
      // What was told of another history is not shown beside this one.
      setHeard(null)
      void ask()
    })
    if (!known.has(key)) void ask()
    return () => {
      stop()
      leaving.abort()
    }
  }, [key, channelId, metric])
  return known.get(key) ?? (heard?.key === key ? heard.ranges : null)
}
