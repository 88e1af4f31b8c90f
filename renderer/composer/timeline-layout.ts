import type { Collision } from '../../shared/checks/asks.ts'
import { hookAt, hookIn, inViewerOrder, isOnFilm, momentOn, railsOf } from '../../shared/hooks.ts'
import type { Channel, Hook, Placement } from '../../shared/model.ts'

/** Places off the film, left and right of it, in the order in which a viewer meets them. */
const BEFORE = ['cover', 'title'] as const
const AFTER = ['caption', 'pinned'] as const
export type SlotName = (typeof BEFORE)[number] | (typeof AFTER)[number]
export const SLOTS: readonly SlotName[] = [...BEFORE, ...AFTER]

/** Where things stand across, in pixels: one stage for the film and what is around it. */
export interface Stage {
  readonly width: number
  readonly isNarrow: boolean
  readonly slotWidth: number
  readonly slots: Readonly<Record<SlotName, number>>
  readonly film: { readonly left: number; readonly right: number }
  /** Seconds that the film is long, or is taken to be. */
  readonly duration: number
  /** Pictures have a beginning, a middle and an end, but no clock. */
  readonly isStill: boolean
}

const NARROW = 760
const GAP = 10

export function stageOf(width: number, duration: number, isStill: boolean): Stage {
  const isNarrow = width < NARROW
  const slotWidth = isNarrow ? 52 : 96
  const film = { left: 2 * slotWidth + GAP, right: width - 2 * slotWidth - GAP }
  const slots = { cover: 0, title: slotWidth, caption: film.right + GAP, pinned: film.right + GAP + slotWidth }
  return { width, isNarrow, slotWidth, slots, film, duration, isStill }
}

export const xOf = (second: number, { film, duration }: Stage): number =>
  film.left + (Math.min(second, duration) / duration) * (film.right - film.left)

/** The hook where it is dropped: at a second of the film (to `grain` seconds), or in a slot beside it. */
export function dropped(hook: Hook, x: number, grain: number, stage: Stage, duration: number | null): Hook {
  const { film, slots, slotWidth } = stage
  const slot = SLOTS.find((name) => x >= slots[name] && x < slots[name] + slotWidth)
  if (slot) return hookIn(hook, slot, duration)
  const share = (x - film.left) / (film.right - film.left)
  if (stage.isStill) return hookIn(hook, share < 1 / 4 ? 'opening' : share > 3 / 4 ? 'ending' : 'middle', null)
  return hookAt(hook, Math.round((share * stage.duration) / grain) * grain, stage.duration)
}

/** Steps of the ruler: the first that leaves a label room. */
const STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 1800, 3600]
const LABEL_ROOM = 56

export function ticksOf(stage: Stage): number[] {
  if (stage.isStill) return [0, stage.duration / 2, stage.duration]
  const perSecond = (stage.film.right - stage.film.left) / stage.duration
  const step = STEPS.find((seconds) => seconds * perSecond >= LABEL_ROOM) ?? 7200
  const inner = Array.from({ length: Math.ceil(stage.duration / step) }, (_, i) => i * step)
  // The end always has its label; one that would touch it goes.
  return [...inner.filter((second) => (stage.duration - second) * perSecond >= LABEL_ROOM * 0.8), stage.duration]
}

export type Lane = 'up' | 'mid' | 'down'

/** What hangs from a pin: above the light rail, below the deep one, or between them. */
export interface Flag {
  readonly hook: Hook
  readonly lane: Lane
  /** The deep half of an ask that has both: drawn, but the other half is the one to take hold of. */
  readonly isSecond: boolean
  readonly x: number
  readonly left: number
  readonly width: number
  /** Rows away from the rail. */
  readonly level: number
}

interface Clash {
  readonly collision: Collision
  readonly left: number
  readonly right: number
  /** Where its sentence fits into the film, or only its mark; null: neither does. */
  readonly note: { readonly left: number; readonly isMark: boolean } | null
}

export interface Layout {
  readonly flags: readonly Flag[]
  readonly clashes: readonly Clash[]
  readonly levels: Readonly<Record<Lane, number>>
}

interface Sizes {
  readonly flag: (hook: Hook) => number
  readonly note: (collision: Collision) => number
}

const MOST_LEVELS = 6
const BETWEEN = 4
/** Width of a collision's mark without its sentence. */
export const MARK = 24
/** Ink of a pin: a flag covers it. */
const PIN = 2

interface Taken {
  readonly from: number
  readonly to: number
}

