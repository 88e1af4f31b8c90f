import { once } from 'node:events'
import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import { beginning, diaryFrom, type Diary } from '../support/diary.ts'
import { lacking, refusal, run } from '../support/machine.ts'
import { buildPage, PAGE_WEEK, type OpenPage, type Page, type PageSays } from '../support/page.ts'
import { randomFrom, shuffled, type Random } from '../support/random.ts'
import { addressOf, callOver, Refused, startServer, stopServer, type Server } from '../support/server.ts'
import { complain, skipAll, type Found, type Told } from '../support/torture.ts'
import { makeWorld } from '../support/world.ts'

const EDITS = 8
const CALLS = ['pwrite64', 'fdatasync', 'fsync', 'ftruncate', 'unlink', 'pread64'] as const
type Call = (typeof CALLS)[number]

/** What goes wrong, how many calls long, and at which calls it can. */
const FAULTS = {
  'is killed': { inject: 'signal=SIGKILL', times: 1, at: CALLS },
  'EIO once': { inject: 'error=EIO', times: 1, at: CALLS },
  'EIO for a while': { inject: 'error=EIO', times: 12, at: CALLS },
  'disk full once': { inject: 'error=ENOSPC', times: 1, at: ['pwrite64', 'ftruncate'] },
  'disk full for a while': { inject: 'error=ENOSPC', times: 12, at: ['pwrite64'] },
} as const satisfies Record<string, { readonly inject: string; readonly times: number; readonly at: readonly Call[] }>
type Fault = keyof typeof FAULTS

/** One place to go wrong at: the N-th of these calls on the workspace's files. */
interface Point {
  readonly fault: Fault
  readonly call: Call
  readonly nth: number
}

/** A tracer that stands between the program and the files of the workspace: `-D` leaves the program our own child. */
function tracer(folder: string, log: string, point: Point | null): readonly string[] {
  const files = ['duotrack.db', 'duotrack.db-wal', 'duotrack.mark'].flatMap((name) => ['-P', join(folder, name)])
  const inject = point ? ['-e', injected(point)] : []
  // Stops at the calls that are traced alone: several times as fast, but then strace sends no signals.
  const filter = point?.fault === 'is killed' ? [] : ['--seccomp-bpf']
  return ['strace', '-D', '-f', ...filter, '-qq', '-o', log, ...files, '-e', `trace=${CALLS.join(',')}`, ...inject]
}

function injected({ fault, call, nth }: Point): string {
  const { inject, times } = FAULTS[fault]
  return `inject=${call}:${inject}:when=${nth}..${nth + times - 1}`
}

const named = ({ fault, call, nth }: Point) => `${fault}, ${call} ${nth}`

async function stopped(server: Server): Promise<void> {
  const cut = globalThis.setTimeout(() => server.child.kill('SIGKILL'), 10_000)
  await stopServer(server)
  clearTimeout(cut)
}

interface Template {
  readonly folder: string
  readonly begun: Awaited<ReturnType<typeof beginning>>
}

type Ask = <T>(name: string, input: unknown, opId?: string) => Promise<T>
type Shown = PageSays['shown']

/** What the page shows of the file, asked of whoever has it. */
async function shownBy(ask: Ask): Promise<Shown> {
  return {
    channels: await ask<Shown['channels']>('channels.list', {}),
    items: await ask<Shown['items']>('items.between', PAGE_WEEK),
    undated: await ask<Shown['undated']>('items.undated', {}),
    settings: await ask<Shown['settings']>('settings.get', {}),
    history: await ask<Shown['history']>('history.state', {}),
    sequence: (await ask<{ sequence: number }>('workspace.status', {})).sequence,
  }
}

const differing = (shown: Shown, said: Shown): string =>
  (Object.keys(said) as (keyof Shown)[])
    .filter((part) => !isDeepStrictEqual(shown[part], said[part]))
    .map((part) => `shows as ${part} ${JSON.stringify(shown[part])}, not ${JSON.stringify(said[part])}`)
    .join('; ')

const PATIENCE_MS = 10_000

/** Until the page shows what the studio says. Where it says itself that it could not read, it is told to try again; a page that shows another thing and says nothing is wrong. */
async function caughtUp(page: Page, ask: Ask): Promise<readonly string[]> {
  const said = await again(() => shownBy(ask))
  for (const began = performance.now(); ; await setTimeout(20)) {
    const { shown, problem, connection } = await page.says()
    if (isDeepStrictEqual(shown, said)) return []
    if (performance.now() - began > PATIENCE_MS)
      return [`the page (${connection}, ${problem?.code ?? 'no problem'}) ${differing(shown, said)}`]
    // «Try again» beside what it says of it.
    if (problem) await page.reread()
  }
}

