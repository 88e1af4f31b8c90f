import { useSyncExternalStore } from 'react'
import { epochOf, type Instant } from '../../shared/time.ts'
import { onPower } from '../client.ts'
import { now } from '../clock.ts'

const MINUTE_MS = 60_000
let current: Instant = now()
const listeners = new Set<() => void>()
let stopWatching: (() => void) | null = null

function look(): void {
  const present = now()
  // Who begins to look reads what the others see: a new moment would draw them all again. Clocks are set back, too.
  if (Math.abs(epochOf(present) - epochOf(current)) < MINUTE_MS / 4) return
  current = present
  for (const listener of listeners) listener()
}

function watch(): () => void {
  const timer = setInterval(look, MINUTE_MS / 2)
  // A laptop that slept wakes up on another day.
  document.addEventListener('visibilitychange', look)
  window.addEventListener('focus', look)
  const stop = onPower(look)
  return () => {
    clearInterval(timer)
    stop()
    document.removeEventListener('visibilitychange', look)
    window.removeEventListener('focus', look)
  }
}

/** All see the same moment: one watch tells everyone who looks. */
function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  stopWatching ??= watch()
  look()
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    stopWatching?.()
    stopWatching = null
  }
}

/** The present, at most half a minute old. */
export const useNow = (): Instant => useSyncExternalStore(subscribe, () => current)
