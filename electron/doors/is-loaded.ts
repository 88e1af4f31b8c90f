/** What tells that it is closed. */
interface Closing {
  once(event: 'close', listener: () => void): unknown
}

/**
 * True once a window's page is there; false where the window was closed before. That is no failure: said as an error, it
 * would wait for somebody to click it away. Any other failure is thrown.
 */
export async function isLoaded(window: Closing, loading: Promise<unknown>): Promise<boolean> {
  let isClosed = false
  window.once('close', () => (isClosed = true))
  await loading.catch((error: unknown) => isClosed || Promise.reject(error as Error))
  return !isClosed
}