/** One run of the script, under the tracer; answers what was wrong, in words, and whether the fault was met at all. */
async function runOnce(
  { folder: template, begun }: Template,
  open: OpenPage,
  point: Point | null,
  seed: number,
): Promise<{ readonly wrong: readonly string[]; readonly trace: string }> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'duotrack-syscall-')))
  const log = join(folder, 'trace')
  const diary = diaryFrom(begun, randomFrom(seed), `syscall-${seed}`)
  const wrong: string[] = []
  let page: Page | null = null
  let server: Server | null = null
  let isOver = false
  try {
    cpSync(template, folder, { recursive: true })
    // Killed while it starts, or told no: it is started again, and nothing fails then.
    server = await startServer(folder, { under: tracer(folder, log, point) }).catch(() => startServer(folder))
    page = open(addressOf(server))
    const back = once(server.child, 'exit').then(async () => {
      if (isOver) return
      server = await startServer(folder)
      await page?.openAddress(addressOf(server))
    })
    const edits = edit(page, diary)
    await Promise.race([edits, back.then(() => edits)])
    wrong.push(...(await edits))
    isOver = true
    await stopped(server)
    const { shown } = await page.says()
    const world = makeWorld({ folder })
    try {
      const ask: Ask = (name, input) => world.call(name as 'items.get', input as { id: string }) as never
      const { wrong: left } = await diary.compare(ask, diary.sent())
      wrong.push(...left.map((line) => `in the file: ${line}`))
      const file = await shownBy(ask)
      if (!isDeepStrictEqual(shown, file)) wrong.push(`the page, of the file: ${differing(shown, file)}`)
    } finally {
      await world.studio.close()
    }
    return { wrong, trace: readFileSync(log, 'utf8') }
  } catch (error) {
    return { wrong: [...wrong, String(error)], trace: '' }
  } finally {
    isOver = true
    await page?.close()
    if (server) await stopped(server)
    rmSync(folder, { recursive: true, force: true })
  }
}

/** All edits through the page, one after the other; answers what was wrong on the way, and with what it shows then. */
async function edit(page: Page, diary: Diary): Promise<readonly string[]> {
  const wrong: string[] = []
  const ask: Ask = async <T>(name: string, input: unknown, opId?: string) => {
    const result = await page.call<T>(name, input, opId)
    if (!result.ok) throw new Refused(`${name}: ${result.error.code} ${result.error.message}`)
    return result.value
  }
  await page.ready
  for (let count = 0; count < EDITS; count += 1) {
    const acknowledged = diary.sent()
    const { name, input, opId } = diary.next()
    await again(
      () => ask(name, input, opId),
      async () => {
        // Where it could not be opened, this is «Try again» on the page that says so.
        if (await page.call('rescue.state', {}).then((said) => said.ok && said.value !== null))
          await page.call('rescue.retry', {})
        // It said no: what it says now is either the old or the new, and asking once more makes it the new.
        wrong.push(...(await again(() => diary.compare(ask, acknowledged))).wrong)
      },
    )
  }
  wrong.push(...(await again(() => diary.compare(ask, diary.sent()))).wrong)
  return [...wrong, ...(await caughtUp(page, ask))]
}

const TRIES = 30

/** Does something that may be refused while the disk fails; a disk that fails for a while is well again some tries later. */
async function again<T>(work: () => Promise<T>, between: () => Promise<void> = () => Promise.resolve()): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work()
    } catch (error) {
      if (!(error instanceof Refused) || tries === TRIES) throw error
      await between()
    }
  }
}

const timesIn = (trace: string, call: Call): number =>
  trace.split('\n').filter((line) => new RegExp(`^\\d+ +${call}\\(`).test(line)).length

/**
 * A script of edits made in a page, and the close after it, in which one system call on the workspace's files goes wrong:
 * the program is killed there, and started again, or the disk answers with an error or is full. Every such call of the
 * script in turn, as many as `count`; then with other edits. A studio that lives says of itself what is in the file, and
 * does on asking again what it refused. At the end every edit is there once, in the order in which they were made, and the
 * page, which lived through it, shows what a program reads that opens the file afresh.
 */
export async function torture({ count, seed }: Told): Promise<Found> {
  const because = lacking('strace') ?? refusal(() => run('strace', '-o', '/dev/null', 'true'))
  if (because) return skipAll(count, because)
  const folder = mkdtempSync(join(tmpdir(), 'duotrack-template-'))
  const server = await startServer(folder)
  const begun = await beginning((name, input) => callOver(server, name, input))
  await stopServer(server)
  const template = { folder, begun }
  const open = await buildPage()
  const met: Record<string, number> = {}
  let [failed, done, unmet] = [0, 0, 0]
  try {
    for (let round = seed; done < count; round += 1) {
      const clean = await runOnce(template, open, null, round)
      if (clean.wrong.length > 0) throw new Error(`without any fault: ${clean.wrong.join('; ')}`)
      for (const point of pointsIn(clean.trace, randomFrom(round))) {
        if (done === count) break
        const { wrong, trace } = await runOnce(template, open, point, round)
        done += 1
        if (trace.includes('INJECTED') || trace.includes('SIGKILL')) met[point.fault] = (met[point.fault] ?? 0) + 1
        else unmet += 1
        if (wrong.length > 0) failed += 1
        for (const line of wrong) complain(`round ${round}, ${named(point)}: ${line}\n${trace}`)
      }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  return { failed, skipped: unmet, met }
}

/** All of them, in an order in which a part of them has some of each kind, and all of the kinds that there are few of. */
function pointsIn(trace: string, random: Random): readonly Point[] {
  const kinds = (Object.keys(FAULTS) as Fault[]).flatMap((fault) =>
    FAULTS[fault].at.map((call) =>
      shuffled(
        Array.from({ length: timesIn(trace, call) }, (_, index): Point => ({ fault, call, nth: index + 1 })),
        random,
      ),
    ),
  )
  const most = Math.max(...kinds.map((points) => points.length))
  return Array.from({ length: most }, (_, index) => kinds.flatMap((points) => points.slice(index, index + 1))).flat()
}
