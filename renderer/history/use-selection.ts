import { useCallback, useMemo, useState } from 'react'
import type { PostRow } from '../../shared/history.ts'
import type { Posts } from './use-posts.ts'

/** What one call can label. */
export const MOST_SELECTED = 5000

export interface Selection {
  /** By id, as they were when they were picked, with the labels given since. */
  readonly rows: ReadonlyMap<string, PostRow>
  readonly toggle: (row: PostRow | null) => void
  /** Adds all between two places. */
  readonly extend: (posts: Posts, from: number, to: number) => Promise<void>
  readonly all: (posts: Posts) => Promise<void>
  /** What is picked, changed as the core has just changed it. */
  readonly relabel: (change: (row: PostRow) => PostRow) => void
  readonly clear: () => void
}

const NOTHING: ReadonlyMap<string, PostRow> = new Map()

export function useSelection(): Selection {
  const [rows, setRows] = useState(NOTHING)

  const add = useCallback((more: readonly PostRow[]) => {
    setRows((before) => {
      const all = [...before, ...more.map((row) => [row.id, row] as const)]
      return new Map(all.slice(0, MOST_SELECTED))
    })
  }, [])
  const toggle = useCallback((row: PostRow | null) => {
    if (!row) return
    setRows((before) => {
      const after = new Map(before)
      if (!after.delete(row.id) && after.size < MOST_SELECTED) after.set(row.id, row)
      return after
    })
  }, [])
  const extend = useCallback(
    async (posts: Posts, from: number, to: number) => add(await posts.rows(Math.min(from, to), Math.max(from, to) + 1)),
    [add],
  )
  const all = useCallback(async (posts: Posts) => add(await posts.rows(0, Math.min(posts.total, MOST_SELECTED))), [add])
  const relabel = useCallback((change: (row: PostRow) => PostRow) => {
    setRows((before) => new Map([...before].map(([id, row]) => [id, change(row)])))
  }, [])
  const clear = useCallback(() => setRows(NOTHING), [])

  return useMemo(() => ({ rows, toggle, extend, all, relabel, clear }), [rows, toggle, extend, all, relabel, clear])
}
