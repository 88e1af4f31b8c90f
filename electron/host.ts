import { join } from 'node:path'
import { failed, type Result } from '../shared/result.ts'
import { clock, newId } from './clock.ts'
import { openStudioOrRescue } from './core/rescue-studio.ts'
import type { Studio } from './core/studio.ts'
import { openEngineThread } from './doors/engine-thread.ts'
import { firstAnswers, keepFirstAnswers } from './doors/first-answers.ts'
import { keepPrivate } from './doors/folder.ts'
import { makeLog } from './doors/log.ts'
import { servePort, type Port, type Power, type Shell } from './doors/ports.ts'
import { heldByBrowser } from './doors/running.ts'
import { xlsxThread } from './doors/xlsx-thread.ts'

// The process of the window that holds the data: main forks it with the workspace folder and hands it ports.
const [, , folder = '', because = ''] = process.argv
const program = join(import.meta.dirname, 'host.cjs')
keepPrivate()
const engine = openEngineThread(join(import.meta.dirname, 'engine-worker.cjs'))
const readXlsx = xlsxThread(join(import.meta.dirname, 'xlsx-worker.cjs'))
const log = makeLog(folder, clock)

let port: Port | null = null
let opened: Result<Studio> | null = null

/** A page asks for many things at once: one look at a file that another has is enough for all of them. */
const BUSY_MS = 1000
let lookedAt = -BUSY_MS

/** What may have passed by the next look: whoever had the file may be done, a disk that failed may answer. */
const PASSING: readonly string[] = ['busy', 'internal']

/** The studio, or why there is none. */
function studio(): Result<Studio> {
  const mayHavePassed = opened && !opened.ok && PASSING.includes(opened.error.code)
  if (opened && !(mayHavePassed && performance.now() - lookedAt > BUSY_MS)) return opened
  opened = open()
  lookedAt = performance.now()
  if (!opened.ok) return opened
  opened.value.onChanged((change) => port?.postMessage({ change }))
  process.parentPort.postMessage('opened')
  return opened
}

function open(): Result<Studio> {
  const mustBeThere = because === 'chosen'
  const result = openStudioOrRescue({ folder, clock, newId, log, compute: engine.compute, readXlsx, mustBeThere })
  return result.ok || result.error.code !== 'busy' ? result : failed(heldByBrowser(folder) ?? result.error)
}

/** What the page writes out now comes a moment later, and goes into the file as any commit does. */
function power(said: { readonly power: Power }): void {
  port?.postMessage(said)
  if (said.power === 'rest' && opened?.ok) opened.value.rest()
}

/** The system's dialog is main's; there is one at a time. */
let chosen: (folder: string | null) => void = () => {}
const shell: Shell = {
  notify: (notice) => process.parentPort.postMessage({ notify: notice }),
  chooseFolder: () =>
    new Promise((resolve) => {
      chosen(null)
      chosen = resolve
      process.parentPort.postMessage({ choose: true })
    }),
  openWorkspace: (next) => process.parentPort.postMessage({ next }),
}

async function close(): Promise<void> {
  port?.close()
  await engine.close()
  if (opened?.ok) {
    const { value } = opened
    const answers = await firstAnswers((name, input) => value.call(name, input), clock())
    await value.close()
    keepFirstAnswers(folder, program, answers)
  }
  process.exit(0)
}

process.parentPort.on('message', ({ data, ports: [fresh] }) => {
  if (data === 'close') return void close()
  if (typeof data === 'object' && 'chosen' in data) return chosen((data as { readonly chosen: string | null }).chosen)
  if (typeof data === 'object' && 'power' in data) return power(data as { readonly power: Power })
  // A click on a notice: main knows of it, the page leads there.
  if (typeof data === 'object' && 'open' in data) return port?.postMessage(data)
  if (!fresh) return
  // The page was loaded anew: the port of the one before has nobody on it.
  port?.close()
  port = fresh
  servePort(fresh, studio, shell)
})
studio()
