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
import { useMemo, useRef, type ReactNode } from 'react'
import {
  followPointer,
  holdClick,
  holdKeys,
  isArrow,
  NO_DRAG,
  useDrag,
  zoneBeside,
  zoneElement,
  zoneOf,
  type Arrow,
} from './drag.ts'

/** Far enough that a click with an unsteady hand stays a click. */
const PICK_UP_PX = 5
const DROP = { duration: 240, easing: 'cubic-bezier(.2,.7,.2,1)' }
/** Where the carried card stands in a zone that the keyboard leads it to: the landing place stays in sight beside it. */
const INSET = { x: 54, y: 20 }

/** Zones are found by the page, not by dnd-kit: a board has hundreds, and all would be drawn again at each step. */
const noCollisions: CollisionDetection = () => []
const PASSES_THROUGH = { pointerEvents: 'none' } as const

type Leads = (id: string, zone: string, arrow: Arrow) => string | null

const toNextZone =
  (leads: Leads | undefined): KeyboardCoordinateGetter =>
  (event, { currentCoordinates }) => {
    if (!isArrow(event.code)) return undefined
    event.preventDefault()
    const { id, zone } = useDrag.getState()
    if (id === null || zone === null) return currentCoordinates
    const next = leads?.(id, zone, event.code) ?? zoneBeside(zone, event.code)
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
  readonly renderCard: (id: string) => ReactNode
  /** Where an arrow leads that is not to go to the zone beside. */
  readonly leads?: Leads
  readonly onStart: (id: string) => void
  /** Zone null: put down where nothing takes it, or called off. */
  readonly onEnd: (id: string, zone: string | null, by: 'pointer' | 'keyboard') => void
  /** What readers hear; where a card stands meanwhile, the drop popover says. */
  readonly says: {
    readonly how: string
    readonly lifted: (id: string) => string
    readonly put: (id: string, zone: string | null) => string
  }
}

/** All that the product knows of dnd-kit: cards are carried by pointer or keyboard from zone to zone. */
export function DragArea({ children, renderCard, leads, onStart, onEnd, says }: DragAreaProps) {
  const id = useDrag((drag) => drag.id)
  const letGo = useRef<() => void>(() => {})
  const landed = useRef<string | null>(null)
  const coordinateGetter = useMemo(() => toNextZone(leads), [leads])
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: PICK_UP_PX } }),
    useSensor(KeyboardSensor, { coordinateGetter, keyboardCodes: KEYS }),
  )
  const start = ({ active, activatorEvent }: DragStartEvent) => {
    const by = activatorEvent instanceof KeyboardEvent ? 'keyboard' : 'pointer'
    const from = activatorEvent.target instanceof Element ? zoneOf(activatorEvent.target) : null
    useDrag.setState({ id: String(active.id), zone: from, by })
    const stops = [holdKeys(), ...(by === 'pointer' ? [followPointer()] : [])]
    letGo.current = () => {
      for (const stop of stops) stop()
    }
    onStart(String(active.id))
  }
  const end = (ended: string, isPut: boolean) => {
    letGo.current()
    const { zone, by } = useDrag.getState()
    if (!isPut && by === 'pointer') holdClick()
    landed.current = isPut ? zone : null
    useDrag.setState(NO_DRAG)
    onEnd(ended, landed.current, by)
  }
  const announcements: Announcements = {
    onDragStart: ({ active }) => says.lifted(String(active.id)),
    onDragOver: () => undefined,
    onDragEnd: ({ active }) => says.put(String(active.id), landed.current),
    onDragCancel: ({ active }) => says.put(String(active.id), null),
  }
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={noCollisions}
      autoScroll={{ layoutShiftCompensation: false }}
      accessibility={{ announcements, screenReaderInstructions: { draggable: says.how } }}
      onDragStart={start}
      onDragEnd={({ active }) => end(String(active.id), true)}
      onDragCancel={({ active }) => end(String(active.id), false)}
    >
      {children}
      <DragOverlay
        style={PASSES_THROUGH}
        dropAnimation={calm() ? null : DROP}
        {...(calm() ? { transition: 'none' } : {})}
      >
        {id === null ? null : renderCard(id)}
      </DragOverlay>
    </DndContext>
  )
}

const calm = () => matchMedia('(prefers-reduced-motion: reduce)').matches
