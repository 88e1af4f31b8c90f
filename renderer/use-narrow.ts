import { useSyncExternalStore } from 'react'

const narrow = matchMedia('(max-width: 1199px)')
const onNarrow = (listener: () => void) => {
  narrow.addEventListener('change', listener)
  return () => narrow.removeEventListener('change', listener)
}

/** Whether the window has room for one column only, as the style sheets draw the line. */
export const useNarrow = (): boolean => useSyncExternalStore(onNarrow, () => narrow.matches)
