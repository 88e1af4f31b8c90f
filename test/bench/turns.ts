/** Of the thread this runs in, milliseconds of processor time: whoever else uses the machine is not in it. */
export function threadTime(): number {
  const { user, system } = (process as unknown as { threadCpuUsage(): NodeJS.CpuUsage }).threadCpuUsage()
  return (user + system) / 1000
}

/** Processor time of each turn of this process until `done`: what a call that comes in has to wait for. */
export async function turnsUntil(done: Promise<unknown>): Promise<number[]> {
  const state = { isDone: false }
  void done.finally(() => (state.isDone = true))
  const turns: number[] = []
  while (!state.isDone) {
    const from = threadTime()
    // One turn of the loop, with whatever came due in a millisecond.
    await new Promise((next) => setTimeout(next, 1))
    turns.push(threadTime() - from)
  }
  return turns
}
