import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beginning, diaryFrom } from '../support/diary.ts'
import { lacking, refusal, run } from '../support/machine.ts'
import { randomFrom, shuffled, type Random } from '../support/random.ts'
import { callOver, Refused, startServer, stopServer, type Server } from '../support/server.ts'
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
  return ['strace', '-D', '-f', '-qq', '-o', log, ...files, '-e', `trace=${CALLS.join(',')}`, ...inject]
}

function injected({ fault, call, nth }: Point): string {
  const { inject, times } = FAULTS[fault]
  return `inject=${call}:${inject}:when=${nth}..${nth + times - 1}`
}

const named = ({ fault, call, nth }: Point) => `${fault}, ${call} ${nth}`

async function stopped(server: Server): Promise<void> {
  const cut = setTimeout(() => server.child.kill('SIGKILL'), 10_000)
  await stopServer(server)
  clearTimeout(cut)
}

interface Template {
  readonly folder: string
  readonly begun: Awaited<ReturnType<typeof beginning>>
}

/** One run of the script, under the tracer; answers what was wrong, in words, and whether the fault was met at all. */
async function runOnce(
  { folder: template, begun }: Template,
  point: Point | null,
  seed: number,
): Promise<{ readonly wrong: readonly string[]; readonly trace: string }> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'duotrack-syscall-')))
  const log = join(folder, 'trace')
  const diary = diaryFrom(begun, randomFrom(seed), `syscall-${seed}`)
  const wrong: string[] = []
  let acknowledged = 0
  try {
    cpSync(template, folder, { recursive: true })
    const server = await startServer(folder, { under: tracer(folder, log, point) }).catch(() => null)
    // A start that fails says so and leaves the file as it was.
    if (server) {
      const ask = <T>(name: string, input: unknown) => callOver<T>(server, name, input)
      try {
        for (let edit = 0; edit < EDITS; edit += 1) {
          const { name, input, opId } = diary.next()
          await again(
            () => callOver(server, name, input, opId),
            async () => {
              // It said no: what it says now is either the old or the new, and asking once more makes it the new.
              const { wrong: then } = await again(() => diary.compare(ask, acknowledged))
              wrong.push(...then)
            },
          )
          acknowledged = diary.sent()
        }
        const { wrong: now } = await again(() => diary.compare(ask, acknowledged))
        wrong.push(...now)
      } catch (error) {
        if (error instanceof Refused) wrong.push(`no, and no again: ${error.message}`)
      }
      await stopped(server)
    }
    const world = makeWorld({ folder })
    try {
      const ask = (name: string, input: unknown) => world.call(name as 'items.get', input as { id: string }) as never
      const { wrong: left } = await diary.compare(ask, acknowledged)
      wrong.push(...left.map((line) => `in the file: ${line}`))
    } finally {
      await world.studio.close()
    }
    return { wrong, trace: readFileSync(log, 'utf8') }
  } catch (error) {
    return { wrong: [...wrong, String(error)], trace: '' }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
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
 * A script of edits, and the close after it, in which one system call on the workspace's files goes wrong: the program is
 * killed there, or the disk answers with an error or is full. Every such call of the script in turn, as many as `count`;
 * then with other edits. After it the file says what the acknowledged edits make, with or without the one in flight; a
 * studio that lives says of itself what is in the file, and does on asking again what it refused.
 */
export async function torture({ count, seed }: Told): Promise<Found> {
  const because = lacking('strace') ?? refusal(() => run('strace', '-o', '/dev/null', 'true'))
  if (because) return skipAll(count, because)
  const folder = mkdtempSync(join(tmpdir(), 'duotrack-template-'))
  const server = await startServer(folder)
  const begun = await beginning((name, input) => callOver(server, name, input))
  await stopServer(server)
  const template = { folder, begun }
  const met: Record<string, number> = {}
  let [failed, done, unmet] = [0, 0, 0]
  try {
    for (let round = seed; done < count; round += 1) {
      const clean = await runOnce(template, null, round)
      if (clean.wrong.length > 0) throw new Error(`without any fault: ${clean.wrong.join('; ')}`)
      for (const point of pointsIn(clean.trace, randomFrom(round))) {
        if (done === count) break
        const { wrong, trace } = await runOnce(template, point, round)
        done += 1
        if (trace.includes('INJECTED') || trace.includes('SIGKILL')) met[point.fault] = (met[point.fault] ?? 0) + 1
        else unmet += 1
        if (wrong.length > 0) failed += 1
        for (const line of wrong) complain(`round ${round}, ${named(point)}: ${line}`)
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
