import { useEffect, type KeyboardEvent, type RefObject } from 'react'
import { distance, isArrow, useDrag, type Arrow } from '../dnd/drag.ts'

/** Marks what the arrows go through: cards, and the empty places between them. */
const SPOT = 'data-spot'
const CARD = 'data-card'

const spotsIn = (root: Element) => [...root.querySelectorAll<HTMLElement>(`[${SPOT}]`)]

/** One tab stop for the whole grid: the spot last in focus, else the first card, else the first place. */
function settle(root: HTMLElement): void {
  const spots = spotsIn(root)
  if (spots.some(({ tabIndex }) => tabIndex === 0)) return
  const first = spots.find((spot) => spot.hasAttribute(CARD)) ?? spots[0]
  if (first) first.tabIndex = 0
}

function hold(root: HTMLElement, spot: HTMLElement): void {
  for (const other of spotsIn(root)) if (other !== spot && other.tabIndex === 0) other.tabIndex = -1
  spot.tabIndex = 0
}

/** The spot that lies next in a direction, by where things stand on the screen. */
function spotBeside(root: Element, from: Element, arrow: Arrow): HTMLElement | null {
  const box = from.getBoundingClientRect()
  let best: { readonly spot: HTMLElement; readonly far: number } | null = null
  for (const spot of spotsIn(root)) {
    if (spot === from) continue
    const far = distance(box, spot.getBoundingClientRect(), arrow)
    if (far < (best?.far ?? Infinity)) best = { spot, far }
  }
  return best?.spot ?? null
}

interface RovingOptions {
  /** Shift held: the focus went from one spot to the next. */
  readonly onExtend?: (from: HTMLElement, to: HTMLElement) => void
}

/** Arrow keys through a grid of spots, each rendered with tabIndex −1. Answers the handlers for its root. */
export function useRoving(root: RefObject<HTMLElement | null>, { onExtend }: RovingOptions = {}) {
  useEffect(() => {
    const element = root.current
    if (!element) return
    settle(element)
    const observer = new MutationObserver(() => settle(element))
    observer.observe(element, { childList: true, subtree: true })
    return () => observer.disconnect()
  }, [root])

  return {
    onFocus: ({ target }: { target: EventTarget }) => {
      const spot = target instanceof Element ? target.closest<HTMLElement>(`[${SPOT}]`) : null
      if (spot && root.current) hold(root.current, spot)
    },
    onKeyDown: (event: KeyboardEvent) => {
      if (event.altKey || event.ctrlKey || event.metaKey || !isArrow(event.key) || useDrag.getState().id !== null)
        return
      const from = event.target instanceof Element ? event.target.closest<HTMLElement>(`[${SPOT}]`) : null
      const to = from && root.current ? spotBeside(root.current, from, event.key) : null
      if (!from || !to) return
      event.preventDefault()
      to.focus()
      if (event.shiftKey) onExtend?.(from, to)
    },
  }
}

/** The item of the card that has the focus. */
export const focusedCard = (): string | null => document.activeElement?.closest(`[${CARD}]`)?.getAttribute(CARD) ?? null
