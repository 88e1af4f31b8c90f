import { spawn } from 'node:child_process'

/** A window that fails sooner than this never stood: a library is missing, the sandbox is not allowed. */
const STANDING = 15_000

/** Runs Electron on the workspace until its window is closed. Answers the exit code, or null if it could not even start. */
export function runWindow(
  binary: string,
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Promise<number | null> {
  const began = performance.now()
  const child = spawn(binary, args, { stdio: ['ignore', 'inherit', 'inherit'], env })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal))
  return new Promise((resolve) => {
    child.on('error', () => resolve(null))
    child.on('exit', (code) => resolve(code === 0 || performance.now() - began > STANDING ? (code ?? 1) : null))
  })
}
