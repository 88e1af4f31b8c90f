import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { whereItMay } from './where-it-may.ts'
import type { AppError } from '../../shared/result.ts'

/** Who holds a workspace, as `running.json` in it says. */
export interface Running {
  readonly pid: number
  readonly door: 'browser' | 'electron'
  /** Where the browser mode listens; null for the window, which listens nowhere. */
  readonly port: number | null
  readonly token: string | null
  readonly at: string
}

const isCount = (value: unknown, most: number) => Number.isInteger(value) && Number(value) >= 1 && Number(value) <= most

// By hand: the window's own process starts without the schema library.
function isRunning(said: unknown): said is Running {
  const entry = said as Partial<Record<keyof Running, unknown>> | null
  return (
    typeof entry === 'object' &&
    entry !== null &&
    isCount(entry.pid, Number.MAX_SAFE_INTEGER) &&
    (entry.door === 'browser' || entry.door === 'electron') &&
    (entry.port === null || isCount(entry.port, 65_535)) &&
    (entry.token === null || typeof entry.token === 'string') &&
    typeof entry.at === 'string'
  )
}

/** What a look at the workspace's `running.json` found: nobody, a studio that answers, or one that holds on but is silent. */
export type Found = { readonly state: 'nobody' } | { readonly state: 'running' | 'silent'; readonly running: Running }

const fileIn = (folder: string) => join(folder, 'running.json')

export function writeRunning(folder: string, entry: Running): void {
  const draft = `${fileIn(folder)}.${entry.pid}`
  whereItMay(() => {
    writeFileSync(draft, JSON.stringify(entry), { mode: 0o600 })
    renameSync(draft, fileIn(folder))
  })
}

/** What the file says, or null where there is none or nothing of ours in it. */
export function readRunning(folder: string): Running | null {
  try {
    const said: unknown = JSON.parse(readFileSync(fileIn(folder), 'utf8'))
    return isRunning(said) ? said : null
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
