import { useMemo, type RefObject } from 'react'

/** The card of an item, wherever it stands at the moment. */
export const useAnchor = (id: string | null): RefObject<Element | null> => useMemo(() => cardOf(id), [id])

const cardOf = (id: string | null): RefObject<Element | null> => ({
  get current() {
    const card = id === null ? null : document.querySelector(`[data-card="${CSS.escape(id)}"]`)
    return card?.parentElement ?? null
  },
  set current(_: Element | null) {},
})
