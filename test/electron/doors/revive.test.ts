import { EventEmitter } from 'node:events'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { putAway, revive } from '../../../electron/doors/revive.ts'

class Living extends EventEmitter {
  readonly heard: unknown[] = []
  isKilled = false
  postMessage(message: unknown): void {
    this.heard.push(message)
  }
  kill(): void {
    this.isKilled = true
    this.emit('exit', 9)
  }
}

describe('the process with the data', () => {
  let lives: Living[] = []
  let again = 0
  let isOver = false
  beforeEach(() => {
    vi.useFakeTimers()
    lives = []
    again = 0
    isOver = false
    const start = () => {
      const made = new Living()
      lives.push(made)
      return made
    }
    revive(start, { onEnd: () => {}, onAgain: () => (again += 1), isOver: () => isOver })
  })
  afterEach(() => vi.useRealTimers())
  const last = () => lives.at(-1) ?? new Living()

  it('is started again at once when it dies after a steady life', async () => {
    last().emit('message', 'opened')
    await vi.advanceTimersByTimeAsync(10_000)
    last().emit('exit', 9)
    await vi.advanceTimersByTimeAsync(0)
    expect([lives.length, again]).toEqual([2, 1])
  })

  it('is started later each time while it dies of its start, and at once again after a steady life', async () => {
    const waits: number[] = []
    for (let death = 0; death < 9; death += 1) {
      const [before, began] = [lives.length, Date.now()]
      last().emit('exit', 1)
      while (lives.length === before) await vi.advanceTimersByTimeAsync(50)
      waits.push(Date.now() - began)
    }
    expect(waits).toEqual([50, 100, 200, 400, 800, 1600, 3200, 5000, 5000])
    last().emit('message', 'opened')
    await vi.advanceTimersByTimeAsync(1_000)
    last().emit('exit', 9)
    await vi.advanceTimersByTimeAsync(0)
    expect(lives.length).toBe(11)
  })

  it('is not started again once the window goes', async () => {
    isOver = true
    last().emit('exit', 0)
    await vi.advanceTimersByTimeAsync(10_000)
    expect(lives.length).toBe(1)
  })

  it('is asked to put the file away, and ended where it does not', async () => {
    isOver = true
    const away = putAway(last())
    expect(last().heard).toEqual(['close'])
    await vi.advanceTimersByTimeAsync(2_000)
    expect(last().isKilled).toBe(true)
    await away
  })
})
