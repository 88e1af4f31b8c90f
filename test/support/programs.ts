// The programs that tests and benches run the studio in: found, never downloaded.
import { accessSync, constants, existsSync, readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'

const root = join(import.meta.dirname, '../..')

/** The one without windows: the same Chromium, and a quarter quicker. It knows no notices of the system. */
const SHELL = { paths: ['/usr/bin/chromium-headless-shell'], names: ['chromium-headless-shell'] }
const CHROMIUMS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
]
const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

const onPath = (names: readonly string[]) =>
  (process.env['PATH'] ?? '').split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)))

/** The path of a Chromium that has all that a window has, or null. */
export const findWholeChromium = (): string | null => [...CHROMIUMS, ...onPath(NAMES)].find(isProgram) ?? null

/** The path of a Chromium, or null. */
export function findChromium(): string | null {
  const asked = process.env['CHROMIUM_PATH']
  if (asked) return isProgram(asked) ? asked : null
  return [...SHELL.paths, ...onPath(SHELL.names)].find(isProgram) ?? findWholeChromium()
}

/** As Electron's own package finds it, but without downloading it; or why there is none that could show a window. */
export function findElectron(): { readonly binary: string | null; readonly because: string } {
  const folder = join(root, 'node_modules', 'electron')
  const named = join(folder, 'path.txt')
  const name = existsSync(named) ? readFileSync(named, 'utf8').trim() : null
  const dist = process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? (name && join(folder, 'dist'))
  const binary = dist && join(dist, name ?? 'electron')
  if (!binary || !isProgram(binary))
    return { binary: null, because: 'no Electron binary (npx install-electron gets it)' }
  if (process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY'])
    return { binary: null, because: 'no display to show a window on (xvfb-run makes one)' }
  return { binary, because: '' }
}
