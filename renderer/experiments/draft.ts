import { create } from 'zustand'
import type { Metric } from '../../shared/model.ts'
import type { Tried } from '../../shared/values.ts'

/** What the creator has settled so far of an experiment that is not begun. */
interface Draft {
  readonly question: string
  readonly tried: Tried
  readonly a: string
  readonly b: string
  /** Null: the one that needs fewest rounds. */
  readonly metric: Metric | null
  /** 1.3: 30 % more. */
  readonly smallest: number
  /** Of posts that are out already. */
  readonly isAfterwards: boolean
}

const EMPTY: Draft = {
  question: '',
  tried: 'title',
  a: '',
  b: '',
  metric: null,
  smallest: 1.3,
  isAfterwards: false,
}

/** Kept while the window is open: who looks something up in between finds it again. */
export const useDraft = create<Draft>(() => EMPTY)
export const setDraft = (part: Partial<Draft>): void => useDraft.setState(part)
export const clearDraft = (): void => useDraft.setState(EMPTY)
