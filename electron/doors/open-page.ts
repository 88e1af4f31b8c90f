import { spawn } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Surroundings } from './folder.ts'

/** Long enough for a browser that starts cold. */
const KEPT = 60_000

function openerOf({ env, platform }: Surroundings): readonly [string, ...string[]] | null {
  if (platform === 'win32') return ['rundll32', 'url.dll,FileProtocolHandler']
  if (platform === 'darwin') return ['open']
  return env['DISPLAY'] || env['WAYLAND_DISPLAY'] ? ['xdg-open'] : null
}

/**
 * Opens the address in the person's browser. It holds the token, and other users of the machine can read command lines:
 * so the browser is given a small file that only its owner can read, which leads on to the address.
 */
export function openPage(address: string, folder: string, surroundings: Surroundings): void {
  const opener = openerOf(surroundings)
  if (!opener) return
  const file = join(folder, 'open.html')
  writeFileSync(file, `<!doctype html><meta charset="utf-8"><meta http-equiv="refresh" content="0;url=${address}">`, {
    mode: 0o600,
  })
  const [command, ...flags] = opener
  const child = spawn(command, [...flags, pathToFileURL(file).href], { stdio: 'ignore', detached: true })
  // The address stands on the terminal too: who has no such command opens it from there.
  child.on('error', () => {})
  child.unref()
  setTimeout(() => rmSync(file, { force: true }), KEPT).unref()
}

/** Takes away what `openPage` may have left. */
export const forgetPage = (folder: string): void => rmSync(join(folder, 'open.html'), { force: true })
