import { lazy, Suspense, useCallback, useEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { titleOf } from '../../shared/items.ts'
import type { Item } from '../../shared/model.ts'
import { entryPlace, hourKey, movesTo, placeKey, placeOf, slotAt } from '../../shared/week.ts'
import { wallOf } from '../../shared/time.ts'
import { useActions } from '../actions.ts'
import { homeZone, reread, useData } from '../data.ts'
import { now } from '../clock.ts'
import { useDrag, type Arrow } from '../dnd/drag.ts'
import { DragArea } from '../dnd/DragArea.tsx'
import { sentenceOf } from '../i18n.ts'
import { Button } from '../kit/Button.tsx'
import { EmptyState } from '../kit/Page.tsx'
import { cx } from '../kit/cx.ts'
import { useUi } from '../ui.ts'
import { dayKey, type CellOf } from './board-cards.ts'
import { Board } from './Board.tsx'
import { CardMenu } from './CardMenu.tsx'
import { CardView } from './CardView.tsx'
import { drop, slotText } from './commands.ts'
import { Drawer } from './Drawer.tsx'
import { DropPopover } from './DropPopover.tsx'
import { FindingPopover } from './FindingPopover.tsx'
import { MoveDialog } from './MoveDialog.tsx'
import { PlanBar } from './PlanBar.tsx'
import { useNarrow } from '../use-narrow.ts'
import css from './Plan.module.css'
import { MONTH_ACTIONS, PLAN_ACTIONS } from './plan-actions.ts'
import { focusOn, focusPut, openFindings, openMenu, usePlan } from './plan-state.ts'
import { SelectionBar } from './SelectionBar.tsx'
import { learnUsualHours, usualHourOf } from './usual-hours.ts'
import { itemsNow, useWeek, type Week } from './use-week.ts'
import { WeekCheck } from './WeekCheck.tsx'
import { WeekPrint } from './WeekPrint.tsx'

const Month = lazy(() => import('./Month.tsx').then((m) => ({ default: m.Month })))
const List = lazy(() => import('./List.tsx').then((m) => ({ default: m.List })))

/** What travels: the card itself, and the chosen ones if it is one of them. Published cards stay. */
function carriedWith(id: string) {
  const { selection } = useUi.getState()
  const items = itemsNow()
  const others = selection.has(id) ? [...selection].filter((other) => other !== id) : []
  return others.flatMap((other) => items.get(other) ?? []).filter(({ status }) => status !== 'published')
}

export function PlanScreen() {
  const { t } = useTranslation()
  const week = useWeek()
  const problem = useData((data) => data.problem)
  const isNarrow = useNarrow()
  const isCarrying = useDrag((drag) => drag.id !== null)
  const { view, days } = week
  useActions(useMemo(() => (view === 'week' ? PLAN_ACTIONS : [...PLAN_ACTIONS, ...MONTH_ACTIONS]), [view]))
  useEffect(() => () => usePlan.setState({ findingsOf: null, menuOf: null, moving: null }), [])

  // At midnight other days become these without anybody choosing them.
  const known = useRef(week.today)
  useEffect(() => {
    if (known.current !== week.today && useUi.getState().day === null) void reread(['items', 'findings'])
    known.current = week.today
  }, [week.today])

  const leadOut = useCallback(
    (id: string, zone: string, arrow: Arrow) => {
      const item = itemsNow().get(id)
      if (zone !== 'drawer' || arrow !== 'ArrowRight' || !item) return null
      const place = entryPlace(item, usualHourOf(item.channelId), days, wallOf(now(), homeZone()))
      if (!place || place.kind !== 'hour') return null
      return placeKey(view === 'week' ? place : { kind: 'day', day: place.day })
    },
    [days, view],
  )
  const nameOf = (id: string) => {
    const item = itemsNow().get(id)
    return item ? titleOf(item) || t('plan.untitled') : ''
  }
  const whereTo = (id: string, zone: string) => {
    const item = itemsNow().get(id)
    const slot = item ? slotAt(item, placeOf(zone)) : null
    return slot ? slotText(slot) : t('plan.drawer.title')
  }

  if (week.isUnread)
    return (
      <>
        <PlanBar week={week} isNarrow={isNarrow} />
        <EmptyState
          title={t('plan.unread')}
          actions={<Button onPress={() => void reread(['items', 'undated'])}>{t('broken.again')}</Button>}
        >
          {problem ? sentenceOf(problem) : null}
        </EmptyState>
      </>
    )

  return (
    <DragArea
      says={{
        how: t('plan.say.how'),
        lifted: (id) => t('plan.say.lifted', { title: nameOf(id) }),
        put: (id, zone) =>
          zone === null
            ? t('plan.say.back', { title: nameOf(id) })
            : t('plan.say.put', { title: nameOf(id), to: whereTo(id, zone) }),
      }}
      renderCard={(id) => <Lifted id={id} week={week} />}
      leads={leadOut}
      onStart={() => {
        void learnUsualHours()
        openFindings(null)
        openMenu(null)
      }}
      onEnd={(id, zone, by) => {
        usePlan.setState({ addsFinding: false, landing: new Map() })
        const item = itemsNow().get(id)
        if (by === 'pointer') focusPut(id)
        else focusOn(id)
        if (item && zone !== null) void drop(item, carriedWith(id), placeOf(zone))
      }}
    >
      <PlanBar week={week} isNarrow={isNarrow} />
      <div className={cx(css.plan, view !== 'week' && css.long)} data-carrying={isCarrying || undefined}>
        <Drawer week={week} isNarrow={isNarrow} />
        {view === 'week' ? (
          <Board week={week} />
        ) : (
          <Suspense fallback={null}>{view === 'month' ? <Month week={week} /> : <List week={week} />}</Suspense>
        )}
        {isNarrow || view !== 'week' ? null : (
          <aside className={css.side} aria-label={t('plan.check.title')}>
            <WeekCheck week={week} />
          </aside>
        )}
      </div>
      <SelectionBar />
      <FindingPopover week={week} />
      <CardMenu />
      <MoveDialog />
      {view === 'week' ? <WeekPrint week={week} /> : null}
    </DragArea>
  )
}

/** The card in flight, with what is expected where it is held. */
function Lifted({ id, week }: { readonly id: string; readonly week: Week }) {
  const zone = useDrag((drag) => drag.zone)
  const item = itemsNow().get(id)
  const channel = week.channels.find((one) => one.id === item?.channelId)
  const others = carriedWith(id)
  useLanding(item, others, zone, week.view === 'week' ? hourKey : dayKey)
  if (!item || !channel) return null
  // It wears the time it would have where it is held.
  const slot = zone === null ? item : slotAt(item, placeOf(zone))
  const held = { ...item, time: slot?.time ?? null }
  return (
    <div className={css.lifted}>
      {others.length > 0 ? (
        <>
          <span className={cx(css.under, others.length > 1 && css.two)} aria-hidden />
          <span className={css.pile}>{others.length + 1}</span>
        </>
      ) : null}
      <CardView item={held} channel={channel} zone={homeZone()} isMissed={false} results={null} state="lifted" />
      <DropPopover item={item} channel={channel} others={others.length} />
    </div>
  )
}

/** Says where the others would land, for the ghosts in their cells. */
function useLanding(item: Item | undefined, others: readonly Item[], zone: string | null, cellOf: CellOf): void {
  const key = others.map(({ id }) => id).join(' ')
  useEffect(() => {
    const landing = new Map<string, (string | null)[]>()
    const moves = item && zone !== null && key !== '' ? movesTo(item, others, placeOf(zone)).slice(1) : []
    for (const { to } of moves) {
      if (!to) continue
      const cell = cellOf(to)
      landing.set(cell, [...(landing.get(cell) ?? []), to.time])
    }
    if (landing.size > 0 || usePlan.getState().landing.size > 0) usePlan.setState({ landing })
    // oxlint-disable-next-line react/exhaustive-deps -- the others are known by their ids
  }, [item, key, zone, cellOf])
}
