import { ipcRenderer } from 'electron'

interface Page {
  postMessage(message: unknown, origin: string, ports: readonly unknown[]): void
  addEventListener(event: 'message', heard: (said: { readonly source: unknown; readonly data: unknown }) => void): void
}
declare const window: Page

// All it does, for every feature there will be: asks main for the page's port to the data, and hands it on with what is
// known of them already. Asked before the page's own script is read, so that the port is here by the time that it listens.
interface Handed {
  readonly known: unknown
  readonly ports: readonly unknown[]
}
let isHeard = false
let kept: Handed | null = null

const handOn = ({ known, ports }: Handed) => window.postMessage({ type: 'duotrack-port', known }, '*', ports)
ipcRenderer.on('duotrack-port', ({ ports }, known: unknown) => {
  if (isHeard) handOn({ known, ports })
  else kept = { known, ports }
})
window.addEventListener('message', ({ source, data }) => {
  if (source !== window || isHeard || data !== 'duotrack-page') return
  isHeard = true
  if (kept) handOn(kept)
  kept = null
})
ipcRenderer.send('duotrack-page')
