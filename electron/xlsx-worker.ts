import { parentPort } from 'node:worker_threads'
import { readXlsx } from './core/importing/read-xlsx.ts'

/** One workbook in, its rows or its refusal out. A failure of ours ends the thread, which fails the call. */
parentPort?.once('message', (bytes: Uint8Array) => {
  void readXlsx(bytes).then((answer) => parentPort?.postMessage(answer))
})
