import { createHash } from 'node:crypto'
import fc from 'fast-check'
import type { InputOf } from '../../shared/contract.ts'
import type { Item } from '../../shared/model.ts'
import { addDays, type Day, type TimeOfDay } from '../../shared/time.ts'
import { makeWorld, type World } from '../support/world.ts'

const FIRST: Day = '2026-11-23'
const TIMES: readonly TimeOfDay[] = ['08:30', '12:00', '20:00', '23:59']
const TITLES = ['兰州凌晨四点的一碗面', '把房车停在青海湖边过一夜', '👩‍👩‍👧 emoji', '', "'; DROP TABLE item; --"]

/** One thing a planner does; `pick` chooses among what is there. */
type Act =
  | {
      readonly do: 'add'
      readonly title: number
      readonly day: number | null
      readonly time: number
      readonly withB: boolean
    }
  | {
      readonly do: 'move' | 'unplan' | 'copy' | 'remove' | 'publish' | 'drop'
      readonly pick: number
      readonly day: number
      readonly time: number
    }
  | { readonly do: 'hook' | 'unhook' | 'retitle' | 'label'; readonly pick: number; readonly title: number }
  | { readonly do: 'numbers' | 'setAside' | 'removePost'; readonly pick: number; readonly count: number }
  | { readonly do: 'dismiss'; readonly pick: number }
  | { readonly do: 'undo' | 'redo' }

const pick = fc.nat(1000)
const day = fc.nat(9)
const timeIndex = fc.nat(TIMES.length - 1)
const title = fc.nat(TITLES.length - 1)
const acts: fc.Arbitrary<Act> = fc.oneof(
  fc.record({ do: fc.constant('add' as const), title, day: fc.option(day), time: timeIndex, withB: fc.boolean() }),
  fc.record({
    do: fc.constantFrom(
      'move' as const,
      'unplan' as const,
      'copy' as const,
      'remove' as const,
      'publish' as const,
      'drop' as const,
    ),
    pick,
    day,
    time: timeIndex,
  }),
  fc.record({
    do: fc.constantFrom('hook' as const, 'unhook' as const, 'retitle' as const, 'label' as const),
    pick,
    title,
  }),
  fc.record({
    do: fc.constantFrom('numbers' as const, 'setAside' as const, 'removePost' as const),
    pick,
    count: fc.nat(100_000),
  }),
  fc.record({ do: fc.constant('dismiss' as const), pick }),
  fc.record({ do: fc.constantFrom('undo' as const, 'redo' as const) }),
)

/** Every row that undo answers for, byte by byte. Seals and settings stay outside undo. */
async function digest(world: World): Promise<string> {
  const { base64 } = await world.call('exports.make', { what: 'all', as: 'json' })
  const { tables } = JSON.parse(Buffer.from(base64, 'base64').toString()) as { tables: Record<string, unknown> }
  const { seal: _, setting: __, ...undoable } = tables
  return createHash('sha256').update(JSON.stringify(undoable)).digest('hex')
}

const one = <T>(list: readonly T[], index: number): T | undefined => list[index % Math.max(1, list.length)]
const allItems = async (world: World): Promise<readonly Item[]> => [
  ...(await world.call('items.between', { from: FIRST, to: addDays(FIRST, 60) })),
  ...(await world.call('items.undated', {})),
]

/** Does one act; what the studio refuses in words (a published item does not move) is part of life. */
async function doAct(world: World, channelId: string, act: Act, serial: number): Promise<void> {
  const { studio } = world
  const items = 'pick' in act ? await allItems(world) : []
  const item = 'pick' in act ? one(items, act.pick) : undefined
  const { posts } = 'count' in act ? await world.call('posts.search', {}) : { posts: [] }
  const post = 'count' in act ? one(posts, act.pick) : undefined
  const save = (draft: InputOf<'items.save'>['item']) => studio.call('items.save', { item: draft })
  const slotOf = (choice: { day: number; time: number }) => ({
    day: addDays(FIRST, choice.day),
    time: TIMES[choice.time] ?? null,
  })
  switch (act.do) {
    case 'add': {
      const slot = act.day === null ? {} : slotOf({ day: act.day, time: act.time })
      const B = act.withB ? { title: TITLES[act.title] ?? '', hooks: [hookOf(`b${serial}`)] } : null
      await save({
        channelId,
        title: TITLES[act.title] ?? '',
        ...slot,
        variants: { A: { hooks: [hookOf(`a${serial}`)] }, B },
      })
      break
    }
    case 'undo':
    case 'redo':
      await studio.call(`history.${act.do}`, {})
      break
    case 'numbers':
      if (post) await studio.call('posts.addNumbers', { id: post.id, numbers: { likes: act.count } })
      break
    case 'setAside':
      if (post)
        await studio.call('posts.label', { ids: [post.id], excludedBecause: post.excludedBecause ? null : '买赞' })
      break
    case 'removePost':
      if (post) await studio.call('posts.remove', { ids: [post.id] })
      break
    default:
      if (item) await changeItem(world, item, act, serial, slotOf, save)
  }
}

