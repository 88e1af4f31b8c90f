import { randomBytes } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { failed, ok, type Result } from '../shared/result.ts'
import { clock, newId } from './clock.ts'
import { openStudioOrRescue } from './core/rescue-studio.ts'
import { openEngineThread } from './doors/engine-thread.ts'
import { handOver } from './doors/handover.ts'
import { openHttpDoor, type HttpDoor, type HttpDoorOptions } from './doors/http-server.ts'
import { makeLog } from './doors/log.ts'
import { rememberChosen, surroundings, type Place } from './doors/folder.ts'
import { forgetPage } from './doors/open-page.ts'
import { loadPages } from './doors/pages.ts'
import { findRunning, heldBy, removeRunning, writeRunning, type Running } from './doors/running.ts'
import { whereItMay } from './doors/where-it-may.ts'
import { xlsxThread } from './doors/xlsx-thread.ts'

export interface ServeOptions {
  readonly folder: string
  /** Why this folder; `told`, if nothing is said: a move to another is then not remembered. */
  readonly because?: Place['because']
  /** The built program: `out/`. */
  readonly built: string
  /** Null: the workspace's own, else any that is free. */
  readonly port: number | null
}

/** A page to open: our own, with a way to close it, or another process's. */
export interface StudioPage {
  /** With the token in its fragment, which no server ever sees. For the terminal of whoever started it, and no log. */
  readonly address: string
  readonly pid: number
  readonly close: (() => Promise<void>) | null
}

export interface Served extends StudioPage {
  readonly close: () => Promise<void>
}

/** Browser mode: the studio on this machine's loopback, until its page moves on to another folder: then on that. */
export async function serve(options: ServeOptions): Promise<Result<Served>> {
  const first = await serveOne(options, (folder) => moveTo(folder))
  if (!first.ok) return first
  let now = first.value
  async function moveTo(folder: string): Promise<Result<string>> {
    const next = await serveOrFind({ ...options, folder, port: null }, (one) => serveOne(one, moveTo))
    if (!next.ok) return next
    if ((options.because ?? 'told') !== 'told') rememberChosen(folder, surroundings())
    const { close } = next.value
    if (close) {
      const before = now
      now = { ...next.value, close }
      // Its page has to hear where to go.
      setTimeout(() => void before.close(), HEARD_MS)
    }
    return ok(next.value.address)
  }
  return ok({ ...first.value, close: () => now.close() })
}

const HEARD_MS = 500

async function serveOne(
  { folder, because = 'told', built, port }: ServeOptions,
  moveTo: (folder: string) => Promise<Result<string>>,
): Promise<Result<Served>> {
  const engine = openEngineThread(join(built, 'main', 'engine-worker.cjs'))
  const readXlsx = xlsxThread(join(built, 'main', 'xlsx-worker.cjs'))
  const log = makeLog(folder, clock)
  const mustBeThere = because === 'chosen'
  const opened = openStudioOrRescue({ folder, clock, newId, log, compute: engine.compute, readXlsx, mustBeThere })
  if (!opened.ok) return opened
  const studio = opened.value
  const token = randomBytes(32).toString('base64url')
  const pages = await loadPages(join(built, 'renderer'))
  const door = await openOnPort(folder, port, {
    studio,
    pages,
    token,
    wrapped: handOver(folder, token),
    moveTo,
  })
  if (!door.ok) {
    await studio.close()
    return door
  }
  const { pid } = process
  writeRunning(folder, { pid, door: 'browser', port: door.value.port, token, at: clock() })
  return ok({
    address: addressOf(door.value.port, token),
    pid,
    close: async () => {
      await door.value.close()
      await engine.close()
      await studio.close()
      forgetPage(folder)
      removeRunning(folder, pid)
    },
  })
}

/**
 * Serves, or finds the page that another process serves already: of two that start at once one gets the workspace, and
 * the other waits a moment for it. Fails with `busy` naming whoever holds it and shows no page.
 */
export async function serveOrFind(options: ServeOptions, open = serve): Promise<Result<StudioPage>> {
  const { folder } = options
  for (let tries = 0; ; tries++) {
    const found = await findRunning(folder)
    if (found.state === 'running' && found.running.door === 'browser') return ok(pageOf(found.running))
    const served = await open(options)
    if (served.ok || served.error.code !== 'busy' || served.error.path === 'port') return served
    if (found.state !== 'nobody') return failed(heldBy(found, folder))
    if (tries === WAITS) return served
    await new Promise((resolve) => setTimeout(resolve, 150))
  }
}

const WAITS = 12

const pageOf = ({ port, token, pid }: Running): StudioPage => ({
  address: addressOf(port ?? 0, token ?? ''),
  pid,
  close: null,
})

const addressOf = (port: number, token: string): string => `http://127.0.0.1:${port}/#token=${token}`

/** A port that was asked for or none; else the one this workspace had last, for what browsers keep hangs on it; else any. */
async function openOnPort(
  folder: string,
  asked: number | null,
  options: Omit<HttpDoorOptions, 'port'>,
): Promise<Result<HttpDoor>> {
  for (const port of asked === null ? [rememberedPort(folder), 0] : [asked]) {
    try {
      const door = await openHttpDoor({ ...options, port })
      if (asked === null) whereItMay(() => writeFileSync(portFile(folder), String(door.port)))
      return ok(door)
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      if (code !== 'EADDRINUSE' && code !== 'EACCES') throw error
    }
  }
  return failed({ code: 'busy', message: 'start.port-taken', path: 'port', params: { port: asked ?? 0 } })
}

const portFile = (folder: string) => join(folder, 'port')

function rememberedPort(folder: string): number {
  try {
    const port = Number(readFileSync(portFile(folder), 'utf8'))
    return Number.isInteger(port) && port > 1023 && port <= 65_535 ? port : 0
  } catch {
    return 0
  }
}
