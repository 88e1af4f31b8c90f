import { ChevronLeft, ChevronRight, ListFilter, Plus, Printer, Redo2, Undo2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { StepInfo } from '../../shared/contract.ts'
import { daySpanText, monthText, weekNumber, yearsText } from '../../shared/format.ts'
import { monthShown } from '../../shared/plan-view.ts'
import { addDays } from '../../shared/time.ts'
import { PLAN_VIEWS } from '../../shared/values.ts'
import { actionOf } from '../actions.ts'
import { channelOptions } from '../channel-name.ts'
import { useData, useLanguage, useWeekStart } from '../data.ts'
import { Button, IconButton } from '../kit/Button.tsx'
import { Bar, ButtonGroup } from '../kit/Page.tsx'
import { Popover } from '../kit/Popover.tsx'
import { Segmented } from '../kit/Segmented.tsx'
import { Select } from '../kit/Select.tsx'
import { SeverityMark } from '../kit/SeverityMark.tsx'
import { showView, turnPages } from '../plan-view.ts'
import { showChannel, showWeek, useUi } from '../ui.ts'
import { redoNext, stepName, undoLast } from '../undoing.ts'
import { useAlmanac, yearsWithoutLegal } from './almanac.ts'
import css from './Plan.module.css'
import type { Week } from './use-week.ts'
import { WeekAhead } from './WeekAhead.tsx'
import { WeekCheck } from './WeekCheck.tsx'
import check from './WeekCheck.module.css'

const ALL = 'all'

/** Which week, of which channel; what can be taken back; a new plan. */
export function PlanBar({ week, isNarrow }: { readonly week: Week; readonly isNarrow: boolean }) {
  const { t } = useTranslation()
  const almanac = useAlmanac()
  const channelId = useUi((ui) => ui.channelId)
  const { view, days, channels } = week
  const [back, on] =
    view === 'week' ? (['previousWeek', 'nextWeek'] as const) : (['previousMonth', 'nextMonth'] as const)
  const number = weekNumber(week.first)
  const weekName = number
    ? t('plan.week', number)
    : t('plan.weekOfYear', { year: yearsText(week.first, addDays(week.first, 6)) })
  const unknown = yearsWithoutLegal(almanac, days)
  return (
    <Bar title={useTitle(week)}>
      <span className={css.number}>
        {view === 'week' ? weekName : t('plan.count', { count: week.items.length })}
        {unknown.length > 0 ? ` · ${t('plan.legal.unknown', { years: unknown.join(t('list.and')) })}` : ''}
      </span>
      <ButtonGroup>
        <IconButton
          label={t(`action.${back}`)}
          keys="["
          icon={<ChevronLeft aria-hidden />}
          onPress={() => turnPages(-1)}
        />
        <Button onPress={() => showWeek(null)}>{t('action.today')}</Button>
        <IconButton
          label={t(`action.${on}`)}
          keys="]"
          icon={<ChevronRight aria-hidden />}
          onPress={() => turnPages(1)}
        />
      </ButtonGroup>
      <Segmented
        label={t('plan.view.label')}
        options={PLAN_VIEWS.map((id) => ({ id, label: t(`plan.view.${id}`) }))}
        value={view}
        onChange={showView}
      />
      {view === 'week' ? <WeekAhead week={week} /> : null}
      <span className="push" />
      {isNarrow && view === 'week' ? <CheckButton week={week} /> : null}
      {channels.length > 1 ? (
        <Select
          label={t(channelId === null ? 'plan.allChannels' : 'plan.channel')}
          filter={{ off: ALL }}
          value={channelId ?? ALL}
          onChange={(id) => showChannel(id === ALL ? null : id)}
          options={[
            { id: ALL, label: t('plan.allChannels'), icon: <ListFilter className="i14" aria-hidden /> },
            ...channelOptions(channels),
          ]}
        />
      ) : null}
      <IconButton
        label={t('action.print')}
        keys="Mod+P"
        icon={<Printer aria-hidden />}
        onPress={() => void actionOf('print')?.run()}
      />
      <UndoButtons />
      <Button look="main" icon={<Plus aria-hidden />} onPress={() => void actionOf('new')?.run()}>
        {t('action.new')}
      </Button>
    </Bar>
  )
}

/** The days that are shown. */
function useTitle({ view, first, days, today }: Week): string {
  const language = useLanguage()
  const day = useUi((ui) => ui.day)
  const weekStart = useWeekStart()
  if (view === 'month') return monthText(monthShown({ day, today, weekStart }), language)
  return daySpanText(days[0] ?? first, days.at(-1) ?? first, language)
}

/** The two arrows, each saying what it would take back or bring again. */
function UndoButtons() {
  const { t } = useTranslation()
  const history = useData((data) => data.history)
  const isOpen = useData((data) => data.connection === 'open')
  const label = (key: 'undo' | 'redo', step: StepInfo | null) =>
    step ? t(`plan.${key}Of`, { what: stepName(step) }) : t(`action.${key}`)
  return (
    <ButtonGroup>
      <IconButton
        label={label('undo', history?.undo ?? null)}
        keys="Mod+Z"
        icon={<Undo2 aria-hidden />}
        isDisabled={!isOpen || !history?.undo}
        onPress={() => void undoLast()}
      />
      <IconButton
        label={label('redo', history?.redo ?? null)}
        keys="Mod+Shift+Z"
        icon={<Redo2 aria-hidden />}
        isDisabled={!isOpen || !history?.redo}
        onPress={() => void redoNext()}
      />
    </ButtonGroup>
  )
}

/** In a narrow window the week check stands behind a button. */
function CheckButton({ week }: { readonly week: Week }) {
  const { t } = useTranslation()
  const found = useData((data) => data.findings)
  const counts = found?.counts
  const worst = counts?.error ? 'error' : counts?.warning ? 'warning' : 'tip'
  const total = counts ? counts.error + counts.warning + counts.tip : 0
  return (
    <Popover
      label={t('plan.check.title')}
      placement="bottom end"
      width={300}
      trigger={
        <Button icon={total > 0 ? <SeverityMark severity={worst} label={null} /> : null}>
          {t('plan.check.title')} {total > 0 ? total : ''}
        </Button>
      }
    >
      <div className={check.popover}>
        <WeekCheck week={week} />
      </div>
    </Popover>
  )
}
