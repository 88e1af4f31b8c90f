import { create } from 'zustand'

/** What is being carried, and where it would be put down. Zones are named by their keys; what they mean is the screen's matter. */
interface Drag {
  readonly id: string | null
  readonly zone: string | null
  readonly by: 'pointer' | 'keyboard'
}

export const NO_DRAG: Drag = { id: null, zone: null, by: 'pointer' }

export const useDrag = create<Drag>(() => NO_DRAG)

/** Marks an element as a zone for whoever looks for one by place on the screen. */
const ZONE = 'data-zone'

const zoneAt = (x: number, y: number): string | null => zoneOf(document.elementFromPoint(x, y))

export const zoneElement = (key: string): Element | null => document.querySelector(`[${ZONE}="${CSS.escape(key)}"]`)

export const zoneOf = (element: Element | null): string | null =>
  element?.closest(`[${ZONE}]`)?.getAttribute(ZONE) ?? null

type Box = Pick<DOMRect, 'left' | 'right' | 'top' | 'bottom'>

const ARROWS = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'] as const
export type Arrow = (typeof ARROWS)[number]
export const isArrow = (code: string): code is Arrow => (ARROWS as readonly string[]).includes(code)

/** How far apart two spans of one axis are; 0 where they overlap. */
const gap = (aFrom: number, aTo: number, bFrom: number, bTo: number) => Math.max(0, bFrom - aTo, aFrom - bTo)
/** Neighbours share a border, which may round to a pixel. */
const TOLERANCE = 1.5

/** How far a box lies in the direction of an arrow, sideways counting four times; infinite if it does not lie there. */
export function distance(from: Box, to: Box, arrow: Arrow): number {
  const isSideways = arrow === 'ArrowLeft' || arrow === 'ArrowRight'
  const ahead = {
    ArrowLeft: from.left - to.right,
    ArrowRight: to.left - from.right,
    ArrowUp: from.top - to.bottom,
    ArrowDown: to.top - from.bottom,
  }[arrow]
  if (ahead < -TOLERANCE) return Infinity
  const aside = isSideways
    ? gap(from.top + TOLERANCE, from.bottom - TOLERANCE, to.top, to.bottom)
    : gap(from.left + TOLERANCE, from.right - TOLERANCE, to.left, to.right)
  // Of several in line, the one that begins nearest to where this one begins.
  const offset = isSideways ? Math.abs(from.top - to.top) : Math.abs(from.left - to.left)
  return Math.max(0, ahead) + aside * 4 + offset / 1000
}

/** The zone next to one in a direction, or null at the edge. */
export function zoneBeside(key: string, arrow: Arrow): string | null {
  const from = zoneElement(key)?.getBoundingClientRect()
  if (!from) return null
  let best: { readonly key: string; readonly far: number } | null = null
  for (const element of document.querySelectorAll(`[${ZONE}]`)) {
    const other = element.getAttribute(ZONE)
    if (!other || other === key) continue
    const far = distance(from, element.getBoundingClientRect(), arrow)
    if (far < (best?.far ?? Infinity)) best = { key: other, far }
  }
  return best?.key ?? null
}

let pointer: { readonly x: number; readonly y: number } | null = null

/** Looks again which zone lies under the pointer: after it moved, the board scrolled or rows opened. */
export function lookAgain(): void {
  if (!pointer || useDrag.getState().by !== 'pointer') return
  const zone = zoneAt(pointer.x, pointer.y)
  if (zone !== useDrag.getState().zone) useDrag.setState({ zone })
}

/** While a card is in flight the keys belong to it: no shortcut runs, the focus stays. Answers how to stop. */
export function holdKeys(): () => void {
  const onKey = (event: KeyboardEvent) => event.preventDefault()
  window.addEventListener('keydown', onKey, true)
  return () => window.removeEventListener('keydown', onKey, true)
}

/** Follows the pointer from zone to zone, at most once a frame. Asked of the page itself, so rows may open and scroll under a card in flight. */
export function followPointer(): () => void {
  let frame = 0
  const soon = () => {
    cancelAnimationFrame(frame)
    frame = requestAnimationFrame(lookAgain)
  }
  const onMove = ({ clientX, clientY }: PointerEvent) => {
    pointer = { x: clientX, y: clientY }
    soon()
  }
  window.addEventListener('pointermove', onMove, true)
  window.addEventListener('scroll', soon, true)
  return () => {
    cancelAnimationFrame(frame)
    // What was under the pointer at the end counts, also within the last frame.
    lookAgain()
    pointer = null
    window.removeEventListener('pointermove', onMove, true)
    window.removeEventListener('scroll', soon, true)
  }
}

/** After a drag called off by key the button is still down: letting it go over the card is not a click on it. */
export function holdClick(): void {
  const stop = (event: Event) => {
    event.preventDefault()
    event.stopPropagation()
  }
  window.addEventListener('click', stop, { capture: true, once: true })
  const letGo = () => setTimeout(() => window.removeEventListener('click', stop, true))
  window.addEventListener('pointerup', letGo, { capture: true, once: true })
}
