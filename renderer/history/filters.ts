import { create } from 'zustand'
import type { InputOf } from '../../shared/contract.ts'
import type { Format, HookKind, Track } from '../../shared/model.ts'

export type Sort = NonNullable<InputOf<'posts.search'>['sort']>

/** What of the history is shown. The channel is the page's own choice (`useUi`). */
export interface Filters {
  readonly text: string
  readonly format: Format | null
  readonly track: Track | null
  readonly hook: HookKind | null
  /** Only what is set aside; `odd`: whose likes and comments do not go together, cleared ones too. */
  readonly aside: boolean | 'odd'
  /** Only what one import brought. */
  readonly batchId: string | null
  readonly sort: Sort
}

const NONE: Omit<Filters, 'sort'> = {
  text: '',
  format: null,
  track: null,
  hook: null,
  aside: false,
  batchId: null,
}

export const useFilters = create<Filters>(() => ({ ...NONE, sort: 'newest' }))

/** Where the table stood, so that the way back from a post leads to its row. Nothing is drawn from it. */
export const place = { scrollTop: 0, active: 0 }

export function filter(change: Partial<Filters>): void {
  Object.assign(place, { scrollTop: 0, active: 0 })
  useFilters.setState(change)
}
export const clearFilters = (): void => filter(NONE)
/** Shows what one import brought, and nothing else hides any of it. */
export const showBatch = (batchId: string): void => filter({ ...NONE, batchId, sort: 'newest' })

/** Shows a channel's posts whose likes and comments do not go together, and nothing else hides any. */
export const showOdd = (): void => filter({ ...NONE, aside: 'odd', sort: 'newest' })

export const isFiltered = ({ text, format, track, hook, aside, batchId }: Filters): boolean =>
  text.trim() !== '' || format !== null || track !== null || hook !== null || aside !== false || batchId !== null

/** The filters as the core is asked. */
export const searchOf = (filters: Filters, channelId: string | null): InputOf<'posts.search'> => ({
  sort: filters.sort,
  ...(channelId ? { channelId } : {}),
  ...(filters.text.trim() ? { text: filters.text.trim() } : {}),
  ...(filters.format ? { format: filters.format } : {}),
  ...(filters.track ? { track: filters.track } : {}),
  ...(filters.hook ? { hook: filters.hook } : {}),
  ...(filters.aside ? { aside: filters.aside } : {}),
  ...(filters.batchId ? { batchId: filters.batchId } : {}),
})
