import { scaleLog } from 'd3-scale'

/** Rounds on a log axis from 1 to what is still counted: beyond it a line ends in an arrow. */
export const MOST_ROUNDS = 60
export const TICKS = [1, 3, 10, 30] as const

/** Where a number of rounds stands between two places. */
export const placeOfRounds = (left: number, right: number): ((rounds: number) => number) =>
  scaleLog().domain([1, MOST_ROUNDS]).range([left, right]).clamp(true)
