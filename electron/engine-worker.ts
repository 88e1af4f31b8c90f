import { parentPort } from 'node:worker_threads'
import { runTask, type EngineTasks } from './core/compute.ts'

/** What the worker is asked: one task, by name. */
export interface TaskRequest {
  readonly id: number
  readonly name: keyof EngineTasks
  readonly input: EngineTasks[keyof EngineTasks]['input']
}
export type TaskAnswer =
  { readonly id: number; readonly output: unknown } | { readonly id: number; readonly failure: string }

parentPort?.on('message', ({ id, name, input }: TaskRequest) => {
  parentPort?.postMessage(answer(id, name, input))
})

function answer(id: number, name: keyof EngineTasks, input: TaskRequest['input']): TaskAnswer {
  try {
    return { id, output: runTask(name, input as never) }
  } catch (error) {
    return { id, failure: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}
