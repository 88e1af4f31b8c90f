import { accessSync, constants, mkdtempSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

export interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly platform: NodeJS.Platform
  readonly home: string
}

export const surroundings = (): Surroundings => ({ env: process.env, platform: process.platform, home: homedir() })

/** The workspace folder: the one asked for, else `DUOTRACK_DATA`, else `duotrack` where this system keeps the data of apps. */
export function folderFor(asked: string | undefined, { env, platform, home }: Surroundings): string {
  const named = asked ?? env['DUOTRACK_DATA']
  if (named) return resolve(named)
  if (platform === 'win32') return join(env['APPDATA'] ?? join(home, 'AppData', 'Roaming'), 'duotrack')
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'duotrack')
  return join(env['XDG_DATA_HOME'] ?? join(home, '.local', 'share'), 'duotrack')
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
