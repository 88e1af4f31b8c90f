import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import type { CallName, InputOf, OutputOf } from '../../shared/contract.ts'
import type { Result } from '../../shared/result.ts'
import type { Instant } from '../../shared/time.ts'
import { bundle } from './bundle.ts'

/** What the process that holds the file is told: open it, close it, or one call. */
export type Told =
  | { readonly open: string }
  | { readonly close: true }
  | { readonly name: string; readonly input: unknown; readonly opId: string | undefined; readonly now: Instant }

/** A studio in a process of its own, which holds one workspace after the other and is told one thing at a time. */
export interface HeldStudio {
  /** In a new process where the last was killed. */
  open(folder: string): Promise<void>
  /** Null where it was killed before it had answered: done or not, nobody knows. */
  call<N extends CallName>(
    name: N,
    input: InputOf<N>,
    options: { readonly now: Instant; readonly opId?: string },
  ): Promise<Result<OutputOf<N>> | null>
  /** Closes the workspace in good order; the process stays for the next. */
  close(): Promise<void>
  /** SIGKILL; resolves when it is gone. */
  kill(): Promise<void>
}

interface Held {
  readonly child: ChildProcess
  readonly gone: Promise<null>
}

export async function holdStudio(): Promise<HeldStudio> {
  const program = await bundle('held-studio-process.ts')
  let held: Held | null = null

  function start(): Held {
    const child = fork(program)
    return { child, gone: once(child, 'exit').then(() => null) }
  }

  function tell(told: Told): Promise<unknown> {
    const { child, gone } = (held ??= start())
    const said = once(child, 'message').then(([answer]: unknown[]) => answer)
    child.send(told)
    return Promise.race([said, gone])
  }

  async function mustDo(told: Told): Promise<void> {
    const said = await tell(told)
    if (said !== 'done') throw new Error(`${JSON.stringify(told)}: ${JSON.stringify(said)}`)
  }

  return {
    open: (folder) => mustDo({ open: folder }),
    call: (name, input, { now, opId }) => tell({ name, input, opId, now }) as never,
    close: () => mustDo({ close: true }),
    kill: async () => {
      held?.child.kill('SIGKILL')
      await held?.gone
      held = null
    },
  }
}
