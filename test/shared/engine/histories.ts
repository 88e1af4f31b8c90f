import type { EnginePost, Labels, SignalPair } from '../../../shared/engine/index.ts'
import { normalQuantile } from '../../../shared/engine/special.ts'
import type { Numbers } from '../../../shared/history.ts'
import { NO_NUMBERS } from '../../../shared/values.ts'
import { FORMATS, HOOK_KINDS } from '../../../shared/values.ts'

export const PAIR: SignalPair = { light: 'like', deep: ['heart'] }

/** A short film of which nothing else is said. */
export const PLAIN: Labels = {
  format: 'short',
  durationSeconds: 45,
  tags: [],
  hooks: [],
  track: null,
  weekday: null,
  hour: null,
}

/** Numbers between 0 and 1 that look random and are the same every time (mulberry32). */
export function dice(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

export const normals = (roll: () => number) => (): number => normalQuantile(Math.min(1 - 1e-9, Math.max(1e-9, roll())))

const HALF_DAY = 43_200_000

/** A post of a plain channel: one short a half day, at changing hours, nothing counted. */
export function postAt(i: number, numbers: Partial<Numbers> | null, rest: Partial<EnginePost> = {}): EnginePost {
  return {
    id: `post-${i}`,
    at: 1_700_000_000_000 + i * HALF_DAY,
    weekday: 1 + (Math.floor(i / 2) % 7),
    hour: 8 + (i % 12),
    format: 'short',
    durationSeconds: 45,
    tags: [],
    hooks: [],
    track: null,
    numbers: numbers && { ...NO_NUMBERS, ...numbers },
    isUsable: true,
    ...rest,
  }
}

/**
 * A lively history: a level that wanders, labels that matter (`live` brings half the views, tag `travel` 60 % more,
 * `question` doubles the comments), σ = .6 from post to post, and counts drawn around the rates.
 */
export function livelyHistory(length: number, seed = 1): EnginePost[] {
  const roll = dice(seed)
  const normal = normals(roll)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(roll() * list.length)] as T
  const counted = (rate: number) => Math.max(0, Math.round(rate + Math.sqrt(rate) * normal()))
  let level = 7
  return Array.from({ length }, (_, i) => {
    level += 0.03 * normal()
    const format = pick(FORMATS)
    const tags = [pick(['travel', 'food', 'cats']), ...(roll() < 0.3 ? [`rare-${Math.floor(roll() * 20)}`] : [])]
    const hooks = roll() < 0.5 ? [pick(HOOK_KINDS)] : (['question'] as const)
    const gain = (format === 'live' ? Math.log(0.5) : 0) + (tags.includes('travel') ? Math.log(1.6) : 0)
    const views = Math.round(Math.exp(level + gain + 0.6 * normal()))
    const likes = counted(views * 0.05 * Math.exp(0.3 * normal()))
    const asks = hooks.some((kind) => kind === 'question')
    const numbers = {
      views,
      likes,
      hearts: counted(views * 0.01 * Math.exp(0.4 * normal())),
      comments: counted(likes * (asks ? 0.2 : 0.1) * Math.exp(0.3 * normal())),
      completion: 1 / (1 + Math.exp(0.5 + 0.4 * normal())),
    }
    const track = pick(['reach', 'bond', null] as const)
    return postAt(i, numbers, { format, tags, hooks, track, durationSeconds: 20 + Math.floor(roll() * 2000) })
  })
}

/** Views of one plain channel, ln-normal around 1,000 with σ = .7. */
export function viewsHistory(length: number, seed = 1): EnginePost[] {
  const normal = normals(dice(seed))
  return Array.from({ length }, (_, i) => postAt(i, { views: Math.round(1000 * Math.exp(0.7 * normal())) }))
}
