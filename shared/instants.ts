import { Temporal } from 'temporal-polyfill'
import { instantAt, type Instant } from './time.ts'

// Moments as text, read by Temporal: apart from `time.ts`, which the window's own process starts with.

export function isInstant(text: string): text is Instant {
  try {
    return text.endsWith('Z') && Number.isFinite(Temporal.Instant.from(text).epochMilliseconds)
  } catch {
    return false
  }
}

/** Reads a moment with an offset or a Z (`2026-03-21T20:30:00+08:00`), or null. */
export function readInstant(text: string): Instant | null {
  try {
    return instantAt(Temporal.Instant.from(text.replace(' ', 'T')).epochMilliseconds)
  } catch {
    return null
  }
}
