import { createContext, useContext } from 'react'
import type { Channel, Item, Letter } from '../../shared/model.ts'

/** What every part of the composer works on. */
export interface Composer {
  readonly item: Item
  readonly channel: Channel
  /** Published: to be read, not changed. */
  readonly isLocked: boolean
  /** `field` names what is edited: typing in one field is one undo step. */
  readonly edit: (field: string, change: (item: Item) => Item) => void
  readonly hookId: string | null
  /** `toEdit` also moves the cursor into its words. */
  readonly selectHook: (id: string | null, toEdit?: boolean) => void
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

export const newId = (): string => crypto.randomUUID()
