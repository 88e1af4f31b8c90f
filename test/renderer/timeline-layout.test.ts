import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  dropped,
  heightsOf,
  layOut,
  stageOf,
  ticksOf,
  xOf,
  type Flag,
} from '../../renderer/composer/timeline-layout.ts'
import { collisionsOf } from '../../shared/checks/asks.ts'
import { newHook, placementAt } from '../../shared/hooks.ts'
import { blankItem } from '../../shared/items.ts'
import type { Channel, Hook, Placement } from '../../shared/model.ts'
import { HOOK_KINDS, PLACEMENTS } from '../../shared/values.ts'

const PAIR = { light: 'like', deep: ['heart'] } satisfies Pick<Channel, 'light' | 'deep'>
const CHANNEL = { ...PAIR, id: 'c', name: 'c', platform: 'wechat-channels', zone: 'Asia/Shanghai' } as Channel
const stage = stageOf(960, 80, false)
const SIZES = { flag: () => 84, note: () => 160 }

const at = (id: string, kind: Hook['kind'], second: number): Hook => ({
  ...newHook(id, kind, PAIR, null, 80),
  second,
  placement: placementAt(second, 80),
})
const layOf = (hooks: readonly Hook[]) => {
  const item = { ...blankItem('one', 'c'), durationSeconds: 80 }
  const variant = { ...item.variants.A, hooks: [...hooks] }
  return layOut(hooks, collisionsOf(variant, item, CHANNEL), PAIR, stage, SIZES)
}
const laneOf = (flags: readonly Flag[], id: string) =>
  flags.filter(({ hook }) => hook.id === id).map(({ lane }) => lane)

test('a light ask hangs above, a deep one below, a lure stands between, and one that asks for both does both', () => {
  const dual = at('both', 'dual-track', 40)
  const { flags } = layOf([at('light', 'unlock', 10), at('deep', 'golden-line', 20), at('lure', 'suspense', 1), dual])
  expect(laneOf(flags, 'light')).toEqual(['up'])
  expect(laneOf(flags, 'deep')).toEqual(['down'])
  expect(laneOf(flags, 'lure')).toEqual(['mid'])
  expect(laneOf(flags, 'both')).toEqual(['up', 'down'])
})

test('two asks within five seconds are framed from the one to the other', () => {
  const { clashes } = layOf([at('light', 'unlock', 40), at('deep', 'golden-line', 43)])
  expect(clashes).toHaveLength(1)
  expect(clashes[0]).toMatchObject({ left: xOf(40, stage), right: xOf(43, stage) })
  expect(layOf([at('light', 'unlock', 40), at('deep', 'golden-line', 46)]).clashes).toEqual([])
})

test('no flag lies on another, and each stays on the stage, however many there are', () => {
  const anyHook = fc.record({
    kind: fc.constantFrom(...HOOK_KINDS),
    placement: fc.constantFrom<Placement>(...PLACEMENTS),
    second: fc.integer({ min: 0, max: 80 }),
  })
  fc.assert(
    fc.property(fc.array(anyHook, { maxLength: 12 }), (all) => {
      const hooks = all.map(({ kind, placement, second }, index) => {
        const hook = newHook(`h${index}`, kind, PAIR, placement, 80)
        return hook.second === null ? hook : { ...hook, second }
      })
      const { flags, levels } = layOf(hooks)
      for (const [index, flag] of flags.entries()) {
        expect(flag.left).toBeGreaterThanOrEqual(-1)
        expect(flag.left + flag.width).toBeLessThanOrEqual(stage.width + 11)
        // Beyond six rows there is no more room to be had.
        if (flag.level >= 5) continue
        for (const other of flags.slice(index + 1)) {
          const isApart =
            other.lane !== flag.lane ||
            other.level !== flag.level ||
            other.left >= flag.left + flag.width ||
            flag.left >= other.left + other.width
          expect(isApart).toBe(true)
        }
      }
      const heights = heightsOf({ flags, levels, clashes: [] })
      expect(heights.deepRail).toBeGreaterThan(heights.film + heights.filmHeight)
      expect(heights.total).toBeGreaterThan(heights.deepRail)
    }),
  )
})

test('a hook is dropped at a whole second, or a tenth; beside the film it loses its second', () => {
  const hook = at('x', 'unlock', 10)
  expect(dropped(hook, xOf(30.44, stage), 1, stage, 80).second).toBe(30)
  expect(dropped(hook, xOf(30.44, stage), 0.1, stage, 80).second).toBe(30.4)
  expect(dropped(hook, stage.slots.caption + 10, 1, stage, 80)).toMatchObject({ placement: 'caption', second: null })
  expect(dropped(hook, 5, 1, stage, 80)).toMatchObject({ placement: 'cover', second: null })
})

test('the ruler begins at 0 and ends at the end, whatever the length', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 86_400 }), fc.integer({ min: 500, max: 1600 }), (duration, width) => {
      const ticks = ticksOf(stageOf(width, duration, false))
      expect(ticks.at(0)).toBe(0)
      expect(ticks.at(-1)).toBe(duration)
      expect(ticks.length).toBeLessThan(32)
    }),
  )
})

test('pictures have no clock: a hook goes to the beginning, the middle or the end', () => {
  const still = stageOf(960, 60, true)
  const hook = { ...newHook('x', 'save', PAIR, 'ending', null), second: null }
  const half = (still.film.left + still.film.right) / 2
  expect(dropped(hook, half, 1, still, null)).toMatchObject({ placement: 'middle', second: null })
  expect(ticksOf(still)).toEqual([0, 30, 60])
})
