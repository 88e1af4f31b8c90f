import { useDraggable } from '@dnd-kit/core'

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
