import { create } from 'zustand'
import type { InputOf } from '../../shared/contract.ts'
import type { Format, HookKind, Track } from '../../shared/model.ts'
import { FORMATS, HOOK_KINDS, TRACKS } from '../../shared/values.ts'
import { useUi } from '../ui.ts'

export type Sort = NonNullable<InputOf<'posts.search'>['sort']>

/** What of the history is shown. The channel is the page's own choice (`useUi`). */
export interface Filters {
  readonly text: string
  readonly format: Format | null
  readonly track: Track | null
  readonly hook: HookKind | null
  /** Only what is set aside; `odd`: whose likes and comments do not go together, cleared ones too. */
  readonly aside: boolean | 'odd'
  /** Only what was posted in one hour of one weekday: `3-20` is Wednesdays from 20:00. */
  readonly slot: `${number}-${number}` | null
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
  slot: null,
  batchId: null,
}

const START: Filters = { ...NONE, sort: 'newest' }
const SORTS: readonly Sort[] = ['newest', 'oldest', 'views', 'lightRate', 'deepRate']

/** As the address keeps them: those that are set. */
export function soughtOf(filters: Filters): string {
  const set = Object.entries(filters).filter(([name, value]) => value !== START[name as keyof Filters])
  return new URLSearchParams(set.map(([name, value]) => [name, String(value)])).toString()
}

const isSlot = (said: string): said is NonNullable<Filters['slot']> => /^[1-7]-(?:1?\d|2[0-3])$/.test(said)

/** Weekday (1 Monday … 7 Sunday) and hour. */
export function slotOf(slot: NonNullable<Filters['slot']>): { readonly weekday: number; readonly hour: number } {
  const [weekday = 1, hour = 0] = slot.split('-').map(Number)
  return { weekday, hour }
}

/** What an address says of them; what it says wrongly is not set. */
export function filtersIn(sought: string): Filters {
  const said = new URLSearchParams(sought)
  const oneOf = <T extends string>(name: string, all: readonly T[]): T | null =>
    all.find((value) => value === said.get(name)) ?? null
  const aside = said.get('aside')
  const batchId = said.get('batchId')
  const slot = said.get('slot') ?? ''
  return {
    text: (said.get('text') ?? '').slice(0, 200),
    format: oneOf('format', FORMATS),
    track: oneOf('track', TRACKS),
    hook: oneOf('hook', HOOK_KINDS),
    aside: aside === 'odd' ? 'odd' : aside === 'true',
    slot: isSlot(slot) ? slot : null,
    batchId: batchId !== null && /^[\w-]{1,80}$/.test(batchId) ? batchId : null,
    sort: oneOf('sort', SORTS) ?? START.sort,
  }
}

export const useFilters = create<Filters>(() => filtersIn(useUi.getState().sought))

// The address and the filters say the same, whichever of the two was changed.
useFilters.subscribe((filters) => useUi.setState({ sought: soughtOf(filters) }))
useUi.subscribe(({ sought }, before) => {
  if (sought === before.sought || sought === soughtOf(useFilters.getState())) return
  Object.assign(place, { scrollTop: 0, active: 0 })
  useFilters.setState(filtersIn(sought))
})

/** Where the table stood, so that the way back from a post leads to its row. Nothing is drawn from it. */
export const place = { scrollTop: 0, active: 0 }

export function filter(change: Partial<Filters>): void {
  Object.assign(place, { scrollTop: 0, active: 0 })
  useFilters.setState(change)
}
export const clearFilters = (): void => filter(NONE)
/** Shows what one import brought, and nothing else hides any of it. */
export const showBatch = (batchId: string): void => filter({ ...NONE, batchId, sort: 'newest' })

/** Shows what was posted in one hour of one weekday, and nothing else hides any of it. */
export const showSlot = (weekday: number, hour: number): void =>
  filter({ ...NONE, slot: `${weekday}-${hour}`, sort: 'newest' })

/** Shows a channel's posts whose likes and comments do not go together, and nothing else hides any. */
export const showOdd = (): void => filter({ ...NONE, aside: 'odd', sort: 'newest' })

export const isFiltered = ({ sort: _, ...filters }: Filters): boolean =>
  soughtOf({ ...START, ...filters, text: filters.text.trim() }) !== ''

/** The filters as the core is asked. */
export const searchOf = (filters: Filters, channelId: string | null): InputOf<'posts.search'> => ({
  sort: filters.sort,
  ...(channelId ? { channelId } : {}),
  ...(filters.text.trim() ? { text: filters.text.trim() } : {}),
  ...(filters.format ? { format: filters.format } : {}),
  ...(filters.track ? { track: filters.track } : {}),
  ...(filters.hook ? { hook: filters.hook } : {}),
  ...(filters.aside ? { aside: filters.aside } : {}),
  ...(filters.slot ? { slot: slotOf(filters.slot) } : {}),
  ...(filters.batchId ? { batchId: filters.batchId } : {}),
})
