import { callOver, Refused, startServer, stopServer, type Server } from './server.ts'
import { openWindow, type OpenWindow } from './window.ts'
import type { Result } from '../../shared/result.ts'

/** A way into the studio whose data process can be killed, and comes again. */
export interface Killable {
  /** Rejects with `Refused` where the studio says no, with anything else where it is gone. */
  readonly call: <T>(name: string, input: unknown, opId?: string) => Promise<T>
  /** SIGKILL to the process that holds the file. */
  kill(): void
  /** Resolves when it is there again. */
  back(): Promise<void>
  /** Resolves when whoever sits before it sees these words; at once where there is no screen. */
  shown(words: string): Promise<void>
  close(): Promise<void>
}

/** Browser mode: nobody starts it again but us. */
export async function openHttpKillable(folder: string): Promise<Killable> {
  let server: Server = await startServer(folder)
  return {
    call: (name, input, opId) => callOver(server, name, input, opId),
    kill: () => void server.child.kill('SIGKILL'),
    back: async () => {
      await stopServer(server, 'SIGKILL')
      server = await startServer(folder)
    },
    shown: () => Promise.resolve(),
    close: () => stopServer(server),
  }
}

const PATIENCE_MS = 20_000
/** At midnight a page looks for the new day within half a minute. */
const SHOWN_MS = 45_000
const pause = (ms: number) => new Promise((done) => setTimeout(done, ms))

type Ask = (name: string, input: unknown, opId: string | undefined) => Promise<Result<unknown> | null>

/** The window: main starts the data process again, and hands the page a fresh port, on which we ask beside the page. */
export async function openWindowKillable(folder: string): Promise<Killable> {
  const { app, page } = await openWindow(folder)
  await listenBeside({ app, page })
  const pidNow = () =>
    app.evaluate(({ app: main }) => main.getAppMetrics().find(({ name }) => name === 'Duotrack data')?.pid ?? null)
  const ask = (name: string, input: unknown, opId?: string) =>
    page.evaluate(([to, what, as]) => (globalThis as unknown as { ask: Ask }).ask(to, what, as), [
      name,
      input,
      opId,
    ] as const)
  let pid = await pidNow()
  const call = async <T>(name: string, input: unknown, opId?: string): Promise<T> => {
    const result = await ask(name, input, opId)
    if (!result) throw new Error('the data process is gone')
    if (!result.ok) throw new Refused(`${name}: ${result.error.code} ${result.error.message}`)
    return result.value as T
  }
  return {
    call,
    kill: () => {
      if (pid === null) throw new Error('there is no data process to kill')
      process.kill(pid, 'SIGKILL')
    },
    back: async () => {
      for (const began = performance.now(); !(await ask('workspace.status', {})); await pause(20))
        if (performance.now() - began > PATIENCE_MS) throw new Error('the data process did not come again')
      pid = await pidNow()
    },
    shown: (words) => page.getByText(words).first().waitFor({ timeout: SHOWN_MS }),
    close: () => app.close(),
  }
}

/** Has the page tell us of each port that it is handed, and ask on it; null is the answer where the port closed first. */
async function listenBeside({ app, page }: Pick<OpenWindow, 'app' | 'page'>): Promise<void> {
  await page.evaluate(() => {
    const waiting = new Map<string, (result: Result<unknown> | null) => void>()
    let now: MessagePort | null = null
    const lose = () => {
      for (const [, answer] of waiting) answer(null)
      waiting.clear()
    }
    addEventListener('message', ({ data, ports: [port] }) => {
      if ((data as { type?: string }).type !== 'duotrack-port' || !port) return
      lose()
      now = port
      port.addEventListener('message', ({ data: said }: MessageEvent<{ id?: string; result?: Result<unknown> }>) => {
        if (!said.id || !said.result) return
        waiting.get(said.id)?.(said.result)
        waiting.delete(said.id)
      })
      port.addEventListener('close', () => {
        if (now !== port) return
        now = null
        lose()
      })
      port.start()
    })
    const ask: Ask = (name, input, opId) =>
      new Promise((resolve) => {
        if (!now) return resolve(null)
        const id = crypto.randomUUID()
        waiting.set(id, resolve)
        now.postMessage({ id, name, input, ...(opId ? { opId } : {}) })
      })
    Object.assign(globalThis, { ask })
  })
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.ipc.emit('duotrack-page'))
  await page.waitForFunction(
    async () => (await (globalThis as unknown as { ask: Ask }).ask('workspace.status', {}, undefined)) !== null,
  )
}
