import { scaleLinear } from 'd3-scale'
import type { Known } from './words.ts'

/** As the engine holds shares from the ends of the logit. */
const [LEAST, MOST] = [0.002, 0.998]
const SHARES = [0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99]
const STEPS = [1, 2, 5]
/** Free room around what is shown, of the whole. */
const ROOM = 0.04
/** Of the posts, so many at each end may stand at the edge. */
const BEYOND = 0.005

const logit = (share: number) => {
  const held = Math.min(MOST, Math.max(LEAST, share))
  return Math.log(held / (1 - held))
}

interface Tick {
  readonly value: number
  readonly at: number
}

/** Completion on a logit from left to right, deep rate on a log from below. */
export interface Plane {
  readonly x: (completion: number) => number
  /** A post without any stands at the lower edge: a log has no zero. */
  readonly y: (deep: number) => number
  readonly middle: { readonly x: number; readonly y: number }
  readonly xTicks: readonly Tick[]
  readonly yTicks: readonly Tick[]
  readonly hasZero: boolean
}

export interface Frame {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

function ends(values: readonly number[], always: readonly number[]): readonly [number, number] {
  const ordered = values.toSorted((a, b) => a - b)
  const at = (share: number) => ordered[Math.round(share * (ordered.length - 1))]
  const [low, high] = [at(BEYOND) ?? 0, at(1 - BEYOND) ?? 1]
  const [from, to] = [Math.min(low, ...always), Math.max(high, ...always)]
  const room = Math.max((to - from) * ROOM, 1e-3)
  return [from - room, to + room]
}

/** Values that stand far enough from each other and from the one in the middle. */
function apart(values: readonly number[], scale: (value: number) => number, from: number, gap: number): Tick[] {
  const ticks: Tick[] = []
  for (const value of values) {
    const at = scale(value)
    if (Math.abs(at - from) >= gap && ticks.every((tick) => Math.abs(tick.at - at) >= gap)) ticks.push({ value, at })
  }
  return ticks
}

export function planeOf({ usual, recent, dots }: Known, frame: Frame): Plane {
  const all = (name: 'completion' | 'deep') => [...dots[name], ...recent.map((post) => post[name])]
  const shares = ends(all('completion').map(logit), [
    logit(usual.completion),
    ...recent.map(({ completion }) => logit(completion)),
  ])
  const rates = all('deep').filter((rate) => rate > 0)
  const logs = ends(rates.map(Math.log), [
    Math.log(usual.deep),
    ...recent.flatMap(({ deep }) => (deep > 0 ? [Math.log(deep)] : [])),
  ])
  const hasZero = all('deep').includes(0)
  const across = scaleLinear(shares, [frame.left, frame.right]).clamp(true)
  const up = scaleLinear(logs, [frame.bottom - (hasZero ? 24 : 0), frame.top]).clamp(true)
  const x = (completion: number) => across(logit(completion))
  const y = (deep: number) => (deep > 0 ? up(Math.log(deep)) : frame.bottom - 7)
  const middle = { x: x(usual.completion), y: y(usual.deep) }
  const isIn = (value: number, [from, to]: readonly [number, number]) => value > from && value < to
  const powers = Array.from({ length: 9 }, (_, i) => 10 ** (i - 8)).flatMap((power) =>
    STEPS.map((step) => step * power),
  )
  return {
    x,
    y,
    middle,
    hasZero,
    xTicks: apart(
      SHARES.filter((share) => isIn(logit(share), shares)),
      x,
      middle.x,
      46,
    ),
    yTicks: apart(
      powers.filter((rate) => isIn(Math.log(rate), logs)),
      y,
      middle.y,
      26,
    ),
  }
}
