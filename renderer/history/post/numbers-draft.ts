import { create } from 'zustand'
import type { Day } from '../../../shared/time.ts'
import { keepUnwritten } from '../../unwritten.ts'
import type { Column } from './columns.ts'

export type Texts = Readonly<Partial<Record<Column, string>>>

/** Numbers typed for a post and not saved: of which day they are stays with them. */
export interface NumbersDraft {
  readonly title: string
  readonly day: Day | null
  readonly texts: Texts
}

/** By post. Kept while the window is open: who looks something up in between finds them again. */
export const useNumbers = create<{ readonly drafts: ReadonlyMap<string, NumbersDraft> }>(() => ({ drafts: new Map() }))

/** Without a number in it there is nothing to keep. */
export function keepNumbers(postId: string, draft: NumbersDraft): void {
  const drafts = new Map(useNumbers.getState().drafts)
  if (Object.values(draft.texts).some((text) => text.trim())) drafts.set(postId, draft)
  else drafts.delete(postId)
  useNumbers.setState({ drafts })
}

/** They are in the file; what was typed since stays. */
export function clearNumbers(postId: string, saved: NumbersDraft): void {
  const drafts = new Map(useNumbers.getState().drafts)
  if (drafts.get(postId) === saved) drafts.delete(postId)
  useNumbers.setState({ drafts })
}

keepUnwritten({
  tell: () => [...useNumbers.getState().drafts.values()].map(({ title }) => ({ title, isSent: false, isStuck: true })),
  writeOut() {},
})
