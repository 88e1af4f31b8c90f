import fc from 'fast-check'
import type { CallName, InputOf, OutputOf } from '../../shared/contract.ts'
import type { Item } from '../../shared/model.ts'
import type { Result } from '../../shared/result.ts'
import { addDays, type Day, type TimeOfDay } from '../../shared/time.ts'

const FIRST: Day = '2026-11-23'
const TIMES: readonly TimeOfDay[] = ['08:30', '12:00', '20:00', '23:59']
const TITLES = ['兰州凌晨四点的一碗面', '把房车停在青海湖边过一夜', '👩‍👩‍👧 emoji', '', "'; DROP TABLE item; --"]

/** One thing a planner does; `pick` chooses among what is there. */
export type Act =
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
const act: fc.Arbitrary<Act> = fc.oneof(
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

/** `count` plans of up to 30 acts. */
export const plansOf = (count: number, seed: number): readonly (readonly Act[])[] =>
  fc.sample(fc.array(act, { minLength: 1, maxLength: 30 }), { numRuns: count, seed })

/** Asks the studio, and hands on what it says. */
export type Hand = <N extends CallName>(name: N, input: InputOf<N>) => Promise<Result<OutputOf<N>>>

/** The value, or a throw: for what must go well. */
export async function mustBe<T>(asked: Promise<Result<T>>): Promise<T> {
  const result = await asked
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}

const one = <T>(list: readonly T[], index: number): T | undefined => list[index % Math.max(1, list.length)]
const allItems = async (hand: Hand): Promise<readonly Item[]> => [
  ...(await mustBe(hand('items.between', { from: FIRST, to: addDays(FIRST, 60) }))),
  ...(await mustBe(hand('items.undated', {}))),
]

/** Does one act; what the studio refuses in words (a published item does not move) is part of life. */
export async function doAct(hand: Hand, channelId: string, todo: Act, serial: number): Promise<void> {
  const items = 'pick' in todo ? await allItems(hand) : []
  const item = 'pick' in todo ? one(items, todo.pick) : undefined
  const { posts } = 'count' in todo ? await mustBe(hand('posts.search', {})) : { posts: [] }
  const post = 'count' in todo ? one(posts, todo.pick) : undefined
  switch (todo.do) {
    case 'add': {
      const slot = todo.day === null ? {} : slotOf({ day: todo.day, time: todo.time })
      const words = TITLES[todo.title] ?? ''
      const B = todo.withB ? { title: words, hooks: [hookOf(`b${serial}`)] } : null
      const variants = { A: { hooks: [hookOf(`a${serial}`)] }, B }
      await hand('items.save', { item: { channelId, title: words, ...slot, variants } })
      break
    }
    case 'undo':
    case 'redo':
      await hand(`history.${todo.do}`, {})
      break
    case 'numbers':
      if (post) await hand('posts.addNumbers', { id: post.id, numbers: { likes: todo.count } })
      break
    case 'setAside':
      if (post) await hand('posts.label', { ids: [post.id], excludedBecause: post.excludedBecause ? null : '买赞' })
      break
    case 'removePost':
      if (post) await hand('posts.remove', { ids: [post.id] })
      break
    default:
      if (item) await changeItem(hand, item, todo, serial)
  }
}

const slotOf = (choice: { readonly day: number; readonly time: number }) => ({
  day: addDays(FIRST, choice.day),
  time: TIMES[choice.time] ?? null,
})

async function changeItem(
  hand: Hand,
  item: Item,
  todo: Exclude<Extract<Act, { pick: number }>, { count: number }>,
  serial: number,
): Promise<unknown> {
  const { id, channelId, revision, variants } = item
  const { hooks } = variants.A
  const save = (draft: Partial<InputOf<'items.save'>['item']>) =>
    hand('items.save', { item: { id, channelId, ...draft } })
  switch (todo.do) {
    case 'move':
      return hand('items.move', { id, to: slotOf(todo) })
    case 'unplan':
      return hand('items.move', { id, to: null })
    case 'copy':
      return hand('items.duplicate', { id })
    case 'remove':
      return hand('items.remove', { ids: [id] })
    case 'publish':
      return hand('items.publish', { id })
    case 'drop':
      return save({ revision, status: 'dropped' })
    case 'retitle':
      return save({ title: TITLES[todo.title] ?? '' })
    case 'label':
      return save({ tags: [`t${todo.title}`], target: { metric: 'likeRate', value: 0.03 } })
    case 'hook':
      return save({ variants: { A: { hooks: [...hooks, hookOf(`h${serial}`)] } } })
    case 'unhook':
      return save({ variants: { A: { hooks: hooks.slice(1) } } })
    case 'dismiss':
      return hand('dismissals.add', { code: 'no-opening-hook', itemId: id, reason: '故意' })
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
