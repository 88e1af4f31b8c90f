import { useRef, type MouseEvent } from 'react'
import type { Item } from '../../shared/model.ts'
import { useDrag } from '../dnd/drag.ts'
import { useGrip } from '../dnd/use-grip.ts'
import { go, useUi } from '../ui.ts'
import { choose } from './choose.ts'
import { openMenu } from './plan-state.ts'
import { useKeptFocus } from './use-kept-focus.ts'

/**
 * What makes a button a plan's, wherever that is shown: opened by a click, carried by pointer or Space, chosen with Ctrl
 * or Shift. `card` goes on what moves, `button` on the button inside it that has the focus.
 */
export function useCardButton({ id, status }: Pick<Item, 'id' | 'status'>) {
  const isSelected = useUi((ui) => ui.selection.has(id))
  const isFixed = status === 'published'
  const { card, handle, isDragging } = useGrip(id, isFixed)
  // Chosen cards travel together.
  const isTaken = useDrag((drag) => isSelected && drag.id !== null && useUi.getState().selection.has(drag.id))
  const hit = useRef<HTMLButtonElement>(null)
  useKeptFocus(id, hit)
  return {
    card,
    isSelected,
    isFixed,
    isCarried: isDragging || isTaken,
    button: {
      ...handle,
      ref: (element: HTMLButtonElement | null) => {
        hit.current = element
        handle.ref(element)
      },
      type: 'button' as const,
      tabIndex: -1,
      'data-spot': '',
      'data-card': id,
      'aria-pressed': isSelected || undefined,
      onContextMenu: (event: MouseEvent) => {
        event.preventDefault()
        openMenu(id)
      },
      onClick: (event: MouseEvent) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) choose(id, event)
        else go('item', id)
      },
    },
  }
}
