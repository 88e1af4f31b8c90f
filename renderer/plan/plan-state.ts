import { create } from 'zustand'
import type { Item } from '../../shared/model.ts'
import { useUi } from '../ui.ts'

/** What only the week board knows. */
interface PlanState {
  /** Where a drop put cards, shown until the core has answered. */
  readonly placed: ReadonlyMap<string, Item>
  /** Hours taken out of their folds. */
  readonly openHours: ReadonlySet<number>
  /** Whose findings are open beside its card. */
  readonly findingsOf: string | null
  /** Whose menu is open. */
  readonly menuOf: string | null
  /** Which items the dialog 移动到… is about. */
  readonly moving: readonly string[] | null
  /** The card that takes the focus as soon as it stands. */
  readonly focusOn: string | null
  /** The card that a hand has just put down: it is where it was wanted, and nothing scrolls for it. */
  readonly putByHand: string | null
  /** In a narrow window the drawer is folded to a strip until it is asked for. */
  readonly isDrawerOpen: boolean
  /** Where the cards carried along with the one in hand would land: their times, by zone. */
  readonly landing: ReadonlyMap<string, readonly (string | null)[]>
  /** Whether the slot under the card in flight would add a finding. */
  readonly addsFinding: boolean
}

export const usePlan = create<PlanState>(() => ({
  placed: new Map(),
  openHours: new Set(),
  findingsOf: null,
  menuOf: null,
  moving: null,
  focusOn: null,
  putByHand: null,
  isDrawerOpen: false,
  landing: new Map(),
  addsFinding: false,
}))

export const openFindings = (id: string | null): void => usePlan.setState({ findingsOf: id, menuOf: null })
export const openMenu = (id: string | null): void => usePlan.setState({ menuOf: id })
export const openMoving = (ids: readonly string[] | null): void => usePlan.setState({ moving: ids })
export const focusOn = (id: string): void => usePlan.setState({ focusOn: id, putByHand: null })
export const focusPut = (id: string): void => usePlan.setState({ focusOn: id, putByHand: id })

/** Opens the hours of a fold, or folds them again. */
export function toggleHours(from: number, to: number): void {
  const open = new Set(usePlan.getState().openHours)
  const isOpen = open.has(from)
  for (let hour = from; hour <= to; hour += 1) {
    if (isOpen) open.delete(hour)
    else open.add(hour)
  }
  usePlan.setState({ openHours: open })
}

useUi.subscribe((ui, before) => {
  // Hours opened by hand belong to the week they were opened in, and a card that is not on this page has no focus to wait for.
  if (ui.day !== before.day || ui.view !== before.view) usePlan.setState({ openHours: new Set(), focusOn: null })
  // Whoever comes back from a plan comes back to its card.
  const isBack = ui.screen === 'plan' && before.screen === 'item' && before.from?.screen === 'plan'
  if (isBack && before.id !== null) focusOn(before.id)
})
