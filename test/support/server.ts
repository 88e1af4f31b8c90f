import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Result } from '../../shared/result.ts'

const BUILT = resolve(import.meta.dirname, '../../out')
const PATIENCE_MS = 20_000

/** A studio in browser mode in a process of its own, as `running.json` names it. */
export interface Server {
  readonly pid: number
  readonly port: number
  readonly token: string
  readonly child: ChildProcess
}

/** An answer, but a no: the studio is alive and does not do what it should. */
export class Refused extends Error {}

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms))

interface Starting {
  /** Another build of the program. */
  readonly built?: string
  /** What it runs under: a tracer and its arguments. */
  readonly under?: readonly string[]
}

export async function startServer(folder: string, { built = BUILT, under = [] }: Starting = {}): Promise<Server> {
  const start = join(built, 'main', 'start.cjs')
  if (!existsSync(start)) throw new Error('out/ is not built: npm run build')
  const [program, ...args] = [...under, process.execPath, start, '--browser', '--no-open', '--data', folder]
  const child = spawn(program ?? process.execPath, args, { stdio: ['ignore', 'pipe', 'ignore'] })
  let said = ''
  child.stdout.on('data', (bytes: Buffer) => (said += bytes.toString()))
  try {
    return await started(child, folder, () => said)
  } catch (error) {
    child.kill('SIGKILL')
    throw error
  }
}

async function started(child: ChildProcess, folder: string, said: () => string): Promise<Server> {
  const file = join(folder, 'running.json')
  for (const began = performance.now(); performance.now() - began < PATIENCE_MS; await pause(5)) {
    const ended = child.exitCode ?? child.signalCode
    if (ended !== null) throw new Error(`the studio ended with ${ended} instead of starting`)
    if (!existsSync(file)) {
      // A folder that takes no files has no such note: then the address is known from the terminal alone.
      const [, port, token] = /http:\/\/127\.0\.0\.1:(\d+)\/#token=(\S+)\n/.exec(said()) ?? []
      if (port && token && child.pid) return { pid: child.pid, port: Number(port), token, child }
      continue
    }
    try {
      const running = JSON.parse(readFileSync(file, 'utf8')) as Omit<Server, 'child'>
      if (running.pid === child.pid) return { ...running, child }
    } catch {
      // Being written: looked at again.
    }
  }
  throw new Error('the studio did not start')
}

/** What the terminal says, for a browser to open. */
export const addressOf = ({ port, token }: Server): string => `http://127.0.0.1:${port}/#token=${token}`

/** Ends the process and waits until it is gone: SIGKILL asks nobody. */
export async function stopServer({ child }: Server, signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = new Promise((done) => child.once('exit', done))
  child.kill(signal)
  await gone
}

const valueOf = async <T>(response: Response, what: string): Promise<T> => {
  const result = (await response.json()) as Result<T>
  if (!result.ok) throw new Refused(`${what}: ${result.error.code} ${result.error.message}`)
  return result.value
}

export async function callOver<T>({ port, token }: Server, name: string, input: unknown, opId?: string): Promise<T> {
  const response = await fetch(`http://127.0.0.1:${port}/call/${name}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ input, ...(opId ? { opId } : {}) }),
  })
  return valueOf(response, name)
}

export async function uploadOver({ port, token }: Server, name: string, content: string): Promise<string> {
  const response = await fetch(`http://127.0.0.1:${port}/upload?name=${encodeURIComponent(name)}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/octet-stream' },
    body: content,
  })
  return (await valueOf<{ id: string }>(response, 'upload')).id
}

/** Posts of a CSV in a channel, as the import page writes them where nothing had to be asked. */
export async function importOver(server: Server, channelId: string, csv: string): Promise<void> {
  const uploads = [await uploadOver(server, 'posts.csv', csv)]
  const unsaid = { encoding: null, mapping: null, capturedAt: null, iconReading: null, links: [] }
  await callOver(server, 'imports.commit', { channelId, uploads, ...unsaid })
}
