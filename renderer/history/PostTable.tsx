import {
  memo,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type MouseEvent,
  type RefObject,
} from 'react'
import { useTranslation } from 'react-i18next'
import { weekText, wholeText } from '../../shared/format.ts'
import type { PostRow } from '../../shared/history.ts'
import { partsOf, type Day } from '../../shared/time.ts'
import { platformAmong } from '../channel-name.ts'
import { today } from '../clock.ts'
import { homeZone, useData, useLanguage } from '../data.ts'
import { go } from '../ui.ts'
import { clickedRow } from './clicked-row.ts'
import { place, useFilters } from './filters.ts'
import { HEAD, heightOf, ROW, shownBetween, stepOf, topOf } from './layout.ts'
import { lineId, PostLine } from './PostLine.tsx'
import css from './PostTable.module.css'
import { TableHead } from './TableHead.tsx'
import type { Selection } from './use-selection.ts'
import { usualFrom, type Usual } from './strip.ts'
import type { Posts } from './use-posts.ts'
import { useSight } from './use-sight.ts'
import { useQuery } from '../use-query.ts'

const HEAD_ROW = 32
/** What the style sheet leaves for the chips, from this width of the table on and below it. */
const NARROW = 1140
const HOOK_ROOM = { wide: 188, narrow: 108 }
/** Rows are drawn this far beyond the edges, and redrawn each time as much has been scrolled. */
const STEP = ROW * 6

interface PostTableProps {
  readonly posts: Posts
  readonly selection: Selection
  readonly onJudge: (post: PostRow) => void
}

/** A list of any length, of which only what is in sight is drawn; arrows move, Space picks, Enter opens. */
export function PostTable({ posts, selection, onJudge }: PostTableProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const channels = useData((data) => data.channels)
  const [active, setActive] = useState(place.active)
  const { scroller, top, height, width, onScroll, reveal } = useSight(STEP)
  usePlace(scroller)
  const hookRoom = width >= NARROW ? HOOK_ROOM.wide : HOOK_ROOM.narrow
  const thisYear = partsOf(today(homeZone())).year
  const usual = useUsual()
  const showsOdd = useFilters(({ aside }) => aside === 'odd')
  const platformOf = new Map(channels?.map((channel) => [channel.id, platformAmong(channel, channels)]))
  const channelOf = useMemo(() => new Map(channels?.map((channel) => [channel.id, channel])), [channels])

  const shown = shownBetween(posts.sections, top - STEP, top + height + 2 * STEP)
  /** As many lines as can ever be drawn at once. */
  const lines = Math.ceil((height + 4 * STEP) / ROW) + 1
  const [from, to] = [shown[0]?.from ?? 0, shown.at(-1)?.to ?? 0]
  useEffect(() => posts.want(from, to), [posts, from, to])

  // Lines are memoised: what they call must not change with every scroll.
  const latest = useRef({ posts, selection, active })
  useLayoutEffect(() => {
    latest.current = { posts, selection, active }
  })

  const moveTo = useCallback((index: number) => {
    place.active = index
    setActive(index)
  }, [])

  const onPick = useCallback(
    (index: number, { shiftKey }: { readonly shiftKey: boolean }) => {
      const now = latest.current
      if (shiftKey) void now.selection.extend(now.posts, now.active, index)
      else now.selection.toggle(now.posts.at(index))
      moveTo(index)
    },
    [moveTo],
  )

  const onClick = (event: MouseEvent) => {
    const index = clickedRow(event)
    if (index === null) return
    if (event.shiftKey || event.metaKey || event.ctrlKey) return onPick(index, event)
    moveTo(index)
    open(posts.at(index))
  }

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget) return
    const next = stepOf(event.key, active, posts.total, height)
    if (next !== null) {
      if (event.shiftKey) void selection.extend(posts, active, next)
      moveTo(next)
      // The heads of table and week lie over the first rows.
      const row = topOf(posts.sections, next)
      reveal(next === 0 ? 0 : row - HEAD, row + ROW + HEAD_ROW)
    } else if (event.key === ' ') selection.toggle(posts.at(active))
    else if (event.key === 'Enter') open(posts.at(active))
    else if (event.key === 'Escape' && selection.rows.size > 0) selection.clear()
    else if (event.key === 'a' && (event.metaKey || event.ctrlKey)) void selection.all(posts)
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <div
      ref={scroller}
      role="grid"
      tabIndex={0}
      aria-label={t('history.table')}
      aria-rowcount={posts.total + 1}
      aria-multiselectable
      aria-activedescendant={active >= from && active < to ? lineId(active) : undefined}
      className={css.grid}
      onScroll={onScroll}
      onClick={onClick}
      onKeyDown={onKeyDown}
    >
      <TableHead posts={posts} selection={selection} />
      <div className={css.body} style={{ height: heightOf(posts.sections) }}>
        {shown.map(({ section }) =>
          section.head === null ? null : (
            <div key={section.head} className={css.section} style={{ top: section.top, height: section.height }}>
              <WeekHead first={section.head} count={section.count} thisYear={thisYear} />
            </div>
          ),
        )}
        <div role="rowgroup">
          {shown.flatMap(({ section, ...rows }) =>
            Array.from({ length: rows.to - rows.from }, (_, offset) => {
              const index = rows.from + offset
              const post = posts.at(index)
              return (
                <PostLine
                  // A line that scrolls out is used again for the one that comes in.
                  key={index % lines}
                  post={post}
                  index={index}
                  top={topOf(posts.sections, index)}
                  platform={post ? (platformOf.get(post.channelId) ?? null) : null}
                  channel={post ? (channelOf.get(post.channelId) ?? null) : null}
                  language={language}
                  thisYear={thisYear}
                  isUnderWeek={section.head !== null}
                  usual={usual}
                  hookRoom={hookRoom}
                  isActive={index === active}
                  isSelected={post !== null && selection.rows.has(post.id)}
                  onPick={onPick}
                  showsOdd={showsOdd}
                  onJudge={onJudge}
                />
              )
            }),
          )}
        </div>
      </div>
    </div>
  )
}

/** What was usual at each time; rows stand without it until it is heard. */
function useUsual(): Usual | null {
  const { value } = useQuery('posts.usual', {}, ['post', 'snapshot', 'verdict', 'channel'])
  return useMemo(() => value && usualFrom(value), [value])
}

/** Comes back to where the list was left; another search begins at its top. */
function usePlace(scroller: RefObject<HTMLDivElement | null>) {
  useLayoutEffect(() => {
    const element = scroller.current
    if (!element) return undefined
    element.scrollTo({ top: place.scrollTop })
    const keep = () => (place.scrollTop = element.scrollTop)
    element.addEventListener('scroll', keep)
    const stop = useFilters.subscribe(() => element.scrollTo({ top: 0 }))
    return () => {
      element.removeEventListener('scroll', keep)
      stop()
    }
  }, [scroller])
}

interface WeekHeadProps {
  readonly first: Day
  readonly count: number
  readonly thisYear: number
}

const open = (post: PostRow | null) => {
  if (post) go('history', post.id)
}

/** For the eye: each line says its whole date to screen readers. */
const WeekHead = memo(function WeekHead({ first, count, thisYear }: WeekHeadProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  return (
    <div className={css.week} aria-hidden>
      <b>{weekText(first, thisYear, language)}</b>
      <span>{t('history.count', { count, n: wholeText(count, language) })}</span>
    </div>
  )
})
