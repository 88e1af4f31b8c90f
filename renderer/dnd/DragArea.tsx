import {
  DndContext,
  DragOverlay,
  KeyboardCode,
  KeyboardSensor,
  PointerSensor,
  useSensor,
  useSensors,
  type Announcements,
  type CollisionDetection,
  type DragStartEvent,
  type KeyboardCoordinateGetter,
} from '@dnd-kit/core'
import type { ReactNode } from 'react'
import { isArrow, NO_DRAG, useDrag, zoneAt, zoneBeside, zoneElement, zoneOf } from './drag.ts'

/** Far enough that a click with an unsteady hand stays a click. */
const PICK_UP_PX = 5
const DROP_MS = 240
/** Where the carried card stands in a zone that the keyboard leads it to: the landing place stays in sight beside it. */
const INSET = { x: 54, y: 20 }

const byPointer: CollisionDetection = ({ pointerCoordinates, droppableContainers }) => {
  const key = pointerCoordinates
    ? zoneAt(pointerCoordinates.x, pointerCoordinates.y)
    : // With the keyboard the zone is what the arrows chose, not what lies under the card.
      useDrag.getState().zone
  return key !== null && droppableContainers.some(({ id }) => id === key) ? [{ id: key }] : []
}

const toNextZone: KeyboardCoordinateGetter = (event, { currentCoordinates }) => {
  if (!isArrow(event.code)) return undefined
  event.preventDefault()
  const { zone } = useDrag.getState()
  const next = zone === null ? null : zoneBeside(zone, event.code)
  const element = next === null ? null : zoneElement(next)
  if (!element) return currentCoordinates
  useDrag.setState({ zone: next })
  element.scrollIntoView({ block: 'nearest' })
  const { left, top } = element.getBoundingClientRect()
  return { x: left + INSET.x, y: top + INSET.y }
}

const KEYS = {
  start: [KeyboardCode.Space],
  cancel: [KeyboardCode.Esc],
  end: [KeyboardCode.Space, KeyboardCode.Enter],
}

interface DragAreaProps {
  readonly children: ReactNode
  /** The card in flight. */
  readonly overlay: (id: string) => ReactNode
  readonly onStart: (id: string) => void
  /** Zone null: put down where nothing takes it, or called off. */
  readonly onEnd: (id: string, zone: string | null) => void
  /** What readers hear; where a card stands meanwhile, the drop popover says. */
  readonly says: {
    readonly how: string
    readonly lifted: (id: string) => string
    readonly put: (id: string, zone: string | null) => string
  }
}

/** All that the product knows of dnd-kit: cards are carried by pointer or keyboard from zone to zone. */
export function DragArea({ children, overlay, onStart, onEnd, says }: DragAreaProps) {
  const id = useDrag((drag) => drag.id)
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: PICK_UP_PX } }),
    useSensor(KeyboardSensor, { coordinateGetter: toNextZone, keyboardCodes: KEYS }),
  )
  const start = ({ active, activatorEvent }: DragStartEvent) => {
    const by = activatorEvent instanceof KeyboardEvent ? 'keyboard' : 'pointer'
    const from = activatorEvent.target instanceof Element ? zoneOf(activatorEvent.target) : null
    useDrag.setState({ id: String(active.id), zone: from, by })
    onStart(String(active.id))
  }
  const end = (ended: string, zone: string | null) => {
    useDrag.setState(NO_DRAG)
    onEnd(ended, zone)
  }
  const announcements: Announcements = {
    onDragStart: ({ active }) => says.lifted(String(active.id)),
    onDragOver: () => undefined,
    onDragEnd: ({ active, over }) => says.put(String(active.id), over ? String(over.id) : null),
    onDragCancel: ({ active }) => says.put(String(active.id), null),
  }
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={byPointer}
      autoScroll={{ layoutShiftCompensation: false }}
      accessibility={{ announcements, screenReaderInstructions: { draggable: says.how } }}
      onDragStart={start}
      onDragOver={({ over }) => {
        if (useDrag.getState().by === 'pointer') useDrag.setState({ zone: over ? String(over.id) : null })
      }}
      onDragEnd={({ active, over }) => end(String(active.id), over ? String(over.id) : null)}
      onDragCancel={({ active }) => end(String(active.id), null)}
    >
      {children}
      <DragOverlay dropAnimation={calm() ? null : { duration: DROP_MS, easing: 'cubic-bezier(.2,.7,.2,1)' }}>
        {id === null ? null : overlay(id)}
      </DragOverlay>
    </DndContext>
  )
}

const calm = () => matchMedia('(prefers-reduced-motion: reduce)').matches
