import { useSyncExternalStore } from 'react'
import { epochOf, type Instant } from '../../shared/time.ts'
import { onPower } from '../client.ts'
import { now } from '../clock.ts'

const MINUTE_MS = 60_000
let current: Instant = now()

function subscribe(listener: () => void): () => void {
  const tick = () => {
    const present = now()
    // Who begins to look reads what the others see: a new moment would draw them all again.
    if (epochOf(present) - epochOf(current) < MINUTE_MS / 4) return
    current = present
    listener()
  }
  tick()
  const timer = setInterval(tick, MINUTE_MS / 2)
  // A laptop that slept wakes up on another day.
  document.addEventListener('visibilitychange', tick)
  window.addEventListener('focus', tick)
  const stop = onPower(tick)
  return () => {
    clearInterval(timer)
    stop()
    document.removeEventListener('visibilitychange', tick)
    window.removeEventListener('focus', tick)
  }
}

/** The present, at most half a minute old. */
export const useNow = (): Instant => useSyncExternalStore(subscribe, () => current)
