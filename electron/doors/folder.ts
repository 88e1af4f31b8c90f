import { accessSync, constants, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { dirname, isAbsolute, join, resolve } from 'node:path'

export interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly platform: NodeJS.Platform
  readonly home: string
}

export const surroundings = (): Surroundings => ({ env: process.env, platform: process.platform, home: homedir() })

/** The workspace folder, and why that one: told at the start, chosen in the settings before, or where this system keeps the data of apps. */
export interface Place {
  readonly folder: string
  readonly because: 'told' | 'chosen' | 'usual'
}

/** The folder asked for, else `DUOTRACK_DATA`, else the one chosen before, else the usual one. */
export function placeFor(asked: string | undefined, here: Surroundings): Place {
  const named = asked ?? here.env['DUOTRACK_DATA']
  if (named) return { folder: resolve(named), because: 'told' }
  const chosen = readChosen(here)
  return chosen === null ? { folder: usualFolder(here), because: 'usual' } : { folder: chosen, because: 'chosen' }
}

export const folderFor = (asked: string | undefined, here: Surroundings): string => placeFor(asked, here).folder

function usualFolder({ env, platform, home }: Surroundings): string {
  if (platform === 'win32') return join(env['APPDATA'] ?? join(home, 'AppData', 'Roaming'), 'duotrack')
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'duotrack')
  return join(env['XDG_DATA_HOME'] ?? join(home, '.local', 'share'), 'duotrack')
}

/** Beside the usual folder, not in it: that one may be the one that takes no files. */
function chosenFile({ env, platform, home }: Surroundings): string {
  if (platform === 'win32')
    return join(env['LOCALAPPDATA'] ?? join(home, 'AppData', 'Local'), 'duotrack', 'folder.json')
  if (platform === 'darwin') return join(home, 'Library', 'Preferences', 'duotrack', 'folder.json')
  return join(env['XDG_CONFIG_HOME'] ?? join(home, '.config'), 'duotrack', 'folder.json')
}

function readChosen(here: Surroundings): string | null {
  try {
    const { folder } = JSON.parse(readFileSync(chosenFile(here), 'utf8')) as { folder?: unknown }
    return typeof folder === 'string' && isAbsolute(folder) ? folder : null
  } catch {
    // None was chosen.
    return null
  }
}

/** From the next start on, unless that is told another. */
export function rememberChosen(folder: string, here: Surroundings): void {
  const file = chosenFile(here)
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  writeFileSync(file, JSON.stringify({ folder }), { mode: 0o600 })
}

/** Where the window keeps what is its own: in the workspace, or for this once elsewhere where that takes no files. */
export function windowFolder(folder: string): string {
  try {
    accessSync(folder, constants.W_OK)
    return join(folder, 'window')
  } catch {
    return mkdtempSync(join(tmpdir(), 'duotrack-window-'))
  }
}

/** From here on, whatever this process writes is closed to other users of the machine. Answers what other programs would use. */
export const keepPrivate = (): number => process.umask(0o077)
