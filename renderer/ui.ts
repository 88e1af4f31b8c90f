import { create } from 'zustand'
import type { Day } from '../shared/time.ts'
import type { PlanView } from '../shared/values.ts'

export const SCREEN_NAMES = [
  'plan',
  'item',
  'history',
  'insight',
  'experiments',
  'playbook',
  'import',
  'settings',
] as const
/** `plan` · `item` an item in the composer · `history` (with an id: a post) · `insight` (with an id: one of its views) · `experiments` (with an id: one of them, `new`, `trial`) · `playbook` · `import` · `settings`. */
export type ScreenName = (typeof SCREEN_NAMES)[number]
export type DialogName = 'shortcuts' | 'finder'

/** What is shown: a screen, and of which item, post … */
export interface Place {
  readonly screen: ScreenName
  readonly id: string | null
}

/** What only the screen knows. Of it the address keeps what is shown (`way.ts`); nothing outlives the window. */
export interface Ui extends Place {
  /** What was shown before the composer. */
  readonly from: Place | null
  /** How the place shown was come to: on to it, back to where it was left for this one, or in the place of one that is no more. */
  readonly step: 'on' | 'back' | 'instead'
  /** A day of the week shown, or of the month; null: those of today. Where its week begins, the settings say. */
  readonly day: Day | null
  /** Chosen in this window; null: as the settings have it. */
  readonly view: PlanView | null
  /** The one channel shown; null: all. */
  readonly channelId: string | null
  /** The channel whose past is studied; null: the one shown, else the first. */
  readonly studied: string | null
  /** The filters of the history, as its address has them. */
  readonly sought: string
  /** Ids of selected cards or rows. */
  readonly selection: ReadonlySet<string>
  readonly dialog: DialogName | null
}

const START: Ui = {
  screen: 'plan',
  id: null,
  from: null,
  step: 'on',
  day: null,
  view: null,
  channelId: null,
  studied: null,
  sought: '',
  selection: new Set(),
  dialog: null,
}

export const useUi = create<Ui>(() => START)

export function go(screen: ScreenName, id: string | null = null, step: Ui['step'] = 'on'): void {
  const before = useUi.getState()
  const came = before.screen === 'item' ? before.from : { screen: before.screen, id: before.id }
  useUi.setState({ screen, id, step, from: screen === 'item' ? came : null, selection: new Set() })
}

/** Out of what is shown, to where it belongs: a step back on the way there, if that is where it was come from. */
export const goUp = (screen: ScreenName, id: string | null = null): void => go(screen, id, 'back')

/** Out of the composer, to what was shown before it. */
export function goBack(): void {
  const { from } = useUi.getState()
  goUp(from?.screen ?? 'plan', from?.id ?? null)
}

export const showWeek = (day: Day | null): void => useUi.setState({ day, selection: new Set() })
export const showChannel = (channelId: string | null): void => useUi.setState({ channelId })
/** To a view of the past, of one channel (null: the one shown, else the first). */
export function study(view: string, channelId: string | null, step: Ui['step'] = 'on'): void {
  useUi.setState({ studied: channelId })
  go('insight', view, step)
}
export const select = (ids: Iterable<string>): void => useUi.setState({ selection: new Set(ids) })
export const openDialog = (dialog: DialogName | null): void => useUi.setState({ dialog })
