import { useEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Damaged } from '../../shared/damage.ts'
import { findingMessage } from '../../shared/finding-words.ts'
import { daySpanText, dayText, weekdayText } from '../../shared/format.ts'
import type { Finding } from '../../shared/finding.ts'
import { soughtWords } from '../../shared/things.ts'
import { partsOf, type Day } from '../../shared/time.ts'
import { BrokenCard } from '../damage/BrokenCard.tsx'
import { homeZone, useData, useLanguage } from '../data.ts'
import { useDrag } from '../dnd/drag.ts'
import { inWords } from '../i18n.ts'
import { Button } from '../kit/Button.tsx'
import { cx } from '../kit/cx.ts'
import { EmptyState } from '../kit/Page.tsx'
import { select, useUi } from '../ui.ts'
import { useLate } from '../use-late.ts'
import { dayKey, type CardOnBoard } from './board-cards.ts'
import board from './Board.module.css'
import { chooseAlong } from './choose.ts'
import { createOn } from './commands.ts'
import { LegalMark } from './LegalMark.tsx'
import css from './List.module.css'
import { clearList, isListFiltered, isSought, useListFilters } from './list-filters.ts'
import { ListFilterRow } from './ListFilterRow.tsx'
import { ListRow } from './ListRow.tsx'
import { useRoving } from './roving.ts'
import { NONE_BROKEN, useBrokenCells } from './use-broken-cells.ts'
import { useCards } from './use-cards.ts'
import { useDayWords } from './use-day-words.ts'
import { useNow } from './use-now.ts'
import type { Week } from './use-week.ts'

const NO_CARDS: readonly CardOnBoard[] = []
const COLUMNS = ['time', 'title', 'hooks', 'status', 'findings'] as const

/** What is said first of each item, and how much more there is. */
function useSaid(): ReadonlyMap<string, { readonly first: string; readonly more: number }> {
  const language = useLanguage()
  const findings = useData((data) => data.findings)?.findings
  return useMemo(() => {
    const byItem = new Map<string, Finding[]>()
    for (const finding of findings ?? []) {
      const known = byItem.get(finding.itemId)
      if (known) known.push(finding)
      else byItem.set(finding.itemId, [finding])
    }
    return new Map(
      [...byItem].flatMap(([id, [first, ...more]]) =>
        first ? [[id, { first: findingMessage(inWords, language, first).title, more: more.length }] as const] : [],
      ),
    )
  }, [findings, language])
}

/** What is planned, day by day, each plan a row that says all there is to say of it. */
export function List({ week }: { readonly week: Week }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const present = useNow()
  const grid = useRef<HTMLDivElement>(null)
  const roving = useRoving(grid, { onExtend: chooseAlong })
  const { days, today, items, isHeard } = week
  const cards = useCards(week, present, homeZone(), dayKey)
  const { broken } = useBrokenCells(items, days, dayKey)
  const said = useSaid()
  const isLate = useLate(!isHeard)
  const filters = useListFilters()
  const words = useMemo(() => soughtWords(filters.text), [filters.text])
  const sought = useMemo(
    () => new Map([...cards].map(([day, own]) => [day, own.filter((card) => isSought(card, filters, words))])),
    [cards, filters, words],
  )
  const countOf = (rows: ReadonlyMap<string, readonly CardOnBoard[]>) =>
    days.reduce((sum, day) => sum + (rows.get(day)?.length ?? 0), 0)
  const all = countOf(cards)
  const isFiltered = isListFiltered(filters)
  const shown = days.filter((day) => (sought.get(day)?.length ?? 0) > 0 || broken.has(day))
  useOnlySeenChosen(cards, sought)
  useTodayFirst(grid, isHeard)

  return (
    <section
      className={board.board}
      aria-label={t('plan.list.board', { days: daySpanText(days[0] ?? today, days.at(-1) ?? today, language) })}
    >
      {all > 0 || isFiltered ? <ListFilterRow shown={countOf(sought)} of={all} /> : null}
      {isHeard && shown.length === 0 && isFiltered && all > 0 ? (
        <EmptyState title={t('plan.list.noneSo')} actions={<Button onPress={clearList}>{t('history.clear')}</Button>} />
      ) : isHeard && shown.length === 0 ? (
        <EmptyState
          title={t('plan.list.empty')}
          actions={
            <Button look="main" onPress={() => void createOn(days.includes(today) ? today : (days[0] ?? today))}>
              {t('action.new')}
            </Button>
          }
        >
          {t(week.ideas.length > 0 ? 'plan.list.emptyWithIdeas' : 'plan.list.emptyHow')}
        </EmptyState>
      ) : (
        <div className={css.scroller} data-list="">
          <div ref={grid} role="grid" aria-label={t('plan.list.title')} {...roving}>
            <div role="row" className={cx(css.row, css.columns)}>
              <span role="columnheader">
                <span className="vh">{t('plan.menu.choose')}</span>
              </span>
              {COLUMNS.map((column) => (
                <span key={column} role="columnheader">
                  {t(`plan.list.column.${column}`)}
                </span>
              ))}
            </div>
            {shown.map((day) => (
              <DayRows
                key={day}
                day={day}
                today={today}
                cards={sought.get(day) ?? NO_CARDS}
                broken={broken.get(day) ?? NONE_BROKEN}
                said={said}
                words={words}
              />
            ))}
          </div>
        </div>
      )}
      {isLate ? <p className={board.empty}>{t('plan.list.reading')}</p> : null}
    </section>
  )
}

