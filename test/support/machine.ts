import { spawnSync } from 'node:child_process'
import { delimiter, join } from 'node:path'
import { existsSync } from 'node:fs'

/** Runs a program of the system's and answers what it said; throws with its own words if it failed. */
export function run(program: string, ...args: readonly string[]): string {
  const ran = spawnSync(program, args, { encoding: 'utf8' })
  if (ran.status !== 0) throw new Error(`${program} ${args.join(' ')}: ${ran.error?.message ?? ran.stderr}`)
  return ran.stdout
}

/** What the system says against something that it lets only some do, or null. */
export function refusal(work: () => void): string | null {
  try {
    work()
    return null
  } catch (error) {
    return error instanceof Error ? error.message.trim() : String(error)
  }
}

/** Why something that needs root and these programs cannot run here, or null. */
export function lacking(...programs: readonly string[]): string | null {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return 'needs Linux, and root'
  const folders = (process.env['PATH'] ?? '').split(delimiter)
  const missing = programs.filter((name) => !folders.some((folder) => existsSync(join(folder, name))))
  return missing.length > 0 ? `not there: ${missing.join(', ')}` : null
}
