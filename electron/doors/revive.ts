/** A process of ours that may die. */
interface Mortal {
  on(event: 'message', heard: (message: unknown) => void): unknown
  on(event: 'exit', gone: (code: number) => void): unknown
  once(event: 'exit', gone: () => void): unknown
  postMessage(message: unknown): void
  kill(): unknown
}

const AGAIN_SOON = 100
const AGAIN_LATE = 5_000
/** What dies of its own first answers does not live so long. */
const STEADY_MS = 500

interface Watch {
  readonly onEnd: (code: number) => void
  readonly onAgain: () => void
  readonly isOver: () => boolean
}

/** Starts a process, and starts it again whenever it ends: at once after a steady life, later each time after none. */
export function revive(start: () => Mortal, { onEnd, onAgain, isOver }: Watch): void {
  let wait = 0
  const begin = () => {
    let openedAt = Infinity
    const made = start()
    made.on('message', (said) => {
      if (said === 'opened') openedAt = performance.now()
    })
    made.on('exit', (code) => {
      onEnd(code)
      if (performance.now() - openedAt > STEADY_MS) wait = 0
      setTimeout(() => {
        if (isOver()) return
        begin()
        onAgain()
      }, wait)
      wait = Math.min(AGAIN_LATE, Math.max(AGAIN_SOON, wait * 2))
    })
  }
  begin()
}

const PATIENCE_MS = 2_000

/** Asks it to put the file away; nothing is lost if it does not come to that. */
export function putAway(process: Mortal): Promise<void> {
  return new Promise((resolve) => {
    const cut = setTimeout(() => process.kill(), PATIENCE_MS)
    process.once('exit', () => {
      clearTimeout(cut)
      resolve()
    })
    process.postMessage('close')
  })
}