/** What a filter has taken out of sight is not chosen any more: nothing is done to plans that are not seen. */
function useOnlySeenChosen(
  cards: ReadonlyMap<string, readonly CardOnBoard[]>,
  sought: ReadonlyMap<string, readonly CardOnBoard[]>,
): void {
  const selection = useUi((ui) => ui.selection)
  useEffect(() => {
    const idsOf = (rows: typeof cards) => [...rows.values()].flatMap((own) => own.map(({ item }) => item.id))
    const seen = new Set(idsOf(sought))
    const hidden = new Set(idsOf(cards).filter((id) => !seen.has(id)))
    if ([...selection].some((id) => hidden.has(id))) select([...selection].filter((id) => !hidden.has(id)))
  }, [cards, sought, selection])
}

/** Where the list has today in it and nobody turned to another month, it begins there; what was before is above. */
function useTodayFirst(grid: React.RefObject<HTMLElement | null>, isHeard: boolean): void {
  const day = useUi((ui) => ui.day)
  useEffect(() => {
    const scroller = grid.current?.parentElement
    if (!isHeard || !scroller) return
    const first = day === null ? grid.current?.querySelector<HTMLElement>('[data-ahead]') : null
    scroller.scrollTo({ top: first ? first.offsetTop - HEAD : 0 })
  }, [grid, isHeard, day])
}

/** Height of the row of columns, which stays. */
const HEAD = 32

interface DayRowsProps {
  readonly day: Day
  readonly today: Day
  readonly cards: readonly CardOnBoard[]
  readonly broken: readonly Damaged[]
  readonly said: ReturnType<typeof useSaid>
  /** Those that were asked for. */
  readonly words: readonly string[]
}

/** A day and what stands on it; takes cards, which keep their time of day. */
function DayRows({ day, today, cards, broken, said, words }: DayRowsProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const isOver = useDrag((drag) => drag.zone === day)
  const { festival, lunar, legal, whole } = useDayWords(day)
  const isPast = day < today
  return (
    <div
      role="rowgroup"
      data-zone={day}
      {...(isPast ? {} : { 'data-ahead': '' })}
      className={cx(css.group, isPast && css.past, day === today && css.today, isOver && css.over)}
    >
      <div role="row" className={css.head} aria-current={day === today ? 'date' : undefined}>
        <div role="gridcell">
          <b>{dayText(day, language, partsOf(today).year)}</b>
          <span>{weekdayText(day, language)}</span>
          {day === today ? <em>{t('plan.today')}</em> : null}
          {legal ? <LegalMark legal={legal} /> : null}
          <span className="small" title={whole}>
            {festival ? <em>{festival} </em> : null}
            <span className="dim">{lunar}</span>
          </span>
          <span className="push small dim">{t('plan.list.count', { count: cards.length + broken.length })}</span>
        </div>
      </div>
      {cards.map((card) => {
        const own = said.get(card.item.id)
        return <ListRow key={card.item.id} {...card} said={own?.first ?? null} more={own?.more ?? 0} words={words} />
      })}
      {broken.map((thing) => (
        <div key={thing.id} role="row" className={css.broken}>
          <div role="gridcell">
            <BrokenCard thing={thing} isRow />
          </div>
        </div>
      ))}
    </div>
  )
}
