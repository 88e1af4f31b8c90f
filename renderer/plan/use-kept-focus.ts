import { useEffect, useLayoutEffect, type RefObject } from 'react'
import { usePlan } from './plan-state.ts'

/** Gives a card the focus when it is asked to have it, and after it has moved to another cell while it had it. */
export function useKeptFocus(id: string, element: RefObject<HTMLElement | null>): void {
  const wantsFocus = usePlan((plan) => plan.focusOn === id)

  useEffect(() => {
    if (!wantsFocus) return
    element.current?.focus({ preventScroll: usePlan.getState().putByHand === id })
    usePlan.setState({ focusOn: null })
  }, [wantsFocus, element, id])

  useLayoutEffect(() => {
    const here = element.current
    return () => {
      if (here !== null && document.activeElement === here) usePlan.setState({ focusOn: id })
    }
  }, [id, element])
}
