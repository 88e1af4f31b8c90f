import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { readRunning } from '../../electron/doors/running.ts'
import { pick, randomFrom } from '../support/random.ts'
import { complain, type Found, type Told } from '../support/torture.ts'
import { makeWorld } from '../support/world.ts'

const built = resolve(import.meta.dirname, '../../out/main')
const LATEST_MS = 300
const PATIENCE_MS = 30_000

type Door = 'browser' | 'cli'
/** The window is not among them: one case of each of its pairs stands in test/e2e/window.e2e.ts. */
const PAIRS: readonly (readonly [Door, Door])[] = [
  ['browser', 'browser'],
  ['browser', 'cli'],
  ['cli', 'browser'],
  ['cli', 'cli'],
]

/** One that was started on the workspace, and what it has said so far. */
interface Started {
  readonly door: Door
  readonly child: ChildProcess
  /** What the CLI would write. */
  readonly name: string
  out: string
  err: string
}

function start(door: Door, folder: string, name: string): Started {
  const args =
    door === 'browser'
      ? ['start.cjs', '--browser', '--no-open', '--data', folder]
      : ['cli.cjs', '--data', folder, '--json', 'channel', 'add', '--name', name, '--platform', 'douyin']
  const child = spawn(process.execPath, [join(built, args[0] ?? ''), ...args.slice(1)], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, LANG: 'en_US.UTF-8', LC_ALL: '' },
  })
  const started: Started = { door, child, name, out: '', err: '' }
  child.stdout?.on('data', (part: Buffer) => (started.out += part.toString()))
  child.stderr?.on('data', (part: Buffer) => (started.err += part.toString()))
  return started
}

/** Until it serves, or has ended. */
async function settled(one: Started): Promise<void> {
  const { door, child } = one
  const began = performance.now()
  const isDone = () => child.exitCode !== null || (door === 'browser' && one.out.includes('\n'))
  while (!isDone()) {
    if (performance.now() - began > PATIENCE_MS) throw new Error(`${door} neither serves nor ends: ${one.err}`)
    await setTimeout(10)
  }
}

/** Whoever only hands on an address goes a moment after it. */
async function ended({ child }: Started): Promise<boolean> {
  for (const began = performance.now(); child.exitCode === null; await setTimeout(10))
    if (performance.now() - began > PATIENCE_MS) return false
  return true
}

async function stop({ child }: Started): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = new Promise((done) => child.once('exit', done))
  child.kill('SIGTERM')
  await gone
}

/** What is wrong with how two came out that were started at once. */
async function wrongIn(folder: string, both: readonly Started[]): Promise<readonly string[]> {
  const wrong: string[] = []
  const running = readRunning(folder)
  const holder = both.find(({ child }) => child.pid === running?.pid)
  for (const one of both) if (one !== holder && !(await ended(one))) wrong.push('two serve one workspace')
  if (holder && holder.child.exitCode !== null) wrong.push('running.json names one that is gone')
  for (const one of both) {
    const { door, child, out, err } = one
    if (door !== 'browser' || one === holder) continue
    if (!holder) wrong.push(`nobody serves: ${err}`)
    else if (out !== holder.out) wrong.push('the second was not led to the page of the first')
    else if (!err.includes(String(holder.child.pid))) wrong.push(`the second was not told who has it: ${err}`)
    if (child.exitCode !== 0) wrong.push(`the second ended with ${child.exitCode}`)
  }
  for (const one of both) await stop(one)
  const world = makeWorld({ folder })
  try {
    const names = (await world.call('channels.list', {})).map(({ name }) => name)
    const { problems } = await world.call('workspace.verify', {})
    wrong.push(...problems)
    for (const { door, child, name, out } of both) {
      if (door !== 'cli') continue
      const isThere = names.filter((there) => there === name).length
      if (child.exitCode === 0 && isThere !== 1) wrong.push(`said done, and is there ${isThere} times`)
      if (child.exitCode !== 0 && isThere !== 0) wrong.push(`said no, and was done: ${out}`)
      const said = child.exitCode === 0 ? null : (JSON.parse(out) as { error: { code: string; message: string } }).error
      if (said && said.code !== 'busy') wrong.push(`refused by another word: ${out}`)
    }
  } finally {
    await world.studio.close()
  }
  return wrong
}

/**
 * `count` times two are started on one workspace at nearly the same moment: browser mode and a command that writes, in
 * every pair. One serves; a second is led to it and told who it is. A command is done whole, by itself or by the one that
 * serves, or refused as busy with nothing written.
 */
export async function torture({ count, seed }: Told): Promise<Found> {
  const random = randomFrom(seed)
  const pairs: Record<string, number> = {}
  let [failed, busy] = [0, 0]
  for (let index = 0; index < count; index += 1) {
    const folder = mkdtempSync(join(tmpdir(), 'duotrack-start-'))
    const [first, second] = PAIRS[index % PAIRS.length] ?? PAIRS[0]!
    const both: Started[] = [start(first, folder, 'one')]
    await setTimeout(pick(random, [0, 0, random() * LATEST_MS]))
    both.push(start(second, folder, 'two'))
    let wrong: readonly string[]
    try {
      await Promise.all(both.map(settled))
      wrong = await wrongIn(folder, both)
    } catch (error) {
      wrong = [String(error)]
    } finally {
      for (const one of both) await stop(one)
      rmSync(folder, { recursive: true, force: true })
    }
    pairs[`${first} and ${second}`] = (pairs[`${first} and ${second}`] ?? 0) + 1
    busy += both.filter(({ door, child }) => door === 'cli' && child.exitCode !== 0).length
    if (wrong.length > 0) failed += 1
    for (const line of wrong) complain(`${index}, ${first} and ${second}: ${line}`)
  }
  return { failed, skipped: 0, pairs, busy }
}
