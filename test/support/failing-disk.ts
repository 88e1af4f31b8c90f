import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { lacking, refusal, run } from './machine.ts'

/** A system call that the kernel answers with an error: the `nth` of those on one of these files, once or from there on. */
interface Fault {
  readonly call: 'fsync' | 'pread64' | 'openat'
  readonly error: 'EIO' | 'ENOENT'
  readonly nth: number
  readonly goesOn?: boolean
  readonly files: readonly string[]
}

const TRACER = 'strace'

/** Why no disk can be made to fail here, or null. */
export const noFailingDisk = (): string | null =>
  lacking(TRACER) ?? refusal(() => run(TRACER, '-o', '/dev/null', 'true'))

/** What this very process does meanwhile meets the fault: a tracer stands between it and the files. */
export async function withFault<T>(
  { call, error, nth, goesOn = false, files }: Fault,
  work: () => T | Promise<T>,
): Promise<T> {
  const named = files.flatMap((file) => ['-P', file])
  const inject = `inject=${call}:error=${error}:when=${nth}${goesOn ? '+' : ''}`
  const tracer = spawn(
    TRACER,
    ['-f', '-o', '/dev/null', ...named, '-e', `trace=${call}`, '-e', inject, '-p', `${process.pid}`],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  )
  const ended = once(tracer, 'exit')
  await attached(tracer.stderr)
  try {
    return await work()
  } finally {
    tracer.kill('SIGINT')
    await ended
  }
}

/** «Process 17 attached with 7 threads»: from there on all of them are held up at these calls. */
async function attached(said: AsyncIterable<unknown>): Promise<void> {
  let heard = ''
  for await (const words of said) {
    heard += String(words)
    if (heard.includes('attached')) return
  }
  throw new Error(`the tracer did not attach: ${heard}`)
}
