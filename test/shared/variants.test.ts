import { expect, test } from 'vitest'
import { clearOf, hookAt, inViewerOrder, newHook } from '../../shared/hooks.ts'
import { blankItem, titleOf } from '../../shared/items.ts'
import type { Hook, Item, Letter } from '../../shared/model.ts'
import {
  addHook,
  copyRow,
  counterparts,
  editText,
  isSame,
  ROWS,
  swapped,
  withB,
  withoutB,
} from '../../shared/variants.ts'

const PAIR = { light: 'like', deep: ['heart' as const] } as const
const pair = { light: PAIR.light, deep: [...PAIR.deep] }
const ids = (from = 0) => {
  let n = from
  return () => `h${n++}`
}
const titled = (item: Item, letter: Letter) => titleOf(item, item.variants[letter] ?? item.variants.A)
const hook = (kind: Hook['kind'], id: string) => newHook(id, kind, pair, null, 80)

const start: Item = { ...blankItem('one', 'c'), title: '一碗面', durationSeconds: 80 }

test('B starts as a copy of A under hooks of its own, and can be taken out again', () => {
  const item = withB(addHook(start, 'A', hook('unlock', 'x')), ids())
  expect(item.variants.B?.hooks.map(({ id }) => id)).toEqual(['h0'])
  expect(isSame(item, 'ending')).toBe(true)
  expect(withoutB({ ...item, chosen: 'B' })).toMatchObject({ chosen: 'A', variants: { B: null } })
})

test('a title changed in A leaves B with the title it had', () => {
  const item = editText(withB(start, ids()), 'A', 'title', '四十人等一碗面')
  expect([titled(item, 'A'), titled(item, 'B')]).toEqual(['四十人等一碗面', '一碗面'])
  expect(isSame(item, 'title')).toBe(false)
})

test('a line that both have alike is changed in both', () => {
  const item = editText(withB(start, ids()), null, 'caption', '一座城的早晨')
  expect(item.variants.B?.caption).toBe('一座城的早晨')
  expect(isSame(editText(item, null, 'title', '早晨'), 'title')).toBe(true)
})

test('swapping twice gives the same two versions back, and the chosen one stays chosen', () => {
  const item = editText(withB(start, ids()), 'B', 'title', '另一个')
  const once = swapped(item)
  expect([titled(once, 'A'), titled(once, 'B'), once.chosen]).toEqual(['另一个', '一碗面', 'B'])
  const twice = swapped(once)
  expect([titled(twice, 'A'), titled(twice, 'B'), twice.chosen]).toEqual(['一碗面', '另一个', 'A'])
})

test('a row copied across takes the asks along, under new ids', () => {
  const item = copyRow(addHook(withB(start, ids()), 'A', hook('unlock', 'x')), 'ending', 'A', ids(5))
  expect(isSame(item, 'ending')).toBe(true)
  expect(item.variants.B?.hooks[0]?.id).toBe('h5')
})

test('an ask in the pinned comment, or any other text, makes its row differ until it is copied across', () => {
  const pinned = { ...hook('question', 'x'), placement: 'pinned' as const, second: null }
  const item = addHook(withB(editText(start, 'A', 'pinned', '你几点起？'), ids()), 'B', pinned)
  expect(ROWS.filter((row) => !isSame(item, row))).toEqual(['pinned'])
  const alike = copyRow(item, 'pinned', 'B', ids(5))
  expect(ROWS.every((row) => isSame(alike, row))).toBe(true)
  expect(alike.variants.A).toMatchObject({ pinned: '你几点起？', hooks: [{ id: 'h5', placement: 'pinned' }] })
})

test('a hook moved along the film belongs to the part it comes to', () => {
  const unlock = hook('unlock', 'x')
  expect(hookAt(unlock, 2, 80)).toMatchObject({ second: 2, placement: 'opening' })
  expect(hookAt(unlock, 40.04, 80)).toMatchObject({ second: 40, placement: 'middle' })
  expect(hookAt(unlock, 999, 80)).toMatchObject({ second: 80, placement: 'ending' })
})

test('an ask in the same words in both versions is held against itself, however many stand before it; the rest go by their order', () => {
  const said = (id: string, words: string) => ({ ...hook('question', id), words })
  const a = [said('a1', '你吃过吗'), said('a2', '评论区说说'), said('a3', '先收藏')]
  const b = [said('b1', '猜猜几点'), said('b2', '你吃过吗'), said('b3', '评论区告诉我'), said('b4', '先收藏')]
  const pairsOf = (own: readonly Hook[], others: readonly Hook[]) =>
    [...counterparts(own, others)].map(([id, one]) => `${id} ${one.id}`).toSorted()
  expect(pairsOf(a, b)).toEqual(['a1 b2', 'a2 b1', 'a3 b4'])
  expect(pairsOf(b, a)).toEqual(['b1 a2', 'b2 a1', 'b4 a3'])
  expect(pairsOf([said('x', '再见'), said('y', '再见')], [said('z', '再见')])).toEqual(['x z'])
  expect(pairsOf(a, [])).toEqual([])
})

test('hooks are read as a viewer meets them', () => {
  const hooks = [
    { ...hook('question', 'pinned'), placement: 'pinned' as const, second: null },
    { ...hook('unlock', 'late'), second: 70 },
    { ...hook('suspense', 'cover'), placement: 'cover' as const, second: null },
    { ...hook('suspense', 'early'), second: 1 },
  ]
  expect(inViewerOrder(hooks, 80).map(({ id }) => id)).toEqual(['cover', 'early', 'late', 'pinned'])
})

test('a new ask comes to stand clear of those that are there, in its part of the film; a lure is not moved', () => {
  const asks: Hook[] = []
  for (const kind of ['unlock', 'golden-line', 'share'] as const) asks.push(clearOf(hook(kind, kind), asks, 80))
  expect(asks.map(({ second }) => second)).toEqual([75, 69, 74])
  expect(asks.map(({ placement }) => placement)).toEqual(['ending', 'ending', 'ending'])
  expect(clearOf({ ...hook('suspense', 'x'), placement: 'ending', second: 75 }, asks, 80).second).toBe(75)
  expect(clearOf(hook('save', 'x'), asks, null).second).toBe(75)
})
