import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const place = z.int().min(-100_000).max(100_000)
const size = z.int().min(200).max(20_000)
const windowState = z.object({ x: place, y: place, width: size, height: size, isMaximized: z.boolean() })

export type WindowState = Readonly<z.infer<typeof windowState>>
interface Area {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

const fileIn = (folder: string) => join(folder, 'window.json')

/** Where the window of this workspace stood, or null: never, or the file is none of ours. */
export function readWindowState(folder: string): WindowState | null {
  try {
    const parsed = windowState.safeParse(JSON.parse(readFileSync(fileIn(folder), 'utf8')))
    return parsed.success ? parsed.data : null
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
