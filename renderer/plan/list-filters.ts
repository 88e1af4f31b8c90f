import { create } from 'zustand'
import { hooksOf, variantsOf } from '../../shared/items.ts'
import { spokenWords } from '../../shared/hooks.ts'
import type { HookKind, Item, Track } from '../../shared/model.ts'
import { around, plainCase } from '../../shared/things.ts'
import type { CardOnBoard } from './board-cards.ts'

export const TOLD = ['error', 'some', 'none'] as const
type Told = (typeof TOLD)[number]

/** Which plans the list shows. They stay while the window is open; the channel is the page's own choice. */
export interface ListFilters {
  readonly text: string
  readonly status: Item['status'] | null
  readonly track: Track | null
  readonly hook: HookKind | null
  /** `error`: something has to be done · `some`: something is said · `none`: nothing is. */
  readonly told: Told | null
}

const NONE: ListFilters = { text: '', status: null, track: null, hook: null, told: null }

export const useListFilters = create<ListFilters>(() => NONE)
export const filterList = (change: Partial<ListFilters>): void => useListFilters.setState(change)
export const clearList = (): void => filterList(NONE)

export const isListFiltered = ({ text, status, track, hook, told }: ListFilters): boolean =>
  text.trim() !== '' || [status, track, hook, told].some((one) => one !== null)

/** What is written in a plan, in the order in which it is looked through, the title first. */
function textsOf(item: Item): readonly { readonly in: 'title' | 'tag' | 'brief' | 'words'; readonly text: string }[] {
  const variants = variantsOf(item).map(({ variant }) => variant)
  return [
    ...[item.title, ...variants.map(({ title }) => title)].map((text) => ({ in: 'title', text }) as const),
    ...item.tags.map((tag) => ({ in: 'tag', text: `#${tag}` }) as const),
    ...[item.brief.who, item.brief.pain, item.brief.angle].map((text) => ({ in: 'brief', text }) as const),
    ...[
      ...hooksOf(item).map(spokenWords),
      ...variants.flatMap(({ cover, caption, pinned, style }) => [cover, caption, pinned, style]),
    ].map((text) => ({ in: 'words', text }) as const),
  ]
}

const has = (text: string, word: string) => plainCase(text).includes(word)

/** Whether a plan is among those asked for; `words` are all to be found, wherever in it. */
export function isSought(
  { item, worst, isMissed }: CardOnBoard,
  filters: ListFilters,
  words: readonly string[],
): boolean {
  const { status, track, hook, told } = filters
  const needed = isMissed ? 'error' : worst
  const isTold =
    told === null || (told === 'none' ? needed === null : told === 'some' ? needed !== null : needed === 'error')
  if (!isTold || (status ?? item.status) !== item.status || (track ?? item.track) !== item.track) return false
  if (hook !== null && hooksOf(item).every(({ kind }) => kind !== hook)) return false
  if (words.length === 0) return true
  const texts = textsOf(item)
  return words.every((word) => texts.some(({ text }) => has(text, word)))
}

/** Where it was found, if the title that is shown does not show it. */
export function foundIn(item: Item, shownTitle: string, words: readonly string[]) {
  const left = words.filter((word) => !has(shownTitle, word))
  const found = textsOf(item).find((one) => one.in !== 'title' && left.some((word) => has(one.text, word)))
  return found && found.in !== 'title' ? { in: found.in, text: around(found.text, left) } : null
}
