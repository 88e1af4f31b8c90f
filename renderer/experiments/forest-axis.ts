import { scaleLinear } from 'd3-scale'

/** Changes that an axis is marked at, as far as it reaches: 1 is twice as much. */
const MARKS = [-0.8, -0.6, -0.4, -0.2, 0, 0.3, 0.6, 1, 2, 4] as const
/** So that a narrow range is not blown up to the width of the page. */
const LEAST_REACH = Math.log(1.6)
/** Beyond a factor of six an end is cut off: a single round of a rare thing may say anything. */
const MOST_REACH = Math.log(6)

/** Two marks closer than this would run into each other, in pixels. */
const NEAREST = 42
/** So that whatever stands at an end is drawn whole. */
const PAD = 12

export interface Axis {
  readonly width: number
  /** Where a change stands: 0.3 is 30 % more. Held to the axis's ends. */
  readonly x: (change: number) => number
  readonly ticks: readonly number[]
}

const logOf = (change: number) => Math.log(Math.max(1e-9, 1 + change))

/** One log axis for all rounds and their sum, no difference in its middle. */
export function forestAxis(changes: readonly number[], width: number): Axis {
  const farthest = changes.reduce((most, change) => Math.max(most, Math.abs(logOf(change))), LEAST_REACH)
  const reach = Math.min(MOST_REACH, farthest * 1.05)
  const scale = scaleLinear()
    .domain([-reach, reach])
    .range([PAD, width - PAD])
    .clamp(true)
  const place = (change: number) => scale(logOf(change))
  const ticks: number[] = []
  for (const mark of MARKS) {
    const last = ticks.at(-1)
    const isFar = last === undefined || place(mark) - place(last) > NEAREST
    if (Math.abs(logOf(mark)) <= reach && (isFar || mark === 0)) {
      if (!isFar && last !== undefined) ticks.pop()
      ticks.push(mark)
    }
  }
  return { x: place, ticks, width }
}
