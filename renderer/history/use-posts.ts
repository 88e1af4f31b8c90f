import { startTransition, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { InputOf, OutputOf } from '../../shared/contract.ts'
import type { PostRow } from '../../shared/history.ts'
import type { AppError } from '../../shared/result.ts'
import { call, onChange, onConnection } from '../client.ts'
import type { Day } from '../../shared/time.ts'
import { sectionsOf, type Section } from './layout.ts'

const PAGE = 100
/** Read before they are in sight. */
const AHEAD = 80
const MOST_AT_ONCE = 500
/** With the settings, because they say where weeks begin. */
const TABLES = ['post', 'snapshot', 'verdict', 'channel', 'setting']

export interface Posts {
  readonly total: number
  readonly aside: number
  readonly odd: number
  /** By week where they are in the order of days. */
  readonly sections: readonly Section<Day>[]
  /** The row at a place, or null while its page is being read. */
  readonly at: (index: number) => PostRow | null
  /** Asks for the pages that hold these rows and the ones around them. */
  readonly want: (from: number, to: number) => void
  /** The rows of a stretch, read where they are not there yet; all or none. */
  readonly rows: (from: number, to: number) => Promise<readonly PostRow[]>
}

interface Answer {
  readonly question: string
  readonly head: Pick<OutputOf<'posts.search'>, 'total' | 'aside' | 'odd' | 'weeks'>
  readonly pages: ReadonlyMap<number, readonly PostRow[]>
}

const pageOf = (index: number) => Math.floor(index / PAGE)

/** The posts of a search, a page at a time as they come into sight; read again when a commit touches them. */
export function usePosts(search: InputOf<'posts.search'>): { posts: Posts | null; error: AppError | null } {
  const question = JSON.stringify(search)
  const [answer, setAnswer] = useState<Answer | null>(null)
  const [error, setError] = useState<AppError | null>(null)
  /** Pages under way or there, of the present question and reading. */
  const asked = useRef(new Set<number>())
  const reading = useRef(0)
  const inSight = useRef<readonly [from: number, to: number]>([0, 0])

  const ask = useCallback(
    async (page: number, mine: number) => {
      asked.current.add(page)
      const input = JSON.parse(question) as InputOf<'posts.search'>
      const isFirst = page === 0
      const result = await call('posts.search', { ...input, offset: page * PAGE, limit: PAGE, weeks: isFirst })
      if (mine !== reading.current) return
      if (!result.ok) {
        asked.current.delete(page)
        setError(result.error)
        return
      }
      const { posts, ...head } = result.value
      setError(null)
      // A page of lines may wait for the scrolling that asked for it.
      startTransition(() =>
        setAnswer((before) => {
          const same = before?.question === question ? before : null
          if (!same && !isFirst) {
            // The first page says how long the list is: this one is asked for again after it.
            asked.current.delete(page)
            return before
          }
          const pages = new Map(same?.pages).set(page, posts)
          return { question, head: isFirst || !same ? head : same.head, pages }
        }),
      )
    },
    [question],
  )

  /** Reads what is in sight again; rows on screen stay until the new ones are there. */
  const readAgain = useCallback(() => {
    const mine = ++reading.current
    asked.current.clear()
    const [from, to] = inSight.current
    for (const page of new Set([0, pageOf(from), pageOf(to)])) void ask(page, mine)
  }, [ask])

  useEffect(() => {
    inSight.current = [0, 0]
    readAgain()
    const stops = [
      onChange(({ tables }) => {
        if (tables.some((table) => TABLES.includes(table))) readAgain()
      }),
      onConnection((connection) => {
        if (connection === 'open') readAgain()
      }),
    ]
    return () => {
      for (const stop of stops) stop()
    }
  }, [readAgain])

  const want = useCallback(
    (from: number, to: number) => {
      inSight.current = [from, to]
      const last = pageOf(Math.max(from, to - 1) + AHEAD)
      for (let page = pageOf(Math.max(0, from - AHEAD)); page <= last; page++)
        if (!asked.current.has(page)) void ask(page, reading.current)
    },
    [ask],
  )

  const rows = useCallback(
    async (from: number, to: number) => {
      const input = JSON.parse(question) as InputOf<'posts.search'>
      const read: PostRow[] = []
      for (let offset = from; offset < to; offset += MOST_AT_ONCE) {
        const result = await call('posts.search', { ...input, offset, limit: Math.min(MOST_AT_ONCE, to - offset) })
        if (!result.ok) return []
        read.push(...result.value.posts)
      }
      return read
    },
    [question],
  )

  const posts = useMemo((): Posts | null => {
    if (!answer) return null
    const { head, pages } = answer
    const isByDay = search.sort === 'newest' || search.sort === 'oldest'
    const weeks = head.weeks.map(({ first, posts: count }) => ({ head: first, count }))
    return {
      total: head.total,
      aside: head.aside,
      odd: head.odd,
      sections: sectionsOf(!isByDay ? null : search.sort === 'oldest' ? weeks.toReversed() : weeks, head.total),
      at: (index) => pages.get(pageOf(index))?.[index % PAGE] ?? null,
      want,
      rows,
    }
  }, [answer, search.sort, want, rows])

  return { posts, error }
}
