import { ArrowDown, ArrowUp, Heart, ThumbsUp } from 'lucide-react'
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { wholeText } from '../../shared/format.ts'
import type { PostRow } from '../../shared/history.ts'
import { partsOf, type Day } from '../../shared/time.ts'
import { today } from '../clock.ts'
import { homeZone, useData, useLanguage } from '../data.ts'
import { cx } from '../kit/cx.ts'
import { go } from '../ui.ts'
import { filter, place, useFilters, type Sort } from './filters.ts'
import { heightOf, ROW, shownBetween, topOf } from './layout.ts'
import { lineId, PostLine } from './PostLine.tsx'
import css from './PostTable.module.css'
import { MOST_SELECTED, type Selection } from './use-selection.ts'
import type { Posts } from './use-posts.ts'
import { weekText } from './words.ts'

const HEAD_ROW = 32
/** Rows are drawn this far beyond the edges, and redrawn each time as much has been scrolled. */
const STEP = ROW * 6

interface PostTableProps {
  readonly posts: Posts
  readonly selection: Selection
  readonly onTakeBack: (id: string) => void
}

/** A list of any length, of which only what is in sight is drawn; arrows move, Space picks, Enter opens. */
export function PostTable({ posts, selection, onTakeBack }: PostTableProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const channels = useData((data) => data.channels)
  const sort = useFilters((filters) => filters.sort)
  const [active, setActive] = useState(place.active)
  const { scroller, top, height, onScroll } = useWindow(posts)
  const thisYear = partsOf(today(homeZone())).year
  const channelOf = useMemo(() => new Map(channels?.map((channel) => [channel.id, channel])), [channels])

  const shown = shownBetween(posts.sections, top - STEP, top + height + 2 * STEP)
  const [from, to] = [shown[0]?.from ?? 0, shown.at(-1)?.to ?? 0]
  const { want } = posts
  useEffect(() => want(from, to), [want, from, to, posts])

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

  const onOpen = useCallback(
    (index: number, event: { shiftKey: boolean; metaKey: boolean; ctrlKey: boolean }) => {
      if (event.shiftKey || event.metaKey || event.ctrlKey) return onPick(index, event)
      moveTo(index)
      open(latest.current.posts.at(index))
    },
    [moveTo, onPick],
  )

  const reveal = (index: number) => {
    const element = scroller.current
    if (!element) return
    const row = topOf(posts.sections, index)
    // A week's head and the table's head lie over the first rows in sight.
    const above = index === 0 ? row : row - 34
    if (above < element.scrollTop) element.scrollTop = index === 0 ? 0 : above
    else if (row + ROW + HEAD_ROW > element.scrollTop + element.clientHeight)
      element.scrollTop = row + ROW + HEAD_ROW - element.clientHeight
  }

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget) return
    const next = stepOf(event.key, active, posts.total, Math.max(1, Math.floor(height / ROW) - 2))
    if (next !== null) {
      if (event.shiftKey) void selection.extend(posts, active, next)
      moveTo(next)
      reveal(next)
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
      onKeyDown={onKeyDown}
    >
      <Head posts={posts} selection={selection} sort={sort} />
      <div className={css.body} style={{ height: heightOf(posts.sections) }}>
        {shown.map(({ section, ...rows }) => (
          <div
            key={section.monday ?? 'all'}
            role="rowgroup"
            className={css.section}
            style={{ top: section.top, height: section.height }}
          >
            {section.monday === null ? null : (
              <WeekHead monday={section.monday as Day} count={section.count} thisYear={thisYear} />
            )}
            {Array.from({ length: rows.to - rows.from }, (_, offset) => {
              const index = rows.from + offset
              const post = posts.at(index)
              return (
                <PostLine
                  key={index}
                  post={post}
                  index={index}
                  top={topOf(posts.sections, index) - section.top}
                  channel={post ? (channelOf.get(post.channelId) ?? null) : null}
                  language={language}
                  thisYear={thisYear}
                  isUnderWeek={section.monday !== null}
                  isActive={index === active}
                  isSelected={post !== null && selection.rows.has(post.id)}
                  onPick={onPick}
                  onOpen={onOpen}
                  onTakeBack={onTakeBack}
                />
              )
            })}
          </div>
        ))}
      </div>
    </div>
  )
}

