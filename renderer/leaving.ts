let isGone = false

/** True from when the browser says that the page goes: what is not sent now is never sent. */
export const isLeaving = (): boolean => isGone

/** Begins to listen for it, ahead of the page's own listeners; `run` is what must be done first. */
export function watchLeaving(run: () => void): void {
  const leave = () => {
    isGone = true
    run()
  }
  // A page may come back from the browser's cache.
  const comeBack = () => (isGone = false)
  window.addEventListener('pagehide', leave, { capture: true })
  window.addEventListener('pageshow', comeBack, { capture: true })
}
