import { ipcRenderer } from 'electron'

interface Page {
  postMessage(message: unknown, origin: string, ports: readonly unknown[]): void
  addEventListener(event: 'message', heard: (said: { readonly source: unknown; readonly data: unknown }) => void): void
}
declare const window: Page

// All it does, for every feature there will be: asks main for the page's port to the data, and hands it on. Asked before
// the page's own script is read, so that the port is here by the time that it listens.
let isHeard = false
let kept: readonly unknown[] | null = null

const handOn = (ports: readonly unknown[]) => window.postMessage({ type: 'duotrack-port' }, '*', ports)
ipcRenderer.on('duotrack-port', ({ ports }) => {
  if (isHeard) handOn(ports)
  else kept = ports
})
window.addEventListener('message', ({ source, data }) => {
  if (source !== window || isHeard || data !== 'duotrack-page') return
  isHeard = true
  if (kept) handOn(kept)
  kept = null
})
ipcRenderer.send('duotrack-page')