/** What of the list is in sight, in whole steps, so that scrolling within one draws nothing anew. */
function useWindow(posts: Posts) {
  const scroller = useRef<HTMLDivElement>(null)
  const [top, setTop] = useState(0)
  const [height, setHeight] = useState(0)

  useLayoutEffect(() => {
    const element = scroller.current
    if (!element) return
    const observer = new ResizeObserver(() => setHeight(element.clientHeight))
    observer.observe(element)
    element.scrollTop = place.scrollTop
    return () => observer.disconnect()
  }, [])
  // Another search begins at its top.
  const { want } = posts
  useLayoutEffect(() => {
    if (scroller.current) scroller.current.scrollTop = place.scrollTop
  }, [want])

  const onScroll = () => {
    const element = scroller.current
    if (!element) return
    place.scrollTop = element.scrollTop
    setTop(Math.floor(element.scrollTop / STEP) * STEP)
  }
  return { scroller, top, height, onScroll }
}

const open = (post: PostRow | null) => {
  if (post) go('history', post.id)
}

/** The row a key leads to, or null if it does not move. */
function stepOf(key: string, active: number, total: number, page: number): number | null {
  const last = Math.max(0, total - 1)
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: active + 1,
    ArrowUp: active - 1,
    PageDown: active + page,
    PageUp: active - page,
    Home: 0,
    End: last,
  }
  const next = steps[key]
  return next === undefined ? null : Math.min(last, Math.max(0, next))
}

function WeekHead({ monday, count, thisYear }: { monday: Day; count: number; thisYear: number }) {
  const { t } = useTranslation()
  const language = useLanguage()
  return (
    <div role="row" className={css.week}>
      <b role="gridcell">{weekText(monday, thisYear, language)}</b>
      <span role="gridcell">{t('history.count', { count, n: wholeText(count, language) })}</span>
    </div>
  )
}

interface HeadProps {
  readonly posts: Posts
  readonly selection: Selection
  readonly sort: Sort
}

function Head({ posts, selection, sort }: HeadProps) {
  const { t } = useTranslation()
  const size = selection.rows.size
  const most = Math.min(posts.total, MOST_SELECTED)
  return (
    <div role="row" aria-rowindex={1} className={css.head}>
      <div role="columnheader">
        <input
          type="checkbox"
          className={css.box}
          aria-label={t('history.pickAll')}
          checked={size > 0 && size >= most}
          ref={(box) => {
            if (box) box.indeterminate = size > 0 && size < most
          }}
          onChange={() => (size > 0 ? selection.clear() : void selection.all(posts))}
        />
      </div>
      <SortBy sort={sort} by="newest" other="oldest" label={t('history.column.published')} />
      <div role="columnheader">{t('history.column.title')}</div>
      <div role="columnheader">{t('history.column.channel')}</div>
      <SortBy sort={sort} by="views" right label={t('metric.views')} />
      <SortBy sort={sort} by="lightRate" right tone="light" label={t('history.column.light')} />
      <SortBy sort={sort} by="deepRate" right tone="deep" label={t('history.column.deep')} />
      <div role="columnheader">
        <span className="vh">{t('history.column.age')}</span>
      </div>
      <div role="columnheader" className={css.right}>
        {t('history.column.comments')}
      </div>
      <div role="columnheader" className={css.right}>
        {t('history.column.completion')}
      </div>
      <div role="columnheader">{t('history.column.hooks')}</div>
    </div>
  )
}

interface SortByProps {
  readonly sort: Sort
  readonly by: Sort
  /** The same column the other way round. */
  readonly other?: Sort
  readonly label: string
  readonly tone?: 'light' | 'deep'
  readonly right?: boolean
}

function SortBy({ sort, by, other, label, tone, right = false }: SortByProps) {
  const isOn = sort === by || sort === other
  const order = isOn ? { 'aria-sort': sort === other ? ('ascending' as const) : ('descending' as const) } : {}
  return (
    <div role="columnheader" className={cx(right && css.right)} {...order}>
      <button
        type="button"
        className={cx(tone && css[tone])}
        onClick={() => filter({ sort: sort === by && other ? other : by })}
      >
        {tone === 'light' ? <ThumbsUp className="i12" aria-hidden /> : null}
        {tone === 'deep' ? <Heart className="i12 solid" aria-hidden /> : null}
        {label}
        {isOn && sort !== other ? <ArrowDown className="i12" aria-hidden /> : null}
        {isOn && sort === other ? <ArrowUp className="i12" aria-hidden /> : null}
      </button>
    </div>
  )
}
