import { select, useUi } from '../ui.ts'

/** Ctrl adds or takes away one; Shift takes all from the last one chosen to this, in the order of the page. */
export function choose(id: string, event: { readonly shiftKey: boolean }): void {
  const { selection } = useUi.getState()
  const next = new Set(selection)
  const last = [...selection].at(-1)
  if (event.shiftKey && last !== undefined) {
    const cards = [...document.querySelectorAll('[data-card]')].map((card) => card.getAttribute('data-card') ?? '')
    const [from, to] = [cards.indexOf(last), cards.indexOf(id)].toSorted((a, b) => a - b) as [number, number]
    for (const card of cards.slice(from, to + 1)) next.add(card)
  } else if (!next.delete(id)) next.add(id)
  select(next)
}

/** Shift and an arrow take the card that the focus left and the one it came to. */
export function chooseAlong(from: Element, to: Element): void {
  const ids = [from, to].flatMap((spot) => spot.getAttribute('data-card') ?? [])
  select([...useUi.getState().selection, ...ids])
}
