import { join } from 'node:path'
import { runCli } from './doors/cli/run.ts'
import { keepPrivate, surroundings } from './doors/folder.ts'

async function main(): Promise<void> {
  const code = await runCli({
    args: process.argv.slice(2),
    here: surroundings(),
    out: (line) => void process.stdout.write(`${line}\n`),
    err: process.stderr,
    umask: keepPrivate(),
    built: join(import.meta.dirname, '..'),
  })
  if (code !== undefined) process.exitCode = code
}

void main()
