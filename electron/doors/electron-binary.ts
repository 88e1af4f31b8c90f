import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Surroundings } from './folder.ts'

/** Whether the window can be opened here: with which binary, or why not (a key of the locales). */
export type WindowChoice =
  { readonly binary: string; readonly flags: readonly string[] } | { readonly binary: null; readonly because: string }

/**
 * Looks for Electron's binary the way its own package does, but never by `require('electron')`, which would download it.
 * Without a display it would not say so but crash; as root it refuses to run with its sandbox.
 */
export function chooseWindow(root: string, { env, platform }: Surroundings, isRoot: boolean): WindowChoice {
  const folder = join(root, 'node_modules', 'electron')
  const named = join(folder, 'path.txt')
  const name = existsSync(named) ? readFileSync(named, 'utf8').trim() : null
  const dist = env['ELECTRON_OVERRIDE_DIST_PATH'] ?? (name === null ? undefined : join(folder, 'dist'))
  const binary = dist === undefined ? null : join(dist, name ?? 'electron')
  if (binary === null || !existsSync(binary)) return { binary: null, because: 'start.no-electron' }
  if (platform === 'linux' && !env['DISPLAY'] && !env['WAYLAND_DISPLAY'])
    return { binary: null, because: 'start.no-display' }
  return { binary, flags: platform === 'linux' && isRoot ? ['--no-sandbox'] : [] }
}