async function changeItem(
  { studio }: World,
  item: Item,
  act: Exclude<Extract<Act, { pick: number }>, { count: number }>,
  serial: number,
  slotOf: (choice: { day: number; time: number }) => { day: Day; time: TimeOfDay | null },
  save: (draft: InputOf<'items.save'>['item']) => Promise<unknown>,
): Promise<void> {
  const { id, channelId, revision, variants } = item
  switch (act.do) {
    case 'move':
      return void (await studio.call('items.move', { id, to: slotOf(act) }))
    case 'unplan':
      return void (await studio.call('items.move', { id, to: null }))
    case 'copy':
      return void (await studio.call('items.duplicate', { id }))
    case 'remove':
      return void (await studio.call('items.remove', { ids: [id] }))
    case 'publish':
      return void (await studio.call('items.publish', { id }))
    case 'drop':
      return void (await save({ id, channelId, revision, status: 'dropped' }))
    case 'retitle':
      return void (await save({ id, channelId, title: TITLES[act.title] ?? '' }))
    case 'label':
      return void (await save({ id, channelId, tags: [`t${act.title}`], target: { metric: 'likeRate', value: 0.03 } }))
    case 'hook':
      return void (await save({
        id,
        channelId,
        variants: { A: { hooks: [...variants.A.hooks, hookOf(`h${serial}`)] } },
      }))
    case 'unhook':
      return void (await save({ id, channelId, variants: { A: { hooks: variants.A.hooks.slice(1) } } }))
    case 'dismiss':
      return void (await studio.call('dismissals.add', { code: 'no-opening-hook', itemId: id, reason: '故意' }))
  }
}

const hookOf = (id: string) => ({
  id,
  kind: 'threshold' as const,
  placement: 'ending' as const,
  second: null,
  signal: 'like' as const,
  words: '点赞过 50,开直播拆解',
  options: null,
  lines: null,
  promise: { signal: 'like' as const, threshold: 50, what: '拆解', by: '2026-12-01' as const, outcome: null },
})

/** Undoes all that can be undone; answers how many steps that were. */
async function undoAll(world: World): Promise<number> {
  for (let steps = 0; ; steps += 1) {
    const { undone } = await world.call('history.undo', {})
    if (!undone) return steps
  }
}

/** `count` random sequences of up to 30 acts: undone to the byte-equal start, redone to the byte-equal end. */
export async function torture({
  count,
  seed,
}: {
  count: number
  seed: number
}): Promise<{ failed: number; skipped: number }> {
  let failed = 0
  const sequences = fc.sample(fc.array(acts, { minLength: 1, maxLength: 30 }), { numRuns: count, seed })
  for (const [index, sequence] of sequences.entries()) {
    const world = makeWorld()
    try {
      const { id } = await world.call('channels.save', { name: '火锅', platform: 'wechat-channels' })
      await world.call('history.undo', {})
      const start = await digest(world)
      await world.call('history.redo', {})
      for (const [serial, each] of sequence.entries()) {
        await doAct(world, id, each, serial)
        world.pass(3)
      }
      const end = await digest(world)
      if (index % 4 === 0) await world.restart()
      const steps = await undoAll(world)
      const atStart = await digest(world)
      let redone = 0
      while (redone < steps && (await world.call('history.redo', {})).redone) redone += 1
      // What a later `redo` in the acts left undone stays so: redo only what was undone here.
      const atEnd = await digest(world)
      const { ok } = await world.call('workspace.verify', {})
      if (atStart !== start || atEnd !== end || redone !== steps || !ok) {
        failed += 1
        process.stderr.write(`sequence ${index}: ${JSON.stringify(sequence)}\n`)
      }
    } catch (error) {
      failed += 1
      process.stderr.write(`sequence ${index}: ${String(error)} ${JSON.stringify(sequence)}\n`)
    } finally {
      await world.end()
    }
  }
  return { failed, skipped: 0 }
}
