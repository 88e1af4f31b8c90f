import { useMemo, type RefObject } from 'react'

/** The card of an item, wherever it stands at the moment. */
export function useAnchor(id: string | null): RefObject<Element | null> {
  return useMemo(
    () => ({
      get current() {
        const card = id === null ? null : document.querySelector(`[data-card="${CSS.escape(id)}"]`)
        return card?.parentElement ?? null
      },
      set current(_: Element | null) {},
    }),
    [id],
  )
}
