import { statSync } from 'node:fs'
import { createServer } from 'node:net'
import { setTimeout } from 'node:timers/promises'

const LOOK_AGAIN_MS = 5
const PATIENCE_MS = 5_000

/** One of Linux's names that lie in no folder: the system takes it back from a process that ends, however it ends. */
function nameFor(folder: string): string | null {
  try {
    const { dev, ino } = statSync(folder, { bigint: true })
    return `\0duotrack-start-${dev}-${ino}`
  } catch {
    // Without its folder it has nothing to come into another's way with.
    return null
  }
}

/** What gives the name back; null where another process has it. A system that gives no names has nothing to take back. */
function take(name: string): Promise<(() => void) | null> {
  const server = createServer()
  return new Promise((done) => {
    server.once('error', ({ code }: NodeJS.ErrnoException) => done(code === 'EADDRINUSE' ? null : () => {}))
    server.listen(name, () => done(() => void server.close()))
  })
}

/**
 * Does `act` while no other process does so for the same folder. For Electron's single instance lock on Linux, which takes
 * itself from one that holds it and does not listen yet: two started within milliseconds both had it, in 3 of 150 double
 * starts of an app of five lines (Electron 33). A Mac hands a second start to the first by itself, Windows has a lock of its
 * own. One that hangs keeps the others out for `patience` milliseconds at most.
 */
export async function oneByOne<T>(folder: string, act: () => T, patience = PATIENCE_MS): Promise<T> {
  const name = process.platform === 'linux' ? nameFor(folder) : null
  if (!name) return act()
  for (const began = performance.now(); performance.now() - began < patience; await setTimeout(LOOK_AGAIN_MS)) {
    const giveBack = await take(name)
    if (!giveBack) continue
    try {
      return act()
    } finally {
      giveBack()
    }
  }
  return act()
}
