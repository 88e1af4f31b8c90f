import { lazy, type ComponentType, type LazyExoticComponent } from 'react'
import type { Channel } from '../../shared/model.ts'

export interface ViewProps {
  readonly channel: Channel
}

interface View {
  /** Stands in the address; its name is `insight.view.ID`. */
  readonly id: string
  /** Read when it is first shown; stands anew for each channel. */
  readonly Component: LazyExoticComponent<ComponentType<ViewProps>>
}

/** What is to be learnt from a channel's past, in the order of their tabs. */
export const VIEWS: readonly [View, ...View[]] = [
  {
    id: 'board',
    Component: lazy(() => import('./board/Board.tsx').then((m) => ({ default: m.Board }))),
  },
  {
    id: 'times',
    Component: lazy(() => import('./times/Times.tsx').then((m) => ({ default: m.Times }))),
  },
  {
    id: 'quadrants',
    Component: lazy(() => import('./quadrants/Quadrants.tsx').then((m) => ({ default: m.Quadrants }))),
  },
  {
    id: 'conversion',
    Component: lazy(() => import('./conversion/Conversion.tsx').then((m) => ({ default: m.Conversion }))),
  },
  {
    id: 'fatigue',
    Component: lazy(() => import('./fatigue/Fatigue.tsx').then((m) => ({ default: m.Fatigue }))),
  },
  {
    id: 'ledger',
    Component: lazy(() => import('./ledger/Ledger.tsx').then((m) => ({ default: m.Ledger }))),
  },
  {
    id: 'calibration',
    Component: lazy(() => import('./calibration/Calibration.tsx').then((m) => ({ default: m.Calibration }))),
  },
]
