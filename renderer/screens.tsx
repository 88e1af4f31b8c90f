import { CalendarDays, ChartScatter, FlaskConical, History, NotebookPen, Settings, type LucideIcon } from 'lucide-react'
import { lazy, type ComponentType, type LazyExoticComponent } from 'react'
import { PlanScreen } from './plan/PlanScreen.tsx'
import type { ScreenName } from './ui.ts'

interface Screen {
  /** Each but the first is a chunk of its own; the component takes no props and reads the route from `useUi`. */
  readonly Component: ComponentType | LazyExoticComponent<ComponentType>
  /** Its tab on the rail; a screen without one names the tab it belongs to. */
  readonly tab: { readonly icon: LucideIcon; readonly label: string; readonly atEnd?: true } | ScreenName
}

/** The screens there are. Rail, routes and actions read this table: what is not in it cannot be gone to. */
export const SCREENS: Partial<Readonly<Record<ScreenName, Screen>>> = {
  plan: {
    Component: PlanScreen,
    tab: { icon: CalendarDays, label: 'nav.plan' },
  },
  history: {
    Component: lazy(() => import('./history/HistoryScreen.tsx').then((m) => ({ default: m.HistoryScreen }))),
    tab: { icon: History, label: 'nav.history' },
  },
  insight: {
    Component: lazy(() => import('./insight/InsightScreen.tsx').then((m) => ({ default: m.InsightScreen }))),
    tab: { icon: ChartScatter, label: 'nav.insight' },
  },
  experiments: {
    Component: lazy(() =>
      import('./experiments/ExperimentsScreen.tsx').then((m) => ({ default: m.ExperimentsScreen })),
    ),
    tab: { icon: FlaskConical, label: 'nav.experimentsTab' },
  },
  playbook: {
    Component: lazy(() => import('./playbook/PlaybookScreen.tsx').then((m) => ({ default: m.PlaybookScreen }))),
    tab: { icon: NotebookPen, label: 'nav.playbook' },
  },
  import: {
    Component: lazy(() => import('./import/ImportScreen.tsx').then((m) => ({ default: m.ImportScreen }))),
    tab: 'history',
  },
  item: {
    Component: lazy(() => import('./composer/ComposerScreen.tsx').then((m) => ({ default: m.ComposerScreen }))),
    tab: 'plan',
  },
  settings: {
    Component: lazy(() => import('./settings/SettingsScreen.tsx').then((m) => ({ default: m.SettingsScreen }))),
    tab: { icon: Settings, label: 'nav.settings', atEnd: true },
  },
}
