import { Worker } from 'node:worker_threads'
import type { Compute } from '../core/learning.ts'
import type { TaskAnswer, TaskRequest } from '../engine-worker.ts'

export interface EngineThread {
  readonly compute: Compute
  close(): Promise<void>
}

interface Waiting {
  readonly resolve: (output: unknown) => void
  readonly reject: (error: Error) => void
  readonly told: ((done: number, of: number) => void) | undefined
}

/**
 * The engine in a thread of its own, so that no call waits for it. It starts with the first task; if it dies, the next starts another.
 * Once closed it takes no task: what a studio still asks while it ends would start a thread that nobody ends.
 */
export function openEngineThread(file: string): EngineThread {
  let thread: { readonly worker: Worker; readonly waiting: Map<number, Waiting> } | null = null
  let last = 0
  let isClosed = false

  function start() {
    const made = { worker: new Worker(file), waiting: new Map<number, Waiting>() }
    made.worker.on('message', (answer: TaskAnswer) => {
      const asked = made.waiting.get(answer.id)
      if ('of' in answer) return asked?.told?.(answer.done, answer.of)
      made.waiting.delete(answer.id)
      if ('failure' in answer) asked?.reject(new Error(answer.failure))
      else asked?.resolve(answer.output)
    })
    const gone = (error: Error) => {
      if (thread === made) thread = null
      for (const { reject } of made.waiting.values()) reject(error)
      made.waiting.clear()
    }
    made.worker.on('error', gone)
    made.worker.on('exit', (code) => gone(new Error(`The engine's thread ended (${code})`)))
    return made
  }

  const compute = (name: TaskRequest['name'], input: TaskRequest['input'], told?: Waiting['told']) =>
    new Promise((resolve, reject) => {
      if (isClosed) throw new Error('The engine is closed')
      thread ??= start()
      const id = ++last
      thread.waiting.set(id, { resolve, reject, told })
      thread.worker.postMessage({ id, name, input } satisfies TaskRequest)
    })

  return {
    compute: compute as Compute,
    close: async () => {
      isClosed = true
      await thread?.worker.terminate()
    },
  }
}
