import { parentPort } from 'node:worker_threads'
import { makeEngine, type EngineTasks } from './core/learning.ts'

/** What the worker is asked: one task, by name. */
export interface TaskRequest {
  readonly id: number
  readonly name: keyof EngineTasks
  readonly input: EngineTasks[keyof EngineTasks]['input']
}
export type TaskAnswer =
  | { readonly id: number; readonly output: unknown }
  | { readonly id: number; readonly failure: string }
  | { readonly id: number; readonly done: number; readonly of: number }

const run = makeEngine()

parentPort?.on('message', (request: TaskRequest) => void answer(request))

async function answer({ id, name, input }: TaskRequest): Promise<void> {
  const say = (said: TaskAnswer) => parentPort?.postMessage(said)
  try {
    say({ id, output: await run(name, input, (done, of) => say({ id, done, of })) })
  } catch (error) {
    say({ id, failure: error instanceof Error ? (error.stack ?? error.message) : String(error) })
  }
}
