import type { MouseEvent } from 'react'

/** The place that the row under a click names in `data-row`: none beside the rows, in a head, in a row that is still being read. */
export function clickedRow({ target }: MouseEvent): number | null {
  const place = target instanceof Element ? target.closest('[role=row]')?.getAttribute('data-row') : null
  return place == null ? null : Number(place)
}
