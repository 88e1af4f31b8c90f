import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { readRunning } from '../../electron/doors/running.ts'
import { lineIn, startBareWindow, wordsOn } from '../support/bare-window.ts'
import { findElectron } from '../support/programs.ts'
import { pick, randomFrom } from '../support/random.ts'
import { standing } from '../support/standing.ts'
import { complain, type Found, type Told } from '../support/torture.ts'
import { makeWorld } from '../support/world.ts'

const built = resolve(import.meta.dirname, '../../out/main')
const LATEST_MS = 300
const PATIENCE_MS = 30_000
const ENDS_WITHIN_MS = 10_000

type Door = 'window' | 'browser' | 'cli'
/** Each two doors twice: in either order, or with themselves. */
const PAIRS: readonly (readonly [Door, Door])[] = [
  ['window', 'window'],
  ['window', 'browser'],
  ['window', 'cli'],
  ['browser', 'browser'],
  ['browser', 'cli'],
  ['cli', 'cli'],
  ['window', 'window'],
  ['browser', 'window'],
  ['cli', 'window'],
  ['browser', 'browser'],
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

const commandFor = (door: 'browser' | 'cli', folder: string, name: string): readonly string[] =>
  door === 'browser'
    ? ['start.cjs', '--browser', '--no-open', '--data', folder]
    : ['cli.cjs', '--data', folder, '--json', 'channel', 'add', '--name', name, '--platform', 'douyin']

function spawnNode([program = '', ...args]: readonly string[]): ChildProcess {
  return spawn(process.execPath, [join(built, program), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, LANG: 'en_US.UTF-8', LC_ALL: '' },
  })
}

function start(door: Door, folder: string, name: string): Started {
  const child = door === 'window' ? startBareWindow(folder) : spawnNode(commandFor(door, folder, name))
  const started: Started = { door, child, name, out: '', err: '' }
  child.stdout?.on('data', (part: Buffer) => (started.out += part.toString()))
  child.stderr?.on('data', (part: Buffer) => (started.err += part.toString()))
  return started
}

/** By itself or by a signal: a crash too. */
const isGone = ({ exitCode, signalCode }: ChildProcess) => exitCode !== null || signalCode !== null

/** What it said of itself, without what Chromium says where there is no desktop. */
const saidBy = ({ err, child }: Started) =>
  [
    `process ${child.pid}, ${child.signalCode ?? 'alive'}`,
    ...err.split('\n').filter((line) => !/bus\.cc/.test(line)),
  ].join('\n')

/** Until it serves, says on its page that another does, or has ended. */
async function settled(one: Started, folder: string): Promise<void> {
  const { door, child } = one
  const isDone = async () => {
    if (isGone(child)) return true
    if (door === 'browser') return one.out.includes('\n')
    return door === 'window' && (readRunning(folder)?.pid === child.pid || (await toldBy(one, folder)) !== null)
  }
  for (const began = performance.now(); !(await isDone()); await setTimeout(door === 'window' ? 50 : 10))
    if (performance.now() - began > PATIENCE_MS)
      throw new Error(`${door} neither serves nor ends, ${readRunning(folder)?.pid ?? 'nobody'} does: ${saidBy(one)}`)
}

/** The words in which a window says that a browser has the workspace; null where it says no such thing. */
async function toldBy({ err }: Started, folder: string): Promise<string | null> {
  const running = readRunning(folder)
  const line = lineIn(err)
  if (running?.door !== 'browser' || !line) return null
  const words = await wordsOn(line)
  return words.includes(`(process ${running.pid})`) ? words : null
}

/** Whoever only hands on an address goes a moment after it. */
async function ended({ child }: Started): Promise<boolean> {
  for (const began = performance.now(); !isGone(child); await setTimeout(10))
    if (performance.now() - began > PATIENCE_MS) return false
  return true
}

/** Told to end; answers whether it did. */
async function stop({ child }: Started): Promise<boolean> {
  if (isGone(child)) return true
  const gone = once(child, 'exit')
  child.kill('SIGTERM')
  const hasEnded = await Promise.race([gone.then(() => true), setTimeout(ENDS_WITHIN_MS, false, { ref: false })])
  if (!hasEnded) child.kill('SIGKILL')
  await gone
  return hasEnded
}

