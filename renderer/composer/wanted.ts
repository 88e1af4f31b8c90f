import type { Finding, Remedy } from '../../shared/finding.ts'

/** Where the cursor goes once an item is open: to a text, or to a hook and in it to the fields that a finding speaks of. */
export type Wanted =
  | { readonly place: string }
  | { readonly hookId: string; /** As a selector; null: its words. */ readonly fields: string | null }

let wanted: { readonly itemId: string; readonly what: Wanted } | null = null

/** Said before the item is opened: from the board a remedy leads to the field, not merely to the page. */
export function wantOn(itemId: string, what: Wanted | null): void {
  wanted = what && { itemId, what }
}

/** What is wanted of this item; nothing once it was taken back. */
export const wantedOf = (itemId: string): Wanted | null => (wanted?.itemId === itemId ? wanted.what : null)

/** Where what a remedy asks to be written is written; null where it does not lead to a field. */
export function wantedBy(finding: Finding, remedy: Remedy): Wanted | null {
  if (remedy.do === 'edit-words') return { place: remedy.place }
  return remedy.do === 'edit-hook' ? { hookId: remedy.hookId, fields: fieldsOf(finding) } : null
}

function fieldsOf({ code, params }: Finding): string | null {
  if (code === 'choice-incomplete')
    return params['form'] === 'one-act' ? '[data-part=options] button' : '[data-part=options] input'
  if (code === 'promise-incomplete')
    return `[data-part=promise] ${params['form'] === 'early' ? '> :last-child ' : ''}input`
  return code === 'tracks-collide' && params['form'] === 'dual' ? '[data-part=lines] input' : null
}

/** Moves the cursor to the words that a remedy speaks of. */
export function focusPlace(place: string): void {
  const row = place.replace(/^[AB]\./, '')
  const field =
    document.querySelector<HTMLElement>(`[data-place="${place}"]`) ??
    document.querySelector<HTMLElement>(`[data-place="A.${row}"],[data-place="${row}"]`)
  field?.focus()
}
