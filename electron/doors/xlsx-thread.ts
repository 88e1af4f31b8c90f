import { Worker } from 'node:worker_threads'
import { refusal } from '../../shared/importers/table.ts'
import { failed } from '../../shared/result.ts'
import { MOST_XLSX_HEAP_MB, MOST_XLSX_MS } from '../core/importing/limits.ts'
import type { ReadXlsx } from '../core/importing/read-xlsx.ts'

/**
 * Reads each workbook in a thread of its own: other calls are answered meanwhile, and one that takes too long or too much is
 * ended with its thread. A thread and not a process: it starts alike in Electron's utility process, where a fork would need the
 * fuse that runs Electron as Node, and in Node; what lies outside its heap limit, the buffers, is capped as they are inflated.
 */
export function xlsxThread(file: string, { ms = MOST_XLSX_MS, heapMb = MOST_XLSX_HEAP_MB } = {}): ReadXlsx {
  return (bytes) =>
    new Promise((resolve, reject) => {
      const worker = new Worker(file, {
        resourceLimits: { maxOldGenerationSizeMb: heapMb, maxYoungGenerationSizeMb: 16 },
      })
      const timer = setTimeout(() => end(failed(refusal('too-slow', { seconds: ms / 1000 }))), ms)
      function end(answer: Awaited<ReturnType<ReadXlsx>>): void {
        clearTimeout(timer)
        resolve(answer)
        void worker.terminate()
      }
      worker.on('message', end)
      worker.on('error', (error: NodeJS.ErrnoException) => {
        if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') return end(failed(refusal('too-heavy')))
        clearTimeout(timer)
        reject(error)
      })
      worker.on('exit', (code) => {
        clearTimeout(timer)
        reject(new Error(`The workbook's thread ended (${code})`))
      })
      // A copy that moves: the upload's own bytes are read again when the import is written.
      const copy = new Uint8Array(bytes)
      worker.postMessage(copy, [copy.buffer])
    })
}