/** Which hook hangs where, no two on top of each other, each on the side of its pin that has room. */
export function layOut(
  hooks: readonly Hook[],
  collisions: readonly Collision[],
  channel: Pick<Channel, 'light' | 'deep'>,
  stage: Stage,
  sizes: Sizes,
): Layout {
  const taken: Record<Lane, Taken[][]> = { up: [], mid: [], down: [] }
  const counts: Partial<Record<Placement, number>> = {}
  const flags: Flag[] = []

  for (const hook of inViewerOrder(hooks, stage.duration)) {
    const nth = counts[hook.placement] ?? 0
    counts[hook.placement] = nth + 1
    const moment = momentOn(hook, stage.duration)
    const x = moment === null ? stage.slots[hook.placement as SlotName] + 4 + 6 * nth : xOf(moment, stage)
    const rails = railsOf(hook, channel)
    const lanes: Lane[] = [...(rails.light ? ['up' as const] : []), ...(rails.deep ? ['down' as const] : [])]
    for (const [index, lane] of (lanes.length > 0 ? lanes : ['mid' as const]).entries()) {
      const bounds = boundsOf(hook, stage)
      flags.push({ hook, lane, isSecond: index > 0, x, ...hang(x, sizes.flag(hook), lane, bounds, taken[lane]) })
    }
  }
  const clashes = collisions.map((collision): Clash => clashOf(collision, stage, sizes, taken.mid))
  const levels = { up: taken.up.length || 1, mid: taken.mid.length || 1, down: taken.down.length || 1 }
  return { flags, clashes, levels }
}

const boundsOf = ({ placement }: Hook, { film, slots, slotWidth }: Stage): Taken =>
  isOnFilm(placement)
    ? { from: film.left - 4, to: film.right + 4 }
    : { from: slots[placement as SlotName], to: slots[placement as SlotName] + slotWidth + GAP }

function hang(x: number, width: number, lane: Lane, bounds: Taken, levels: Taken[][]) {
  const right = lane === 'mid' ? x : x - PIN / 2
  const both = [right, x + PIN / 2 - width]
  // Towards the middle: that is where the room is.
  const sides = (x > (bounds.from + bounds.to) / 2 ? both.toReversed() : both).filter(
    (left) => left >= bounds.from - 1 && left + width <= bounds.to + 1,
  )
  const places = sides.length > 0 ? sides : [Math.max(bounds.from, Math.min(right, bounds.to - width))]
  for (let level = 0; level < MOST_LEVELS; level++) {
    const row = (levels[level] ??= [])
    const left = places.find((from) => isFree(row, from, from + width))
    if (left === undefined) continue
    row.push({ from: left, to: left + width })
    return { left, width, level }
  }
  return { left: places[0] ?? right, width, level: MOST_LEVELS - 1 }
}

const isFree = (row: readonly Taken[], from: number, to: number) =>
  row.every((other) => to + BETWEEN <= other.from || from >= other.to + BETWEEN)

function clashOf(collision: Collision, stage: Stage, sizes: Sizes, mid: Taken[][]): Clash {
  const xs = hooksOf(collision).map((hook) => {
    const moment = momentOn(hook, stage.duration)
    return moment === null ? stage.slots[hook.placement as SlotName] + 4 : xOf(moment, stage)
  })
  // Two at the very same second still want a frame that can be seen.
  const left = Math.min(...xs) - (Math.max(...xs) - Math.min(...xs) < 6 ? 4 : 0)
  const right = Math.max(Math.max(...xs), left + 8)
  const row = (mid[0] ??= [])
  for (const width of [sizes.note(collision), MARK]) {
    const from = [left - 6 - width, right + 6].find(
      (start) => start >= stage.film.left && start + width <= stage.film.right && isFree(row, start, start + width),
    )
    if (from === undefined) continue
    row.push({ from, to: from + width })
    return { collision, left, right, note: { left: from, isMark: width === MARK } }
  }
  return { collision, left, right, note: null }
}

const hooksOf = (collision: Collision): readonly Hook[] =>
  collision.form === 'near' ? [collision.light, collision.deep] : [collision.hook]

const FLAG_ROW = 28

/** Heights of one version's stage: flags, light rail, film, deep rail, flags. */
export function heightsOf({ levels }: Layout) {
  const lightRail = 6 + levels.up * FLAG_ROW + 8
  const film = lightRail + 10
  const filmHeight = 38 + (levels.mid - 1) * FLAG_ROW
  const deepRail = film + filmHeight + 8
  const flagTop = (lane: Lane, level: number) =>
    lane === 'up'
      ? 6 + (levels.up - 1 - level) * FLAG_ROW
      : lane === 'down'
        ? deepRail + 14 + level * FLAG_ROW
        : film + 7 + level * FLAG_ROW
  return { lightRail, film, filmHeight, deepRail, flagTop, total: deepRail + 14 + levels.down * FLAG_ROW + 2 }
}
