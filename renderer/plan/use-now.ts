import { useSyncExternalStore } from 'react'
import type { Instant } from '../../shared/time.ts'
import { now } from '../clock.ts'

const MINUTE_MS = 60_000
let current: Instant = now()

function subscribe(listener: () => void): () => void {
  const tick = () => {
    current = now()
    listener()
  }
  tick()
  const timer = setInterval(tick, MINUTE_MS / 2)
  // A laptop that slept wakes up on another day.
  document.addEventListener('visibilitychange', tick)
  window.addEventListener('focus', tick)
  return () => {
    clearInterval(timer)
    document.removeEventListener('visibilitychange', tick)
    window.removeEventListener('focus', tick)
  }
}

/** The present, at most half a minute old. */
export const useNow = (): Instant => useSyncExternalStore(subscribe, () => current)
