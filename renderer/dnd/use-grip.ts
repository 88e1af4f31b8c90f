import { useDraggable, useDroppable } from '@dnd-kit/core'
import { ZONE } from './drag.ts'

/** What makes an element one that can be carried: `card` goes on what moves, `handle` on the button inside it that has the focus. */
export function useGrip(id: string, isFixed: boolean) {
  const { setNodeRef, setActivatorNodeRef, listeners, attributes, isDragging } = useDraggable({ id, disabled: isFixed })
  const { onPointerDown, onKeyDown } = listeners ?? {}
  return {
    isDragging,
    card: { ref: setNodeRef, ...(onPointerDown ? { onPointerDown: onPointerDown as React.PointerEventHandler } : {}) },
    handle: {
      ref: setActivatorNodeRef,
      'aria-describedby': attributes['aria-describedby'],
      ...(onKeyDown ? { onKeyDown: onKeyDown as React.KeyboardEventHandler } : {}),
    },
  }
}

/** What makes an element a place where cards can be put down. */
export function useZone(key: string) {
  const { setNodeRef } = useDroppable({ id: key })
  return { ref: setNodeRef, [ZONE]: key }
}
