import { ipcRenderer } from 'electron'

declare const window: { postMessage(message: unknown, origin: string, ports: readonly unknown[]): void }

// All it does, for every feature there will be: hands the page the port that main sends at each load.
ipcRenderer.on('duotrack-port', ({ ports }) => window.postMessage({ type: 'duotrack-port' }, '*', ports))
