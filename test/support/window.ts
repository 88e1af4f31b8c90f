import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron, type ElectronApplication, type Page } from 'playwright-core'

const root = join(import.meta.dirname, '../..')

/** The real window on a workspace, and what its page has complained of so far. */
export interface OpenWindow {
  readonly app: ElectronApplication
  readonly page: Page
  readonly complaints: readonly string[]
}

export const newFolder = (): string => mkdtempSync(join(tmpdir(), 'duotrack-window-'))

export async function openWindow(folder: string): Promise<OpenWindow> {
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const app = await _electron.launch({
    executablePath: process.env['ELECTRON_PATH'] ?? '',
    args: [...asRoot, '--disable-gpu', root, `--data=${folder}`],
    env: { ...(process.env as Record<string, string>), LANG: 'zh_CN.UTF-8' },
  })
  const complaints: string[] = []
  const page = await app.firstWindow()
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  await page.locator('#root > *').first().waitFor()
  return { app, page, complaints }
}
