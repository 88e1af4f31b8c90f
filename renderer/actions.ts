import { useEffect } from 'react'
import { act, useData } from './data.ts'
import { createAndOpen } from './fresh.ts'
import { isCovered, isMac, listenToKeys } from './keys.ts'
import { showView, turnPages } from './plan-view.ts'
import { printPage } from './printing.ts'
import { isDark } from './theme.ts'
import { redoNext, undoLast } from './undoing.ts'
import { go, openDialog, showWeek, study, useUi, type ScreenName } from './ui.ts'

export interface Action {
  readonly id: string
  /** Key of the locales. */
  readonly label: string
  readonly group: 'edit' | 'week' | 'go' | 'app' | 'item'
  /** `Mod+Z`, `[`, two presses `G P`; the first is the one shown. */
  readonly keys: readonly string[]
  /** Works in text fields too. */
  readonly inFields?: boolean
  readonly when?: () => boolean
  readonly run: () => unknown
}

const onPlan = () => useUi.getState().screen === 'plan'
const canWrite = () => useData.getState().connection === 'open'
const hasChannel = () => (useData.getState().channels?.length ?? 0) > 0
const to = (screen: ScreenName) => () => go(screen)

/** A new undated item on the first channel (or the one shown), opened at once. */
export async function newItem(): Promise<void> {
  const channelId = useUi.getState().channelId ?? useData.getState().channels?.[0]?.id
  if (channelId) await createAndOpen({ channelId })
}

export async function toggleTheme(): Promise<void> {
  const theme = useData.getState().settings?.theme ?? 'system'
  await act('settings.save', { theme: isDark(theme) ? 'light' : 'dark' })
}

/** One table feeds shortcuts, menus, the shortcut sheet, tooltips and tests. */
export const ACTIONS: readonly Action[] = [
  {
    id: 'undo',
    label: 'action.undo',
    group: 'edit',
    keys: ['Mod+Z'],
    when: () => canWrite() && Boolean(useData.getState().history?.undo),
    run: undoLast,
  },
  {
    id: 'redo',
    label: 'action.redo',
    group: 'edit',
    keys: ['Mod+Shift+Z', 'Mod+Y'],
    when: () => canWrite() && Boolean(useData.getState().history?.redo),
    run: redoNext,
  },
  { id: 'new', label: 'action.new', group: 'edit', keys: ['N'], when: () => canWrite() && hasChannel(), run: newItem },
  { id: 'import', label: 'action.import', group: 'edit', keys: ['I'], when: hasChannel, run: to('import') },
  { id: 'today', label: 'action.today', group: 'week', keys: ['T'], when: onPlan, run: () => showWeek(null) },
  {
    id: 'previous-week',
    label: 'action.previousWeek',
    group: 'week',
    keys: ['['],
    when: onPlan,
    run: () => turnPages(-1),
  },
  {
    id: 'next-week',
    label: 'action.nextWeek',
    group: 'week',
    keys: [']'],
    when: onPlan,
    run: () => turnPages(1),
  },
  {
    id: 'back',
    label: 'action.back',
    group: 'go',
    // With Alt, arrows move a card that has the focus: its rows come first.
    keys: isMac ? ['Mod+['] : ['Alt+ArrowLeft', 'Mod+['],
    run: () => window.history.back(),
  },
  {
    id: 'forward',
    label: 'action.forward',
    group: 'go',
    keys: isMac ? ['Mod+]'] : ['Alt+ArrowRight', 'Mod+]'],
    run: () => window.history.forward(),
  },
  {
    id: 'finder',
    label: 'action.finder',
    group: 'go',
    keys: ['Mod+K'],
    inFields: true,
    when: () => !isCovered(),
    run: openFinder,
  },
  { id: 'week-view', label: 'action.weekView', group: 'week', keys: ['G W'], run: () => showView('week') },
  { id: 'month-view', label: 'action.monthView', group: 'week', keys: ['G M'], run: () => showView('month') },
  { id: 'list-view', label: 'action.listView', group: 'week', keys: ['G L'], run: () => showView('list') },
  { id: 'go-plan', label: 'action.goPlan', group: 'go', keys: ['G P', '1'], run: to('plan') },
  { id: 'go-history', label: 'action.goHistory', group: 'go', keys: ['G H', '2'], run: to('history') },
  { id: 'go-insight', label: 'action.goInsight', group: 'go', keys: ['G I', '3'], run: to('insight') },
  { id: 'go-experiments', label: 'action.goExperiments', group: 'go', keys: ['G E', '4'], run: to('experiments') },
  { id: 'go-playbook', label: 'action.goPlaybook', group: 'go', keys: ['G N', '5'], run: to('playbook') },
  { id: 'go-settings', label: 'action.goSettings', group: 'go', keys: ['G S', '6'], run: to('settings') },
  {
    id: 'go-calibration',
    label: 'action.goBacktest',
    group: 'go',
    keys: ['G R'],
    when: hasChannel,
    run: () => study('calibration', null),
  },
  { id: 'theme', label: 'action.theme', group: 'app', keys: ['Mod+Shift+L'], when: canWrite, run: toggleTheme },
  { id: 'print', label: 'action.print', group: 'app', keys: ['Mod+P'], run: printPage },
  {
    id: 'shortcuts',
    label: 'action.shortcuts',
    group: 'app',
    keys: ['?'],
    run: () => openDialog('shortcuts'),
  },
]

/** What could be done, and where the keyboard stood, when the search for everything was opened: it takes the focus itself. */
let atHand: { readonly actions: readonly Action[]; readonly focused: Element | null } = { actions: [], focused: null }
export const heldAtHand = () => atHand

export function openFinder(): void {
  atHand = { actions: actionsNow().filter(({ when }) => when?.() ?? true), focused: document.activeElement }
  openDialog('finder')
}

const added = new Set<readonly Action[]>()

/** All rows of the moment: those of the open screen come first, so that they win a key; one that has the id of a general row stands in for it. */
export function actionsNow(): readonly Action[] {
  const rows = [...[...added].flat(), ...ACTIONS]
  return rows.filter(({ id }, index) => rows.findIndex((row) => row.id === id) === index)
}

export const actionOf = (id: string): Action | undefined => actionsNow().find((action) => action.id === id)

/** Adds a screen's own rows while it is shown. Keep the array stable (module level or useMemo). */
export function useActions(rows: readonly Action[]): void {
  useEffect(() => {
    added.add(rows)
    return () => void added.delete(rows)
  }, [rows])
}

/** The shortcuts of the whole page. Stands once, in App. */
export function useShortcuts(): void {
  useEffect(() => listenToKeys(actionsNow), [])
}
