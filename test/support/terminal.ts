import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runCli } from '../../electron/doors/cli/run.ts'

/** What one command left behind: its exit code, the lines on stdout, the words on stderr. */
export interface Ran {
  readonly code: number | undefined
  readonly out: readonly string[]
  readonly err: string
}

/** Runs commands on a workspace as a terminal does. */
export function makeTerminal(folder: string, env: Readonly<Record<string, string>> = {}) {
  const run = async (...args: readonly string[]): Promise<Ran> => {
    const out: string[] = []
    let err = ''
    const code = await runCli({
      args: ['--data', folder, ...args],
      here: { env: { LANG: 'en_US.UTF-8', ...env }, platform: 'linux', home: folder },
      out: (line) => void out.push(line),
      err: { write: (text: string) => (err += text) },
      umask: 0o022,
      built: '/nowhere',
    })
    return { code, out, err }
  }
  /** With `--json`: the one object on stdout. */
  const ask = async <T = Record<string, unknown>>(
    ...args: readonly string[]
  ): Promise<T & { readonly code: number }> => {
    const { code, out } = await run('--json', ...args)
    if (out.length !== 1) throw new Error(`${args.join(' ')}: ${out.length} lines on stdout`)
    return { ...(JSON.parse(out[0] ?? '') as T), code: code ?? -1 }
  }
  return { run, ask }
}

/** A built program with one small page and the workers' own sources, for servers whose screens do not matter. */
export function makeBuilt(): string {
  const built = mkdtempSync(join(tmpdir(), 'duotrack-built-'))
  for (const room of ['main', 'renderer']) mkdirSync(join(built, room))
  for (const worker of ['engine-worker', 'xlsx-worker']) {
    const source = join(import.meta.dirname, `../../electron/${worker}.ts`)
    writeFileSync(join(built, 'main', `${worker}.cjs`), `import(${JSON.stringify(source)})`)
  }
  writeFileSync(join(built, 'renderer', 'index.html'), '<!doctype html><title>双轨</title>')
  return built
}
