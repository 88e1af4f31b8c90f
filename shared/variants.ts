import { spokenWords } from './hooks.ts'
import { titleOf, variantsOf } from './items.ts'
import type { Hook, Item, Letter, Variant } from './model.ts'

type NewId = () => string

/** The lines in which two variants are compared: texts with the asks in them, and the asks of a part of the film. */
export const ROWS = ['title', 'cover', 'style', 'opening', 'middle', 'ending', 'caption', 'pinned'] as const
export type Row = (typeof ROWS)[number]
type HookRow = 'opening' | 'middle' | 'ending'
export type TextRow = Exclude<Row, HookRow>

export const isHookRow = (row: Row): row is HookRow => row === 'opening' || row === 'middle' || row === 'ending'
export const hooksIn = ({ hooks }: Variant, row: Row): Hook[] => hooks.filter(({ placement }) => placement === row)

export const other = (letter: Letter): Letter => (letter === 'A' ? 'B' : 'A')

/** What a variant says in a row. */
export function rowText(item: Item, letter: Letter, row: Row): string {
  const variant = item.variants[letter]
  if (!variant) return ''
  if (row === 'title') return titleOf(item, variant)
  return isHookRow(row) ? hooksIn(variant, row).map(spokenWords).join('\n') : variant[row]
}

const hookSense = ({ id: _, ...hook }: Hook) => hook

/** True if both variants have the same in a row: the same words, the same asks at the same second. */
export function isSame(item: Item, row: Row): boolean {
  const { A, B } = item.variants
  if (!B) return true
  if (rowText(item, 'A', row) !== rowText(item, 'B', row)) return false
  return JSON.stringify(hooksIn(A, row).map(hookSense)) === JSON.stringify(hooksIn(B, row).map(hookSense))
}

/** Which ask of the other variant each of these is held against: one in the same words, else what is left in its order. */
export function counterparts(hooks: readonly Hook[], others: readonly Hook[]): ReadonlyMap<string, Hook> {
  const left = [...others]
  const same = hooks.flatMap((hook): [string, Hook][] => {
    const at = left.findIndex((one) => spokenWords(one) === spokenWords(hook))
    return at < 0 ? [] : left.splice(at, 1).map((one) => [hook.id, one])
  })
  const found = new Map(same)
  const rest = hooks.filter(({ id }) => !found.has(id))
  return new Map([...same, ...rest.slice(0, left.length).map((hook, i): [string, Hook] => [hook.id, left[i] as Hook])])
}

function editVariant(item: Item, letter: Letter, change: Partial<Variant>): Item {
  const variant = item.variants[letter]
  return variant ? { ...item, variants: { ...item.variants, [letter]: { ...variant, ...change } } } : item
}

/** A text of one variant, or (`null`) of both alike. */
export function editText(item: Item, letter: Letter | null, row: TextRow, text: string): Item {
  if (row === 'title') return letter ? editTitle(item, letter, text) : titledAlike(item, text)
  const letters = letter ? [letter] : variantsOf(item).map((one) => one.letter)
  return letters.reduce((edited, one) => editVariant(edited, one, { [row]: text }), item)
}

/** A is published under the item's title unless it has its own; what B took from there it then keeps. */
function editTitle(item: Item, letter: Letter, text: string): Item {
  const { A, B } = item.variants
  if (letter === 'B' || A.title !== '') return editVariant(item, letter, { title: text })
  const kept = B && B.title === '' ? editVariant(item, 'B', { title: item.title }) : item
  return { ...kept, title: text }
}

const titledAlike = (item: Item, text: string): Item => {
  const titled = editVariant(item, 'B', { title: '' })
  return item.variants.A.title === ''
    ? { ...titled, title: text }
    : editText(editVariant(titled, 'A', { title: text }), 'B', 'title', text)
}

const renewed = (hook: Hook, newId: NewId): Hook => ({
  ...hook,
  id: newId(),
  promise: hook.promise && { ...hook.promise, outcome: null },
})

/** B as a copy of A, to change one thing in. */
export function withB(item: Item, newId: NewId): Item {
  const { A, B } = item.variants
  if (B) return item
  const copy = { ...A, hooks: A.hooks.map((hook) => renewed(hook, newId)) }
  return { ...item, variants: { A, B: copy } }
}

export const withoutB = (item: Item): Item => ({
  ...item,
  chosen: 'A',
  variants: { A: item.variants.A, B: null },
})

/** A as B and B as A. Which of the two is published stays with its words. */
export function swapped(item: Item): Item {
  const { A, B } = item.variants
  if (!B) return item
  const [a, b] = [titleOf(item, A), titleOf(item, B)]
  const next = {
    ...item,
    chosen: other(item.chosen),
    variants: { A: { ...B, title: '' }, B: { ...A, title: a === b ? '' : a } },
  }
  return { ...next, title: b }
}

/** A row of one variant put into the other. */
export function copyRow(item: Item, row: Row, from: Letter, newId: NewId): Item {
  const [source, target] = [item.variants[from], item.variants[other(from)]]
  if (!source || !target) return item
  const kept = target.hooks.filter(({ placement }) => placement !== row)
  const copies = hooksIn(source, row).map((hook) => renewed(hook, newId))
  const hooked = editVariant(item, other(from), { hooks: [...kept, ...copies] })
  return isHookRow(row) ? hooked : editText(hooked, other(from), row, rowText(item, from, row))
}

export function addHook(item: Item, letter: Letter, hook: Hook): Item {
  const variant = item.variants[letter]
  return variant ? editVariant(item, letter, { hooks: [...variant.hooks, hook] }) : item
}

/** The variant that a hook is in. */
export const letterOf = (item: Item, hookId: string): Letter | null =>
  variantsOf(item).find(({ variant }) => variant.hooks.some(({ id }) => id === hookId))?.letter ?? null

/** A hook changed, or (`null`) taken out. */
export function editHook(item: Item, hookId: string, change: (hook: Hook) => Hook | null): Item {
  const letter = letterOf(item, hookId)
  const variant = letter && item.variants[letter]
  if (!variant) return item
  return editVariant(item, letter, {
    hooks: variant.hooks.flatMap((hook) => (hook.id === hookId ? (change(hook) ?? []) : hook)),
  })
}

/** The same hook in the other variant too. */
export function copyHook(item: Item, hookId: string, newId: NewId): Item {
  const letter = letterOf(item, hookId)
  const hook = letter && item.variants[letter]?.hooks.find(({ id }) => id === hookId)
  return hook ? addHook(item, other(letter), renewed(hook, newId)) : item
}
