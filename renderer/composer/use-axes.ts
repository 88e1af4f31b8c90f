import { useState } from 'react'
import type { Channel, Item, Metric } from '../../shared/model.ts'
import type { Side } from './ForecastRows.tsx'
import { isDoubled, metricTone } from './metric-names.ts'

/** Ends of a log axis. */
export type Axis = readonly [low: number, high: number]

/** A target of 点赞率 is one of the light rate where that is what the channel counts as light. */
export const sameMetric = (target: Metric, metric: Metric, channel: Pick<Channel, 'light' | 'deep'>): boolean =>
  target === metric ||
  (isDoubled(target, channel) &&
    metricTone(target, channel) === (metric === 'lightRate' ? 'light' : metric === 'deepRate' ? 'deep' : ''))

/** Dots further out than this stand at the end of the axis, so that one viral post does not press all else together. */
const FURTHEST = 6

/** The axes of the bars: fixed when first seen, widened where something no longer fits, so that a bar moves when its forecast does. */
export function useAxes(sides: readonly Side[], target: Item['target'], channel: Channel): ReadonlyMap<Metric, Axis> {
  const [axes, setAxes] = useState<ReadonlyMap<Metric, Axis>>(new Map())
  const wider = new Map(axes)
  for (const { forecasts, similar } of sides) {
    for (const forecast of forecasts) {
      if (forecast.kind === 'unknown' || forecast.high <= 0) continue
      const { metric, median } = forecast
      const aim = target && sameMetric(target.metric, metric, channel) ? target.value : median
      const low = Math.min(forecast.low > 0 ? forecast.low : median / 10, aim || median)
      const high = Math.max(forecast.high, aim)
      const dots = similar.flatMap(({ values }) => values[metric] ?? []).filter((value) => value > 0)
      const from = Math.max(low / FURTHEST, Math.min(low, ...dots))
      const to = Math.min(high * FURTHEST, Math.max(high, ...dots))
      const known = wider.get(metric)
      if (!known || from < known[0] || to > known[1])
        wider.set(metric, [
          Math.min(Math.max(low / FURTHEST, Math.min(low / 2, from / 1.1)), known?.[0] ?? Infinity),
          Math.max(Math.min(high * FURTHEST, Math.max(high * 2, to * 1.1)), known?.[1] ?? 0),
        ])
    }
  }
  const isWider = [...wider].some(([metric, axis]) => axes.get(metric) !== axis)
  // Kept from one forecast to the next, and needed in this very drawing.
  if (isWider) setAxes(wider)
  return wider
}
