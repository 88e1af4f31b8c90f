import { create } from 'zustand'
import type { Day } from '../../../shared/time.ts'
import { call, onChange } from '../../client.ts'
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

/** Posts that are in the file no more, their import taken back: what was typed for them has nowhere to go, unless that is undone. */
const gone = new Set<string>()

keepUnwritten({
  tell: () =>
    [...useNumbers.getState().drafts]
      .filter(([postId]) => !gone.has(postId))
      .map(([, { title }]) => ({ title, isSent: false, isStuck: true })),
  writeOut() {},
})

onChange(({ tables }) => {
  if (!tables.includes('post')) return
  for (const id of useNumbers.getState().drafts.keys())
    void call('posts.get', { id }).then((post) => {
      if (!post.ok && post.error.code === 'not-found') gone.add(id)
      if (post.ok) gone.delete(id)
    })
})
