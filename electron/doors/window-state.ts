import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

interface Area {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}
export interface WindowState extends Area {
  readonly isMaximized: boolean
}

const isBetween = (value: unknown, least: number, most: number): value is number =>
  Number.isInteger(value) && (value as number) >= least && (value as number) <= most

// By hand: the window's own process starts without the schema library.
function isWindowState(said: unknown): said is WindowState {
  const state = said as Partial<Record<keyof WindowState, unknown>> | null
  return (
    typeof state === 'object' &&
    state !== null &&
    [state.x, state.y].every((place) => isBetween(place, -100_000, 100_000)) &&
    [state.width, state.height].every((size) => isBetween(size, 200, 20_000)) &&
    typeof state.isMaximized === 'boolean'
  )
}

const fileIn = (folder: string) => join(folder, 'window.json')

/** Where the window of this workspace stood, or null: never, or the file is none of ours. */
export function readWindowState(folder: string): WindowState | null {
  try {
    const said: unknown = JSON.parse(readFileSync(fileIn(folder), 'utf8'))
    return isWindowState(said) ? said : null
  } catch {
    return null
  }
}

/** Losing where a window stood is no reason to disturb anyone. */
export function writeWindowState(folder: string, state: WindowState): void {
  try {
    writeFileSync(fileIn(folder), JSON.stringify(state), { mode: 0o600 })
  } catch {}
}

const overlap = (a: number, aLength: number, b: number, bLength: number) =>
  Math.min(a + aLength, b + bLength) - Math.max(a, b)

/** The state if enough of it can be seen and grabbed on one of the screens there are now; else null. */
export function visibleOn(state: WindowState | null, screens: readonly Area[]): WindowState | null {
  if (!state) return null
  const isSeen = screens.some(
    (screen) =>
      overlap(state.x, state.width, screen.x, screen.width) >= 200 &&
      overlap(state.y, state.height, screen.y, screen.height) >= 100 &&
      state.y >= screen.y,
  )
  return isSeen ? state : null
}
