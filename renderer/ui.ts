import { create } from 'zustand'
import type { Day } from '../shared/time.ts'

/** `plan` · `item` an item in the composer · `history` (with an id: a post) · `backtest` (with an id: a channel) · `experiments` (with an id: one of them, `new`, `trial`) · `playbook` · `import` · `settings`. */
export type ScreenName = 'plan' | 'item' | 'history' | 'backtest' | 'experiments' | 'playbook' | 'import' | 'settings'
export type DialogName = 'shortcuts'

/** What only the screen knows. Nothing of it outlives the window. */
interface Ui {
  readonly screen: ScreenName
  /** Of the item, post … that the screen shows. */
  readonly id: string | null
  /** What was shown before the composer. */
  readonly from: { readonly screen: ScreenName; readonly id: string | null } | null
  /** First day of the week shown; null: the week of today. */
  readonly monday: Day | null
  /** The one channel shown; null: all. */
  readonly channelId: string | null
  /** Ids of selected cards or rows. */
  readonly selection: ReadonlySet<string>
  readonly dialog: DialogName | null
}

const START: Ui = {
  screen: 'plan',
  id: null,
  from: null,
  monday: null,
  channelId: null,
  selection: new Set(),
  dialog: null,
}

export const useUi = create<Ui>(() => START)

export function go(screen: ScreenName, id: string | null = null): void {
  const before = useUi.getState()
  const came = before.screen === 'item' ? before.from : { screen: before.screen, id: before.id }
  useUi.setState({ screen, id, from: screen === 'item' ? came : null, selection: new Set() })
}

/** Out of the composer, to what was shown before it. */
export function goBack(): void {
  const { from } = useUi.getState()
  go(from?.screen ?? 'plan', from?.id ?? null)
}

export const showWeek = (monday: Day | null): void => useUi.setState({ monday, selection: new Set() })
export const showChannel = (channelId: string | null): void => useUi.setState({ channelId })
export const select = (ids: Iterable<string>): void => useUi.setState({ selection: new Set(ids) })
export const openDialog = (dialog: DialogName | null): void => useUi.setState({ dialog })