/** What is wrong with how two came out that were started at once. */
async function wrongIn(folder: string, both: readonly Started[]): Promise<readonly string[]> {
  const wrong: string[] = []
  const running = readRunning(folder)
  const holder = both.find(({ child }) => child.pid === running?.pid)
  const isStudio = both.some(({ door }) => door !== 'cli')
  if (isStudio && !holder) wrong.push(`nobody serves: ${both.map(({ err }) => err).join(' ')}`)
  wrong.push(...both.flatMap((one) => (one.child.signalCode ? [`the ${one.door} crashed: ${saidBy(one)}`] : [])))
  if (holder && isGone(holder.child)) wrong.push('running.json names one that is gone')
  for (const one of both) {
    if (one === holder || !holder) continue
    if (one.door !== 'window' && !(await ended(one))) wrong.push('two serve one workspace')
    if (one.door !== 'cli') wrong.push(...(await wrongInSecond(one, holder, folder)))
  }
  for (const one of both.toSorted((a) => (a === holder ? 1 : -1)))
    if (!(await stop(one))) wrong.push(`told to end, the ${one.door} did not`)
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

/** How the one must come out that another was before: led to where the work goes on, and told who has it. */
async function wrongInSecond(second: Started, holder: Started, folder: string): Promise<readonly string[]> {
  const { door, child, out, err } = second
  const isNamed = err.includes(String(holder.child.pid))
  if (door === 'window' && holder.door === 'window')
    return (await ended(second)) && child.exitCode === 0 ? [] : [`a second window ended with ${child.exitCode}`]
  if (door === 'window')
    return (await toldBy(second, folder))
      ? []
      : [`the window does not say who has it: ${await wordsOn(lineIn(err) ?? '')}`]
  if (holder.door === 'window')
    return child.exitCode === 1 && out === '' && isNamed
      ? []
      : [`the second ended with ${child.exitCode}: ${out}${err}`]
  return [
    ...(out === holder.out ? [] : ['the second was not led to the page of the first']),
    ...(isNamed ? [] : [`the second was not told who has it: ${err}`]),
    ...(child.exitCode === 0 ? [] : [`the second ended with ${child.exitCode}`]),
  ]
}

/**
 * `count` times two are started on one workspace at nearly the same moment: a window, browser mode, a command that writes,
 * in every pair. One serves; a second is led to it, or says who has it. A command is done whole, by itself or by the one
 * that serves, or refused as busy with nothing written. `--door window,browser` keeps to one of the pairs.
 */
export async function torture({ count, seed, door: only }: Told): Promise<Found> {
  const random = randomFrom(seed)
  const asked = PAIRS.filter((pair) => !only || pair.join(',') === only)
  if (asked.length === 0) throw new Error(`--door ${only}: there are ${[...new Set(PAIRS.map(String))].join(' ')}`)
  const { binary, because } = findElectron()
  if (!binary) complain(`without the window: ${because}`)
  const pairs: Record<string, number> = {}
  let [failed, busy, skipped] = [0, 0, 0]
  for (let index = 0; index < count; index += 1) {
    const [first, second] = asked[index % asked.length]!
    if (!binary && (first === 'window' || second === 'window')) {
      skipped += 1
      continue
    }
    const folder = mkdtempSync(join(tmpdir(), 'duotrack-start-'))
    const both: Started[] = [start(first, folder, 'one')]
    await setTimeout(pick(random, [0, 0, random() * LATEST_MS]))
    both.push(start(second, folder, 'two'))
    let wrong: readonly string[]
    try {
      await Promise.all(both.map((one) => settled(one, folder)))
      wrong = await wrongIn(folder, both)
    } catch (error) {
      wrong = [String(error), ...both.flatMap(({ child }) => standing(child.pid))]
    } finally {
      for (const one of both) await stop(one)
      rmSync(folder, { recursive: true, force: true })
    }
    pairs[`${first} and ${second}`] = (pairs[`${first} and ${second}`] ?? 0) + 1
    busy += both.filter(({ door, child }) => door === 'cli' && child.exitCode !== 0).length
    if (wrong.length > 0) failed += 1
    for (const line of wrong) complain(`${index}, ${first} and ${second}: ${line}`)
  }
  return { failed, skipped, pairs, busy }
}
