import { useEffect, useLayoutEffect, useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { OutputOf } from '../../../shared/contract.ts'
import { dayText, wholeText } from '../../../shared/format.ts'
import type { HookKind } from '../../../shared/model.ts'
import type { SuggestedHook } from '../../../shared/suggest-hooks.ts'
import { partsOf } from '../../../shared/time.ts'
import { namesOf } from '../../channel-name.ts'
import { today } from '../../clock.ts'
import { homeZone, useData, useLanguage } from '../../data.ts'
import { Button } from '../../kit/Button.tsx'
import { cx } from '../../kit/cx.ts'
import { Chip } from '../../kit/marks.tsx'
import { HOOK_ICON } from '../../kit/signals.tsx'
import { go } from '../../ui.ts'
import { clickedRow } from '../clicked-row.ts'
import { HEAD, heightOf, ROW, sectionsOf, shownBetween, stepOf, topOf } from '../layout.ts'
import { useSight } from '../use-sight.ts'
import { Shown } from './Shown.tsx'
import { accept, acceptAll, reject } from './suggesting.ts'
import css from './Suggestions.module.css'

interface SuggestionListProps {
  readonly found: OutputOf<'hooks.suggested'>
  readonly channelId: string | null
  /** These rows are in sight. */
  readonly onWant: (from: number, to: number) => void
}

/** Rows are drawn this far beyond the edges. */
const AROUND = ROW * 8
const rowId = (index: number) => `suggestion-${index}`
const open = (row: SuggestedHook | null) => {
  if (row) go('history', row.postId)
}

/** Suggestions by kind, of which only those in sight are drawn. Focus is the grid's: arrows move, Enter tags, Delete rejects. */
export function SuggestionList({ found, channelId, onWant }: SuggestionListProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const thisYear = partsOf(today(homeZone())).year
  const channels = useData((data) => data.channels) ?? []
  const showsChannel = channelId === null && channels.length > 1
  const nameOf = namesOf(channels)
  const [wished, setActive] = useState(0)
  const { scroller, top, height, onScroll, reveal } = useSight(ROW)
  // The row under the cursor goes when it is tagged: the next one takes its place.
  const active = Math.min(wished, found.total - 1)

  useLayoutEffect(() => scroller.current?.focus(), [scroller])

  const sections = sectionsOf(
    found.kinds.map(({ kind, count }) => ({ head: kind, count })),
    found.total,
  )
  const shown = shownBetween(sections, top - AROUND, top + height + AROUND)
  const [from, to] = [shown[0]?.from ?? 0, shown.at(-1)?.to ?? 0]
  useEffect(() => onWant(from, to), [onWant, from, to])

  const at = (index: number) => found.rows[index - found.offset] ?? null

  const moveTo = (index: number) => {
    setActive(index)
    const row = topOf(sections, index)
    reveal(row - HEAD, row + ROW)
  }

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget || event.metaKey || event.ctrlKey) return
    const row = at(active)
    const next = stepOf(event.key, active, found.total, height)
    if (next !== null) moveTo(next)
    else if (event.key === 'Enter' && row)
      void (event.shiftKey ? acceptAll(row.kind, channelId, language) : accept(row))
    else if ((event.key === 'Delete' || event.key === 'Backspace') && row) void reject(row)
    else if (event.key === ' ') open(row)
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <div
      ref={scroller}
      role="grid"
      tabIndex={0}
      aria-label={t('suggest.list')}
      aria-rowcount={found.total + found.kinds.length}
      aria-activedescendant={active >= from && active < to ? rowId(active) : undefined}
      className={css.grid}
      onScroll={onScroll}
      onClick={(event) => {
        const index = clickedRow(event)
        if (index === null) return
        setActive(index)
        scroller.current?.focus()
      }}
      onKeyDown={onKeyDown}
      onFocus={({ target, currentTarget }) => {
        // Come to by Tab after scrolling: the row it stands on is brought into sight.
        if (target === currentTarget && target.matches(':focus-visible')) moveTo(active)
      }}
    >
      <div className={css.body} style={{ height: heightOf(sections) }} role="rowgroup">
        {shown.flatMap(({ section, ...rows }) => {
          const kind = section.head
          if (kind === null) return []
          return [
            <div
              key={kind}
              role="presentation"
              className={css.section}
              style={{ top: section.top, height: section.height }}
            >
              <KindHead
                kind={kind}
                count={section.count}
                onAccept={() => {
                  void acceptAll(kind, channelId, language)
                  scroller.current?.focus()
                }}
              />
            </div>,
            ...Array.from({ length: rows.to - rows.from }, (_, i) => {
              const index = rows.from + i
              const row = at(index)
              return (
                <Line
                  key={row ? `${row.kind}/${row.postId}` : index}
                  row={row}
                  index={index}
                  top={topOf(sections, index)}
                  day={row ? dayText(row.publishedDay, language, thisYear) : ''}
                  {...(showsChannel ? { channel: nameOf.get(row?.channelId ?? '') ?? '' } : {})}
                  isActive={index === active}
                />
              )
            }),
          ]
        })}
      </div>
    </div>
  )
}

