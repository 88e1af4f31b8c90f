import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type ElectronApplication, type Page } from 'playwright-core'
import { clock } from '../../electron/clock.ts'
import type { Instant } from '../../shared/time.ts'
import { keepInSight, tellOfOutside } from './seen.ts'
import { addressOf, startServer, stopServer } from './server.ts'
import { openWindow } from './window.ts'
import { makeWorld, type World } from './world.ts'

/** The studio on a workspace in the door that this run is about, and what its page has complained of so far. */
export interface OpenDoor {
  readonly page: Page
  /** The window's program; null in browser mode. */
  readonly app: ElectronApplication | null
  readonly complaints: readonly string[]
  /** Ends the whole studio, as closing the window or Ctrl+C does. */
  close(): Promise<void>
}

const QUIET = ['--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run']

async function openBrowser(folder: string): Promise<OpenDoor> {
  const server = await startServer(folder)
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const browser = await chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? '',
    args: [...asRoot, '--disable-gpu', ...QUIET],
  })
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  keepInSight(page)
  const complaints: string[] = []
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  tellOfOutside(page, (line) => complaints.push(line))
  await page.goto(addressOf(server))
  await page.locator('#root > *').first().waitFor()
  const close = async () => {
    await browser.close()
    await stopServer(server)
  }
  return { page, app: null, complaints, close }
}

export async function openDoor(folder: string): Promise<OpenDoor> {
  if (process.env['DOOR'] !== 'electron') return openBrowser(folder)
  const { app, page, complaints } = await openWindow(folder)
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1440, 900))
  return { page, app, complaints, close: () => app.close() }
}

/** Opens it on a workspace of its own that was filled as of `at`; the folder goes when the door is closed. */
export async function openDoorOn(fill: (world: World) => Promise<unknown>, at: Instant = clock()): Promise<OpenDoor> {
  const folder = mkdtempSync(join(tmpdir(), 'duotrack-door-'))
  const world = makeWorld({ folder, at })
  await fill(world)
  await world.studio.close()
  const door = await openDoor(folder)
  const close = async () => {
    await door.close()
    rmSync(folder, { recursive: true, force: true })
  }
  return { ...door, close }
}
