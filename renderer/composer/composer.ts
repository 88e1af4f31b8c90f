import { createContext, useContext, useSyncExternalStore } from 'react'
import { useShallow } from 'zustand/react/shallow'
import type { Channel, Item, Letter } from '../../shared/model.ts'
import type { Draft } from './draft.ts'

/** What every part of the composer works on. The item itself is read by `useItem`: most of it stays while a word is typed. */
export interface Composer {
  readonly draft: Draft
  readonly channel: Channel
  /** Published: to be read, not changed. */
  readonly isLocked: boolean
  /** `field` names what is edited: typing in one field is one undo step. */
  readonly edit: (field: string, change: (item: Item) => Item) => void
  readonly hookId: string | null
  /** `toEdit` also moves the cursor into its words, or into the first of some fields of it that is empty. */
  readonly selectHook: (id: string | null, toEdit?: boolean | { readonly fields: string | null }) => void
  /** The variant that forecasts are of and that a new hook goes to. */
  readonly letter: Letter
  readonly showLetter: (letter: Letter) => void
}

export const ComposerContext = createContext<Composer | null>(null)

export function useComposer(): Composer {
  const composer = useContext(ComposerContext)
  if (!composer) throw new Error('outside of the composer')
  return composer
}

/** Part of the item as it stands on the screen; drawn again only when that part changes. */
export function useItem<T>(select: (item: Item) => T): T {
  const { draft } = useComposer()
  return useDraftItem(draft, select)
}

export function useDraftItem<T>(draft: Draft, select: (item: Item) => T): T {
  const stable = useShallow(select)
  return useSyncExternalStore(draft.subscribe, () => stable(draft.get().item))
}

export const newId = (): string => crypto.randomUUID()
