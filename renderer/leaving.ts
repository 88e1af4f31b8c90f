let isGone = false
const listeners = new Set<() => void>()

/** True from when the browser says that the page goes: what is not sent now is never sent. */
export const isLeaving = (): boolean => isGone

/** Runs when the page goes, before the page's own listeners hear of it. */
export const onLeaving = (listener: () => void): void => void listeners.add(listener)

window.addEventListener(
  'pagehide',
  () => {
    isGone = true
    for (const listener of listeners) listener()
  },
  { capture: true },
)
// A page may come back from the browser's cache.
window.addEventListener('pageshow', () => (isGone = false), { capture: true })