interface KindHeadProps {
  readonly kind: HookKind
  readonly count: number
  readonly onAccept: () => void
}

function KindHead({ kind, count, onAccept }: KindHeadProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const Icon = HOOK_ICON[kind]
  const n = wholeText(count, language)
  return (
    <div role="row" className={css.head}>
      <div role="gridcell" className={css.kind}>
        <Chip tone="lure" icon={<Icon aria-hidden />} label={t(`hook.${kind}`)} isGuess />
        <b className="num strong">{n}</b>
      </div>
      <div role="gridcell">
        <Button small aria-label={`${t('suggest.acceptAll', { count, n })} ${t(`hook.${kind}`)}`} onPress={onAccept}>
          {t('suggest.acceptAll', { count, n })}
        </Button>
      </div>
    </div>
  )
}

interface LineProps {
  /** Null while its page is being read. */
  readonly row: SuggestedHook | null
  readonly index: number
  readonly top: number
  readonly day: string
  /** Its name, where posts of several are listed. */
  readonly channel?: string
  readonly isActive: boolean
}

function Line({ row, index, top, day, channel, isActive }: LineProps) {
  const { t } = useTranslation()
  const style = { transform: `translateY(${top}px)` }
  if (!row) {
    return (
      <div role="row" id={rowId(index)} className={css.row} style={style}>
        <div role="gridcell" aria-busy aria-label={t('suggest.reading')} className={css.waiting} />
      </div>
    )
  }
  const hook = t(`hook.${row.kind}`)
  return (
    <div
      role="row"
      id={rowId(index)}
      data-row={index}
      className={cx(css.row, channel !== undefined && css.ofSeveral, isActive && css.active)}
      style={style}
    >
      <div role="gridcell" className={css.day}>
        {day}
      </div>
      {channel === undefined ? null : (
        <div role="gridcell" className={css.channel} title={channel}>
          {channel}
        </div>
      )}
      <div role="gridcell" className={css.text}>
        <Shown {...row} />
      </div>
      <div role="gridcell" className={css.rule} title={t(`suggest.rule.${row.kind}`)}>
        {t(`suggest.rule.${row.kind}`)}
      </div>
      <div role="gridcell" className={css.acts}>
        <button
          type="button"
          tabIndex={-1}
          aria-label={t('suggest.acceptNamed', { title: row.text, hook })}
          onClick={() => void accept(row)}
        >
          {t('suggest.accept')}
        </button>
        <button
          type="button"
          tabIndex={-1}
          aria-label={t('suggest.rejectNamed', { title: row.text, hook })}
          onClick={() => void reject(row)}
        >
          {t('suggest.reject')}
        </button>
      </div>
    </div>
  )
}
