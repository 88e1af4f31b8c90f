import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { AppError } from '../../shared/result.ts'

const running = z.object({
  pid: z.number().int().positive(),
  door: z.enum(['browser', 'electron']),
  /** Where the browser mode listens; null for the window, which listens nowhere. */
  port: z.number().int().min(1).max(65_535).nullable(),
  token: z.string().nullable(),
  at: z.string(),
})

/** Who holds a workspace, as `running.json` in it says. */
export type Running = Readonly<z.infer<typeof running>>

/** What a look at the workspace's `running.json` found: nobody, a studio that answers, or one that holds on but is silent. */
export type Found = { readonly state: 'nobody' } | { readonly state: 'running' | 'silent'; readonly running: Running }

const fileIn = (folder: string) => join(folder, 'running.json')

export function writeRunning(folder: string, entry: Running): void {
  const draft = `${fileIn(folder)}.${entry.pid}`
  writeFileSync(draft, JSON.stringify(entry), { mode: 0o600 })
  renameSync(draft, fileIn(folder))
}

/** What the file says, or null where there is none or nothing of ours in it. */
export function readRunning(folder: string): Running | null {
  try {
    const parsed = running.safeParse(JSON.parse(readFileSync(fileIn(folder), 'utf8')))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}

/** Takes the entry of `pid` away; another's stays. */
export function removeRunning(folder: string, pid: number): void {
  if (readRunning(folder)?.pid === pid) rmSync(fileIn(folder), { force: true })
}

/** Looks who holds the workspace. An entry whose process is gone, or whose port nobody of ours answers on, is removed. */
export async function findRunning(folder: string, patience = 1500): Promise<Found> {
  const entry = readRunning(folder)
  if (!entry) return { state: 'nobody' }
  const answer = isAlive(entry.pid) ? await ask(entry, patience) : 'gone'
  if (answer !== 'gone') return { state: answer, running: entry }
  removeRunning(folder, entry.pid)
  return { state: 'nobody' }
}

async function ask({ pid, door, port, token }: Running, patience: number): Promise<'running' | 'silent' | 'gone'> {
  if (door === 'electron') return 'running'
  if (port === null || token === null) return 'gone'
  try {
    const response = await fetch(`http://127.0.0.1:${port}/running`, {
      headers: { authorization: `Bearer ${token}` },
      signal: AbortSignal.timeout(patience),
    })
    return response.ok && (await response.text()) === String(pid) ? 'running' : 'gone'
  } catch (error) {
    return error instanceof DOMException && error.name === 'TimeoutError' ? 'silent' : 'gone'
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Says who holds the workspace, for who would have it too. */
export const heldBy = (
  { running: { pid, door }, state }: Exclude<Found, { state: 'nobody' }>,
  folder: string,
): AppError => ({
  code: 'busy',
  message: state === 'silent' ? 'start.held-silently' : `start.held-by-${door}`,
  path: folder,
  params: { pid },
})

/**
 * For the window, whose file another program has locked: names it where it is a browser mode that lives. Asks nobody, so
 * that no page waits for the answer.
 */
export function heldByBrowser(folder: string): AppError | null {
  const entry = readRunning(folder)
  return entry?.door === 'browser' && isAlive(entry.pid) ? heldBy({ state: 'running', running: entry }, folder) : null
}
