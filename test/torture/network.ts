import { spawnSync } from 'node:child_process'
import { createReadStream, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { createInterface } from 'node:readline'
import { findChromium, findElectron } from '../support/programs.ts'
import { skipAll, type Found, type Told } from '../support/torture.ts'

const root = join(import.meta.dirname, '../..')
/** Asks for a name that has to be looked up: what follows must see it, or it proves nothing. */
const CONTROL = "require('node:dns').lookup('example.org', () => {})"
const SYSCALLS = 'connect,sendto,sendmsg,sendmmsg,execve,clone,clone3,fork,vfork'

interface Reach {
  /** How often each program tried to reach an address off the machine, or a name server. */
  readonly outside: Readonly<Record<string, number>>
  readonly loopback: number
}

const isLoopback = (address: string) => /^(127\.|::1$|::ffff:127\.)/.test(address)
const ADDRESS = /sin6?_port=htons\((\d+)\),.*?(?:inet_addr\("([^"]+)"\)|inet_pton\(AF_INET6, "([^"]+)"\))/g

/** Every address that a trace of system calls names, counted by where it leads and by the program that named it. */
async function reachIn(file: string): Promise<Reach> {
  const programs = new Map<string, string>()
  const outside: Record<string, number> = {}
  let loopback = 0
  // Line by line: of all suites it is longer than a string may be.
  for await (const line of createInterface(createReadStream(file))) {
    const [, pid = ''] = /^(\d+) /.exec(line) ?? []
    const [, started] = /execve\("([^"]+)".* = 0$/.exec(line) ?? []
    // Chromium starts its own kind by /proc/self/exe.
    if (started && started !== '/proc/self/exe') programs.set(pid, basename(started))
    const [, child] = /(?:clone3?|v?fork)(?:\(| resumed>).* = (\d+)$/.exec(line) ?? []
    if (child && !programs.has(child)) programs.set(child, programs.get(pid) ?? '?')
    for (const [, port, v4, v6] of line.matchAll(ADDRESS)) {
      if (isLoopback(v4 ?? v6 ?? '') && port !== '53') loopback += 1
      else outside[programs.get(pid) ?? '?'] = (outside[programs.get(pid) ?? '?'] ?? 0) + 1
    }
  }
  return { outside, loopback }
}

/** Runs a command where there is no network but loopback, and reads from its system calls whom it tried to reach. */
async function traced(
  folder: string,
  name: string,
  command: readonly string[],
): Promise<Reach & { readonly status: number | null }> {
  const file = join(folder, name)
  const strace = ['strace', '-f', '--seccomp-bpf', '-e', `trace=${SYSCALLS}`, '-o', file]
  const inside = 'ip link set lo up && exec "$@"'
  const { status } = spawnSync('unshare', ['-n', 'sh', '-c', inside, 'sh', ...strace, ...command], {
    cwd: root,
    stdio: ['ignore', 2, 2],
  })
  return { status, ...(await reachIn(file)) }
}

const canTrace = () =>
  spawnSync('unshare', ['-n', 'sh', '-c', 'ip link set lo up && strace -V'], { stdio: 'ignore' }).status === 0

/**
 * All end-to-end suites, cut off from every network: nothing even tries to leave the machine. In both doors, or in the one
 * that `--door` names (`browser`, `electron`).
 */
export async function torture({ count, door: only }: Told): Promise<Found> {
  if (!canTrace()) return skipAll(count, 'unshare, ip and strace are needed, and the right to use them')
  const folder = mkdtempSync(join(tmpdir(), 'duotrack-network-'))
  const asked = ['browser', 'electron'].filter((door) => !only || only === door)
  const doors = asked.filter((door) => (door === 'browser' ? findChromium() : findElectron().binary))
  const seen: Record<string, Reach & { readonly status: number | null }> = {}
  try {
    const control = await traced(folder, 'control', [process.execPath, '-e', CONTROL])
    if (Object.keys(control.outside).length === 0) throw new Error('a name was looked up and the trace did not see it')
    for (let run = 0; run < count; run += 1)
      for (const door of doors)
        seen[`${door} ${run}`] = await traced(folder, `${door}-${run}`, [
          process.execPath,
          join('test', 'e2e', 'run.mjs'),
          door,
        ])
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  // The browser is the user's own, and looks for its maker's servers as browsers do: told, but not counted.
  const ofTheStudio = ({ outside }: Reach) => Object.keys(outside).filter((program) => !program.startsWith('chrom'))
  const failed = Object.values(seen).filter((one) => one.status !== 0 || ofTheStudio(one).length > 0).length
  return { failed, skipped: (asked.length - doors.length) * count, seen }
}
