import type { ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron, type ElectronApplication, type Page } from 'playwright-core'
import { keepInSight } from './seen.ts'

const root = join(import.meta.dirname, '../..')

/** The real window on a workspace, and what its page has complained of so far. */
export interface OpenWindow {
  readonly app: ElectronApplication
  readonly page: Page
  readonly complaints: readonly string[]
}

export const newFolder = (): string => mkdtempSync(join(tmpdir(), 'duotrack-window-'))

/** Kills the window's program and removes its workspace, into which its other processes still write until they have noticed. */
export function killAndRemove(program: ChildProcess, folder: string): void {
  program.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
}

/** One that is lost is lost at once: the second and the third have time enough for a busy machine. */
const LAUNCH_MS = [12_000, 25_000, 25_000] as const
const SHOWN_MS = 25_000

/**
 * Starts the real window. Playwright's hold on this older Electron is now and then lost at the start, on a busy machine
 * about once in thirty: then that program is ended, which is said on stderr, and another is started, three times at most.
 */
export async function openWindow(folder: string): Promise<OpenWindow> {
  let last: unknown
  for (const [before, launchMs] of LAUNCH_MS.entries()) {
    try {
      return await openOnce(folder, launchMs)
    } catch (error) {
      process.stderr.write(`the window did not come up, attempt ${before + 1}: ${String(error)}\n`)
      last = error
    }
  }
  throw last
}

const within = <T>(ms: number, what: string, work: Promise<T>): Promise<T> => {
  let cut: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    cut = setTimeout(() => reject(new Error(`no ${what} within ${ms} ms`)), ms)
  })
  return Promise.race([work, late]).finally(() => clearTimeout(cut))
}

async function openOnce(folder: string, launchMs: number): Promise<OpenWindow> {
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const launching = _electron.launch({
    executablePath: process.env['ELECTRON_PATH'] ?? '',
    args: [...asRoot, '--disable-gpu', root, `--data=${folder}`],
    env: { ...(process.env as Record<string, string>), LANG: 'zh_CN.UTF-8' },
    timeout: launchMs,
  })
  const app = await within(launchMs + 2_000, 'launch', launching)
  try {
    const complaints: string[] = []
    const page = await within(SHOWN_MS, 'window', app.firstWindow({ timeout: SHOWN_MS }))
    keepInSight(page)
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) complaints.push(message.text())
    })
    page.on('pageerror', (error) => complaints.push(error.message))
    await within(SHOWN_MS, 'page', page.locator('#root > *').first().waitFor({ timeout: SHOWN_MS }))
    return { app, page, complaints }
  } catch (error) {
    app.process().kill('SIGKILL')
    throw error
  }
}
