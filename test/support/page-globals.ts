import { workerData } from 'node:worker_threads'

// What a page finds around it in a browser, as far as its connection and its data need it: the address with the token, the
// events of the window, a store for the session.

const { address } = workerData as { readonly address: string }
const kept = new Map<string, string>()

Object.assign(globalThis, {
  window: new EventTarget(),
  document: new EventTarget(),
  location: new URL(address),
  history: { replaceState: (_: unknown, __: string, path: string) => goTo(path) },
  sessionStorage: {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  },
  requestAnimationFrame: (run: () => void) => setTimeout(run),
})

const goTo = (path: string): void => void (location.href = new URL(path, location.href).href)

const { fetch: fetchAbsolute } = globalThis
globalThis.fetch = (path, init) => fetchAbsolute(new URL(path as string, location.href), init)

/** Another address in the same tab: nothing is loaded anew where only the fragment is another. */
export function openInSameTab(next: string): void {
  goTo(next)
  window.dispatchEvent(new Event('hashchange'))
}
